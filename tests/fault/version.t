#!/bin/sh
# SPDX-License-Identifier: ISC
# Editions of the schema (F50): a newer one is refused, an unknown one too, and
# nothing is changed.
. "$(dirname "$0")/../kit.sh"
. "$CRM_ROOT/tests/fault/oracle.sh"

has sqlite3 || skip_all "optional: sqlite3 is missing"
business
have=$(sqlite3 crm.db 'PRAGMA user_version')

# edition N STATUS TITLE
edition()
{
	cp crm.db other.db
	sqlite3 other.db "PRAGMA user_version=$1" >/dev/null
	cksum <other.db >"$KIT_DIR/before"
	for command in "crm-cases" "crm-own k1 nina" "crm-check" \
		"crm-export -t all"; do
		run "$command -D other.db"
		is "$STATUS" "$2" "$3: ${command%% *} answers $2"
		is "$(grep -c '' <"$OUT")" 0 "and prints no row"
	done
	is "$(cksum <other.db)" "$(cat "$KIT_DIR/before")" "the file is as it was"
}
edition $((have + 1)) 69 "a newer edition"
like "$(crm-cases -D other.db 2>&1)" 'newer version' "and says that it is newer"
edition 999999 69 "one from far away"
edition 0 65 "no edition"
edition -1 65 "an impossible one"
run "crm-log -D other.db c1 'all the same'"
like "$STATUS" '^(0|65)$' "a voice for such a file: spooled or refused"
cp crm.db other.db
rm -rf other.db.spool
sqlite3 other.db 'PRAGMA application_id=1' >/dev/null
run "crm-cases -D other.db"
is "$STATUS" 65 "another program's database: 65"
like "$(cat "$ERR")" 'not a crm database' "and says so"
check "$CRM_DB" "$ACKS" "ours is as before"

finish
