#!/bin/sh
# SPDX-License-Identifier: ISC
# crm-import: what is told by the content, columns and mappings, readings that
# are refused, and files that are broken.
. "$(dirname "$0")/kit.sh"

crm-init --name "Berg Kettles" --currency EUR --zone Europe/Berlin

# counts: rows new details here perhaps bad left of the last run
counts()
{
	cut -f 2-8 "$OUT" | tr '\t' ' '
}

# facts: "name value" of all that are in the record
facts()
{
	crm-export -t all | sed -n 's/.*"table":"facts".*"name":"\([^"]*\)","value":"\([^"]*\)".*/\1 \2/p'
}

# --- what kind of file ---------------------------------------------------------

cat >card.vcf <<'CARD'
BEGIN:VCARD
VERSION:3.0
N:Berg;Anna;;;
FN:Anna Berg
EMAIL;TYPE=work,pref:anna@example.org
EMAIL;TYPE=home:anna@home.example
TEL;TYPE=cell:+49 170 1234567
TEL;TYPE=work:030 901820
item1.ADR:;;Hauptstr. 1;Berlin;;10115;Germany
item1.X-ABLabel:the shop
ORG:Kettle Ltd;Repairs
TITLE:Head of water
BDAY:1990-04-15
NOTE:likes tea\, green
CATEGORIES:vip,city
UID:4711
X-SPOUSE:Bo
PHOTO;ENCODING=b:AAAA
END:VCARD
CARD
run 'crm-import card.vcf'
is "$STATUS $(counts)" "0 1 1 0 0 0 0 0" "a card becomes a party"
is "$(cat "$ERR")" "crm-import: card.vcf: not imported: PHOTO" \
	"what is not taken is named"
t "with its addresses, tags and note" 0 \
	'crm-find anna -o name,email,phone,tags,role,note' <<'OUT'
Anna Berg	anna@example.org	+491701234567	city,vip	contact	likes tea, green
OUT
is "$(facts)" "label work
preferred yes
label home
label cell
label work
label the shop
organisation Kettle Ltd
department Repairs
title Head of water
born 1990-04-15
x-spouse Bo" "the rest is known as facts"
run 'crm-show c1'
for line in '[+]4930901820' 'anna@home.example' 'uid:4711'; do
	like "$(cat "$OUT")" "$line" "crm-show tells: $line"
done
ok 'crm-check' "all is well"
run 'crm-import -q -n card.vcf && crm-import card.vcf'
is "$(counts)" "1 0 0 1 0 0 0" "the same card again adds nothing"
ok 'crm-undo -q' "the run is taken back as one"
is "$(crm-find anna)" "" "nobody is left"
run 'crm-import card.vcf'
is "$(counts)" "1 1 0 0 0 0 0" "and can come in again"

printf '\357\273\277Name;E-Mail;Stadt\r\nJörg;joerg@example.org;Köln\r\n' >semi.csv
run 'crm-import semi.csv'
is "$(counts) $(cat "$ERR")" \
	"1 1 0 0 0 0 0 crm-import: semi.csv: not imported: Stadt" \
	"a semicolon, a byte order mark, CR LF"
printf 'name\temail\rLi Na\tli@example.org\rBo\tbo@example.org\r' >cr.tsv
run 'crm-import cr.tsv'
is "$(counts)" "2 2 0 0 0 0 0" "TAB, lines that end with CR alone"
printf 'name,note\n"Zo\351","two\nlines"\n' >latin.csv
run 'crm-import latin.csv'
like "$(cat "$ERR")" '^crm-import: latin.csv:2: Latin-1' \
	"Latin-1 is converted, and said"
t "and a quoted line is one value" 0 'crm-find zoe -o name,note' <<'OUT'
Zoé	two\nlines
OUT
printf '{"name":"Ida","email":["ida@example.org","i@example.org"],"x":1}\n' \
	>rows.json
run 'crm-import <rows.json'
is "$(counts) $(cat "$ERR")" \
	"1 1 0 0 0 0 0 crm-import: stdin: not imported: x" \
	"JSON Lines, from standard input"
run 'cat rows.json | crm-import --on-match skip -'
is "$(counts)" "1 0 0 1 0 0 0" "a pipe is read twice too"
like "$(crm-show ida)" 'i@example.org' "a list is several values"
printf 'ID;anna\n' >odd.txt
run 'crm-import --as json odd.txt'
is "$STATUS" 65 "--as is believed"
run 'crm-import --as xls card.vcf'
is "$STATUS" 2 "and is one of four"

# --- headers --------------------------------------------------------------------

