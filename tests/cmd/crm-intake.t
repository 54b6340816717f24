#!/bin/sh
# SPDX-License-Identifier: ISC
# crm-intake: mails and posts come in by themselves and find their case.
. "$(dirname "$0")/../kit.sh"

[ -x "$CRM_BIN/crm-intake" ] || skip_all "optional: gmime-3.0 is missing"

crm-init --name "Berg Kettles" --currency EUR --zone Europe/Berlin
cat >policy.yaml <<'YAML'
name: Berg Kettles
zone: Europe/Berlin
people:
  nina: {name: Nina Berg, mail: nina@example.org}
  bo: {name: Bo Lund, mail: Bo@Example.org, reports-to: nina}
mail: {command: /bin/cat, from: shop@example.org}
YAML
crm-add -q "Anna Berg" --email anna@example.org
mkdir kept && cp crm.db crm.db.lock policy.yaml kept
# again: the base as it was
again()
{
	rm -rf crm.db* && cp kept/* . && rm -f odd.yaml
}
# waiting: how many parcels
# shellcheck disable=SC2012
waiting() { ls crm.db.spool 2>/dev/null | wc -l | tr -d ' '; }

# mail FROM TO SUBJECT ID ANSWERS [HEADER...]: one with the body of stdin
mail()
{
	printf 'From: %s\nTo: %s\nSubject: %s\n' "$1" "$2" "$3"
	[ -z "$4" ] || printf 'Message-ID: <%s>\n' "$4"
	[ -z "$5" ] || printf 'In-Reply-To: <%s>\nReferences: <%s>\n' "$5" "$5"
	shift 5
	for header; do
		printf '%s\n' "$header"
	done
	printf '\n'
	cat
}
# said WHAT: mails to the files that the tests give to crm-intake
say() { name=$1; shift; mail "$@" >"$name.eml"; }

say leaks "Anna Berg <anna@example.org>" shop@example.org "kettle leaks" \
	a1@example.org "" "Date: Mon, 23 Nov 2026 08:30:00 +0100" <<'M'
It leaks all over the table.
M

# --- a voice -------------------------------------------------------------------
t "a mail of a customer opens a case" 0 'crm-intake <leaks.eml' <<'OUT'
k1	i1	c1	request	2026-11-23T16:00:00Z	nina	Anna Berg	It leaks all over the table.
OUT
t "the case is called what the mail is" 0 'crm-cases -o id,subject,opened' <<'OUT'
k1	kettle leaks	2026-11-23T07:30:00Z
OUT
t "again, it is the same" 0 'crm-intake <leaks.eml' <<'OUT'
k1	i1	c1	request	2026-11-23T16:00:00Z	nina	Anna Berg	It leaks all over the table.
OUT
t "and nothing was added" 0 'crm-find -t interactions | wc -l | tr -d " "' <<'OUT'
1
OUT
t "crm-show says where it came from" 0 'crm-show i1' <<'OUT'
i1 interaction
at         08:30
case       k1
party      c1
kind       request
channel    mail
direction  in
text       It leaks all over the table.
batch      b3
subject    kettle leaks
sender     Anna Berg <anna@example.org>
ref        a1@example.org
OUT
is "$(crm-export -t all | sed -n 's/.*"raw":"\([0-9a-f]*\)".*/\1/p' |
	tail -n 1)" "$(od -An -v -tx1 leaks.eml | tr -d ' \n')" \
	"the bytes are kept as they came"
t "a stranger becomes a customer, with an address" 0 'mail \
	"=?UTF-8?B?SsO2cmcgTcO8bGxlcg==?= <joerg@example.net>" shop@example.org \
	"open?" j1@example.net "" <<M | crm-intake -o id,party,name
Open on Saturday?
M
crm-find name=jörg -o id,role,email' <<'OUT'
k2	c2	Jörg Müller
c2	customer	joerg@example.net
OUT
t "a kind can be asked for" 0 'echo "thank you" | mail eve@example.com \
	shop@example.org thanks e1@example.com "" |
	crm-intake -k praise -o id,kind,party' <<'OUT'
