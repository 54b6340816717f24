#!/bin/sh
# SPDX-License-Identifier: ISC
# The walls of the house stand, and a breach of each would be seen.
. "$(dirname "$0")/kit.sh"

check=$CRM_ROOT/tests/house-check.sh
CC=${CC:-cc}

run "sh '$check' '$CRM_ROOT' build"
is "$STATUS" 0 "the tree keeps its walls"
sed 's/^/# /' "$OUT" "$ERR"

# A small house that keeps every rule, to plant breaches in.
rooms="base os model store policy text domain sell cause keep post exchange look view cli mime"

# put FILE: from stdin, under the head that every file has
put()
{
	{
		printf '/* SPDX-License-Identifier: ISC\n * A small room.\n */\n'
		cat
	} >"$1"
}

# compile FILE...: within the house
compile()
{
	(
		cd house || exit 1
		for file in "$@"; do
			mkdir -p "build/${file%/*}"
			"$CC" -w -Ilib -I../stub -O0 -c -o "build/${file%.c}.o" \
				"$file" || exit 1
		done
	) || note "the planted house does not compile"
}

# raise: a fresh house, built
raise()
{
	rm -rf house
	cp -R model-house house
}

# Headers of the libraries are not what is looked at.
mkdir -p stub/gmime
for header in sqlite3.h yaml.h sha2.h sha256.h utf8proc.h gmime/gmime.h; do
	echo 'extern int stub;' >"stub/$header"
done

mkdir -p house/cmd
for room in $rooms; do
	mkdir -p "house/lib/$room"
	put "house/lib/$room/thing.h" <<-C
		int thing_get_$room(void);
	C
	put "house/lib/$room/thing.c" <<-C
		#include <stddef.h>
		int thing_get_$room(void);
		int thing_get_$room(void) { return 1; }
	C
	compile "lib/$room/thing.c"
done
put house/cmd/crm-foo.c <<-C
	int main(void) { return 0; }
C
compile cmd/crm-foo.c
mv house model-house

raise
t "a house that keeps the rules passes" 0 "sh '$check' house build"

# breach TITLE RULE FILE [TEXT]: TEXT (or stdin) goes to the end of FILE; the
# checker must name the rule and the file
breach()
{
	raise
	[ -f "house/$3" ] || put "house/$3" </dev/null
	if [ $# -gt 3 ]; then
		printf '%s\n' "$4" >>"house/$3"
	fi
	case $3 in
	*.c) compile "$3" ;;
	esac
	run "sh '$check' house build"
	if [ "$STATUS" = 1 ] && grep -q "^$2: $3[:/ ]" "$OUT" &&
		[ "$(grep -vc "^$2: $3[:/ ]" "$OUT")" = 0 ]; then
		kit_result 1 "$1"
	else
		kit_result 0 "$1"
		kit_show "what it said (status $STATUS)" "$OUT"
		kit_show stderr "$ERR"
	fi
}

# Includes, each room against one it may not see.
breach "base sees no other room" includes lib/base/thing.c '#include "os/thing.h"'
breach "os does not see model" includes lib/os/thing.c '#include "model/thing.h"'
breach "model does not see os" includes lib/model/thing.c '#include "os/thing.h"'
breach "store does not see policy" includes lib/store/thing.c '#include "policy/thing.h"'
breach "policy does not see store" includes lib/policy/thing.c '#include "store/thing.h"'
breach "text does not see os" includes lib/text/thing.c '#include "os/thing.h"'
breach "domain sees of os only the zone" includes lib/domain/thing.c '#include "os/thing.h"'
breach "domain does not see what stands on it" includes lib/domain/thing.c '#include "keep/thing.h"'
breach "sell does not see exchange" includes lib/sell/thing.c '#include "exchange/thing.h"'
breach "cause does not see look" includes lib/cause/thing.c '#include "look/thing.h"'
breach "keep does not see post" includes lib/keep/thing.c '#include "post/thing.h"'
breach "post does not see exchange" includes lib/post/thing.c '#include "exchange/thing.h"'
breach "exchange does not see look" includes lib/exchange/thing.c '#include "look/thing.h"'
breach "look does not see view" includes lib/look/thing.c '#include "view/thing.h"'
breach "post sees of os only the zone" includes lib/post/thing.c '#include "os/thing.h"'
breach "view does not see domain" includes lib/view/thing.c '#include "domain/thing.h"'
breach "cli does not see store" includes lib/cli/thing.c '#include "store/thing.h"'
breach "a command does not see store" includes cmd/crm-foo.c '#include "store/thing.h"'
breach "a command does not see policy" includes cmd/crm-foo.c '#include "policy/thing.h"'
breach "mime does not see os" includes lib/mime/thing.c '#include "os/thing.h"'
breach "a command does not see mime" includes cmd/crm-foo.c '#include "mime/thing.h"'
breach "a header is held to it too" includes lib/base/thing.h '#include "cli/thing.h"'
breach "includes name their room" includes lib/base/thing.c '#include "thing.h"'
breach "SQLite's header is the driver's" includes lib/store/thing.c '#include <sqlite3.h>'
breach "libyaml's header is text/yaml's" includes lib/text/thing.c '#include <yaml.h>'
breach "libmd's header is the chain's" includes lib/store/thing.c '#include <sha2.h>'
breach "utf8proc's header is base's" includes lib/view/thing.c '#include <utf8proc.h>'
breach "gmime's header is mime's" includes lib/text/thing.c '#include <gmime/gmime.h>'

