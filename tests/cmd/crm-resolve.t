#!/bin/sh
# SPDX-License-Identifier: ISC
# crm-resolve: the outcome of a case: done, declined or cannot.
. "$(dirname "$0")/../kit.sh"

crm-init --name "Berg Kettles" --currency EUR --zone Europe/Berlin
crm-add -q "Anna Berg"
crm-log -q -kc c1 "kettle leaks"
crm-log -q -kr c1 "a spare lid, please" 2>"$ERR"
crm-log -q -ks c1 "sell tea" 2>"$ERR"
usage="  usage: crm-resolve record done|declined|cannot [text ...]
  example: crm-resolve k1 done \"new kettle sent\""

t "an outcome answers nobody" 0 'crm-resolve k1 done "new kettle sent"' <<'OUT'
k1	i4	outcome	answer	2026-11-23T12:00:00Z	nina	c1	Anna Berg	new kettle sent
OUT
t "it is on the case" 0 'crm-cases id=k1 -o id,state,outcome' <<'OUT'
k1	resolved	done
OUT
t "declined, because" 0 \
	'crm-resolve k2 dec because the model is of 2009 &&
	crm-cases id=k2 -o id,outcome' <<'OUT'
k2	i5	outcome	answer	2026-11-23T16:00:00Z	nina	c1	Anna Berg	because the model is of 2009
k2	declined
OUT
t "cannot, because" 0 'crm-resolve -q k3 c "no licence for food" &&
	crm-cases id=k3 -o id,outcome' <<'OUT'
k3	cannot
OUT
t "the latest outcome counts, and has to be told anew" 0 '
	crm-answer -q k1 "it is sent" && crm-cases id=k1 -o id,needs,outcome &&
	crm-resolve -q k1 cannot "none left" && crm-cases id=k1 -o id,needs,outcome' \
	<<'OUT'
k1	thank	done
k1	tell	cannot
OUT
t "it stops the clock of resolving" 0 'crm-cases id=k1 -o id,clock' <<'OUT'
k1	update
OUT
t "rows on stdin" 0 'printf "k1\nk2\n" | crm-resolve - done -m "all sent" -o id,text' \
	<<'OUT'
k1	all sent
k2	all sent
OUT
t "the same key, the same row" 0 '
	crm-resolve k1 done x --key r >a; crm-resolve k1 done x --key r >b
	cmp a b && cut -f 1,3 b' <<'OUT'
k1	outcome
OUT
head=$(crm-history -o id,hash | head -n 1)
t "-n keeps nothing" 0 'crm-resolve -n k1 done y -o id' <<'OUT'
k1
OUT
is "$(crm-history -o id,hash | head -n 1)" "$head" "the chain is as it was"
t "undo takes it back" 0 'crm-resolve -q k3 done y; crm-undo -q;
	crm-cases id=k3 -o id,outcome,state' <<'OUT'
k3	cannot	resolved
OUT

for word in fixed d Done "" donee; do
	t_err "no outcome: \"$word\"" 2 "crm-resolve k1 '$word' x" <<ERR
crm-resolve: $word: no such outcome
  done "what was done", declined "because …" or cannot "because …"
ERR
done
t_err "done what?" 2 'crm-resolve k1 done' <<ERR
crm-resolve: say what was done, or because of what it was not
$usage
ERR
t_err "declined why?" 2 'crm-resolve k1 declined " "' <<'ERR'
crm-resolve: declined: say because of what
ERR
t_err "no outcome at all" 2 'crm-resolve k1' <<ERR
crm-resolve: name the record and the outcome
$usage
ERR
t_err "no such case" 1 'crm-resolve k9 done x' <<'ERR'
crm-resolve: k9: no such case
  crm-cases lists the open ones
ERR
t_err "a closed one" 1 '
	crm-log -q -kr c1 "open?" --done yes && crm-resolve k4 done x' <<'ERR'
crm-resolve: k4 is closed already
ERR
t_err "because of nothing" 2 'crm-resolve k1 declined " "' <<'ERR'
crm-resolve: declined: say because of what
ERR
t_err "somebody the policy does not know" 77 'crm-resolve -u zoe k1 done x' <<'ERR'
crm-resolve: zoe is none of our people: nina
  say who you are with -u or CRM_USER, or add zoe under people: in policy.yaml
ERR
echo "nme: x" >>policy.yaml
t_err "a broken policy" 78 'crm-resolve k1 done x' <<'ERR'
crm-resolve: policy.yaml:31:1: policy: no such key: "nme" (nearest: name)
  nme: x
  ^
ERR

finish
