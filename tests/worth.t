#!/bin/sh
# SPDX-License-Identifier: ISC
# crm-score worth, lapsed and rfm of sales that say little: a reason, or a
# number that is one, and never a nonsense.
. "$(dirname "$0")/kit.sh"

export CRM_NOW=2026-04-05T10:00:00Z
crm-init --name "Berg Kettles" --currency EUR --zone Europe/Berlin

# sane TITLE: every number of every measure is one, none below 0, low and high
# around it
sane()
{
	crm-score worth --fit -q
	crm-score worth --all -o id,worth,low,high,past,alive 2>/dev/null |
		awk -F '\t' 'NF != 6 { bad = 1 } { for (i = 2; i <= 6; i++)
			if ($i != "-" && $i !~ /^[0-9]+([.][0-9]+)?(e-[0-9]+)?$/)
				bad = 1 }
		$2 != "-" && ($3 > $2 || $4 < $2) { bad = 1 }
		$6 != "-" && $6 > 1 { bad = 1 }
		END { exit bad || NR == 0 }'
	is "$?" 0 "$1"
	is "$(crm-score worth --fit -n --json | grep -ciE 'nan|inf')" 0 "$1: the fit"
}

# --- what has not been, and what came back first --------------------------------
crm-add -q "Anna Berg"
t_err "a sale in the future" 2 'crm-sell c1 -m tea --price 3 --at 2026-05-01' <<'ERR'
crm-sell: --at 2026-05-01: Fri 1 May has not been yet
ERR
printf 'customer,date,amount\nc1,2027-01-01,5\n' >future.csv
t_err "nor from a file" 65 'crm-import -q -t sales future.csv' <<'ERR'
crm-import: future.csv:2: 2027-01-01: has not been yet
  mend it; or --keep-going imports the others, and --rejects FILE keeps this one
ERR
printf 'customer,date,amount\nc1,2026-01-01,-50\nc1,2026-01-02,-50\n' >back.csv
crm-import -q -t sales back.csv
t_err "refunds before any sale are no purchase" 1 'crm-score worth --fit' <<'ERR'
crm-score: no sales in EUR to fit anything to
ERR
printf 'customer,date,amount\nc1,2026-02-01,80\nc1,2026-03-01,20\n' >then.csv
crm-import -q -t sales then.csv
t "nor taken off what comes later" 0 'crm-score rfm --all -o id,orders,amount' <<'OUT'
c1	2	100.00
OUT

# --- one, three, ten thousand a day ------------------------------------------------
(echo customer,date,amount && for _ in $(seq 10000); do
	echo c1,2026-04-04,5
done) >many.csv
crm-import -q -t sales many.csv
t "10,000 purchases in a day are one day" 0 'crm-score worth --fit -q &&
	crm-score worth --all -o id,n,basis,past' <<'OUT'
c1	3	none	50100.00
OUT
t "three days are no rhythm" 0 'crm-score worth --till anna' <<'OUT'
seen three times: cannot tell yet
OUT
crm-sell -q c1 -m tea --price 3
like "$(crm-score worth --till anna)" '^regular, .* a day|^regular, every ' \
	"with a fourth there is one"
is "$(crm-score worth --till anna | awk 'length > 72')" "" "72 columns at most"
printf 'customer,date,amount\nBo,2026-03-01,5\nCy,2026-03-09,7\n' >three.csv
crm-import -q -t sales --create three.csv
t "three customers are too few for a model" 0 \
	'crm-score worth --fit -o model,customers,used,why | head -n 1' <<'OUT'
bg/nbd	3	0	too few: 1 of 3 customers bought again, 10 are needed
OUT
sane "three customers"

# --- all alike -----------------------------------------------------------------------
(echo customer,date,amount && for i in $(seq 50); do
	for day in 01 08 15; do echo "twin$i,2026-03-$day,5"; done
done) >twins.csv
crm-import -q -t sales --create twins.csv
sane "fifty twins"
t "and it says that they tell little" 0 \
	'crm-score worth --fit -o model,why | cut -f 2 | sort -u' <<'OUT'
customers buy too much alike to tell their rates apart
the amounts of each customer are too much alike
OUT
is "$(crm-score worth --all -o id,worth name=twin | cut -f 2 | sort -u | wc -l)" 1 \
	"twins are worth the same"

# --- two currencies --------------------------------------------------------------------
printf 'customer,date,amount,currency\n' >usd.csv
printf 'Di,2026-03-%s,50,%s\n' 01 USD 11 USD 21 EUR >>usd.csv
crm-import -q -t sales --create usd.csv
t_err "sums of another currency are left out and told" 0 \
	"crm-score worth name=di -o past,n | grep -q '^50.00	1\$'" <<'ERR'
crm-score: sales left out for their currency: 2 in USD
ERR
t_err "in rfm, too" 0 \
	"crm-score rfm name=di -o orders,amount | grep -q '^1	50.00\$'" <<'ERR'
crm-score: sales left out for their currency: 2 in USD
ERR
sane "two currencies"
cat >>policy.yaml <<'YAML'
rates:
  2026-03-01: {USD: 0.92}
  2026-03-10: {USD: 0.95, JPY: 0.006}
YAML
t "with a rate they count, at that of their day" 0 \
	'crm-score rfm name=di -o orders,amount 2>&1' <<'OUT'
3	143.50
OUT
sane "two currencies and their rates"
finish
