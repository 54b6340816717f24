#!/bin/sh
# SPDX-License-Identifier: ISC
# crm-observe: notes on a case, and the table they make.
. "$(dirname "$0")/../kit.sh"

crm-init --name "Berg Kettles" --currency EUR --zone Europe/Berlin
crm-log -q -k complaint --new "GM owner" "does not start when I buy vanilla"
crm-log -q -k complaint --new "Anna Berg" "kettle leaks"
TAB=$(printf '\t')
export TAB

# --- one trial -----------------------------------------------------------------

t "a trial is a row for each note" 0 \
	'crm-observe k1 fails=no flavour=chocolate minutes=11 "drive to=the mall"' <<'OUT'
n1	1	2026-11-23T08:00:00Z	k1	nina	fails	no
n2	1	2026-11-23T08:00:00Z	k1	nina	flavour	chocolate
n3	1	2026-11-23T08:00:00Z	k1	nina	minutes	11
n4	1	2026-11-23T08:00:00Z	k1	nina	drive to	the mall
OUT
t "of another time, on the case of a party" 0 \
	'crm-observe "GM owner" fails=yes minutes="4 min" --at "fri 20:15" -o id,trial,at,value' <<'OUT'
n5	2	2026-11-20T19:15:00Z	yes
n6	2	2026-11-20T19:15:00Z	4 min
OUT
t "of a day, by an interaction of the case" 0 \
	'crm-observe i1 fails=no minutes=9 --at sat -o id,trial,at,case' <<'OUT'
n7	3	2026-11-21	k1
n8	3	2026-11-21	k1
OUT
t "an equals sign in a value is part of it" 0 \
	'crm-observe k2 sum=1+1=2 -o key,value' <<'OUT'
sum	1+1=2
OUT
t "whose case it is, with -o" 0 \
	'crm-observe k2 fails=no -o id,trial,party,name,batch --json' <<'OUT'
{"id":"n10","trial":2,"party":"c2","name":"Anna Berg","batch":"b8"}
OUT
t_err "a key spelled nearly like another is kept, and said" 0 \
	'crm-observe -q k1 minute=7' <<'OUT'
crm-observe: minute: kept, but k1 has notes on minutes: is it the same?
OUT
t_err "in other letters, too" 0 'crm-observe -q k1 Drive-To=market' <<'OUT'
crm-observe: Drive-To: kept, but k1 has notes on drive to: is it the same?
OUT
t_err "not where digits tell them apart" 0 \
	'crm-observe -q k2 reading1=5 && crm-observe -q k2 reading12=6' </dev/null
ok 'crm-undo; crm-undo; crm-undo; crm-undo' "taken back"
t "the same on every case of a list" 0 \
	'crm-cases -o id --sort id | crm-observe - fails=no -o case,trial' <<'OUT'
k1	6
k2	5
OUT
t "without a dash" 0 'echo k2 | crm-observe fails=no -o case,trial' <<'OUT'
k2	6
OUT
ok 'crm-undo; crm-undo' "taken back again"
t "a rehearsal" 1 'crm-observe -n k1 fails=no -o trial; crm-find -t observations trial=6..' <<'OUT'
7
OUT
t "a key makes a repeat harmless" 0 'crm-observe --key x k1 fails=no minutes=8 -o id,key
	crm-observe --key x k1 fails=no minutes=8 -o id,key; crm-undo -q' <<'OUT'
n18	fails
n19	minutes
n18	fails
n19	minutes
OUT
t "what a value is, by its look" 0 \
	'crm-observe -n k2 a=yes b="2,5 kg" c=20:15 d="27 Nov 2025" e=vanilla f=NA -o key,kind
	crm-find -t observations case=k1 trial=2 -o key,kind' <<'OUT'
a	yes/no
b	number
c	time
d	day
e	word
f	nothing
fails	yes/no
minutes	number
OUT
t "one sentence for a trial at a terminal" 0 \
	'script -qec "crm-observe k2 fails=yes minutes=4" /dev/null | tr -d "\r"; crm-undo -q' <<'OUT'
n20 Anna Berg (c2), k2, trial 7: fails=yes, minutes=4; today 09:00
OUT

# --- the table -------------------------------------------------------------------

t "a row a trial, a column a key; the time of day comes for free" 0 \
	'crm-observe k1 --table -H' <<'OUT'
