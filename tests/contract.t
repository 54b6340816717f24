#!/bin/sh
# SPDX-License-Identifier: ISC
# The contract: what every command has in common, tried on every executable
# there is. A new one is held to it as soon as it stands in the table below.
. "$(dirname "$0")/kit.sh"

# --- the table -----------------------------------------------------------------

# about VERB: sets, for the shop that shop() makes,
#   kind   source, page, sink, door, job or helper
#   args   what the command can be run with, and does something
#   rows   what makes it work on the records of its input (a sink)
#   undo   yes when crm-undo can take that run back
#   status what it ends with, where that is not 0
#   written  the args that make it write, where args do not
#   first    the first column of its rows, where that is not id
#   behind   how many objects of JSON come behind the rows
#   listed   the args that make it list, where args do not
# and fails for a command it does not know.
about()
{
	rows='' undo=no status=0 written='' listed='' first=id behind=0
	case $1 in
	crm-access) kind=page args='c1' ;;
	crm-add) kind=door args='"New Name" --tag new' undo=yes ;;
	crm-answer) kind=sink args='k1 told' rows='-m told' undo=yes ;;
	crm-away) kind=job args='bo --deputy nina --until fri' undo=yes ;;
	crm-backup) kind=job args=copy.db ;;
	crm-card) kind=door args='deal --guest 7' undo=yes listed=list ;;
	crm-cases) kind=source args='' ;;
	crm-check) kind=source args='' status=1 ;;
	crm-close) kind=sink args='k4' rows='' undo=yes ;;
	crm-complete) kind=helper args='-- crm-show k' ;;
	crm-dupes) kind=source args='' ;;
	crm-dun) kind=job args='v1' undo=yes ;;
	crm-edit) kind=door args='c1 name=Anne' undo=yes ;;
	crm-escalate) kind=job args='' ;;
	crm-export) kind=helper args='-t all' ;;
	crm-find) kind=source args='' ;;
	crm-forget) kind=job args='c4 --really -m asked' ;;
	crm-help) kind=helper args='' ;;
	crm-history) kind=source args='' ;;
	crm-import) kind=door args='new.csv' undo=yes ;;
	crm-init) kind=job args='-D new/crm.db' ;;
	crm-kb)
		kind=door args='new Lids "none left"' undo=yes listed=list
		;;
	crm-link)
		kind=sink args='c1 employee-of c2' rows='- employee-of c2'
		undo=yes
		;;
	crm-invoice)
		kind=door args='new c2 --no 8 --total 20 -d 7d' undo=yes
		;;
	crm-intake) kind=door args=mail.eml ;;
	crm-log) kind=sink args='k1 "and one more"' rows='-m again' undo=yes ;;
	crm-merge) kind=sink args='k2 k3' rows='' undo=yes ;;
	crm-observe)
		kind=sink args='k1 fails=yes' rows='fails=yes' undo=yes
		;;
	crm-own) kind=sink args='k1 bo' rows='' undo=yes ;;
	crm-deal)
		kind=door args='new c1 Kitchen --next call -d fri' undo=yes
		;;
	crm-problem) kind=door args='new Seals' undo=yes ;;
	crm-product) kind=door args='new Pan --price 12' undo=yes ;;
	crm-promise)
		kind=sink args='-d fri c1 call' rows='-d fri -m call' undo=yes
		;;
	crm-report) kind=page args='day' ;;
	crm-resolve)
		kind=sink args='k1 done mended' rows='- done mended' undo=yes
		;;
	crm-score) kind=source args='rfm --all' written='worth --fit' ;;
	crm-sell) kind=sink args='c1 kettle' rows='- kettle' undo=yes ;;
	crm-send) kind=job args='' ;;
	crm-signals) kind=source args='--explain --as-of yesterday' ;;
	crm-show) kind=page args='c1' ;;
	crm-tag) kind=sink args='c1 gold' rows='- gold' undo=yes ;;
	crm-thank) kind=sink args='k1 thanks' rows='-m thanks' undo=yes ;;
	crm-today) kind=page args='--all' written='--all --mail' ;;
	crm-undo) kind=job args='' ;;
	crm-why)
		kind=page args='--fault role=customer new.csv' first=factor
		behind=1
		;;
	*) return 1 ;;
	esac
}

verbs=$(cd "$CRM_BIN" && ls)
[ -n "$verbs" ] || skip_all "nothing is built"
for verb in $verbs; do
	ok "case $verb in crm-*) ;; *) exit 1 ;; esac" \
		"$verb: is called crm-something"
	about "$verb"
	is "$?" 0 "$verb: stands in the table of this test"
