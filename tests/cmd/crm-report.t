#!/bin/sh
# SPDX-License-Identifier: ISC
# crm-report: a day, how well we listen, what is open.
. "$(dirname "$0")/../kit.sh"

t "alone it lists the reports, without a business too" 0 'crm-report' <<'OUT'
day	what came in, was answered, closed, late, promised
listen	voices in, human answers and how soon, refusals
cases	what is open, by owner, kind and age
pipeline	open deals by stage, and how many went on
forecast	what open deals and the next months will bring
value	who brings what, and how much comes from few
regulars	who comes again, and how soon
first	first contacts, and who came back after a complaint
trust	promises kept, answers in time
receivables	who owes us since when, and how soon they pay
cards	what guests say, a site beside the others
knowledge	answered from an article, made into one, repeated without one
OUT
crm-init --name "Berg Kettles" --currency EUR --zone Europe/Berlin
sed 's/^  #bo: .*/  bo: {name: Bo Lund, reports-to: nina}/' policy.yaml >p &&
	mv p policy.yaml
crm-add -q "Anna Berg"

# at TIME COMMAND...: on Monday the 23rd, UTC
at()
{
	CRM_NOW=2026-11-23T$1:00Z
	shift
	"$@"
	CRM_NOW=2026-11-23T23:00:00Z
}

is "$(crm-report day | sed '$s/[0-9a-f]\{64\}$/HASH/')" \
	"Berg Kettles, Mon 23 Nov 2026

Nothing happened.

head b2 HASH" "a day on which nothing happened"
t "nothing open" 0 'crm-report cases' <<'OUT'
Berg Kettles, open cases

Nothing is open.
OUT
like "$(crm-report listen)" '^median +too few to tell \(of 0\)$' \
	"nothing to tell yet"

at 08:00 crm-log -q -k complaint anna "kettle leaks"
at 08:30 crm-promise -q anna "call back" -d today
at 09:00 crm-answer -q k1 "on it"
at 09:10 crm-answer -q k1 --auto "your letter has arrived"
at 10:00 crm-log -q k1 "any news?"
at 11:00 crm-resolve -q k1 declined "out of warranty"
at 11:30 crm-thank -q k1 "sorry, and thank you for telling us"
at 12:00 crm-close -q k1
at 12:30 crm-log -q -k request anna "open on Saturday?" --done "yes, 10 to 2"
at 13:00 crm-log -q -k praise anna "kind people"
at 13:30 crm-close -q p1
at 14:00 crm-close -q k3 --force -m "she has moved"
at 15:00 crm-log -q -k complaint anna "lid broke"

t "a day, as rows" 0 'crm-report day 2026-11-23 --tsv | sed \$d' <<'OUT'
k1	2026-11-23T08:00:00Z	in	nina	c1	Anna Berg	complaint: kettle leaks
k1	2026-11-23T10:00:00Z	in	nina	c1	Anna Berg	complaint: any news?
k2	2026-11-23T12:30:00Z	in	nina	c1	Anna Berg	request: open on Saturday?
k3	2026-11-23T13:00:00Z	in	nina	c1	Anna Berg	praise: kind people
k4	2026-11-23T15:00:00Z	in	nina	c1	Anna Berg	complaint: lid broke
k1	2026-11-23T09:00:00Z	answered	nina	c1	Anna Berg	on it
k1	2026-11-23T11:30:00Z	answered	nina	c1	Anna Berg	sorry, and thank you for telling us
k2	2026-11-23T12:30:00Z	answered	nina	c1	Anna Berg	yes, 10 to 2
k2	2026-11-23T12:30:00Z	answered	nina	c1	Anna Berg	yes, 10 to 2
k1	2026-11-23T09:10:00Z	automatic	nina	c1	Anna Berg	your letter has arrived
k1	2026-11-23T12:00:00Z	closed	nina	c1	Anna Berg	declined: out of warranty
k2	2026-11-23T12:30:00Z	closed	nina	c1	Anna Berg	done: yes, 10 to 2
k3	2026-11-23T14:00:00Z	forced	nina	c1	Anna Berg	asked to close by force (not thanked): she has moved
k1	2026-11-23T10:00:00Z	climbed	nina	c1	Anna Berg	letter, level 0 to 1: kettle leaks
k3	2026-11-23T13:00:00Z	climbed	nina	c1	Anna Berg	praise, level 0 to 3: kind people
p1	2026-11-23T08:30:00Z	promised	nina	c1	Anna Berg	call back
p1	2026-11-23T13:30:00Z	kept	nina	c1	Anna Berg	call back
OUT
t "the same page when asked for yesterday" 0 \
	'crm-report day yesterday | sed -n "1,4p;/^Kept/,\$p" |
	sed "s/[0-9a-f]\{64\}/HASH/"' <<'OUT'
