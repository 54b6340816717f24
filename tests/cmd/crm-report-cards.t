#!/bin/sh
# SPDX-License-Identifier: ISC
# crm-report cards: what guests say, a site beside the others.
. "$(dirname "$0")/../kit.sh"

crm-init --name "Berg Hotel" --currency EUR --zone Europe/Berlin
cat >>policy.yaml <<'POLICY'
cards:
  sites: [lobby, bar]
  indicators:
    - welcome: Were you made welcome?
    - quiet: Was it quiet?
POLICY
t "nobody was asked" 0 'crm-report cards' <<'OUT'
Berg Hotel, cards from Sat 24 Oct 2026 until Mon 23 Nov 2026

No card was dealt.
OUT

# scored SITE DAY SCORE...: cards dealt there, both questions in turn; 0: no
# answer
card=0
scored()
{
	scored_site=$1 scored_day=$2
	shift 2
	for score; do
		card=$((card + 1))
		crm-card deal -q --site "$scored_site" --at "$scored_day 12:00"
		[ "$score" = 0 ] || crm-card answer -q "q$card" "$score" \
			--at "$scored_day 12:01"
	done
}
scored lobby 2026-11-22 5 1 4 2 5 3 5 4 5 0 5 1
scored bar 2026-11-22 1 4 2 3 1 2 2 1 3 5
scored bar 2026-11-15 5 5
scored lobby 2026-10-01 1 1
t "each site beside the other" 0 'crm-report cards --tsv -H' <<'OUT'
id	n	shown	mean	good	low	high	others_n	others_mean	others_good	verdict	weeks	text
lobby.welcome	6	6	4.833333	100	60	100	6	2.333333	17	better	0,0,0,0,1,0,0,0,0,0,0,4.83	Were you made welcome?
lobby.quiet	5	6	2.2	20	3	63	6	3.333333	50	alike	0,0,0,0,1,0,0,0,0,0,0,2.2	Was it quiet?
bar.welcome	6	6	2.333333	17	3	57	6	4.833333	100	worse	0,0,0,0,0,0,0,0,0,0,5,1.8	Were you made welcome?
bar.quiet	6	6	3.333333	50	18	82	5	2.2	20	alike	0,0,0,0,0,0,0,0,0,0,5,3	Was it quiet?
OUT
t "from a day on, too few to compare" 0 'crm-report cards --site bar --since 2026-11-15 --as-of 2026-11-20 -o id,n,verdict' <<'OUT'
bar.welcome	1	few
bar.quiet	1	few
OUT
t "the morning after, as a page" 0 'crm-report cards --yesterday --site lobby' <<'OUT'
Berg Hotel, cards from Sun 22 Nov 2026 until Sun 22 Nov 2026

lobby
welcome  100 %  ██████████████▓▓▓▓▓▓▓▓▓▓
  of 6, mean 4.8; 95 % sure: 60 to 100; others 0 % of 5: better
quiet     20 %  █▓▓▓▓░░░░░░░░░░
  of 5, mean 2.2; 95 % sure: 3 to 63; others 40 % of 5: alike
share of 4 and 5
OUT
like "$(crm-report cards --since 2026-11-15 --as-of 2026-11-20)" \
	'n=1: no comparison' "too few are not compared, and it is said"
scored lobby 2026-11-10 4 4
scored lobby 2026-11-17 3 3
like "$(crm-report cards)" 'welcome: mean of each week' \
	"with three weeks there is a trend"
t "an answer that came later is not known yet" 0 '
	crm-card deal -q --site bar --at "2026-11-21 23:50" &&
	crm-card answer -q q31 5 &&
	crm-report cards --site bar --since 2026-11-21 --as-of 2026-11-21 -o id,n,shown' <<'OUT'
bar.welcome	0	1
bar.quiet	0	0
OUT
if [ -x "$CRM_BIN/crm-intake" ]; then
	echo '{"from":"@zoe","channel":"web","text":"so so","rating":2}' >feed.jsonl
	ok 'crm-intake -q feed.jsonl' "somebody wrote on the web"
	t "a rating that was sent joins in" 0 'crm-report cards --site web -o id,n,mean,text' <<'OUT'
web.rating	1	2	Ratings that came by mail or a post
OUT
else
	skip 1 "crm-intake is not built without gmime"
fi
is "$(crm-report cards --svg | grep -c '^<svg')" 1 "its pictures alone"
t_err "no such site" 2 'crm-report cards --site loby' <<'OUT'
crm-report: loby: no such site, did you mean lobby?
OUT
t_err "no site of another report" 2 'crm-report listen --site bar 2>&1 | head -n 1 >&2; exit 2' <<'OUT'
crm-report: --site goes with cards
OUT
t_err "two beginnings" 2 'crm-report cards --yesterday --since mon 2>&1 | head -n 1 >&2; exit 2' <<'OUT'
crm-report: --yesterday says both --since and --as-of
OUT
finish
