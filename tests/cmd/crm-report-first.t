#!/bin/sh
# SPDX-License-Identifier: ISC
# crm-report first: first contacts, and who came back after a complaint.
. "$(dirname "$0")/../kit.sh"

crm-init --name "Berg Kettles" --currency EUR --zone Europe/Berlin
t "nobody yet" 0 'crm-report first -o id,value,n,low,high' <<'OUT'
first.voice	0	-	-	-
first.sale	0	-	-	-
first.answered	-	0	-	-
first.median	-	0	-	-
again.plain	-	0	-	-
again.settled	-	0	-	-
again.refused	-	0	-	-
again.difference	-	0	-	-
OUT
for name in "Anna Berg" "Bo Lund" "Cai Li" "Dee Fox" "Eve Hill" "Fay Moor" \
	"Gil Neu" "Anna B."; do
	crm-add -q "$name"
done

for name in Pan Lid; do
	crm-product -q new "$name"
done

# on DAY COMMAND...: at ten o'clock of that day of November
on()
{
	CRM_NOW=2026-11-$1T09:00:00Z
	shift
	"$@" >/dev/null 2>&1 || note "failed: $*"
	CRM_NOW=2026-11-23T08:00:00Z
}
export CRM_NOW
# c1, with c8: asks, is answered after an hour, buys later as c8
on 02 crm-log -k request c1 "open on Saturday?"
CRM_NOW=2026-11-02T10:00:00Z crm-answer -q k1 "yes, 10 to 2"
on 05 crm-sell --at 2026-11-05 c8 pan --price 10
crm-merge -q c1 c8 2>/dev/null
# c2: buys once, and the same day again
on 03 crm-sell c2 pan --price 10
on 03 crm-sell c2 lid --price 2
# c3: complains, it is settled, comes back to buy
on 04 crm-log -k complaint c3 "it leaks"
on 05 crm-resolve k2 "done" "a new seal"
on 09 crm-sell c3 pan --price 10
# c4: complains, it is settled, complains again: that is no coming back
on 04 crm-log -k complaint c4 "it rusts"
on 06 crm-resolve k3 "done" "a new pan"
on 10 crm-log -k complaint --new-case c4 "it rusts again"
# c5: complains, it is declined, says on another day what it thinks of us
on 04 crm-log -k complaint c5 "too dear"
on 05 crm-resolve k5 declined "it is not"
on 12 crm-log -k opinion --new-case c5 "cheaper elsewhere"
# c6: bought years ago, and again: no first contact of this year
cat >sales.csv <<'CSV'
customer,date,qty,amount
c6,2020-01-05,1,60.00
c6,2026-11-05,1,60.00
CSV
crm-import -q -t sales sales.csv 2>/dev/null
# c7: a machine of theirs spoke, a note of ours: neither is a contact
on 07 crm-log -k note c7 "met at the fair"

t "first contacts alone, recoveries apart" 0 'crm-report first --tsv' <<'OUT'
first.voice	4	-	-	-	count	-	-	came the first time with something to say
first.sale	1	-	-	-	count	-	-	came the first time to buy
first.answered	25	4	4	70	percent	-	-	first voices that a human answered
first.median	3600	1	-	-	seconds	-	-	median time to that answer; too few to tell
again.plain	50	2	9	91	percent	-	-	came the first time, never complained, came again
again.settled	50	2	9	91	percent	-	-	came back after their complaint was settled
again.refused	100	1	20	100	percent	-	-	came back after their complaint was turned down
again.difference	0	4	-58	58	points	-	-	points more after a settled complaint than without one
OUT
t "on a page" 0 'crm-report first' <<'OUT'
Berg Kettles, first contacts since Sun 23 Nov 2025

Came the first time
by something said    4
by buying            1
answered by a human  25 % (of 4; 95 % sure: 4 % to 70 %)
how soon, median     1 h (of 1: too few to tell)

Came again
never complained        50 %  ██▓▓▓▓▓▓▓░░░░░░░    of 2; 95 % sure: 9 % to 91 %
complaint settled       50 %  ██▓▓▓▓▓▓▓░░░░░░░    of 2; 95 % sure: 9 % to 91 %
complaint turned down  100 %  ████▓▓▓▓▓▓▓▓▓▓▓▓▓▓  of 1; 95 % sure: 20 % to 100 %

settled complaint less none  0 points (of 4; 95 % sure: -58 points to 58 points)
OUT
t "from a day on" 0 'crm-report first --since 2026-11-05 -o id,value,n' <<'OUT'
first.voice	0	-
first.sale	0	-
first.answered	-	0
first.median	-	0
again.plain	-	0
again.settled	50	2
again.refused	100	1
again.difference	-	2
OUT

for bad in today "--as-of mon" "--since 2027-01-01" "--since nonsense" \
	"--svg --csv" "-o valeu"; do
	run "crm-report first $bad"
	is "$STATUS" 2 "first $bad is refused"
done
finish
