#!/bin/sh
# SPDX-License-Identifier: ISC
# Locks, stopped writers and slow readers (F34): nobody waits longer than five
# seconds, and no reader stops a writer.
. "$(dirname "$0")/../kit.sh"
. "$CRM_ROOT/tests/fault/oracle.sh"

has flock || skip_all "optional: flock is missing"

# seconds COMMAND-LINE: run it; how long it took, in $TOOK
seconds()
{
	took_from=$(date +%s)
	run "$1"
	TOOK=$(($(date +%s) - took_from))
}

# later FILE: wait until it is there, at most ten seconds
later()
{
	later_n=0
	while [ ! -e "$1" ] && [ "$later_n" -lt 100 ]; do
		sleep 0.1
		later_n=$((later_n + 1))
	done
}

business

# the lock of writers is held for long
flock "$CRM_DB.lock" sh -c ": >'$KIT_DIR/held'; sleep 14" &
holder=$!
later "$KIT_DIR/held"
seconds 'crm-cases -o id'
is "$STATUS $(cat "$OUT")" "0 k1" "readers do not mind the lock of writers"
seconds 'crm-answer k1 "phoned"'
is "$STATUS" 75 "the lock is held: 75"
so "[ $TOOK -ge 4 ] && [ $TOOK -le 7 ]" "after five seconds ($TOOK)"
like "$(cat "$ERR")" '^crm-answer: .*lock' "with a word"
seconds 'crm-log c1 "spooled behind a lock"'
is "$STATUS $(cut -f 1 "$OUT")" "0 -" "a voice goes to the spool"
so "[ $TOOK -le 7 ]" "after five seconds ($TOOK)"
remember "spooled behind a lock"
kill "$holder" 2>/dev/null
wait "$holder" 2>/dev/null
flock "$CRM_DB.lock" true
check "$CRM_DB" "$ACKS" "the next writer takes the spool in"

# SQLite's own lock, held by a program that knows nothing of ours
if has sqlite3; then
	mkfifo "$KIT_DIR/hold"
	sqlite3 "$CRM_DB" <"$KIT_DIR/hold" >"$KIT_DIR/sql.out" 2>&1 &
	holder=$!
	exec 9>"$KIT_DIR/hold"
	printf 'BEGIN IMMEDIATE;\n.system : >"%s/begun"\n' "$KIT_DIR" >&9
	later "$KIT_DIR/begun"
	seconds 'crm-own k1 nina'
	is "$STATUS" 75 "the sqlite3 shell holds the database: 75"
	so "[ $TOOK -le 7 ]" "after five seconds ($TOOK)"
	echo 'ROLLBACK;' >&9
	exec 9>&-
	wait "$holder"
	run 'crm-answer k1 "phoned again"'
	is "$STATUS" 0 "and afterwards it goes on"
else
	skip 3 "optional: sqlite3 is missing"
fi

# a sink on an idle pipe holds no lock
mkfifo "$KIT_DIR/idle"
crm-own - nina <"$KIT_DIR/idle" >"$KIT_DIR/sink.out" 2>"$KIT_DIR/sink.err" &
sink=$!
exec 8>"$KIT_DIR/idle"
echo k1 >&8
sleep 0.3
seconds 'crm-log c1 "beside an idle sink"'
is "$STATUS $(cut -f 8 "$OUT")" "0 beside an idle sink" \
	"a sink that waits for rows stops nobody"
so "[ $TOOK -le 2 ]" "not for a second ($TOOK)"
remember "beside an idle sink"
exec 8>&-
wait "$sink"
is "$?" 0 "and then it does its own"

# a reader and writers in one pipe
ROWS=60
[ "$FAULT_FULL" ] && ROWS=2000
awk -v n="$ROWS" 'BEGIN {
	for (i = 1; i <= n; i++)
		printf "Customer %d\n", i
}' >"$KIT_DIR/names"
while read -r name; do
	crm-add "$name" >/dev/null </dev/null || echo "no: $name"
done <"$KIT_DIR/names" >"$KIT_DIR/none"
seconds 'crm-find -t parties | while read -r id rest; do
	crm-log "$id" "to each" || exit 1
done'
is "$STATUS $(grep -c '' <"$OUT")" "0 $((ROWS + 1))" \
	"while read over a list: each row logs, none waits"

# readers that do not read, stopped ones, and eight writers
mkfifo "$KIT_DIR/slow"
crm-find -t interactions <"/dev/null" >"$KIT_DIR/slow" &
slow=$!
exec 7<"$KIT_DIR/slow"
if has sqlite3; then
	mkfifo "$KIT_DIR/look"
	sqlite3 "$CRM_DB" <"$KIT_DIR/look" >/dev/null 2>&1 &
	looker=$!
	exec 9>"$KIT_DIR/look"
	rm -f "$KIT_DIR/begun"
	printf 'BEGIN; SELECT count(*) FROM cases;\n.system : >"%s/begun"\n' \
		"$KIT_DIR" >&9
	later "$KIT_DIR/begun"
	kill -STOP "$looker"
fi
seconds 'for w in 1 2 3 4 5 6 7 8; do
	(for i in 1 2 3 4 5; do
		crm-log c1 "w$w i$i" || exit 1
	done) &
	pids="${pids:-} $!"
done
for p in $pids; do
	wait "$p" || exit 1
done'
is "$STATUS" 0 "eight writers beside slow and stopped readers"
is "$(acknowledge <"$OUT" | grep -c '')" 40 "all answered"
is "$(grep -c 'lock' "$ERR")" 0 "nobody saw a lock ($TOOK s)"
acknowledge <"$OUT" >>"$ACKS"
if has sqlite3; then
	kill -CONT "$looker"
	exec 9>&-
	wait "$looker"
fi
exec 7<&-
wait "$slow"
check "$CRM_DB" "$ACKS" "nothing is lost, and the log is folded in again"

# a writer stopped in the middle of its transaction
if has strace; then
	strace -qq -o /dev/null -e inject=fdatasync:signal=SIGSTOP:when=3 \
		sh -c 'echo $$ >"$1"; exec crm-log c1 stopped' sh \
		"$KIT_DIR/pid" >"$KIT_DIR/stopped.out" 2>"$KIT_DIR/e" &
	stopped=$!
	sleep 1
	seconds 'crm-own k1 nina'
	is "$STATUS" 75 "a writer stopped in its transaction: the next gets 75"
	kill -CONT "$(cat "$KIT_DIR/pid")"
	wait "$stopped"
	is "$?" 0 "and when it goes on it gets to its end"
	acknowledge <"$KIT_DIR/stopped.out" >>"$ACKS"
	check "$CRM_DB" "$ACKS" "nothing is lost"
else
	skip 3 "strace is missing"
fi

finish
