#!/bin/sh
# SPDX-License-Identifier: ISC
# crm-import: rows of each noun, what is refused of them and what comes in, and
# which rows are asked for.
. "$(dirname "$0")/kit.sh"

crm-init --name "Berg Kettles" --currency EUR --zone UTC
{
	crm-add "Anna Berg" --email anna@example.org --phone "+49 170 1234567"
	crm-add "Bo Lund" --email bo@example.org
	crm-log -k complaint c1 "it leaks"
	crm-log -k request c2 "open?"
	crm-answer k2 yes
	crm-resolve k2 "done" yes
	crm-close k2 --tell "yes; thank you"
} >"$OUT" 2>"$ERR" || note "$(cat "$ERR")"

# bad NOUN COLUMNS ROW REASON: the row is refused with it
bad()
{
	printf '%s\n%s\n' "$2" "$3" >rows.csv
	run "crm-import -t $1 rows.csv"
	is "$STATUS $(head -n 1 "$ERR")" \
		"65 crm-import: rows.csv:2: $4" "$1: $4"
}

# good NOUN COLUMNS ROW TITLE: it comes in
good()
{
	printf '%s\n%s\n' "$2" "$3" >rows.csv
	run "crm-import -t $1 rows.csv"
	is "$STATUS $(cut -f 2-8 "$OUT" | tr '\t' ' ')" "0 1 1 0 0 0 0 0" "$4"
}

# --- what was said ---------------------------------------------------------------

columns=customer,at,direction,kind,channel,who,text,case
bad interactions $columns ',2026-11-20,in,note,phone,,hello,' 'no customer'
bad interactions $columns 'c99,2026-11-20,in,note,phone,,hello,' \
	'c99: no such customer'
bad interactions $columns 'c1,2026-11-20,up,note,phone,,hello,' \
	'direction up: in, out or own'
bad interactions $columns 'c1,2026-11-20,own,thanks,phone,,hello,' \
	'kind thanks: among ourselves there are notes'
bad interactions $columns 'c1,2026-11-20,out,complaint,phone,,hello,' \
	'kind complaint: we say note, answer, question or thanks'
bad interactions $columns 'c1,2026-11-20,in,grumble,phone,,hello,' \
	'kind grumble: no such kind'
bad interactions $columns 'c1,2027-11-20,in,note,phone,,hello,' \
	'at 2027-11-20: has not been yet'
bad interactions $columns 'c1,soon,in,note,phone,,hello,' \
	'soon: no date'
bad interactions $columns 'c1,2026-11-20,in,note,phone,zoe,hello,' \
	'zoe: none of our people'
bad interactions $columns 'c1,2026-11-20,in,note,phone,,hello,p1' \
	'case p1: as k7'
bad interactions $columns 'c1,2026-11-20,in,note,phone,,hello,k99' \
	'k99: no such case'
bad interactions $columns 'c1,2026-11-20,in,note,phone,,hello,k2' \
	'k2 is not theirs but that of c2'
bad interactions $columns 'c2,2026-11-20,in,request,phone,,hello,k2' \
	'k2 is closed: crm-log opens it again'
good interactions $columns 'c1,2026-11-20 09:30,out,answer,mail,nina,we look,k1' \
	"an answer of a case"
t "is one" 0 'crm-find -t interactions case=k1 kind=answer \
	-o at,party,direction,channel,who,text' <<'OUT'
2026-11-20T09:30:00Z	c1	out	mail	nina	we look
OUT
good interactions customer,text "+49 170 123 45 67,rang" "by their number"
good interactions customer,text "Bo Lund,rang" "by their name"
t "they are who they are" 0 \
	'crm-find -t interactions text=rang -o party,kind,direction,at' <<'OUT'
c2	note	in	2026-11-23T08:00:00Z
c1	note	in	2026-11-23T08:00:00Z
OUT

# --- cases ---------------------------------------------------------------------------

columns=customer,opened,kind,state,outcome,closed,text,answer,owner
bad cases $columns ',2026-11-01,request,,,,open?,,' 'no customer'
bad cases $columns 'c1,2026-11-01,request,,,,,,' 'nothing was said'
bad cases $columns 'c1,2026-11-01,note,,,,open?,,' 'kind note: opens no case'
bad cases $columns 'c1,2027-11-01,request,,,,open?,,' \
	'2027-11-01: has not been yet'
bad cases $columns 'c1,2026-11-01,request,lost,,,open?,,' \
	'state lost: open, resolved or closed'
bad cases $columns 'c1,2026-11-01,request,open,done,,open?,,' \
	'an open case has no outcome'
bad cases $columns 'c1,2026-11-01,request,closed,maybe,,open?,,' \
	'outcome maybe: done, declined or cannot'
bad cases $columns 'c1,2026-11-01,request,closed,done,2026-10-01,open?,,' \
	'it was over before it began'
for outcome in "done" declined cannot; do
	good cases $columns \
		"c2,2026-11-01,suggestion,closed,$outcome,2026-11-02,$outcome?,no,nina" \
		"closed, $outcome"
