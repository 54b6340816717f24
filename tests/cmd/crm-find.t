#!/bin/sh
# SPDX-License-Identifier: ISC
# crm-find: the lists, their filters, their order, their refusals.
. "$(dirname "$0")/../kit.sh"

crm-init --name "Berg Kettles" --currency EUR --zone Europe/Berlin
crm-add -q "Anna Berg" --email anna@example.org --phone "+49 170 1234567" \
	--tag vip
crm-add -q "Bo Müller" --email bo@example.org
crm-log -q -k complaint anna "kettle leaks after a week"
CRM_NOW=2026-11-23T09:00:00Z crm-log -q -k request c2 "open on Saturday?"
crm-promise -q anna "send the catalogue" -d fri

t "parties are listed by id" 0 'crm-find' <<'OUT'
c1	anna@example.org	+491701234567	-	vip	Anna Berg
c2	bo@example.org	-	-	-	Bo Müller
OUT

t "a word is looked for in names, folded" 0 'crm-find -o id,name muller' <<'OUT'
c2	Bo Müller
OUT

t "and in addresses, also as a phone is written at home" 0 \
	'crm-find -o id "0170 123"' <<'OUT'
c1
OUT

t "filters must all fit" 1 'crm-find tag=vip muller' </dev/null

t "a word shaped like an id is that record" 0 'crm-find -o id,name c2' <<'OUT'
c2	Bo Müller
OUT

t "or what belongs to it" 0 'crm-find -t interactions -o id,text c1' <<'OUT'
i1	kettle leaks after a week
OUT

t "!= includes what is missing" 0 'crm-find -o id tag!=vip' <<'OUT'
c2
OUT

t "a missing value is no part of a range" 0 \
	'crm-find -o id contacted=-7d..' <<'OUT'
c1
c2
OUT

t "nothing is an honest no" 1 'crm-find contacted=..-90d' </dev/null

t "what was said, latest first" 0 'crm-find -t interactions' <<'OUT'
i2	2026-11-23T09:00:00Z	k2	c2	request	phone	in	nina	open on Saturday?
i1	2026-11-23T08:00:00Z	k1	c1	complaint	phone	in	nina	kettle leaks after a week
OUT

t "promises by due time" 0 'crm-find -t promises due=fri' <<'OUT'
p1	2026-11-27	nina	c1	Anna Berg	send the catalogue
OUT

t "what one run made" 0 'crm-find -t cases -o id batch=b4' <<'OUT'
k1
OUT

t "batches, latest first; -o adds columns" 0 \
	'crm-find -t batches --limit 2 -o id,tool,origin' <<'OUT'
b6	crm-promise	hand
b5	crm-log	hand
OUT

t "--sort backwards" 0 'crm-find --sort=-name -o id,name' <<'OUT'
c2	Bo Müller
c1	Anna Berg
OUT

t "--sort with what is missing last" 0 'crm-find --sort phone -o id' <<'OUT'
c1
c2
OUT

t "JSON has what TSV has" 0 'crm-find --json c1' <<'OUT'
{"id":"c1","email":"anna@example.org","phone":"+491701234567","owner":null,"tags":["vip"],"name":"Anna Berg"}
OUT

t "-o help is that of the list" 0 'crm-find -t messages -o help | head -n 2' <<'OUT'
id	id	the letter
state	word	queued, sending, sent, unknown or dropped
OUT

t_err "an unknown key names the nearest and all" 2 'crm-find tags=vip' <<'ERR'
crm-find: tags=vip: parties have no key "tags", did you mean "tag"?
  keys: id name email phone tag owner role note contacted visits bought batch case has link org state
ERR

t_err "an unknown list names the nearest and all" 2 'crm-find -t case' <<'ERR'
crm-find: no such list: case, did you mean cases?
  parties facts links cases interactions promises messages batches products sales invoices payments notices articles cards observations problems deals moves
ERR

t_err "a column that is none" 2 'crm-find --sort nme' <<'ERR'
crm-find: no such column: nme, did you mean name?
  id email phone owner tags name role contacted batch note
