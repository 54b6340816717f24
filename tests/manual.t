#!/bin/sh
# SPDX-License-Identifier: ISC
# The manual says what the programs do: each has a page, the page has its
# sections and lists the options there are, and every example in every page
# prints what the page shows.
#
# An example is a line "$ command" in a ".Bd -literal" block. The lines up to
# the next one, or to the end of the block, are all that it prints; blank lines
# at the end do not count. A command that ends in "# exit 1" ends with that
# status, any other with 0. "\" at the end continues a command. The examples of
# a page run in order, in one shell and one fresh folder, after
# tests/examples/PAGE.SECTION.sh, or where there is none after
# tests/examples-setup.sh.
. "$(dirname "$0")/kit.sh"

has mandoc || skip_all "no mandoc"
man=$CRM_ROOT/man
verbs=$(cd "$CRM_ROOT/cmd" && ls crm-*.c 2>/dev/null | sed 's/\.c$//')
[ -n "$verbs" ] || skip_all "no command yet"

# Options that mean the same everywhere; crm-format(5) tells of them, so a page
# may leave them out.
shared=" D h u o H 0 n q m F e help version json tsv csv table sort limit at \
key keep-going rejects color "

# flags START PAGE: the options that the lines matching START (and, for
# SYNOPSIS, the section) name, one on a line, without dashes
flags()
{
	awk -v what="$1" '
	/^\.Sh/ { section = $0; sub(/^\.Sh +/, "", section) }
	what == "SYNOPSIS" ? section != what : $1 != ".It" { next }
	{
		open = 0
		for (i = 1; i <= NF; i++) {
			word = $i
			sub(/^\./, "", word)
			if (word == "Fl") { open = 1; continue }
			if (word ~ /^[A-Z][a-z]$/) { open = 0; continue }
			if (!open || word ~ /^[|.,;:()]$/ || word ~ /^\[|\]$/)
				continue
			sub(/\\&/, "", word)
			if (word ~ /^(-|\\-)/) {
				sub(/^(-|\\-)/, "", word)
				gsub(/\\-/, "-", word)
				sub(/=.*/, "", word)
				print word
			} else {
				for (c = 1; c <= length(word); c++)
					print substr(word, c, 1)
			}
		}
	}' "$2"
}

# options_agree VERB PAGE START NAME: prints what differs from --help-options
options_agree()
{
	flags "$3" "$2" | sort -u >"$KIT_DIR/flags"
	awk -F '\t' -v shared="$shared" -v where="$4" '
	!second { page[$1] = 1; next }
	$1 == "operands" { next }
	{
		known[$1] = known[$2] = 1
		if (index(shared, " " $1 " ") || index(shared, " " $2 " "))
			next
		if (!($1 in page) && !($2 in page))
			print where " lacks -" ($1 == "-" ? "-" $2 : $1)
	}
	END {
		for (flag in page)
			if (!(flag in known))
				print where " has " flag ", the program has not"
	}' "$KIT_DIR/flags" second=1 "$KIT_DIR/options"
}

for verb in $verbs; do
	if [ ! -x "$CRM_BIN/$verb" ] &&
		grep -q '^#include "mime/' "$CRM_ROOT/cmd/$verb.c"; then
		skip 1 "$verb is not built without gmime"
		continue
	fi
	page=$man/$verb.1
	if [ ! -f "$page" ]; then
		kit_result 0 "$verb has a page"
		continue
	fi
	for section in "EXIT STATUS" ENVIRONMENT EXAMPLES; do
		ok "grep -q '^\\.Sh $section\$' '$page'" "$verb(1) has $section"
	done
	purpose=$(sed -n 's/^\.Nd *//p' "$page" | sed 's/\\&//g;s/\\-/-/g')
	"$verb" --help >"$KIT_DIR/help" 2>&1 </dev/null
	ok "[ -n '$(printf %s "$purpose" | tr -d "'")' ] &&
		grep -Fq -e \"\$purpose\" '$KIT_DIR/help'" \
		"$verb(1) and --help have the same purpose"
	"$verb" --help-options >"$KIT_DIR/options" 2>&1 </dev/null
	is "$(options_agree "$verb" "$page" SYNOPSIS SYNOPSIS)" "" \
		"$verb(1): SYNOPSIS has the options there are"
	is "$(options_agree "$verb" "$page" .It "the list of options")" "" \
		"$verb(1) tells of the options there are"
	ok "grep -Eq '(^|[^a-z-])$verb([^a-z-]|\$)' '$man/crm.7'" \
		"crm(7) lists $verb"
done

for page in "$man"/*.[1-8]; do
	name=${page##*/}
	is "$(sh "$CRM_ROOT/tests/man-lint.sh" "$page")" "" "$name is clean"
done

