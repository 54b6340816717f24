#!/bin/sh
# SPDX-License-Identifier: ISC
# crm-report trust: promises kept, answers in time.
. "$(dirname "$0")/../kit.sh"

crm-init --name "Berg Kettles" --currency EUR --zone Europe/Berlin
sed 's/^  #bo: .*/  bo: {name: Bo Lund, reports-to: nina}/' policy.yaml >p &&
	mv p policy.yaml
crm-add -q "Anna Berg"
t "nothing was due yet" 0 'crm-report trust -o id,value,n' <<'OUT'
ours.kept	-	0
ours.late	0	-
ours.open	0	-
ours.dropped	0	-
mine.kept	-	0
theirs.kept	-	0
answers.in_time	-	0
invoices.proved	-	0
OUT

# at MOMENT COMMAND...
at()
{
	CRM_NOW=2026-11-$1:00Z
	shift
	"$@" >/dev/null 2>&1 || note "failed: $*"
	CRM_NOW=2026-11-27T10:00:00Z
}
at 23T08:00 crm-promise anna "call" -d today
at 23T09:00 crm-close p1
at 23T08:00 crm-promise anna "write" -d today
at 24T09:00 crm-close p2 # a day late
at 23T08:00 crm-promise anna "send" -d 2026-11-24
at 23T08:00 crm-promise -u bo anna "visit" -d 2026-11-24
at 24T08:00 crm-close -u bo p4
at 23T08:00 crm-promise anna "never mind" -d 2026-11-25
at 24T08:00 crm-edit p5 state=dropped -m "they moved"
at 23T08:00 crm-promise anna "next year" -d 2026-12-30
at 23T08:00 crm-promise --theirs anna "pay" -d 2026-11-25
at 23T08:00 crm-log -k complaint anna "it leaks"
at 23T09:00 crm-answer anna "on our way"
at 23T09:30 crm-log -k request --new-case anna "a catalogue, please"
at 23T08:00 crm-invoice new anna --no 1 --total 10 -d 14d
at 23T08:00 crm-invoice new anna --no 2 --total 20 -d 14d
at 23T08:00 crm-invoice new anna --no 3 --total 30 -d 14d
at 24T08:00 crm-invoice sent v1 -c post --result delivered
at 24T08:00 crm-invoice sent v2 -c post --result returned
export CRM_NOW

t "ours, one's own, theirs" 0 'crm-report trust --tsv' <<'OUT'
ours.kept	50	4	15	85	percent	-	-	our promises kept in time
ours.late	1	-	-	-	count	-	-	kept later than promised
ours.open	1	-	-	-	count	-	-	late and not kept yet
ours.dropped	1	-	-	-	count	-	-	dropped, and not counted as due
mine.kept	33	3	6	80	percent	-	-	your own promises kept in time
theirs.kept	0	1	0	80	percent	-	-	what was promised to us kept in time
answers.in_time	50	2	9	91	percent	-	-	first answers within the clock
invoices.proved	33	3	6	80	percent	-	-	invoices known to have been sent
OUT
is "$(crm-report trust -u bo -o id,value,n | grep mine)" "mine.kept	100	1" \
	"everybody sees their own"
is "$(crm-report trust -u stranger -o id | grep -c mine)" 0 \
	"who is none of us has none"
unlike "$(crm-report trust --json -u bo)" '"(who|name)":"(nina|bo)"' \
	"and nobody's name is there"
t "on a page" 0 'crm-report trust' <<'OUT'
Berg Kettles, trust since Sat 29 Aug 2026

What was due, and done
our promises, in time    50 %  ███▓▓▓▓▓▓░░░░░░     of 4; 95 % sure: 15 % to 85 %
of these your own        33 %  █▓▓▓▓▓░░░░░░░░      of 3; 95 % sure: 6 % to 80 %
promised to us, in time   0 %  ░░░░░░░░░░░░░░      of 1; 95 % sure: 0 % to 80 %
first answers, in time   50 %  ██▓▓▓▓▓▓▓░░░░░░░    of 2; 95 % sure: 9 % to 91 %
invoices proved sent     33 %  █▓▓▓▓▓░░░░░░░░      of 3; 95 % sure: 6 % to 80 %

Our promises that were not kept in time
kept later than promised         1
late and not kept yet            1
dropped, and not counted as due  1
OUT
is "$(crm-report trust --since 2026-11-25 -o id,n | sed -n 1p)" "ours.kept	0" \
	"from a day on"

for bad in today "--as-of mon" "--since 2027-01-01" "--since nonsense" \
	"--html --csv" "-o valeu"; do
	run "crm-report trust $bad"
	is "$STATUS" 2 "trust $bad is refused"
done
finish
