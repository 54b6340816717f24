#!/bin/sh
# SPDX-License-Identifier: ISC
# crm-report receivables: who owes us since when, and how soon they pay.
. "$(dirname "$0")/../kit.sh"

crm-init --name "Berg Kettles" --currency EUR --zone Europe/Berlin
t "nothing is owed" 0 'crm-report receivables' <<'OUT'
Berg Kettles, receivables from Sun 23 Nov 2025 until Mon 23 Nov 2026

Nothing is owed, and nothing was paid.
OUT
crm-add -q "Anna Berg" --email anna@example.org
crm-add -q "A. Berg"
# bill NUMBER SUM DUE
bill()
{
	crm-invoice -q new anna --no "$1" --total "$2" --on 2026-06-01 -d "$3"
}
bill later 10 2026-11-23
bill one 20 2026-11-22
bill thirty 30 2026-10-24
bill sixty 40 2026-09-24
bill ninety 50 2026-08-25
bill more 60 2026-08-24
for number in later one thirty sixty ninety more; do
	crm-invoice -q sent $number --at 2026-06-01
done
bill unsent 70 2026-10-01
bill disputed 80 2026-10-01
crm-invoice -q sent disputed -c post && crm-invoice -q dispute disputed -m why
bill dollars "5 USD" 2026-10-01
crm-invoice -q paid more 10
t "by age, each currency by itself, what was never sent and what is disputed apart" 0 \
	'crm-report receivables --tsv' <<'OUT'
EUR.open	350.00	EUR	8	-	-	-	owed in all
EUR.due	10.00	EUR	1	-	-	-	not due yet
EUR.30	50.00	EUR	2	-	-	-	1 to 30 days late
EUR.60	40.00	EUR	1	-	-	-	31 to 60 days late
EUR.90	50.00	EUR	1	-	-	-	61 to 90 days late
EUR.over	50.00	EUR	1	-	-	-	more than 90 days late
EUR.unsent	70.00	EUR	1	-	-	-	nothing proves that it was sent
EUR.disputed	80.00	EUR	1	-	-	-	they dispute it
EUR.days	-	-	0	-	-	-	median days from its day to its last payment; too few to tell
USD.open	5.00	USD	1	-	-	-	owed in all
USD.due	0.00	USD	0	-	-	-	not due yet
USD.30	0.00	USD	0	-	-	-	1 to 30 days late
USD.60	0.00	USD	0	-	-	-	31 to 60 days late
USD.90	0.00	USD	0	-	-	-	61 to 90 days late
USD.over	0.00	USD	0	-	-	-	more than 90 days late
USD.unsent	5.00	USD	1	-	-	-	nothing proves that it was sent
USD.disputed	0.00	USD	0	-	-	-	they dispute it
USD.days	-	-	0	-	-	-	median days from its day to its last payment; too few to tell
OUT
t "as it was known on a day: issued, paid, sent by then" 0 \
	'crm-report receivables --as-of 2026-09-01 --tsv | sed -n "1,8p" | cut -f 1-4' <<'OUT'
EUR.open	360.00	EUR	8
EUR.due	100.00	EUR	4
EUR.30	110.00	EUR	2
EUR.60	0.00	EUR	0
EUR.90	0.00	EUR	0
EUR.over	0.00	EUR	0
EUR.unsent	150.00	EUR	2
EUR.disputed	0.00	EUR	0
OUT
t "before any was issued" 0 'crm-report receivables --as-of 2026-05-31 --tsv' </dev/null
crm-merge -q c2 c1 2>/dev/null
is "$(crm-report receivables --tsv | sed -n 7p | cut -f 2-4)" "70.00	EUR	1" \
	"who was merged since got it all the same"

# paid after 10, 20, … 70 days, and one that was credited
for n in 10 20 30 40 50 60 70; do
	bill "p$n" 9 2026-06-15
	crm-invoice -q paid "p$n" --at "$(date -u -d "2026-06-01 +$n days" +%F)"
done
bill credited 9 2026-06-15
crm-invoice -q credit credited -m "never came"
t "how soon they pay: the median, and between which it lies" 0 \
	'crm-report receivables -o id,n,days,low,high,text | grep EUR.days' <<'OUT'
EUR.days	7	40	10	70	median days from its day to its last payment
OUT
t "of those paid since a day" 0 \
	'crm-report receivables --since 2026-07-20 -o id,n,days | grep EUR.days' <<'OUT'
EUR.days	3	60
OUT
t "on a page" 0 'crm-report receivables | head -n 16' <<'OUT'
Berg Kettles, receivables from Sun 23 Nov 2025 until Mon 23 Nov 2026

350.00 EUR is owed, 8 invoices.

By age, EUR
not due yet             10.00 EUR  ████▊                     1 invoice
1 to 30 days late       50.00 EUR  ████████████████████████  2 invoices
31 to 60 days late      40.00 EUR  ███████████████████▎      1 invoice
61 to 90 days late      50.00 EUR  ████████████████████████  1 invoice
more than 90 days late  50.00 EUR  ████████████████████████  1 invoice

never sent  70.00 EUR, 1 invoice, not among them
disputed    80.00 EUR, 1 invoice, not among them
paid after  40 d (of 7; 95 % sure: 10 d to 70 d)

5.00 USD is owed, 1 invoice.
OUT
like "$(crm-report receivables --svg)" '^<svg' "a picture"
is "$(crm-report receivables --html | grep -o 'By age, [A-Z]*' | sort -u | tr '\n' ' ')" \
	"By age, EUR By age, USD " "a page of HTML has one for each currency"
run 'crm-report receivables 2026-11-01'
is "$STATUS" 2 "it takes no day"
finish
