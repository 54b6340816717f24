#!/bin/sh
# SPDX-License-Identifier: ISC
# crm-score against published figures of real customers.
. "$(dirname "$0")/kit.sh"

[ -d "$CRM_TEST_DATA/clv" ] && [ -d "$CRM_TEST_DATA/rfm" ] ||
	skip_all "no test data: published customers"
CRM_NOW=2026-11-23T08:00:00Z
export CRM_NOW
crm-init -D cd.db --name CDs --currency USD --zone Europe/Berlin
crm-import -q -D cd.db -t sales --create --source cdnow --as blanks \
	--columns customer,sample,on,quantity,amount \
	"$CRM_TEST_DATA/clv/cdnow_sample.txt" 2>/dev/null

# Fader, Hardie, Lee 2005: 0.243 4.414 0.793 2.426, -9582.4; Fader, Hardie 2013:
# 6.25 3.74 15.44, -4055.92, of 946 customers
crm-score -D cd.db worth --fit --until 1997-09-30 --unit week \
	-o model,r,alpha,a,b,p,q,v,ll,customers,used >fits
t "BG/NBD and Gamma-Gamma as published" 0 \
	"awk '\$1 == \"bg/nbd\" { printf \"%.3f %.3f %.3f %.3f %.1f %d\\n\",
	\$2, \$3, \$4, \$5, \$9, \$10 }
	\$1 == \"gamma-gamma\" { printf \"%.2f %.2f %.2f %.2f %d\\n\",
	\$6, \$7, \$8, \$9, \$10 }' fits" <<'OUT'
0.243 4.414 0.793 2.426 -9582.4 2357
6.25 3.74 15.44 -4055.92 946
OUT
t "nothing beats BG/NBD there by more than chance" 0 \
	"awk '\$11 == 1 { print \$1 }' fits" <<'OUT'
bg/nbd
gamma-gamma
OUT
is "$(crm-score -D cd.db worth --as-if 'x=2,t_x=30.43,T=38.86' --next 39 \
	-o expected | cut -c 1-5)" 1.225 "customer 1 under that fit"
is "$(crm-score -D cd.db worth --as-if 'x=2,t_x=30.43,T=38.86' --next 39 \
	--params r=0.243,alpha=4.414,a=0.793,b=2.426 -o expected | cut -c 1-5)" \
	1.226 "and under the parameters as printed"
is "$(crm-score -D cd.db worth --fit --until 1997-09-30 --json |
	head -n 1 | cut -d , -f 1-2 | cut -c 1-29)" \
	'{"model":"bg/nbd","r":0.24259' "an object for each model"
is "$(CRM_NOW=1998-07-01T12:00:00Z crm-score -D cd.db worth --all -o id | wc -l)" \
	2357 "every customer has a number"
is "$(CRM_NOW=1998-07-01T12:00:00Z crm-score -D cd.db worth --all \
	-o worth,low,high,alive | grep -ciE 'nan|inf|(^|	)-[0-9]')" 0 \
	"never none, never without end, never below 0"
is "$(CRM_NOW=1998-07-01T12:00:00Z crm-score -D cd.db worth --all \
	-o worth,low,high | awk '$1 < $2 || $1 > $3' | wc -l)" 0 \
	"each within its interval"

# The README of the R package rfm, on 2006-12-31, five classes
mkdir rfm
crm-init -D rfm/crm.db --name Orders --currency USD --zone Europe/Berlin
crm-import -q -D rfm/crm.db -t sales --create \
	"$CRM_TEST_DATA/rfm/rfm_orders.csv" 2>/dev/null
CRM_NOW=2006-12-31T12:00:00Z
t "five customers as published" 0 \
	"crm-score -D rfm/crm.db rfm --all -o name,days,orders,amount,score |
	grep -E \"^(Abbey O'Reilly|Add Senger|Aden Lesch|Aden Murphy|Admiral S)\" |
	sort" <<'OUT'
Abbey O'Reilly	205	6	472.00	343
Add Senger	140	3	340.00	412
Aden Lesch	194	4	405.00	323
Aden Murphy	98	7	596.00	544
Admiral Senger	132	5	448.00	433
OUT
# limits NAME COLUMN: where the next class begins
limits()
{
	crm-score -D rfm/crm.db rfm --all -o "$1,$2" | sort -k 1,1n -k 2,2n |
		awk '$1 != last { if (NR > 1) printf "%s..%s ", max, $2
			last = $1 } { max = $2 } END { print "" }'
}
# published: the next begins at 4 5 6 8 and 255.8 382 506.4 666
is "$(limits frequency orders)" "3..4 4..5 5..6 7..8 " "limits of orders"
limits monetary amount | tr ' ' '\n' | awk -F '[.][.]' 'NF' >edges
is "$(paste edges - <<'PUBLISHED' |
255.8
382
506.4
666
PUBLISHED
	sed 's/\.\./	/' |
	awk -F '\t' '{ print ($1 < $3 && $2 >= $3) }' | tr '\n' ' ')" \
	"1 1 1 1 " "limits of amounts"
is "$(crm-score -D rfm/crm.db rfm --all -o recency,days | sort -k 1,1nr -k 2,2n |
	awk '$1 != last { if (NR > 1) print max, $2; last = $1 } { max = $2 }' |
	awk 'BEGIN { split("115 181 297.4 482", at, " ") }
	{ printf "%d ", ($1 < at[NR] && $2 >= at[NR]) }')" "1 1 1 1 " \
	"limits of recency"

# --- who of a bank's customers said yes (45,211 calls, in their order) -------------
bank=$CRM_TEST_DATA/campaign/bank_full.csv
[ -r "$bank" ] || skip_all "no test data: a campaign"
mkdir bank
crm-init -D bank/crm.db --name Bank --currency EUR --zone Europe/Lisbon
crm-score lead --learn --not duration --target y=yes <"$bank" >rules.yaml \
	2>learn.err
t "learned from four fifths, tried on the later one" 0 'sed -n 1,2p rules.yaml' <<'OUT'
# Learned from the first 36169 of 45211 rows, tried on the later 9042.
# AUC there 0.693 (95 %: 0.681 to 0.705; n=9042, 2856 y=yes); 0.5 is chance.
OUT
ok '[ ! -s learn.err ]' "no leak is named"
cat rules.yaml >>bank/policy.yaml
ok 'crm-check -D bank/crm.db --policy' "the rules pass the check"
t "what is known only after the call is named" 0 \
	'crm-score lead --learn --target y=yes "$bank" 2>&1 >/dev/null' <<'OUT'
crm-score: duration alone foretells too well: known only afterwards? --not duration
OUT
finish
