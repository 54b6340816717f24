#!/bin/sh
# SPDX-License-Identifier: ISC
# crm-why: what explains a fault; figures against what is published.
. "$(dirname "$0")/../kit.sh"

# --- three nights ---------------------------------------------------------------

cat >nights.csv <<'CSV'
fails,flavour,minutes,gas,temp
no,chocolate,11,regular,24
no,strawberry,12,premium,25
yes,vanilla,4,regular,24
CSV
t "three nights are too few, and the fourth is said" 0 'crm-why <nights.csv' <<'OUT'
too few to tell: 3 trials, 1 failed; not told apart yet: flavour=vanilla, minutes=..7
next trial: flavour=vanilla, minutes about 11
OUT
t "a file does as well, and no business is needed" 0 \
	'crm-why nights.csv | head -n 1 | cut -c 1-15' <<'OUT'
too few to tell
OUT
t "the keys of a row" 0 \
	"crm-why nights.csv --json | head -n 1 | grep -o '\"[a-z_0-9]*\":' |
	tr -d '\":' | tr '\\n' ' '; echo" <<'OUT'
factor level n1 f1 n0 f0 risk_ratio odds_ratio odds_low odds_high p p_adjusted gain given mh_odds mh_low mh_high cmh_p belief verdict 
OUT
t "the next trial is the last object" 0 \
	"crm-why nights.csv --json | tail -n 1 | cut -d , -f 1-2" <<'OUT'
{"next":{"flavour":"vanilla","minutes":11}
OUT
t "what never varied apart is named, with the cells that are empty" 0 \
	'crm-why nights.csv --tsv -o factor,verdict | sed -n 2p' <<'OUT'
flavour	cannot be told apart from minutes=..7 yet: no trial with flavour=vanilla and not minutes=..7, none with minutes=..7 and not flavour=vanilla
OUT
is "$(crm-why nights.csv -o belief --tsv |
	awk '{ sum += $1 } END { printf "%.6f\n", sum }')" 1.000000 \
	"beliefs add to 1"
cat >more.csv <<'CSV'
fails,flavour,minutes,gas
no,chocolate,11 min,regular
no,strawberry,"12,5 min",premium
yes,vanilla,4 min,regular
no,vanilla,"11,5 min",regular
yes,chocolate,"3,5 min",premium
no,strawberry,14 min,regular
yes,vanilla,5 min,premium
no,chocolate,"9,5 min",regular
yes,strawberry,4 min,regular
no,vanilla,12 min,premium
yes,vanilla,2 min,regular
no,strawberry,10 min,premium
yes,chocolate,5 min,regular
no,vanilla,13 min,premium
yes,vanilla,3 min,premium
no,chocolate,15 min,regular
CSV
t "after more nights it is the minutes, with a comma and a unit" 0 \
	'crm-why more.csv | head -n 2; crm-why more.csv | tail -n 1' <<'OUT'
minutes=..7 explains it: with it 7 of 7 failed (100 %), without it 0 of 9 (0 %);
risk ratio at least 3.34, 95 % sure
no more trials are needed: minutes=..7 is believed more than 0.99
OUT
t "as TSV, a header asked for" 0 \
	'crm-why more.csv --tsv -H -o factor,level,n1,f1,n0,f0 | head -n 2' <<'OUT'
factor	level	n1	f1	n0	f0
minutes	..7	7	7	9	0
OUT
if script -qec true /dev/null >/dev/null 2>&1; then
	is "$(script -qec 'crm-why more.csv' /dev/null </dev/null |
		tr -d '\r' | sed -n '/^Failures/,/^$/s/\(█\)\{30\}/all/p')" \
		"..3       all 2 of 2
3.5..4    all 3 of 3
5..7      all 2 of 2" "a picture at a terminal"
else
	skip 1 "no pseudo-terminal"
fi
t "rows of a TSV of ours" 0 \
	"printf 'fails\\tgas\\nyes\\t-\\nno\\ta\\nyes\\tb\\n' |
	crm-why --tsv -o factor,level,n1,f1,n0,f0 | head -n 1" <<'OUT'
gas	b	1	1	1	0
OUT

# --- notes on a case --------------------------------------------------------------

crm-init --name "GM" --currency USD --zone Europe/Berlin
crm-log -q -k complaint --new "GM owner" \
	"car will not start when I buy vanilla ice cream"
t_err "nothing noted yet" 1 'crm-why k1' <<'ERR'
crm-why: k1: nothing was noted on it
  crm-observe k1 fails=yes …
