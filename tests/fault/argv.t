#!/bin/sh
# SPDX-License-Identifier: ISC
# Fuzzed command lines (F51): no crash, no hang, a status of the contract.
. "$(dirname "$0")/../kit.sh"
. "$CRM_ROOT/tests/fault/oracle.sh"

business
if ! has python3; then
	skip 2 "python3 is missing"
	finish
fi
cat >"$KIT_DIR/argv.py" <<'PY'
import os
import random
import subprocess
import sys

dice = random.Random(int(sys.argv[1]))
runs = int(sys.argv[2])
commands = sorted(c for c in os.listdir(os.environ["CRM_BIN"])
                  if c.startswith("crm-") and "." not in c)
words = [b"", b"-", b"--", b"---", b"-D", b"-u", b"-n", b"-q", b"-o", b"-m",
         b"-F", b"-k", b"-c", b"-d", b"--at", b"--key", b"--json", b"--csv",
         b"--sort", b"--limit", b"-t", b"-H", b"-0", b"--help", b"-o", b"help",
         b"--version", b"--color=always", b"--color", b"--limit=-1", b"c1",
         b"k1", b"k99999999999999999999", b"i1", b"p1", b"c0", b"c-1",
         b"c1=", b"=", b"a=b=c", b"due=..", b"due=x..y", b"name!=",
         b"state=any", b"2026-02-30", b"11/12", b"done", b"\xff\xfe",
         b"\x1b[2J", b"%s%n", b"a" * 5000, "M\u00fcller".encode(),
         b"9" * 400, b"-" * 100, b"\n", b"\t", b"@nina", b"@", b"me", b"all",
         b"fri", b"90d", b"-90d", b"99999999999w", b"+1e9d", b"--keep",
         b"--policy", b"--head", b"/dev/null", b"/", b"."]
good = {0, 1, 2, 65, 66, 69, 71, 73, 74, 75, 77, 78}
bad = 0
for i in range(runs):
    command = dice.choice(commands)
    args = [dice.choice(words) if dice.random() < 0.9 else
            bytes(dice.randrange(1, 256) for _ in range(dice.randrange(20)))
            for _ in range(dice.randrange(7))]
    try:
        run = subprocess.run([command.encode()] + args, timeout=30,
                             stdin=subprocess.DEVNULL, check=False,
                             stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        status = run.returncode
        said = run.stderr
    except subprocess.TimeoutExpired:
        status, said = "hangs", b""
    if status not in good or (status not in (0, 1) and not said):
        print(command, ascii(args)[:300], status, ascii(said)[:200])
        bad += 1
sys.exit(bad != 0)
PY
runs=300
[ "$FAULT_FULL" ] && runs=20000
mkdir "$KIT_DIR/played"
cp crm.db policy.yaml "$KIT_DIR/played"
# the words may ask for files to be made: not here
run "cd '$KIT_DIR/played' && CRM_DB='$KIT_DIR/played/crm.db' \
	python3 '$KIT_DIR/argv.py' 1 $runs"
is "$STATUS $(head -n 20 "$OUT")" "0 " "$runs command lines: none crashes"
run "crm-check -D '$KIT_DIR/played/crm.db'"
unlike "$STATUS$(cat "$OUT")" 'chain|damaged|hash' "and the record is whole"

run 'crm-cases $(awk "BEGIN { for (i = 0; i < 100000; i++) print \"x\" }")'
like "$STATUS" '^(1|2)$' "100,000 operands: an answer"
run 'crm-own $(awk "BEGIN { for (i = 0; i < 20000; i++) print \"k1\" }") nina'
like "$STATUS" '^(0|1|2|65)$' "20,000 records: an answer"
check "$CRM_DB" "$ACKS" "and nothing happened to the record"

finish
