#!/bin/sh
# SPDX-License-Identifier: ISC
# crm-score: what a customer is worth.
. "$(dirname "$0")/../kit.sh"

CRM_NOW=2026-11-23T11:00:00Z
export CRM_NOW
crm-init --name "Berg Kettles" --currency EUR --zone Europe/Berlin
crm-add -q "Anna Berg"

# --- nothing to tell ---------------------------------------------------------
t_err "no sales: nothing to fit" 1 'crm-score worth --fit' <<'ERR'
crm-score: no sales in EUR to fit anything to
ERR
t_err "no fit says how to make one" 69 'crm-score worth --all' <<'ERR'
crm-score: nothing was fitted to the sales yet
  crm-score worth --fit
ERR
t "who bought nothing, at the till" 0 'crm-score worth --till anna' <<'OUT'
bought nothing yet
OUT
t "nobody is in a class" 1 'crm-score rfm --all' </dev/null
t "nobody is silent" 1 'crm-score lapsed --all' </dev/null

# --- the coffee ---------------------------------------------------------------
# three a day at 3.20 on 220 days of the past year, and a shop of others who
# come on their own days
cat >days.awk <<'AWK'
function iso(day,   z, era, doe, yoe, doy, mp, d, m, y) {
	z = day + 719468; era = int(z / 146097); doe = z - era * 146097
	yoe = int((doe - int(doe / 1460) + int(doe / 36524) - \
		int(doe / 146096)) / 365)
	doy = doe - (365 * yoe + int(yoe / 4) - int(yoe / 100))
	mp = int((5 * doy + 2) / 153); d = doy - int((153 * mp + 2) / 5) + 1
	m = mp < 10 ? mp + 3 : mp - 9; y = yoe + era * 400 + (m <= 2)
	return sprintf("%04d-%02d-%02d", y, m, d)
}
BEGIN {
	print "customer,date,amount"
	for (i = 1; others && i <= 3; i++)
		print "once" i ",2026-1" i % 2 "-1" i ",500"
	today = 20780
	i = 0
	for (day = today; coffee && i < 220; day--) {
		# 1970-01-01 was a Thursday; every seventh week they are away
		if ((day + 3) % 7 > 4 || int((day + 3) / 7) % 7 == 2) continue
		for (n = 0; n < 3; n++) print "c1," iso(day) ",3.20"
		i++
	}
	for (i = 1; i <= others; i++) {
		day = today - 360 + i * 5
		for (n = 0; n <= i * 31 % 97 && day <= today; n++) {
			print "u" i "," iso(day) "," (i * 5 % 23 + n % 3)
			day += 1 + i * 7 % 15 + n * i % 3
		}
	}
}
AWK
awk -v coffee=1 -f days.awk >coffee.csv
awk -v others=60 -f days.awk >others.csv
ok 'tail -n 1 coffee.csv | grep "^c1,202[56]-[0-9-]*,3.20$"' "for a year"
crm-import -q -t sales coffee.csv
t "without a fit their page has the rhythm alone" 0 'crm-show anna | grep ^worth' <<'OUT'
worth   regular, 3 a day; silent 0 d
OUT
t "one customer carries no model, and it says why" 0 \
	'crm-score worth --fit -o model,customers,used,r,why' <<'OUT'
bg/nbd	1	0	-	too few: 1 of 1 customers bought again, 10 are needed
mbg/nbd	1	0	-	too few: 1 of 1 customers bought again, 10 are needed
pareto/nbd	1	0	-	too few: 1 of 1 customers bought again, 10 are needed
gamma-gamma	1	0	-	too few: 1 customers with amounts bought again, 10 are needed
OUT
t "then the past year is the next one: 2,112" 0 \
	'crm-score worth anna -o id,worth,past,n,silent,basis' <<'OUT'
c1	2112.00	2112.00	220	0	own
OUT
t "at the till" 0 'crm-score worth --till anna' <<'OUT'
regular, 3 a day; about 2,100 a year (1,900-2,300); silent 0 d
OUT
t_err "no model, no figure of one who never was" 1 \
	'crm-score worth --as-if x=2,t_x=3,T=4' <<'ERR'
crm-score: the sales carry no model: too few: 1 of 1 customers bought again, 10 are needed
ERR
crm-import -q -t sales --create others.csv
before=$(crm-export -t all | cksum)
t "rehearsed, nothing is kept" 0 'crm-score worth --fit -n -q &&
	crm-score worth anna -o worth' <<'OUT'
2112.00
OUT
t "a fit of a shop" 0 'crm-score worth --fit -o model,customers,currency' <<'OUT'
bg/nbd	64	EUR
mbg/nbd	64	EUR
pareto/nbd	64	EUR
gamma-gamma	61	EUR
OUT
is "$(crm-score worth --fit -o used,model | grep -c '^1	.*nbd')" 1 \
	"one of them is used for purchases"
is "$(crm-export -t all | cksum)" "$before" "and is no part of the record"
like "$(crm-score worth --till anna)" \
	'^regular, 3 a day; about 2,[01]00 a year \(1,[0-9]00-2,[0-9]00\); silent 0 d$' \
	"the same at the till from the fit"
is "$(crm-score worth --till anna | awk 'length > 72')" "" "72 columns at most"
like "$(crm-show anna | grep ^worth)" \
	'^worth   regular, 3 a day; about 2,[01]00 a year \(1,[0-9]00-2,[0-9]00\); silent 0 d$' \
	"and on their page"
crm-log -q -k complaint anna "waited an hour"
like "$(crm-score worth --till anna)" 'about 2,100 a year; silent 0 d; complaint not answered$' "and complained: that matters more than the interval"
crm-answer -q k1 "we have a second machine now"
is "$(crm-score worth --till anna | awk 'length > 72')" "" "72 columns still"

