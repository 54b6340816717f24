#!/bin/sh
# SPDX-License-Identifier: ISC
# crm-send: letters leave, and each has a state.
. "$(dirname "$0")/../kit.sh"

crm-init --name "Berg Kettles" --currency EUR --zone Europe/Berlin \
	--email nina@example.org
at() { CRM_NOW=$1; shift; export CRM_NOW; }

# A mailer that keeps what it is given, then ends as the file "end" says.
cat >mailer <<SH
#!/bin/sh
n=\$(ls "$PWD/mail" | wc -l)
cat >"$PWD/mail/\$n"
. "$PWD/end"
SH
chmod +x mailer
mkdir mail
echo 'exit 0' >end

# A letter to a customer (o1), and one to one of us (o2).
crm-log -q -k complaint --new "Anna Müller" --email anna@example.org \
	"kettle leaks"
t "nothing waits" 1 'crm-send --list'
t "nothing is sent" 0 'crm-send'
crm-answer -q k1 --mail "a new kettle goes out today"
crm-escalate -q k1 -m "come and see"
t_err "without a mailer letters wait, and the way out is shown" 69 \
	'crm-send' <<'OUT'
crm-send: letters wait, and the policy names no mailer
  add to policy.yaml (crm-help policy mail):
  mail:
    command: /usr/sbin/sendmail -t -oi
    from: shop@example.org
OUT
t "they are listed by the time of the next try" 0 'crm-send --list' <<'OUT'
o1	queued	2026-11-23T08:00:00Z	0	k1	anna@example.org	kettle leaks
o2	queued	2026-11-23T08:00:00Z	0	k1	nina@example.org	k1 lead: kettle leaks
OUT
cat >>policy.yaml <<YAML
mail: {command: $PWD/mailer -t -oi, from: shop@example.org, timeout: 1s}
YAML
t "-n says what would be tried" 0 'crm-send -n -o id,state' <<'OUT'
o1	queued
o2	queued
OUT
is "$(ls mail)" "" "and gives nothing to the mailer"
t "the letters as they would leave" 0 \
	'crm-send --list -n | sed "/^Message-ID/d;/^$/q"' <<'OUT'
Date: Mon, 23 Nov 2026 08:00:00 +0000
From: "nina, Berg Kettles" <shop@example.org>
To: =?UTF-8?B?QW5uYSBNw7xsbGVy?= <anna@example.org>
Subject: kettle leaks [k1]
MIME-Version: 1.0
Content-Type: text/plain; charset=utf-8
Content-Transfer-Encoding: 7bit

OUT
run 'crm-send --list -n'
grep -v '^$' "$OUT" >wanted

