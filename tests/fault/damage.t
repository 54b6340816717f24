#!/bin/sh
# SPDX-License-Identifier: ISC
# A database that is not what it was: flipped bits (F18), cut and extended
# files (F19), a torn log (F20), somebody else's log (F21), a hostile schema
# (F23), links and pipes in its place (F41). Found, refused or harmless; never
# a crash, never a hang, never somebody else's file changed.
. "$(dirname "$0")/../kit.sh"
. "$CRM_ROOT/tests/fault/shop.sh"

flips=60
step=9000
if [ -n "${FAULT_FULL:-}" ]; then
	flips=1500
	step=512
fi

shop >"$OUT" 2>"$ERR" || note "$(cat "$ERR")"
CRM_POLICY=$PWD/policy.yaml
export CRM_POLICY
is "$(ls)" "crm.db
crm.db.forgotten
crm.db.lock
policy.yaml" "at rest there is one file"
size=$(wc -c <crm.db | tr -d ' ')
cp crm.db whole.db
crm-export -t all >all.jsonl

# fresh: bad.db as the whole one, nothing beside it
fresh()
{
	rm -rf bad.db bad.db-wal bad.db-shm bad.db-journal bad.db.lock
	cp whole.db bad.db
}

# harmless DB: whether it is found out, or says exactly what it said before
harmless()
{
	STATUS=0
	timeout 10 crm-check -D "$1" >"$OUT" 2>"$ERR" </dev/null || STATUS=$?
	case $STATUS in
	0) crm-export -D "$1" -t all 2>"$ERR" | cmp -s - all.jsonl ;;
	1 | 65 | 66 | 69 | 74 | 77) [ -s "$OUT" ] || [ -s "$ERR" ] ;;
	*) return 1 ;;
	esac
}

# --- F18
bad=
seen=0
awk -v n="$flips" -v size="$size" 'BEGIN {
	srand(18)
	for (i = 0; i < n; i++)
		print int(rand() * size), 2 ^ int(rand() * 8)
}' >flips.txt
while read -r at bit; do
	fresh
	byte=$(od -An -tu1 -j "$at" -N 1 bad.db | tr -d ' ')
	if [ $((byte / bit % 2)) = 1 ]; then
		byte=$((byte - bit))
	else
		byte=$((byte + bit))
	fi
	# shellcheck disable=SC2059
	printf "\\$(printf %03o "$byte")" |
		dd of=bad.db bs=1 seek="$at" conv=notrunc 2>/dev/null
	harmless bad.db || bad="$bad $at:$bit($STATUS)"
	[ "$STATUS" = 0 ] || seen=$((seen + 1))
	timeout 10 crm-find -D bad.db -t interactions >"$OUT" 2>&1
	[ "$?" -lt 124 ] || bad="$bad $at:$bit:find"
done <flips.txt
is "$bad" "" "$flips flipped bits: $seen found, the others mean nothing"

# the number of the schema's format
fresh
printf '\024' | dd of=bad.db bs=1 seek=47 conv=notrunc 2>/dev/null
run "crm-check -D bad.db"
is "$STATUS" 65 "a format of the file that nobody knows"

# --- F19
bad=
at=0
while [ "$at" -lt "$size" ]; do
	rm -f bad.db-wal bad.db-shm
	head -c "$at" whole.db >bad.db
	harmless bad.db && [ "$STATUS" != 0 ] || bad="$bad $at($STATUS)"
	at=$((at + step))
done
is "$bad" "" "cut at every $step bytes: found"
fresh
printf 'junk' >>bad.db
found bad.db
is "$?" 0 "four bytes behind the end are found"
head -c 8192 whole.db >>bad.db
found bad.db
is "$?" 0 "… and pages of it"
: >bad.db
rm -f bad.db-wal bad.db-shm
run "crm-check -D bad.db"
is "$STATUS" 65 "an empty file is no database"
head -c "$size" /dev/urandom >bad.db
run "crm-check -D bad.db"
is "$STATUS" 65 "noise is no database"
cat /bin/sh >bad.db
run "crm-log -D bad.db anna hello"
is "$STATUS $(cmp /bin/sh bad.db)" "0 " "… and a voice for it is kept apart"
rm -rf bad.db.spool

