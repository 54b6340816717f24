#!/bin/sh
# SPDX-License-Identifier: ISC
# Clocks, zones, locales and odd environments (F37-F39, F44, F45).
. "$(dirname "$0")/../kit.sh"
. "$CRM_ROOT/tests/fault/oracle.sh"

business
crm-log -k complaint --new "Bo Müller" "kettle leaks" >"$KIT_DIR/row"
acknowledge <"$KIT_DIR/row" >>"$ACKS"

# everything there is to read
everything()
{
	for form in "crm-cases" "crm-cases --json" "crm-find" "crm-find Müller" \
		"crm-find --table" "crm-find -t interactions" "crm-show k2" \
		"crm-show c2" "crm-today --all" "crm-report day" "crm-history" \
		"crm-check" "crm-export -t parties"; do
		echo "== $form"
		$form 2>&1 || echo "status $?"
	done
}
everything >"$KIT_DIR/plain"
so "[ $(grep -c '' <"$KIT_DIR/plain") -gt 40 ]" "there is something to read"

# same TITLE ASSIGNMENT...: everything reads the same in that environment
same()
{
	same_title=$1
	shift
	(
		for pair in "$@"; do
			export "${pair?}"
		done
		everything
	) >"$KIT_DIR/other"
	if cmp -s "$KIT_DIR/plain" "$KIT_DIR/other"; then
		kit_result 1 "$same_title"
	else
		kit_result 0 "$same_title"
		diff "$KIT_DIR/plain" "$KIT_DIR/other" | head -n 10 |
			sed 's/^/# /'
	fi
}

# F39, F44
same "LC_ALL=C.UTF-8" LC_ALL=C.UTF-8
same "LC_ALL=tr_TR.UTF-8" LC_ALL=tr_TR.UTF-8 LANG=tr_TR.UTF-8
same "a locale that does not exist" LC_ALL=xx_YY LANGUAGE=xx
same "no folder for temporary files" TMPDIR=/nonexistent \
	SQLITE_TMPDIR=/nonexistent
same "an empty HOME" HOME=
same "memory full of rubbish" MALLOC_PERTURB_=165
big=$(head -c 100000 /dev/zero | tr '\0' x)
same "large variables" "A=$big" "B=$big" "C=$big" "D=$big"
same "POSIXLY_CORRECT and friends" POSIXLY_CORRECT=1 COLUMNS=80 LINES=1 \
	TERM=dumb GETOPT_COMPATIBLE=1
STATUS=0
env -i PATH="$PATH" CRM_DB="$CRM_DB" CRM_NOW="$CRM_NOW" CRM_USER=nina \
	crm-show k2 >"$OUT" 2>"$ERR" || STATUS=$?
is "$STATUS$(cat "$ERR")" 0 "env -i: a page"
(unset HOME XDG_DATA_HOME && CRM_DB='' crm-cases) >"$OUT" 2>"$ERR"
is "$?" 66 "no home and no database: 66"
like "$(cat "$ERR")" '^crm-cases: ' "and a word"
(unset CRM_USER && crm-cases) >"$OUT" 2>"$ERR"
is "$?" 0 "no CRM_USER: a reader reads"
CRM_NOW=soon crm-cases >"$OUT" 2>"$ERR"
is "$?" 2 "a CRM_NOW that is none: 2"

# F38
for zone in Europe/Berlin America/New_York Asia/Kolkata UTC :/etc/passwd \
	garbage 'XXX-25:99' /etc/passwd '' ; do
	same "TZ=$zone" "TZ=$zone"
done
# 27 March 2026, 16:30 in Berlin, a Friday; 4 h of work, over the change
CRM_NOW=2026-03-27T15:30:00Z crm-log c2 --new-case -k complaint "friday" \
	>"$OUT" 2>"$ERR"
is "$(cut -f 5 "$OUT")" 2026-03-30T10:30:00Z \
	"due on Monday 12:30, an hour earlier in UTC"
acknowledge <"$OUT" >>"$ACKS"
# 23 October, 16:30: back again
CRM_NOW=2026-10-23T14:30:00Z crm-log c2 --new-case -k complaint "autumn" \
	>"$OUT" 2>"$ERR"
is "$(cut -f 5 "$OUT")" 2026-10-26T11:30:00Z \
	"due on Monday 12:30, an hour later in UTC"