ERR

t_err "a word that no case can need" 2 'crm-find -t cases needs=anser' <<'ERR'
crm-find: needs=anser: no needs of cases is "anser"
  it is one of answer, wait, resolve, tell, thank, close
ERR

t_err "a record that parties do not belong to" 2 'crm-find o3' <<'ERR'
crm-find: o3: parties cannot be found by that record
  crm-show o3 shows it
ERR

run 'crm-find contacted=11/12'
is "$STATUS" 2 "11/12 is refused"
like "$(cat "$ERR")" 'could be 11 December or 12 November' "with both readings"

run 'CRM_DB=$PWD/none.db crm-find'
is "$STATUS" 66 "no database"

run "crm-find 'name=\"; DROP TABLE parties' \"a'b\" 'x%_\\'"
is "$STATUS" 1 "quotes, percents and backslashes are looked for as they are"

before=$(cksum <crm.db)
crm-find -t batches >/dev/null
is "$(cksum <crm.db)" "$before" "nothing is changed"


# --- contacts -----------------------------------------------------------------

crm-add -q "Dr Zahn" --role contact --email zahn@example.org
crm-add -q "Dr Auge" --role contact --tag eyes
crm-edit -q "dr zahn" needs=patience
id=$(crm-find -o id name=zahn)
t "a list of parties leaves contacts out" 1 'crm-find role=customer,organisation | grep Dr' </dev/null
t "and so does one without any filter" 1 'crm-find | grep Dr' </dev/null
t "and one by what they are not" 1 'crm-find tag!=vip role!=customer | grep Dr' </dev/null
t "not by role" 0 'crm-find -o name role=contact' <<'OUT'
Dr Zahn
Dr Auge
OUT
t "nor by name" 0 'crm-find -o name name=auge' <<'OUT'
Dr Auge
OUT
t "nor by a word" 0 'crm-find -o name zahn' <<'OUT'
Dr Zahn
OUT
t "nor by address" 0 'crm-find -o name email=zahn' <<'OUT'
Dr Zahn
OUT
t "nor by a tag" 0 'crm-find -o name tag=eyes' <<'OUT'
Dr Auge
OUT
t "nor by a fact" 0 'crm-find -o name needs=patience' <<'OUT'
Dr Zahn
OUT
t "nor by id" 0 "crm-find -o name $id" <<'OUT'
Dr Zahn
OUT
t "nor by the run that made them" 0 \
	"crm-find -o name batch=\$(crm-find -o batch $id)" <<'OUT'
Dr Zahn
OUT
ok 'crm-find state=any | grep -q Auge' "nor where all are asked for"
ok 'crm-log -q -k note zahn "seen in the street" && ! crm-find | grep -q Zahn' \
	"a note makes no customer"
ok 'crm-log -q zahn "your kettle?" && crm-find | grep -q Zahn' \
	"the first voice does"
t "which the record tells" 0 "crm-history $id | grep role | cut -f4-" <<OUT
$id	role	-	contact
$id	role	contact	customer
OUT

# --- for mail programs --------------------------------------------------------
crm-init -D mail/crm.db --name Mail --zone UTC
export CRM_DB=$PWD/mail/crm.db
crm-add -q --email anna@example.org "Anna	Berg"
crm-edit -q c1 email+=anna@home.example
crm-add -q --role contact --email ole@example.org
t "addresses for mutt, below a line for its user" 0 'crm-find --as mutt anna' <<'OUT'
addresses in crm
anna@example.org	Anna\tBerg	c1
anna@home.example	Anna\tBerg	c1
OUT
t "for aerc, of contacts too" 0 'crm-find --as aerc ole' <<'OUT'
ole@example.org		c2
OUT
t "nobody" 1 'crm-find --as aerc zorro'
run 'crm-find --as pine anna'
is "$STATUS" 2 "of no other program"
run 'crm-find --as aerc -t cases'
is "$STATUS" 2 "cases have none"

finish
