#!/bin/sh
# SPDX-License-Identifier: ISC
# Strangers' bytes (F27-F29, F31): kept as they came, inert on the way out, and
# never a command, a condition or an option.
. "$(dirname "$0")/../kit.sh"
. "$CRM_ROOT/tests/fault/oracle.sh"

business

# kept FILE TITLE: its bytes are what the last interaction keeps
kept()
{
	if ! has sqlite3; then
		skip 1 "optional: sqlite3 is missing"
		return
	fi
	sqlite3 "$CRM_DB" "SELECT hex(coalesce(raw, CAST(text AS BLOB)))
		FROM interactions ORDER BY id DESC LIMIT 1" | tr A-F a-f \
		>"$KIT_DIR/have"
	od -An -v -tx1 "$1" | tr -d ' \n' >"$KIT_DIR/gave"
	echo >>"$KIT_DIR/gave"
	if cmp -s "$KIT_DIR/gave" "$KIT_DIR/have"; then
		kit_result 1 "$2"
	else
		kit_result 0 "$2"
		note "gave $(head -c 200 "$KIT_DIR/gave")"
		note "have $(head -c 200 "$KIT_DIR/have")"
	fi
}

# F27, by printf formats
while read -r form title; do
	# shellcheck disable=SC2059
	printf "$form" >"$KIT_DIR/bytes"
	run "crm-log c1 -F '$KIT_DIR/bytes'"
	is "$STATUS" 0 "$title is registered"
	kept "$KIT_DIR/bytes" "and kept byte for byte"
	is "$(grep -c '' <"$OUT")" 1 "and one row comes out"
done <<'FORMS'
it\000leaks a NUL
\377\376leak bytes that are no text
a\355\240\200b half a surrogate
Mu\314\210ller\040and\040M\303\274ller two ways to write a letter
\342\200\256elttek U+202E
leaks\015\012a\015lot CR and LF
\033]0;x\007\033[31mred\302\2331m escape sequences
$(touch\040pwned)`touch\040pwned` shell text
'\040OR\0401=1;\040DROP\040TABLE\040cases;-- SQL text
%%s%%n%%d printf text
=cmd|'/C\040calc'!A0 a formula
FORMS
printf '   ' >"$KIT_DIR/bytes"
run "crm-log c1 -F '$KIT_DIR/bytes'"
like "$STATUS" '^(0|2|65)$' "only blanks: kept or refused with a word"
: >"$KIT_DIR/bytes"
run "crm-log c1 -F '$KIT_DIR/bytes'"
is "$STATUS" 2 "no byte at all: nothing was said"
awk 'BEGIN {
	for (i = 0; i < 100000; i++)
		printf "%099d\n", i
}' | head -c 9999999 >"$KIT_DIR/bytes"
run "crm-log c1 -F '$KIT_DIR/bytes'"
is "$STATUS" 0 "10 MB of text are registered"
kept "$KIT_DIR/bytes" "and kept"
so "[ ! -e pwned ]" "nothing was run"

# F28
E=$(printf '\033]0;x\007\033[2J\302\233\342\200\256')
run "crm-add '${E}Eve'"
is "$STATUS" 0 "a name that would steer the terminal"
eve=$(cut -f 1 "$OUT")
run "crm-log $eve -k complaint '${E}cold'"
case=$(cut -f 1 "$OUT")
inert=$(printf '\033|\007|\302\233|\342\200\256|\r.')

# inert TITLE: nothing in $OUT and $ERR steers a terminal
inert()
{
	is "$(cat "$OUT" "$ERR" | tr '\0' '\n' | grep -Ea "$inert" |
		head -n 3 | cut -c 1-200)" "" "inert: $1"
}

for command in "crm-find" "crm-find -t interactions text=cold" \
	"crm-find --csv" "crm-find --json" "crm-find --table" "crm-cases" \
	"crm-show $eve" "crm-show $case" "crm-show $case --json" \
	"crm-today --all" "crm-report day" "crm-history" "crm-history $case" \
	"crm-log c1 -n -k complaint '${E}again'" "crm-close $case" \
	"crm-own $case '${E}me'" "crm-log '${E}nobody' x" \
	"crm-find '${E}key=1'" "crm-cases '--${E}'"; do
	run "$command"
	inert "$(printf '%s' "$command" | tr -cd ' -~')"
done
if has script; then
	STATUS=0
	script -qec "stty cols 80 2>/dev/null; crm-find; crm-show $eve; \
		crm-cases" /dev/null >"$OUT" 2>"$ERR" </dev/null || STATUS=$?
	tr -d '\r' <"$OUT" >"$KIT_DIR/screen"
	cp "$KIT_DIR/screen" "$OUT"
	inert "at a terminal without colours"
