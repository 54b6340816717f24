#!/bin/sh
# SPDX-License-Identifier: ISC
# crm-score lead --learn: rules from what was won and lost.
. "$(dirname "$0")/kit.sh"

export CRM_NOW=2026-04-06T10:00:00Z
crm-init --name "Berg Kettles" --currency EUR --zone Europe/Berlin

# --- a reason instead of a number -------------------------------------------------
learn='crm-score lead --learn --target y=yes'
t_err "nothing at all" 65 ": | $learn" <<'ERR'
crm-score: stdin: nothing is in it
ERR
t_err "no rows" 1 "echo a,y | $learn" <<'ERR'
crm-score: no rows to learn from
ERR
t_err "three rows" 1 "printf 'a,y\n1,yes\n2,no\n3,yes\n' | $learn" <<'ERR'
crm-score: too few to learn from: of the first 3 rows 2 are y=yes and 1 are not, 10 of either are needed
ERR
rows() # rows N A Y: N rows of a column and the target, awk expressions of i
{
	awk "BEGIN { print \"a,y\"; for (i = 1; i <= $1; i++) print $2 \",\" $3 }"
}
rows 100 i '"yes"' >same.csv
t_err "all the same answer" 1 "$learn same.csv" <<'ERR'
crm-score: every row of 100 is y=yes
ERR
t_err "nobody gave that answer" 1 'crm-score lead --learn --target y=no same.csv' <<'ERR'
crm-score: no row of 100 is y=no
ERR
t_err "a target that is not there" 2 'crm-score lead --learn --target yy=yes same.csv' <<'ERR'
crm-score: --target yy: no such field, did you mean y?
  a y
ERR
t_err "a target that is none" 2 'crm-score lead --learn --target y same.csv' <<'ERR'
crm-score: --target y: which column has which value?
  --target y=yes
ERR
t_err "what is not there cannot be left out" 2 "$learn --not aa same.csv" <<'ERR'
crm-score: --not aa: no such field, did you mean a?
  a
ERR
rows 100 1 '(i % 2 ? "yes" : "no")' >constant.csv
t_err "a constant field" 1 "$learn constant.csv" <<'ERR'
crm-score: nothing tells the rows apart: no field is left
ERR
rows 5000 '"w" i' '(i % 2 ? "yes" : "no")' >names.csv
t_err "5,000 levels" 1 "$learn names.csv" <<'ERR'
crm-score: nothing tells the rows apart: no field is left
ERR
printf 'a,y\n1,yes\n2\n' >ragged.csv
t_err "a row that is none" 65 "$learn ragged.csv" <<'ERR'
crm-score: ragged.csv:3: 1 field where 2 columns are
ERR
t_err "no deal was won or lost yet" 1 'crm-score lead --learn' <<'ERR'
crm-score: no rows to learn from
ERR
t_err "with lead alone" 2 'crm-score worth --learn' <<'ERR'
crm-score: --learn goes alone with lead, with --target and a table, and --not
  usage: crm-score worth|lapsed|rfm|lead [--all] [filter ...]
  example: crm-score worth --all --limit 20
ERR

# --- what is learned ----------------------------------------------------------------
# of those with a 1 two thirds, of the others one in ten; b is noise
awk 'BEGIN { print "Shop Size,kind,b,y"; for (i = 1; i <= 600; i++) {
	a = i % 3 == 0; yes = a ? i % 9 != 0 : i % 10 == 1
	print (a ? 40 + i % 5 : 5 + i % 7) "," (a ? "retail food" : "trade") "," \
		i * 7 % 11 "," (yes ? "yes" : "no") } }' >shop.csv
ok "$learn shop.csv >rules.yaml" "from a table, without any base, too"
is "$(CRM_DB=/nowhere/x $learn <shop.csv | cksum)" "$(cksum <rules.yaml)" \
	"the same from standard input and elsewhere"
like "$(sed -n 2p rules.yaml)" \
	'^# AUC there 0\.[0-9]+ \(95 %: 0\.[0-9]+ to 0\.[0-9]+; n=120, [0-9]+ y=yes\); 0\.5 is chance\.$' \
	"an AUC with its interval"
like "$(grep "retail food" rules.yaml)" \
	'^    - \{when: \["kind=retail food"\], points: [1-9][0-9]*\} # 66\.9% of 160$' \
	"rules that a person can read"
is "$(sed -n '/facts/p' rules.yaml)" "  facts: [shop-size, kind, b]" \
	"in the names of facts"