done
all=
for verb in $verbs; do
	about "$verb" && all="$all $verb"
done

# --- what the checks share -------------------------------------------------------

# shop: a business with a bit of everything, made once, copied for each check
shop()
{
	crm-init --name "Berg Kettles" --currency EUR --zone Europe/Berlin &&
	cat >policy.yaml <<-'POLICY' &&
	name: Berg Kettles
	zone: Europe/Berlin
	people:
	  nina: {name: Nina Berg, mail: nina@example.org}
	  bo: {name: Bo Lund, mail: bo@example.org}
	mail: {command: /bin/cat, from: shop@example.org}
	POLICY
	crm-add -q "Anna Berg" --email anna@example.org --tag vip --tag city &&
	crm-add -q "Jörg Müller" --phone "+49 170 1234567" &&
	crm-add -q "Li Na" --email li@example.org &&
	crm-add -q "Na Li" --note "the same?" &&
	crm-log -q -k complaint c1 "kettle leaks" &&
	crm-log -q -k request c2 "is it dear?" &&
	crm-log -q --new-case -k request c2 "is it very dear?" 2>/dev/null &&
	crm-log -q -k request c3 "open on Saturday?" &&
	crm-answer -q --mail k4 "yes" && crm-resolve -q k4 "done" "yes" &&
	crm-thank -q k4 "thank you" &&
	crm-promise -q -d fri c3 "send the catalogue" &&
	crm-edit -q c1 needs=step-free && crm-link -q c1 bill-to c3 &&
	crm-product -q new Kettle --price 89.90 --cost 40 &&
	crm-sell -q c1 kettle &&
	crm-card deal -q --guest 5 && crm-card answer -q q1 4 &&
	crm-add -q "Mo Late" --email mo@example.org &&
	crm-invoice -q new mo --no 7 --total 20 --on 2026-10-01 -d 7d &&
	crm-invoice -q sent 7 --at 2026-10-02 &&
	crm-kb new -q "Opening hours" "9 to 6" --expires 90d &&
	printf '%s\n' 'From: anna@example.org' 'Message-ID: <1@example.org>' \
		"" "still leaking" >mail.eml
}

mkdir "$KIT_DIR/shop"
(
	cd "$KIT_DIR/shop" || exit
	export CRM_DB="$PWD/crm.db"
	shop
) >"$OUT" 2>"$ERR" || {
	kit_result 0 "the shop of this test can be made"
	kit_show stderr "$ERR"
	finish
}
[ ! -x "$CRM_BIN/crm-export" ] ||
	crm-export -D "$KIT_DIR/shop/crm.db" -t all >"$KIT_DIR/shop/all.jsonl"

printf 'name,email,role\nNew Name,new@example.org,customer\n' \
	>"$KIT_DIR/shop/new.csv"
rm -f "$KIT_DIR/shop/crm.db-wal" "$KIT_DIR/shop/crm.db-shm"

# From here on it is a day later, so that something is late.
CRM_NOW=2026-11-24T09:00:00Z
export CRM_NOW

# fresh: a copy of the shop to work in
fresh()
{
	cd "$KIT_DIR" && rm -rf work && cp -R shop work && cd work && mkdir new
}

# takes LETTER-OR-NAME: whether the command has that option
takes()
{
	printf '%s\n' "$options" | awk -F '\t' -v want="$1" '
		$1 == want || $2 == want { found = 1 } END { exit !found }'
}

# rows_wanted: what makes a page print rows
rows_wanted()
{
	[ "$kind" = page ] && echo --tsv
}

