#!/bin/sh
# SPDX-License-Identifier: ISC
# crm-add: a party is made known, under whatever name.
. "$(dirname "$0")/../kit.sh"

crm-init --name "Berg Kettles" --currency EUR --zone Europe/Berlin

t "a customer with everything" 0 'crm-add "Anna Berg" \
	--email anna@example.org --phone "+49 170 1234567" --tag vip' <<'OUT'
c1	anna@example.org	+491701234567	-	vip	Anna Berg
OUT
t "role, owner, note and two tags" 0 'crm-add "Seals & Co" --role supplier \
	--owner @nina --note "rings twice" --tag new --tag berlin \
	-o +role,note' <<'OUT'
c2	-	-	nina	berlin,new	Seals & Co	supplier	rings twice
OUT
t "an address is enough" 0 'crm-add --email bo@example.org' <<'OUT'
c3	bo@example.org	-	-	-	-
OUT
t "as JSON" 0 'crm-add Schulz --phone 0049-30-901820 --json' <<'OUT'
{"id":"c4","email":null,"phone":"+4930901820","owner":null,"tags":null,"name":"Schulz"}
OUT
t "a name may begin with a hyphen" 0 'crm-add -- -rf' <<'OUT'
c5	-	-	-	-	-rf
OUT
t "a lone hyphen is a name and not a missing value" 0 'crm-add -- -' <<'OUT'
c6	-	-	-	-	\-
OUT
t "two people may have one name" 0 'crm-add "Anna Berg"' <<'OUT'
c7	-	-	-	-	Anna Berg
OUT
t "rehearsed, nothing is kept" 0 'crm-add -n Nobody' <<'OUT'
c8	-	-	-	-	Nobody
OUT
t "and its id is given to the next" 0 'crm-add -q Somebody' </dev/null
t "which is c8" 0 'crm-find c8' <<'OUT'
c8	-	-	-	-	Somebody
OUT

# Names that are not what they look like.
run 'crm-add "$(printf "a\tb\nc\033[31md\342\200\256e\\\\")"'
is "$(cat "$OUT")" 'c9	-	-	-	-	a\tb\nc\u{1b}[31md\u{202e}e\\' \
	"a hostile name is kept, and inert"
t "a name with SQL in it" 0 \
	"crm-add \"Robert'); DROP TABLE parties;--\"" <<'OUT'
c10	-	-	-	-	Robert'); DROP TABLE parties;--
OUT
t "a name of another script" 0 'crm-add "日本 太郎"' <<'OUT'
c11	-	-	-	-	日本 太郎
OUT

t "with a key" 0 'crm-add --key k-1 "Key Holder"' <<'OUT'
c12	-	-	-	-	Key Holder
OUT
t "the same key again makes nobody" 0 'crm-add --key k-1 "Key Holder"' <<'OUT'
c12	-	-	-	-	Key Holder
OUT
ok '! crm-find c13' "there is no c13"

t_err "somebody's e-mail" 1 'crm-add Anna --email ANNA@example.org' <<'ERR'
crm-add: ANNA@example.org belongs to Anna Berg (c1)
  crm-show c1
ERR
t_err "somebody's phone, written otherwise" 1 \
	'crm-add Anna --phone "0049 170 1234567"' <<'ERR'
crm-add: +491701234567 belongs to Anna Berg (c1)
  crm-show c1
ERR
t_err "no e-mail address" 65 'crm-add X --email "x y"' <<'ERR'
crm-add: x y: not an e-mail address
ERR
t_err "no phone number" 65 'crm-add X --phone 12' <<'ERR'
crm-add: 12: not a phone number
  write it with its country, as +49 170 1234567
ERR
t_err "a tag of two words" 65 'crm-add X --tag "a b"' <<'ERR'
crm-add: a b: a tag is one word without commas
ERR
t_err "no such role" 2 'crm-add X --role boss' <<'ERR'
crm-add: boss: no such role
  customer, contact, organisation, supplier, distributor or colleague
ERR
t_err "none of our people" 2 'crm-add X --owner nena' <<'ERR'
crm-add: nena: none of our people
  did you mean nina? there are: nina
ERR
t_err "nothing at all" 2 'crm-add' <<'ERR'
crm-add: give a name, an e-mail or a phone number
  usage: crm-add [--email address] [--phone number] [--tag tag] name
  example: crm-add "Anna Berg" --email anna@example.org --tag vip
ERR
t_err "a name without quotes" 2 'crm-add Anna Berg' <<'ERR'
crm-add: Berg: one name, in quotes
  usage: crm-add [--email address] [--phone number] [--tag tag] name
  example: crm-add "Anna Berg" --email anna@example.org --tag vip
ERR
t_err "an empty name" 65 'crm-add " "' <<'ERR'
crm-add: the name is empty
ERR
t_err "a name that is no text" 65 'crm-add "$(printf "\377x")"' <<'ERR'
crm-add: the name is no UTF-8 text
ERR
t_err "a note that is no text" 65 'crm-add X --note "$(printf "\377x")"' <<'ERR'
crm-add: the note is no UTF-8 text
ERR
run 'crm-add X --at yesterday'
is "$STATUS" 2 "a party is not added in the past"
run 'CRM_USER=eve crm-add X'
is "$STATUS" 77 "a stranger adds nobody"
t "all is well" 0 'crm-check' </dev/null
if script -qec true /dev/null >/dev/null 2>&1; then
	is "$(script -qec 'crm-add Zed --email zed@example.org --tag vip' \
		/dev/null | tr -d '\r')" \
		'c13 Zed: zed@example.org, vip' "a sentence at a terminal"
else
	skip 1 "optional: script(1) has no terminal to give"
fi
finish