Berg Kettles, Mon 23 Nov 2026

What came in
id  at                who   name       text
Kept
id  at                who   name       text
p1  Mon 23 Nov 14:30  nina  Anna Berg  call back

head b15 HASH
OUT
is "$(crm-report day yesterday | grep -c '^  *$')" 0 "no line is blank but for blanks"
crm-report day yesterday >page
t "crm-check reads the head from the page" 0 'crm-check --head page'
sed 's/\(head b[0-9]* \).\{8\}/\1deadbeef/' page >forged
run 'crm-check --head forged'
is "$STATUS" 1 "and finds a head that is not ours"
is "$(crm-report day --tsv | tail -n 1 | cut -f 1,3)" "b15	head" \
	"the head as a row"

t "how well we listen, as rows" 0 'crm-report listen --tsv' <<'OUT'
in.complaint	3	-	-	-	count	-	-	voices in: complaint
in.praise	1	-	-	-	count	-	-	voices in: praise
in.request	1	-	-	-	count	-	-	voices in: request
in.suggestion	0	-	-	-	count	-	-	voices in: suggestion
in.opinion	0	-	-	-	count	-	-	voices in: opinion
in.automatic	0	-	-	-	count	-	-	what machines sent us
answers.human	4	-	-	-	count	-	-	answers, questions and thanks of ours
answers.automatic	1	-	-	-	count	-	-	what machines of ours said, no answers
letters.second	1	-	-	-	count	-	-	they had to write again
outcome.done	1	-	-	-	count	-	-	outcomes: done
outcome.declined	1	-	-	-	count	-	-	outcomes: declined
outcome.cannot	0	-	-	-	count	-	-	outcomes: cannot
outcome.overtaken	0	-	-	-	count	-	-	of them reopened or decided anew
answer.median	3600	3	-	-	seconds	-	-	median time to a human answer; too few to tell
answer.in_time	100	2	34	100	percent	-	-	first answers within the clock
answer.waiting	2	-	-	-	count	-	-	they wait for an answer
answer.never	0	-	-	-	count	-	-	closed without a human answer
k1	-	-	-	-	declined	2026-11-23T11:00:00Z	nina	out of warranty
k3	-	-	-	-	asked	2026-11-23T14:00:00Z	nina	asked to close by force (not thanked): she has moved
OUT

# Tuesday: an answer too late, a promise broken, a force agreed to, and the
# declined case reopened.
export CRM_NOW=2026-11-24T15:30:00Z
crm-answer -q k4 "a new lid is on its way"
crm-promise -q anna "send the bill" -d today
crm-close -q -u bo k3
crm-log -q k1 "so what now?"
crm-promise -q --theirs anna "send a photo" -d today
export CRM_NOW=2026-11-25T08:00:00Z
crm-escalate >/dev/null
t "a broken promise, and what is late" 0 \
	'crm-report day -o what,id,at,text | grep -e broken -e late' <<'OUT'
