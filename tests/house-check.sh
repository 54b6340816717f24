#!/bin/sh
# SPDX-License-Identifier: ISC
# The walls of STYLE.md: house-check.sh TREE OBJECTS prints each breach on a
# line of its own, beginning with the rule and the file, and then fails.
set -u

cd "$1" || exit 2
case $2 in
/*) objects=$2 ;;
*) objects=$PWD/$2 ;;
esac
LC_ALL=C
export LC_ALL
sources=$(ls lib/*/*.c lib/*/*.h cmd/*.c cmd/*.h 2>/dev/null)
units=$(ls lib/*/*.c cmd/*.c 2>/dev/null)
headers=$(ls lib/*/*.h 2>/dev/null)

# Rooms that exist must be known, and have something in them.
required="base os model store policy text domain sell cause keep post exchange look view cli"
known="$required learn mime"

# Without gmime, what includes the mime room is not built (Makefile).
pkg-config --exists gmime-3.0 2>/dev/null && gmime=yes || gmime=

# left_out FILE: whether it is not built here
left_out()
{
	[ -z "$gmime" ] && grep -qs '^#include "mime/' "$1"
}

rule_rooms()
{
	needed="cmd"
	for room in $required; do
		needed="$needed lib/$room"
	done
	for folder in lib/*; do
		[ -d "$folder" ] || continue
		case " $known " in
		*" ${folder#lib/} "*) ;;
		*) echo "rooms: $folder: no such room" ;;
		esac
		case " $needed " in
		*" $folder "*) ;;
		*) needed="$needed $folder" ;;
		esac
	done
	for folder in $needed; do
		found=
		for object in "$objects/$folder"/*.o; do
			[ -f "$object" ] && found=yes
		done
		[ -n "$found" ] || [ "$folder${gmime:+ }" = lib/mime ] ||
			echo "rooms: $folder: has no objects"
	done
	for file in $units; do
		! left_out "$file" || continue
		[ -f "$objects/${file%.c}.o" ] || echo "rooms: $file: not built"
	done
}

# Code without its comments and the text of its strings.
bare()
{
	awk '
	FNR == 1 { comment = 0 }
	{
		out = ""; line = $0; n = length(line)
		for (i = 1; i <= n; i++) {
			c = substr(line, i, 1); two = substr(line, i, 2)
			if (comment) {
				if (two == "*/") { comment = 0; i++ }
			} else if (quote != "") {
				if (c == "\\") i++
				else if (c == quote) { quote = ""; out = out c }
			} else if (two == "/*") { comment = 1; i++ }
			else if (two == "//") break
			else {
				if (c == "\"" || c == "\047") quote = c
				out = out c
			}
		}
		quote = ""
		print FILENAME ":" FNR ": " out
	}' "$@"
}

# Who may include whom; a room may always include itself.
rule_includes()
{
	# shellcheck disable=SC2086
	awk '
	BEGIN {
		may["base"] = ""
		may["os"] = "base"
		may["model"] = "base"
		may["store"] = "base model os"
		may["policy"] = "base model text"
		may["text"] = "base model"
		may["learn"] = "base"
		rules = "base model store policy text learn"
		may["domain"] = rules
		may["sell"] = rules " domain"
		may["cause"] = rules " domain sell exchange"
		may["keep"] = rules " domain"
		may["post"] = rules " domain"
		may["exchange"] = rules " domain keep sell"
		may["look"] = rules " domain keep sell cause"
		zoned = "domain sell cause keep post exchange look"
		may["view"] = "base model"
		may["cli"] = "base os model view " zoned
		may["cmd"] = "base os model view cli " zoned
		may["mime"] = "base model text"
		library["sqlite3.h"] = "lib/store/driver.c"
		library["sqlite3ext.h"] = "nowhere"
		library["yaml.h"] = "lib/text/yaml.c"
		library["sha2.h"] = "lib/store/chain.c"
		library["sha256.h"] = "lib/store/chain.c"
		library["sha.h"] = "lib/store/chain.c"
		library["utf8proc.h"] = "lib/base/"
		library["gmime/gmime.h"] = "lib/mime/"
	}
	!/^[ \t]*#[ \t]*include/ { next }
	{
		split(FILENAME, path, "/")
		room = path[1] == "cmd" ? "cmd" : path[2]
		at = "includes: " FILENAME ":" FNR ": "
	}
	/"/ {
		split($0, part, "\"")
		target = part[2]
		if (target !~ /^[a-z]+\/[a-z0-9_]+\.h$/) {
			print at "\"" target "\" is not \"room/file.h\""
			next
		}
		split(target, of, "/")
		if (of[1] == room && room != "cmd")
			next
		if (index(" " may[room] " ", " " of[1] " "))
			next
		if (index(" " zoned " ", " " room " ") &&
		    target == "os/zone.h")
			next
		if (FILENAME == "cmd/crm-intake.c" && of[1] == "mime")
			next
		print at room " may not include \"" target "\""
		next
	}
	{
		target = $0
		sub(/^[^<]*</, "", target)
		sub(/>.*/, "", target)
		if (target ~ /^gmime\//)
			target = "gmime/gmime.h"
		if (target in library && index(FILENAME, library[target]) != 1)
			print at "<" target "> belongs to " library[target]
	}' $sources
}

