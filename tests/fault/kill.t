#!/bin/sh
# SPDX-License-Identifier: ISC
# Killed at every system call (F01): what was acknowledged is there, what was
# not is there whole or not at all, and the repeat with the same key is safe.
. "$(dirname "$0")/../kit.sh"
. "$CRM_ROOT/tests/fault/oracle.sh"

has strace || skip_all "strace is missing"

CALLS="pwrite64 fdatasync ftruncate ?unlink write"
if [ "$FAULT_FULL" ]; then
	CALLS="$CALLS fcntl flock openat pread64 read close mmap getrandom"
	CALLS="$CALLS newfstatat"
fi

# kill_at CALL N COMMAND...: STATUS is 137 when there was an Nth call
kill_at()
{
	kill_call=$1
	kill_n=$2
	shift 2
	STATUS=0
	strace -qq -o /dev/null -e "inject=$kill_call:signal=SIGKILL:when=$kill_n" \
		"$@" >"$OUT" 2>"$ERR" </dev/null || STATUS=$?
}

business
for call in $CALLS; do
	n=0
	bad=0
	STATUS=137
	while [ "$STATUS" = 137 ]; do
		n=$((n + 1))
		key=kill-$call-$n
		kill_at "$call" "$n" crm-log --key "$key" c1 "$key"
		killed=$STATUS
		acknowledge <"$OUT" >>"$ACKS"
		sound "$CRM_DB" "$ACKS" || bad=$((bad + 1))
		run "crm-log --key $key c1 $key"
		[ "$STATUS" = 0 ] || bad=$((bad + 1))
		remember "$key"
		STATUS=$killed
	done
	is "$STATUS $bad" "0 0" \
		"crm-log killed at each of $((n - 1)) $call: whole or absent"
done
check "$CRM_DB" "$ACKS" "all that was acknowledged is there, once"

# sweep TITLE PREPARE COMMAND: COMMAND killed at each call, in a copy of the
# business made ready by PREPARE; then it must still run to its end, or have.
sweep()
{
	eval "$2" >"$OUT" 2>"$ERR" || note "$(cat "$ERR")"
	rm -rf "$KIT_DIR/ready"
	cp -R . "$KIT_DIR/ready"
	bad=0
	kills=0
	for call in $CALLS; do
		n=0
		STATUS=137
		while [ "$STATUS" = 137 ]; do
			n=$((n + 1))
			rm -rf ./*
			cp -R "$KIT_DIR/ready/." .
			eval "kill_at '$call' $n $3"
			[ "$STATUS" = 137 ] || break
			kills=$((kills + 1))
			sound "$CRM_DB" "$ACKS" || {
				note "at $call $n"
				bad=$((bad + 1))
			}
			eval "$3" >"$OUT" 2>"$ERR"
			case $? in
			0 | 1) ;;
			*)
				note "again after $call $n: $(cat "$ERR")"
				bad=$((bad + 1))
				;;
			esac
			STATUS=137
		done
		if [ "$STATUS" != 0 ]; then
			note "at the end: $STATUS $(cat "$ERR")"
			bad=$((bad + 1))
		fi
	done
	rm -rf ./*
	cp -R "$KIT_DIR/ready/." .
	is "$bad" 0 "$1, killed $kills times: whole or absent"
}

if [ "$FAULT_FULL" ]; then
	sweep "crm-answer" : 'crm-answer k1 "phoned"'
	sweep "crm-resolve" : 'crm-resolve k1 done "sent"'
	sweep "crm-thank" : 'crm-thank k1 "thank you"'
	sweep "crm-close" 'crm-answer k1 "yes"' \
		'crm-close k1 --done sent --tell thanks'
	sweep "crm-undo" 'crm-answer k1 "yes"' 'crm-undo'
	sweep "crm-own" : 'crm-own k1 nina'
	sweep "crm-merge" \
		'crm-log c1 --new-case -k complaint "second voice" >>"$KIT_DIR/row"' \
		'crm-merge k1 k2'
	sweep "crm-add" : 'crm-add "Bo Lund" --email bo@example.org'
	sweep "crm-edit" : 'crm-edit c1 note=kind'
	sweep "crm-tag" : 'crm-tag c1 vip'
	sweep "crm-promise" : 'crm-promise c1 "call" -d fri'
	sweep "crm-away" : 'crm-away --from mon --until fri'
fi

# A voice on its way to the spool, because the database is damaged: what was
# promised comes back once it is mended, and no remains stay behind.
cp crm.db "$KIT_DIR/sound.db"
for call in $CALLS fsync ?rename ?renameat ?mkdir; do
	n=0
	STATUS=137
	while [ "$STATUS" = 137 ] && [ "$n" -lt 40 ]; do
		n=$((n + 1))
		printf 'no database' >crm.db
		kill_at "$call" "$n" crm-log c1 "spool $call $n"
		killed=$STATUS
		[ "$killed" = 137 ] || remember "spool $call $n"
		cp "$KIT_DIR/sound.db" crm.db
		crm-log c1 "mended after $call $n" >"$KIT_DIR/row" 2>"$ERR" ||
			note "$(cat "$ERR")"
		acknowledge <"$KIT_DIR/row" >>"$ACKS"
		cp crm.db "$KIT_DIR/sound.db"
		STATUS=$killed
	done
done
check "$CRM_DB" "$ACKS" "killed on the way to the spool: nothing promised is lost"
is "$(find crm.db.spool .local -type f 2>/dev/null)" "" "and nothing is left over"

# crm-init: the folder is empty again, or it holds a business
bad=0
kills=0
for call in $CALLS; do
	n=0
	STATUS=137
	while [ "$STATUS" = 137 ]; do
		n=$((n + 1))
		rm -rf "$KIT_DIR/init"
		mkdir "$KIT_DIR/init"
		kill_at "$call" "$n" crm-init -D "$KIT_DIR/init/crm.db"
		[ "$STATUS" = 137 ] || break
		kills=$((kills + 1))
		if ! crm-check -D "$KIT_DIR/init/crm.db" >"$OUT" 2>&1 &&
			! crm-init -D "$KIT_DIR/init/crm.db" 2>"$ERR"; then
			note "at $call $n: $(cat "$ERR")"
			note "$(ls -l "$KIT_DIR/init")"
			bad=$((bad + 1))
		fi
		STATUS=137
	done
done
is "$bad" 0 "crm-init killed $kills times: a business, or crm-init makes it"

finish