done
good cases $columns "c2,2026-11-03,suggestion,resolved,,2026-11-04,red?,,nina" \
	"resolved"
t "their outcomes" 0 'crm-find -t cases kind=suggestion state=any \
	-o state,outcome,owner,subject' <<'OUT'
resolved	done	nina	red?
closed	done	nina	done?
closed	declined	nina	declined?
closed	cannot	nina	cannot?
OUT

# --- promises --------------------------------------------------------------------------

columns=customer,side,due,every,owner,text
bad promises $columns ',ours,2026-12-01,,,call' 'no customer'
bad promises $columns 'c1,mine,2026-12-01,,,call' \
	'side mine: ours, theirs or touch'
bad promises $columns 'c1,ours,2026-12-01,,,' 'nothing is promised'
bad promises $columns 'c1,ours,,,,call' 'due when?'
bad promises $columns 'c1,touch,2026-12-01,30,,' 'a touch is due by every alone'
bad promises $columns 'c1,touch,,,,' 'every : so many days'
bad promises $columns 'c1,ours,2026-12-01,-3,,call' 'every -3: so many days'
bad promises $columns 'c1,ours,2026-12-01,,zoe,call' \
	'zoe: none of our people'
good promises $columns 'c1,,2026-12-01,,,call' "ours where it does not say"
good promises $columns 'c1,theirs,2026-12-01 10:00,,nina,bring it' "theirs"
good promises $columns 'c2,touch,,30,nina,' "a touch"
t "they are" 0 'crm-find -t promises -o side,due,every,owner,party,text' <<'OUT'
theirs	2026-12-01T10:00:00Z	-	nina	c1	bring it
ours	2026-12-01	-	nina	c1	call
touch	2026-12-23	30	nina	c2	-
OUT

# --- how dates and numbers are meant ---------------------------------------------------

printf 'name,born\nAda,03/04/1990\nIda,05/06/1991\n' >dates.csv
run 'crm-import -n --dates mdy dates.csv'
is "$STATUS" 0 "--dates mdy decides"
run 'crm-import -n --dates iso dates.csv'
like "$STATUS $(cat "$ERR")" '^65 .*03/04/1990' "iso admits neither"
t_err "no other order" 2 'crm-import -n --dates ydm dates.csv' <<'ERR'
crm-import: --dates ydm: dmy, mdy or iso
ERR
t_err "no other mark" 2 'crm-import -n --decimal ";" dates.csv' <<'ERR'
crm-import: --decimal ;: a point or a comma
ERR
for order in dmy mdy; do
	sed "\$a\\
dates: $order" policy.yaml >policy.$order
done
cp policy.yaml kept.yaml
cp policy.dmy policy.yaml
crm-import -q dates.csv 2>"$ERR"
t "the policy may say it: dmy" 0 'crm-find -t facts fact=born -o value' <<'OUT'
1991-06-05
1990-04-03
OUT
crm-undo -q
cp policy.mdy policy.yaml
crm-import -q dates.csv 2>"$ERR"
t "or mdy" 0 'crm-find -t facts fact=born -o value' <<'OUT'
1991-05-06
1990-03-04
OUT
crm-undo -q
cp kept.yaml policy.yaml

# --- which cards are wanted --------------------------------------------------------------

cat >cards.vcf <<'V'
BEGIN:VCARD
VERSION:4.0
FN:Eva Lind
EMAIL:eva@example.org
ADR:;;Ring 5;Berlin;;10115;Germany
BDAY:19850203
CATEGORIES:vip,tea
NOTE:likes oolong
END:VCARD
BEGIN:VCARD
VERSION:4.0
FN:Max Holm
TEL:+4930555111
END:VCARD
V
# only WORDS NAMES: the conditions, and who then comes in
only()
{
	run "crm-import $1 cards.vcf"
	is "$STATUS $(crm-find "batch=$(cut -f 1 "$OUT")" -o name 2>&1 |
		tr '\n' ' ')" "0 $2" "$1"
	crm-undo -q 2>/dev/null
}
only "--only name=eva" "Eva Lind "
only "--only name=eva,max" "Eva Lind Max Holm "
only "--only city=berlin" "Eva Lind "
only "--only country=germany" "Eva Lind "
only "--only post=ring" "Eva Lind "
only "--only email=example" "Eva Lind "
only "--only email=" "Max Holm "
only "--only phone=4930" "Max Holm "
only "--only tags=tea" "Eva Lind "
only "--only tag!=vip" "Max Holm "
only "--only note=oolong" "Eva Lind "
only "--only role=" "Eva Lind Max Holm "
only "--only born=1980-01-01..1989-12-31" "Eva Lind "
only "--only name=eva --only tags=vip" "Eva Lind "
run 'crm-import --only name=eva --only tags!=vip cards.vcf'
is "$STATUS $(cut -f 1,2,8 "$OUT" | tr '\t' ' ')" "0 - 2 2" "nobody is left"
t_err "no condition" 2 'crm-import --only berlin cards.vcf' <<'ERR'
crm-import: --only berlin: no condition
  as --only city=Berlin
ERR
ok 'crm-escalate -q && crm-check' "all is well with all of it"
finish