else
	skip 1 "optional: script is missing"
fi

# F29
if has python3; then
	cat >"$KIT_DIR/tables.py" <<'PY'
import csv
import io
import json
import subprocess
import sys

texts = ["=1+1", "+49 30", "-x", "@me", "\tx", "a\tb", "a\nb", "a\\nb", "\\",
         'say "so"', "a,b", ";", "-", "\\-", "'quoted", " lead", "x\r",
         "\u00fc\u4e2d\U0001f600", "1e5", "0010", "NULL", "null", "None"]
bad = []


def run(*args, text=None):
    r = subprocess.run(args, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
                       input=text, check=False)
    if r.returncode not in (0, 1):
        bad.append((args, r.returncode, r.stderr))
    return r.stdout.decode()


def unescape(field):
    if field == "-":
        return None
    out, i = "", 0
    while i < len(field):
        if field[i] == "\\":
            out += {"t": "\t", "n": "\n", "r": "\r", "\\": "\\",
                    "-": "-"}[field[i + 1]]
            i += 2
        else:
            out += field[i]
            i += 1
    return out


for text in texts:
    row = run("crm-log", "c1", "-k", "note", "-F", "-",
              text=text.encode())
    ident = row.split("\t")[0]
    ask = ("crm-find", "-t", "interactions", "id=" + ident, "-o", "id,text")
    line = run(*ask, "--tsv")
    tsv = line[:-1].split("\t")
    got = json.loads(run(*ask, "--json"))["text"]
    sheet = list(csv.reader(io.StringIO(run(*ask, "--csv"), newline="")))[1][1]
    if len(tsv) != 2 or line.count("\n") != 1 or unescape(tsv[1]) != text:
        bad.append(("tsv", text, tsv))
    if got != text:
        bad.append(("json", text, got))
    risky = text[0] in "=+-@\t\r"
    # CSV has no escapes: a CR is shown, not sent
    if sheet != ("'" + text if risky else text).replace("\r", "\\r"):
        bad.append(("csv", text, sheet))
for item in bad:
    print(*[ascii(part) for part in item])
sys.exit(1 if bad else 0)
PY
	run "python3 '$KIT_DIR/tables.py'"
	is "$STATUS $(head -n 20 "$OUT" "$ERR" | grep -v '^$\|==>')" "0 " \
		"TSV, CSV and JSON give back what was said"
else
	skip 1 "python3 is missing"
fi

# F31
for name in '$(touch pwned)' "'; DROP TABLE parties; --" '-rf' '--help' \
	'%s%n%s' '../../etc/passwd' 'c99' 'state=open' '`touch pwned`' '*' '|sh'; do
	STATUS=0
	crm-add -- "$name" >"$OUT" 2>"$ERR" </dev/null || STATUS=$?
	if [ "$STATUS" = 0 ]; then
		is "$(awk -F '\t' '{print $NF}' "$OUT")" "$name" \
			"a customer may be called $name"
	else
		like "$STATUS $(cat "$ERR")" '^(2|65) crm-add: ' \
			"$name is refused with a word"
	fi
done
so "[ ! -e pwned ]" "nothing was run"
is "$(cd "$CRM_ROOT" && grep -nE '\<(system|popen|sqlite3_mprintf)\(' \
	lib/*/*.c cmd/*.c)" "" "no shell and no formatted SQL in the source"

# every naughty string, through all clothes
if [ -f "$CRM_TEST_DATA/blns/blns.txt" ]; then
	some=17
	[ "$FAULT_FULL" ] && some=1
	awk -v some="$some" '!/^#/ && length($0) && NR % some == 0' \
		"$CRM_TEST_DATA/blns/blns.txt" >"$KIT_DIR/naughty"
	n=0
	bad=0
	while IFS= read -r line; do
		n=$((n + 1))
		printf '%s' "$line" >"$KIT_DIR/line"
		if ! crm-log c1 -k note -F - <"$KIT_DIR/line" >"$OUT" 2>"$ERR"
		then
			note "$(cat "$ERR") $line"
			bad=$((bad + 1))
		fi
		crm-find -- "$line" >"$OUT" 2>"$ERR" </dev/null
		case $? in
		0 | 1 | 2) ;;
		*)
			note "find: $(cat "$ERR") $line"
			bad=$((bad + 1))
			;;
		esac
	done <"$KIT_DIR/naughty"
	is "$bad" 0 "$n naughty strings are said and looked for"
	for form in "" --csv --json --table -0; do
		run "crm-find -t interactions --limit 100000 $form"
		inert "${form:-TSV}"
	done
else
	skip 1 "optional: the naughty strings are not here"
fi
: >"$ACKS"
check "$CRM_DB" "$ACKS" "the record is whole"

finish
