#!/bin/sh
# SPDX-License-Identifier: ISC
# crm-dupes, and crm-merge of parties: the same person twice.
. "$(dirname "$0")/../kit.sh"

crm-init --name "Berg Kettles" --currency EUR --zone Europe/Berlin

# new ...: crm-add, and the id alone
new() { crm-add -o id "$@"; }

t "nobody is nobody twice" 1 'crm-dupes'
new "Anna Berg" --email anna@example.org --tag vip >"$OUT"
t "nor is one alone" 1 'crm-dupes'

# --- what is alike, what differs ------------------------------------------------
new "Berg, Anna" >"$OUT"
t "the words of the name in another order" 0 'crm-dupes' <<'OUT'
c1	c2	5	Anna Berg / Berg, Anna: same name Anna Berg
OUT
crm-merge -q c1 c2
t "merged, they are listed no more" 1 'crm-dupes'
new "Anna Berg" --email other@example.org --phone "+49 30 1234567" >"$OUT"
crm-edit -q c1 phone="+49 30 7654321"
t "another e-mail and phone speak against it" 1 'crm-dupes'
new "ÅSA Öberg" --phone "+46 8 123456" >"$OUT"
new "asa oberg" --note "rang again" >"$OUT"
t "case and marks do not matter" 0 'crm-dupes -o id,other,weight' <<'OUT'
c4	c5	5
OUT
crm-merge -q c4 c5
new "Sieglinde Schultheiss" --note tall >"$OUT"
new "Siglinde Schultheiss" --note small >"$OUT"
t "a letter less alone is too little" 1 'crm-dupes'
crm-edit -q c3 name="Lars Holm"
sed 's/^name:.*/&\ndupes: {people: 3}/' policy.yaml >new.yaml
mv new.yaml policy.yaml
t "unless the policy says otherwise" 0 'crm-dupes' <<'OUT'
c6	c7	3	Sieglinde Schultheiss / Siglinde Schultheiss: nearly the same name
OUT
t "a filter asks for one of the two" 1 'crm-dupes note=round'
t "either of them" 0 'crm-dupes -o other note=small' <<'OUT'
c7
OUT
t "names for who chooses" 0 'crm-dupes -o name,other_name id=c6' <<'OUT'
Sieglinde Schultheiss	Siglinde Schultheiss
OUT
t "a contact is not the one to keep" 0 'crm-edit -q c6 role=contact &&
	crm-dupes -o id,other' <<'OUT'
c7	c6
OUT
crm-edit -q c6 role=customer
t "at most so many" 0 'crm-add -q "Sieglind Schultheiss"; crm-dupes --limit 1 -o id' <<'OUT'
c6
OUT
t_err "none is not a number of them" 2 'crm-dupes --limit 0' <<'ERR'
crm-dupes: --limit must be 1 or more
  usage: crm-dupes [--limit n] [filter ...]
  example: crm-dupes
ERR

# --- merged -----------------------------------------------------------------------
crm-init -D two/crm.db --name "Two" --currency EUR --zone Europe/Berlin
export CRM_DB="$PWD/two/crm.db"
new "Carl Müller" --tag old >"$OUT"
new --email carl@example.org >"$OUT"
new "C. Müller" --phone "+49 170 7654321" --tag vip --owner nina \
	--note "likes tea" >"$OUT"
crm-log -q -kc c1 "kettle leaks"
crm-log -q -kc c3 "the kettle again"
crm-promise -q c3 --touch 90d
crm-export -t all >before.jsonl
t "two in a row" 0 'crm-merge c1 c3 2>/dev/null && crm-merge carl@example.org c1' <<'OUT'
c1	-	merged	-	-	nina	c1	Carl Müller	was c3 C. Müller
c2	-	merged	-	-	nina	c2	Carl Müller	was c1 Carl Müller
OUT
t "any of the ids means the one" 0 'crm-find id=c3 -o id,email,phone,owner,tags,name,note' <<'OUT'
c2	carl@example.org	+491707654321	nina	old,vip	Carl Müller	likes tea
OUT
t "whatever they are called by" 0 'crm-log -kn +491707654321 "sent a card" -o party' <<'OUT'
c2
OUT
t "what was said on either is theirs" 0 'crm-find -t interactions party=c2 -o party,text' <<'OUT'
c2	sent a card
c2	the kettle again
c2	kettle leaks
OUT
t "with itself" 1 'crm-merge c1 c3'
like "$(cat "$ERR")" '^crm-merge: both are c2 already$' "they are one already"
t "the cases of both may be joined" 0 'crm-merge k1 k2 -o id,party' <<'OUT'
k1	c2
OUT
t "the record is sound" 0 'crm-check'
crm-edit -q c2 phone="+49 30 1" 2>/dev/null
crm-edit -q c1 role=organisation
t "taken apart after later, unrelated edits" 0 'crm-undo -q b9 &&
	crm-find -o id,tags,role' <<'OUT'
c1	old,vip	customer
c2	-	organisation
OUT
t "and once more" 0 'crm-undo -q b8 && crm-find -o id,tags,name' <<'OUT'
c1	old	Carl Müller
c2	-	-
c3	vip	C. Müller
OUT
t "the record is sound" 0 'crm-check'

# --- many -------------------------------------------------------------------------
t "one id alone" 65 'printf "c1\n" | crm-merge'
like "$(cat "$ERR")" '^crm-merge: stdin:1: two that are one are wanted' \
	"names the line"
t "not a row is merged when one is bad" 65 'printf "c1\tc2\nc3\n" | crm-merge'
t "they are three still" 0 'crm-find -o id' <<'OUT'
c1
c2
c3
OUT
t "the bad one is written down" 65 'printf "c1\tc2\nc3\n" |
	crm-merge -o party --keep-going --rejects bad 2>/dev/null; s=$?;
	cut -f 1 bad; exit $s' <<'OUT'
c1
c3
OUT

finish