# examples PAGE FOLDER: writes N.command and N.want, prints how many; or
# prints what is wrong with the page
examples()
{
	awk -v folder="$2" -v pagename="${1##*/}" '
	function plain(s,   out, at) {
		out = ""
		while ((at = index(s, "\\")) > 0) {
			out = out substr(s, 1, at - 1)
			s = substr(s, at)
			if (s ~ /^\\&/) s = substr(s, 3)
			else if (s ~ /^\\e/) { out = out "\\"; s = substr(s, 3) }
			else if (s ~ /^\\-/) { out = out "-"; s = substr(s, 3) }
			else if (s ~ /^\\ /) { out = out " "; s = substr(s, 3) }
			else if (substr(s, 1, 4) in glyph) {
				out = out glyph[substr(s, 1, 4)]
				s = substr(s, 5)
			} else {
				wrong("an escape the tests cannot read: " s)
				s = substr(s, 2)
			}
		}
		return out s
	}
	function wrong(what) {
		print "line " FNR ": " what
		bad = 1
	}
	function finish() {
		if (n)
			close(file)
		more = 0
	}
	BEGIN {
		glyph["\\(aq"] = "\047"; glyph["\\(dq"] = "\""
		glyph["\\(rs"] = "\\"; glyph["\\(ha"] = "^"
		glyph["\\(ti"] = "~"; glyph["\\(ga"] = "`"
	}
	/^\.Sh/ { section = $0; sub(/^\.Sh +/, "", section) }
	/^\.D[1l] \$ / { wrong("an example outside of .Bd -literal") }
	/^\.Bd.*-(literal|unfilled)/ {
		literal = 1; first = 1; seen = 0; comment = 0
		next
	}
	/^\.Ed/ && literal {
		literal = 0
		if (section == "EXAMPLES" && !seen && !comment)
			wrong("a block without a command in EXAMPLES")
		finish()
		next
	}
	!literal || /^\.\\"/ { next }
	/^\.[A-Z]/ { wrong("a macro within an example"); next }
	{
		line = plain($0)
		if (first && line ~ /^#/) comment = 1
		first = 0
	}
	more {
		print line >file
		more = line ~ /\\$/
		if (!more) { close(file); file = folder "/" n ".want" }
		next
	}
	line ~ /^\$ / {
		finish()
		n++
		seen = 1
		file = folder "/" n ".command"
		print substr(line, 3) >file
		more = line ~ /\\$/
		if (!more) { close(file); file = folder "/" n ".want" }
		next
	}
	seen { print line >file }
	END {
		if (pagename ~ /^crm-.*\.1$/ && !n)
			print "no example"
		else if (!bad)
			print n + 0
	}' "$1"
}

# trim FILE: without the blank lines at its end
trim()
{
	[ -f "$1" ] || return 0
	awk '/^$/ { blank++; next }
	{ for (; blank > 0; blank--) print ""; print }' "$1"
}

for page in "$man"/*.[1-8]; do
	name=${page##*/}
	if [ ! -x "$CRM_BIN/${name%.1}" ] && grep -qs '^#include "mime/' \
		"$CRM_ROOT/cmd/${name%.1}.c"; then
		skip 1 "$name: not built without gmime"
		continue
	fi
	here=$KIT_DIR/examples
	rm -rf "$here" "$KIT_DIR/work/$name"
	mkdir -p "$here" "$KIT_DIR/work/$name"
	count=$(examples "$page" "$here")
	case $count in
	*[!0-9]*)
		kit_result 0 "$name: examples can be read"
		note "$count"
		continue
		;;
	0) continue ;;
	esac
	setup=$CRM_ROOT/tests/examples/$name.sh
	[ -f "$setup" ] || setup=$CRM_ROOT/tests/examples-setup.sh
	(
		cd "$KIT_DIR/work/$name" || exit
		export HOME="$PWD" CRM_DB="$PWD/crm.db"
		# shellcheck disable=SC1090
		. "$setup" >"$here/setup" 2>&1 </dev/null
		n=0
		while [ "$n" -lt "$count" ]; do
			n=$((n + 1))
			STATUS=0
			eval "$(cat "$here/$n.command")" >"$here/$n.got" 2>&1 \
				</dev/null || STATUS=$?
			echo "$STATUS" >"$here/$n.status"
		done
	)
	n=0
	while [ "$n" -lt "$count" ]; do
		n=$((n + 1))
		command=$(cat "$here/$n.command")
		want=$(printf '%s\n' "$command" |
			sed -n 's/.*# exit \([0-9][0-9]*\)$/\1/p')
		got=$(cat "$here/$n.status" 2>/dev/null || echo "never ran")
		trim "$here/$n.want" >"$KIT_DIR/want"
		trim "$here/$n.got" >"$OUT"
		: >"$ERR"
		STATUS=$got
		title=$(printf '%s\n' "$command" | head -n 1 | tr '#' ' ')
		kit_judge "$name: $title" "${want:-0}" "$command" "$OUT" output ||
			kit_show set-up "$here/setup"
	done
done

finish