k3	praise	c3
OUT
t "two mails with the same Message-ID and other words are two" 0 '
	echo one | mail x@example.com shop@example.org s same@example.com "" |
		crm-intake -o id,interaction
	echo two | mail x@example.com shop@example.org s same@example.com "" |
		crm-intake -o id,interaction
	echo two | mail x@example.com shop@example.org s same@example.com "" |
		crm-intake -o id,interaction' <<'OUT'
k4	i4
k4	i5
k4	i5
OUT
t "a copy through a list is no second mail" 0 '
	{ echo two; echo ___; echo the list; } | mail x@example.com \
		list@example.com "[list] s" copy@example.com "" >copy.eml
	echo two | mail x@example.com shop@example.org s copy@example.com "" |
		crm-intake -o interaction
	crm-intake -o interaction <copy.eml' <<'OUT'
i6
i6
OUT
t "a mail from tomorrow was said now" 0 'echo hi | mail z@example.com \
	shop@example.org s z1@example.com "" \
	"Date: Tue, 24 Nov 2026 08:30:00 +0100" | crm-intake -q &&
	crm-find -t interactions id=i7 -o at' <<'OUT'
2026-11-23T08:00:00Z
OUT
t "where the clock of the sender is wrong, ours counts" 0 'echo hi |
	mail y@example.com shop@example.org s y1@example.com "" \
	"Received: by mx; Mon, 23 Nov 2026 08:00:00 +0100" \
	"Date: Thu, 01 Jan 1970 00:00:00 +0000" | crm-intake -q &&
	crm-find -t interactions id=i8 -o at' <<'OUT'
2026-11-23T07:00:00Z
OUT

# --- a thread --------------------------------------------------------------------
again
crm-intake -q <leaks.eml
t "one of us answers from a mail program: the clock stops" 0 'echo "We mend it." |
	mail "Nina Berg <nina@example.org>" \
	"Anna Berg <anna@example.org>, Ben <ben@example.net>" "Re: kettle leaks" \
	n1@example.org a1@example.org | crm-intake
	crm-cases -o id,clock,needs' <<'OUT'
k1	i2	c1	answer	2026-11-26T08:00:00Z	nina	Anna Berg	We mend it.
k1	update	resolve
OUT
t "who answers in the thread is heard on its case, whoever it is" 0 'mail \
	"Ben <ben@example.net>" nina@example.org "Re: kettle leaks" \
	b1@example.net n1@example.org <<M | crm-intake
Mine leaks, too.

On Mon, Nina Berg wrote:
> We mend it.
M' <<'OUT'
k1	i3	c2	request	2026-11-23T16:00:00Z	nina	Ben	Mine leaks, too.
OUT
t "bo answers ben" 0 'echo "Yours, too." | mail "bo@example.org" \
	"ben@example.net" "Re: kettle leaks" n2@example.org b1@example.net |
	crm-intake; crm-show k1 | sed -n "/^Said/,/^\$/p" | sed "\$d"' <<'OUT'
k1	i4	c1	answer	2026-11-26T08:00:00Z	nina	Anna Berg	Yours, too.
Said and done
i1 today 08:30 request, in by mail
  It leaks all over the table.
i2 today 09:00 answer, out by mail, nina
  We mend it.
i3 today 09:00 request, in by mail
  Mine leaks, too.
i4 today 09:00 answer, out by mail, bo
  Yours, too.
OUT
t "what one of us forwards is a note of the case" 0 'echo "see below" |
	mail bo@example.org shop@example.org "Fwd: kettle leaks" n3@example.org \
	a1@example.org | crm-intake -o id,kind
	crm-find -t interactions id=i5 -o direction,who' <<'OUT'
k1	note
own	bo
OUT
t "a question to somebody else about it, too" 0 'echo "got a lid?" |
	mail bo@example.org sup@example.com "lid" n4@example.org \
	a1@example.org | crm-intake -o id,kind' <<'OUT'
