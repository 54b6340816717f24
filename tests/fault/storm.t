#!/bin/sh
# SPDX-License-Identifier: ISC
# Eight writers, killed at random (F08): nothing acknowledged is lost, and
# nobody who is left alone sees a lock.
. "$(dirname "$0")/../kit.sh"
. "$CRM_ROOT/tests/fault/oracle.sh"

SECONDS_LONG=4
[ "$FAULT_FULL" ] && SECONDS_LONG=15

# storm W: log until the time is over; two of three are killed
storm()
{
	i=0
	while [ ! -e "$KIT_DIR/stop" ]; do
		i=$((i + 1))
		row=$KIT_DIR/row.$1
		crm-log c1 "writer $1 voice $i" >"$row" 2>"$KIT_DIR/e.$1" &
		pid=$!
		case $i in
		*[147]) ;;
		*)
			sleep "0.0$(((i * 7 + $1 * 13) % 9))$((i % 10))"
			kill -9 "$pid" 2>/dev/null && echo "$pid" \
				>>"$KIT_DIR/kills.$1"
			;;
		esac
		wait "$pid" 2>/dev/null
		status=$?
		acknowledge <"$row" >>"$KIT_DIR/acks.$1"
		case $status in
		0)
			# kept in the spool
			grep -q '^-' "$row" &&
				echo "writer $1 voice $i: $(cat "$KIT_DIR/e.$1")" \
					>>"$KIT_DIR/odd.$1"
			;;
		137) ;;
		*) echo "writer $1: $status $(cat "$KIT_DIR/e.$1")" \
			>>"$KIT_DIR/odd.$1" ;;
		esac
	done
}

business
for w in 1 2 3 4 5 6 7 8; do
	storm "$w" 2>/dev/null &
	writers="${writers:-} $!"
done
sleep "$SECONDS_LONG"
: >"$KIT_DIR/stop"
for pid in $writers; do
	wait "$pid"
done
cat "$KIT_DIR"/acks.? >>"$ACKS"
note "$(cat "$KIT_DIR"/kills.? | grep -c '') kills, $(grep -c '' <"$ACKS") acks"
so "[ $(cat "$KIT_DIR"/kills.? | grep -c '') -gt 20 ]" "enough were killed"
so "[ $(grep -c '' <"$ACKS") -gt 20 ]" "enough got through"
is "$(cat "$KIT_DIR"/odd.? 2>/dev/null | head -n 9)" "" "nobody met a lock or an error"
check "$CRM_DB" "$ACKS" "nothing acknowledged is lost"
unacked=$(($(grep -c '' <"$KIT_DIR/there") - $(grep -c '' <"$ACKS")))
note "$unacked stored without an answer"
so "[ $unacked -ge 0 ]" "and nothing was acknowledged twice"

finish
