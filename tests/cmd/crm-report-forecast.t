#!/bin/sh
# SPDX-License-Identifier: ISC
# crm-report pipeline and forecast: from the steps of the shop's own deals.
. "$(dirname "$0")/../kit.sh"

crm-init --name "Berg Kettles" --currency EUR --zone Europe/Berlin
crm-add -q "Anna Berg"

t "nothing yet" 0 'crm-report forecast' <<'OUT'
Berg Kettles, forecast of Mon 23 Nov 2026

Nothing is open, and nothing was sold.
OUT
t "no rows of it" 0 'crm-report forecast --tsv' </dev/null
t "of nothing, nothing went on" 0 'crm-report pipeline --tsv -o id,what,n,text' <<'OUT'
lead	on	0	too few to tell
qualified	on	0	too few to tell
offer	on	0	too few to tell
negotiation	on	0	too few to tell
OUT

# --- without a history: the policy ---
crm-deal -q new anna Kitchen --amount 1200 --expected 2026-12-20 --next call -d fri
crm-deal -q new anna Bath --amount "300 USD" --next call -d fri
crm-deal -q new anna Door --next call -d fri
crm-deal -q move d1 offer
t "currencies stand apart, and what has no sum is counted" 0 \
	'crm-report pipeline --tsv -o id,open,amount,weighted,days,percent,low,n,text | head -n 5' <<'OUT'
lead	1	-	-	-	-	0	10	-	0	too few to tell: by the policy; 1 without a sum
offer	1	1200.00	EUR	600.00	EUR	0	50	-	0	too few to tell: by the policy
all	2	1200.00	EUR	600.00	EUR	0	-	-	-	1 without a sum
lead	1	300.00	USD	30.00	USD	0	10	-	0	too few to tell: by the policy
all	1	300.00	USD	30.00	USD	0	-	-	-	-
OUT
t "by the policy on the day that it is expected; without a day, ever" 0 \
	'crm-report forecast --tsv -o id,n,won,amount,low,high,text | head -n 8' <<'OUT'
30d	1	0.5	600.00	EUR	0.00	EUR	1200.00	EUR	1 by the policy; 1 more without a sum
60d	1	0.5	600.00	EUR	0.00	EUR	1200.00	EUR	1 by the policy; 1 more without a sum
90d	1	0.5	600.00	EUR	0.00	EUR	1200.00	EUR	1 by the policy; 1 more without a sum
ever	1	0.5	600.00	EUR	0.00	EUR	1200.00	EUR	1 by the policy; 1 more without a sum
30d	1	0	0.00	USD	0.00	USD	0.00	USD	1 by the policy, 1 without a day
60d	1	0	0.00	USD	0.00	USD	0.00	USD	1 by the policy, 1 without a day
90d	1	0	0.00	USD	0.00	USD	0.00	USD	1 by the policy, 1 without a day
ever	1	0.1	30.00	USD	0.00	USD	300.00	USD	1 by the policy, 1 without a day
OUT
t "the stages of it" 0 'crm-report forecast --tsv -o id,what,n,percent,percent_low,text | tail -n 2' <<'OUT'
lead	stage	0	10	-	too few to tell: by the policy
offer	stage	0	50	-	too few to tell: by the policy
OUT
crm-undo -q && crm-undo -q && crm-undo -q && crm-undo -q

# --- a history of twenty ---
# Each goes to offer after 5 days; there ten are won after 15 days and ten lost
# after 25. Two stand there on 30 June, since 10 and 20 days.
# step ID NAME BEGIN END: a deal that began that day of January; END won or lost
step()
{
	crm-deal -q new anna "$2" --amount 100 --next call -d 3d \
		--at "2026-01-$3"
	crm-deal -q move "$1" offer --next call -d 3d \
		--at "$(date -u -d "2026-01-$3 + 5 days" +%F)"
	case $4 in
	won) crm-deal -q won "$1" --at "$(date -u -d "2026-01-$3 + 20 days" +%F)" ;;
	lost) crm-deal -q lost "$1" price \
		--at "$(date -u -d "2026-01-$3 + 30 days" +%F)" ;;
	esac
}
id=3
for day in 01 02 03 04 05 06 07 08 09 10; do
	id=$((id + 1)) && step "d$id" "Won $day" "$day" won
	id=$((id + 1)) && step "d$id" "Lost $day" "$day" lost
done
crm-deal -q new anna Ten --amount 1000 --next call -d 3d --at 2026-06-15
crm-deal -q move d24 offer --next call -d 3d --at 2026-06-20
crm-deal -q new anna Twenty --amount 1000 --next call -d 3d --at 2026-06-05
crm-deal -q move d25 offer --next call -d 3d --at 2026-06-10
export CRM_NOW=2026-06-30T20:00:00Z