cat >google.csv <<'CSV'
First Name,Last Name,E-mail 1 - Label,E-mail 1 - Value,Phone 1 - Label,Phone 1 - Value,Address 1 - Street,Address 1 - City,Address 1 - Postal Code,Organization Name,Organization Title,Birthday,Labels,Notes
Gus,Roth,* Work,gus@example.org ::: g@example.org,Mobile,+49 171 5550101,Am Markt 2,Bonn,53111,Roth AG,Baker,1980-02-29,Friends ::: * myContacts,hello
CSV
run 'crm-import google.csv'
is "$(counts)$(cat "$ERR")" "1 1 0 0 0 0 0" "Google's headers are known"
run 'crm-show gus'
facts >>"$OUT"
for line in 'gus@example.org' 'g@example.org' 'Am Markt 2' '53111' \
	'organisation Roth AG' 'title Baker' 'born 1980-02-29'; do
	like "$(cat "$OUT")" "$line" "of Google's: $line"
done
is "$(crm-find gus -o tags)" Friends "its own groups are no tags"
cat >outlook.csv <<'CSV'
"Title","First Name","Middle Name","Last Name","Suffix","Company","Department","Job Title","Business Street","Business City","Business Postal Code","Home Street","Home City","Business Phone","Home Fax","Mobile Phone","E-mail Address","E-mail 2 Address","Categories","Notes","Web Page"
"Dr","Eva","M","Lind","","Lind KG","Sales","Manager","Weg 1","Ulm","89073","Gasse 9","Wien","+49 731 555010","+43 1 5550102","+49 172 5550103","eva@example.org","e@example.org","vip;trade","n","http://example.org/"
CSV
run 'crm-import outlook.csv'
is "$(counts)$(cat "$ERR")" "1 1 0 0 0 0 0" "Outlook's headers are known"
is "$(crm-find eva -o name,tags)" "Dr Eva M Lind	trade,vip" \
	"its Title is part of the name"
like "$(crm-show eva)" 'Gasse 9' "and home and business are two addresses"
cat >shop.csv <<'CSV'
Customer ID,First Name,Last Name,Email,Default Address Company,Default Address Address1,Default Address Address2,Default Address City,Default Address Zip,Phone,Tags
77,Uta,Kern,uta@example.org,,Allee 1,Top 4,Graz,8010,+43 316 555010,"a, b"
CSV
run 'crm-import --source shop shop.csv'
is "$(counts)$(cat "$ERR")" "1 1 0 0 0 0 0" "a shop's headers are known"
is "$(crm-show shop:77 | head -n 1)" "$(crm-show uta | head -n 1)" \
	"their number there names them"
like "$(crm-show uta)" 'Allee 1.*Top 4.*Graz' "two lines are one street"

# --- mappings --------------------------------------------------------------------

printf 'Wer,Mail,Größe\nKai,kai@example.org,42\n' >own.csv
printf 'Wer,Wo\nKai,Ulm\n' >strange.csv
run 'crm-import strange.csv'
is "$STATUS $(head -n 1 "$ERR")" \
	"65 crm-import: strange.csv: no column says anything of parties" \
	"a file whose columns say nothing"
run 'crm-import -n --map "name=Wer,email=Mail,fact.size=Größe" own.csv'
is "$(counts)$(cat "$ERR")" "1 1 0 0 0 0 0" "columns are mapped by hand"
run 'crm-import --map "name=Wer,email=Mail,fact.size=Größe" --save-map own own.csv'
t "and the mapping is kept" 0 'cat mapping/own.yaml' <<'OUT'
noun: parties
source: import
map:
  name: [Wer]
  email: [Mail]
  fact.size: ["Größe"]
OUT
run 'crm-import --map own own.csv'
is "$(counts)" "1 0 0 1 0 0 0" "for the next file of the kind"
like "$(facts)" '^size 42$' "what was mapped to a fact is one"
run 'crm-import --map own --save-map own own.csv'
is "$STATUS" 73 "a mapping is not replaced"
run 'crm-import --map nothing own.csv'
is "$STATUS" 2 "there is none of that name"
run 'crm-import --map name=Who own.csv'
is "$STATUS$(cat "$ERR")" "65crm-import: own.csv: no column Who
  there are: Wer, Mail, Größe" "nor a column"
run 'crm-import --map nam=Wer own.csv'
is "$STATUS" 2 "nor a field"
printf 'noun: parties\nmap:\n  name: {a: b}\n' >mapping/bad.yaml
run 'crm-import --map bad own.csv'
like "$STATUS $(cat "$ERR")" '^78 crm-import: mapping/bad.yaml:3:' \
	"a broken mapping is named with its line"
