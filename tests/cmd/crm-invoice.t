#!/bin/sh
# SPDX-License-Identifier: ISC
# crm-invoice: what was billed, that it was sent, and what was paid of it.
. "$(dirname "$0")/../kit.sh"

crm-init --name "Berg Kettles" --currency EUR --zone Europe/Berlin
crm-add -q "Anna Berg" --email anna@example.org --tag vip
crm-add -q "Kettles Ltd" --role organisation --email books@kettles.example
crm-add -q "Carl Ott" --email carl@example.org
crm-product -q new Kettle --price 89.90
crm-product -q new Sake --price "20 USD"
crm-sell -q anna kettle --at 2026-11-10
crm-sell -q anna kettle sake
crm-sell -q carl kettle

t "nothing is owed yet" 1 'crm-invoice' </dev/null

# --- recorded
printf 'a copy\n' >inv.pdf
t "an invoice with its copy and the sale it bills" 0 \
	'crm-invoice new anna --no 2026-117 --total 89.90 --on 2026-11-20 -d 17d --file ./inv.pdf s1' <<'OUT'
v1	2026-12-07	89.90	EUR	open	-	c1	Anna Berg	2026-117
OUT
t "days are counted from its day" 0 \
	'crm-invoice new carl --no 2026-90 --total 20 --on 2026-10-01 -d 14d -o id,issued,due,owner' <<'OUT'
v2	2026-10-01	2026-10-15	nina
OUT
is "$(crm-show v1 | grep -c "$(sha256sum inv.pdf | cut -d ' ' -f 1)")" 1 \
	"the SHA-256 of the copy is kept"
is "$(crm-export -t all | grep -c 'a copy')" 0 "its bytes are not"
t "the sale is billed, the others are not" 0 \
	'crm-find -t sales party=anna at=2026-11 -o id,invoice; crm-find -t sales invoice= at=2026-11 -o id' <<'OUT'
s3	-
s2	-
s1	v1
s4
s3
s2
OUT
t "that is one change of the sale, journaled" 0 'crm-history s1 | grep invoice | cut -f 4-' <<'OUT'
s1	invoice	-	v1
OUT
t "what was not billed, in its currency" 0 \
	'crm-invoice new anna --no 3 --total 89.90 -d fri --unbilled -o id,due && crm-find -t sales invoice=v3 -o id' <<'OUT'
v3	2026-11-27
s2
OUT
t "taken back, they are unbilled again" 0 \
	'crm-undo -q && crm-find -t sales invoice= party=anna -o id' <<'OUT'
s3
s2
OUT
t "and done again" 0 'crm-undo -q "$(crm-history --limit 1 -o id)" && crm-find -t sales invoice=v3 -o id' <<'OUT'
s2
OUT
t "a repeat with the same key" 0 \
	'for i in 1 2; do crm-invoice new carl --no 4 --total 5 -d 7d --key four -o id; done' <<'OUT'
v4
v4
OUT
t "rehearsed" 0 'crm-invoice new -n carl --no 5 --total 5 -d 7d -o id,number' <<'OUT'
v5	5
OUT
t "nothing was kept" 1 'crm-invoice list number=5' </dev/null

# --- to whom
crm-link -q anna bill-to kettles --from 2026-11-01 --until 2026-11-30
t "whom they asked to bill, on that day" 0 \
	'crm-invoice new anna --no 6 --total 5 -d 7d -o id,bill_to' <<'OUT'
v5	c2
OUT
t "before they asked, they themselves" 0 \
	'crm-invoice new anna --no 7 --total 5 -d 7d --on 2026-10-31 -o id,bill_to' <<'OUT'
v6	-
OUT
t "another, where it is said" 0 \
	'crm-invoice new anna --no 8 --total 5 -d 7d --bill-to carl -o id,bill_to' <<'OUT'
v7	c3
OUT
crm-link -q anna bill-to carl --from 2026-11-20
t_err "two instructions of one day are not guessed at" 1 \
	'crm-invoice new anna --no 9 --total 5 -d 7d' <<'OUT'
crm-invoice: c1 asked to bill c2 and c3 (today)
  say which: --bill-to c2
OUT

# --- sent
t "sent, by the name of the invoice" 0 \
	'crm-invoice sent 2026-117 --to ANNA@example.org --at "yesterday 10:00" -o id,sent' <<'OUT'
