#!/bin/sh
# SPDX-License-Identifier: ISC
# crm-forget: a person is erased from every byte, the books and the chain stay.
. "$(dirname "$0")/../kit.sh"

usage="  usage: crm-forget [-q] [--really] [--keep n] [-m reason] party | --expired
  example: crm-forget anna"
crm-init --name "Kettles" --currency EUR --zone Europe/Berlin
printf 'mail: {command: /bin/true, from: shop@example.org}\n' >>policy.yaml
{
	crm-add "Zoë Quist" --email zoe@example.org --phone "+49 170 1234567" \
		--tag gourmet
	crm-add "Bo Lund" --email bo@example.org
	crm-edit c1 note="likes oolong"
	crm-edit c1 note=
	crm-edit c2 note="knows ZOË QUIST, 0170/1234567, Zoe@example.org."
	crm-edit c1 needs="a step-free oolong" hold="court order 12/26"
	crm-edit c1 post="Quay Road 12, Leeds"
	crm-link c1 buys-through c2 --note "met at Quay Road 12, Leeds"
	crm-log -k complaint c1 "the oolong spills" --key zoe@example.org-1
	printf 'Quist \377 raw oolong' >voice
	crm-log k1 -F voice
	crm-answer --mail k1 "Dear Zoë, soon"
	crm-promise k1 "phone Zoë" -d fri
	crm-log -k request c2 "Quist, Zoë sent me to you"
} >"$OUT" 2>"$ERR" || note "$(cat "$ERR")"

# --- what stands against it -----------------------------------------------------

t_err "whom?" 2 'crm-forget' <<ERR
crm-forget: whom?
$usage
ERR
t_err "one at a time" 2 'crm-forget c1 c2' <<ERR
crm-forget: whom?
$usage
ERR
t_err "somebody or --expired" 2 'crm-forget --expired c1' <<ERR
crm-forget: name somebody, or say --expired
$usage
ERR
t_err "--keep keeps something" 2 'crm-forget --keep 0 c1' <<ERR
crm-forget: --keep must be 1 or more
$usage
ERR
t_err "why?" 2 'crm-forget c1 --really' <<ERR
crm-forget: say why: -m REASON
$usage
ERR
t_err "nobody of that name" 1 'crm-forget nobody' <<'ERR'
crm-forget: nobody: no such customer
  crm-find nobody looks further; crm-add makes one; crm-log --new takes a stranger
ERR
t_err "each thing that stands against it is named" 1 \
	'crm-forget c1 --really -m asked' <<'ERR'
crm-forget: c1 stays: k1 is open: crm-close; p1 is open: crm-close; o1 has not left: crm-send; f2 a legal hold: court order 12/26
ERR
t "the plan names them too, and is a no" 1 \
	'crm-forget c1 -o step,noun,text >plan || { grep ^stop plan; false; }' <<'OUT'
stop	cases	k1 is open: crm-close
stop	promises	p1 is open: crm-close
stop	messages	o1 has not left: crm-send
stop	facts	f2 a legal hold: court order 12/26
OUT
crm-edit -q c1 hold=
crm-send -q
crm-close -q p1
crm-resolve -q k1 "done" "a new lid for Zoë"
crm-thank -q k1 "thank you, Zoë"
crm-close -q k1
crm-backup >/dev/null
crm-export -t all >"$KIT_DIR/before.jsonl"
heads=$(sed -n 's/^{"table":"batches".*"hash":"\([0-9a-f]*\)".*/\1/p' \
	"$KIT_DIR/before.jsonl")

# --- the plan --------------------------------------------------------------------