ERR
crm-observe -q k1 fails=no flavour=chocolate minutes=11 gas=regular temp=24
crm-observe -q k1 fails=no flavour=strawberry minutes=12 gas=premium temp=25
crm-observe -q k1 fails=yes flavour=vanilla minutes=4 gas=regular temp=24
t "the vanilla case" 0 'crm-why k1' <<'OUT'
too few to tell: 3 trials, 1 failed; not told apart yet: flavour=vanilla, minutes=..7
next trial: flavour=vanilla, minutes about 11
OUT
t "its table through a pipe says the same" 0 \
	'crm-observe k1 --table -H | crm-why' <<'OUT'
too few to tell: 3 trials, 1 failed; not told apart yet: flavour=vanilla, minutes=..7
left out: id (an id); time (always 09:00); weekday (always Mon); month (always Nov)
next trial: flavour=vanilla, minutes about 11
OUT
t "the more nights as a table" 0 'crm-observe -q k1 <more.csv &&
	crm-why k1 | head -n 1 | cut -c 1-24' <<'OUT'
minutes=..7 explains it:
OUT
t_err "no such case" 1 'crm-why k9' <<'ERR'
crm-why: k9: no such case
  crm-cases lists the open ones
ERR

# --- across the book --------------------------------------------------------------

crm-product -q new Kettle --price 89.90
for i in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18; do
	month=$((5 + i % 2))
	id=$(crm-add "Buyer $i" --tag "t$((i % 3))" -o id)
	crm-sell -q "$id" kettle --at "2026-0$month-1$((i % 7))"
	[ "$month" = 6 ] || [ "$i" = 18 ] ||
		crm-log -q -k complaint "$id" "it leaks"
	[ "$i" != 1 ] || crm-edit -q "$id" water=hard
done
both="--over 'kind=complaint product=kettle' --against 'kind=sale product=kettle'"
t "those who complain of the kettle bought it in May" 0 \
	"crm-why $both --tsv -o factor,level,n1,f1,n0,f0,verdict | head -n 1" <<'OUT'
month	May	9	8	9	0	explains
OUT
t "their tags are factors" 0 \
	"crm-why $both --tsv -o factor,n1,n0 | grep ^tag | sort" <<'OUT'
tag:t0	12	6
tag:t1	6	12
tag:t2	6	12
OUT
t "a list is named by its first word, and cases may be the other side" 0 \
	"crm-why --over 'interactions kind=complaint' \
	--against 'parties role=customer' --tsv -o factor,level | grep t2" <<'OUT'
tag:t2	yes
OUT
t_err "one side alone" 2 "crm-why --over kind=complaint" <<'ERR'
crm-why: --over goes with --against and nothing else but --given and --ignore
  usage: crm-why [case | file]
  example: crm-why --fault ill=Y oswego.csv
ERR
t_err "a side of nobody" 1 \
	"crm-why --over kind=praise --against kind=sale" <<'ERR'
crm-why: --over: nobody is meant by that
ERR
t_err "a list without parties" 2 \
	"crm-why --over products --against kind=sale" <<'ERR'
crm-why: --over products: products are of no parties
ERR
ok "crm-why --over colour=red --against kind=sale 2>&1 |
	grep -q 'cases have no key \"colour\"'" "a key that is none is named"

# --- bad input ------------------------------------------------------------------

t "one trial" 0 "printf 'fails,a\\nyes,1\\n' | crm-why" <<'OUT'
too few to tell: 1 trial, 1 failed
left out: a (always 1)
no trial of these factors can help: write down something new
OUT
t "all failed" 0 "printf 'fails,a\\nyes,x\\nyes,y\\nyes,x\\n' | crm-why |
	head -n 1; printf 'fails,a\\nyes,x\\nyes,y\\n' |
	crm-why --tsv -o factor,verdict | head -n 1" <<'OUT'
too few to tell: 3 trials, 3 failed
a	too few to tell: all of its 2 trials failed
OUT
t "none failed" 0 "printf 'fails,a\\nno,x\\nno,y\\n' |
	crm-why --tsv -o factor,verdict | head -n 1" <<'OUT'