id	at	fails	flavour	minutes	drive to	time	weekday	month
n1	2026-11-23T08:00:00Z	no	chocolate	11	the mall	09:00	Mon	Nov
n5	2026-11-20T19:15:00Z	yes	-	4 min	-	20:15	Fri	Nov
n7	2026-11-21	no	-	9	-	-	Sat	Nov
OUT
t "as CSV" 0 'crm-observe k1 --table --csv -o fails,minutes,time | tr -d "\r"' <<'OUT'
fails,minutes,time
no,11,09:00
yes,4 min,20:15
no,9,
OUT
t "as JSON" 0 'crm-observe k1 --table --json -o id,minutes,flavour | tail -n 1' <<'OUT'
{"id":"n7","minutes":"9","flavour":null}
OUT
t "its time can be noted as any other" 0 \
	'crm-observe -q k2 time=late month=May; crm-observe k2 --table -H' <<'OUT'
id	at	sum	fails	time	month	weekday
n9	2026-11-23T08:00:00Z	1+1=2	-	-	-	Mon
n10	2026-11-23T08:00:00Z	-	no	-	-	Mon
n22	2026-11-23T08:00:00Z	-	-	late	May	Mon
OUT
t_err "a column that is none" 2 'crm-observe k1 --table -o minuts' <<'OUT'
crm-observe: no such column: minuts
  did you mean minutes? There are: id at fails flavour minutes drive to time weekday month
OUT
crm-log -q -k complaint --new "Bo Lund" "nothing yet"
t "no notes, no table" 1 'crm-observe k3 --table' </dev/null
t "the table of one case can be noted on another" 0 \
	'crm-observe k1 --table -H -o at,fails,minutes | crm-observe -q k3
	crm-observe k3 --table -o at,fails,minutes,time' <<'OUT'
2026-11-23T08:00:00Z	no	11	09:00
2026-11-20T19:15:00Z	yes	4 min	20:15
2026-11-21	no	9	-
OUT

t "crm-show has the last trials of a case" 0 'crm-show k1 | sed -n "/^Noted/,\$p"' <<'OUT'
Noted
id  at                fails  flavour    minutes  drive to  time   weekday  month
n1  09:00             no     chocolate  11       the mall  09:00  Mon      Nov
n5  Fri 20 Nov 20:15  yes               4 min              20:15  Fri      Nov
n7  Sat 21 Nov        no                9                         Sat      Nov
OUT
t "and one note alone" 0 'crm-show n6; crm-show n6 --json -o id,key,value,name' <<'OUT'
n6 note
trial  2
at     Fri 20 Nov 20:15
case   k1
who    nina
key    minutes
value  4 min
party  c1
name   GM owner
kind   number
batch  b5
{"id":"n6","key":"minutes","value":"4 min","name":"GM owner"}
OUT

# --- a table in --------------------------------------------------------------------

cat >nights.csv <<'CSV'
id,at,fails,flavour,note
1,2026-11-20 20:15,yes,vanilla,"a, b"
2,,no,NA, x 
CSV
crm-log -q --new-case -k complaint "Bo Lund" "another"
t "CSV from stdin, each row a trial" 0 \
	'crm-observe k4 <nights.csv -o trial,at,key,value' <<'OUT'
1	2026-11-20T19:15:00Z	fails	yes
1	2026-11-20T19:15:00Z	flavour	vanilla
1	2026-11-20T19:15:00Z	note	a, b
2	-	fails	no
2	-	note	x
OUT
is "$(cat "$ERR")" "crm-observe: stdin: left out: the column id" \
	"what is no note is said"
t "what is not known is missing" 0 'crm-observe k4 --table -o fails,flavour,note,time' <<'OUT'
yes	vanilla	a, b	20:15
no	-	x	-
OUT
t "TSV, and a time for all" 0 \
	'printf "fails\tnote\nyes\t-\nno\ta\\\\tb\n" | crm-observe k4 --at fri -o trial,at,value' <<'OUT'
3	2026-11-20	yes
4	2026-11-20	no
4	2026-11-20	a\\tb
OUT
t "JSON Lines" 0 \
	'echo "{\"fails\":true,\"minutes\":4.5,\"note\":null}" | crm-observe k4 -o trial,key,value' <<'OUT'
5	fails	yes
5	minutes	4.5
OUT
cat >cut.csv <<'CSV'
fails,minutes
yes,4
no
no,12
CSV
before=$(crm-export -t all | cksum)
t_err "a table cut in half takes all back" 65 'crm-observe k4 <cut.csv' <<'OUT'
crm-observe: stdin:3: 1 field where 2 columns are
  mend it; or --keep-going notes the others, and --rejects FILE keeps this one
OUT
is "$(crm-export -t all | cksum)" "$before" "nothing is kept of it"
t "or the good rows are kept" 65 \
	'crm-observe k4 --keep-going --rejects bad.csv -o trial,value <cut.csv' <<'OUT'
