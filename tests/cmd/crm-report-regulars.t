#!/bin/sh
# SPDX-License-Identifier: ISC
# crm-report regulars: who comes again, and how soon.
. "$(dirname "$0")/../kit.sh"

crm-init --name "Berg Kettles" --currency EUR --zone Europe/Berlin
t "nobody came" 0 'crm-report regulars' <<'OUT'
Berg Kettles, regulars until Mon 23 Nov 2026

Nobody came the first time.
OUT
for name in "Anna Berg" "Bo Lund" "Cai Li" "Anna B." "Dee Once"; do
	crm-add -q "$name"
done
# c1 with c4: 5 Jan, 4 Feb, 6 Mar; c2: 10 Jan, 10 Jun; c3: once, a return, and
# in another currency; c5: once, this month
cat >sales.csv <<'CSV'
customer,date,qty,amount,currency
c1,2026-01-05,1,3.20,EUR
c1,2026-01-05,1,3.20,EUR
c4,2026-02-04,1,3.20,EUR
c1,2026-03-06,1,3.20,EUR
c2,2026-01-10,1,3.20,EUR
c2,2026-06-10,1,0.00,EUR
c3,2026-03-01,1,3.20,EUR
c3,2026-03-02,-1,-3.20,EUR
c3,2026-05-30,1,3.20,USD
c5,2026-11-02,1,3.20,EUR
CSV
crm-import -q -t sales sales.csv 2>/dev/null
crm-merge -q c1 c4 2>/dev/null
t "visits are days on which somebody bought" 0 'crm-report regulars --tsv' <<'OUT'
visit.1	4	-	-	-	count	-	-	came the first time
visit.2	75	4	30	96	percent	-	-	of them came a second time
visit.3	33	3	6	80	percent	-	-	of those came a third time
visit.4	0	1	0	80	percent	-	-	of those came a fourth time
gap.1	90	3	-	-	days	-	-	median days from the first visit to the second; too few to tell
gap.2	30	1	-	-	days	-	-	median days from the second visit to the third; too few to tell
gap.all	60	4	-	-	days	-	-	median days between any two visits; too few to tell
2026-01	2	-	-	-	count	-	-	came the first time that month
2026-01.30	50	2	9	91	percent	-	-	of them came again within 30 days
2026-01.90	50	2	9	91	percent	-	-	of them came again within 90 days
2026-03	1	-	-	-	count	-	-	came the first time that month
2026-03.30	0	1	0	80	percent	-	-	of them came again within 30 days
2026-03.90	100	1	20	100	percent	-	-	of them came again within 90 days
2026-11	1	-	-	-	count	-	-	came the first time that month
OUT
t "on a page; months with nobody are there" 0 \
	'crm-report regulars --since 2026-01-06' <<'OUT'
Berg Kettles, regulars from Tue 6 Jan 2026 until Mon 23 Nov 2026

3 customers came the first time.

Came again, of those who had come once less
a second time  67 %  █████▓▓▓▓▓▓▓▓▓▓▓░░░░░░░   of 3; 95 % sure: 20 % to 94 %
a third time    0 %  ░░░░░░░░░░░░░░░░          of 2; 95 % sure: 0 % to 66 %
a fourth time                                  of 0; too few to tell

Days between visits, median
first to second  120 d (of 2: too few to tell)
second to third  too few to tell (of 0)
any two          120 d (of 2: too few to tell)

Came the first time, by month
█▁█▁▁▁▁▁▁▁█
2026-01 to 2026-11; least 0 (2026-02), most 1 (2026-01)

Came again, by month of the first visit (95 % sure)
month    first  days_30     days_90         days_365
2026-01      1  0 % (0-80)  0 % (0-80)
2026-03      1  0 % (0-80)  100 % (20-100)
2026-11      1
OUT
t "as it was in February" 0 \
	'crm-report regulars --as-of 2026-02-28 -o id,value,n' <<'OUT'
visit.1	2	-
visit.2	50	2
visit.3	0	1
visit.4	-	0
gap.1	30	1
gap.2	-	0
gap.all	30	1
2026-01	2	-
OUT

for bad in today "--since 2026-12-01" "--as-of 2026-12-01" "--svg --tsv" \
	"--since 2026-05-02 --as-of 2026-05-01" "-o nothing"; do
	run "crm-report regulars $bad"
	is "$STATUS" 2 "regulars $bad is refused"
done

# Real sales, counted here once more.
cd_sales=$CRM_TEST_DATA/clv/cdnow_sample.txt
if [ -f "$cd_sales" ]; then
	mkdir cd
	crm-init -D cd/crm.db --name "CD Shop" --currency USD --zone UTC
	crm-import -q -D cd/crm.db -t sales --create --source cdnow --as blanks \
		--columns customer,sample,on,quantity,amount "$cd_sales" \
		2>/dev/null
	sort -u -k 1,1 -k 3,3 "$cd_sales" | awk '
	{ visits[$1]++ }
	END {
		for (who in visits)
			for (n = 1; n <= visits[who]; n++)
				came[n]++
		print "visit.1", came[1]
		for (n = 2; n <= 4; n++)
			printf "visit.%d %d %d\n", n, came[n - 1],
				100 * came[n] / came[n - 1] + 0.5
	}' >want
	crm-report -D cd/crm.db regulars -o id,n,value | awk '/^visit/ {
		print $1, ($2 == "-" ? "" : $2 " ") $3 }' >got
	is "$(cat got)" "$(cat want)" "CDNOW: the same as counted by hand"
else
	skip 1 "no test data: clv"
fi
finish