t "each is handed over once" 0 'crm-send' <<'OUT'
o1	sent	-	1	k1	anna@example.org	kettle leaks
o2	sent	-	1	k1	nina@example.org	k1 lead: kettle leaks
OUT
t "nothing is left" 0 'crm-send'
t "nothing waits any more" 1 'crm-send --list'
cat mail/* | grep -v '^$' >got
ok 'cmp got wanted' "what left is what was shown"
t_err "what was sent is not sent again" 1 'crm-send --resend o1' <<'OUT'
crm-send: o1 was sent today 09:00
OUT

# --- answers of the mailer ------------------------------------------------------
echo 'echo "451 try later" >&2; exit 75' >end
crm-answer -q k1 --mail "it is on its way"
t "refused for now: another try, later" 0 'crm-send -o +result' <<OUT
o3	queued	2026-11-23T08:05:00Z	1	k1	anna@example.org	kettle leaks	status 75: $PWD/mailer: 451 try later
OUT
t "not before" 0 'crm-send'
at 2026-11-23T08:05:00Z
echo 'exit 67' >end
t "refused for good: still not dropped, and later still" 0 \
	'crm-send -o id,state,due,tries,result' <<OUT
o3	queued	2026-11-23T08:20:00Z	2	$PWD/mailer ended with status 67
OUT
t "a person need not wait for the next try" 0 'crm-send --resend o3' <<'OUT'
o3	queued	2026-11-23T08:05:00Z	2	k1	anna@example.org	kettle leaks
OUT
echo 'kill -9 $$' >end
t "killed over a customer's letter: nobody knows" 0 \
	'crm-send -o id,state,due,result' <<OUT
o3	unknown	-	$PWD/mailer was ended by signal 9
OUT
is "$(cat "$ERR")" \
	"crm-send: o3: nobody knows whether it left; crm-send --resend o3 sends it again" \
	"somebody is told"
at 2026-11-24T08:00:00Z
t "it is not tried by itself" 0 'crm-send'
t "it waits for a person" 0 'crm-send --list -o id,state' <<'OUT'
o3	unknown
OUT
ids=$(grep -h '^Message-ID' mail/* | sort -u | wc -l)
t "who puts it back" 0 'crm-send --resend o3 -o id,state,due' <<'OUT'
o3	queued	2026-11-24T08:00:00Z
OUT
echo 'exec sleep 5' >end
t "a mailer that hangs is ended" 0 'crm-send -o id,state,result' <<OUT
o3	unknown	$PWD/mailer did not end within 1 s
OUT
crm-send -q --resend o3
echo 'exit 0' >end
t "and then it leaves" 0 'crm-send -o id,state,tries' <<'OUT'
o3	sent	5
OUT
is "$(grep -h '^Message-ID' mail/* | sort -u | wc -l)" "$ids" \
	"with the same Message-ID every time"

# --- letters to our own people are tried again -----------------------------------
crm-escalate -q k1 -m "again"
echo 'kill -9 $$' >end
t "killed over a letter of ours: another try" 0 \
	'crm-send -o id,state,due' <<'OUT'
o4	queued	2026-11-24T08:05:00Z
OUT

# --- a mailer that is not there ----------------------------------------------------
at 2026-11-24T09:00:00Z
mv mailer elsewhere
run 'crm-send -o id,state,tries'
is "$STATUS" 69 "a mailer that is not there: cannot now"
is "$(cat "$OUT")" "o4	queued	2" "the letter is tried later"
mv elsewhere mailer
echo 'exit 0' >end

# --- refusals --------------------------------------------------------------------
run 'crm-send --resend'
is "$STATUS" 2 "--resend wants a letter"
run 'crm-send --resend k1'
is "$STATUS" 2 "of the right kind"
t_err "that exists" 1 'crm-send --resend o99' <<'OUT'
crm-send: o99: no such letter
OUT
run 'crm-send o4'
is "$STATUS" 2 "no operand is wanted"
run 'crm-send --list --resend o4'
is "$STATUS" 2 "--list and --resend exclude each other"
t_err "what has not left cannot have left" 1 'crm-send --left o4' <<'OUT'
crm-send: o4 has not left yet
OUT
crm-log -q -k complaint --new "Jo" "no address"
t_err "who has no address gets no letter" 1 'crm-answer k2 --mail "hello"' \
	<<'OUT'
crm-answer: Jo (c2) has no e-mail address that a letter could go to
  crm-edit c2 email=ADDRESS
OUT

# --- thanks, and a letter in the house ---------------------------------------------
crm-thank -q k1 --mail "thank you"
run 'crm-send --list -n'
like "$(cat "$OUT")" '^Subject: Thank you: kettle leaks \[k1\]$' \
	"thanks are a letter of their own"
like "$(cat "$OUT")" '^Dear Anna,$' "with the first name"
like "$(cat "$OUT")" '^In-Reply-To: <k1\.[0-9a-f]*@example.org>$' \
	"in the thread of the case"

echo 'kill -9 $$' >end
at 2026-11-24T10:00:00Z
crm-send -q 2>/dev/null
t "a person finds out that it left" 0 'crm-send --left o5 -o id,state,sent' \
	<<'OUT'
o5	sent	2026-11-24T10:00:00Z
OUT
echo 'exit 0' >end

# --- a stranger's words ------------------------------------------------------------
at 2026-11-24T10:05:00Z
crm-send -q
evil=$(printf 'x\r\nBcc: evil@example.org\r\n\r\nhello \342\200\256')
crm-log -q -k complaint --new "$evil" --email eve@example.org "$evil"
crm-answer -q k3 --mail "$evil"
rm -f mail/*
crm-send -q
is "$(cat mail/* | sed '/^$/q' | grep -ci '^Bcc')" 0 "no header is injected"
if has python3; then
	cat >headers.py <<'PY'
import email, email.policy, sys
m = email.message_from_binary_file(open(sys.argv[1], "rb"),
                                   policy=email.policy.default)
print(" ".join(m.keys()), len(m.defects))
print(m["to"].addresses[0].addr_spec)
PY
	t "another program reads the letter as it was meant" 0 \
		'python3 headers.py mail/0' <<'OUT'
Date From To Subject Message-ID MIME-Version Content-Type Content-Transfer-Encoding 0
eve@example.org
OUT
else
	skip 1 "no python3"
fi
# Addresses that bounced, and the preferred one.
crm-add -q "Ida Jung" --email ida@example.org
crm-edit -q ida email+=ida@work.example
crm-log -q -k request ida "when is it done?"
case=$(crm-cases party=ida -o id)
export case
to() { crm-find -t messages -o state,address party=ida state=any; }
ok 'crm-answer -q --mail "$case" "tomorrow" && \
	crm-edit -q ida "bounced@ida@example.org=no such user"' \
	"a letter to an address that bounces before it leaves"
t "gets another of theirs" 0 'crm-send -o state,address' <<'OUT'
sent	ida@work.example
OUT
like "$(cat "$ERR")" \
	'^crm-send: o[0-9]*: letters to ida@example.org come back: it goes to ida@work.example$' \
	"and that is said"
ok 'crm-edit -q ida "bounced@ida@example.org=" email+=ida@home.example \
	preferred@ida@home.example=yes && crm-answer -q --mail "$case" "really"' \
	"one of them is preferred"
t "and has the next letter" 0 'crm-send -o state,address' <<'OUT'
sent	ida@home.example
OUT
ok 'crm-answer -q --mail "$case" "sorry" && crm-edit -q ida \
	email-=ida@work.example email-=ida@home.example \
	email+=ida@home.example "bounced@ida@example.org=gone" \
	"bounced@ida@home.example=full"' "all of them bounce"
t "so the letter waits" 0 'crm-send -o state,tries,result' <<'OUT'
queued	1	letters to ida@home.example come back: full
OUT
like "$(cat "$ERR")" \
	'^crm-send: o[0-9]* waits: letters to ida@home.example come back: crm-edit c[0-9]* email\+=ADDRESS$' \
	"and that is said"
run 'crm-answer --mail "$case" "hello?"'
is "$STATUS $(head -n 1 "$ERR" | sed 's/(c[0-9]*)/(c)/')" \
	"1 crm-answer: letters to Ida Jung (c) at ida@home.example come back: full" \
	"no other is written to any of them"
if [ -x "$CRM_BIN/crm-check" ]; then
	t "the record is sound" 0 'crm-check'
else
	skip 1 "no crm-check"
fi
finish
