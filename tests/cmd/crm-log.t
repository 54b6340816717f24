#!/bin/sh
# SPDX-License-Identifier: ISC
# crm-log: a voice is registered, and opens or continues a case.
. "$(dirname "$0")/../kit.sh"

crm-init --name "Berg Kettles" --currency EUR --zone Europe/Berlin
crm-add -q "Anna Berg" --email anna@example.org --phone "+49 170 1234567" \
	--tag vip
crm-add -q "Anna Lund"
crm-add -q "Carl Müller"
usage="  usage: crm-log [-k kind] [-c channel] [--out] who|case [text ...]
  example: crm-log -k complaint anna \"kettle leaks\""
# again: a new base with the same three
again()
{
	rm -rf crm.db* && crm-init && crm-add -q "Anna Berg" \
		--email anna@example.org --phone "+49 170 1234567" \
		--tag vip && crm-add -q "Anna Lund" && crm-add -q "Carl Müller"
}

# --- a case and whose it is -------------------------------------------------
t "a complaint opens a case with an owner and a due time" 0 \
	'crm-log -k complaint "Anna Berg" "kettle leaks after a week"' <<'OUT'
k1	i1	c1	complaint	2026-11-23T12:00:00Z	nina	Anna Berg	kettle leaks after a week
OUT
is "$(cat "$ERR")" "" "in silence"
t "the default kind is a request, words need no quotes" 0 \
	'crm-log c3 open on Saturday?' <<'OUT'
k2	i2	c3	request	2026-11-23T16:00:00Z	nina	Carl Müller	open on Saturday?
OUT
t "a note opens none: its own id is the receipt" 0 \
	'crm-log -kn muller "left handed"' <<'OUT'
i3	i3	c3	note	-	-	Carl Müller	left handed
OUT
t "what we said is a note" 0 \
	'crm-log --out carl "called him" -c letter' <<'OUT'
i4	i4	c3	note	-	-	Carl Müller	called him
OUT
t "direction and channel are kept" 0 \
	'crm-find -t interactions id=i2..i4 -o id,kind,direction,channel,who' \
	<<'OUT'
i4	note	out	letter	nina
i3	note	in	phone	nina
i2	request	in	phone	nina
OUT
for who in "anna@example.org" "+49 170 1234567" "0049-170-1234567" c1 \
	"anna berg" berg k1 i1; do
	t "who: $who" 0 "crm-log -n -kn '$who' hi -o party" <<'OUT'
c1
OUT
done
for kind in c complaint compl; do
	t "-k $kind" 0 "crm-log -n --new-case -k $kind c2 hi -o kind" <<'OUT'
complaint
OUT
done
t "one who only was a contact is a customer once they speak" 0 '
	crm-add -q "Olga" --role contact && crm-log -q c4 hi &&
	crm-find olga -o name,role' <<'OUT'
Olga	customer
OUT

# --- joining ----------------------------------------------------------------
again
crm-log -q -kc c1 "it leaks"
t "a second voice of the kind joins, says so, and climbs a rung" 0 \
	'crm-log -kc c1 "it still leaks" 2>&1; crm-cases -o id,level' <<'OUT'
crm-log: joined k1, their open complaint; --new-case opens another
k1	i2	c1	complaint	2026-11-23T12:00:00Z	nina	Anna Berg	it still leaks
k1	1
OUT
t "the third letter climbs no further" 0 \
	'crm-log -kc c1 "hello?" 2>/dev/null; crm-cases -o id,level' <<'OUT'
k1	i3	c1	complaint	2026-11-23T12:00:00Z	nina	Anna Berg	hello?
k1	1
OUT
t "another kind is another case, and names what is open" 0 \
	'crm-log -ks c1 "sell tea" 2>&1' <<'OUT'
crm-log: open already: k1 (complaint); crm-merge k1 k2 joins them
k2	i4	c1	suggestion	2026-11-25T08:00:00Z	nina	Anna Berg	sell tea
OUT
t "--new-case forces, without a word" 0 \
	'crm-log --new-case -kc c1 "and the lid" 2>&1' <<'OUT'
