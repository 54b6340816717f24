#!/bin/sh
# SPDX-License-Identifier: ISC
# Out of memory at every allocation (F10), at that one and at all from there
# on: status 71 and one line, or the run is not disturbed; never a crash, never
# half a record.
. "$(dirname "$0")/../kit.sh"
. "$CRM_ROOT/tests/fault/oracle.sh"

SHIM=$(dirname "$CRM_BIN")/fault/oom-shim.so
[ -z "${CRM_SANITIZED:-}" ] ||
	skip_all "optional: a sanitized build has its own allocator"
[ -f "$SHIM" ] || skip_all "the shim is not built: make check builds it"

STEP=11
[ "$FAULT_FULL" ] && STEP=1

# count COMMAND: how many allocations it makes, into $total
count()
{
	rm -f "$KIT_DIR/count"
	run "OOM_COUNT='$KIT_DIR/count' LD_PRELOAD='$SHIM' $1"
	total=$(cat "$KIT_DIR/count" 2>/dev/null || echo 0)
}

# judge N: whether STATUS, $OUT and $ERR are those of a decent end
judge()
{
	case $STATUS in
	0 | 1) return 0 ;;
	71 | 76)
		[ -s "$ERR" ] && return 0
		note "allocation $1: $STATUS without a word"
		;;
	*) note "allocation $1: $STATUS $(cat "$ERR")" ;;
	esac
	return 1
}

# A voice: 71 means that it is not in the record, 0 that it is or will be.
: >"$KIT_DIR/refused"
business
count "crm-log c1 'oom zero'"
remember "oom zero"
so "[ '$total' -gt 100 ]" "the shim counts $total allocations of crm-log"
for sticky in "" OOM_STICKY=1; do
	bad=0
	n=1
	while [ "$n" -le "$total" ]; do
		text="oom $n${sticky:+ and on}"
		run "env OOM_AT=$n $sticky LD_PRELOAD='$SHIM' \
			crm-log c1 '$text'"
		judge "$n" || bad=$((bad + 1))
		case $STATUS in
		71) echo "$text" >>"$KIT_DIR/refused" ;;
		76) echo "-	$text" >>"$ACKS" ;;
		*) remember "$text" ;;
		esac
		n=$((n + STEP))
	done
	is "$bad" 0 "crm-log without the Nth allocation${sticky:+ or any after it}"
done
check "$CRM_DB" "$ACKS" "what was acknowledged is there"
cut -f 2 "$KIT_DIR/there" | grep -Fxf "$KIT_DIR/refused" >"$KIT_DIR/both"
is "$(cat "$KIT_DIR/both")" "" "what ended with 71 is not"

# sweep COMMAND [BEFORE]: what it does may be done or not; the record stays
# whole. BEFORE makes room for it.
sweep()
{
	eval "${2:-:}"
	count "$1"
	for sticky in "" OOM_STICKY=1; do
		bad=0
		n=1
		while [ "$n" -le "$total" ]; do
			eval "${2:-:}"
			run "env OOM_AT=$n $sticky LD_PRELOAD='$SHIM' $1"
			judge "$n" || bad=$((bad + 1))
			n=$((n + STEP))
		done
		is "$bad" 0 \
			"$1 without the Nth of $total${sticky:+ or any after it}"
	done
}

# F11: from too little to load to enough, in kB
bad=0
for kb in 4000 6000 8000 9000 10000 11000 12000 14000 16000 20000 40000; do
	text="space $kb"
	run "ulimit -v $kb; exec crm-log c1 '$text'"
	case $STATUS in
	127) ;; # the loader
	*) judge "$kb kB" || bad=$((bad + 1)) ;;
	esac
	remember "$text"
done
is "$bad" 0 "a limit on the address space: kept or refused, no crash"
is "$STATUS" 0 "and 40 MB are enough"
check "$CRM_DB" "$ACKS" "what was acknowledged is there again"

if [ "$FAULT_FULL" ]; then
	STEP=7
	sweep "crm-cases"
	sweep "crm-cases --json"
	sweep "crm-find -t interactions text=oom"
	sweep "crm-show k1"
	sweep "crm-today"
	sweep "crm-report day"
	sweep "crm-history"
	sweep "crm-check"
	sweep "crm-check --policy"
	sweep "crm-export -t all"
	sweep "crm-backup copies/copy.db" 'mkdir -p copies'
	sweep "crm-answer k1 phoned"
	sweep "crm-resolve k1 done sent"
	sweep "crm-thank k1 thanks"
	sweep "crm-add 'Bo Lund' --email bo@example.org"
	sweep "crm-tag c1 vip"
	sweep "crm-promise c1 call -d fri"
	sweep "crm-escalate"
	sweep "crm-send"
	sweep "crm-init -D other/crm.db" 'rm -rf other'
	sweep "crm-log --help"
	check "$CRM_DB" "$ACKS" "after all that the record is whole"
	sweep "crm-undo"
	run "crm-check"
	is "$STATUS$(cat "$OUT" "$ERR")" 0 "and after as many undos"
fi

finish