k1	note
OUT
t "a mail to somebody without a case is kept as ours" 0 'echo "order" |
	mail bo@example.org "Sup <sup@example.com>" "order" n5@example.org "" |
	crm-intake -o id,kind,name; crm-find -t interactions id=i7 -o direction' <<'OUT'
i7	note	Sup
out
OUT
t "a mail among ourselves is lost to nobody" 0 'echo "lunch?" |
	mail bo@example.org nina@example.org lunch n6@example.org "" |
	crm-intake -o id,kind,name' <<'OUT'
i8	note	Bo Lund
OUT
t "the [k1] of a stranger counts for nothing" 0 'echo "I am anna" |
	mail eve@example.com shop@example.org "kettle [k1]" e1@example.com "" |
	crm-intake -o id,party' <<'OUT'
k2	c5
OUT
t "that of the customer does" 0 'echo "again" |
	mail anna@example.org shop@example.org "kettle [k1]" a2@example.org "" |
	crm-intake -o id,party' <<'OUT'
k1	c1
OUT
t "a rating alone asks for nothing" 0 'printf "5\n\n> We mend it.\n" |
	mail anna@example.org shop@example.org "Re: kettle" a3@example.org \
	n1@example.org | crm-intake -o id,kind
	crm-find -t interactions rating=4.. -o id,rating,text' <<'OUT'
k1	note
i11	5	5
OUT
t "a machine stops no clock" 0 'crm-cases -o id,due,clock k1
	echo "I am away" | mail anna@example.org shop@example.org "Away" \
	a4@example.org n1@example.org "Auto-Submitted: auto-replied" |
	crm-intake -o id,kind; crm-cases -o id,due,clock k1
	crm-find -t interactions automatic=yes -o id' <<'OUT'
k1	2026-11-23T16:00:00Z	next-answer
k1	note
k1	2026-11-23T16:00:00Z	next-answer
i12
OUT
t "and opens no case" 0 'echo news | mail "News <news@example.com>" \
	shop@example.org "News" w1@example.com "" "Precedence: bulk" |
	crm-intake -o id,kind,name; crm-find name=News -o role' <<'OUT'
i13	note	News
contact
OUT
i=0
while [ "$i" -lt 22 ]; do
	i=$((i + 1))
	echo loop | mail loop@example.com shop@example.org loop "l$i@example.com" \
		"" "Auto-Submitted: auto-replied" "Date: Mon, 23 Nov 2026 08:59:0$((i % 10)) +0100" |
		crm-intake -q
done
t "a machine that does not stop is kept without its bytes" 0 \
	'crm-find -t interactions party=c7 | wc -l | tr -d " "
	crm-export -t all | grep "\"table\":\"interactions\"" |
	grep "\"party\":7," | grep -c "\"raw\":null"' <<'OUT'
22
2
OUT
t "a form on our page is the voice of its visitor" 0 'echo "from the form" |
	mail "Form <shop@example.org>" shop@example.org "Form" f1@example.org "" \
	"Reply-To: Cleo <cleo@example.net>" | crm-intake -o kind,name' <<'OUT'
request	Cleo
OUT
ok 'crm-check' "the record is well"

# --- our letters ------------------------------------------------------------------
again
crm-intake -q <leaks.eml
crm-answer -q --mail k1 "We mend it."
t "our letter answers the mail" 0 'crm-send --list -n |
	sed -n "s/^In-Reply-To: //p; s/^References: //p"' <<'OUT'
<a1@example.org>
<a1@example.org>
OUT
ours=$(crm-send --list -o message_id)
crm-send -q
t "the copy of our letter that comes back is known" 0 'echo "We mend it." |
	mail shop@example.org anna@example.org "kettle leaks [k1]" \
	"$(echo "$ours" | tr -d "<>")" "" | crm-intake
	crm-find -t interactions | wc -l | tr -d " "' <<'OUT'