k3	i5	c1	complaint	2026-11-23T12:00:00Z	nina	Anna Berg	and the lid
OUT
t "with two open ones a third is opened" 0 \
	'crm-log -kc c1 "and the handle" 2>&1' <<'OUT'
crm-log: open already: k1 (complaint), k2 (suggestion), k3 (complaint); crm-merge k1 k4 joins them
k4	i6	c1	complaint	2026-11-23T12:00:00Z	nina	Anna Berg	and the handle
OUT
t "a named case is joined, and its kind is the kind" 0 \
	'crm-log k3 "lid again" 2>&1' <<'OUT'
k3	i7	c1	complaint	2026-11-23T12:00:00Z	nina	Anna Berg	lid again
OUT
t "a reply names an entry of it" 0 'crm-log i6 "handle again" 2>&1' <<'OUT'
k4	i8	c1	complaint	2026-11-23T12:00:00Z	nina	Anna Berg	handle again
OUT
t "praise on a complaint is no second letter" 0 '
	crm-log -q --new-case -kc c2 x && crm-log -q -kp k5 "but nice staff" &&
	crm-cases id=k5 -o id,kind,level' <<'OUT'
k5	complaint	0
OUT
t "an answer to our question is no second letter either" 0 '
	crm-answer -q k5 --ask "which one?" && crm-cases id=k5 -o id,needs,state &&
	crm-log -q k5 "the red one" &&
	crm-cases id=k5 -o id,needs,state,level' <<'OUT'
k5	wait	waiting
k5	answer	open	0
OUT
t "a note on a case is kept there and moves nothing" 0 \
	'crm-log -kn k5 "speaks French" && crm-cases id=k5 -o id,needs' <<'OUT'
k5	i13	c2	note	2026-11-23T16:00:00Z	nina	Anna Lund	speaks French
k5	answer
OUT

# --- reopening --------------------------------------------------------------
again
crm-log -q -kc c1 "it leaks"
crm-close -q k1 --done "new seal" --tell "new seal is in, thank you"
t "a closed case is not joined by the next voice" 0 \
	'crm-log -kc c1 "another kettle" -n' <<'OUT'
k2	i5	c1	complaint	2026-11-23T12:00:00Z	nina	Anna Berg	another kettle
OUT
t "named, it opens again with a shorter clock" 0 \
	'crm-log k1 "it leaks again"' <<'OUT'
k1	i5	c1	complaint	2026-11-23T10:00:00Z	nina	Anna Berg	it leaks again
OUT
t "in a new episode, at the foot of the ladder" 0 \
	'crm-cases -o id,state,needs,episode,level,outcome,closed' <<'OUT'
k1	open	answer	2	0	-	-
OUT
t_err "the gate begins anew" 1 'crm-close k1' <<'ERR'
crm-close: k1 stays open: no human has answered; no outcome; not told the outcome; not thanked
ERR

# --- strangers --------------------------------------------------------------
again
t "a stranger is made in the same batch" 0 \
	'crm-log --new Schulz --phone "+49 171 999999" "open on Sunday?"' <<'OUT'
k1	i1	c4	request	2026-11-23T16:00:00Z	nina	Schulz	open on Sunday?
OUT
t "one batch" 0 'crm-history -o id,command | head -n 1' <<'OUT'
b5	crm-log --new Schulz --phone '+49 171 999999' 'open on Sunday?'
OUT
t "who has that phone is no stranger" 0 \
	'crm-log -kn --new Anyone --phone "+49 170 1234567" hi 2>&1' <<'OUT'
crm-log: no stranger: +49 170 1234567 is Anna Berg (c1)
i2	i2	c1	note	-	-	Anna Berg	hi
OUT
t "nor who has that e-mail" 0 \
	'crm-log -kn --new Anyone --email ANNA@example.org hi 2>&1' <<'OUT'
crm-log: no stranger: ANNA@example.org is Anna Berg (c1)
i3	i3	c1	note	-	-	Anna Berg	hi
OUT
t "the address that is known counts, the other is named rightly" 0 \
	'crm-log -n -kn --new A --phone "+49 999 777777" --email anna@example.org \
		hi 2>&1' <<'OUT'
