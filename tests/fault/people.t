#!/bin/sh
# SPDX-License-Identifier: ISC
# Modes, owners and groups (F40, F42, F43): who may not write is told so, what
# others could have put there is refused, and a group works together.
. "$(dirname "$0")/../kit.sh"
. "$CRM_ROOT/tests/fault/oracle.sh"

[ "$(id -u)" = 0 ] || skip_all "optional: only root can be several people"
has setpriv || skip_all "optional: setpriv is missing"
setpriv --reuid=65534 --regid=65534 --clear-groups true 2>/dev/null ||
	skip_all "optional: this root cannot be another"

# as UID GID COMMAND-LINE: STATUS, $OUT, $ERR
as()
{
	as_uid=$1
	as_gid=$2
	STATUS=0
	setpriv --reuid="$as_uid" --regid="$as_gid" --clear-groups \
		sh -c "umask ${AS_UMASK:-022}; $3" >"$OUT" 2>"$ERR" \
		</dev/null || STATUS=$?
}

mode()
{
	ls -ld "$1" | cut -c 1-10
}

# The programs may lie where only root may look.
mkdir "$KIT_DIR/bin" && cp "$CRM_BIN"/crm-* "$KIT_DIR/bin"
chmod 755 "$KIT_DIR" "$PWD" "$KIT_DIR/bin"
PATH=$KIT_DIR/bin:$PATH
business
is "$(mode crm.db) $(mode policy.yaml)" "-rw------- -rw-------" \
	"a business of one's own: 0600"
for mask in 000 077 777; do
	mkdir "m$mask"
	(umask "$mask" && crm-init -D "m$mask/crm.db" &&
		crm-log -D "m$mask/crm.db" --new A "x" >"$OUT") 2>"$ERR"
	is "$? $(mode "m$mask/crm.db")" "0 -rw-------" "under umask $mask, too"
done

# another's file, not readable
as 65534 65534 'crm-cases'
is "$STATUS" 77 "another's database, 0600: 77"
like "$(cat "$ERR")" '^crm-cases: ' "and a word"
as 65534 65534 'crm-answer k1 "phoned"'
is "$STATUS" 77 "writing: 77"

# readable, in a folder that is not ours to write into
chmod 644 crm.db policy.yaml
as 65534 65534 'crm-cases -o id'
is "$STATUS" 77 "a folder that cannot be written into: 77"
like "$(cat "$ERR")" 'crm-backup' "and the way out is named"
chmod 600 crm.db policy.yaml

# one's own, read-only
mkdir own
cp crm.db policy.yaml own
chown -R 65534:65534 own
chmod 444 own/crm.db
as 65534 65534 'crm-answer -D own/crm.db k1 "phoned"'
is "$STATUS" 77 "a read-only file: 77"
so "[ ! -e own/crm.db-wal ] || [ ! -s own/crm.db-wal ]" "nothing was written"
as 65534 65534 'crm-log -D own/crm.db c1 "kept all the same"'
is "$STATUS" 0 "a voice is spooled"
chmod 600 own/crm.db
rm -f own/crm.db-wal own/crm.db-shm
cp "$ACKS" "$KIT_DIR/own.acks"
printf -- '-\tkept all the same\n' >>"$KIT_DIR/own.acks"
as 65534 65534 'crm-log -D own/crm.db c1 "and later"'
is "$STATUS" 0 "once it can be written, the spool goes in"
printf -- '-\tand later\n' >>"$KIT_DIR/own.acks"
chown -R 0:0 own
sound own/crm.db "$KIT_DIR/own.acks" && good=1 || good=0
kit_result "$good" "and is there"
chown -R 65534:65534 own
rm -rf own/crm.db-* own/crm.db.spool
chmod 555 own
as 65534 65534 'HOME=/nonexistent crm-log -D own/crm.db c1 "nowhere"'
like "$STATUS" '^7[57]$' "a read-only folder and no home: refused"
chmod 755 own