# --- F20, F21
if has sqlite3 mkfifo; then
	fresh
	mkfifo tap
	sqlite3 -batch bad.db <tap >tapped 2>&1 &
	exec 9>tap
	echo 'BEGIN; SELECT count(*) FROM batches;' >&9
	while [ ! -s tapped ]; do sleep 0.05; done
	before=$(cat tapped)
	for i in 1 2 3 4 5; do
		crm-log -q -D bad.db --new-case anna "voice $i" 2>"$ERR"
	done
	cp bad.db base.db
	cp bad.db-wal base.wal
	echo 'COMMIT;' >&9
	exec 9>&-
	wait
	wal=$(wc -c <base.wal | tr -d ' ')
	[ "$wal" -gt 30000 ] || is "$wal" "more" "the log was kept"
	[ -n "${FAULT_FULL:-}" ] && wstep=103 || wstep=2003
	bad=
	at=0
	last=0
	while [ "$at" -le "$wal" ]; do
		rm -f bad.db*
		cp base.db bad.db
		head -c "$at" base.wal >bad.db-wal
		chmod 600 bad.db-wal
		run "timeout 10 crm-check -D bad.db"
		if [ "$STATUS" = 0 ]; then
			now=$(crm-history -D bad.db -o id --limit 1)
			[ "${now#b}" -ge "$last" ] ||
				bad="$bad $at:$last>$now"
			last=${now#b}
		else
			bad="$bad $at($STATUS)"
		fi
		at=$((at + wstep))
	done
	is "$bad" "" "a log cut every $wstep bytes: a prefix of what was kept"
	# the last cut may stop short of the last frame
	cp base.db bad.db
	cp base.wal bad.db-wal
	last=$(crm-history -D bad.db -o id --limit 1)
	is "$last" "b$((before + 5))" "… the whole of it at the end"

	bad=
	awk -v size="$wal" 'BEGIN { srand(20); for (i = 0; i < 25; i++)
		print int(rand() * size) }' >flips.txt
	while read -r at; do
		rm -f bad.db*
		cp base.db bad.db
		cp base.wal bad.db-wal
		printf '\125' | dd of=bad.db-wal bs=1 seek="$at" \
			conv=notrunc 2>/dev/null
		run "timeout 10 crm-check -D bad.db"
		[ "$STATUS" = 0 ] || bad="$bad $at($STATUS)"
	done <flips.txt
	is "$bad" "" "a garbled log: a prefix of what was kept"

	mkdir other
	(
		CRM_DB=$PWD/other/crm.db CRM_POLICY=
		export CRM_DB CRM_POLICY
		crm-init --name Other --currency EUR --zone UTC
		crm-add "Somebody Else"
	) >"$OUT" 2>&1
	mkfifo tap2
	sqlite3 -batch other/crm.db <tap2 >tapped2 2>&1 &
	exec 9>tap2
	echo 'BEGIN; SELECT count(*) FROM batches;' >&9
	while [ ! -s tapped2 ]; do sleep 0.05; done
	crm-add -q -D other/crm.db "Another" 2>"$ERR"
	cp other/crm.db-wal other.wal
	exec 9>&-
	wait
	fresh
	cp other.wal bad.db-wal
	chmod 600 bad.db-wal
	found bad.db
	is "$?" 0 "the log of another database is found"
else
	skip 4 "sqlite3 is missing"
fi
fresh
: >bad.db-shm
chmod 600 bad.db-shm
ok "crm-check -D bad.db && crm-log -q -D bad.db anna hello" \
	"an empty -shm does no harm"
for beside in -wal -shm -journal; do
	fresh
	mkdir "bad.db$beside"
	run "crm-check -D bad.db"
	is "$STATUS" 77 "a folder in the place of $beside is refused"
	rmdir "bad.db$beside"
done
fresh
head -c 2000 /dev/urandom >bad.db-journal
chmod 600 bad.db-journal
harmless bad.db
is "$?" 0 "a garbled -journal does no harm"