crm-log: no stranger: anna@example.org is Anna Berg (c1)
i4	i4	c1	note	-	-	Anna Berg	hi
OUT
t "somebody who gives no name" 0 'crm-log --anon -kc "it stinks in here"
	crm-log --anon -kc "it stinks"' <<'OUT'
k2	i4	c5	complaint	2026-11-23T12:00:00Z	nina	anonymous	it stinks in here
k3	i5	c6	complaint	2026-11-23T12:00:00Z	nina	anonymous	it stinks
OUT
t_err "--anon with a name" 2 'crm-log --anon --new X hi' <<ERR
crm-log: --anon gives no name, phone or e-mail
$usage
ERR
t_err "--phone without --new" 2 'crm-log --phone 1234567 c1 -m hi' <<ERR
crm-log: --phone and --email are those of --new
$usage
ERR
t_err "what is no phone number" 65 'crm-log --new X --phone 12 hi' <<'ERR'
crm-log: 12: not a phone number
  write it with its country, as +49 170 1234567
ERR
t_err "an empty name" 65 'crm-log --new " " hi' <<'ERR'
crm-log: the name is empty
ERR
t "nothing of them was kept" 0 'crm-find -o id | wc -l | tr -d " "' <<'OUT'
6
OUT

# --- in one breath ----------------------------------------------------------
again
t "asked, answered, resolved, thanked, closed" 0 \
	'crm-log -k request c1 "open on Saturday?" --done "yes, 10 to 2"' <<'OUT'
k1	i1	c1	request	-	nina	Anna Berg	open on Saturday?
OUT
t "each its own entry" 0 'crm-find -t interactions -o id,kind,direction,text' \
	<<'OUT'
i5	closing	own	-
i4	thanks	out	yes, 10 to 2
i3	outcome	own	yes, 10 to 2
i2	answer	out	yes, 10 to 2
i1	request	in	open on Saturday?
OUT
t "in one batch, that one undo takes back" 1 'crm-undo -q && crm-cases state=any'
t "what else is open is not closed along" 0 '
	crm-log -q c1 "where is my parcel?" && crm-log c1 "open?" --done yes &&
	crm-cases -o id,subject' <<'OUT'
k3	i7	c1	request	-	nina	Anna Berg	open?
k2	where is my parcel?
OUT
t_err "a note closes nothing" 2 'crm-log -kn c1 hi --done ok' <<'ERR'
crm-log: a note opens no case, so --done closes none
ERR

# --- praise and blame -------------------------------------------------------
again
cat >policy.yaml <<'YAML'
name: Berg Kettles
zone: Europe/Berlin
people:
  nina: {name: Nina Berg, mail: nina@example.org}
  bo: {name: Bo Lund, mail: bo@example.org, reports-to: nina}
champion: nina
YAML
t "praise goes up the ladder at once" 0 '
	crm-log -kp c1 "so kind" --about @bo &&
	crm-cases -o id,needs,level,about && crm-send --list -o id,case,address' \
	<<'OUT'
k1	i1	c1	praise	2026-11-26T08:00:00Z	nina	Anna Berg	so kind
k1	thank	3	bo
o1	k1	nina@example.org
OUT
t_err "nobody of ours" 2 'crm-log -kp c1 "so kind" --about @boo' <<'ERR'
crm-log: boo: none of our people
  did you mean bo? there are: nina, bo
ERR
t_err "a complaint is not what we say" 2 'crm-log --out -kc c1 hi' <<'ERR'
crm-log: a complaint is what they say, not we
  what we say is a note; crm-answer tells them and stops the clock
ERR

# --- when -------------------------------------------------------------------
again
t "--at yesterday: the clock runs from then, in working time" 0 \
	'crm-log -kc c1 "late news" --at yesterday; crm-find -t interactions -o at' \
	<<'OUT'
k1	i1	c1	complaint	2026-11-23T12:00:00Z	nina	Anna Berg	late news
2026-11-22T11:00:00Z
OUT
t "--at fri is the last one, and late already" 0 \
	'crm-log -kc c2 "lid" --at "fri 10:00"' <<'OUT'
