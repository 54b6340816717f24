#!/bin/sh
# SPDX-License-Identifier: ISC
# crm-tag: words are put on parties and taken off.
. "$(dirname "$0")/../kit.sh"

crm-init --name "Berg Kettles" --currency EUR --zone Europe/Berlin
crm-add -q "Anna Berg" --phone "+49 170 1234567"
crm-add -q "Bo Ek"
crm-add -q "Anna Lund"

t "one record, two tags" 0 'crm-tag c1 vip +berlin' <<'OUT'
c1	-	+491701234567	-	berlin,vip	Anna Berg
OUT
t "two records, one tag" 0 'crm-tag c1 c2 new' <<'OUT'
c1	-	+491701234567	-	berlin,new,vip	Anna Berg
c2	-	-	-	new	Bo Ek
OUT
t "by name" 0 'crm-tag "bo ek" vip' <<'OUT'
c2	-	-	-	new,vip	Bo Ek
OUT
t "by phone, which is no tag" 0 'crm-tag "+49 170 1234567" calls' <<'OUT'
c1	-	+491701234567	-	berlin,calls,new,vip	Anna Berg
OUT
t "what is there already stays" 0 'crm-tag c2 vip vip' <<'OUT'
c2	-	-	-	new,vip	Bo Ek
OUT
t "taken off" 0 'crm-tag -r new --remove calls c1' <<'OUT'
c1	-	+491701234567	-	berlin,vip	Anna Berg
OUT
t "put on and taken off" 0 'crm-tag c1 old -- -berlin' <<'OUT'
c1	-	+491701234567	-	old,vip	Anna Berg
OUT
t "what is not there is off" 0 'crm-tag c1 -r nothing' <<'OUT'
c1	-	+491701234567	-	old,vip	Anna Berg
OUT
t "a tag that looks like an id" 0 'crm-tag c2 +k9' <<'OUT'
c2	-	-	-	k9,new,vip	Bo Ek
OUT
t "from standard input" 0 'crm-find tag=vip | crm-tag - good' <<'OUT'
c1	-	+491701234567	-	good,old,vip	Anna Berg
c2	-	-	-	good,k9,new,vip	Bo Ek
OUT
t "with +tag alone, from standard input too" 0 \
	'crm-find tag=vip | crm-tag +better' <<'OUT'
c1	-	+491701234567	-	better,good,old,vip	Anna Berg
c2	-	-	-	better,good,k9,new,vip	Bo Ek
OUT
t "and with -r alone" 0 \
	'crm-find -H | crm-tag -r good -r better -o id,tags' <<'OUT'
c1	old,vip
c2	k9,new,vip
c3	-
OUT
t "a list is not eaten by the command in its loop" 0 \
	'printf "c1\nc2\n" | while read -r id; do
		crm-tag -o id,tags "$id" seen; done' <<'OUT'
c1	old,seen,vip
c2	k9,new,seen,vip
OUT
t "rehearsed" 0 'crm-tag -n c3 vip' <<'OUT'
c3	-	-	-	vip	Anna Lund
OUT
t "nothing was kept" 0 'crm-find c3' <<'OUT'
c3	-	-	-	-	Anna Lund
OUT
t "with a key" 0 'crm-tag --key t1 c3 once' <<'OUT'
c3	-	-	-	once	Anna Lund
OUT
t "it goes again" 0 'crm-tag c3 -r once' <<'OUT'
c3	-	-	-	-	Anna Lund
OUT
t "and a repeat with the key changes nothing" 0 \
	'crm-tag --key t1 c3 once' <<'OUT'
c3	-	-	-	-	Anna Lund
OUT

t_err "a name that fits two" 1 'crm-tag anna vip' <<'ERR'
crm-tag: anna: 2 of them fit
  c1 Anna Berg
  c3 Anna Lund
ERR
t_err "no such party" 1 'crm-tag c99 vip' <<'ERR'
crm-tag: c99: no such customer
ERR
t_err "no tag" 2 'crm-tag c1' <<'ERR'
crm-tag: no tag given
  usage: crm-tag [-r tag] record ... [tag ...]
  example: crm-tag c1 vip -r new
ERR
t_err "no record and nothing on standard input" 2 'crm-tag +vip' <<'ERR'
crm-tag: no record given
  usage: crm-tag [-r tag] record ... [tag ...]
  example: crm-tag c1 vip -r new
ERR
t_err "an empty pipe" 1 ': | crm-tag - vip' <<'ERR'
crm-tag: no rows on stdin
ERR
t_err "a tag that is none" 65 'crm-tag c1 "a,b"' <<'ERR'
crm-tag: a,b: a tag is one word without commas
ERR
t_err "a bad row takes all back" 65 \
	'printf "c3\nc99\n" | crm-tag - half' <<'ERR'
crm-tag: stdin:2: c99: no such customer
ERR
ok '! crm-find tag=half' "nothing of it was kept"
run 'printf "c3\nc99\tx\nc2\n" | crm-tag - most -o id,tags --keep-going \
	--rejects bad'
is "$STATUS" 65 "with --keep-going the status is 65"
is "$(cat "$OUT")" "$(printf 'c3\tmost\nc2\tk9,most,new,seen,vip')" \
	"the good rows are in"
is "$(cat bad)" "$(printf 'c99\tx\tc99: no such customer')" \
	"the bad one is with the rejects"
t "all is well" 0 'crm-check' </dev/null
finish