# JSON Lines to rows as a pipe gets them
cat >"$KIT_DIR/json.awk" <<'AWK'
function fail(what) {
	printf "line %d: %s at %s\n", NR, what, substr(s, 1, 30)
	failed = 1
	exit 1
}
function point(n) {
	if (n < 128) return sprintf("%c", n)
	if (n < 2048)
		return sprintf("%c%c", 192 + int(n / 64), 128 + n % 64)
	if (n < 65536)
		return sprintf("%c%c%c", 224 + int(n / 4096),
			128 + int(n / 64) % 64, 128 + n % 64)
	return sprintf("%c%c%c%c", 240 + int(n / 262144),
		128 + int(n / 4096) % 64, 128 + int(n / 64) % 64, 128 + n % 64)
}
function hex(text,   i, n) {
	n = 0
	for (i = 1; i <= 4; i++) {
		if (!(substr(text, i, 1) in digit)) fail("bad \\u")
		n = n * 16 + digit[substr(text, i, 1)]
	}
	return n
}
function string(   out, at, c, n, low) {
	if (substr(s, 1, 1) != "\"") fail("no string")
	s = substr(s, 2)
	out = ""
	for (;;) {
		at = match(s, /["\\]/)
		if (!at) fail("a string without an end")
		out = out substr(s, 1, at - 1)
		c = substr(s, at, 1)
		s = substr(s, at + 1)
		if (c == "\"") break
		c = substr(s, 1, 1)
		s = substr(s, 2)
		if (c == "u") {
			n = hex(s)
			s = substr(s, 5)
			if (n >= 55296 && n < 56320) {
				if (substr(s, 1, 2) != "\\u") fail("half a pair")
				low = hex(substr(s, 3))
				s = substr(s, 7)
				n = 65536 + (n - 55296) * 1024 + low - 56320
			}
			out = out point(n)
		} else if (c in plain) out = out plain[c]
		else fail("bad escape \\" c)
	}
	if (out ~ /[\001-\037]/ && out !~ /[\t\n\r]/ && raw == "") return out
	return out
}
function escaped(text) {
	if (raw) return text
	gsub(/\\/, "\\\\", text)
	gsub(/\t/, "\\t", text)
	gsub(/\n/, "\\n", text)
	gsub(/\r/, "\\r", text)
	return text == "-" ? "\\-" : text
}
function value(   out, n) {
	if (s ~ /^"/) {
		out = string()
		if (out == "") fail("an empty text")
		return escaped(out)
	}
	if (s ~ /^\[/) {
		s = substr(s, 2)
		out = ""
		n = 0
		while (s !~ /^\]/) {
			if (n++) {
				if (s !~ /^,/) fail("no comma in a list")
				s = substr(s, 2)
				out = out ","
			}
			out = out value()
		}
		s = substr(s, 2)
		return n ? out : "-"
	}
	if (match(s, /^(null|true|false|-?[0-9]+(\.[0-9]+)?)/)) {
		out = substr(s, 1, RLENGTH)
		s = substr(s, RLENGTH + 1)
		if (out == "null") return "-"
		if (out == "true") return 1
		if (out == "false") return 0
		return out
	}
	fail("no value")
}
BEGIN {
	for (i = 0; i < 16; i++) {
		digit[substr("0123456789abcdef", i + 1, 1)] = i
		digit[substr("0123456789ABCDEF", i + 1, 1)] = i
	}
	plain["\""] = "\""; plain["\\"] = "\\"; plain["/"] = "/"
	plain["b"] = "\b"; plain["f"] = "\f"; plain["n"] = "\n"
	plain["r"] = "\r"; plain["t"] = "\t"
}
{
	s = $0
	if (s ~ /[\001-\037]/) fail("a control character")
	if (s !~ /^{/) fail("no object")
	s = substr(s, 2)
	line = ""
	n = 0
	while (s !~ /^}/) {
		if (n++) {
			if (s !~ /^,/) fail("no comma")
			s = substr(s, 2)
		}
		key = string()
		if (s !~ /^:/) fail("no colon")
		s = substr(s, 2)
		if (n == 1 && key != (first ? first : "id") && !raw)
			fail("the first is not what it should be")
		v = value()
		if (!only) line = line (n > 1 ? "\t" : "") v
		else if (key == only) line = v
	}
	if (s != "}") fail("more behind it")
	print line
}
END { exit failed }
AWK

# Rows as a pipe gets them: says what is wrong with them
cat >"$KIT_DIR/rows.awk" <<'AWK'
BEGIN { FS = "\t" }
/[\001-\010\013-\037\177]/ { print "line " NR ": a control character" }
NR == 1 { want = NF }
NF != want { print "line " NR ": " NF " fields, not " want }
{
	for (i = 1; i <= NF; i++) {
		if ($i == "") print "line " NR ": field " i " is empty"
		if ($i ~ /^ +| +$/ && i < NF)
			print "line " NR ": field " i " is padded"
		bare = $i
		gsub(/\\([tnr\\-]|u{[0-9a-f]+})/, "", bare)
		if (bare ~ /\\/) print "line " NR ": a strange escape in " $i
	}
}
(first == "" || first == "id") && $1 !~ /^([a-z][0-9]+|-)$/ {
	print "line " NR ": does not begin with an id"
}
END { if (!NR) print "no rows" }
AWK

# Lines of CSV, none of which goes on in the next: says what is wrong with them
cat >"$KIT_DIR/csv.awk" <<'AWK'
{
	s = $0
	sub(/\r$/, "", s)
	n = 0
	do {
		n++
		if (s ~ /^"/) {
			s = substr(s, 2)
			field = ""
			while ((at = index(s, "\"")) && substr(s, at + 1, 1) == "\"") {
				field = field substr(s, 1, at)
				s = substr(s, at + 2)
			}
			if (!at) print "line " NR ": a quote without an end"
			field = field substr(s, 1, at - 1)
			s = substr(s, at + 1)
		} else {
			match(s, /^[^,]*/)
			field = substr(s, 1, RLENGTH)
			s = substr(s, RLENGTH + 1)
			if (field ~ /"/) print "line " NR ": a bare quote"
		}
		if (field ~ /^[=+@\t\r-]/) print "line " NR ": runs: " field
		more = s ~ /^,/
		if (!more && s != "") print "line " NR ": behind a quote: " s
		s = substr(s, 2)
	} while (more)
	if (NR == 1) want = n
	if (n != want) print "line " NR ": " n " fields, not " want
}
AWK

# the widest line of a terminal's screen, in cells
cat >"$KIT_DIR/width.awk" <<'AWK'
BEGIN { for (i = 1; i < 256; i++) byte[sprintf("%c", i)] = i }
function cells(n) {
	if (n >= 768 && n < 880 || n == 8203 || n == 8205 ||
	    n >= 65024 && n < 65040)
		return 0
	if (n >= 4352 && n < 4448 || n >= 11904 && n < 42192 ||
	    n >= 44032 && n < 55204 || n >= 63744 && n < 64256 ||
	    n >= 65280 && n < 65377 || n >= 127744 && n < 129792 ||
	    n >= 131072 && n < 262144)
		return 2
	return 1
}
{
	gsub(/\033\[[0-9;]*m/, "")
	sub(/\r+$/, "")
	width = 0
	for (i = 1; i <= length($0); i++) {
		n = byte[substr($0, i, 1)]
		more = n >= 240 ? 3 : n >= 224 ? 2 : n >= 192 ? 1 : 0
		if (more) n = n % (more == 3 ? 8 : more == 2 ? 16 : 32)
		for (; more > 0; more--) {
			i++
			n = n * 64 + byte[substr($0, i, 1)] % 64
		}
		width += cells(n)
	}
	if (width > widest) widest = width
}
END { print widest + 0 }
AWK

# --- help, version, options ------------------------------------------------------

for verb in $verbs; do
	t_help="$verb --help"
	run "$t_help"
	is "$STATUS$(cat "$ERR")" 0 "$verb: --help answers"
	is "$(awk 'END { print NR > 24 || NR < 4 ? NR " lines" : "" }' "$OUT")" \
		"" "$verb: help has at most 24 lines"
	is "$(tr -d '\200-\277' <"$OUT" | awk 'length($0) > 80')" "" \
		"$verb: help has at most 80 columns"
	is "$(head -n 2 "$OUT" | grep -c "$verb")" 2 \
		"$verb: help begins with two examples"
	cp "$OUT" "$KIT_DIR/long"
	run "$verb -h"
	is "$(diff "$OUT" "$KIT_DIR/long")" "" "$verb: -h is --help"
	run "$verb --version"
	is "$STATUS $(grep -Ec "^$verb [0-9]+\.[0-9]+\.[0-9]+\$" "$OUT") $(
		grep -c '' "$OUT")" "0 1 1" "$verb: --version answers in a line"
	run "$verb --hlep"
	is "$STATUS$(cat "$OUT")" 2 "$verb: an unknown option is 2"
	like "$(head -n 1 "$ERR")" "^$verb: .*--hlep" "$verb: and named"
	like "$(cat "$ERR")" '--help|-h' "$verb: with the nearest one"
	is "$(awk 'NR > 2 || NR == 2 && !/^  /' "$ERR")" "" \
		"$verb: in a line, and one indented"
	run "$verb --versio"
	is "$STATUS" 2 "$verb: long options are not abbreviated"
done

# One option, one meaning: a letter goes with one long name, and takes an
# argument everywhere or nowhere.
for verb in $verbs; do
	"$verb" --help-options | sed "s/^/$verb	/"
done >"$KIT_DIR/options"
is "$(awk -F '\t' '
	$2 == "operands" { next }
	{ takes = $4 == "-" ? "nothing" : "something" }
	$2 != "-" {
		# crm-undo -n and the like: the long name may be missing
		if ($2 in arg && arg[$2] != takes)
			print $1 ": -" $2 " takes " takes
		if ($2 in name && name[$2] != $3)
			print $1 ": -" $2 " is --" $3 ", elsewhere --" name[$2]
		arg[$2] = takes; name[$2] = $3
	}
	$3 != "-" {
		if ($3 in larg && larg[$3] != takes)
			print $1 ": --" $3 " takes " takes
		larg[$3] = takes
	}' "$KIT_DIR/options")" "" "an option means the same in every command"

# --- rows in a pipe, JSON, reading what is closed --------------------------------

for verb in $all; do
	about "$verb"
	options=$("$verb" --help-options)
	wanted=$(rows_wanted)

	fresh
	run "$verb $args | cat"
	is "$(cat "$ERR")" "" "$verb: says nothing on stderr in a pipe"
	fresh
	run "$verb $args"
	is "$STATUS" "$status" "$verb: does what the table says"
	[ "$STATUS" = "$status" ] || kit_show stderr "$ERR"
	is "$(tr -cd '\033' <"$OUT")" "" "$verb: no ESC in a pipe"
	said=no
	[ -s "$OUT" ] && said=yes

	if takes json; then
		fresh
		run "$verb $wanted $args"
		is "$(awk -v first="$first" -f "$KIT_DIR/rows.awk" "$OUT")" "" \
			"$verb: rows in a pipe, id first, no field empty"
		cp "$OUT" "$KIT_DIR/tsv"
		fresh
		run "$verb -H $wanted $args"
		is "$(head -n 1 "$OUT" | cut -f 1)$(($(wc -l <"$OUT") -
			$(wc -l <"$KIT_DIR/tsv")))" "${first}1" \
			"$verb: -H adds a header, which begins with $first"
		fresh
		run "$verb --json $args"
		head -n "-$behind" "$OUT" | awk -v first="$first" \
			-f "$KIT_DIR/json.awk" >"$KIT_DIR/json"
		is "$(diff "$KIT_DIR/json" "$KIT_DIR/tsv")" "" \
			"$verb: --json can be parsed and equals the rows"
		fresh
		run "$verb -0 $wanted $args"
		is "$(tr -cd '\0' <"$OUT" | wc -c | tr -d ' ')" \
			"$(wc -l <"$KIT_DIR/tsv" | tr -d ' ')" \
			"$verb: -0 ends records with NUL"
		fresh
		run "$verb -o $first $args"
		is "$(diff "$OUT" - <"$KIT_DIR/tsv" >/dev/null; cut -f 1 \
			"$KIT_DIR/tsv" | diff - "$OUT")" "" \
			"$verb: -o chooses columns"
		run "$verb -o help $args"
		is "$STATUS$(awk -F '\t' 'NF != 3 || $3 == ""' "$OUT")$(
			head -n 1 "$OUT" | cut -f 1)" "0$first" \
			"$verb: -o help lists columns, type and meaning"
		run "$verb -o id,nothing $args"
		is "$STATUS$(cat "$OUT")" 2 "$verb: -o with an unknown column is 2"
	fi
	did=$args
	if [ -n "$listed" ]; then
		args=$listed
		fresh
		run "$verb $wanted $args"
		cp "$OUT" "$KIT_DIR/tsv"
	fi
	if takes sort; then
		fresh
		run "$verb --sort id $args"
		cut -f 1 "$OUT" | sort -u >"$KIT_DIR/ids"
		is "$STATUS$(cut -f 1 "$KIT_DIR/tsv" | sort -u |
			diff - "$KIT_DIR/ids")" 0 "$verb: --sort keeps every row"
		run "$verb --sort nothing $args"
		is "$STATUS$(cat "$OUT")" 2 "$verb: --sort by nothing known is 2"
	fi
	if takes limit; then
		fresh
		run "$verb --limit 1 $args"
		is "$(diff "$OUT" - <"$KIT_DIR/tsv" | grep -c '^<')$(
			grep -c '' "$OUT")" 01 "$verb: --limit 1 is the first row"
	fi
	args=$did

	fresh
	run "$verb $args | head -n 1"
	is "$(cat "$ERR")" "" "$verb: silent when only its first line is read"

	# a pipe that nobody reads
	fresh
	rm -f pipe && mkfifo pipe
	run "exec 4<>pipe 5>pipe 4<&-; $verb $args >&5"
	case $kind$verb in
	source* | page* | helper* | *backup)
		like "$STATUS" "^($status|141)\$" \
			"$verb: a pipe that nobody reads is no failure"
		is "$(cat "$ERR")" "" "$verb: and nothing is said about it"
		;;
	*)
		[ "$said" = yes ] && want=76 || want=0
		is "$STATUS" "$want" "$verb: what it did it cannot print"
		;;
	esac

	if [ -w /dev/full ]; then
		fresh
		run "$verb $args >/dev/full"
		case $said$kind in
		no*) want=0 ;;
		yessource | yespage | yeshelper) want=74 ;;
		*) [ "$verb" = crm-backup ] && want=74 || want=76 ;;
		esac
		is "$STATUS" "$want" "$verb: a full disk behind stdout"
		[ "$want" = 0 ] || like "$(cat "$ERR")" "^$verb: " \
			"$verb: and says so"
		fresh
		run "$verb $args >&-"
		is "$STATUS" "$want" "$verb: a closed stdout"
	else
		skip 3 "no /dev/full"
	fi

	# Named records: stdin, whatever it is, changes nothing.
	fresh
	run "$verb $args"
	cp "$OUT" "$KIT_DIR/want"
	for stdin in '<&-' '</dev/null' '<empty' '<some' pipe; do
		fresh
		: >empty
		printf 'c1\nk1\n' >some
		case $stdin in
		pipe) run ": | timeout 10 $verb $args" ;;
		*) run "timeout 10 $verb $args $stdin" ;;
		esac
		is "$STATUS$(diff "$KIT_DIR/want" "$OUT" | head -n 5)" \
			"$status" \
			"$verb: never mind stdin: $stdin"
	done