k2	i2	c2	complaint	2026-11-20T13:00:00Z	nina	Anna Lund	lid
OUT
t_err "11/12 has two readings" 2 'crm-log c3 hi --at 11/12' <<'ERR'
crm-log: 11/12 could be 11 December or 12 November: write 2025-12-11 or 2026-11-12
ERR
t_err "not in the future" 2 'crm-log c3 hi --at +2d' <<'ERR'
crm-log: --at +2d: Wed 25 Nov 12:00 has not been yet
ERR

# --- keys, rehearsals, forms ------------------------------------------------
again
t "a key" 0 'crm-log -kc c1 "it leaks" --key mail-1' <<'OUT'
k1	i1	c1	complaint	2026-11-23T12:00:00Z	nina	Anna Berg	it leaks
OUT
head=$(crm-history -o id,hash | head -n 1)
t "repeated answers with the same ids" 0 \
	'crm-log -kc c1 "it leaks" --key mail-1' <<'OUT'
k1	i1	c1	complaint	2026-11-23T12:00:00Z	nina	Anna Berg	it leaks
OUT
is "$(crm-history -o id,hash | head -n 1)" "$head" "and writes nothing"
t "a key for several rows brings them all back" 0 '
	printf "c2\nc3\n" | crm-log --key two -m hi >a
	printf "c2\nc3\n" | crm-log --key two -m hi >b
	cmp a b && cut -f 1,3 b' <<'OUT'
k2	c2
k3	c3
OUT
t "and one for --done brings the voice alone" 0 '
	crm-log --key d --done yes c2 "open?" >a
	crm-log --key d --done yes c2 "open?" >b; cmp a b && wc -l <b | tr -d " "' \
	<<'OUT'
1
OUT
t_err "a key that another command used" 2 'crm-answer k1 hi --key mail-1' <<'ERR'
crm-answer: --key mail-1: crm-log used it already (b5)
ERR
head=$(crm-history -o id,hash | head -n 1)
t "-n prints the rows" 0 'crm-log -n --new Zoe "hi there"' <<'OUT'
k5	i9	c4	request	2026-11-23T16:00:00Z	nina	Zoe	hi there
OUT
is "$(crm-history -o id,hash | head -n 1)" "$head" "and keeps nothing"
t "-q prints none" 0 'crm-log -q -kn c1 hi'
t "-H, --csv, --json, -o" 0 'for f in -H --csv --json "-o +clock"; do
	crm-log -n --new-case -kc c2 "a, b" $f; done | tr -d "\r"' <<'OUT'
id	interaction	party	kind	due	owner	name	text
k5	i10	c2	complaint	2026-11-23T12:00:00Z	nina	Anna Lund	a, b
id,interaction,party,kind,due,owner,name,text
k5,i10,c2,complaint,2026-11-23T12:00:00Z,nina,Anna Lund,"a, b"
{"id":"k5","interaction":"i10","party":"c2","kind":"complaint","due":"2026-11-23T12:00:00Z","owner":"nina","name":"Anna Lund","text":"a, b"}
k5	i10	c2	complaint	2026-11-23T12:00:00Z	nina	Anna Lund	a, b	first-answer
OUT

# --- rows on stdin ----------------------------------------------------------
again
t "the first field of each line, header and blank lines skipped" 0 \
	'printf "id\tname\nc1\tx\n\nc3\n" | crm-log -kn -m "sale on Monday"' <<'OUT'
i1	i1	c1	note	-	-	Anna Berg	sale on Monday
i2	i2	c3	note	-	-	Carl Müller	sale on Monday
OUT
t_err "one bad row keeps all out" 65 \
	'printf "c1\nc2\nc99\n" | crm-log -kn -m hi' <<'ERR'
crm-log: stdin:3: c99: no such customer
ERR
t "nothing was kept" 0 'crm-find -t interactions -o id' <<'OUT'
i2
i1
OUT
t "--keep-going keeps the good ones" 65 'printf "c1\nc99\nanna\nc3\n" |
	crm-log -kn -m hi --keep-going --rejects bad' <<'OUT'