# --- what comes out -----------------------------------------------------------
is "$(crm-score worth --all -o worth | grep -vcE '^[0-9]+\.[0-9]{2}$')" 0 \
	"every number is one, none below 0"
is "$(crm-score worth --all -o basis | uniq -c | awk '{ print $2 }' |
	tr '\n' ' ')" "own group " "who came once or twice is never on top"
crm-find -H >rows.tsv
crm-score worth -o silent,n <rows.tsv >"$KIT_DIR/passed"
is "$(awk -F '\t' '{ for (i = NF - 2; i < NF; i++) ; sub(/\t[^\t]*\t[^\t]*$/, "")
	sub(/\t[^\t]*/, ""); print }' "$KIT_DIR/passed" | diff - rows.tsv)" "" \
	"rows go through as they are"
is "$(head -n 1 "$KIT_DIR/passed" | cut -f 1,2,8-)" "id	worth	silent	n" \
	"with what was added in the header"
is "$(cut -f 1,2 "$KIT_DIR/passed" | sed 1d | grep -v '	-$' | sort)" \
	"$(crm-score worth --all -o id,worth | sort)" "and the numbers of the list"
t "a byte that is odd stays" 0 \
	"printf 'c1\tx\\\\ty \\001\\n\\nc1\\n' | crm-score worth -o n | cut -f 1,3- | cat -v" <<'OUT'
c1	x\ty ^A	220
c1	220
OUT
t "rows that end with NUL" 0 \
	"printf 'c1\\0c1\tx\\0' | crm-score worth -0 | tr '\\0' '\\n' | cut -f 1,3" <<'OUT'
c1
c1	x
OUT
t_err "a row of nobody" 65 "printf 'c1\\nc999\\n' | crm-score worth >/dev/null" <<'ERR'
crm-score: stdin:2: c999: no such customer
ERR
t_err "no rows" 1 ': | crm-score worth' <<'ERR'
crm-score: no rows on stdin
ERR
t "with filters stdin is never read" 0 \
	'printf "zzz\n" | crm-score worth anna -o n' <<'OUT'
220
OUT

# --- what came back, other currencies, oneself ---------------------------------
crm-add -q "Bo Ek"
bo=$(crm-find -o id bo)
crm-product -q new Urn --price 50
crm-sell -q "$bo" urn --return --at "1 oct"
t "what came back before it was bought is nothing" 0 \
	"crm-score worth --till $bo" <<'OUT'
bought nothing yet
OUT
crm-sell -q "$bo" urn --at "10 oct"
crm-sell -q "$bo" urn --return --at "12 oct"
t "what was brought back was not bought" 0 "crm-score worth --till $bo" <<'OUT'
bought nothing yet
OUT
crm-sell -q "$bo" "urn x2" --at "1 nov"
crm-sell -q "$bo" urn --return --at "2 nov"
t "half of it" 0 "crm-score rfm id=$bo -o days,orders,amount" <<'OUT'
22	1	50.00
OUT
t "once" 0 "crm-score worth --till $bo" <<'OUT'
seen once: cannot tell yet
OUT
crm-sell -q "$bo" -m tea --price "500 JPY"
t_err "two currencies are not added" 0 \
	"crm-score worth id=$bo -o past | grep -q '^50.00$'" <<'ERR'
crm-score: sales left out for their currency: 1 in JPY
ERR
CRM_NOW=2027-01-10T11:00:00Z
t_err "an old fit says so" 0 'crm-score worth anna -o n >/dev/null' <<'ERR'
crm-score: the fit is 48 days old, of sales until 2026-11-23: crm-score worth --fit
ERR
t "silent beyond their rhythm" 0 \
	'crm-score lapsed anna -o id,silent,rhythm,past' <<'OUT'
c1	48	1	2112.00
OUT
like "$(crm-score worth --till anna)" '^silent beyond their rhythm, 3 a day; ' \
	"at the till, too"
CRM_NOW=2026-11-23T11:00:00Z

# --- refused -------------------------------------------------------------------
t_err "a measure there is not" 2 'crm-score wroth' <<'ERR'
crm-score: no such measure: wroth, did you mean worth?
  worth lapsed rfm lead
ERR
t_err "parameters that are none" 2 \
	'crm-score worth --as-if x=1,t_x=1,T=2 --params r=1,alpha=-1,a=1,b=1' <<'ERR'
crm-score: r=1,alpha=-1,a=1,b=1: no parameters of a model
  r, alpha, a and b; or r, alpha, s and beta: each above 0
ERR
t_err "a number of another name" 2 \
	'crm-score worth --as-if x=1,t=1,T=2 --params r=1' <<'ERR'
crm-score: t=1: no such number
  x=number,t_x=number,T=number
ERR
t_err "a customer that cannot be" 2 'crm-score worth --as-if x=2,t_x=9,T=4' <<'ERR'
crm-score: x=2,t_x=9,T=4: no customer can be so
  x repeat purchases, the last t_x units after the first purchase, T units watched: x=2,t_x=30.43,T=38.86
ERR
t_err "a unit there is not" 2 'crm-score worth --fit --unit year' <<'ERR'
crm-score: --unit year: day or week
ERR
t_err "too many classes" 2 'crm-score rfm --all --classes 10' <<'ERR'
crm-score: --classes 10: 2 to 9, a digit each
ERR
for args in 'rfm --fit' 'worth --all --fit' 'worth --next 3' \
	'worth --all --classes 3' 'worth --all --limit 0' 'worth --all -n' ''; do
	run "crm-score $args"
	is "$STATUS" 2 "refused: crm-score $args"
done
ok crm-check "the record is sound"
run 'crm-score worth --till c1 --limit 3'
is "$STATUS" 2 "a line for the till has no limit"
finish