# By hand, Aalen and Johansen: 23 at risk (the policy is one); one is last seen
# at 10; at 15 of 22 are 10.5 won and 0.5 lost; so 10.5/22 = 0.477 are won, half
# remain; one is last seen at 20, at 25 the others are lost. Who has stood 10
# days is won with 0.477, who has stood 20 with 0.
t "weighted by how long they have stood there" 0 \
	'crm-report pipeline --tsv -o id,open,amount,weighted,days,percent,n,text | head -n 2' <<'OUT'
offer	2	2000.00	EUR	477.27	EUR	15	48	20	by history
all	2	2000.00	EUR	477.27	EUR	15	-	-	-
OUT
t "went on, with the interval of Wilson" 0 \
	'crm-report pipeline --tsv -o id,n,percent,low,high,text | tail -n 4' <<'OUT'
lead	22	100	85	100	went on to qualified or further
qualified	0	-	-	-	too few to tell
offer	20	50	29	71	went on to negotiation or further
negotiation	0	-	-	-	too few to tell
OUT
t "won within, by hand" 0 'crm-report forecast --tsv -o id,n,won,amount,low,high,came,text' <<'OUT'
30d	2	0.5	477.27	EUR	0.00	EUR	1000.00	EUR	-	-	by history; 1 older than any that was won
60d	2	0.5	477.27	EUR	0.00	EUR	1000.00	EUR	-	-	by history; 1 older than any that was won
90d	2	0.5	477.27	EUR	0.00	EUR	1000.00	EUR	-	-	by history; 1 older than any that was won
ever	2	0.5	477.27	EUR	0.00	EUR	1000.00	EUR	-	-	by history; 1 older than any that was won
offer	20	-	-	-	-	-	-	-	-	-	by history; half of the won ones within 15 days
OUT
t "the same again, draws and all" 0 \
	'crm-report forecast --json >one; crm-report forecast --json | cmp - one' </dev/null
# The mean of a beta distribution of 10.5 and 10.5 and of what is not known yet.
run "crm-report forecast --tsv -o what,percent,percent_low,percent_high"
like "$(grep stage "$OUT")" '^stage	48	3[0-9]	6[0-9]$' "the stage has its interval"
t "the page" 0 'crm-report forecast | sed -n 1,5p' <<'OUT'
Berg Kettles, forecast of Tue 30 Jun 2026

Won of the open deals within
30 days  477.27 EUR  ▓▓▓▓▓▓▓▓▓▓▓▓░░░░░░░░░░░░
  n 2, 0.5 won, 80 % sure: 0.00 EUR to 1,000.00 EUR; by history; 1 older than
OUT

# --- told again ---
crm-report forecast --json | sed 's/,"came".*//' >forecast.then
crm-report pipeline --json >pipeline.then
export CRM_NOW=2026-10-15T20:00:00Z
crm-deal -q won d24 --amount 1100 --at 2026-07-08
crm-deal -q lost d25 rival --at 2026-08-10
crm-deal -q new anna Later --amount 5000 --next call -d 3d --at 2026-07-02
crm-deal -q won d26 --at 2026-07-05
crm-edit -q d24 amount=1150
crm-deal -q new anna Open --amount 7000 --next call -d 3d
ok "crm-report pipeline --as-of 2026-06-30 --json | cmp - pipeline.then" \
	"what came later changes nothing of what was known then"
ok "crm-report forecast --as-of 2026-06-30 --json | sed 's/,\"came\".*//' | cmp - forecast.then" \
	"nor of what was foretold"
t "what really came stands beside it, of the deals that were open then" 0 \
	'crm-report forecast --as-of 2026-06-30 --tsv -o id,amount,came | head -n 4' <<'OUT'
30d	477.27	EUR	1150.00	EUR
60d	477.27	EUR	1150.00	EUR
90d	477.27	EUR	1150.00	EUR
ever	477.27	EUR	-	-
OUT
t "and not before its time is over" 0 \
	'CRM_NOW=2026-08-01T20:00:00Z crm-report forecast --as-of 2026-06-30 --tsv -o id,came | head -n 2' <<'OUT'
30d	1100.00	EUR
60d	-	-
OUT
t "before the history there is the policy" 0 \
	'crm-report forecast --as-of 2026-01-12 --tsv -o id,what,n,text | grep -v ^offer' <<'OUT'
30d	deals	20	20 by the policy, 20 without a day
60d	deals	20	20 by the policy, 20 without a day
90d	deals	20	20 by the policy, 20 without a day
ever	deals	20	20 by the policy, 20 without a day
lead	stage	0	too few to tell: by the policy
OUT
run "crm-report forecast --as-of 2026-12-01"
is "$STATUS" 2 "as of a day to come: refused"
run "crm-report forecast --since 2026-01-01"
is "$STATUS" 2 "it begins nowhere"
run "crm-report pipeline 2026-01-01"
is "$STATUS" 2 "nor is it about a day"
like "$(crm-report pipeline --svg | tail -n 1)" '</svg>$' "a picture"
t "a stage that the policy has no more" 0 \
	'printf "deals:\n  stages: [{name: talk, probability: 20%%}]\n" >>policy.yaml; crm-report pipeline --as-of 2026-01-12 --tsv -o id,what,open,weighted,percent,text' <<'OUT'