CRM_NOW=2026-11-24T08:00:00Z
export CRM_NOW
head=$(crm-export -t all | head -1)
t "the plan" 0 'crm-forget zoë' <<'OUT'
c1	blank	parties	1	name
c1	blank	addresses	3	value
c1	blank	tags	1	tag
c1	blank	cases	1	subject
c1	blank	interactions	5	text, raw
c1	blank	rungs	1	why
c1	blank	promises	1	text
c1	blank	messages	1	address, subject, body
c1	blank	changes	2	the same, before and after
c1	blank	facts	2	value
c1	blank	links	1	note
c1	blank	batches	17	commands as they were typed, keys
c1	strike	parties	1	names, e-mail, phones in words of others: c2
c1	strike	cases	1	names, e-mail, phones in words of others: k2
c1	strike	interactions	1	names, e-mail, phones in words of others: i4
c1	strike	changes	1	names, e-mail, phones in words of others: z3
c1	keep	parties	1	id, role, owner: what the books refer to
c1	keep	cases	1	ids, kinds, days, states, outcomes: the books
c1	keep	interactions	6	ids, kinds, days, channels: the books
c1	keep	rungs	1	levels and days: the books
c1	keep	promises	1	ids, days, states: the books
c1	keep	messages	1	ids, days, states: the books
c1	copy	backups	1	hold them, crm-20261123T080000Z.db to crm-20261123T080000Z.db; the last goes on 2026-11-24
c1	copy	backups	-	any outside of crm.db.backups are not looked at: see to them yourself
OUT
is "$(crm-export -t all | head -1)" "$head" "changes nothing"
t "--keep tells how long copies stay" 0 \
	'crm-forget c1 --keep 14 -o text | tail -2 | head -1' <<'OUT'
hold them, crm-20261123T080000Z.db to crm-20261123T080000Z.db; the last goes on 2026-12-07
OUT
t_err "not by a stranger" 77 'crm-forget -u eve c1 --really -m asked' <<'ERR'
crm-forget: eve is none of our people: nina
  say who you are with -u or CRM_USER, or add eve under people: in policy.yaml
ERR

# --- done ------------------------------------------------------------------------

# words: files that hold any of the person's words, as they are or as JSON
words()
{
	find . -type f ! -path './crm.db.backups/*' -exec grep -aliE \
		'quist|zoë|quay road|court|zo\\u00eb|zoe@|oolong|gourmet|1701234567|0170/1234567' \
		{} +
}
rm voice plan
is "$(words)" "./crm.db" "until now the database is full of them"
t "the doing prints the plan" 0 \
	'crm-forget c1 --really -m "Zoë Quist asked by letter" -o step | uniq -c |
	sed "s/^ *//"' <<'OUT'
12 blank
4 strike
6 keep
2 copy
OUT
is "$(words)" "" "no byte of any file holds a word of theirs"
t "all is well" 0 'crm-check' </dev/null
bad=
for hash in $heads; do
	crm-check --head "$hash" >"$OUT" 2>&1 || bad="$bad $hash"
done
is "$bad" "" "every head kept before still holds"
ok '[ "$(ls -l crm.db.forgotten | cut -c 1-10)" = "-rw-------" ]' \
	"the marks beside it are for us alone"
like "$(cat crm.db.forgotten)" '^[0-9a-f]{64} [0-9a-f]{64}( c1)?$' \
	"and are keyed hashes"

crm-export -t all >"$KIT_DIR/after.jsonl"
is "$(grep -ciE 'quist|zo.?ë|quay road|court|zo\\u00eb|zoe@|oolong|gourmet|1234567' \
	"$KIT_DIR/after.jsonl")" 0 "the export holds none of them"
mkdir new
ok 'crm-import -D new/crm.db -t all "$KIT_DIR/after.jsonl"' "it can be put back"
is "$(crm-export -D new/crm.db -t all | head -1)" \
	"$(head -1 "$KIT_DIR/after.jsonl")" "to the same head"
ok 'crm-check -D new/crm.db' "and all is well there"
ok 'cmp crm.db.forgotten new/crm.db.forgotten' "with the marks beside it"

t "the books are there" 0 \
	'crm-cases state=any -o id,kind,state,outcome,party,name' <<'OUT'
