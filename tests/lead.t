#!/bin/sh
# SPDX-License-Identifier: ISC
# crm-score lead: points by the rules of the policy.
. "$(dirname "$0")/kit.sh"

export CRM_NOW=2026-01-05T10:00:00Z
crm-init --name "Berg Kettles" --currency EUR --zone Europe/Berlin
cp policy.yaml bare.yaml

# --- no rules, wrong rules ------------------------------------------------------
t_err "without rules there is no score" 1 'crm-score lead --all' <<'ERR'
crm-score: the policy has no rules for leads
  crm-help policy score
ERR
# rules LINES...: the policy with these under score:
rules()
{
	cp bare.yaml policy.yaml
	printf 'score:\n' >>policy.yaml
	[ $# -eq 0 ] || printf '  %s\n' "$@" >>policy.yaml
}
first=$(($(wc -l <bare.yaml) + 3))
# refused TITLE WHAT LINES...
refused()
{
	title=$1 what=$2
	shift 2
	rules "$@"
	is "$(crm-check --policy 2>&1 | sed -n '1s/^[^:]*: [^:]*policy.yaml://p')" \
		"$what" "$title"
}
refused "an unknown field, with the nearest" \
	"$first:14: score.lead: industri=retail: parties have no key \"industri\", did you mean \"industry\"?" \
	'lead:' '  - {when: industri=retail, points: 10}' 'facts: [industry]'
refused "the word that is wrong, not the first" \
	"$first:22: score.lead: visit=3..: parties have no key \"visit\", did you mean \"visits\"?" \
	'lead:' '  - {when: tag=vip visit=3.., points: 10}'
refused "a value that is none" "$first:15: score.lead: visits=many: visits wants a number" \
	'lead:' '  - {when: "visits=many", points: 10}'
refused "a rule without points" "$first:7: score.lead: has no points" \
	'lead:' '  - {when: tag=vip}'
refused "a rule without when" "$first:7: score.lead: has no when" \
	'lead:' '  - {points: 5}'
refused "points that are none" "$first:31: score.lead.points: \"ten\" is no number from -10000 to 10000" \
	'lead:' '  - {when: tag=vip, points: ten}'
refused "decay in hours" "$first:42: score.lead.decay: wants days, such as 90d or none" \
	'lead:' '  - {when: tag=vip, points: 10, decay: 9h}'
refused "a group that no rule is in" "$((first + 1)):12: score.groups: no rule is in fun" \
	'lead:' '  - {when: tag=vip, points: 10}' 'groups: {fun: 3}'
refused "bands that go up" "$first:7: score.bands: the highest comes first" \
	'bands: [{name: cold, from: 1},' '    {name: hot, from: 50}, {name: rest}]'
refused "bands without a last one" "$((first - 1)):11: score.bands: the last has no from: it is for all others" \
	'bands: [{name: hot, from: 50}]'
refused "a cost that is none" "$((first - 1)):12: score.contact: \"-3\" is no sum of EUR above 0" \
	'contact: -3'
refused "a chance beyond all" "$((first - 1)):31: score.bands.chance: \"101%\" is none from 0% to 100%" \
	'bands: [{name: hot, chance: 101%}]'

# --- points ---------------------------------------------------------------------
rules 'facts: [industry, size]' 'lead:' \
	'  - {when: industry=retail visits=1.., points: 30, group: interest, decay: 90d}' \
	'  - {when: "size=10..", points: 15}' \
	'  - {when: [industry=retail, "tag=fair,ad"], points: 10, group: interest}' \
	'  - {when: note=never, points: -70}' \
	'groups: {interest: 35}'
ok 'crm-check --policy' "rules may name facts that the policy speaks of"
crm-add -q "Anna Berg" && crm-add -q "Bo Ek" && crm-add -q "Cy Roe" &&
	crm-add -q "Di Sorg" --role supplier
crm-edit -q c1 industry=retail size=25 judgement=+10 --said-by nina
crm-edit -q c2 industry=tools size=9.5 note="never again"
crm-edit -q c3 size=1000 judgement=400
crm-tag -q c1 fair
crm-sell -q c1 -m kettle --price 20
t "points, capped by group, and judgement apart" 0 \
	'crm-score lead --all -o +judged' <<'OUT'
c1	60	hot	50	10	3	Anna Berg	2026-01-05
c3	35	warm	15	20	1	Cy Roe	2026-01-05
c2	-70	cold	-70	-	1	Bo Ek	-
OUT
line=$(($(wc -l <bare.yaml) + 4))
t "every addend has its line, and they add up" 0 \
	'crm-score lead --explain c1 -o addend,kind,points,age,group,line,what' <<OUT
30	rule	30	0	interest	policy.yaml:$line	industry=retail visits=1..
15	rule	15	-	-	policy.yaml:$((line + 1))	size=10..
10	rule	10	-	interest	policy.yaml:$((line + 2))	industry=retail tag=fair,ad
-5	cap	35	-	interest	policy.yaml:$((line + 4))	no more than that of the group
10	judgement	10	0	-	built-in	said by nina
OUT
t "half of it is left when it is 90 days old" 0 \
	'CRM_NOW=2026-04-05T10:00:00Z crm-score lead --explain c1 -o addend,points,age' <<'OUT'
15	30	90
15	15	-
10	10	-
5	10	90
OUT
t "rows on stdin get the number as column 2" 0 \
	"printf 'c3\tx\\nc2\\n' | crm-score lead -o band" <<'OUT'
c3	35	x	warm
c2	-70	cold
OUT
crm-find -o id role=customer | crm-score lead | sort >one
crm-score lead --all -o id,score | sort >walk
ok 'cmp one walk && [ -s one ]' "one by one or all in one walk, the same"
t "filters choose who is listed" 0 'crm-score lead size=10.. -o id --limit 1' <<'OUT'
c1
OUT
crm-edit -q c2 judgement="a good man"
t "a judgement that is no number counts nothing, and says so" 0 \
	'crm-score lead --explain c2 -o addend,kind,what' <<'OUT'
-70	rule	note=never
0	judgement	no number: a good man
OUT
crm-add -q "Anna B." && crm-edit -q c5 size=99 && crm-merge -q c2 c5
is "$(echo c2 | crm-score lead | cut -f 2)" -55 \
	"what was known of one merged counts"
t_err "explaining is for lists" 2 'echo c1 | crm-score lead --explain' <<'ERR'
crm-score: --explain and --budget are for a list: filters or --all
  usage: crm-score worth|lapsed|rfm|lead [--all] [filter ...]
  example: crm-score worth --all --limit 20
ERR
t_err "what would be ignored is refused" 2 'crm-score rfm --all --explain' <<'ERR'
crm-score: --explain, --budget and --calibration go with lead; --calibration goes alone
  usage: crm-score worth|lapsed|rfm|lead [--all] [filter ...]
  example: crm-score worth --all --limit 20
ERR

# --- how they came true -----------------------------------------------------------
t_err "on the first day there is nothing later" 1 'crm-score lead --calibration' <<'ERR'
crm-score: the rules are of 2026-01-05: there is no later data
ERR
# sixty who were known then: of 20 that are hot 12 buy, of 40 that are cold 4
for i in $(seq 20); do
	crm-add -q "Hot $i" && crm-edit -q "hot $i" size=12 judgement=40
done 2>/dev/null
seq 40 | sed 's/.*/Cold &/' >cold.txt
(echo name && cat cold.txt) >cold.csv
crm-import -q cold.csv
ok '[ "$(crm-find -o id name=hot | wc -l)" = 20 ]' "twenty are hot"
CRM_NOW=2026-02-10T10:00:00Z
crm-find -o id hot | head -n 12 | while read -r id; do
	crm-sell -q "$id" -m kettle --price 100
done
crm-find -o id cold | head -n 4 | while read -r id; do
	crm-sell -q "$id" -m tea --price 20
done
# what was learnt afterwards does not change what was known then
crm-find -o id cold | head -n 4 | while read -r id; do
	crm-edit -q "$id" size=50 judgement=40
done
crm-add -q "Late Comer" && crm-sell -q "late comer" -m tea --price 20
t_err "no day before the rules" 2 'crm-score lead --calibration --until 2026-01-01' <<'ERR'
crm-score: --until 2026-01-01: the rules are of 2026-01-05, and may have seen what came before
ERR
t "the bands as they came true, on later data than the rules saw" 0 \
	'crm-score lead --calibration 2>left.txt' <<'OUT'
hot	50	1	0	-	-	-	-	2026-01-05	2026-02-10	too few to tell
warm	20	21	12	0.5714286	0.3654655	0.7553003	-	2026-01-05	2026-02-10	-
cold	-	41	4	0.09756098	0.03859708	0.2254768	-	2026-01-05	2026-02-10	-
OUT
ok 'grep -q "policy.yaml:.* is left out: what it asks for has no date" left.txt' \
	"a rule on what is not dated is left out, and said so"

# --- whom it pays to ask -----------------------------------------------------------
t_err "without the cost of asking there is no budget" 1 \
	'crm-score lead --all --budget 40' <<'ERR'
crm-score: the policy does not say what asking one costs
  score: {contact: 4.00}; crm-help policy score
ERR
echo '  contact: 4.00' >>policy.yaml
t_err "nor without what is left of a sale" 1 'crm-score lead --all --budget 40' <<'ERR'
crm-score: what is left of a sale is not known: nothing with a cost was sold
  score: {margin: 40%} in the policy, or crm-product edit --cost
ERR
echo '  margin: 40%' >>policy.yaml
t_err "a budget that is none" 2 'crm-score lead --all --budget none' <<'ERR'
crm-score: --budget none: no sum of EUR above 0
ERR
t "40 are ten contacts at 4.00, those who bring most first" 0 \
	'crm-score lead --all --budget 40 -o expected,margin,chance,from,band 2>spent.txt | uniq -c' <<'OUT'
     10 16.76	29.33	57.14	customers	warm
OUT
t "and it says why it ends" 0 'cat spent.txt' <<'OUT'
crm-score: 10 to ask for 40.00 EUR; then the money is spent
crm-score: 1 left out: too few of their band were watched to tell how many buy
OUT
t "with more money it ends where asking costs more than it brings" 0 \
	'crm-score lead --all --budget 4000 -o band 2>&1 | sort | uniq -c' <<'OUT'
      1 crm-score: 1 left out: too few of their band were watched to tell how many buy
      1 crm-score: 25 to ask for 100.00 EUR; asking another would cost more than it brings
     25 warm
OUT
finish
