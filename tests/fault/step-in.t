#!/bin/sh
# SPDX-License-Identifier: ISC
# The engine fails at the Nth question of what brings in files, mails and
# posts, whichever that is: one line and a status that says so, and each batch
# is whole or not there.
. "$(dirname "$0")/../kit.sh"
export shim=step
. "$CRM_ROOT/tests/fault/sweep.sh"

cat >people.vcf <<'V'
BEGIN:VCARD
VERSION:3.0
FN:Anna Berg
EMAIL;TYPE=work:anna@example.org
TEL;TYPE=cell:+49 170 7654321
BDAY:1990-04-15
NOTE:likes oolong
CATEGORIES:vip,tea
END:VCARD
BEGIN:VCARD
VERSION:4.0
FN:Dora Quist
N:Quist;Dora;;;
EMAIL;PREF=1:dora@example.org
ADR;TYPE=home:;;Main Street 1;Berlin;;10115;Germany
ORG:Kettles Ltd
UID:urn:uuid:0f8fad5b-d9cb-469f-a165-70867728950e
END:VCARD
BEGIN:VCARD
VERSION:4.0
FN:C. Ott
EMAIL:c.ott@example.org
TEL:+49 170 1234567
END:VCARD
V
sed '/^FN:C. Ott/,/^TEL/d' people.vcf >one-bad.vcf
cat >people.csv <<'C'
key;name;email;phone;tags;birthday;needs
1;Anna Berg;anna@example.org;;vip;15.04.1990;a lid
2;Eva Lund;eva@example.org;+49 30 555777;new;;
3;;frank@example.org;;;;step-free
C
cat >said.csv <<'C'
customer,at,text,key,kind,channel
anna@example.org,2026-11-20 10:00,"a lid, please",17,note,phone
c3,2026-11-19,"too loud, again",18,note,mail
gus@example.org,2026-11-18,thanks,19,note,counter
C
cat >cases.csv <<'C'
key,customer,kind,state,opened,answered,resolved,closed,text,outcome,answer
1,anna@example.org,complaint,closed,2026-11-01,2026-11-02,2026-11-03,2026-11-04,it leaks,done,a new one
2,gus@example.org,request,open,2026-11-20,,,,open on Sunday?,,
C
cat >promises.jsonl <<'J'
{"customer": "c3", "text": "send the lid", "due": "2026-12-01", "key": 7}
{"customer": "anna@example.org", "text": "call", "due": "2026-11-30", "state": "kept"}
J

sweep "crm-import people.vcf"
sweep "crm-import -n people.vcf"
sweep "crm-import --key once --tag fair --source fair people.vcf"
sweep "crm-import --on-match skip people.vcf"
sweep "crm-import --on-match new people.vcf"
sweep "crm-import --keep-going --rejects made --on-match review people.vcf" 1 65
sweep "crm-import --keep-going --rejects made one-bad.vcf" 1 65
sweep "crm-import people.csv --map +fact.needs=needs --save-map shop"
sweep "crm-import --only name=eva people.csv"
sweep "crm-import -t interactions --create --source shop said.csv"
sweep "crm-import -t interactions said.csv" 1 65
sweep "crm-import -t cases --create cases.csv"
sweep "crm-import -t promises promises.jsonl"
back
crm-import -q -t interactions --create --source shop said.csv 2>/dev/null
crm-import -q people.vcf 2>/dev/null
begin
sweep "crm-import -t interactions --source shop said.csv"
sweep "crm-import people.vcf"
sweep "crm-undo"
sweep "crm-export --as vcard >/dev/null"
sweep "crm-forget dora@example.org"
sweep "crm-forget dora@example.org --really -m asked"

back
crm-import -q --on-match new people.vcf 2>/dev/null
begin
sweep "crm-dupes >/dev/null"
sweep "crm-import --keep-going people.vcf"

[ -x "$CRM_BIN/crm-intake" ] || {
	skip 1 "optional: gmime-3.0 is missing"
	finish
}


# mail FROM SUBJECT ID [HEADER...]: with stdin as its body
mail()
{
	printf 'From: %s\nTo: shop@example.org\nSubject: %s\n' "$1" "$2"
	printf 'Message-ID: <%s>\nDate: Tue, 24 Nov 2026 09:00:00 +0100\n' "$3"
	shift 3
	for header; do
		printf '%s\n' "$header"
	done
	printf '\n'
	cat
}
echo "it drips" | mail "Anna Berg <anna@example.org>" leak a1@example.org \
	>known.eml
echo "open?" | mail "Hal <hal@example.net>" hours h1@example.net >new.eml
echo "we are on it" | mail "Nina <nina@example.org>" "[k1] leak" \
	n1@example.org "Cc: anna@example.org" >ours.eml
echo "I am away" | mail anna@example.org "Re: [k1]" r1@example.org \
	"Auto-Submitted: auto-replied" "In-Reply-To: <a1@example.org>" >auto.eml
{
	printf 'From: MAILER-DAEMON@mx.example\nTo: shop@example.org\n'
	printf 'Message-ID: <b1@mx.example>\nSubject: failure\n'
	printf 'In-Reply-To: <a1@example.org>\nMIME-Version: 1.0\n'
	printf 'Content-Type: multipart/report; boundary=B;\n'
	printf ' report-type=delivery-status\n\n--B\n\nsorry\n\n--B\n'
	printf 'Content-Type: message/delivery-status\n\n'
	printf 'Reporting-MTA: dns; mx.example\n\nAction: failed\n'
	printf 'Final-Recipient: rfc822; anna@example.org\n\n--B--\n'
} >bounce.eml
echo "an offer" | mail nina@example.org offer n2@example.org \
	"Cc: carl@example.org, jan@example.net" >offer.eml
echo "lunch?" | mail nina@example.org lunch n3@example.org >lunch.eml
mkdir -p box/new box/cur box/tmp
cp known.eml box/new/1 && cp new.eml box/cur/2:2,S
{
	echo "From a Tue Nov 24 09:00:00 2026" && cat known.eml && echo &&
		echo "From b Tue Nov 24 09:00:00 2026" && cat ours.eml
} >two.mbox
cat >feed.jsonl <<'J'
{"channel": "mastodon", "from": "ida", "name": "Ida", "key": "1", "text": "great kettles", "kind": "praise", "rating": 5, "reach": 40}
{"channel": "mastodon", "from": "anna", "email": "anna@example.org", "key": "2", "answers": "1", "text": "mine leaks", "at": "2026-11-24T08:00:00Z"}
J
for mail in known new ours auto bounce offer lunch; do
	sweep "crm-intake $mail.eml"
done
sweep "crm-intake -n known.eml"
sweep "crm-intake -k note -q --attachments out two.mbox" many
sweep "crm-intake box" many
sweep "crm-intake feed.jsonl" many
finish
