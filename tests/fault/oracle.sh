# shellcheck shell=sh
# SPDX-License-Identifier: ISC
# What must hold after every fault. Sourced behind kit.sh.
#
# The acknowledged voices are kept in a file, one a line: the id of the
# interaction (- where it was spooled) TAB its text.

FAULT_FULL=${FAULT_FULL:-}
ACKS=$KIT_DIR/acks
: >"$ACKS"

# so CONDITION TITLE: as ok, but $OUT and $ERR stay what they are
so()
{
	if eval "$1"; then
		kit_result 1 "$2"
	else
		kit_result 0 "$2"
		note "failed: $1"
	fi
}

# business: a fresh one in the current folder, with c1
business()
{
	crm-init --name "Berg Kettles" --currency EUR --zone Europe/Berlin &&
		crm-log --new "Anna Berg" -k request "voice zero" \
			>"$KIT_DIR/row" || {
		kit_result 0 "a business to begin with"
		finish
	}
	acknowledge <"$KIT_DIR/row" >>"$ACKS"
}

# acknowledge: the rows of crm-log on stdin as lines of the ledger; what a kill
# has cut in the middle was not acknowledged
acknowledge()
{
	awk -F '\t' 'NF == 8 && $2 ~ /^i[0-9]+$/ {print $2 "\t" $8}'
}

# voice TEXT [COMMAND-PREFIX...]: log TEXT for c1 under the prefix; STATUS is
# the status, $OUT and $ERR what it said. What it acknowledges is remembered.
voice()
{
	voice_text=$1
	shift
	STATUS=0
	"$@" crm-log c1 "$voice_text" >"$OUT" 2>"$ERR" </dev/null || STATUS=$?
	remember "$voice_text"
}

# remember TEXT: after a crm-log of TEXT that left $OUT, $ERR and STATUS
remember()
{
	if acknowledge <"$OUT" | grep -q .; then
		acknowledge <"$OUT" >>"$ACKS"
	elif [ "$STATUS" = 0 ]; then
		printf '%s\t%s\n' - "$1" >>"$ACKS"
	fi
}

# complain TEXT...: why the oracle says no
complain()
{
	note "oracle: $*"
	ORACLE=1
}

# sound DB ACKS: whether DB keeps all that was acknowledged, and nothing odd
sound()
{
	ORACLE=0
	crm-check -D "$1" >"$KIT_DIR/checked" 2>&1 </dev/null ||
		complain "crm-check: status $?"
	[ -s "$KIT_DIR/checked" ] && complain "$(cat "$KIT_DIR/checked")"
	if has sqlite3; then
		oracle_page=$(sqlite3 "$1" 'PRAGMA integrity_check' 2>&1)
		[ "$oracle_page" = ok ] || complain "pages: $oracle_page"
	fi
	crm-find -D "$1" -t interactions --limit 1000000 --tsv -o id,text \
		>"$KIT_DIR/there" 2>"$KIT_DIR/find-err" </dev/null
	case $? in
	0 | 1) ;;
	*) complain "crm-find: $(cat "$KIT_DIR/find-err")" ;;
	esac
	awk -F '\t' '
	NR == FNR { text[$1] = $2; times[$2]++; rows++; next }
	$1 != "-" && text[$1] != $2 {
		print "acknowledged, but not there: " $0
	}
	times[$2] != 1 { print times[$2] + 0 " times: " $2 }
	END {
		for (i = 1; i <= rows; i++)
			if (!("i" i in text))
				print "a gap in the ids at i" i
	}' "$KIT_DIR/there" "$2" >"$KIT_DIR/lost"
	[ -s "$KIT_DIR/lost" ] && complain "$(head -n 5 "$KIT_DIR/lost")"
	leftovers "$1"
	return "$ORACLE"
}

# leftovers DB: temporary files that nobody will remove
leftovers()
{
	oracle_folder=$(dirname "$1")
	oracle_base=$(basename "$1")
	oracle_odd=$(cd "$oracle_folder" && {
		find . ! -name . -prune -name "$oracle_base?*" \
			! -name "$oracle_base-wal" ! -name "$oracle_base-shm" \
			! -name "$oracle_base.lock" \
			! -name "$oracle_base.spool"
		find "$oracle_base.spool" .local -type f -name '.*'
	} 2>/dev/null)
	[ -z "$oracle_odd" ] || complain "left over: $oracle_odd"
}

# check DB ACKS TITLE: the oracle as one test, and a writer still gets through,
# cleans up what a killed one left, and leaves nothing in the log
check()
{
	check_good=1
	if ! crm-log -D "$1" c1 "the voice after: $3" >"$KIT_DIR/row" \
		2>"$KIT_DIR/err-after" </dev/null; then
		note "no writer gets through: $(cat "$KIT_DIR/err-after")"
		check_good=0
	fi
	acknowledge <"$KIT_DIR/row" >>"$2"
	if [ -s "$1-wal" ]; then
		note "the log was not folded in"
		check_good=0
	fi
	sound "$1" "$2" || check_good=0
	kit_result "$check_good" "$3"
}
