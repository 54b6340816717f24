#!/bin/sh
# SPDX-License-Identifier: ISC
# The disk is full or fails (F02-F06, F12, F13): a voice is spooled or refused
# with a word, never acknowledged and lost; other writing is 74 and undone.
. "$(dirname "$0")/../kit.sh"
. "$CRM_ROOT/tests/fault/oracle.sh"

has strace || skip_all "strace is missing"
STEP=4
[ "$FAULT_FULL" ] && STEP=1

# inject EXPRESSION COMMAND...: run under it; STATUS, $OUT, $ERR
inject()
{
	inject_what=$1
	shift
	STATUS=0
	strace -qq -o /dev/null -e "inject=$inject_what" "$@" >"$OUT" 2>"$ERR" \
		</dev/null || STATUS=$?
}

# decent WHERE: whether the end was one that the contract knows, with a word
decent()
{
	case $STATUS in
	0) return 0 ;;
	71 | 74 | 75 | 76 | 77)
		if [ -s "$ERR" ] && ! grep -q '^[kcio-]' "$OUT"; then
			return 0
		fi
		;;
	esac
	# the loader reads, too
	[ "$STATUS" = 127 ] && grep -q 'loading shared' "$ERR" && return 0
	note "$1: $STATUS $(cat "$OUT" "$ERR")"
	return 1
}

# sweep CALL ERROR FORM LAST TITLE: voices with the Nth CALL failing in FORM
# (N for that one, N+ for all from there)
sweep()
{
	bad=0
	n=1
	while [ "$n" -le "$4" ]; do
		inject "$1:error=$2:when=$n$3" crm-log c1 "$2 $1 $n$3"
		decent "$1 $n$3" || bad=$((bad + 1))
		remember "$2 $1 $n$3"
		[ "$STATUS" = 76 ] || [ "$STATUS" = 0 ] ||
			echo "$2 $1 $n$3" >>"$KIT_DIR/refused"
		n=$((n + STEP))
	done
	is "$bad" 0 "$5"
}

: >"$KIT_DIR/refused"
business
sweep pwrite64 ENOSPC + 32 "no space from the Nth write on"
sweep pwrite64 ENOSPC "" 32 "no space for the Nth write"
sweep pwrite64 EIO "" 32 "the Nth write fails"
sweep pread64 EIO "" 24 "the Nth read fails"
sweep ftruncate EIO "" 4 "the Nth cut fails"
[ -z "$FAULT_FULL" ] ||
	sweep fcntl ENOLCK "" 40 "the Nth lock fails"
STEP=1
sweep fdatasync EIO + 6 "no sync works from the Nth on"
sweep fdatasync EIO "" 6 "the Nth sync fails"
sweep fsync EIO + 3 "no sync of a file of ours works"
sweep ?unlink EIO "" 3 "the Nth removal fails"
check "$CRM_DB" "$ACKS" "what was acknowledged is there"
cut -f 2 "$KIT_DIR/there" | grep -Fxf "$KIT_DIR/refused" >"$KIT_DIR/both"
is "$(cat "$KIT_DIR/both")" "" "what was refused is not"

# a failed sync is never tried again for the same commit
strace -qq -o "$KIT_DIR/trace" -e trace=fdatasync,write,pwrite64 \
	-e inject=fdatasync:error=EIO:when=3 crm-log c1 "third sync" \
	>"$OUT" 2>"$ERR"
STATUS=$?
remember "third sync"
unlike "$(cat "$OUT")" '^k' "the sync of the commit fails: no receipt"

inject "pwrite64:error=ENOSPC:when=20+" crm-answer k1 "phoned"
is "$STATUS" 74 "crm-answer on a full disk: 74"
like "$(cat "$ERR")" "^crm-answer: the disk is full" "and says so"
inject "?write,?pwrite64,?openat:error=ENOSPC:when=20+" crm-log c1 "no room"
like "$STATUS" '^7[145]$' "no room for the spool either: refused"

# F04
inject "pwrite64:error=EINTR:when=3..6" crm-log c1 "interrupted writes"
is "$STATUS" 0 "interrupted writes are tried again"
remember "interrupted writes"
SHIM=$(dirname "$CRM_BIN")/fault/short-shim.so
if [ "${CRM_SANITIZED:-}" ]; then
	skip 3 "optional: nothing can be preloaded into a sanitized build"