done

# --- stdin of sinks ---------------------------------------------------------------

for verb in $all; do
	about "$verb"
	[ "$kind" = sink ] || continue
	fresh
	: >empty
	printf '\n\n' >blank
	run "timeout 10 $verb $rows </dev/null"
	case $rows in
	-\ *) want=1 ;; # asked for it
	*) want=2 ;;
	esac
	is "$STATUS$(cat "$OUT")" $want \
		"$verb: nothing named, the null device: $want"
	run "timeout 10 $verb $rows <&-"
	like "$STATUS$(cat "$OUT")" '^(1|2|74)$' \
		"$verb: nothing named, stdin closed: refused"
	for stdin in '<empty' '<blank' pipe; do
		case $stdin in
		pipe) run ": | timeout 10 $verb $rows" ;;
		*) run "timeout 10 $verb $rows $stdin" ;;
		esac
		is "$STATUS$(cat "$OUT")" 1 "$verb: nothing named, $stdin: 1"
		like "$(cat "$ERR")" 'no rows on stdin' "$verb: and says so"
	done
	# rows of a list, with a header, are records
	case $verb in
	crm-merge) list='printf "id\tother\nk2\tk3\n"' ;;
	crm-log | crm-promise | crm-tag | crm-link | crm-sell) list='crm-find -H name=berg' ;;
	crm-close) list='crm-cases -H needs=close' ;;
	*) list='crm-cases -H kind=complaint' ;;
	esac
	fresh
	run "$list | timeout 10 $verb $rows"
	is "$STATUS $(grep -c '' "$OUT")" "0 1" "$verb: takes the rows of a list"
	[ "$STATUS" = 0 ] || kit_show stderr "$ERR"
	fresh
	before=$(crm-export -t all | cksum)
	run "printf 'c1\nzzz\n' | timeout 10 $verb $rows"
	is "$STATUS $(crm-export -t all | cksum)" "65 $before" \
		"$verb: one bad row, and nothing is kept"
	[ "$STATUS" = 65 ] || kit_show stderr "$ERR"