6	yes
6	4
7	no
7	12
OUT
is "$(cat bad.csv)" 'fails,minutes,reason
no,"1 field where 2 columns are"' "and the bad ones written down"
t "which, mended, come in" 0 'sed "s/^no,/no,9,/" bad.csv | crm-observe k4 -o trial,key,value' <<'OUT'
8	fails	no
8	minutes	9
OUT
t_err "a day that is none" 65 'printf "at,fails\nsometime,no\n" | crm-observe k4' <<'OUT'
crm-observe: stdin:2: sometime: not a day or time we can read
  try tomorrow, fri, +3d, 27 nov, 2026-11-27, a time behind it: fri 16:00, 27 nov 4pm
OUT
t_err "a day to come" 65 'printf "at,fails\n2027-01-01,no\n" | crm-observe k4' <<'OUT'
crm-observe: stdin:2: 2027-01-01: has not been yet
  mend it; or --keep-going notes the others, and --rejects FILE keeps this one
OUT
t_err "a row in which nothing is noted" 65 'printf "fails,at\nNA,fri\n" | crm-observe k4' <<'OUT'
crm-observe: stdin:2: nothing was noted
  mend it; or --keep-going notes the others, and --rejects FILE keeps this one
OUT
t_err "a header with a key twice" 65 'printf "a,a\n1,2\n" | crm-observe k4' <<'OUT'
crm-observe: stdin:1: the header: columns 1 and 2 are both named a
OUT
t_err "an empty table" 1 ': | crm-observe k4' <<'OUT'
crm-observe: no rows on stdin
OUT
t_err "a header alone" 1 'echo "fails,minutes" | crm-observe k4' <<'OUT'
crm-observe: no rows on stdin
OUT

# --- struck ------------------------------------------------------------------------

t "struck, it does not count" 0 \
	'crm-observe --strike n3 -m "44 was meant" -o +struck; crm-observe k1 --table -o fails,minutes' <<'OUT'
n3	1	2026-11-23T08:00:00Z	k1	nina	minutes	11	44 was meant
no	-
yes	4 min
no	9
OUT
t "nor is it listed, unless it is asked for" 0 \
	'crm-find -t observations key=minutes case=k1 -o id,value
	crm-find -t observations state=struck -o id,struck' <<'OUT'
n6	4 min
n8	9
n3	44 was meant
OUT
t_err "struck twice" 1 'crm-observe --strike n3 -m again' <<'OUT'
crm-observe: n3 is struck already: 44 was meant
OUT
t "the history tells" 0 'crm-history n3 | tail -n 1 | cut -f 3-' <<'OUT'
nina	n3	struck	-	44 was meant
OUT
t "taken back, it counts" 0 \
	'crm-undo -q; crm-find -t observations n3 -o id,value,struck' <<'OUT'
n3	11	-
OUT
t "from a list" 0 \
	'crm-find -t observations case=k2 key=sum | crm-observe --strike -m "no use" -o id,struck' <<'OUT'
n9	no use
OUT
t "in a sentence" 0 \
	'script -qec "crm-observe --strike n10 -m wrong" /dev/null | tr -d "\r"' <<'OUT'
n10 (k2, trial 2): fails=no is struck: wrong
OUT
t_err "without a reason" 2 'crm-observe --strike n5' <<'OUT'
crm-observe: say why it does not count: -m
  usage: crm-observe [--strike -m why note ... | --table case | case [key=value ...]]
  example: crm-observe k1 fails=yes flavour=vanilla minutes=4
OUT
t_err "a note that there is not" 1 'crm-observe --strike n999 -m why' <<'OUT'
crm-observe: n999: no such note
  crm-find -t observations lists them
OUT
t_err "what is no note" 2 'crm-observe --strike k1 -m why' <<'OUT'
crm-observe: k1: a note is named by its id, as n8
OUT

# --- merged, undone, restored --------------------------------------------------------

t "notes of a merged case are those of the other" 0 \
	'crm-merge -q k3 k4; crm-observe k4 fails=no -o case,trial
	crm-observe k3 --table -o fails | grep -c ""' <<'OUT'
k3	9
12
OUT
t "undone and done again, a trial is what it was" 0 \
	'crm-observe k3 --table >one; crm-undo -q; crm-undo -q b$(crm-history --limit 1 -o id | tr -d b)
	crm-observe k3 --table | diff one - && echo same' <<'OUT'
same
OUT
t "another record has the same notes" 0 \
	'crm-export -t all >all && mkdir two && crm-import -D two/crm.db -t all all &&
	crm-observe -D two/crm.db k3 --table | diff one - && echo same' <<'OUT'
same
OUT
ok 'crm-check' "the record is sound"

# --- the law -----------------------------------------------------------------------------

ok 'crm-observe -q k2 "who drove=Anna Berg" && crm-observe -q k1 "who helped=Anna Berg of c2"' \
	"notes that name somebody"