# names NM-OPTION...: rows of source file and symbol
names()
{
	built=
	for file in $units; do
		if [ -f "$objects/${file%.c}.o" ]; then
			built="$built ${file%.c}.o"
		fi
	done
	# shellcheck disable=SC2086
	[ -z "$built" ] || (cd "$objects" && nm -A "$@" $built) |
		sed -n 's/^\([^:]*\)\.o:.* \([^ ]*\)$/\1.c \2/p'
}

# What the objects ask for, whatever the text says.
rule_symbols()
{
	names -u | awk '
	BEGIN {
		n = split("printf fprintf vprintf vfprintf dprintf " \
			"vdprintf puts fputs putc fputc putchar " \
			"fwrite perror stdout stderr", list, " ")
		for (i = 1; i <= n; i++)
			talk[list[i]] = 1
		n = split("exit getenv time clock_gettime " \
			"secure_getenv gettimeofday", list, " ")
		for (i = 1; i <= n; i++)
			world[list[i]] = 1
	}
	function breach(owner) {
		print "symbols: " file ": " name " belongs to " owner
	}
	{
		file = $1
		split(file, path, "/")
		room = path[1] == "cmd" ? "cmd" : path[2]
		name = $2
		sub(/@.*/, "", name)
		sub(/^__/, "", name)
		sub(/_chk$/, "", name)
	}
	name ~ /^sqlite3_/ && file != "lib/store/driver.c" {
		breach("lib/store/driver.c")
	}
	name ~ /^yaml_[a-z]+_(initialize|delete|parse|load|set|emit)/ &&
	file != "lib/text/yaml.c" { breach("lib/text/yaml.c") }
	name ~ /^g_mime_/ && room != "mime" { breach("lib/mime") }
	name ~ /^SHA(256|2)/ && file != "lib/store/chain.c" {
		breach("lib/store/chain.c")
	}
	name ~ /^utf8proc_/ && room != "base" { breach("lib/base") }
	(name in talk) && room != "view" && room != "cli" {
		breach("lib/view and lib/cli")
	}
	(name in world) && room != "cli" && room != "os" {
		breach("lib/cli and lib/os")
	}'
}

# foo.c exports foo_*, or the verbs of a struct that foo.h declares.
rule_exports()
{
	{
		# shellcheck disable=SC2086
		grep -oE '^struct [a-z0-9_]+ \{' $headers /dev/null
		names -g --defined-only
	} | awk '
	/:struct / {
		split($0, part, ":struct ")
		sub(/\.h$/, ".c", part[1])
		sub(/ .*/, "", part[2])
		own[part[1]] = own[part[1]] " " part[2]
		next
	}
	{
		name = $1
		sub(/.*\//, "", name)
		sub(/\.c$/, "", name)
		good = $2 == ($1 ~ /^cmd\// ? "main" : name "s")
		n = $1 ~ /^cmd\// ? 0 : split(name own[$1], mine, " ")
		for (i = 1; i <= n; i++)
			if (index($2, mine[i] "_") == 1)
				good = 1
		if (!good)
			print "exports: " $1 ": " $2 " is not of " name
	}'
}

# Two rooms with one name: the linker would take either and say nothing.
rule_once()
{
	names -g --defined-only | awk '
	$1 ~ /^cmd\// { next }
	$2 in first { print "once: " $2 ": in " first[$2] " and in " $1 }
	{ first[$2] = $1 }'
}

rule_heads()
{
	# shellcheck disable=SC2086
	awk '
	function finish() {
		if (file != "" && good < 2)
			print "heads: " file ": no SPDX line and sentence on top"
	}
	FNR == 1 { finish(); file = FILENAME; good = 0 }
	FNR == 1 && $0 == "/* SPDX-License-Identifier: ISC" { good++ }
	FNR == 2 && /^ \* [^ ]/ { good++ }
	END { finish() }' $sources
}

# Calls that are never right, and declarations the house does without.
rule_banned()
{
	# shellcheck disable=SC2086
	bare $sources | awk '
	{
		at = $1; code = $0
		sub(/^[^ ]* /, "", code)
		sub(/:$/, "", at)
	}
	code ~ /(^|[^A-Za-z0-9_])(system|popen|strcpy|strcat|strncpy|strncat|stpcpy|sprintf|vsprintf|gets|strtok|sqlite3_v?s?n?m?printf)[ \t]*\(/ {
		print "banned: " at ": a call that is never right here:" code
	}
	code ~ /(^|[^A-Za-z0-9_])typedef[ \t]+(struct|union|enum)/ {
		print "banned: " at ": a typedef of a struct:" code
	}'
}

# SQL lives in the store.
rule_sql()
{
	# shellcheck disable=SC2086
	grep -nE '"[^"]*(SELECT [a-z*(]|INSERT INTO |DELETE FROM |UPDATE [a-z_]+ SET )' \
		$sources /dev/null | grep -v '^lib/store/' | sed 's/^/sql: /'
}

breaches=$(for rule in rooms includes symbols exports once heads banned sql; do
	"rule_$rule"
done)
[ -z "$breaches" ] || {
	printf '%s\n' "$breaches"
	exit 1
}