late	p3	2026-11-24T22:59:59Z	theirs: send a photo
broken	p2	2026-11-25T08:00:00Z	send the bill (k5)
OUT
like "$(crm-report listen)" '^k1 Mon 23 Nov 12:00 declined by nina$' \
	"what was declined stays, though the case was reopened"
like "$(crm-report listen --since 2026-11-25)" \
	'^k3 Mon 23 Nov 15:00 asked by nina$' "and what was forced, for ever"
is "$(crm-report listen --tsv | cut -f1,6,8 | tail -n 3)" "\
k1	declined	nina
k3	asked	nina
k3	forced	bo" "who declined, who asked and who agreed"

t "what is open" 0 'crm-report cases --tsv' <<'OUT'
owner=nina	3	0	0	2026-11-23T15:00:00Z
kind=complaint	3	0	0	2026-11-23T15:00:00Z
opened=today	1	0	0	2026-11-25T08:00:00Z
opened=-6d..-1d	2	0	0	2026-11-23T15:00:00Z
OUT

is "$(crm-report cases --tsv | while read -r id open rest; do
	[ "$(crm-cases "$id" | wc -l)" -eq "$open" ] || echo "$id"
done)" "" "crm-cases reads its ids and finds as many"

# Seven customers, answered after 10, 20, … 70 minutes of the wall; a second
# letter and what a machine says change nothing.
nine=1796115600 # 2026-12-01T09:00:00Z
for n in 1 2 3 4 5 6 7; do
	crm-add -q "Person $n"
	CRM_NOW=@$nine crm-log -q -k complaint "c$((n + 1))" "no $n"
	CRM_NOW=@$((nine + 60)) crm-log -q -k complaint "c$((n + 1))" "no $n" \
		2>/dev/null
	CRM_NOW=@$((nine + 120)) crm-answer -q "c$((n + 1))" --auto "got it"
	CRM_NOW=@$((nine + n * 600)) crm-answer -q "c$((n + 1))" "sorry"
done
CRM_NOW=2026-12-01T15:00:00Z
t "the median and its interval" 0 \
	'crm-report listen --since 2026-12-01 | sed -n "/^median/,/^closed/p"' <<'OUT'
median                 40 min (of 7; 95 % sure: 10 min to 1 h 10 min)
first answers in time  100 % (of 7; 95 % sure: 64 % to 100 %)
waiting now            0
closed without         0
OUT

# What is asked wrongly; the usage grows with the reports.
usage=$(crm-report day today today 2>&1 | sed 1d)
like "$usage" "^  usage: crm-report \\[report " "the usage is said"
t_err "no such report" 2 'crm-report dya' <<ERR
crm-report: no such report: dya, did you mean day?
  $(crm-report | cut -f 1 | paste -sd ' ' -)
ERR
t_err "from a day that is still to come" 2 'crm-report listen --since tomorrow' <<'ERR'
crm-report: since Wed 2 Dec 2026: the report ends on Tue 1 Dec 2026
ERR
run 'crm-report day --since mon'
is "$STATUS" 2 "--since does not belong to day"
like "$(cat "$ERR")" '^crm-report: --since goes with listen, ' \
	"and whose it is, is said"
t_err "one too many" 2 'crm-report cases nina' <<ERR
crm-report: nina: one too many
$usage
ERR
run 'crm-report listen --as-of mon'
is "$STATUS" 2 "nor --as-of to listen"
like "$(cat "$ERR")" '^crm-report: --as-of goes with .*regulars' \
	"which is said likewise"
t_err "a day of no report" 2 'crm-report --since mon' <<ERR
crm-report: which report?
$usage
ERR
run 'crm-report day 11/12'
is "$STATUS" 2 "a day with two readings"
is "$(crm-report -o help | head -n 1 | cut -f 1)" id "columns of the list"
is "$(crm-report listen -o help | sed -n 2p | cut -f 1)" value \
	"columns of a report"
finish