k1	i2	c1	answer	2026-11-26T08:00:00Z	nina	Anna Berg	We mend it.
2
OUT
t "who answers our letter is of its case" 0 'echo "good" |
	mail anna@home.example "shop@example.org" "Re: kettle leaks [k1]" \
	a5@home.example "$(echo "$ours" | tr -d "<>")" |
	crm-intake -o id,party' <<'OUT'
k1	c2
OUT
cat >bounce.eml <<M
From: Mail Delivery System <MAILER-DAEMON@mx.example.org>
To: shop@example.org
Subject: Undelivered Mail Returned to Sender
Message-ID: <dsn1@mx.example.org>
Auto-Submitted: auto-replied
MIME-Version: 1.0
Content-Type: multipart/report; report-type=delivery-status; boundary="B"

--B
Content-Type: text/plain

I am sorry to have to inform you.

--B
Content-Type: message/delivery-status

Reporting-MTA: dns; mx.example.org

Final-Recipient: rfc822; anna@example.org
Action: failed
Status: 5.1.1
Diagnostic-Code: smtp; 550 no such user

--B
Content-Type: message/rfc822

Message-ID: $ours
From: shop@example.org
To: anna@example.org

We mend it.

--B--
M
t "a letter that came back is noted on its case" 0 \
	'crm-intake -o id,kind,name,text <bounce.eml' <<'OUT'
k1	note	Anna Berg	letter to anna@example.org came back: 5.1.1 550 no such user\n\nI am sorry to have to inform you.
OUT
t_err "and the address is marked" 1 'crm-answer --mail k1 "hello?"' <<'OUT'
crm-answer: letters to Anna Berg (c1) at anna@example.org come back: 5.1.1 550 no such user
  crm-edit c1 email=ADDRESS
OUT
sed 's/^Action: failed/Action: delayed/; s/anna@ex/ben@ex/; s/dsn1/dsn2/
	s/^Status: 5/Status: 4/' bounce.eml >late.eml
crm-add -q "Ben" --email ben@example.org
t "a delay marks nothing" 0 'crm-intake -q <late.eml; crm-show c3 |
	grep email' <<'OUT'
email  ben@example.org
OUT
ok 'crm-check' "the record is well"

# --- what is no mail, or an odd one ---------------------------------------------------
again
printf 'only words' >words.eml
t "words without a head are somebody's words" 0 \
	'crm-intake -o id,name,text <words.eml' <<'OUT'
k1	anonymous	only words
OUT
t "no body, no date that is one" 0 'printf "Date: <HR>\nSubject: hello\n\n" |
	crm-intake -o id,name,text; crm-cases -o id,subject,opened k2' <<'OUT'
k2	anonymous	-
k2	hello	2026-11-23T08:00:00Z
OUT
{
	echo "From: deep@example.com"
	i=0
	while [ "$i" -lt 1000 ]; do
		i=$((i + 1))
		printf 'Content-Type: multipart/mixed; boundary="b%d"\n\n--b%d\n' \
			"$i" "$i"
	done
	echo
	echo deep
} >deep.eml
t "a thousand parts in each other" 0 \
	'timeout 20 crm-intake -o id,name <deep.eml; crm-find name=deep
	crm-find email=deep -o email' <<'OUT'
k3	-
deep@example.com
OUT
t "bytes that are no text" 0 'printf "From: b@example.com\n\nna\377me\000x\n" |
	crm-intake -o id,text' <<'OUT'
k4	naÿme�x
OUT
t_err "more than a mail may be: its beginning is kept" 0 '{
	printf "From: big@example.com\n\n"
	head -c 52000000 /dev/zero | tr "\0" x
} | crm-intake -q' <<'OUT'
crm-intake: stdin:1: longer than a mail may be: only its beginning is kept
OUT
t "of its words a megabyte" 0 'crm-find -t interactions id=i5 -o text |
	wc -c | tr -d " "' <<'OUT'
