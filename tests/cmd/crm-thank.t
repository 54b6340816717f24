#!/bin/sh
# SPDX-License-Identifier: ISC
# crm-thank: customers and colleagues, naming what was done.
. "$(dirname "$0")/../kit.sh"

crm-init --name "Berg Kettles" --currency EUR --zone Europe/Berlin
cat >policy.yaml <<'YAML'
name: Berg Kettles
zone: Europe/Berlin
people:
  nina: {name: Nina Berg, mail: nina@example.org}
  bo: {name: Bo Lund, mail: bo@example.org, reports-to: nina}
  ida: {name: Ida Holm, reports-to: nina}
champion: nina
YAML
crm-add -q "Anna Berg" --email anna@example.org
crm-log -q -kc c1 "kettle leaks"

t "thanks tell too" 0 'crm-resolve -q k1 done "sent" &&
	crm-thank k1 "your new kettle is on its way; thank you"' <<'OUT'
k1	i3	thanks	close	2026-11-26T08:00:00Z	nina	c1	Anna Berg	your new kettle is on its way; thank you
OUT
t "and stop the clock as an answer does" 0 '
	crm-log -q -kc --new-case c1 "lid" && crm-thank -q k2 "for telling us" &&
	crm-cases id=k2 -o id,needs,clock' <<'OUT'
k2	resolve	update
OUT
t "thanks before the outcome do not tell it" 1 \
	'crm-resolve -q k2 done "new lid"; crm-close k2'
is "$(cat "$ERR")" "crm-close: k2 stays open: not told since the outcome" \
	"thanked, but not told"
t "a letter" 0 'crm-thank k2 --mail "the lid is there" -o id,message,address &&
	crm-send --list -o id,address,subject' <<'OUT'
k2	o1	anna@example.org
o1	anna@example.org	Thank you: lid
OUT

# --- colleagues -------------------------------------------------------------
t_err "praise waits for thanks to the colleague, by name" 1 '
	crm-log -q -kp c1 "so kind" --about @bo 2>/dev/null
	crm-close k3' <<'ERR'
crm-close: k3 stays open: @bo not thanked
ERR
t_err "thanks to the customer are not those" 1 \
	'crm-thank -q k3 --to customer "how nice"; crm-close k3' <<'ERR'
crm-close: k3 stays open: @bo not thanked
ERR
t_err "nor those to another colleague" 1 \
	'crm-thank -q k3 --to @ida "well done"; crm-close k3' <<'ERR'
crm-close: k3 stays open: @bo not thanked
ERR
t "without --to the praise is passed on" 0 '
	crm-thank k3 "Anna praises you" &&
	crm-find -t interactions --limit 1 -o kind,direction,about &&
	crm-close k3' <<'OUT'
k3	i11	thanks	close	2026-11-26T08:00:00Z	nina	c1	Anna Berg	Anna praises you
thanks	own	bo
k3	i12	closing	-	-	nina	c1	Anna Berg	-
OUT
t "praise of the house is closed by thanks to the customer" 0 '
	crm-log -q -kp c1 "nice shop" && crm-thank -q k4 "thank you" &&
	crm-close k4 -o id,step' <<'OUT'
k4	closing
OUT
t "a colleague's thanks tell the customer nothing" 1 '
	crm-log -q -kc --new-case c1 "handle" && crm-resolve -q k5 done "glued" &&
	crm-thank -q k5 --to bo "well glued" && crm-cases id=k5 -o id,needs &&
	crm-close k5' <<'OUT'
k5	answer
OUT
is "$(cat "$ERR")" "crm-close: k5 stays open: no human has answered; not told since the outcome; not thanked" \
	"nor are they thanks to the customer"
t "a colleague by mail" 0 \
	'crm-thank k5 --to @bo --mail "well glued" -o id,message,address' <<'OUT'
k5	o4	bo@example.org
OUT
t_err "without an address there is no letter" 1 \
	'crm-thank k5 --to @ida --mail "well glued"' <<'ERR'
crm-thank: @ida has no mail address
  policy.yaml: people: ida: {mail: …}
ERR
t_err "nobody of ours" 2 'crm-thank k5 --to @idaa "well glued"' <<'ERR'
crm-thank: idaa: none of our people
  did you mean ida? there are: nina, bo, ida
ERR

# --- the rest ---------------------------------------------------------------
t "rows on stdin" 0 'printf "k5\n" | crm-thank -m "thank you" -o id,step' <<'OUT'
k5	thanks
OUT
t "the same key, the same row" 0 '
	crm-thank k5 x --key r >a; crm-thank k5 x --key r >b; cmp a b' <<'OUT'
OUT
head=$(crm-history -o id,hash | head -n 1)
t "-n keeps nothing" 0 'crm-thank -n k5 y -o id' <<'OUT'
k5
OUT
is "$(crm-history -o id,hash | head -n 1)" "$head" "the chain is as it was"
t_err "nothing said" 2 'crm-thank k5' <<'ERR'
crm-thank: nothing was said
  usage: crm-thank [-c channel] [--mail [--buyers]] [--to person] record [text ...]
  example: crm-thank k1 "your new kettle is on its way; thank you"
ERR
t_err "no such case" 1 'crm-thank k99 hi' <<'ERR'
crm-thank: k99: no such case
  crm-cases lists the open ones
ERR

finish