done

# --- -n, undo, readers --------------------------------------------------------------

# live: what lists show now
live()
{
	for noun in parties cases interactions promises messages links facts \
		products sales observations problems articles cards deals moves \
		invoices payments notices
	do
		case $noun in
		parties | interactions | facts | sales | moves | notices | cards)
			crm-find -t $noun
			;;
		*) crm-find -t $noun state=any ;;
		esac
		echo "$noun: $?"
	done
	crm-away
}

for verb in $all; do
	about "$verb"
	options=$("$verb" --help-options)
	args=${written:-$args}
	if takes n; then
		fresh
		run "$verb $args"
		cp "$OUT" "$KIT_DIR/real"
		fresh
		before=$(crm-export -t all | cksum)
		run "$verb -n $args"
		is "$STATUS" 0 "$verb: -n rehearses"
		is "$(crm-export -t all | cksum)" "$before" \
			"$verb: -n leaves the record as it was"
		# a letter that did not leave is not sent
		[ "$verb" != crm-send ] || for file in "$KIT_DIR/real" "$OUT"; do
			cut -f 1 "$file" >"$KIT_DIR/ids" &&
				cp "$KIT_DIR/ids" "$file"
		done
		is "$(diff "$KIT_DIR/real" "$OUT")" "" \
			"$verb: -n prints what the real run prints"
	fi
	if takes q; then
		fresh
		run "$verb -q $args"
		is "$STATUS$(cat "$OUT")" 0 "$verb: -q prints no rows"
	fi
	if takes key; then
		fresh
		run "$verb --key once $args"
		cp "$OUT" "$KIT_DIR/first"
		before=$(crm-export -t all | cksum)
		run "$verb --key once $args"
		is "$STATUS $(cut -f 1 "$OUT")" "0 $(cut -f 1 "$KIT_DIR/first")" \
			"$verb: the same --key answers with the same id"
		is "$(crm-export -t all | cksum)" "$before" \
			"$verb: and writes nothing more"
	fi
	if [ "$undo" = yes ]; then
		fresh
		live >"$KIT_DIR/before"
		run "$verb $args"
		live >"$KIT_DIR/between"
		ok "! diff '$KIT_DIR/before' '$KIT_DIR/between'" \
			"$verb: changes what lists show"
		run crm-undo
		is "$STATUS" 0 "$verb: crm-undo takes it back"
		[ "$STATUS" = 0 ] || kit_show stderr "$ERR"
		live >"$KIT_DIR/after"
		is "$(diff "$KIT_DIR/before" "$KIT_DIR/after")" "" \
			"$verb: then lists show what they showed before"
		run "crm-check"
		is "$(cat "$OUT" "$ERR" | grep -vE '	(mail|late)	')" "" \
			"$verb: the record is sound after that"
	fi
	about "$verb"
	case $kind in
	source | page | helper)
		fresh
		before=$(cksum crm.db policy.yaml; ls -A)
		run "$verb $args"
		# SQLite's own, which the next writer takes away
		[ -s crm.db-wal ] || rm -f crm.db-wal crm.db-shm
		is "$(cksum crm.db policy.yaml; ls -A)" "$before" \
			"$verb: changes no byte, leaves no file"
		;;
	esac
	case $verb in
	crm-init | crm-help | crm-complete | crm-why) continue ;;
	esac
	fresh
	rm crm.db policy.yaml
	for db in none.db none/crm.db; do
		run "CRM_DB=\$PWD/$db $verb $args"
		is "$STATUS" 66 "$verb: without a database: 66 ($db)"
		like "$(cat "$ERR")" 'crm-init' "$verb: and how to make one"
	done