i3	i3	c1	note	-	-	Anna Berg	hi
i4	i4	c3	note	-	-	Carl Müller	hi
OUT
is "$(cat "$ERR")" "crm-log: stdin:2: c99: no such customer
crm-log: stdin:3: anna: 2 of them fit
crm-log: 2 of 4 rows were refused" "names the bad ones"
is "$(cat bad)" "c99	c99: no such customer
anna	anna: 2 of them fit" "and writes them to --rejects"
t_err "no row on stdin" 1 'crm-log -m hi <&-; printf "" | crm-log -m hi' <<'ERR'
crm-log: no record given
  usage: crm-log [-k kind] [-c channel] [--out] who|case [text ...]
  example: crm-log -k complaint anna "kettle leaks"
crm-log: no rows on stdin
ERR
t "operands leave stdin alone" 0 \
	'printf "c1\nc2\n" | while read -r id; do crm-log -kn "$id" hi; done |
	cut -f 3' <<'OUT'
c1
c2
OUT
t_err "records and words from one stdin" 2 \
	'printf "c1\n" | crm-log - -F -' <<ERR
crm-log: records and words cannot both come from stdin
$usage
ERR
t "-0" 0 'printf "c1\0c2\0" | crm-log -0 -kn -m hi -o id,party |
	tr "\0\t" "\n "' <<'OUT'
i7 c1
i8 c2
OUT

# --- asked wrongly ----------------------------------------------------------
t_err "nobody" 2 'crm-log' <<ERR
crm-log: no record given
$usage
ERR
t_err "nothing said, no terminal" 2 'crm-log c1' <<ERR
crm-log: nothing was said
$usage
ERR
t_err "an unknown kind" 2 'crm-log -k moan c1 hi' <<'ERR'
crm-log: moan: no such kind
  kinds: complaint praise request suggestion opinion note
ERR
t_err "two of them fit" 1 'crm-log anna hi' <<'ERR'
crm-log: anna: 2 of them fit
  c1 Anna Berg, last contact today 09:00
  c2 Anna Lund, last contact today 09:00
ERR
t_err "nobody fits: an inner part is none" 1 'crm-log erg hi' <<'ERR'
crm-log: erg: no such customer
  crm-find erg looks further; crm-add makes one; crm-log --new takes a stranger
ERR
t_err "no such case" 1 'crm-log k9 hi' <<'ERR'
crm-log: k9: no such case
  crm-cases lists the open ones
ERR
t_err "a named case and --new-case" 2 \
	'crm-log -q c1 x; crm-log --new-case k1 hi' <<'ERR'
crm-log: k1 is named: --new-case wants a customer
ERR
t_err "a channel is one word" 2 'crm-log -c "by phone" c1 hi' <<'ERR'
crm-log: -c: a channel is one word, as phone or counter
ERR
t_err "words twice" 2 'crm-log c1 hi -m ho' <<ERR
crm-log: words as operands and -m, -F or -e exclude each other
$usage
ERR
t_err "an unknown option names the nearest" 2 'crm-log --new-cas c1 hi' <<ERR
crm-log: no such option: --new-cas
  did you mean --new-case?
ERR
t_err "a file that is not there" 74 'crm-log c1 -F nowhere' <<ERR
crm-log: cannot read nowhere: No such file or directory
ERR

# --- a user the policy does not know ----------------------------------------
t "may register a voice" 0 'crm-log -u mallory -kn c1 hi -o id &&
	crm-find -t interactions -o who --limit 1' <<'OUT'
i10
mallory
OUT
t_err "but not answer for us" 77 \
	'crm-log -u mallory c3 "open?" --done yes' <<'ERR'
crm-log: mallory is none of our people: they may register a voice, not close it with --done
ERR
t "@nina is nina" 0 'crm-log -n -u @nina c3 hi -o owner' <<'OUT'
nina
OUT

# --- odd bytes --------------------------------------------------------------
again
t "NUL and what is no UTF-8 are kept beside the cleaned text" 0 \
	'printf "a\000b\377c\n" >f; crm-log -kn c1 -F f -o id,text' <<'OUT'