printf 'Max,max@example.org\n' >bare.csv
run 'crm-import --columns name,email bare.csv'
is "$(counts)" "1 1 0 0 0 0 0" "a file without a header"
printf 'name,E-mail,email\nA,a@example.org,b@example.org\n' >two.csv
run 'crm-import -n two.csv'
is "$(counts)" "1 1 0 0 0 0 0" "two columns may both be e-mail"
printf 'name,full name\nA,B\n' >twice.csv
t_err "but a name is one" 65 'crm-import twice.csv' <<'ERR'
crm-import: two columns say name: name and full name
  choose one, as --map '+name=full name'
ERR
printf 'name,name\nA,B\n' >same.csv
run 'crm-import same.csv'
like "$STATUS $(cat "$ERR")" '^65 crm-import: same.csv:1: .*name' \
	"a header with the same name twice"

# --- two readings -----------------------------------------------------------------

printf 'name,born\nAda,03/04/1990\nEmil,05/06/1991\n' >dates.csv
run 'crm-import dates.csv'
is "$STATUS" 65 "a date with two readings is refused"
like "$(cat "$ERR")" 'dates.csv: born: 03/04/1990 \(line 2\) is' \
	"both are named"
like "$(cat "$ERR")" 'say --dates dmy' "and the remedy"
ok 'crm-import -q --dates dmy dates.csv' "unless it is told"
like "$(facts)" '^born 1990-04-03' "and then it is that one"
printf 'name,born\nOtto,03/04/1990\nOla,25/12/1991\n' >dates.csv
ok 'crm-import -q dates.csv' "one value can tell it of all"
is "$(facts | grep -c '^born 1990-04-03')" 2 "and does"
printf 'customer,due,every,text\nada,2027-03-04,"1.234",call\n' >every.csv
run 'crm-import -t promises every.csv'
is "$STATUS" 65 "a number with two readings is refused"
ok 'crm-import -q -t promises --decimal , every.csv' "unless it is told"

# --- which rows -------------------------------------------------------------------

printf 'name,email,city\nPia,pia@example.org,Bern\nRolf,rolf@example.org,Genf\n' \
	>cities.csv
run 'crm-import --only city=bern --tag swiss cities.csv'
is "$(counts)" "2 1 0 0 0 0 1" "only what is asked for"
is "$(crm-find tag=swiss -o name)" Pia "with a tag"
batch=$(cut -f 1 "$OUT")
is "$(crm-find "batch=$batch" -o name)" Pia "crm-find lists what came"
run 'crm-import --only nothing=1 cities.csv'
is "$STATUS" 2 "a key that is none"

# --- who is here already ------------------------------------------------------------

printf 'name,email,phone\nPia,pia@example.org,+41 31 5550101\n' >pia.csv
run 'crm-import --on-match skip pia.csv'
is "$(counts)" "1 0 0 1 0 0 0" "--on-match skip leaves them alone"
run 'crm-import --on-match review --keep-going --rejects review.csv pia.csv'
is "$STATUS $(counts)" "65 1 0 0 0 0 1 0" "review gives them back"
like "$(cat review.csv)" 'pia@example.org.*same e-mail' "with the reason"
run 'crm-import pia.csv'
is "$(counts)" "1 0 1 0 0 0 0" "update adds what is new"
is "$(crm-find pia -o phone)" +41315550101 "the phone"
ok 'crm-undo -q' "and is taken back"
is "$(crm-find pia -o phone)" - "the phone, too"
run 'crm-import --on-match new pia.csv'
is "$(counts)" "1 1 0 0 0 0 0" "new makes them twice"
ok 'crm-undo -q' "which is taken back"
printf 'name,email\nPia,other@example.org\n' >perhaps.csv
run 'crm-import perhaps.csv'
is "$(counts)" "1 0 0 0 1 0 0" "the same name alone is only perhaps the same"
like "$(cat "$ERR")" 'perhaps.csv:2: Pia may be c[0-9]+: same name' \
	"and they are named"

# --- what others mention --------------------------------------------------------------

cat >calls.csv <<'CSV'
customer,date,channel,direction,text,key
pia@example.org,2026-11-20 10:00,phone,in,asked for a kettle,1
shop-9,2026-11-21,phone,out,called back,2
CSV
run 'crm-import -t interactions calls.csv'
is "$STATUS" 65 "who is not known is refused"
like "$(cat "$ERR")" 'calls.csv:3: shop-9: no such customer' "and named"
run 'crm-import -t interactions --create --source web calls.csv'
is "$(counts)" "2 2 0 0 0 0 0" "or made, with --create"
t "under their number there" 0 \
	'crm-find -t interactions party=shop-9 -o at,direction,text' <<'OUT'