t "a person is told of the notes on their cases" 0 \
	'crm-access c2 --json | grep -c "who drove"' <<'OUT'
1
OUT
ok 'crm-close -q k2 --done mended --tell "it is mended; thank you"' "her case is closed"
ok 'crm-forget c2 --really -m asked -q && ! grep -aq "Anna Berg" crm.db' \
	"forgotten, they are in no note"
t "the others stay" 0 'crm-find -t observations key="who drove" -o id,value; crm-check; crm-observe k1 --table -o "who helped" | tail -n 1' <<'OUT'
n47	forgotten
forgotten of c2
OUT

# --- refused ---------------------------------------------------------------------------

t_err "no value" 65 'crm-observe k1 fails=' <<'OUT'
crm-observe: fails: no value
OUT
t_err "no key" 65 'crm-observe k1 =yes' <<'OUT'
crm-observe: a note has no key
OUT
t_err "neither" 2 'crm-observe k1 fails' <<'OUT'
crm-observe: fails: a note is key=value, as fails=yes
OUT
t_err "a TAB in a value" 65 'crm-observe k1 "note=a${TAB}b"' <<'OUT'
crm-observe: note: a value is one line of text without TABs
OUT
t_err "a line end in a key" 65 'crm-observe k1 "a
b=1"' <<'OUT'
crm-observe: a key is one line of text without TABs
OUT
t_err "bytes that are no text" 65 'crm-observe k1 "note=$(printf "\377")"' <<'OUT'
crm-observe: note: a value is one line of text without TABs
OUT
t_err "a key twice" 65 'crm-observe k1 a=1 a=2' <<'OUT'
crm-observe: a is there twice in one trial
OUT
t_err "the time is no key" 65 'crm-observe k1 at=fri' <<'OUT'
crm-observe: at is when it was, and no key
  --at "fri 16:00"; in a table the column at
OUT
t_err "nor is the id" 65 'crm-observe k1 id=7' <<'OUT'
crm-observe: id is that of the note, and no key
OUT
t_err "a time to come" 2 'crm-observe k1 fails=no --at tomorrow' <<'OUT'
crm-observe: tomorrow: has not been yet
OUT
t_err "no such case" 1 'crm-observe k99 fails=no' <<'OUT'
crm-observe: k99: no such case
  crm-cases lists the open ones
OUT
t_err "ten thousand keys" 65 \
	'crm-observe k1 $(awk "BEGIN { for (i = 1; i <= 10000; i++) print \"x\" i \"=\" i }")' <<'OUT'
crm-observe: k1 would have 10005 keys: more than 4000 are no table any more
OUT
t "four thousand make a table" 0 \
	'crm-observe -q k2 $(awk "BEGIN { for (i = 1; i <= 3990; i++) print \"x\" i \"=\" i }")
	crm-observe k2 --table --csv | head -n 1 | awk -F, "{ print NF }"
	crm-observe k2 --table -o x3990 | tail -n 1' <<'OUT'
3996
3990
OUT
t_err "nothing to note" 2 'crm-observe k1 </dev/null' <<'OUT'
crm-observe: what was seen?
  usage: crm-observe [--strike -m why note ... | --table case | case [key=value ...]]
  example: crm-observe k1 fails=yes flavour=vanilla minutes=4
OUT
run 'crm-observe k1 fails=no -m why'
is "$STATUS$(head -n 1 "$ERR")" "2crm-observe: -m, -F and -e are of --strike" \
	"words that would be ignored"
run 'crm-observe k1 --table -n'
is "$STATUS" 2 "a table is not rehearsed"
run 'crm-observe --strike n1 --at fri -m why'
is "$STATUS" 2 "nothing is struck at another time"
run 'crm-observe -u stranger k1 fails=no'
is "$STATUS" 77 "a stranger notes nothing"
k=$(crm-log --new "Odd Lot" -k complaint "odd" -o id)
crm-observe -q "$k" "a,b=1" 'say "hi"=2' 'back\slash=3' "@SUM(A1)=4"
run "crm-observe $k --table --tsv -H | head -n 1"
is "$(cut -f 3-6 "$OUT")" 'a,b	say "hi"	back\\slash	@SUM(A1)' \
	"keys of any shape are inert as columns"
run "crm-observe $k --table --csv | head -n 1 | tr -d '\\r'"
like "$(cat "$OUT")" "^id,at,\"a,b\",\"say \"\"hi\"\"\",back.slash,'@SUM\(A1\),time," \
	"in CSV"
run "crm-observe $k --table --json"
like "$(cat "$OUT")" '"a,b":"1","say \\"hi\\"":"2","back\\\\slash":"3","@SUM' \
	"in JSON"
finish
