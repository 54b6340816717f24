#!/bin/sh
# SPDX-License-Identifier: ISC
# Power loss (F07): whatever the disk kept of what was not synced, everything
# acknowledged is there. The same harness has to find the loss in programs that
# sync less, else it proves nothing.
. "$(dirname "$0")/../kit.sh"
. "$CRM_ROOT/tests/fault/oracle.sh"

has strace || skip_all "strace is missing"
has python3 || skip_all "python3 is missing"
python3 -c 'import sqlite3' 2>/dev/null ||
	skip_all "python3 has no sqlite3 module"

COUNT=3
EVERY=10
if [ "$FAULT_FULL" ]; then
	COUNT=12
	EVERY=1
fi

# replay TITLE ERE PATH-BEFORE [--reader]
replay()
{
	rm -rf base
	mkdir base
	crm-init -D base/crm.db
	crm-log -D base/crm.db --new "Anna Berg" "voice zero" >/dev/null
	counts=$(ASAN_OPTIONS=${ASAN_OPTIONS:-}${CRM_SANITIZED:+:detect_leaks=0} \
		PATH=$3${3:+:}$PATH python3 "$CRM_ROOT/tests/fault/plr.py" \
		${4:-} --check-every "${EVERY:-0}" "$COUNT" base/crm.db 2>&1)
	note "$counts"
	like "$counts" "$2" "$1"
}

replay "as shipped: nothing is lost" \
	'^states [1-9][0-9]+ lost 0 corrupt 0$' ""
replay "as shipped, while somebody reads: nothing is lost" \
	'^states [1-9][0-9]+ lost 0 corrupt 0$' "" --reader

# weaken MODE: a crm-log that syncs less, in ./MODE
weaken()
{
	mkdir "$1"
	sed "s/PRAGMA synchronous=FULL/PRAGMA synchronous=$1/" \
		"$CRM_ROOT/lib/store/driver.c" >"$1/driver.c"
	# shellcheck disable=SC2046
	grep -q "synchronous=$1" "$1/driver.c" &&
		"${CC:-cc}" -std=c11 -D_POSIX_C_SOURCE=200809L \
			-DCRM_VERSION='"weak"' -I"$CRM_ROOT/lib" \
			-o "$1/crm-log" "$CRM_ROOT/cmd/crm-log.c" \
			"$1/driver.c" "$LIBRARY" \
			$(pkg-config --cflags --libs sqlite3 yaml-0.1 \
				libutf8proc libmd) -lm >"$1/log" 2>&1
}

LIBRARY=$(dirname "$CRM_BIN")/libcrm.a
EVERY=
if [ "${CRM_SANITIZED:-}" ]; then
	skip 2 "optional: the weak programs are made for the plain build"
else
	ok "weaken NORMAL && weaken OFF" "two weak programs"
	replay "synchronous=NORMAL: the harness finds the loss" \
		' lost [1-9]' "$PWD/NORMAL" --reader
	replay "synchronous=OFF: the harness finds the damage" \
		' corrupt [1-9]' "$PWD/OFF"
fi

finish