# what others could have made
chmod 666 own/crm.db
as 65534 65534 'crm-cases -D own/crm.db'
is "$STATUS" 77 "a file all may write: 77"
like "$(cat "$ERR")" 'chmod' "with the mend"
chmod 600 own/crm.db
chmod 777 own
as 65534 65534 'crm-cases -D own/crm.db'
is "$STATUS" 77 "a folder all may write, not sticky: 77"
chmod 755 own
mkdir theirs
cp own/crm.db own/policy.yaml theirs
chown 65533:65533 theirs/crm.db theirs/policy.yaml
chmod 644 theirs/crm.db theirs/policy.yaml
chown 65534 theirs
as 65534 65534 'crm-cases -D theirs/crm.db'
is "$STATUS" 77 "a stranger's file in our folder: 77"
printf 'not ours\n' >own/crm.db-wal
chown 65533:65533 own/crm.db-wal
chmod 666 own/crm.db-wal
as 65534 65534 'crm-cases -D own/crm.db'
is "$STATUS" 77 "a stranger's log beside ours: 77"
rm -f own/crm.db-wal own/crm.db-shm

# a group with a folder of its own: two people, eight writers, one is killed
mkdir "$KIT_DIR/group"
chgrp 65000 "$KIT_DIR/group"
chmod 2770 "$KIT_DIR/group"
DB=$KIT_DIR/group/crm.db
AS_UMASK=077
as 64001 65000 "crm-init -D '$DB'"
is "$STATUS $(mode "$DB")" "0 -rw-rw----" "a group's database: 0660"
as 64001 65000 "crm-log -D '$DB' --new Anna 'voice zero'"
is "$STATUS" 0 "one of the group writes"
acknowledge <"$OUT" >"$KIT_DIR/group.acks"
for w in 1 2 3 4 5 6 7 8; do
	(
		uid=64001
		[ $((w % 2)) = 0 ] && uid=64002
		OUT=$KIT_DIR/g$w ERR=$KIT_DIR/ge$w
		export OUT
		as "$uid" 65000 "for i in 1 2 3 4 5 6; do
			crm-log -D '$DB' c1 \"w$w i\$i\" & p=\$!
			if [ $w = 1 ]; then
				sleep 0.01
				kill -9 \$p
			fi
			wait \$p || [ $w = 1 ] || exit 1
		done"
		[ "$w" = 1 ] || echo "$STATUS" >"$KIT_DIR/gs$w"
	) 2>/dev/null &
	pids="${pids:-} $!"
done
for p in $pids; do
	wait "$p"
done
is "$(cat "$KIT_DIR"/gs* | sort -u)" 0 "two people, eight writers, one killed"
cat "$KIT_DIR"/g[1-8] | acknowledge >>"$KIT_DIR/group.acks"
is "$(cd "$KIT_DIR/group" && for f in crm.db*; do
	[ -f "$f" ] && mode "$f"
done | sort -u)" "-rw-rw----" "all files are the group's"
as 64002 65000 "crm-log -D '$DB' c1 'the last'"
is "$STATUS" 0 "the other one writes after the kill"
acknowledge <"$OUT" >>"$KIT_DIR/group.acks"
as 64002 65000 "crm-check -D '$DB'"
is "$STATUS$(cat "$OUT" "$ERR")" 0 "all is well"
as 64003 64003 "crm-cases -D '$DB'"
like "$STATUS" '^(66|77)$' "an outsider stays outside"
sound "$DB" "$KIT_DIR/group.acks" && good=1 || good=0
kit_result "$good" "nothing is lost"

# a read-only file system
if unshare -rm true 2>/dev/null; then
	mkdir "$KIT_DIR/ro"
	cp crm.db policy.yaml "$KIT_DIR/ro"
	STATUS=0
	unshare -m sh -c 'mount --bind "$1" "$1" &&
		mount -o remount,ro,bind "$1" && crm-cases -D "$1/crm.db"' sh \
		"$KIT_DIR/ro" >"$OUT" 2>"$ERR" || STATUS=$?
	is "$STATUS" 77 "a read-only file system: 77"
	like "$(cat "$ERR")" 'crm-backup' "and the way out is named"
else
	skip 2 "optional: no name spaces here"
fi

finish