a	too few to tell: none of its 2 trials failed
OUT
# rows of COUNT trials: yes, then no, with the given columns
{
	echo fails,broken,colour,gas,ref
	i=0
	while [ $i -lt 20 ]; do
		[ $((i % 2)) = 0 ] && f=yes || f=no
		[ $((i / 2 % 2)) = 0 ] && c=red || c=blue
		echo "$f,$f,$c,regular,x$i"
		i=$((i + 1))
	done
} >alias.csv
t "the fault under another name, a constant and an id are named as such" 0 \
	'crm-why alias.csv --tsv -o factor,verdict | grep -v "^colour\|^other\|^none"' <<'OUT'
broken	explains, or is the fault under another name: they never differ in 20 trials
gas	always regular
ref	an id: 20 words in 20 trials
OUT
awk 'BEGIN {
	print "fails,who,gas"
	for (i = 0; i < 5000; i++)
		print (i % 3 ? "no" : "yes") ",w" i "," (i % 2 ? "a" : "b")
}' >ids.csv
t "5,000 words are an id" 0 'crm-why ids.csv --tsv -o factor,verdict | tail -n 1' <<'OUT'
who	an id: 4096 words in 4096 trials
OUT
t_err "numbers that could be read in two ways" 65 \
	"printf 'fails,km\\nyes,\"1,234\"\\nno,\"2,345\"\\n' | crm-why" <<'ERR'
crm-why: km: 1,234 (line 2) is 1234 or 1.234
  say --decimal . or --decimal ,
ERR
t "unless it is said which" 0 \
	"printf 'fails,km\\nyes,\"1,234\"\\nno,\"2,345\"\\n' |
	crm-why --decimal , --tsv -o level | head -n 1" <<'OUT'
..2
OUT
t "a key that was spelled in two ways" 0 "printf \
	'fails,minutes,minute\\nyes,4,\\nno,11,\\nno,,12\\n' | crm-why |
	grep 'may be one'" <<'OUT'
minutes (noted 2 times) and minute (1) may be one
OUT
t_err "a fault that is no column, and the nearest" 2 \
	'crm-why nights.csv --fault fail' <<'ERR'
crm-why: fail: no such column in nights.csv
  did you mean fails?
  columns: fails flavour minutes gas temp
ERR
t_err "a value that the fault never has" 65 \
	'crm-why nights.csv --fault flavour=plum' <<'ERR'
crm-why: flavour=plum: no trial has that
  another value of it is chocolate
ERR
t_err "a value that is spelled nearly so" 65 \
	'crm-why nights.csv --fault flavour=vanila' <<'ERR'
crm-why: flavour=vanila: no trial has that
  did you mean vanilla?
ERR
t_err "a fault without yes or no" 65 'crm-why nights.csv --fault gas' <<'ERR'
crm-why: gas: no trial says yes or no
  say which value is the fault: --fault 'gas=regular'
ERR
t_err "a table cut in half" 65 \
	'head -c 75 nights.csv | crm-why' <<'ERR'
crm-why: stdin:3: 4 fields where 5 columns are
ERR
t_err "an empty one" 65 'printf "" | crm-why' <<'ERR'
crm-why: stdin: nothing is in it
ERR
t_err "a header alone" 65 "echo fails,a | crm-why" <<'ERR'
crm-why: stdin: no trial is in it
ERR
t_err "a factor that is held equal and is none" 2 \
	'crm-why nights.csv --given flavor' <<'ERR'
crm-why: --given flavor: no such factor
  did you mean flavour?
ERR
t_err "a column to ignore that is not there" 2 \
	'crm-why nights.csv --ignore gas,tmp' <<'ERR'
crm-why: tmp: no such column in nights.csv
  did you mean temp?
  columns: fails flavour minutes gas temp
ERR
t_err "a number of trials that is none" 65 \
	'crm-why nights.csv --freq gas' <<'ERR'
crm-why: nights.csv:2: regular: no number of alike trials
ERR
t_err "nothing given" 2 'crm-why </dev/null' <<'ERR'
crm-why: no trials given: a case, a file, or a table on stdin
  usage: crm-why [case | file]
  example: crm-why --fault ill=Y oswego.csv
ERR
t "a range of numbers is a fault too" 0 \
	'crm-why nights.csv --fault minutes=..4 --tsv -o factor,f1 | head -n 1' <<'OUT'
fails	1
OUT
t "rows that do not say are left out and counted" 0 "printf \
	'fails,a\\nyes,x\\n,y\\nno,y\\n' | crm-why | grep 'left out'" <<'OUT'
1 row left out: fails is not noted there
OUT
t "of days the weekday and the month come for free" 0 "printf \
	'fails,on\\nyes,2026-11-27\\nno,2026-10-26\\nyes,2026-11-20\\n' |
	crm-why --tsv -o factor,level | grep '^on[.]' | sort" <<'OUT'
