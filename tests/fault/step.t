#!/bin/sh
# SPDX-License-Identifier: ISC
# The engine fails at the Nth question, whichever that is: one line and a
# status that says so, and the record is either as it was or as it should be.
. "$(dirname "$0")/../kit.sh"

SHIM=$(dirname "$CRM_BIN")/fault/step-shim.so
[ -z "${CRM_SANITIZED:-}" ] ||
	skip_all "optional: a sanitized build preloads its own"
[ -f "$SHIM" ] || skip_all "the shim is not built: make check builds it"

step=7
[ -z "${FAULT_FULL:-}" ] || step=1

crm-init --name "Berg Kettles" --currency EUR --zone Europe/Berlin \
	--email nina@example.org
cat >>policy.yaml <<'YAML'
mail: {command: /bin/true, from: shop@example.org}
YAML
crm-log -q -k complaint --new "Anna Berg" --email anna@example.org "it leaks"
crm-log -q -k complaint c1 --new-case "and another"
crm-log -q -k praise --new "Bo" --email bo@example.org --about nina "so kind"
crm-answer -q k1 --mail "we are on it"
crm-answer -q k1 "and done soon"
cat >>policy.yaml <<'YAML'
ladder:
  - {name: lead, to: lead, late: 0h}
  - {name: top, to: champion, late: 4h}
YAML
crm-log -q k2 -k note "under another policy"
cp crm.db start.db

# back: the record as it was
back()
{
	rm -f crm.db-wal crm.db-shm
	rm -rf crm.db.spool .local
	cp start.db crm.db
}

# state: what the record holds
state()
{
	crm-export -t all 2>/dev/null | cksum
}

# sweep COMMAND [BATCHES]: with the Nth question failing, for every $step-th N;
# a command of one batch that fails has changed nothing
sweep()
{
	back
	before=$(state)
	run "STEP_COUNT=$PWD/total LD_PRELOAD='$SHIM' $1"
	want=$STATUS
	total=$(cat total)
	bad=
	[ "$total" -gt 30 ] || bad="only $total"
	n=1
	while [ "$n" -le "$total" ]; do
		back
		run "STEP_AT=$n LD_PRELOAD='$SHIM' $1"
		case $STATUS in
		74 | 76) [ -s "$ERR" ] || bad="$bad $n:silent" ;;
		"$want") ;;
		*) bad="$bad $n:$STATUS" ;;
		esac
		[ "$STATUS" != 74 ] || [ "${2:-1}" != 1 ] ||
			[ "$(state)" = "$before" ] || bad="$bad $n:changed"
		crm-check >/dev/null 2>&1
		[ $? -le 1 ] || bad="$bad $n:unsound"
		n=$((n + step))
	done
	is "$bad" "" "$1: $total questions, each may fail"
}

export CRM_NOW=2026-11-24T12:00:00Z
sweep "crm-escalate"
sweep "crm-escalate -n"
sweep "crm-escalate k2 -m why"
sweep "crm-escalate --explain"
sweep "crm-escalate --explain k1"
sweep "crm-send" many
sweep "crm-send --list"
sweep "crm-send --list -n"
sweep "crm-send --resend o1"
sweep "crm-answer k1 --mail hello"
sweep "crm-answer k2 --ask hello"
sweep "crm-resolve k1 done fixed"
sweep "crm-thank k1 --mail thanks"
sweep "crm-own k1 nina -m mine"
sweep "crm-close k1 --done fixed --tell 'all is well'"
sweep "crm-close k2 --force -m 'no use'"
sweep "crm-merge k1 k2"
sweep "crm-log k1 -k complaint again"
sweep "crm-log bo -k praise more"
sweep "crm-log --new Cy --done yes 'open?'"
finish