# What the objects ask for.
calls()
{
	printf 'int %s(); static int x(void) { return %s(); } int (*thing_x)(void) = x;' \
		"$1" "$1"
}
breach "SQLite is called by the driver only" symbols lib/store/thing.c "$(calls sqlite3_step)"
breach "libyaml is called by text/yaml only" symbols lib/text/thing.c "$(calls yaml_parser_parse)"
breach "gmime is called by mime only" symbols lib/text/thing.c "$(calls g_mime_init)"
breach "SHA-256 is called by the chain only" symbols lib/store/thing.c "$(calls SHA256Update)"
breach "utf8proc is called by base only" symbols lib/view/thing.c "$(calls utf8proc_iterate)"
for name in printf fprintf vprintf vfprintf dprintf puts fputs putc fputc \
	putchar fwrite perror; do
	breach "$name is for view and cli" symbols lib/domain/thing.c "$(calls "$name")"
done
breach "the fortified name is seen through" symbols lib/domain/thing.c "$(calls __fprintf_chk)"
breach "a command does not print" symbols cmd/crm-foo.c \
	'int puts(); static int x(void) { return puts("x"); } static int (*y)(void) __attribute__((used)) = x;'
for name in stdout stderr; do
	breach "$name is for view and cli" symbols lib/domain/thing.c \
		"extern void *$name; void *thing_x(void) { return $name; }"
done
for name in exit getenv time clock_gettime; do
	breach "$name is for cli and os" symbols lib/domain/thing.c "$(calls "$name")"
done
breach "a view reads no environment" symbols lib/view/thing.c "$(calls getenv)"

# Rooms.
raise
rm house/build/lib/text/thing.o
run "sh '$check' house build"
is "$STATUS" 1 "a room without objects is seen"
like "$(cat "$OUT")" '^rooms: lib/text: has no objects' "and named"
raise
rm -r house/lib/domain house/build/lib/domain
run "sh '$check' house build"
like "$STATUS $(cat "$OUT")" '^1 rooms: lib/domain: has no objects' "a room that is gone is seen"
# with_gmime STATUS: whether pkg-config finds gmime
with_gmime()
{
	mkdir -p tools
	printf '#!/bin/sh\nexit %s\n' "$1" >tools/pkg-config
	chmod +x tools/pkg-config
}
raise
rm house/build/lib/mime/thing.o
sed -i.old 's/#include <stddef.h>/#include "mime\/thing.h"/' \
	house/lib/mime/thing.c
with_gmime 0
run "PATH=\$PWD/tools:\$PATH sh '$check' house build"
like "$STATUS $(cat "$OUT")" '^1 rooms: lib/mime: has no objects' \
	"mime without objects is seen where gmime is"
with_gmime 1
t "and is as it should be where it is not" 0 \
	"PATH=\$PWD/tools:\$PATH sh '$check' house build"
raise
mkdir house/lib/attic
put house/lib/attic/thing.c </dev/null
compile lib/attic/thing.c
run "sh '$check' house build"
like "$STATUS $(cat "$OUT")" '^1 rooms: lib/attic: no such room' "a room of no plan is seen"

# Names, heads, calls, SQL.
breach "foo.c exports foo_* only" exports lib/domain/thing.c 'int other_get(void) { return 2; }'
breach "data is held to it too" exports lib/domain/thing.c 'int other_count = 2;'
breach "a command exports main only" exports cmd/crm-foo.c 'int helper(void) { return 2; }'
raise
put house/lib/view/thing.c <<'C'
int thing_same(void) { return 1; }
C
put house/lib/text/thing.c <<'C'
int thing_same(void) { return 2; }
C
compile lib/view/thing.c
compile lib/text/thing.c
run "sh '$check' house build"
like "$STATUS $(cat "$OUT")" '^1 once: thing_same: in' "two rooms with one name are seen"
raise
printf 'int thing_get(void) { return 1; }\n' >house/lib/view/thing.c
compile lib/view/thing.c
run "sh '$check' house build"
like "$STATUS $(cat "$OUT")" '^1 heads: lib/view/thing.c:' "a file without its head is seen"
for name in system popen strcpy strcat sprintf sqlite3_mprintf; do
	breach "$name is called nowhere" banned lib/os/thing.c \
		"#define CALL(x) $name(x)"
done
breach "no struct gets a second name" banned lib/model/thing.h 'typedef struct thing thing;'
breach "SQL is the store's" sql lib/domain/thing.c \
	'const char thing_sql[] = "SELECT id FROM cases";'

# What the rules must let pass.
raise
cat >>house/lib/domain/thing.c <<'C'
#include "os/zone.h"
#include "store/thing.h"
/* system(3) and strcpy(3) are only named here; "SELECT " is no SQL */
const char thing_text[] = "call system(x) and printf(y)";
C
put house/lib/os/zone.h </dev/null
compile lib/domain/thing.c
put house/cmd/crm-intake.c <<'C'
#include "mime/thing.h"
int main(void) { return thing_get_mime() - 1; }
C
compile cmd/crm-intake.c
cat >>house/lib/mime/thing.c <<C
#include <gmime/gmime.h>
$(calls g_mime_init)
C
compile lib/mime/thing.c
t "words in comments and strings are no calls" 0 "sh '$check' house build"

finish