k2	request	open	-	c2	Bo Lund
k1	complaint	closed	done	c1	forgotten
OUT
t "others keep their words" 0 'crm-find -o id,name,note id=c2
	crm-find -t interactions party=c2 -o id,text' <<'OUT'
c2	Bo Lund	knows forgotten, forgotten, forgotten.
i4	forgotten sent me to you
OUT
t "nobody is found by what is left" 1 'crm-find name=forgotten -o id' </dev/null
t_err "nor resolved" 1 'crm-show forgotten' <<'ERR'
crm-show: forgotten: no such customer
  crm-find forgotten looks further; crm-add makes one; crm-log --new takes a stranger
ERR
t "the history says so" 0 'crm-history c1 -o column,old,new' <<'OUT'
name	-	forgotten
role	-	customer
note	-	forgotten
note	forgotten	-
OUT
t "commands are told no more" 0 'crm-history -o id,command | sed -n 1,3p' <<'OUT'
b22	crm-forget c1 --really -m 'forgotten asked by letter'
b21	crm-close forgotten
b20	crm-thank forgotten
OUT

# --- afterwards --------------------------------------------------------------------

t_err "what was forgotten is not taken back" 77 'crm-undo b22' <<'ERR'
crm-undo: b22: what crm-forget did cannot be taken back
  make it good with a new entry: crm-log, crm-answer, crm-edit
ERR
t_err "nor brought back by taking back something else" 1 'crm-undo b4' <<'ERR'
crm-undo: b4 stays: c1 is of somebody forgotten
ERR
t_err "nor unmade while the books refer to it" 1 'crm-undo b2' <<'ERR'
crm-undo: b2 stays: k1 refers to c1; i1 refers to c1; i2 refers to c1; and 9 more
ERR
t "again is nothing" 0 'crm-forget c1 --really -m again' </dev/null
is "$(crm-history -o id | head -1)" b22 "and writes nothing"

# A copy of before, put back: by import and by hand.
mkdir back
cp crm.db.forgotten policy.yaml back/
t_err "an old export is forgotten again" 0 \
	'crm-import -D back/crm.db -t all "$KIT_DIR/before.jsonl"' <<'ERR'
crm-import: c1 was forgotten, and is forgotten again
ERR
is "$(cd back && words)" "" "before it appears"
ok 'crm-check -D back/crm.db' "and all is well there"
rm back/crm.db*
cp crm.db.forgotten back/
cp crm.db.backups/crm-*.db back/crm.db
t "a backup put back by hand is noticed" 1 'crm-check -D back/crm.db' <<'OUT'
forget	forget	c1 was forgotten, and is back by an older copy: crm-forget c1 --really
OUT
ok 'crm-forget -q -D back/crm.db c1 --really -m again' "and can be forgotten again"
is "$(cd back && words)" "" "for good"
ok 'crm-check -D back/crm.db' "and all is well there"

printf 'no mark\n' >>crm.db.forgotten
t "a damaged file of marks is said" 1 \
	'crm-check >said || { sed "s,$PWD/,," said; false; }' <<'OUT'
forget	forget	crm.db.forgotten:4: no mark of ours
OUT
sed -i '$d' crm.db.forgotten

# --- nobody else restates ----------------------------------------------------------

if has sqlite3; then
	# forged TITLE SQL WANT: an edit that crm-check must find
	forged()
	{
		cp crm.db forged.db
		sqlite3 forged.db "$2" >"$OUT" 2>&1 || note "$(cat "$OUT")"
		like "$(crm-check -D forged.db)" "$3" "$1"
		rm -f forged.db*
	}
	forged "what was blanked cannot be made another thing" \
		"UPDATE interactions SET text = 'praise' WHERE id = 1" \
		'^b10.chain.what it wrote is not what is there now'
	forged "nor restated by hand" "UPDATE restatements
		SET digest = zeroblob(32) WHERE of = 10" \
		'^b22.chain.what it wrote is not what is there now'
	forged "nor by another batch" "INSERT INTO restatements
		SELECT 1 + max(id), 21, 0, 3, zeroblob(32) FROM restatements" \
		'^h[0-9]*.chain.restates b3, and only crm-forget may'
	forged "the first digest still links the chain" "UPDATE batches
		SET digest = (SELECT digest FROM restatements WHERE of = 10)
		WHERE id = 10" \
		'^b10.chain.does not follow on the batch before it'