lead	open	6	0.00	EUR	-	too few to tell: no stage of the policy
offer	open	14	0.00	EUR	-	too few to tell: no stage of the policy
all	open	20	0.00	EUR	-	-
talk	on	-	-	-	-	too few to tell
OUT
crm-check && kit_result 1 "the record is sound"

# --- sales by the month ---
mkdir sales && cd sales || exit
CRM_DB=$PWD/crm.db
crm-init --name "Berg Kettles" --currency EUR --zone Europe/Berlin
crm-add -q "Anna Berg" --email anna@example.org
# months FROM TO: a sale of 100 on the 15th of each, of 200 in December
months()
{
	awk -v from="$1" -v to="$2" 'BEGIN {
		print "customer,on,amount,text,key"
		for (i = from; i <= to; i++)
			printf "anna@example.org,%d-%02d-15,%d,tea,s%d\n",
			    2024 + int(i / 12), i % 12 + 1,
			    i % 12 == 11 ? 200 : 100, i
	}' >sales.csv
	crm-import -q -t sales --source till sales.csv
}
sales='crm-report forecast --tsv -o id,what,n,amount,low,high,text'
export CRM_NOW=2024-04-20T10:00:00Z
months 0 2
t "three months: too few to tell" 0 "$sales" <<'OUT'
2024-04	sales	3	-	-	-	-	-	-	too few to tell: 3 whole months
OUT
export CRM_NOW=2024-07-01T10:00:00Z
months 3 5
t "six: a level" 0 "$sales" <<'OUT'
2024-07	sales	6	100.00	EUR	100.00	EUR	100.00	EUR	a level, a slope wants a year
2024-08	sales	6	100.00	EUR	100.00	EUR	100.00	EUR	a level, a slope wants a year
2024-09	sales	6	100.00	EUR	100.00	EUR	100.00	EUR	a level, a slope wants a year
OUT
export CRM_NOW=2026-01-05T10:00:00Z
months 6 23
t "a year and more: a slope" 0 'crm-report forecast --as-of 2025-08-10 --tsv -o n,text,came | sort -u' <<'OUT'
19	Holt's slope, a season wants two years	100.00	EUR
OUT
t "two years: their season" 0 "$sales | sed 's/12 [a-z]*$/12/'" <<'OUT'
2026-01	sales	24	100.00	EUR	100.00	EUR	100.00	EUR	Holt-Winters, a season of 12
2026-02	sales	24	100.00	EUR	100.00	EUR	100.00	EUR	Holt-Winters, a season of 12
2026-03	sales	24	100.00	EUR	100.00	EUR	100.00	EUR	Holt-Winters, a season of 12
OUT
t "the month that runs is not among them" 0 \
	'crm-sell -q anna -m tea --price 9000; crm-report forecast --tsv -o id,n,amount | head -n 1' <<'OUT'
2026-01	24	100.00	EUR
OUT
t "another currency stands apart" 0 \
	'crm-sell -q anna -m tea --price "5 USD"; crm-report forecast --tsv -o id,n,amount,text | tail -n 1' <<'OUT'
2026-01	0	-	-	too few to tell: 0 whole months
OUT

# Against the figures of R for its air passengers, 60 years later.
series=$CRM_TEST_DATA/forecast/airpassengers.csv
if [ -f "$series" ]; then
	mkdir air && cd air || exit
	export CRM_DB="$PWD/crm.db"
	export CRM_NOW=2021-01-10T10:00:00Z
	crm-init --name "Air" --currency EUR --zone Europe/Berlin
	crm-add -q "Anna Berg" --email anna@example.org
	awk -F, 'NR == 1 { print "customer,on,amount,text" }
		NR > 1 { printf "anna@example.org,%d-%02d-15,%d,seats\n",
		    2009 + int((NR - 2) / 12), (NR - 2) % 12 + 1, $3 }' \
		"$series" >air.csv
	crm-import -q -t sales air.csv
	t "Holt-Winters of R: 447.06, 419.71, 464.87" 0 \
		'crm-report forecast --tsv -o id,n,amount,text' <<'OUT'
2021-01	144	447.06	EUR	Holt-Winters, a season of 12 multiplied
2021-02	144	419.71	EUR	Holt-Winters, a season of 12 multiplied
2021-03	144	464.87	EUR	Holt-Winters, a season of 12 multiplied
OUT
else
	skip 1 "no forecast/airpassengers.csv in CRM_TEST_DATA"
fi
finish