i1	a�b�c\n
OUT
ok 'crm-export -t all | grep -q 610062ff630a' "to the byte"
t "only blanks are words too" 0 'crm-log -kn c1 "   " -o id,text' <<'OUT'
i2	   
OUT
t "TAB, CR, LF, backslash and a lone dash come back escaped" 0 \
	'crm-log -kn c1 -m "$(printf "a\tb\r\nc\\\\d")" -o text
	crm-log -kn c1 -m - -o text' <<'OUT'
a\tb\r\nc\\d
\-
OUT
t "active characters in names and words are inert" 0 \
	'crm-log --new "$(printf "ev\033]0;x\007il\342\200\256x\302\233")" \
	"$(printf "\033[31mred")" -o name,text' <<'OUT'
ev\u{1b}]0;x\u{7}il\u{202e}x\u{9b}	\u{1b}[31mred
OUT
t "and their bytes are as they were" 0 \
	'crm-find ev -o name --json' <<'OUT'
{"name":"ev\u001b]0;x\u0007il\u202ex\u009b"}
OUT
t_err "also in what goes wrong" 1 'crm-log "$(printf "ev\033[1m")" hi' <<'ERR'
crm-log: ev\u{1b}[1m: no such customer
  crm-find ev\u{1b}[1m looks further; crm-add makes one; crm-log --new takes a stranger
ERR
t_err "a name that is no text" 65 \
	'crm-log --new "$(printf "a\377")" hi' <<'ERR'
crm-log: the name is no UTF-8 text
ERR
# shellcheck disable=SC2016,SC2089
for name in '$(touch pwned)' "'; DROP TABLE parties; --" '%s%n%s' '`id`' \
	'a|b;c&d' '*' '~'; do
	# shellcheck disable=SC2090
	export name
	is "$(crm-log --new "$name" "$name" -o name,text)" "$name	$name" \
		"literally: $name"
done
t "a name like an option goes behind --" 0 \
	'crm-log --new=--help -o name -- -rf /' <<'OUT'
--help
OUT
ok 'test ! -e pwned && crm-check' "the record is well"
t "10 MB of text, whole" 0 \
	'head -c 10000000 /dev/zero | tr "\0" x >big &&
	crm-log -kn c1 -F big -o text | wc -c | tr -d " "' <<'OUT'
10000001
OUT
ok 'crm-log -kn c1 -F big -o text | head -c 10000000 | cmp - big' "as it was"
ok 'crm-check' "and the record is well"

# --- at a terminal ----------------------------------------------------------
again
if script -qec true /dev/null >/dev/null 2>&1; then
	tty() { script -qec "$1" /dev/null </dev/null | tr -d '\r'; }
	export CRM_NOW=2026-11-23T08:10:00Z
	is "$(tty 'crm-log -k complaint "anna b" "kettle leaks"')" \
		"k1 Anna Berg (c1): complaint, nina owns it, first answer due today 13:10" \
		"a sentence is said for a row"
	is "$(tty 'crm-log -kn c3 "left handed"')" \
		"i2 Carl Müller (c3): note kept" "of a note too"
	is "$(tty 'crm-log c3 "open?" --done yes')" \
		"k2 Carl Müller (c3): request, closed" "and of what is closed"
	is "$(tty 'crm-log c3 "open?" -o id,kind')" "id  kind
k3  request" \
		"-o wants a row"
	is "$(printf 'it leaks\nbadly\n\004' |
		script -qec 'crm-log -kc c3' /dev/null | tr -d '\r' |
		tail -n 2; crm-find -t interactions -o text --limit 1)" \
		"crm-log: open already: k3 (request); crm-merge k3 k4 joins them
k4 Carl Müller (c3): complaint, nina owns it, first answer due today 13:10
it leaks\\nbadly" "words are typed up to Ctrl-D"
	t "-e opens the editor" 0 'export VISUAL="printf edited >"
		crm-log -kn c3 -e -o text' <<'OUT'
edited
OUT
else
	skip 6 "no script(1) that runs a command"
fi

finish
