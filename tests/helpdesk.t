#!/bin/sh
# SPDX-License-Identifier: ISC
# A slice of a real help desk goes through the commands, twice, once of it
# killed again and again: make demo-helpdesk takes the whole.
. "$(dirname "$0")/kit.sh"

tickets=60
log=$CRM_TEST_DATA/tickets/helpdesk_events.csv
[ -f "$log" ] || skip_all "no test data: the help desk"

run "sh '$CRM_ROOT/tests/demo-helpdesk.sh' $tickets"
is "$STATUS" 0 "the help desk is replayed"
kit_show stderr "$ERR"
said=$(cat "$OUT")
events=$(awk -F, -v n=$tickets 'NR > 1 { if (!($1 in seen)) seen[$1] = ++t
	if (seen[$1] <= n) events++ } END { print events }' "$log")
like "$said" "^$tickets tickets, $events events, " "no event is left out"
for run in plain killed; do
	like "$said" "^$run: $tickets cases opened, $tickets closed\$" \
		"$run: every case is opened and closed"
	like "$said" "^$run: crm-check is silent\$" "$run: the record is sound"
done
like "$said" '^killed: 10 times' "it was killed ten times"
like "$said" '^both records are the same: [1-9][0-9][0-9]+ rows$' \
	"killed and resumed with keys, the record is the same"

finish
