#!/bin/sh
# SPDX-License-Identifier: ISC
# crm-import: what rows look like in each kind of file, and how those that are
# refused are given back.
. "$(dirname "$0")/kit.sh"

crm-init --name "Berg Kettles" --currency EUR --zone UTC

# came COLUMNS: those of who came in with the last run, which is taken back
came()
{
	batch=$(cut -f 1 "$OUT")
	crm-find -o "$1" "batch=$batch" 2>&1
	crm-undo -q "$batch" 2>&1
}

# --- JSON Lines --------------------------------------------------------------------

cat >people.jsonl <<'J'
{"name": "Ann", "tags": ["vip", "a \"b\", c", null, true, 7], "email": "ann@example.org"}
{"name": "Bo", "tags": [], "email": null, "note": "", "shoe": {"a": [1]}, "phone": "+4930555111"}
{"name": "Cy", "tags": "one", "email": ["cy@example.org", "cy@home.example"], "note": [[1, 2], {"k": "v,w"}]}
J
run 'crm-import people.jsonl'
is "$STATUS $(cat "$ERR")" "0 crm-import: people.jsonl: not imported: shoe" \
	"lists, objects, numbers"
is "$(came name,tags,email,phone,note)" \
	'Ann	7,a-"b",c,vip,yes	ann@example.org	-	-
Bo	-	-	+4930555111	-
Cy	one	cy@example.org	-	1 ::: 2 ::: {"k": "v,w"}' "what is in a list are several"
printf '{"name": "Ann"\n{"name": "Bo", "email": 1}\n {"email": "no"}\n{}\n[1]\n' \
	>bad.jsonl
run 'crm-import --keep-going --rejects made.jsonl bad.jsonl'
is "$STATUS" 65 "rows that are none"
t "are given back with the reason" 0 'cat made.jsonl' <<'OUT'
{"reason":"the object does not end","name": "Ann"
{"reason":"email 1: not an e-mail address","name": "Bo", "email": 1}
{"reason":"email no: not an e-mail address","email": "no"}
{"reason":"neither a name nor an address of any kind"}
[1]
OUT
run 'crm-import --as json --keep-going -n bad.jsonl'
is "$STATUS $(cut -f 2-8 "$OUT" | tr '\t' ' ')" "65 5 0 0 0 0 5 0" "asked for as JSON"
awk 'BEGIN { printf "{\"name\": \"Many\""; for (i = 0; i < 5000; i++)
	printf ", \"k%d\": 1", i; print "}" }' >wide.jsonl
run 'crm-import wide.jsonl'
is "$STATUS $(head -n 1 "$ERR")" \
	"65 crm-import: wide.jsonl:1: more than 4096 keys" \
	"too many keys"

# --- tables ------------------------------------------------------------------------------

printf 'id\tname\temail\tnote\nc1\tAnn\t-\ta\\tb\\nc\nc2\t\\-\tbo@example.org\t-\n' \
	>ours.tsv
run 'crm-import ours.tsv'
is "$STATUS" 0 "as crm-find prints"
is "$(came name,email,note)" 'Ann	-	a\tb\nc
\-	bo@example.org	-' "a lone dash is nothing, an escaped one a dash"
printf 'id\tname\temail\nc1\tAnn\tnowhere\nc2\tBo\tbo@example.org\tmore\n' \
	>bad.tsv
run 'crm-import --keep-going --rejects made.tsv bad.tsv'
t "given back without quotes" 0 'cat made.tsv' <<'OUT'
id	name	email	reason
c1	Ann	nowhere	email nowhere: not an e-mail address
c2	Bo	bo@example.org	more	4 fields where 3 columns are
OUT
printf "id,name,email\n4,'=Ann,a@example.org\n5,Bo,\n" >ours.csv
run 'crm-import ours.csv'
is "$STATUS" 0 "a table with an id"
is "$(came name,email)" "=Ann	a@example.org
Bo	-" "a mark in front of a formula is taken off"
printf 'Ann\tann@example.org\n' >bare.tsv
run 'crm-import --as tsv --columns name,email bare.tsv'
is "$STATUS $(came name,email)" "0 Ann	ann@example.org" "without a header"
printf 'id\tname\n1\tAnn\n' >plain.tsv
run 'crm-import --as csv plain.tsv'
is "$STATUS $(came name)" "0 Ann" "a comma is found out, whatever is asked for"
printf 'name,email,reason\r\nAnn,nowhere,"an ""old"" one"\r\n' >again.csv
run 'crm-import --keep-going --rejects made.csv again.csv'
t "a reason takes the place of the one before" 0 'cat made.csv' <<'OUT'
name,email,reason
Ann,nowhere,"email nowhere: not an e-mail address"
OUT
sed 's/nowhere/ann@example.org/' made.csv >mended.csv
run 'crm-import mended.csv'
is "$STATUS $(came name,email)" "0 Ann	ann@example.org" "so it can be mended"
printf '{"reason":"\\"old\\"","name":"Di","email":"no"}\n{"reason":"x"}\n' \
	>again.jsonl