2026-11-21T11:00:00Z	out	called back
OUT
run 'crm-import -t interactions --create --source web calls.csv'
is "$(counts)" "2 0 0 2 0 0 0" "their key keeps them from coming twice"
sed 's/,[12]$//; s/,key//' calls.csv >plain.csv
run 'crm-import -t interactions --source web plain.csv'
is "$(counts)" "2 0 0 2 0 0 0" "and so do their words"
cat >later.csv <<'CSV'
customer,date,channel,direction,text
shop-9,2026-11-21,phone,out,called back
shop-9,2026-11-21,phone,out,and again
shop-9,2026-11-22,phone,out,called back
shop-9,2026-11-22,phone,out,called back
CSV
run 'crm-import -t interactions --source web later.csv'
is "$(counts)" "4 3 0 1 0 0 0" \
	"what was said last is here already, what is later is not"
run 'crm-import -t interactions --source web later.csv'
is "$(counts)" "4 0 0 4 0 0 0" "until it came in, too"
printf 'customer,kind,text\npia@example.org,complaint,leaks\n' >voice.csv
run 'crm-import -t interactions voice.csv'
like "$STATUS $(cat "$ERR")" '^65 .*owed an answer' \
	"a complaint comes in as a case"
cat >cases.csv <<'CSV'
customer,kind,opened,text,state,outcome,closed,answer,key
pia@example.org,complaint,2026-11-23 08:30,it leaks,open,,,,a
pia@example.org,request,2025-01-02,open on Saturday?,closed,done,2025-01-03,yes,b
CSV
run 'crm-import -t cases cases.csv'
is "$(counts)" "2 2 0 0 0 0 0" "cases come in"
is "$(crm-find email=pia@example.org -o role)" customer "their voice makes a customer"
t "the one that goes on has its clock" 0 \
	'crm-cases party=pia -o state,needs,owner,subject' <<'OUT'
open	answer	nina	it leaks
OUT
run 'crm-import -t cases cases.csv'
is "$(counts)" "2 0 0 2 0 0 0" "once"
printf 'customer,text,due\npia@example.org,send it,2026-12-01\n' >owed.csv
run 'crm-import -t promises owed.csv'
is "$(counts)" "1 1 0 0 0 0 0" "promises too"
run 'crm-import -t promises owed.csv'
is "$(counts)" "1 0 0 1 0 0 0" "once"
ok 'crm-check' "all is well with all of it"

# --- what we exported comes home ---------------------------------------------------------

for form in vcard csv tsv json; do
	crm-export -t parties --as $form state=live >"ours.$form"
	run "crm-import -n ours.$form"
	is "$STATUS $(cut -f 3-7 "$OUT" | tr '\t' ' ')" \
		"0 0 0 $(cut -f 2 "$OUT") 0 0" "our own $form adds nothing"
done

# --- broken files ---------------------------------------------------------------------

# others KEPT: of the last run, with --keep-going
others()
{
	is "$STATUS $(counts)" "65 $1" "… the others are kept"
}

cat >half.vcf <<'CARD'
BEGIN:VCARD
FN:Half One
EMAIL:half1@example.org
BEGIN:VCARD
FN:Half Two
EMAIL:half2@example.org
END:VCARD
BEGIN:VCARD
FN:Half Three
CARD
run 'crm-import half.vcf'
like "$STATUS $(head -n 1 "$ERR")" '^65 crm-import: half.vcf:1: ' \
	"a card cut in half"
run 'crm-import --keep-going --rejects half.bad half.vcf'
others "3 1 0 0 0 2 0"
is "$(grep -c X-CRM-REASON half.bad)" 2 "the halves are kept apart"
printf 'END:VCARD\n' >>half.bad
sed 's/^EMAIL:half1.*/&\nEND:VCARD/' half.bad >mended.vcf
run 'crm-import mended.vcf'
is "$STATUS $(counts)" "0 2 2 0 0 0 0 0" "and come in once they are mended"

printf 'name,email\nGood,good1@example.org\nBad,nowhere\n"open,x\n' >bad.csv
printf 'Good Two,good2@example.org\n' >>bad.csv
run 'crm-import bad.csv'
like "$STATUS $(head -n 1 "$ERR")" \
	'^65 crm-import: bad.csv:3: email nowhere: not an e-mail address' \
	"a bad value"