on.month	Nov
on.weekday	Fri
OUT
ok 'crm-why --sources | grep -q "R. A. Fisher, JRSS 85, 1922"' \
	"sources are named"
t "a hostile word is inert" 0 "printf 'fails,a\\nyes,x\\033[31m\\nno,y\\n' |
	crm-why --tsv -o level | head -n 1" <<'OUT'
x\u{1b}[31m
OUT

# --- many -----------------------------------------------------------------------

# rows COUNT: minutes are the cause, with noise; the rest is not
rows()
{
	awk -v n="$1" 'BEGIN {
		srand(11)
		print "fails,minutes,flavour,at"
		for (i = 0; i < n; i++) {
			m = int(rand() * 60)
			printf "%s,%d,w%d,2026-%02d-%02d\n",
				(m <= 30) != (rand() < 0.1) ? "yes" : "no",
				m, int(rand() * 5), 1 + int(rand() * 12),
				1 + int(rand() * 28)
		}
	}'
}
t "more rows than are kept: the cut stays, and words that come late" 0 \
	"{ rows 20000; echo yes,70,new,2026-01-01; echo no,-5,new,; } |
	crm-why --tsv -o factor,level,verdict | head -n 1" <<'OUT'
minutes	..30	explains
OUT
if [ -n "${CRM_SANITIZED:-}" ]; then
	skip 1 "optional: a sanitizer takes memory of its own"
else
	ok "rows 150000 | (ulimit -v 40000 && crm-why --tsv >many)" \
		"150,000 rows in the memory of 5,000"
fi

# --- what is published ----------------------------------------------------------

data=$CRM_TEST_DATA/rootcause
if [ ! -d "$data" ]; then
	skip 8 "no test data"
	finish
fi
# figures DATA OPTIONS COLUMNS FACTOR: of its row, rounded to four digits
figures()
{
	# shellcheck disable=SC2086
	crm-why $2 --tsv -o "factor,$3" "$data/$1" |
		awk -F '\t' -v factor="$4" '$1 == factor {
			for (i = 2; i <= NF; i++) {
				if ($i ~ /^[0-9.e-]+$/)
					$i = sprintf("%.4g", $i)
				printf "%s%s", $i, i < NF ? " " : "\n"
			}
		}'
}
is "$(figures oswego.csv "--fault ill=Y" level,n1,f1,n0,f0,risk_ratio,verdict \
	vanilla.ice.cream)" "Y 54 43 21 3 5.574 explains" \
	"Oswego: it was the vanilla ice cream"
is "$(crm-why --fault ill=Y --tsv -o factor,verdict <"$data/oswego.csv" |
	grep -c 'explains')" 1 "and nothing else that was eaten"
ucb="--fault Admit=Admitted --freq Freq"
is "$(figures ucb_admissions.csv "$ucb" level,odds_ratio,mh_odds,mh_low,mh_high,cmh_p,verdict Gender)" \
	"Male 1.841 0.9047 0.7719 1.06 0.2323 vanishes when Dept is held equal" \
	"Berkeley: gender vanishes inside the departments"
is "$(crm-why --fault Admit=Admitted --freq Freq --given Dept --tsv -o given,odds_ratio,chi \
	"$data/ucb_admissions.csv" | awk '{ printf "%.3f ", $(NF - 1) }
	END { printf "%.4f\n", $NF }')" \
	"0.349 0.803 1.133 0.921 1.222 0.828 0.905 1.4269" \
	"the odds ratios of the departments"
is "$(figures kidney_stones.csv "--fault outcome=failure --freq n" \
	level,f1,n1,f0,n0,verdict treatment)" \
	"A 77 350 61 350 turns round when stone_size is held equal" \
	"kidney stones turn round"
is "$(figures lady_tasting_tea.csv "--fault guess=milk --freq n" \
	p_more,p truth)" "0.2429 0.4857" "the lady tasting tea"
is "$(for factor in outlook humidity wind temperature; do
	figures play_tennis.csv "--fault play=no" gain $factor
done | awk '{ printf "%.3f ", $1 }')" "0.247 0.152 0.048 0.029 " \
	"gains of the tennis days"
is "$(crm-why --fault ill=Y -o belief --tsv "$data/oswego.csv" |
	awk '{ sum += $1 } END { printf "%.6f\n", sum }')" 1.000000 \
	"beliefs add to 1 there too"
finish