run 'crm-import --keep-going --rejects made2.jsonl again.jsonl'
t "of JSON Lines, too" 0 'cat made2.jsonl' <<'OUT'
{"reason":"email no: not an e-mail address","name":"Di","email":"no"}
{"reason":"neither a name nor an address of any kind"}
OUT
printf 'name,email\n"Ann\nof Bonn",nowhere' >lines.csv
run 'crm-import --keep-going --rejects lines.out lines.csv'
t "a row of two lines without its end" 0 'cat lines.out' <<'OUT'
name,email,reason
"Ann
of Bonn",nowhere,"email nowhere: not an e-mail address"
OUT

# --- cards -----------------------------------------------------------------------------------

printf 'BEGIN:VCARD\nVERSION:3.0\nFN:\nEND:VCARD' >card.vcf
run 'crm-import --as vcard --keep-going --rejects made.vcf card.vcf'
t "a card with its reason on top" 0 "tr -d '\r' <made.vcf" <<'OUT'
BEGIN:VCARD
X-CRM-REASON:neither a name nor an address of any kind
VERSION:3.0
FN:
END:VCARD
OUT
run 'crm-import --as vcard people.jsonl'
like "$STATUS $(cat "$ERR")" '^65 crm-import: people.jsonl:1: ' "no cards"
run 'crm-import --as csv card.vcf'
like "$STATUS $(cat "$ERR")" '^65 crm-import: card.vcf' "no table"

# --- names and columns --------------------------------------------------------------------

cat >book.csv <<'C'
First Name,Last Name,Middle Name,Name Prefix,Name Suffix,E-mail 1 - Label,E-mail 1 - Value,E-mail 2 - Label,E-mail 2 - Value,Phone 1 - Label,Phone 1 - Value,Address 1 - Label,Address 1 - Street,Address 1 - City,Address 1 - Postal Code,Address 1 - Country,Assistant's Phone,Birthday,Notes
Ann,Berg,M,Dr,Jr,* Work,ann@work.example,Home,ann@home.example,Mobile,+4930555111,Home,Ring 5,Hof,95028,Germany,+4930555222,1990-04-15,two
,Holm,,,,,,,,,,,,,,,,,
Cy,,,,,,,,,,,,,,,,,1990,
C
run 'crm-import --keep-going --rejects book.out book.csv'
is "$STATUS $(cut -f 2-8 "$OUT" | tr '\t' ' ') $(head -n 1 "$ERR")" \
	"65 3 2 0 0 0 1 0 crm-import: book.csv:4: 1990: no date" "an address book"
run 'crm-show berg'
is "$(sed 1d "$OUT")" "
email  ann@work.example (work)
email  ann@home.example (home)
phone  +4930555111 (mobile)
phone  +4930555222 (assistant)
post   Ring 5, 95028 Hof, Germany (home)
role   contact
note   two

Known
born    1990-04-15 (today, from book.csv)
family  Berg (today, from book.csv)
given   Ann (today, from book.csv)
middle  M (today, from book.csv)
prefix  Dr (today, from book.csv)
suffix  Jr (today, from book.csv)" "is read with its labels"

for day in 31.02.1980 1980-04-15 --04-15 --0431; do
	printf 'BEGIN:VCARD\nVERSION:3.0\nFN:%s\nBDAY:%s\nEND:VCARD\n' \
		"Born $day" "$day"
done >days.vcf
run 'crm-import days.vcf'
is "$STATUS $(cat "$ERR")" "0 crm-import: days.vcf:1: the birthday 31.02.1980 is no day, and is kept as words
crm-import: days.vcf:16: the birthday --0431 is no day, and is kept as words" \
	"a birthday that no calendar has is named with its line"
t "and is kept" 0 'crm-find -t facts fact=born source=days.vcf -o value' <<'OUT'
--0431
--04-15
1980-04-15
31.02.1980
OUT
run 'crm-import --on-match skip days.vcf'
is "$(cut -f 2-8 "$OUT" | tr '\t' ' ') $(cat "$ERR")" "4 0 0 4 0 0 0 " \
	"not when nothing of the card came in"
finish