1048577
OUT
t_err "an empty pipe brings nothing, and says so" 0 'printf "" | crm-intake' <<'OUT'
crm-intake: stdin: nothing in it
OUT
t_err "nothing is named, and nobody gives anything" 2 'crm-intake' <<'OUT'
crm-intake: name a file or a Maildir, or give a mail on stdin
  usage: crm-intake [-nq] [-k kind] [-c channel] [--attachments folder] [file ...]
  example: crm-intake <mail
OUT
run 'crm-intake --kin x <leaks.eml'
is "$STATUS" 75 "asked wrongly behind a mail system: the mail stays there"
run 'crm-intake --kin x leaks.eml'
is "$STATUS" 2 "asked wrongly by a person: 2"
run 'crm-intake -k zzz leaks.eml'
is "$STATUS" 2 "a kind that there is not: 2"
t "behind a mail system, the usual kind" 0 'crm-intake -k zzz -o id,kind <leaks.eml' <<'OUT'
k6	request
OUT
t_err "a file that is not there" 74 'crm-intake nothing.eml' <<'OUT'
crm-intake: cannot open nothing.eml: No such file or directory
OUT

# --- attachments ------------------------------------------------------------------
again
# parts NAME-HEADER: a mail with one attachment
parts()
{
	cat <<M
From: anna@example.org
Message-ID: <$2>
MIME-Version: 1.0
Content-Type: multipart/mixed; boundary=P

--P
Content-Type: text/plain

here
--P
Content-Type: application/pdf
Content-Disposition: attachment; $1
Content-Transfer-Encoding: base64

$3
--P--
M
}
parts 'filename="../../.offer.pdf"' p1@e aGVsbG8= >p1.eml
parts 'filename="offer.pdf"' p2@e d29ybGQ= >p2.eml
parts "filename*=UTF-8''%C3%9Cbersicht.pdf" p3@e d29ybGQ= >p3.eml
t "attachments are named" 0 'crm-intake -q p1.eml p3.eml &&
	crm-find -t interactions --sort id -o attachments' <<'OUT'
offer.pdf
Übersicht.pdf
OUT
again
t "and kept in a folder, none over another" 0 \
	'crm-intake -q --attachments files p1.eml p2.eml p2.eml p3.eml &&
	(cd files && ls && cat offer.pdf offer-2.pdf && echo)
	crm-find -t interactions --sort id -o attachments' <<'OUT'
offer-2.pdf
offer.pdf
Übersicht.pdf
helloworld
offer.pdf
offer-2.pdf
Übersicht.pdf
OUT
t "again, they are there already" 0 'crm-intake -q --attachments files p1.eml
	ls files | wc -l | tr -d " "' <<'OUT'
3
OUT
t "a folder that cannot be: the mail is kept all the same" 0 \
	'sed s/p1@e/p4@e/ p1.eml | crm-intake -o id --attachments leaks.eml/x' <<'OUT'
k1
OUT
like "$(cat "$ERR")" "the attachments are in the mail, which is kept" \
	"and it is said so"
t "a rehearsal writes none" 0 \
	'sed s/p1@e/p5@e/ p1.eml | crm-intake -n -q --attachments new; ls new 2>&1 |
	sed "s/.*: //"' <<'OUT'
No such file or directory
OUT

# --- many of them -------------------------------------------------------------------
again
{
	echo "From anna@example.org Mon Nov 23 08:00:00 2026"
	cat leaks.eml
	echo
	echo "From eve@example.com Mon Nov 23 08:01:00 2026"
	echo "nothing that is a head"
	echo
	echo "From eve@example.com Mon Nov 23 08:02:00 2026"
	printf 'From: eve@example.com\nMessage-ID: <m3@e>\n\n>From here on\n'
} >three.mbox
t "an mbox, whatever is in one of them" 0 \
	'crm-intake -o id,text three.mbox' <<'OUT'
k1	It leaks all over the table.
k2	nothing that is a head\n
k3	From here on
OUT
t "on standard input, too, and again nothing is added" 0 \
	'crm-intake -q <three.mbox; crm-find -t interactions | wc -l | tr -d " "' <<'OUT'
