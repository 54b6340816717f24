#!/bin/sh
# SPDX-License-Identifier: ISC
# The record edited behind our back (F47): whatever is changed, removed, put in
# or moved with the sqlite3 shell is found; a cut tail and a history written
# anew are found against a head that was kept.
. "$(dirname "$0")/../kit.sh"
. "$CRM_ROOT/tests/fault/shop.sh"

has sqlite3 || skip_all "sqlite3 is missing"

shop >"$OUT" 2>"$ERR" || note "$(cat "$ERR")"

run "crm-check"
is "$STATUS$(cat "$OUT" "$ERR")" 0 "the untouched record is fine"

# fits are derived: they are made anew, and in no chain
tables=$(sqlite3 crm.db "SELECT name FROM sqlite_schema
	WHERE type = 'table' AND name <> 'fits' ORDER BY name")
empty=
for table in $tables; do
	[ "$(sqlite3 crm.db "SELECT count(*) FROM $table")" -gt 0 ] ||
		empty="$empty $table"
done
is "$empty" "" "every table has rows to edit"

# What a column may become: another value, nothing, an empty one, one with a
# NUL in it. What the schema refuses is no edit.
edits()
{
	case $2 in
	INTEGER) printf '%s\n' "coalesce($1, 0) + 1" "coalesce($1, 0) - 1" \
		NULL 0 ;;
	BLOB) printf '%s\n' "coalesce($1, x'') || x'00'" NULL "x''" \
		"zeroblob(32)" ;;
	*) printf '%s\n' "coalesce($1, '') || 'x'" NULL "''" \
		"coalesce($1, '') || char(0) || 'x'" "upper($1)" ;;
	esac
}

for table in $tables; do
	missed=
	tried=0
	sqlite3 -separator ' ' crm.db "SELECT name, type
		FROM pragma_table_info('$table')" >"$KIT_DIR/columns"
	while read -r column type; do
		for row in \
			"(SELECT min(rowid) FROM $table)" \
			"(SELECT max(rowid) FROM $table)"; do
			[ "$table" != words ] || row="(SELECT 1)"
			edits "\"$column\"" "$type" >"$KIT_DIR/edits"
			while read -r value; do
				cp crm.db edited.db
				where="rowid = $row"
				[ "$table" != words ] ||
					where="word = 'anna'"
				sql edited.db "UPDATE $table
					SET \"$column\" = $value
					WHERE $where
					AND \"$column\" IS NOT $value;
					SELECT total_changes()" ||
					continue
				[ "$(cat "$KIT_DIR/sql-out")" = 1 ] || continue
				tried=$((tried + 1))
				found edited.db ||
					missed="$missed $column=$value($STATUS)"
			done <"$KIT_DIR/edits"
		done
	done <"$KIT_DIR/columns"
	is "$missed" "" "$table: each of $tried edits is found"
	[ "$tried" -gt 3 ] || is "$tried" "more" "$table: edits were made"
done

# rows TITLE SQL: an edit of several rows that must be found
rows()
{
	cp crm.db edited.db
	if sql edited.db "$2"; then
		found edited.db
		is "$?" 0 "$1"
	else
		is "$(cat "$KIT_DIR/sql-err")" "" "$1: the edit itself"
	fi
}

for table in $tables; do
	key=rowid
	[ "$table" != words ] || key=word
	rows "$table: the last row removed" "DELETE FROM $table
		WHERE $key = (SELECT max($key) FROM $table)"
	rows "$table: the first row removed" "DELETE FROM $table
		WHERE $key = (SELECT min($key) FROM $table)"
	rows "$table: emptied" "DELETE FROM $table"
	[ "$table" != words ] || continue
	columns=$(sqlite3 crm.db "SELECT group_concat('\"' || name || '\"')
		FROM pragma_table_info('$table') WHERE name <> 'id'")
	case $table in
	rungs)
		put="INSERT INTO rungs SELECT 1 + (SELECT max(id) FROM rungs),
			batch, voided, \"case\", episode, \"from\",
			\"to\" + 7, cause, at, late, person, why
			FROM rungs ORDER BY id DESC LIMIT 1"
		;;
	invoices)
		columns=$(printf '%s' "$columns" | sed 's/,"number"//')
		put="INSERT INTO invoices (id, number, $columns)
			SELECT 1 + (SELECT max(id) FROM invoices), 'another',
			$columns FROM invoices ORDER BY id DESC LIMIT 1"
		;;
	*)
		put="INSERT INTO $table (id, $columns)
			SELECT 1 + (SELECT max(id) FROM $table), $columns
			FROM $table ORDER BY id DESC LIMIT 1"
		;;
	esac
	rows "$table: a row put in" "$put"
	rows "$table: renumbered" "UPDATE $table SET id = -id"
	rows "$table: the last id moved up" "UPDATE $table SET id = id + 1000
		WHERE id = (SELECT max(id) FROM $table)"
done

rows "interactions: two rows swapped" "UPDATE interactions SET id = 1000
	WHERE id = 1; UPDATE interactions SET id = 1 WHERE id = 2;
	UPDATE interactions SET id = 2 WHERE id = 1000"
rows "batches: two swapped" "UPDATE batches SET id = 1000 WHERE id = 4;
	UPDATE batches SET id = 4 WHERE id = 5;
	UPDATE batches SET id = 5 WHERE id = 1000"
rows "a change and what it changed, both edited" "
	UPDATE cases SET owner = 'nina' WHERE id = 2;
	UPDATE changes SET after = 'nina' WHERE tbl = 'cases' AND row = 2
	AND col = 'owner' AND id = (SELECT max(id) FROM changes
	WHERE tbl = 'cases' AND row = 2 AND col = 'owner')"
rows "a batch with all its rows removed from the middle" "
	DELETE FROM interactions WHERE batch = 7;
	DELETE FROM changes WHERE batch = 7; DELETE FROM batches WHERE id = 7"
rows "words too many" "INSERT INTO words VALUES ('zzz', 1)"

# A tail cut off clean leaves a record that is whole in itself.
head=$(crm-history --limit 1 -o hash)
crm-history --limit 1 -o id,hash >head.txt
cp crm.db cut.db
cut="PRAGMA foreign_keys = OFF;"
for table in $tables; do
	case $table in
	words) ;;
	batches) cut="$cut DELETE FROM batches
		WHERE id = (SELECT max(id) FROM batches);" ;;
	*) cut="DELETE FROM $table WHERE batch = (SELECT max(id)
		FROM batches); $cut" ;;
	esac
done
sql cut.db "$cut" || note "$(cat "$KIT_DIR/sql-err")"
run "crm-check -D cut.db"
is "$STATUS$(cat "$ERR")" 0 "a cut tail alone cannot be seen (crm-check(1))"
found cut.db --head "$head"
is "$?" 0 "a cut tail is found against the head"
found cut.db --head head.txt
is "$?" 0 "… and against a file with the head in it"

# Everything written anew by our own programs: a true chain, another history.
cp crm.db kept.db
rm -f crm.db crm.db.lock
{
	crm-init --name "Berg Kettles" --currency EUR --zone Europe/Berlin
	crm-log --new "Anna Berg" -k praise "all is well"
} >"$OUT" 2>"$ERR"
run "crm-check"
is "$STATUS$(cat "$OUT")" 0 "a history written anew is true in itself"
found crm.db --head "$head"
is "$?" 0 "a history written anew is found against the head"

cp kept.db crm.db
for h in $(crm-history -o hash); do
	crm-check --head "$h" || break
done >"$OUT" 2>"$ERR"
is "$(cat "$OUT" "$ERR")" "" "every head there was is still in the record"

finish
