#!/bin/sh
# SPDX-License-Identifier: ISC
# crm-forget killed at every system call (F01): the person is whole or
# forgotten; crm-check says what was left undone, and the same again ends it,
# with no byte of them left in any file.
. "$(dirname "$0")/../kit.sh"

has strace || skip_all "strace is missing"

CALLS="pwrite64 fdatasync ftruncate ?unlink write openat ?rename fsync flock"
step=7
[ -z "${FAULT_FULL:-}" ] || {
	step=1
	CALLS="$CALLS fcntl pread64 read close mmap getrandom newfstatat"
}

{
	crm-init --name "Kettles" --currency EUR --zone Europe/Berlin
	crm-add "Zara Quist" --email zara@example.org --phone "+49 170 1234567"
	crm-add "Bo Lund"
	crm-edit c1 note="likes oolong"
	crm-edit c2 note="knows zara quist"
	crm-log -k complaint c1 "the oolong spills"
	crm-resolve k1 "done" "mended for Zara"
	crm-answer k1 "mended"
	crm-thank k1 "thank you"
	crm-close k1
} >"$OUT" 2>"$ERR" || note "$(cat "$ERR")"
cp -R . "$KIT_DIR/ready"
heads=$(crm-export -t all |
	sed -n 's/^{"table":"batches".*"hash":"\([0-9a-f]*\)".*/\1/p' | tail -1)

again='crm-forget -q c1 --really -m asked'

# whole: before, with nothing missing, or after, with nothing left in a row
whole()
{
	case $(crm-find -o name id=c1 2>&1) in
	"Zara Quist")
		[ "$(crm-find -o note id=c1)" = "likes oolong" ] &&
			[ "$(crm-find -t interactions id=i1 -o text)" = \
				"the oolong spills" ] &&
			[ "$(crm-find -o note id=c2)" = "knows zara quist" ]
		;;
	forgotten)
		! crm-export -t all | grep -qiE 'zara|quist|oolong|1234567'
		;;
	*) false ;;
	esac
}

# unlike silence, only what crm-forget itself left undone
calm()
{
	crm-check >"$KIT_DIR/check" 2>&1 && return 0
	[ "$(cut -f 1,2 "$KIT_DIR/check" | sort -u)" = "forget	forget" ]
}

clean()
{
	[ -z "$(find . -type f -exec grep -aliE 'zara|quist|oolong|1234567' \
		{} +)" ]
}

for call in $CALLS; do
	stride=1
	[ "$call" != pwrite64 ] || stride=$step
	n=1
	kills=0
	before=0
	bad=0
	while :; do
		rm -rf ./* && cp -R "$KIT_DIR/ready/." .
		STATUS=0
		strace -qq -o /dev/null \
			-e "inject=$call:signal=SIGKILL:when=$n" \
			crm-forget -q c1 --really -m asked >"$OUT" 2>"$ERR" \
			</dev/null || STATUS=$?
		[ "$STATUS" = 137 ] || break
		kills=$((kills + 1))
		whole || {
			note "at $call $n: neither before nor after"
			bad=$((bad + 1))
		}
		calm || {
			note "at $call $n: $(cat "$KIT_DIR/check")"
			bad=$((bad + 1))
		}
		[ "$(crm-find -o name id=c1)" = forgotten ] ||
			before=$((before + 1))
		if ! eval "$again" 2>"$ERR" || ! crm-check >"$OUT" 2>&1 ||
			! clean || ! crm-check --head "$heads" >"$OUT" 2>&1; then
			note "again after $call $n: $(cat "$ERR" "$OUT")"
			bad=$((bad + 1))
		fi
		n=$((n + stride))
	done
	is "$STATUS $bad" "0 0" \
		"killed at $kills of $call, $before times too early: before or after"
done

# Who reads meanwhile keeps pages of before: it is said, and the same again
# ends it.
rm -rf ./* && cp -R "$KIT_DIR/ready/." .
if has sqlite3; then
	mkfifo "$KIT_DIR/held"
	sqlite3 crm.db <"$KIT_DIR/held" >"$KIT_DIR/read" 2>&1 &
	reader=$!
	exec 5>"$KIT_DIR/held"
	echo 'BEGIN; SELECT count(*) FROM parties;' >&5
	until [ -s "$KIT_DIR/read" ]; do
		sleep 0.1
	done
	t_err "somebody reads and reads" 76 "$again" <<-'ERR'
	crm-forget: another program still reads the database
	  they are forgotten, but the file still holds pages of before: run the same again
	ERR
	t "crm-check tells what is left to do" 1 'crm-check' <<-'OUT'
	forget	forget	was interrupted: run it again: crm-forget c1 --really -m 'asked'
	OUT
	exec 5>&-
	wait "$reader"
	t "the same again ends it" 0 "$again && crm-check" </dev/null
	clean
	is "$?" 0 "with nothing of them left"
else
	skip 4 "sqlite3 is missing"
fi
finish
