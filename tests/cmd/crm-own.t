#!/bin/sh
# SPDX-License-Identifier: ISC
# crm-own: cases and promises are taken, or handed over; and who owns a case
# from its first second.
. "$(dirname "$0")/../kit.sh"

crm-init --name "Berg Kettles" --currency EUR --zone Europe/Berlin
cat >policy.yaml <<'YAML'
name: Berg Kettles
zone: Europe/Berlin
people:
  nina: {name: Nina Berg}
  bo: {name: Bo Lund, reports-to: nina}
  ida: {name: Ida Holm, reports-to: nina}
champion: nina
desks:
  counter: {people: [bo, ida], channels: [counter]}
YAML
crm-add -q "Anna Berg"
crm-add -q "Carl Müller" --owner ida
usage="  usage: crm-own record [person [why ...]]
  example: crm-own k1"

# --- from the first second --------------------------------------------------
owner() { crm-log --new-case "$@" -o owner; }
is "$(owner -kc c2 x)" ida "the party's own person"
is "$(owner -kc c1 x)" nina "else, where no desk takes it, the champion"
is "$(owner -kc c1 x -c counter) $(owner -kr c1 x -c counter) \
$(owner -kc --anon x -c counter)" "bo ida bo" "else the desk's turn"
is "$(owner -kc c2 x -c counter)" ida "a person of their own is no turn"
is "$(owner -kc c1 x -c counter)" ida "so it is still ida's"
crm-away -q bo --until fri
is "$(owner -kc c1 x -c counter)" ida "who is away without a deputy is passed over"
crm-away -q --back bo
crm-away -q bo --deputy nina
is "$(owner -kc c1 x -c counter)" nina "a deputy takes the turn"
is "$(owner -kc c1 x -c counter)" ida "which counts"
crm-away -q ida --deputy bo
is "$(owner -kc c2 x)" nina "chains of deputies are followed"
crm-away -q --back bo
is "$(owner -kc c2 x)" bo "as far as somebody is away"
crm-away -q --back ida

# --- taken and handed over --------------------------------------------------
t "taken" 0 'crm-own k1' <<'OUT'
k1	-	own	answer	2026-11-23T12:00:00Z	nina	c2	Carl Müller	-
OUT
t "handed over, with @ or without" 0 \
	'crm-own k1 @bo -o id,owner; crm-own k1 ida -o id,owner' <<'OUT'
k1	bo
k1	ida
OUT
t "with a reason, which is kept" 0 'crm-own k1 bo he knows him &&
	crm-find -t interactions --limit 1 -o case,kind,direction,text' <<'OUT'
k1	i13	own	answer	2026-11-23T12:00:00Z	bo	c2	Carl Müller	he knows him
k1	note	own	he knows him
OUT
t "a reason by -m, at another time" 0 'crm-own -q k1 ida -m swap --at yesterday &&
	crm-find -t interactions id=i14 -o at,text' <<'OUT'
2026-11-22T11:00:00Z	swap
OUT
t "who has it already" 0 'crm-own k1 ida -o owner' <<'OUT'
ida
OUT
t "rows on stdin, - before the person" 0 \
	'crm-cases kind=request | crm-own - bo -o id,owner' <<'OUT'
k4	bo
OUT
t "rows on stdin, taken" 0 'printf "k4\nk5\n" | crm-own -o id,owner' <<'OUT'
k4	nina
k5	nina
OUT
t_err "one bad row keeps all out" 65 'printf "k4\nk99\n" | crm-own - bo' <<'ERR'
crm-own: stdin:2: k99: no such case
  crm-cases lists the open ones
ERR
t "the same key, the same row" 0 'crm-own k4 bo --key o >a
	crm-own k4 bo --key o >b; cmp a b && cut -f 1,3,6 b' <<'OUT'
k4	own	bo
OUT
head=$(crm-history -o id,hash | head -n 1)
t "-n keeps nothing" 0 'crm-own -n k4 ida -o owner; crm-cases id=k4 -o owner' \
	<<'OUT'
ida
bo
OUT
is "$(crm-history -o id,hash | head -n 1)" "$head" "the chain is as it was"
t "undo gives it back" 0 'crm-own -q k4 ida && crm-undo -q &&
	crm-cases id=k4 -o owner' <<'OUT'
bo
OUT
t "a promise" 0 'crm-promise -q c1 "call her" -d fri && crm-own p1 bo \
	-o id,step,owner --key p && crm-own p1 bo -o id,step,owner --key p' <<'OUT'
p1	own	bo
p1	own	bo
OUT
t_err "a promise takes no reason" 2 'crm-own p1 ida "she can"' <<'ERR'
crm-own: words are kept on cases: a promise is handed over without
ERR

# --- refusals ---------------------------------------------------------------
t_err "none of our people" 2 'crm-own k1 idda' <<'ERR'
crm-own: idda: none of our people
  did you mean ida? there are: nina, bo, ida
ERR
t_err "a closed case" 1 'crm-close -q k1 --done x --tell y && crm-own k1' <<'ERR'
crm-own: k1 is closed already
ERR
t_err "no such case" 1 'crm-own k99' <<'ERR'
crm-own: k99: no such case
  crm-cases lists the open ones
ERR
t_err "no record" 2 'crm-own' <<ERR
crm-own: no record given
$usage
ERR
t_err "no rows" 1 'printf "" | crm-own - bo' <<'ERR'
crm-own: no rows on stdin
ERR
t_err "somebody the policy does not know" 77 'crm-own -u zoe k2' <<'ERR'
crm-own: zoe is none of our people: nina, bo, ida
  say who you are with -u or CRM_USER, or add zoe under people: in policy.yaml
ERR
t "the same key, the same row" 0 '
	crm-own k2 bo -m "you know her" --key again -o id,step,owner >a
	crm-own k2 ida --key again -o id,step,owner >b; cmp a b && cat b' <<'OUT'
k2	own	bo
OUT
ok 'crm-check' "the record is well"

finish
