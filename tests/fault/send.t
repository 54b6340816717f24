#!/bin/sh
# SPDX-License-Identifier: ISC
# Faults of the outbox: a mailer that fails, dawdles or reads half (F35), and
# strangers who would write headers of their own (F30).
. "$(dirname "$0")/../kit.sh"

crm-init --name "Berg Kettles" --currency EUR --zone Europe/Berlin \
	--email nina@example.org
mkdir mail
cat >mailer <<SH
#!/bin/sh
. "$PWD/end"
SH
chmod +x mailer
cat >>policy.yaml <<YAML
mail:
  command: $PWD/mailer -t -oi
  from: shop@example.org
  timeout: 2s
  backoff: [5m, 15m, 1h]
  alarm: 2
YAML
at() { CRM_NOW=$1; shift; export CRM_NOW; }

# o1 to a customer, o2 to one of us
crm-log -q -k complaint --new "Anna Berg" --email anna@example.org "leaks"
yes "a long letter" | head -n 20000 >long
crm-answer -q k1 --mail -F long
crm-escalate -q k1 -m "look"

# --- F35 ------------------------------------------------------------------------
# tried TITLE NOW END ROWS: what crm-send says when the mailer ends like that
tried()
{
	at "$2"
	echo "$3" >end
	printf '%s\n' "$4" >expected
	t "$1" 0 'crm-send -o id,state,due,tries' <expected
}

tried "status 75: five minutes" 2026-11-23T08:00:00Z 'cat >/dev/null; exit 75' \
	"o1	queued	2026-11-23T08:05:00Z	1
o2	queued	2026-11-23T08:05:00Z	1"
tried "status 69: a quarter of an hour" 2026-11-23T08:05:00Z 'exit 69' \
	"o1	queued	2026-11-23T08:20:00Z	2
o2	queued	2026-11-23T08:20:00Z	2"
if [ -x "$CRM_BIN/crm-check" ]; then
	ok 'crm-check' "two tries are no alarm yet"
else
	skip 1 "no crm-check"
fi
tried "status 1, half read: an hour" 2026-11-23T08:20:00Z \
	'head -c 100 >/dev/null; exit 1' \
	"o1	queued	2026-11-23T09:20:00Z	3
o2	queued	2026-11-23T09:20:00Z	3"
if [ -x "$CRM_BIN/crm-check" ]; then
	run 'crm-check'
	is "$STATUS" 1 "a third one is"
	like "$(cat "$OUT" "$ERR")" 'o1|2 letters|mail' "and it says of what"
else
	skip 2 "no crm-check"
fi
tried "killed: the customer's waits for a person, ours an hour" \
	2026-11-23T09:20:00Z 'head -c 100 >/dev/null; kill -9 $$' \
	"o1	unknown	-	4
o2	queued	2026-11-23T10:20:00Z	4"
crm-send -q --resend o1
at 2026-11-23T10:20:00Z
tried "hangs: likewise" 2026-11-23T10:20:00Z 'exec sleep 20' \
	"o1	unknown	-	5
o2	queued	2026-11-23T11:20:00Z	5"
crm-send -q --resend o1

# While a mailer hangs, nothing is locked.
at 2026-11-23T11:20:00Z
echo 'touch "'"$PWD"'/begun"; exec sleep 0.6' >end
crm-send >/dev/null 2>&1 &
sender=$!
n=0
while [ ! -f begun ] && [ $n -lt 100 ]; do
	n=$((n + 1))
	sleep 0.02
done
ok '[ -f begun ]' "a letter is in the mailer's hands"
ok 'timeout 0.5 crm-log -q k1 -k note "meanwhile"' \
	"somebody else writes meanwhile"
t "the letter is on its way, and nobody touches it" 1 \
	'crm-send --resend o1'
wait "$sender"

# crm-send itself is killed with a letter in the mailer's hands.
crm-answer -q k1 --mail "one more"
at 2026-11-24T08:00:00Z
crm-escalate -q k1 -m "and more"
echo 'exit 0' >end
crm-send -q
crm-answer -q k1 --mail "the last"
crm-escalate -q k1 -m "the top"
letter=$(crm-send --list -o id | head -n 1)
rm -f begun
echo 'cat >>"'"$PWD"'/mail/all"; touch "'"$PWD"'/begun"; exec sleep 0.6' >end
crm-send >/dev/null 2>&1 &
sender=$!
n=0
while [ ! -f begun ] && [ $n -lt 100 ]; do
	n=$((n + 1))
	sleep 0.02
done
kill -9 "$sender"
wait "$sender" 2>/dev/null
is "$(crm-send --list -o id,state | grep "$letter")" "$letter	sending" \
	"killed: the claim stays"
echo 'cat >>"'"$PWD"'/mail/all"' >end
crm-send -q
is "$(crm-send --list -o id,state)" "$letter	sending" "for a while"
at 2026-11-24T08:05:00Z
t "then a person has to look" 0 'crm-send -o id,state' <<OUT
$letter	unknown
OUT
is "$(grep -c "^Message-ID" mail/all)" 2 \
	"the customer's letter did not leave again"

# --- a clock that ran ahead ---------------------------------------------------------
at 2096-01-01T00:00:00Z
crm-answer -q k1 --mail "from the future"
at 2026-11-24T09:00:00Z
t "a letter queued by a clock far ahead leaves now" 0 \
	'crm-send -o state' <<'OUT'
sent
OUT

# --- F30 --------------------------------------------------------------------------
if has python3; then
	cat >parse.py <<'PY'
import email, email.policy, sys
m = email.message_from_binary_file(open(sys.argv[1], "rb"),
                                   policy=email.policy.default)
known = ["Date", "From", "To", "Subject", "Message-ID", "In-Reply-To",
         "References", "Auto-Submitted", "MIME-Version", "Content-Type",
         "Content-Transfer-Encoding"]
strange = [k for k in m.keys() if k not in known]
twice = [k for k in known if len(m.get_all(k, [])) > 1]
raw = open(sys.argv[1], "rb").read()
long = [l for l in raw.split(b"\n") if len(l) > 78]
high = [b for b in raw.split(b"\n\n")[0] if b > 126]
print(strange, twice, len(m.defects), len(long), len(high), b"\r" in raw,
      len(m["to"].addresses), m["to"].addresses[0].addr_spec)
PY
	echo 'cat >"'"$PWD"'/mail/one"' >end
	n=0
	for words in "$(printf 'x\r\nBcc: evil@example.org')" \
		"$(printf 'x\nSubject: other\n\nbody')" \
		"$(printf '%01000d' 7)" "$(printf 'J\303\274rgen \360\237\230\200')" \
		'"quoted" <evil@example.org>, other' '=?utf-8?B?QmNj?=' \
		"$(printf 'esc \033[2J \342\200\256 gnp')" '{{person}} {{x}}'; do
		n=$((n + 1))
		crm-log -q -k complaint --new "$words $n" \
			--email "s$n@example.org" "$words"
		k=$(crm-cases "party=s$n@example.org" -o id 2>/dev/null)
		[ -n "$k" ] || k=$(crm-cases -o id | sort -V | tail -n 1)
		crm-answer -q "$k" --mail "$words"
		rm -f mail/one
		crm-send -q
		t "no header of a stranger's: letter $n" 0 \
			'python3 parse.py mail/one' <<OUT
[] [] 0 0 0 False 1 s$n@example.org
OUT
	done
else
	skip 8 "no python3"
fi
finish