v1	2026-11-22T09:00:00Z
OUT
run 'crm-invoice sent v5 --to anna@example.org -o id,sent'
is "$STATUS $(cat "$OUT")" "0 v5	-" "to the buyer, and it is billed to another: kept"
is "$(cat "$ERR")" "crm-invoice: v5: that is no proof: sent to anna@example.org, not to Kettles Ltd (c2)" \
	"and no proof, which is said"
t "to whom it has to go, where nobody is named" 0 'crm-invoice sent v5 -o id,sent' <<'OUT'
v5	2026-11-23T08:00:00Z
OUT
t "by post, by hand" 0 \
	'crm-invoice sent v2 -c post -q && crm-invoice sent v2 -c hand --to "carl ott" -q && crm-find -t notices invoice=v2 -o step,channel,result,party,recipient' <<'OUT'
sent	hand	delivered	c3	Carl Ott
sent	post	sent	c3	Carl Ott
OUT
run 'crm-invoice sent v4 -c post --result returned'
like "$(cat "$ERR")" 'v4: that is no proof: sent to Carl Ott: returned' "what came back proves nothing"
t "those never sent" 0 'crm-invoice list sent= -o id' <<'OUT'
v6
v3
v4
v7
OUT
cat >bounce.eml <<'MAIL'
From: MAILER-DAEMON@example.org
To: shop@example.org
Subject: Undelivered
Message-ID: <b1@example.org>
Content-Type: multipart/report; report-type=delivery-status; boundary=b

--b
Content-Type: text/plain

no such user
--b
Content-Type: message/delivery-status

Reporting-MTA: dns; example.org

Final-Recipient: rfc822; anna@example.org
Action: failed
Status: 5.1.1
--b--
MAIL
ok 'crm-intake -q bounce.eml' "the mail comes back"
t "and proves nothing any more" 0 'crm-find -t notices invoice=v1 -o result; crm-invoice list v1 -o sent' <<'OUT'
bounced
-
OUT
run 'crm-invoice sent v1'
like "$(cat "$ERR")" 'v1: that is no proof: sent to anna@example.org: bounced' \
	"nor does another to that address"

# --- paid
t "a part of it" 0 'crm-invoice paid v1 40 --at 2026-11-20 -o id,owed,state' <<'OUT'
v1	49.90	EUR	open
OUT
t_err "more than is owed" 65 'crm-invoice paid v1 50' <<'OUT'
crm-invoice: 50.00 EUR: v1 owes 49.90 EUR
  --excess books what is owed; the rest waits for a person
OUT
t "a credit" 0 'crm-invoice credit v1 9.90 -m "a scratch" -o id,owed' <<'OUT'
v1	40.00	EUR
OUT
t "the rest" 0 'crm-invoice paid v1 -o id,owed,state,settled' <<'OUT'
v1	0.00	EUR	paid	2026-11-23
OUT
t_err "and no more" 1 'crm-invoice paid v1 1' <<'OUT'
crm-invoice: v1 is paid: nothing is owed
OUT
t "what was booked" 0 'crm-find -t payments invoice=v1 -o on,amount,kind,why' <<'OUT'
2026-11-23	40.00	EUR	payment	-
2026-11-23	9.90	EUR	credit	a scratch
2026-11-20	40.00	EUR	payment	-
OUT
t "paid is left out of the list" 1 'crm-invoice list v2 state=paid' </dev/null
t "too much, knowingly" 0 'crm-invoice paid v2 30 --excess -o id,state; crm-find -t payments state=review -o id,amount,why' <<'OUT'
v2	paid
e5	10.00	EUR	more than v2 owed
OUT
t_err "what waits fits no invoice" 65 'crm-invoice match e5 v4' <<'OUT'
crm-invoice: 10.00 EUR: v4 owes 5.00 EUR
  --excess books what is owed; the rest waits for a person
OUT
t "matched by hand, the rest waits on" 0 \
	'crm-invoice match e5 v4 --excess -o id,owed,state; crm-find -t payments state=review -o id,amount,why' <<'OUT'
v4	0.00	EUR	paid
e6	5.00	EUR	more than v4 owed
OUT
t "and is none of ours after all" 0 'crm-invoice ignore e6 -m "given back"' <<'OUT'
e6	2026-11-23	5.00	EUR	payment	ignored	-	c3	-	given back
OUT
t "credited, where nobody paid" 0 'crm-invoice credit v6 -m "never ordered" -o id,owed,state' <<'OUT'
v6	0.00	EUR	credited
OUT
t "an earlier payment taken back, it is owed again" 0 \
	'crm-undo -q "$(crm-find -t payments e1 -o batch)" && crm-invoice list v1 state=any -o owed,state' <<'OUT'