# --- F23
if has sqlite3; then
	# hostile TITLE SQL
	hostile()
	{
		fresh
		sqlite3 -batch bad.db "$2" >"$OUT" 2>&1 || note "$(cat "$OUT")"
		rm -f bad.db-wal bad.db-shm
		cp bad.db hostile.db
		run "timeout 1 crm-check -D bad.db"
		hostile_one=$STATUS
		run "timeout 1 crm-log -q -D bad.db anna hello"
		is "$hostile_one $STATUS $(cmp bad.db hostile.db)" "65 65 " \
			"$1 is refused"
	}
	hostile "a trigger" "CREATE TRIGGER t AFTER INSERT ON interactions
		BEGIN DELETE FROM interactions WHERE id = new.id; END"
	hostile "a view for a table" "ALTER TABLE tags RENAME TO old;
		CREATE VIEW tags AS SELECT * FROM old"
	hostile "an endless view" "DROP TABLE words; CREATE VIEW words AS
		WITH RECURSIVE r (word, party) AS (SELECT 'a', 1 UNION ALL
		SELECT word, party + 1 FROM r) SELECT * FROM r"
	hostile "a table more" "CREATE TABLE more (x)"
	hostile "a table less" "DROP TABLE absences"
	hostile "an index more" "CREATE INDEX more ON tags (voided)"
	hostile "an index less" "DROP INDEX interactions_at"
	hostile "a column more" "ALTER TABLE tags ADD COLUMN more TEXT"
	hostile "a generated column" "ALTER TABLE tags ADD COLUMN
		more TEXT GENERATED ALWAYS AS (upper(tag)) VIRTUAL"
	hostile "a column of another name" "ALTER TABLE tags
		RENAME COLUMN tag TO word"
	hostile "a table that is not strict" "DROP TABLE absences;
		CREATE TABLE absences (id INTEGER PRIMARY KEY,
		batch INTEGER NOT NULL, voided INTEGER NOT NULL,
		who TEXT NOT NULL, deputy TEXT, from_on INTEGER NOT NULL,
		until_on INTEGER)"
	hostile "a virtual table" "DROP TABLE words;
		CREATE VIRTUAL TABLE words USING fts5(word, party)"
	hostile "another application" "PRAGMA application_id = 7"
	hostile "an older version" "PRAGMA user_version = 0"
	fresh
	sql bad.db "PRAGMA user_version = 99"
	run "crm-check -D bad.db"
	is "$STATUS" 69 "a newer version is refused"
else
	skip 15 "sqlite3 is missing"
fi

# --- F41
victim=$PWD/victim
mkdir "$victim"
cp whole.db "$victim/crm.db"
cp policy.yaml "$victim/policy.yaml"
sums()
{
	(cd "$victim" && cksum ./*)
}
sums >sums.txt
# refused TITLE STATUS COMMAND
refused()
{
	run "timeout 5 $3"
	is "$STATUS $(sums | cmp - sums.txt)" "$2 " "$1"
}
rm -rf bad.db*
ln -s "$victim/crm.db" bad.db
refused "a symbolic link for the database" 77 "crm-find -D bad.db"
refused "… and no writer follows it" 77 "crm-add -D bad.db X"
rm -f bad.db
ln "$victim/crm.db" bad.db
refused "a second name of the database" 77 "crm-find -D bad.db"
rm -f bad.db
mkfifo bad.db
refused "a pipe for the database" 77 "crm-find -D bad.db"
rm -f bad.db
mkdir bad.db
refused "a folder for the database" 77 "crm-find -D bad.db"
rmdir bad.db
refused "a device for the database" 77 "crm-find -D /dev/null"
for beside in -wal -shm -journal; do
	fresh
	ln -s "$victim/crm.db" "bad.db$beside"
	refused "a link for $beside" 77 "crm-add -D bad.db X"
	rm -f "bad.db$beside"
done
fresh
ln -s "$victim/crm.db" bad.db.lock
refused "a link for the lock" 77 "crm-add -D bad.db X"
rm -f bad.db.lock
head -c 5000 /dev/urandom >bad.db
ln -s "$victim" bad.db.spool
run "XDG_STATE_HOME=$PWD/state crm-log -D bad.db anna hello"
is "$STATUS $(sums | cmp - sums.txt)" "0 " \
	"a link for the spool: the voice goes elsewhere"
fresh
rm -f bad.db.spool
ln -s "$victim/crm.db" out.db
refused "a link for a backup" 77 "crm-backup out.db"
refused "a link for an import" 77 "crm-import -D out.db -t all all.jsonl"
rm -f out.db
mkfifo out.db
refused "a pipe for a backup" 77 "crm-backup out.db"
rm -f out.db
mkfifo pipe.yaml
refused "a pipe for the policy" 77 "env CRM_POLICY=pipe.yaml crm-find"
rm -f pipe.yaml
fresh
chmod 666 bad.db
refused "a database that all may write" 77 "crm-find -D bad.db"
finish