done

# --- terminals ------------------------------------------------------------------------

if [ "$(script -qec 'test -t 1 && echo yes' /dev/null 2>/dev/null |
	tr -d '\r\n')" = yes ]; then
	fresh
	combining=$(printf 'Zoe\314\201 A\314\210nderson')
	for name in 李小龍與他的很長很長的名字 "$combining" '😀 Smile 😀 Shop'; do
		crm-add -q "$name" --tag a-rather-long-tag --email \
			someone.with.a.long.name.$((at = ${at:-0} + 1))@example.org &&
			crm-log -q -k complaint "$name" \
			"壺漏水 $name 😀 this is a long story about a kettle"
	done >"$OUT" 2>"$ERR"
	is "$(cat "$ERR")" "" "names of the world are taken"
	CRM_PAGER=cat TERM=xterm
	export CRM_PAGER TERM
	unset NO_COLOR
	for verb in $all; do
		about "$verb"
		case $kind in
		source) lines=yes ;;
		page) lines=no ;;
		*) continue ;;
		esac
		for columns in 40 80 200; do
			script -qec "stty cols $columns rows 50; $verb $args" \
				/dev/null </dev/null >"$KIT_DIR/screen" 2>&1
			widest=$(awk -f "$KIT_DIR/width.awk" "$KIT_DIR/screen")
			ok "[ $widest -gt 0 ] && [ $widest -le $columns ]" \
				"$verb: $columns columns are enough ($widest)"
			[ "$lines" = yes ] || continue
			sed "s/$(printf '\033')\[[0-9;]*m//g" "$KIT_DIR/screen" |
				awk 'NR > 1 && $1 ~ /^[a-z][0-9]+$/ { print $1 }' \
				>"$KIT_DIR/ids"
			is "$(eval "$verb $args" | cut -f 1 | grep -v -e - |
				diff - "$KIT_DIR/ids")" "" \
				"$verb: the ids of the pipe ($columns columns)"
		done
	done
	for verb in $all; do
		about "$verb"
		case $kind in
		sink | door) ;;
		*) continue ;;
		esac
		fresh
		run "timeout 20 script -qec '$verb $args' /dev/null | tr -d '\r'"
		is "$(awk '/^crm-/ { next } /^[a-z][0-9]+ [^\t]+$/ { n++; next }
			{ print } END { print n }' "$OUT")" 1 \
			"$verb: a sentence at a terminal, its id first"
		case $kind$rows in
		sink-\ *) continue ;; # it asked for what will be typed
		sink*) ;;
		*) continue ;;
		esac
		run "timeout 20 script -qec 'timeout 10 $verb $rows; echo =\$?' \
			/dev/null"
		like "$(tr -d '\r' <"$OUT")" '^=[12]$' \
			"$verb: at a terminal, nothing named: refused, no wait"
	done
	NO_COLOR=1 TERM=dumb
	export NO_COLOR
