#!/bin/sh
# SPDX-License-Identifier: ISC
# crm-backup: a verified copy. What may go wrong is in tests/fault/backup.t.
. "$(dirname "$0")/../kit.sh"

run 'crm-backup'
is "$STATUS" 66 "no database"
crm-init --name "Berg Kettles" --currency EUR --zone Europe/Berlin
crm-add -q "Anna Berg" --email anna@example.org
head=$(crm-history --limit 1 -o hash)

t "into the folder beside the database" 0 'crm-backup -H' <<OUT
id	head	file
b2	$head	$PWD/crm.db.backups/crm-20261123T080000Z.db
OUT
t "twice in one second" 0 'crm-backup -o file' <<OUT
$PWD/crm.db.backups/crm-20261123T080000Z_002.db
OUT
is "$(ls crm.db.backups)" "crm-20261123T080000Z.db
crm-20261123T080000Z_002.db
lock
policy.yaml" "beside it lies the policy"
t "a copy can be read where it is" 0 \
	'crm-find -D crm.db.backups/crm-20261123T080000Z.db -o name' <<'OUT'
Anna Berg
OUT
ok 'crm-check -D crm.db.backups/crm-20261123T080000Z.db' "and is sound"
t "the oldest go" 0 \
	'CRM_NOW=2026-11-24T08:00:00Z crm-backup --keep 2 -o file' <<OUT
$PWD/crm.db.backups/crm-20261124T080000Z.db
OUT
is "$(ls crm.db.backups/*.db)" "crm.db.backups/crm-20261123T080000Z_002.db
crm.db.backups/crm-20261124T080000Z.db" "and the young stay"
mkdir stick
echo "name: another" >stick/policy.yaml
ok 'crm-backup stick' "into a folder that is there"
is "$(ls stick) $(cat stick/policy.yaml)" "crm-20261123T080000Z.db
lock
policy.yaml name: another" "whose policy stays"
ok 'crm-backup new/folder/ && [ -f new/folder/crm-20261123T080000Z.db ]' \
	"into one that is not"
ok 'crm-backup one.db && crm-check -D one.db' \
	"into a file"
cp one.db before.db
crm-add -q "Carl Ott"
t "which is replaced" 0 'crm-backup one.db -o id,file' <<'OUT'
b3	one.db
OUT
ok '! cmp -s one.db before.db' "by the new one"
is "$(find . -name "one*part")" "" "and nothing half-made beside it"
t_err "--keep and a file" 2 'crm-backup --keep 3 one.db' <<'OUT'
crm-backup: --keep wants a folder, and one.db is none
OUT
run 'crm-backup --keep 0'
is "$STATUS" 2 "--keep 0"
run 'crm-backup a b'
is "$STATUS" 2 "two places at once"
run 'crm-backup nowhere/one.db'
is "$STATUS" 74 "no such folder"
run 'crm-backup one.db >/dev/full'
is "$STATUS" 74 "it cannot be said"
t "a name without .db" 0 'cp crm.db shop && chmod 600 shop &&
	crm-backup -D shop -o file' <<OUT
shop.backups/shop-20261123T080000Z.db
OUT
finish
