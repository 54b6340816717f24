# shellcheck shell=sh
# SPDX-License-Identifier: ISC
# What every test script shares: a folder of its own, a fixed clock, and TAP.
#
#   . "$(dirname "$0")/../kit.sh"
#   t "a complaint opens a case" 0 'crm-log -k complaint c1 "it leaks"' <<'OUT'
#   ...the exact standard output...
#   OUT
#   finish
#
# A command line runs in a subshell with the null device as its input; what it
# wrote is left in $OUT and $ERR, its status in $STATUS. No here-document means
# that no output is expected.

exec </dev/null

if [ -z "${CRM_ROOT:-}" ]; then
	CRM_ROOT=$(cd "$(dirname "$0")" && pwd)
	while [ ! -f "$CRM_ROOT/tests/kit.sh" ] && [ "$CRM_ROOT" != / ]; do
		CRM_ROOT=$(dirname "$CRM_ROOT")
	done
fi
: "${CRM_TEST_DATA:=$CRM_ROOT/../shared/data}"
: "${CRM_BIN:=$CRM_ROOT/build/bin}"
case $CRM_BIN in
/*) ;;
*) CRM_BIN=$CRM_ROOT/$CRM_BIN ;;
esac

unset CRM_POLICY CRM_PAGER PAGER VISUAL EDITOR COLUMNS LINES XDG_DATA_HOME \
	CLICOLOR_FORCE TZ LANG LANGUAGE LC_CTYPE LC_MESSAGES ENV POSIXLY_CORRECT
umask 022

KIT_DIR=$(mktemp -d "${TMPDIR:-/tmp}/crm-test.XXXXXX") || exit 99
kit_leave()
{
	cd / && chmod -R u+rwX "$KIT_DIR" 2>/dev/null
	rm -rf "$KIT_DIR"
}
trap kit_leave EXIT
trap 'exit 129' HUP
trap 'exit 130' INT
trap 'exit 143' TERM

mkdir "$KIT_DIR/work" && cd "$KIT_DIR/work" || exit 99
OUT=$KIT_DIR/out
ERR=$KIT_DIR/err
STATUS=0
HOME=$PWD
CRM_DB=$PWD/crm.db
CRM_USER=nina
CRM_NOW=2026-11-23T08:00:00Z
LC_ALL=C
NO_COLOR=1
PATH=$CRM_BIN:$PATH
export HOME CRM_DB CRM_USER CRM_NOW CRM_ROOT CRM_BIN CRM_TEST_DATA LC_ALL \
	NO_COLOR PATH

KIT_RUN=0
KIT_FAILED=0

# kit_result GOOD TITLE
kit_result()
{
	KIT_RUN=$((KIT_RUN + 1))
	if [ "$1" = 1 ]; then
		printf 'ok %d - %s\n' "$KIT_RUN" "$2"
	else
		KIT_FAILED=$((KIT_FAILED + 1))
		printf 'not ok %d - %s\n' "$KIT_RUN" "$2"
	fi
}

# note TEXT...: a diagnostic
note()
{
	printf '%s\n' "$*" | sed 's/^/# /'
}

# kit_show LABEL FILE: what a file holds, as a diagnostic
kit_show()
{
	if [ -s "$2" ]; then
		printf '# %s:\n' "$1"
		head -n 60 "$2" | cat -v | sed 's/^/#   /'
	else
		printf '# %s: (nothing)\n' "$1"
	fi
}

# run COMMAND-LINE: sets STATUS, fills $OUT and $ERR, judges nothing
run()
{
	STATUS=0
	(eval "$1") >"$OUT" 2>"$ERR" </dev/null || STATUS=$?
}

# kit_judge TITLE STATUS COMMAND-LINE FILE LABEL, with $KIT_DIR/want in place
kit_judge()
{
	if [ "$STATUS" = "$2" ] && cmp -s "$KIT_DIR/want" "$4"; then
		kit_result 1 "$1"
		return 0
	fi
	kit_result 0 "$1"
	printf '# command: %s\n' "$3" | sed '2,$s/^/# /'
	printf '# status: got %s, want %s\n' "$STATUS" "$2"
	if ! cmp -s "$KIT_DIR/want" "$4"; then
		kit_show "$5 wanted" "$KIT_DIR/want"
		diff -u "$KIT_DIR/want" "$4" | sed -n '3,60p' | cat -v |
			sed 's/^/#   /'
	fi
	kit_show stdout "$OUT"
	kit_show stderr "$ERR"
	return 1
}

# t TITLE STATUS COMMAND-LINE <<EXACT-STDOUT
t()
{
	cat >"$KIT_DIR/want"
	run "$3"
	kit_judge "$1" "$2" "$3" "$OUT" stdout
}

# t_err TITLE STATUS COMMAND-LINE <<EXACT-STDERR; stdout must be empty
t_err()
{
	cat >"$KIT_DIR/want"
	run "$3"
	if [ -s "$OUT" ]; then
		STATUS="$STATUS with something on stdout"
	fi
	kit_judge "$1" "$2" "$3" "$ERR" stderr
}

# ok COMMAND-LINE TITLE: good when it succeeds
ok()
{
	if (eval "$1") >"$OUT" 2>"$ERR" </dev/null; then
		kit_result 1 "$2"
		return 0
	fi
	kit_result 0 "$2"
	printf '# failed: %s\n' "$1" | sed '2,$s/^/# /'
	kit_show stdout "$OUT"
	kit_show stderr "$ERR"
	return 1
}

# is GOT WANT TITLE
is()
{
	if [ "$1" = "$2" ]; then
		kit_result 1 "$3"
		return 0
	fi
	kit_result 0 "$3"
	printf '%s\n' "$1" | cat -v | sed '1s/^/#  got: /;2,$s/^/#       /'
	printf '%s\n' "$2" | cat -v | sed '1s/^/# want: /;2,$s/^/#       /'
	return 1
}

# like TEXT ERE TITLE: good when a line of TEXT matches
like()
{
	if printf '%s\n' "$1" | grep -Eq -e "$2"; then
		kit_result 1 "$3"
		return 0
	fi
	kit_result 0 "$3"
	printf '%s\n' "$1" | cat -v | sed '1s/^/#  got: /;2,$s/^/#       /'
	printf '# want: something like %s\n' "$2"
	return 1
}

# unlike TEXT ERE TITLE: good when no line of TEXT matches
unlike()
{
	if ! printf '%s\n' "$1" | grep -Eq -e "$2"; then
		kit_result 1 "$3"
		return 0
	fi
	kit_result 0 "$3"
	printf '%s\n' "$1" | cat -v | sed '1s/^/#  got: /;2,$s/^/#       /'
	printf '# want: nothing like %s\n' "$2"
	return 1
}

# has TOOL...: whether all of them are there
has()
{
	for kit_tool in "$@"; do
		command -v "$kit_tool" >/dev/null 2>&1 || return 1
	done
}

# strace(1) as it is, but for the leak checker, which cannot work beside it.
# Preloaded shims and address-space limits do not work in a sanitized build
# (CRM_SANITIZED) at all.
if has strace; then
	strace()
	{
		ASAN_OPTIONS=${ASAN_OPTIONS:-}${CRM_SANITIZED:+:detect_leaks=0} \
			command strace "$@"
	}
fi

# Whether a test may be left out: in CI (CRM_NO_SKIP) only for a reason that
# begins with "optional:", or for want of the test data, which is no part of the
# project.
kit_may_skip()
{
	case $1 in
	optional:* | "no test data"*) return 0 ;;
	esac
	[ -z "${CRM_NO_SKIP:-}" ]
}

# skip N REASON: N tests that cannot run here
skip()
{
	kit_left=$1
	while [ "$kit_left" -gt 0 ]; do
		kit_left=$((kit_left - 1))
		if kit_may_skip "$2"; then
			KIT_RUN=$((KIT_RUN + 1))
			printf 'ok %d # SKIP %s\n' "$KIT_RUN" "$2"
		else
			kit_result 0 "must not be skipped here: $2"
		fi
	done
}

# skip_all REASON: the whole file; call it before the first test
skip_all()
{
	if kit_may_skip "$1"; then
		printf '1..0 # SKIP %s\n' "$1"
		exit 0
	fi
	skip 1 "$1"
	finish
}

# finish: print the plan and leave
finish()
{
	printf '1..%d\n' "$KIT_RUN"
	[ "$KIT_RUN" -gt 0 ] && [ "$KIT_FAILED" -eq 0 ]
	exit
}