else
	skip 1 "no script(1) that makes a terminal"
fi

# --- hostile names -------------------------------------------------------------------

blns=$CRM_TEST_DATA/blns/blns.txt
if [ -f "$blns" ]; then
	fresh
	grep -v '^#' "$blns" | grep -v '^[[:space:]]*$' >names
	while IFS= read -r name; do
		crm-add -q -- "$name" >/dev/null 2>>refused &&
			printf '%s\n' "$name" >>taken
	done <names
	ok "[ $(wc -l <taken) -gt $(($(wc -l <names) * 9 / 10)) ]" \
		"naughty strings are names: $(wc -l <taken) of $(wc -l <names)"
	is "$(grep -v '^  ' refused | grep -v '^crm-add: ')" "" \
		"those refused are told why"
	ids=$(($(wc -l <taken) + 5))

	run "crm-find --sort id"
	is "$(grep -c '' "$OUT")" "$ids" "rows: one for each name"
	is "$(awk -f "$KIT_DIR/rows.awk" "$OUT")" "" "rows: nothing breaks out"
	run "crm-find --json --sort id"
	awk -v raw=1 -v only=name -f "$KIT_DIR/json.awk" "$OUT" |
		sort >"$KIT_DIR/got"
	{
		cat taken
		printf '%s\n' "Anna Berg" "Jörg Müller" "Li Na" "Na Li" \
			"Mo Late"
	} | sed 's/^[[:space:]]*//; s/[[:space:]]*$//' | sort >"$KIT_DIR/typed"
	sed -i 's/^[[:space:]]*//; s/[[:space:]]*$//' "$KIT_DIR/got"
	sort -o "$KIT_DIR/got" "$KIT_DIR/got"
	is "$(diff "$KIT_DIR/typed" "$KIT_DIR/got" | head -n 10)" "" \
		"--json: every name as it was typed"
	run "crm-find --csv"
	is "$(grep -c '' "$OUT")" "$((ids + 1))" "--csv: one line for each"
	is "$(awk -f "$KIT_DIR/csv.awk" "$OUT" | head -n 5)" "" \
		"--csv: nothing that a spreadsheet would run"
	for form in "crm-find --table" "crm-find -o id,name --table" crm-find; do
		run "$form"
		is "$(LC_ALL=C grep -n "$(printf '[\001-\010\013-\037\177]')" \
			"$OUT" | head -n 5 | cat -v)" "" \
			"$form: no control character"
		is "$(LC_ALL=C grep -nE "$(printf \
			'\302[\200-\237]|\342\200[\252-\256]|\342\201[\246-\251]')" \
			"$OUT" | head -n 5 | cat -v)" "" \
			"$form: nothing turns the line around"
	done
	n=0
	while [ "$n" -lt "$ids" ]; do
		n=$((n + 20))
		[ "$n" -le "$ids" ] || break
		crm-log -q -k complaint "c$n" "$(sed -n "${n}p" taken)"
		crm-show "c$n"
	done >page 2>&1
	is "$(LC_ALL=C grep -n "$(printf '[\001-\010\013-\037\177]')" page |
		head -n 5 | cat -v)" "" "crm-show: no control character"
	run "crm-export -t all >all && mkdir two && crm-import -D two/crm.db -t all all &&
		crm-export -D two/crm.db -t all | cmp - all"
	is "$STATUS" 0 "export and import: the same record"
	kit_show stderr "$ERR"
else
	skip 1 "no test data: naughty strings"
fi

finish