3
OUT
tr '\n' '\r' <three.mbox >cr.mbox
t "lone CRs for line ends" 0 'crm-intake -q cr.mbox &&
	crm-find -t interactions channel=mail -o text | sort -u' <<'OUT'
From here on
It leaks all over the table.
nothing that is a head\n
OUT
again
mkdir -p box/new box/cur box/tmp
cp leaks.eml box/new/1.a
ln -s nowhere box/cur/2.b
cp p2.eml box/cur/3.c:2,S
echo half >box/tmp/4.d
t "a Maildir: one that cannot be read keeps nobody out" 65 \
	'crm-intake -o id,text box' <<'OUT'
k1	It leaks all over the table.
k1	here
OUT
is "$(cat "$ERR")" "crm-intake: box/cur/2.b is a broken link
crm-intake: 1 of 3 were refused" "and it is named"
t "each mail is a batch of its own, and none of them is undone unasked" 0 \
	'crm-history tool=crm-intake -o id,origin,rows 2>/dev/null ||
	crm-history -o id,origin | head -n 2' <<'OUT'
b4	job
b3	job
OUT
t "a rehearsal keeps nothing" 0 'sed s/a1@/a9@/ leaks.eml >new.eml
	crm-intake -n -o id new.eml; crm-find -t interactions | wc -l | tr -d " "' <<'OUT'
k1
2
OUT

again
crm-intake -q leaks.eml copy.eml
crm-close -q k2 --done "read" --tell "thank you"
crm-forget c2 --really -m "asked for it" >/dev/null
t "an old mailbox brings nobody back who was forgotten" 0 \
	'crm-intake -o id,interaction copy.eml; crm-find -o id' <<'OUT'
k2	i2
c1
c2
OUT

# --- feeds ------------------------------------------------------------------------
again
cat >feed.jsonl <<'J'
{"from":"@carl@example.social","name":"Carl","at":"2026-11-23T07:00:00Z","channel":"mastodon","url":"https://example.social/1","reach":1200,"text":"their kettle leaks","key":"p1"}
{"from":"ben","channel":"chat","text":"open today?","key":1,"email":"anna@example.org"}

{"from":"ben","channel":"chat","at":"2026-11-23T08:59:30.5+01:00","text":"hello?","key":2,"answers":1}
J
t "posts, by whom and where" 0 'crm-intake <feed.jsonl' <<'OUT'
k1	i1	c2	request	2026-11-23T16:00:00Z	nina	Carl	their kettle leaks
k2	i2	c1	request	2026-11-23T16:00:00Z	nina	Anna Berg	open today?
k2	i3	c1	request	2026-11-23T16:00:00Z	nina	Anna Berg	hello?
OUT
t "again, nothing is added" 0 'crm-intake -q feed.jsonl
	crm-find -t interactions --sort id -o id,channel,url,reach,ref,thread,at' <<'OUT'
i1	mastodon	https://example.social/1	1200	mastodon:p1	-	2026-11-23T07:00:00Z
i2	chat	-	-	chat:1	-	2026-11-23T08:00:00Z
i3	chat	-	-	chat:2	chat:1	2026-11-23T07:59:30Z
OUT
t "a handle is a name elsewhere" 0 'crm-find mastodon:@carl@example.social -o id
	crm-show c1 | grep foreign' <<'OUT'
c2
foreign       chat:ben
OUT
t "a channel that nobody answers for fails the check" 1 'crm-check --tsv >found ||
	STATUS=$?; cut -f 2- found; exit "$STATUS"' <<'OUT'
policy	nobody answers for what comes in by chat: policy.yaml, channels: chat: {responder: NAME}
policy	nobody answers for what comes in by mastodon: policy.yaml, channels: mastodon: {responder: NAME}
OUT
cat >>policy.yaml <<'YAML'
channels:
  mastodon: {responder: bo}
desks:
  chat: {people: [bo], channels: [chat]}
YAML
ok 'crm-check' "one in the policy does, a desk does"
t "who answers for a channel owns what is new there" 0 \
	'echo "{\"from\":\"zoe\",\"channel\":\"mastodon\",\"text\":\"hi\"}" |
	crm-intake -o id,owner' <<'OUT'
