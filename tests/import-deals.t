#!/bin/sh
# SPDX-License-Identifier: ISC
# crm-import -t deals: what another program followed.
. "$(dirname "$0")/kit.sh"

crm-init --name "Berg Kettles" --currency EUR --zone Europe/Berlin
sed 's/^people:$/people:\
  bo: {name: Bo Winter}/' policy.yaml >policy.new && mv policy.new policy.yaml
crm-add -q "Anna Berg" --email anna@example.org
crm-add -q "Carl Ott" --email carl@example.org

cat >deals.csv <<'CSV'
Customer,Deal,Stage,Status,Amount,Created,Closed at,Close date,Next step,Due,Lost reason,Lead source,Owner,Deal ID
anna@example.org,Kitchen,offer,open,1200.00,2026-10-01,,2026-12-20,call,2026-12-01,,fair,bo,1
anna@example.org,Bath,negotiation,won,900.00,2026-05-01,2026-06-10,,,,,,nina,2
carl@example.org,Roof,qualified,lost,300.00 USD,2026-05-01,2026-05-20,,,,price,,,3
carl@example.org,Door,,,,,,,,,,,,4
CSV
counts='crm-import -t deals --source old deals.csv -o rows,new,here,bad'
t "they come in" 0 "$counts" <<'OUT'
4	4	0	0
OUT
t "as the file has them, the open ones with a next step" 0 \
	'crm-find -t deals state=any --sort id -o id,amount,expected,due,stage,state,owner,what,next,reason,source,key' <<'OUT'
d1	1200.00	EUR	2026-12-20	2026-12-01	offer	open	bo	Kitchen	call	-	fair	old:1
d2	900.00	EUR	-	-	negotiation	won	nina	Bath	-	-	-	old:2
d3	300.00	USD	-	-	qualified	lost	nina	Roof	-	price	-	old:3
d4	-	-	-	2026-11-23	lead	open	bo	Door	see where it stands	-	-	old:4
OUT
t "with their history" 0 'crm-find -t moves -o deal,at,stage,state,amount' <<'OUT'
d2	2026-05-01T10:00:00Z	negotiation	open	900.00	EUR
d3	2026-05-01T10:00:00Z	qualified	open	300.00	USD
d3	2026-05-20T10:00:00Z	qualified	lost	300.00	USD
d2	2026-06-10T10:00:00Z	negotiation	won	900.00	EUR
d1	2026-10-01T10:00:00Z	offer	open	1200.00	EUR
d4	2026-11-23T08:00:00Z	lead	open	-	-
OUT
t "who buys nothing yet is no customer for it" 0 'crm-find -t sales; crm-report pipeline --tsv -o id,n | tail -n 4' <<'OUT'
lead	0
qualified	1
offer	0
negotiation	1
OUT
t "the second run adds nothing" 0 "$counts" <<'OUT'
4	0	4	0
OUT
t "nor does one without numbers" 0 \
	'cut -d , -f 1-13 deals.csv >bare.csv; crm-import -t deals bare.csv -o rows,new,here' <<'OUT'
4	0	4
OUT
t "two of a name come in twice, and once" 0 \
	'printf "customer,name\nanna@example.org,Gate\nanna@example.org,Gate\n" >two.csv; crm-import -t deals two.csv -o new,here; crm-import -t deals two.csv -o new,here' <<'OUT'
2	0
0	2
OUT
t "taken back, all of it" 0 'crm-undo -q; crm-find -t deals what=gate -o id; crm-check' </dev/null

# bad FIELDS ROW TITLE REASON
bad()
{
	printf '%s\n%s\n' "$1" "$2" >bad.csv
	t_err "$3" 65 "crm-import -t deals bad.csv 2>&1 | sed 1q >&2; exit 65" <<ERR
crm-import: bad.csv:2: $4
ERR
}
bad customer,name,stage 'anna@example.org,X,ofer' "an unknown stage" \
	"ofer: no stage of ours, did you mean offer?"
bad customer,name,state 'anna@example.org,X,lost' "lost on no day" "lost when?"
bad customer,name,state 'anna@example.org,X,gone' "a state that is none" \
	"state gone: open, won, lost"
bad customer,name,state,settled,reason 'anna@example.org,X,lost,2026-11-01,pric' \
	"an unknown reason" "pric: no reason of ours, did you mean price?"
bad customer,name,state,settled,reason 'anna@example.org,X,won,2026-11-01,price' \
	"a reason for winning" "reason price of a deal that is won"
bad customer,name,opened,state,settled 'anna@example.org,X,2026-11-10,won,2026-11-01' \
	"won before it began" "won before it was opened"
bad customer,name,opened 'anna@example.org,X,2026-12-24' "one that begins later" \
	"2026-12-24: has not been yet"
bad customer,name,amount 'anna@example.org,X,-5' "below nothing" \
	"amount -5: below nothing"
bad customer,name 'anna@example.org,' "about nothing" "what is it about?"
bad customer,name 'zoe@example.org,X' "with nobody we know" \
	"zoe@example.org: no such customer"
bad customer,name,owner 'anna@example.org,X,zed' "of nobody of ours" \
	"zed: none of our people"
finish