cat rules.yaml >>policy.yaml
ok 'crm-check --policy' "which pass the check when they are pasted"
crm-add -q "Anna Berg"
crm-edit -q c1 kind="retail food" shop-size=41 --new-field
crm-add -q "Bo Ek"
crm-edit -q c2 kind=trade shop-size=6
t "and tell a hot lead from a cold one" 0 'crm-score lead --all -o name,band' <<'OUT'
Anna Berg	hot
Bo Ek	cold
OUT
$learn --json shop.csv >rules.jsonl
is "$(grep -c '"kind":"auc"' rules.jsonl) $(grep -ciE 'nan|inf' rules.jsonl)" "1 0" \
	"as JSON Lines, without a number that is none"
is "$(grep -c '"kind":"rule"' rules.jsonl)" "$(grep -c 'points: ' rules.yaml)" \
	"with as many rules"

# the order: by the first field that is all days
awk 'BEGIN { print "day,a,y"; for (i = 400; i > 0; i--)
	printf "2026-%02d-%02d,%d,%s\n", i / 40 + 1, i % 28 + 1, i % 2, \
	i % 2 == (i > 320) ? "yes" : "no" }' >dated.csv
like "$($learn dated.csv | head -n 1)" \
	'^# Learned from the first 320 of 400 rows by day, tried on the later 80\.$' \
	"a field of days tells which rows are later"
like "$($learn dated.csv | sed -n 2p)" '^# AUC there 0\.[0-4]' \
	"what turned since is worse than chance, and not hidden"
rows 200 'i % 2' '(i > 160 || i % 4 == 1 ? "yes" : "no")' >late.csv
like "$($learn late.csv | sed -n 2p)" \
	'^# AUC: too few to tell: fewer than 10 of those are y=yes, or are not\.$' \
	"where all that was kept back is alike"

# what tells all on its own
awk 'BEGIN { print "a,after,y"; for (i = 1; i <= 300; i++)
	print i % 3 "," (i % 2 ? "thanked" : "none") "," (i % 2 ? "yes" : "no") }' >leak.csv
t "what tells too well on its own is named" 0 \
	"$learn leak.csv 2>&1 >/dev/null" <<'OUT'
crm-score: after alone foretells too well: known only afterwards? --not after
OUT
like "$($learn leak.csv 2>/dev/null | grep likely)" \
	'^# A likely leak: after alone has AUC 1\.000 \(0\.9[0-9]* to 1\.000\)' \
	"with its AUC and interval"
t "and nothing is named when it is left out" 0 \
	"$learn --not after leak.csv 2>&1 | grep -e leak -e 'Without'" <<'OUT'
# Without after: left out, as asked.
OUT

# --- from the shop's own deals ---------------------------------------------------------
for i in $(seq 60); do
	kind=trade
	[ $((i % 3)) -ne 0 ] || kind=retail
	crm-add -q "Party $i" && crm-edit -q "c$((i + 2))" kind=$kind &&
		crm-deal new -q "c$((i + 2))" "a deal" --amount 100 --next call -d fri
	if [ $((i % 3)) -eq 0 ] || [ $((i % 10)) -eq 1 ]; then
		crm-deal won -q "d$i"
	else
		crm-deal lost -q "d$i" price
	fi
done
# known only later, so no lesson
CRM_NOW=2026-04-08T10:00:00Z
crm-find -o id kind=retail | while read -r id; do
	crm-edit -q "$id" thanked=yes --new-field
done
t "of deals that were won and lost, by what was known when they began" 0 \
	'crm-score lead --learn | grep -e Learned -e facts: -e retail -e visits' <<'OUT'
# Learned from the first 48 of 60 rows, tried on the later 12.
# Without visits: always the same.
  facts: [kind]
    - {when: kind=retail, points: 9} # 100.0% of 16
OUT
crm-sell -q c3 -m tea --price 3
t "a tag is asked for as one" 0 'for i in $(seq 3 22); do crm-tag -q c$i fair; done
	for i in $(seq 3 52); do
		crm-deal new -q c$i again --next call -d fri
		if [ $i -lt 23 ]; then crm-deal won -q d$((i + 58))
		else crm-deal lost -q d$((i + 58)) price; fi
	done
	crm-score lead --learn | grep -o "tag.*points: -*"' <<'OUT'
tag=fair, points: 
tag!=fair"], points: -
OUT
finish