40.00	EUR	open
OUT
ok crm-check "and the record is sound"

t "paid with a key, once" 0 'for i in 1 2; do crm-invoice paid v1 1 --key bank-1 -o id,owed; done' <<'OUT'
v1	39.00	EUR
v1	39.00	EUR
OUT
t "likewise what was sent and matched: the same rows" 0 \
	'for i in 1 2; do crm-invoice sent v7 -c post --key post-1 -o id,state; done' <<'OUT'
v7	open
v7	open
OUT
is "$(crm-find -t notices invoice=v7 | wc -l | tr -d ' ')" 1 "noted once"
crm-undo -q "$(crm-find -t payments invoice=v1 amount=1 -o batch)"

# --- disputed
t "disputed" 0 'crm-invoice dispute v3 -m "one lid is missing" -o id,disputed,dispute' <<'OUT'
v3	2026-11-23	one lid is missing
OUT
t_err "once is enough" 1 'crm-invoice dispute v3 -m again' <<'OUT'
crm-invoice: v3 is disputed already, since today
OUT
t "and settled" 0 'crm-invoice settle v3 -m "the lid was sent" -o id,disputed,dispute,note' <<'OUT'
v3	-	-	the lid was sent
OUT
t_err "settled is settled" 1 'crm-invoice settle v3' <<'OUT'
crm-invoice: v3 is not disputed
OUT

# --- bad input
t_err "a number twice" 1 'crm-invoice new carl --no 2026-117 --total 5 -d 7d' <<'OUT'
crm-invoice: 2026-117 is v1 already
OUT
t_err "a total of nothing" 65 'crm-invoice new carl --no x --total 0 -d 7d' <<'OUT'
crm-invoice: 0.00 EUR: an invoice is of more than 0
OUT
t_err "a total below nothing" 65 'crm-invoice new carl --no x --total=-5 -d 7d' <<'OUT'
crm-invoice: -5.00 EUR: an invoice is of more than 0
OUT
t_err "due before its day" 2 'crm-invoice new carl --no x --total 5 --on 2026-11-20 -d 2026-11-19' <<'OUT'
crm-invoice: due Thu 19 Nov, before its day, Fri 20 Nov
OUT
t_err "a day to come" 2 'crm-invoice new carl --no x --total 5 --on 2026-12-01 -d 7d' <<'OUT'
crm-invoice: Tue 1 Dec has not been yet
OUT
t_err "a copy that is not there" 74 'crm-invoice new carl --no x --total 5 -d 7d --file none.pdf' <<'OUT'
crm-invoice: cannot read none.pdf: No such file or directory
OUT
t_err "a sale in another currency" 65 'crm-invoice new anna --bill-to c1 --no x --total 5 -d 7d s3' <<'OUT'
crm-invoice: s3 is in USD and the invoice in EUR
OUT
t_err "a sale that is billed" 1 'crm-invoice new anna --bill-to c1 --no x --total 5 -d 7d s1' <<'OUT'
crm-invoice: s1 is billed with v1 already
OUT
t_err "a sale to somebody else" 1 'crm-invoice new anna --bill-to c1 --no x --total 5 -d 7d s4' <<'OUT'
crm-invoice: s4 was sold to c3, not c1
OUT
t_err "nothing to bill" 1 'crm-invoice new kettles --no x --total 5 -d 7d --unbilled' <<'OUT'
crm-invoice: c2 bought nothing in EUR that is not billed
OUT
t_err "a payment in another currency" 65 'crm-invoice paid v5 "3 USD"' <<'OUT'
crm-invoice: 3.00 USD: v5 is in EUR
OUT
t_err "a payment of nothing" 65 'crm-invoice paid v5 0' <<'OUT'
crm-invoice: 0: more than 0 is wanted
OUT
t_err "paid tomorrow" 2 'crm-invoice paid v5 --at tomorrow' <<'OUT'
crm-invoice: --at tomorrow: has not been yet
OUT
t_err "sent tomorrow" 2 'crm-invoice sent v5 --at tomorrow' <<'OUT'
crm-invoice: --at tomorrow: tomorrow 12:00 has not been yet
OUT
t_err "sent before its day" 2 'crm-invoice sent v5 --at 2026-11-01' <<'OUT'
crm-invoice: Sun 1 Nov 12:00 is before its day, today
OUT
t_err "a result that is none" 2 'crm-invoice sent v5 --result lost' <<'OUT'
crm-invoice: --result lost: sent delivered read bounced returned refused
OUT
crm-add -q "No Address"
crm-invoice -q new "no address" --no 10 --total 5 -d 7d
t_err "nowhere to send it" 1 'crm-invoice sent 10' <<'OUT'
crm-invoice: No Address has no e-mail address
  say where it went: --to ADDRESS, or -c post