k3	bo
OUT
t_err "a channel without anybody is no policy" 78 'sed "s/{responder: bo}/{}/" \
	policy.yaml >odd.yaml; CRM_POLICY=odd.yaml crm-tag c1 x 2>&1 >/dev/null |
	sed -n 1p >&2; false || exit 78' <<'OUT'
crm-tag: policy.yaml:8:3: channels.mastodon: nobody answers for it; {responder: NAME}
OUT
cat >bad.jsonl <<'J'
{"from":"zoe","channel":"chat","text":"one","key":"z1"}
{"from":"zoe","text":"where?"}
{"from":"zoe","channel":"chat"}
{"from":"zoe","channel":"two words","text":"x"}
{"from":"zoe","channel":"chat","text":"x","at":"soon"}
{"from":"zoe","channel":"chat","text":"x","reach":"many"}
{"from":"zoe","channel":"chat","text":"x","rating":6}
{"from":["zoe"],"channel":"chat","text":"x"}
[1,2]
{"from":"zoe","channel":"chat","text":"two","key":"z2"}
J
t "what is no post is named, the others are taken" 65 \
	'crm-intake -o text <bad.jsonl' <<'OUT'
one
two
OUT
is "$(cat "$ERR")" "crm-intake: stdin:2: no channel: it has none, and -c names none
crm-intake: stdin:3: nothing was said: no text
crm-intake: stdin:4: channel: two words is not one word of letters, digits, and . _ -
crm-intake: stdin:5: at: soon is no moment, as 2026-11-23T08:00:00Z
crm-intake: stdin:6: reach: many is no number that it can be
crm-intake: stdin:7: rating: 6 is no number that it can be
crm-intake: stdin:8: from: a text is wanted
crm-intake: stdin:9: no JSON object
crm-intake: 8 of 10 were refused" "with its line and what is wrong"
t "-c names the channel of posts that name none" 0 \
	'echo "{\"from\":\"zoe\",\"text\":\"form\"}" | crm-intake -q -c chat &&
	crm-find -t interactions text=form -o channel' <<'OUT'
chat
OUT

# --- nothing is lost -----------------------------------------------------------------
again
mkdir elsewhere
export XDG_STATE_HOME="$PWD/elsewhere"
printf 'people: [' >policy.yaml
t "under a broken policy the last good one counts" 65 \
	'crm-tag -q c1 x 2>/dev/null; crm-intake -o id,owner <leaks.eml || exit 65; exit 65' <<'OUT'
k1	nina
OUT
again
dd if=/dev/zero of=crm.db bs=4096 seek=1 count=12 conv=notrunc 2>/dev/null
t "a damaged database: taken, without ids" 0 'crm-intake <leaks.eml' <<'OUT'
-	-	-	-	-	-	-	-
OUT
is "$(cat "$ERR")" "crm-intake: the database is damaged
crm-intake: kept; do not repeat" "and it is said so"
run 'crm-intake -q p2.eml'
is "$STATUS $(waiting)" "65 1" \
	"what stays where it is, is left there: the status tells"
crm-intake -q <feed.jsonl 2>/dev/null
is "$(waiting)" 4 "a parcel for each"
cp kept/crm.db .
t "the next writer, whichever, puts each where it belongs" 0 'crm-tag -q c1 vip
	crm-find -t interactions --sort id \
		-o id,case,party,channel,subject,ref,url,reach,batch' <<'OUT'
i1	k1	c1	mail	kettle leaks	a1@example.org	-	-	b3
i2	k2	c2	mastodon	-	mastodon:p1	https://example.social/1	1200	b4
i3	k1	c1	chat	-	chat:1	-	-	b5
i4	k1	c1	chat	-	chat:2	-	-	b6
OUT
is "$(waiting)" 0 "nothing waits any more"
is "$(crm-export -t all | sed -n 's/.*"raw":"\([0-9a-f]*\)".*/\1/p' |
	head -n 1)" "$(od -An -v -tx1 leaks.eml | tr -d ' \n')" \
	"the bytes went through the spool as they came"