run 'crm-import --keep-going --rejects bad.out bad.csv'
others "4 2 0 0 0 2 0"
like "$(head -n 2 bad.out)" '^name,email,reason' "with a header and reasons"
like "$(cat bad.out)" '^Bad,nowhere,"email nowhere: not' "as they were"
run 'crm-import --keep-going --rejects bad.out bad.csv'
is "$STATUS" 73 "rejects replace no file"
sed 's/nowhere/mended@example.org/; /open/d' bad.out >mended.csv
run 'crm-import mended.csv'
is "$STATUS $(counts)$(cat "$ERR")" "0 1 1 0 0 0 0 0" "mended, they come in"

{ printf 'name,email\nF1,f1@example.org\n'; cat half.vcf; } >changed.csv
run 'crm-import --keep-going -n changed.csv'
is "$STATUS $(cut -f 3,7 "$OUT" | tr '\t' ' ')" "65 1 9" \
	"a file that changes its format half way"
awk 'BEGIN { printf "name,note\nLong,"; for (i = 0; i < 2000000; i++)
	printf "0123456789"; print ""; print "Short,x" }' >long.csv
run 'crm-import --keep-going long.csv'
others "2 1 0 0 0 1 0"
{
	printf 'BEGIN:VCARD\nFN:Pictured\nPHOTO;ENCODING=b:\n'
	awk 'BEGIN { for (i = 0; i < 400; i++)
		print " AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA" }'
	printf 'END:VCARD\n'
} >picture.vcf
run 'crm-import picture.vcf'
is "$STATUS $(counts)" "0 1 1 0 0 0 0 0" "a picture is passed over"
printf '{"name":"J1"}\nnot json\n{"name":"J2"}\n' >bad.json
run 'crm-import --keep-going --rejects json.out bad.json'
others "3 2 0 0 0 1 0"
: >empty
run 'crm-import empty'
like "$STATUS $(cat "$ERR")" '^65 crm-import: empty:1: nothing in it' \
	"an empty file"
printf 'From anna@example.org Mon Nov 23 08:00:00 2026\nSubject: x\n\nx\n' >mbox
run 'crm-import mbox'
like "$STATUS $(cat "$ERR")" '^65 crm-import: mbox:1: mail' "a mailbox"
run 'crm-import .'
is "$STATUS" 77 "a folder"
run 'crm-import -t interactions card.vcf'
is "$STATUS" 65 "cards are of parties"
run 'crm-import </dev/null'
is "$STATUS" 65 "nothing on standard input"

crm-add -q "Zed Gone" --email zed@example.org
run 'crm-forget --really -m asked zed@example.org'
printf 'name,email\nZed,ZED@example.org\nFern,fern@example.org\n' >gone.csv
run 'crm-import gone.csv'
like "$STATUS $(cat "$ERR")" \
	"^65 crm-import: gone.csv:2: somebody forgotten on the law's demand" \
	"somebody forgotten is not brought back"
run 'crm-import --keep-going gone.csv'
others "2 1 0 0 0 1 0"

# --- together with others ---------------------------------------------------------------

awk 'BEGIN { print "name,email"; for (i = 0; i < 3000; i++)
	print "One " i ",one" i "@example.org" }' >one.csv
sed 's/one/two/; s/One/Two/' one.csv >two.csv
sed -i.old '1s/.*/name,email/' two.csv
crm-import one.csv >one.out 2>&1 &
crm-import two.csv >two.out 2>&1 &
wait
is "$(cut -f 2,3 one.out two.out)" "3000	3000
3000	3000" "two imports at once: both whole"
ok 'crm-check' "and one after the other"
run 'crm-import --key once one.csv; crm-import --key once one.csv'
is "$STATUS" 0 "the same key again is harmless"
sed 's/one/three/; s/One/Three/; 1s/.*/name,email/' one.csv >three.csv
for delay in 0.02 0.05 0.1 0.2 0.4; do
	crm-import three.csv >three.out 2>&1 &
	sleep "$delay"
	kill -9 $! 2>/dev/null
	wait 2>/dev/null
	like "$(crm-find email=three | wc -l | tr -d ' ')" '^(0|3000)$' \
		"killed after $delay s: whole or absent"
done
ok 'crm-check' "and all is well"
run 'crm-import three.csv'
is "$(cut -f 2 "$OUT") $(crm-find email=three | wc -l | tr -d ' ')" \
	"3000 3000" "the next run completes it"
is "$(find . -name 'crm-*' ! -name '*.out')" "" "nothing is left over"
finish