OUT
t_err "no such invoice" 1 'crm-invoice paid 4711' <<'OUT'
crm-invoice: 4711: no such invoice
  crm-invoice list
OUT
run 'crm-invoice paid v5 --to anna@example.org'
is "$STATUS $(head -n 1 "$ERR")" "2 crm-invoice: --to: nothing for paid" \
	"an option that would be ignored is refused"
run 'crm-invoice bill anna'
is "$STATUS $(head -n 1 "$ERR")" "2 crm-invoice: bill: new, sent, paid, credit, dispute, settle, match, ignore or list" \
	"a verb that is none"

# --- as a customer's record
t_err "who owes is not forgotten" 1 'crm-forget "no address" --really -m asked' <<'OUT'
crm-forget: c4 stays: v8 is not paid: crm-invoice paid, or credit
OUT
ok 'crm-invoice -q credit v7 -m "settled" && crm-invoice dispute -q v5 -m "says Carl Ott" &&
	crm-forget carl --really -m asked' "who owes nothing any more is"
t "and the books stay" 0 \
	'crm-invoice list state=any v2 -o number,total,settled; crm-find -t payments invoice=v2 -o on,amount' <<'OUT'
2026-90	20.00	EUR	2026-11-23
2026-11-23	20.00	EUR
OUT
is "$(crm-find -t notices invoice=v2 -o recipient | sort -u)" "forgotten" \
	"to whom it went does not"
is "$(crm-export -t all | grep -c 'Carl Ott')" 0 "nor in others' words"
like "$(crm-access anna)" 'What you were billed' "she is told of what she was billed"
like "$(crm-access anna)" "$(sha256sum inv.pdf | cut -c 1-40)" "and of the copy by its SHA-256"

t "the page: who owes what, the proof, what comes next, what was paid" 0 'crm-show v1' <<'OUT'
v1 invoice 2026-117: 89.90 EUR
state   open
owed    40.00 EUR by Mon 7 Dec
sent    sent to anna@example.org: bounced
next    friendly by mail, from Mon 14 Dec; has to wait: sent to
        anna@example.org: bounced; Anna Berg (c1) has no e-mail address that
        mails do not come back from
buyer   Anna Berg (c1)
issued  Fri 20 Nov
owner   nina
copy    inv.pdf, SHA-256
        d0350f0bef26f46f59b035a51a2db7e3c201567d114d52d4deb1b50b9d7230e5

Told
at                step  channel  result   who   approver  recipient
Sun 22 Nov 10:00  sent  mail     bounced  nina            anna@example.org
09:00             sent  mail     bounced  nina            anna@example.org

Paid
id  on             amount  kind     payer  why
e2  Mon 23 Nov   9.90 EUR  credit          a scratch
e3  Mon 23 Nov  40.00 EUR  payment

Bills
id  on          qty     amount  what
s1  Tue 10 Nov    1  89.90 EUR  Kettle
OUT
t "a payment" 0 'crm-show e2' <<'OUT'
e2 payment
on       Mon 23 Nov
amount   9.90 EUR
kind     credit
state    booked
invoice  v1
party    c1
why      a scratch
name     Anna Berg
batch    b30
OUT
like "$(crm-show anna)" '^v3 .* open .* 3$' "the page of who bought it has them"

# --- the record
if has sqlite3; then
	sqlite3 crm.db "UPDATE invoices SET state = 'paid' WHERE id = 5"
	t "a state changed by hand is found" 0 'crm-check | grep owed' <<'OUT'
v5	owed	is paid, and by what was booked should be open
OUT
else
	skip 1 "sqlite3 is missing"
fi
finish