t "what was given twice counts once" 0 'crm-intake -o id,interaction <leaks.eml' <<'OUT'
k1	i1
OUT
rm -rf crm.db*
t "no database at all" 0 'crm-intake -q <leaks.eml' </dev/null
is "$(waiting)" 1 "the mail is kept beside where it would be"
run 'crm-intake -q leaks.eml'
is "$STATUS" 66 "a person is told that there is none"
again
if [ "$(id -u)" != 0 ] && chmod 500 . 2>/dev/null; then
	t "neither the folder nor the other takes it: try again later" 75 \
		'XDG_STATE_HOME=/dev/null HOME=/dev/null crm-intake <leaks.eml' \
		</dev/null
	chmod 700 .
else
	chmod 000 crm.db && : >crm.db.spool
	rm crm.db && mkdir crm.db
	t "neither the folder nor the other takes it: try again later" 75 \
		'XDG_STATE_HOME=/dev/null HOME=/dev/null crm-intake <leaks.eml' \
		</dev/null
	rmdir crm.db
fi
again
t "rows that cannot be printed are no failure to a mail system" 0 \
	'crm-intake <leaks.eml >/dev/full' </dev/null
t "nor is a closed standard output" 0 'crm-intake <leaks.eml >&-' </dev/null
mv crm.db elsewhere/
t "nor where it is only kept beside the database" 0 \
	'crm-intake <leaks.eml >/dev/full' </dev/null
is "$(waiting)" 1 "which it is"
mv elsewhere/crm.db .
run 'sed s/a1@/a8@/ leaks.eml >other.eml; crm-intake other.eml >/dev/full'
is "$STATUS" 76 "and 76 to a person"
again
run 'for i in 1 2 3 4; do crm-intake -q three.mbox & done; wait'
t "four at once: each mail once" 0 \
	'crm-find -t interactions | wc -l | tr -d " "' <<'OUT'
3
OUT
ok 'crm-check' "the record is well"

# --- real mails -------------------------------------------------------------------
data=$CRM_TEST_DATA/mail
if [ -d "$data/notmuch-default" ]; then
	again
	find "$data/notmuch-default" -type f | sort >list
	t "the mails of a list: 53 files are 52" 0 \
		'xargs crm-intake -q <list; crm-find -t interactions |
		wc -l | tr -d " "' <<'OUT'
52
OUT
	t "again, none is added" 0 'xargs crm-intake -q <list
		crm-find -t interactions | wc -l | tr -d " "' <<'OUT'
52
OUT
	t "they are 24 threads" 0 'crm-find -t interactions -o ref,thread | awk "
		function root(x) {
			while (up[x] != x) x = up[x]
			return x
		}
		{
			if (\$2 == \"-\") \$2 = \$1
			for (i = 1; i <= 2; i++)
				if (!(\$i in up)) up[\$i] = \$i
			up[root(\$1)] = root(\$2)
			here[\$1]
		}
		END {
			for (x in here) top[root(x)]
			for (x in top) n++
			print n
		}"' <<'OUT'
24
OUT
	again
	: >bad
	find "$data/mikel" -type f | sort >list
	while IFS= read -r file; do
		timeout 20 crm-intake -q <"$file" || echo "$file" >>bad
	done <list
	is "$(cat bad)" "" "mails of all sorts: none is refused"
	count=$(crm-find -t interactions | wc -l | tr -d ' ')
	while IFS= read -r file; do
		crm-intake -o interaction <"$file"
	done <list | sort -u >ids
	is "$(wc -l <ids | tr -d ' ') $(crm-find -t interactions | wc -l |
		tr -d ' ')" "$count $count" "each is there once ($count)"
	like "$(crm-find -t interactions -o subject,text)" "日本語|すみません" \
		"in their letters"
else
	skip 6 "no test data: mails"
fi
finish