else
	skip 4 "sqlite3 is missing"
fi

# --- somebody who was two -----------------------------------------------------------

crm-add -q "Quentin Yarrow" --email qy@example.org
crm-add -q "Q. Yarrow" --phone "+49 30 7654321"
crm-edit -q c2 note="ask quentin yarrow or +49 (30) 7654321"
crm-merge -q c3 c4
t "what was merged goes with them" 0 \
	'crm-forget c4 --really -m asked -o id,step,noun,rows | grep -v keep' <<'OUT'
c3	blank	parties	2
c3	blank	addresses	2
c3	blank	batches	4
c3	strike	parties	1
c3	strike	changes	1
c3	copy	backups	-
OUT
is "$(find . -type f -exec grep -alE 'arrow|qy@|7654321' {} +)" "" \
	"under both names and numbers"
t "and all is well" 0 'crm-check' </dev/null

# --- by the policy -----------------------------------------------------------------

CRM_NOW=2029-01-08T09:00:00Z
crm-add -q "Old Dentist" --role contact
crm-add -q "Late Caller" --role contact
CRM_NOW=2031-06-01T09:00:00Z
crm-log -q -k note c6 "rang"
CRM_NOW=2032-01-11T09:00:00Z
t "without a rule nobody's time comes" 0 'crm-forget --expired' </dev/null
cat >>policy.yaml <<'YAML'
retention:
  contact: 3y
YAML
t "with one it comes for those long unheard of" 0 \
	'crm-forget --expired -o id,step,noun,text' <<'OUT'
c5	blank	parties	name
c5	blank	batches	commands as they were typed, keys
c5	keep	parties	id, role, owner: what the books refer to
c5	copy	backups	any outside of crm.db.backups are not looked at: see to them yourself
OUT
t "first a plan, then in earnest" 0 'crm-forget --expired --really -q' </dev/null
t "once" 0 'crm-forget --expired' </dev/null
t "by the rule, no reason given" 0 \
	'crm-find -o id,name role=contact; crm-history -o command | head -1' <<'OUT'
c5	forgotten
c6	Late Caller
crm-forget --expired --really
OUT
is "$(find . -type f -exec grep -al Dentist {} +)" "" "and thoroughly"
run 'crm-forget c1 -m "why"'
is "$STATUS" 2 "a plan needs no reason"

# --- what is coded in the mails of others ----------------------------------------------

rm -rf crm.db* policy.yaml
crm-init --name "Kettles" --currency EUR --zone UTC
crm-add -q "Ada Byron" --email ada@example.org
crm-add -q "Bo Lund" --email bo@example.org
# "about Ada Byron, of Leeds", "nobody at all", "write to ada=40example.org"
printf 'one \377\n\nYWJvdXQgQWRhIEJ5\ncm9uLCBvZiBMZWVkcw==\n' >coded
printf 'two \377\n\nbm9ib2R5IGF0IGFsbA==\n' >other
printf 'three \377\n\nwrite to ada=40exam=\nple.org\n' >quoted
for words in coded other quoted; do
	crm-log -q -k note c2 -F "$words"
done
t "their names are found in base64 and quoted-printable" 0 \
	'crm-forget ada -o step,noun,text | grep "^strike"' <<'OUT'
strike	interactions	names, e-mail, phones in words of others: i1 i3
OUT
ok 'crm-forget -q ada --really -m asked && crm-check' "they are forgotten"
is "$(crm-export -t all | sed -n 's/.*"table":"interactions".*"raw":\(.\).*/\1/p' |
	tr '\n' ' ')" 'n " n ' "and the bytes that named them are gone, no others"
finish
