#!/bin/sh
# SPDX-License-Identifier: ISC
# Standard output full, closed, or read only in part (F14, F15).
. "$(dirname "$0")/../kit.sh"
. "$CRM_ROOT/tests/fault/oracle.sh"

[ -c /dev/full ] || skip_all "no /dev/full here"

business
t_err "a reader and a full disk" 74 'crm-cases >/dev/full' <<'E'
crm-cases: cannot write to standard output: No space left on device
E
run 'crm-cases >&-'
is "$STATUS" 74 "a reader whose output is closed: 74"
like "$(cat "$ERR")" '^crm-cases: ' "and a word"
run 'crm-check >&-'
is "$STATUS" 0 "a healthy check writes nothing, so nothing can fail"

run 'crm-log c1 "full out" >/dev/full'
is "$STATUS" 76 "a writer and a full output: 76, it is committed"
like "$(cat "$ERR")" 'k1' "and the id is on stderr"
printf -- '-\tfull out\n' >>"$ACKS"
run 'crm-log c1 "closed out" >&-'
is "$STATUS" 76 "a writer whose output is closed: 76"
like "$(cat "$ERR")" 'k1' "and the id is on stderr"
printf -- '-\tclosed out\n' >>"$ACKS"
run 'crm-log c1 "all closed" 0<&- >&- 2>&-'
is "$STATUS" 76 "all three closed: 76"
printf -- '-\tall closed\n' >>"$ACKS"
run 'crm-log -q c1 "quiet" >/dev/full'
is "$STATUS" 0 "nothing to print, nothing to fail"
printf -- '-\tquiet\n' >>"$ACKS"
run 'crm-log -n c1 "rehearsed" >/dev/full'
is "$STATUS" 74 "a rehearsal that cannot be shown: 74, as nothing is kept"
check "$CRM_DB" "$ACKS" "the file is what it was, and what was kept is there"

# enough rows for several buffers
awk 'BEGIN {
	for (i = 0; i < 2000; i++)
		printf "c1\n"
}' >"$KIT_DIR/rows"
run "crm-log -m 'one of many, with some more words to fill the line' \
	<'$KIT_DIR/rows'"
acknowledge <"$OUT" | sed 's/.*/&/' >/dev/null
run 'crm-find -t interactions --limit 1000000'
want=$(grep -c '' <"$OUT")
so "[ $want -gt 1900 ]" "$want rows to read"
cp "$OUT" "$KIT_DIR/whole"

run '{ crm-find -t interactions --limit 1000000; echo "$?" >&2; } | head -n 1'
is "$(grep -c '' <"$OUT")" 1 "| head -n 1: one row"
like "$(cat "$ERR")" '^(0|141|74)$' "and not a word"

if has python3; then
	cat >"$KIT_DIR/part.py" <<'PY'
import subprocess
import sys

whole = open(sys.argv[1], "rb").read()
bad = 0
for k in list(range(1, 200, int(sys.argv[2]))) + [65535, 65536, 65537]:
    run = subprocess.Popen(sys.argv[3:], stdout=subprocess.PIPE,
                           stderr=subprocess.PIPE)
    got = run.stdout.read(k)
    run.stdout.close()
    said = run.stderr.read()
    status = run.wait()
    if not whole.startswith(got) or said or status not in (-13, 141, 74):
        print("after", k, "bytes: status", status, said)
        bad += 1
sys.exit(bad != 0)
PY
	step=20
	[ "$FAULT_FULL" ] && step=1
	run "python3 '$KIT_DIR/part.py' '$KIT_DIR/whole' $step \
		crm-find -t interactions --limit 1000000"
	is "$STATUS $(cat "$OUT")" "0 " \
		"a reader that leaves after k bytes: silent, and not status 0"
else
	skip 1 "python3 is missing"
fi
if has strace; then
	strace -qq -o "$KIT_DIR/trace" -e trace=write -s 200000 \
		crm-find -t interactions --limit 1000000 >"$OUT"
	is "$(grep '^write(1' "$KIT_DIR/trace" |
		grep -vc '\\n", [0-9]*) *= ')" 0 "each write ends with a row"
	so "cmp '$OUT' '$KIT_DIR/whole'" "and they make the whole"
else
	skip 2 "strace is missing"
fi

# a writer whose reader leaves
run '{ crm-log c1 "nobody reads"; echo "$?" >&2; } | :'
like "$(cat "$ERR")" '^(0|76)$' "a writer nobody reads: committed, silent"
printf -- '-\tnobody reads\n' >"$ACKS"
sound "$CRM_DB" "$ACKS" && good=1 || good=0
kit_result "$good" "and its voice is there"

finish
