#!/bin/sh
# SPDX-License-Identifier: ISC
# crm-merge: two cases that turned out to be one.
. "$(dirname "$0")/../kit.sh"

crm-init --name "Berg Kettles" --currency EUR --zone Europe/Berlin
crm-add -q "Anna Berg"
crm-add -q "Carl Müller"
usage="  usage: crm-merge keep other
  example: crm-merge c1 c7"
new() { crm-log --new-case -k "$1" "$2" "$3" -o id; }

crm-log -q -kc c1 "kettle leaks" --at "today 9:00"
crm-log -q -kr c1 "send a seal" 2>/dev/null
t "joined: the first named is kept" 0 'crm-merge k1 k2' <<'OUT'
k1	-	merged	answer	2026-11-23T12:00:00Z	nina	c1	Anna Berg	-
OUT
t "one case is open" 0 'crm-cases -o id,kind' <<'OUT'
k1	complaint
OUT
t "with the words of both" 0 'crm-answer -q k1 "a seal is on its way" &&
	crm-cases -o id,needs' <<'OUT'
k1	resolve
OUT
t "the other id stays as an alias" 0 'crm-answer k2 "soon" -o id;
	crm-log i2 "any day now?" -o id' <<'OUT'
k1
k1
OUT
t_err "it is one by now" 1 'crm-merge k1 k2' <<'ERR'
crm-merge: both are k1 already
ERR
t_err "from either side" 1 'crm-merge k2 k1' <<'ERR'
crm-merge: both are k1 already
ERR
t_err "with itself" 1 'crm-merge k1 k1' <<'ERR'
crm-merge: both are k1 already
ERR

# --- clocks and rungs -------------------------------------------------------
old=$(crm-log --new-case -kc c2 "lid" --at "fri 10:00" -o id)
young=$(new complaint c2 "the lid again")
export old young
t "the older voice sets the clock" 0 'crm-merge $young $old -o due,needs' <<'OUT'
2026-11-20T13:00:00Z	answer
OUT
a=$(new complaint c2 "one")
b=$(new complaint c2 "two")
export a b
crm-log -q "$b" "and again"
t "the higher rung stays" 0 'crm-merge -q $a $b && crm-cases id=$a -o level' <<'OUT'
1
OUT
t "undo makes two of it" 0 'crm-undo -q && crm-cases id=$a,$b -o level' <<'OUT'
0
1
OUT

# --- closed ones ------------------------------------------------------------
crm-close -q "$a" --done x --tell y
b=$(new complaint c2 "and once more")
t_err "an open one into a closed one" 1 'crm-merge $a $b' <<ERR
crm-merge: $a is closed and $b is open: name the open one first
ERR
t "a closed one into an open one leaves its clock" 0 \
	'crm-merge $b $a -o needs' <<'OUT'
answer
OUT

x=$(new complaint c2 "one more")
y=$(new complaint c2 "and its twin")
z=$(new praise c2 "well done")
export x y z
crm-log -q "$y" "and again"
crm-close -q "$x" --done x --tell y
crm-close -q "$y" --done x --tell y
t "two closed ones, neither about anybody" 0 \
	'crm-merge -q $x $y && crm-cases id=$y state=any -o state,level' <<'OUT'
closed	0
closed	1
OUT
x=$(new complaint c2 "a third")
export x
crm-edit -q "$z" about=nina
t "who it is about comes along" 0 'crm-merge -q $x $z &&
	crm-cases id=$x -o about' <<'OUT'
nina
OUT
y=$(new complaint c2 "a fourth")
export y
crm-edit -q "$x" about=nina
t "and stays" 0 'crm-merge -q $x $y && crm-cases id=$x -o about' <<'OUT'
nina
OUT
crm-promise -q c2 "a lid" -d "2026-11-24"
t "a broken promise joins the case of its words" 0 '
	export CRM_NOW=2026-11-26T12:00:00Z
	k=$(crm-escalate -o id,clock | sed -n "s/	promise$//p")
	crm-merge $x $k -o step' <<'OUT'
merged
OUT

# --- rows, keys, rehearsals -------------------------------------------------
for i in 1 2 3 4 5 6; do
	new request c1 "r$i" >>ids
done
t "two ids a line" 0 'paste - - <ids | crm-merge -o step' <<'OUT'
merged
merged
merged
OUT
head=$(crm-history -o id,hash | head -n 1)
a=$(head -n 1 ids)
b=$(tail -n 2 ids | head -n 1)
t "-n keeps nothing" 0 'crm-merge -n $a $b -o step' <<'OUT'
merged
OUT
is "$(crm-history -o id,hash | head -n 1)" "$head" "the chain is as it was"
t "the same key, the same row" 0 'crm-merge $a $b --key m >a
	crm-merge $a $b --key m >b; cmp a b && cut -f 3 b' <<'OUT'
merged
OUT
t_err "one bad row keeps all out" 65 \
	'printf "k1\t%s\nk1\tk99\n" "$a" | crm-merge' <<'ERR'
crm-merge: stdin:2: k99: no such case
  crm-cases lists the open ones
ERR
t "--keep-going" 65 'printf "k1\t%s\nk1\tk99\n" "$a" |
	crm-merge --keep-going --rejects bad -o step' <<'OUT'
merged
OUT
is "$(cat bad)" "k1	k99	k99: no such case" "the bad one is in --rejects"

# --- refusals ---------------------------------------------------------------
t_err "cases of two customers" 1 'crm-merge k1 $old' <<ERR
crm-merge: k1 is of c1 and $young of c2: cases of two customers are not joined
ERR
t_err "one id" 2 'crm-merge k1' <<ERR
crm-merge: two that are one are wanted
$usage
ERR
t_err "three" 2 'crm-merge k1 k2 k3' <<ERR
crm-merge: two at a time
$usage
ERR
t_err "a row with one id" 65 'echo k1 | crm-merge' <<ERR
crm-merge: stdin:1: two that are one are wanted, split by a tab
$usage
ERR
t_err "none" 2 'crm-merge' <<ERR
crm-merge: no record given
$usage
ERR
t_err "somebody the policy does not know" 77 'crm-merge -u zoe k1 k9' <<'ERR'
crm-merge: zoe is none of our people: nina
  say who you are with -u or CRM_USER, or add zoe under people: in policy.yaml
ERR
is "$(crm-check)" "" "the record is well"

finish