else
	voice "short writes" env SHORT_MOST=10 LD_PRELOAD="$SHIM"
	is "$STATUS" 0 "short and interrupted writes and reads are gone on with"
	is "$(cut -f 8 "$OUT")" "short writes" "and the voice is in"
	ok "SHORT_MOST=1 LD_PRELOAD='$SHIM' crm-cases -o id | grep -q k1" \
		"rows come out a byte at a time"
fi

# F05
for what in EMFILE EACCES EROFS; do
	inject "openat:error=$what" -P "$PWD/crm.db-wal" crm-cases
	like "$STATUS" '^7[147]$' "$what for the log: a reader says no"
	like "$(cat "$ERR")" 'wal|database' "and names the file"
	inject "openat:error=$what" -P "$PWD/crm.db-wal" crm-log c1 "$what"
	is "$STATUS" 0 "$what for the log: a voice is spooled"
	remember "$what"
	inject "openat:error=$what" -P "$PWD/crm.db-wal" crm-own k1 nina
	like "$STATUS" '^7[147]$' "$what for the log: other writing is refused"
done
if has prlimit; then
	bad=0
	for n in 3 4 5 6 7 8 9; do
		STATUS=0
		prlimit --nofile="$n" crm-log c1 "files $n" >"$OUT" 2>"$ERR" \
			</dev/null || STATUS=$?
		decent "nofile $n" || bad=$((bad + 1))
		remember "files $n"
	done
	is "$bad" 0 "few files may be open: kept or refused"
fi

# F12
for before in : "trap '' XFSZ"; do
	run "$before; ulimit -f 16; crm-answer k1 phoned"
	is "$STATUS" 74 "a limit on the size of files ($before): 74"
	like "$(cat "$ERR")" '^crm-answer: ' "and a word"
	voice_text="limit ${before%% *}"
	run "$before; ulimit -f 16; crm-log c1 '$voice_text'"
	is "$STATUS" 0 "a voice is kept in the spool"
	remember "$voice_text"
done
check "$CRM_DB" "$ACKS" "after all that nothing is lost"

# F06
if [ "${CRM_SANITIZED:-}" ]; then
	skip 2 "optional: nothing can be preloaded into a sanitized build"
elif has fiu-run; then
	times=10
	[ "$FAULT_FULL" ] && times=200
	bad=0
	i=0
	while [ "$i" -lt "$times" ]; do
		i=$((i + 1))
		voice "random $i" fiu-run -x -c \
			'enable_random name=posix/io/rw/pwrite,probability=0.1'
		decent "random $i" || bad=$((bad + 1))
	done
	is "$bad" 0 "random failures of pwrite"
	check "$CRM_DB" "$ACKS" "nothing is lost at random"
else
	skip 2 "optional: fiu-run is missing"
fi

# F13: a file system of a database and 200 kB, filled to the brim
cat >"$KIT_DIR/full.sh" <<'FULL'
mount -t tmpfs -o size="$3" crm "$1" || exit 99
cp -p "$2"/crm.db "$2"/policy.yaml "$1" || exit 98
i=0
refused=0
while [ "$i" -lt 400 ] && [ "$refused" -lt 3 ]; do
	i=$((i + 1))
	status=0
	crm-log -D "$1/crm.db" c1 "full $i $4" >"$1.row" 2>"$1.err" || status=$?
	case $status in
	0) cut -f 2,8 "$1.row" | sed "s/^-.*/-	full $i $4/" >>"$1.acks" ;;
	*)
		refused=$((refused + 1))
		echo "$status" >>"$1.status"
		;;
	esac
done
# room again: what was spooled goes in
mount -o remount,size=64M "$1" && cp -pR "$1" "$1.copy"
FULL
if unshare -rm true 2>/dev/null; then
	mkdir "$KIT_DIR/small"
	size=$(($(wc -c <crm.db) + 200 * 1024))
	: >"$KIT_DIR/small.acks"
	XDG_STATE_HOME=$KIT_DIR/small/state unshare -rm sh "$KIT_DIR/full.sh" \
		"$KIT_DIR/small" "$PWD" "$size" \
		"$(printf '%0300d' 0)" >"$OUT" 2>"$ERR"
	is "$?" 0 "a file system filled to the brim"
	is "$(sort -u "$KIT_DIR/small.status" 2>/dev/null)" 75 \
		"and then refused with 75"
	so "[ $(grep -c '' <"$KIT_DIR/small.acks") -gt 10 ]" \
		"some voices found room"
	cat "$ACKS" >>"$KIT_DIR/small.acks"
	check "$KIT_DIR/small.copy/crm.db" "$KIT_DIR/small.acks" \
		"each acknowledged voice is there"
else
	skip 4 "optional: no name spaces here"
fi

finish