acknowledge <"$OUT" >>"$ACKS"
for at in 02:30 2026-03-29T02:30; do
	CRM_NOW=2026-03-29T08:00:00Z crm-log c2 --new-case --at "$at" \
		--done "yes" "the hour that is not ($at)" >"$OUT" 2>"$ERR"
	status=$?
	like "$status" '^(0|2)$' "an hour that is not there ($at): read, or 2"
	[ "$status" = 0 ] && acknowledge <"$OUT" >>"$ACKS"
done
if [ -d /usr/share/zoneinfo ]; then
	cp policy.yaml "$KIT_DIR/policy"
	for zone in ../../../etc/passwd /etc/passwd Mars/Olympus ''; do
		sed "s|^zone:.*|zone: \"$zone\"|" "$KIT_DIR/policy" >policy.yaml
		run "crm-cases"
		is "$STATUS" 78 "zone: \"$zone\" in the policy is refused"
	done
	cp "$KIT_DIR/policy" policy.yaml
fi

# F37: each closed at once, so that nothing is late afterwards
for now in 2026-11-23T06:00:00Z 1970-01-01T00:00:00Z 2038-01-19T03:14:06Z \
	2038-01-19T03:14:08Z 2096-11-23T08:00:00Z 2026-11-23T08:00:00Z; do
	CRM_NOW=$now crm-log c1 --new-case --done "yes" "at $now" \
		>"$OUT" 2>"$ERR"
	is "$?$(grep -v 'open' "$ERR")" 0 "the clock says $now: registered"
	acknowledge <"$OUT" >>"$ACKS"
	id=$(cut -f 2 "$OUT")
	is "$(crm-find -t interactions "id=$id" -o at)" "$now" \
		"and that is what is kept"
done
is "$(crm-find -t batches --limit 1000 -o id 2>/dev/null | tr -d b |
	sort -n | awk 'NR > 1 && $1 != last + 1 { print "gap" } { last = $1 }')" \
	"" "batches are in the order of their numbers, whatever the clock said"
if [ "${CRM_SANITIZED:-}" ]; then
	skip 4 "optional: nothing can be preloaded into a sanitized build"
elif has faketime; then
	for jump in '-2h' '+70y' '@1970-01-02 00:00:00' \
		'@2038-01-19 03:14:06'; do
		(unset CRM_NOW && faketime -f "$jump" crm-log c1 --new-case \
			--done yes "faked $jump") >"$OUT" 2>"$ERR"
		is "$?" 0 "the machine's clock jumps ($jump)"
		acknowledge <"$OUT" >>"$ACKS"
	done
else
	skip 4 "optional: faketime is missing"
fi

# F45
mkdir "$KIT_DIR/trap"
for name in crm-log crm-find crm-help sendmail less more man sh vi cat env \
	mandoc; do
	printf '#!/bin/sh\necho "%s" >>"%s/ran"\n' "$name" "$KIT_DIR" \
		>"$KIT_DIR/trap/$name"
	chmod 755 "$KIT_DIR/trap/$name"
done
# BIN: the real ones are called by their path, with the trap in the PATH
trapped()
{
	(cd "$KIT_DIR/trap" && PATH=".::$PATH" && export PATH &&
		command "$CRM_BIN/$1" "${2:-}" ${3:+"$3"}) \
		>"$OUT" 2>"$ERR" </dev/null
}
cp policy.yaml "$KIT_DIR/policy"
printf 'mail:\n  command: sendmail -t -oi\n  from: a@example.org\n' \
	>>policy.yaml
run "crm-check --policy"
is "$STATUS" 78 "a mailer looked for in the PATH is refused"
cp "$KIT_DIR/policy" policy.yaml
trapped crm-help
trapped crm-help log
trapped crm-help crm-log
trapped crm-today --all
trapped crm-send
if has script; then
	(cd "$KIT_DIR/trap" && PATH=".:$PATH" CRM_PAGER=cat EDITOR=cat \
		TERM=dumb script -qec "$CRM_BIN/crm-cases; \
		$CRM_BIN/crm-today --all; $CRM_BIN/crm-log c1 -e" /dev/null) \
		>"$OUT" 2>"$ERR" </dev/null
fi
# script itself starts a shell through its PATH or by its path: no matter
is "$(grep -vx sh "$KIT_DIR/ran" 2>/dev/null)" "" \
	"nothing in the current folder is run"

# what is late by now is not what is tested here
crm-export -t all >"$OUT" 2>"$ERR"
is "$?" 0 "the whole record can be written out"
crm-check >"$OUT" 2>"$ERR"
is "$(grep -Ei 'hash|chain|batch|damaged|gap' "$OUT" "$ERR")" "" \
	"and its chain holds"

finish
