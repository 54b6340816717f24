#!/bin/sh
# SPDX-License-Identifier: ISC
# The operating system refuses the Nth thing it is asked for, whichever that
# is: one line and a status that says so, and the record is as it was or as it
# should be.
. "$(dirname "$0")/../kit.sh"
export shim=call
. "$CRM_ROOT/tests/fault/sweep.sh"

every=$step
[ -n "${FAULT_FULL:-}" ] || every=61
step=$every
sweep "crm-log k1 -k complaint again"
sweep "crm-log --new Cy --email cy@example.org 'open?'"
sweep "crm-answer k1 --mail hello"
sweep "crm-answer k1 -n --mail hello"
sweep "crm-send" many
sweep "crm-escalate" many
sweep "crm-undo"
sweep "crm-tag --keep-going --rejects made - vip <one-bad" 1 65
sweep "crm-export -t all"
sweep "crm-check" 1 1
sweep "crm-check --policy"
sweep "crm-show c1"
sweep "crm-today"
sweep "crm-escalate --explain k2"
sweep "crm-complete -- crm-show an"
sweep "EDITOR=/bin/true crm-answer k1 -e" 1 2
cat >people.csv <<'C'
key,name,email,phone,needs
1,Anna Berg,anna@example.org,+49 170 7654321,a lid
2,Eva Lund,eva@example.org,,step-free
C
sed 's/Eva Lund.*/,nowhere,,/' people.csv >one-bad.csv
printf '#!/bin/sh\nsed "s/^name:.*/name: Ann/" "$1" >$1.new && mv $1.new $1\n' \
	>editor && chmod +x editor
sweep "EDITOR=./editor TMPDIR=out crm-edit -e c1"
sweep "crm-import --map +fact.needs=needs --save-map shop people.csv"
sweep "crm-import --keep-going --rejects made one-bad.csv" 1 65
sweep "crm-link c1 buys-through c3"
sweep "crm-export --as vcard"
sweep "crm-access c3"
step=$((every * 5))
sweep "crm-init -D out/new/x.db --name X --currency EUR --zone UTC"
sweep "crm-import -t all -D out/x.db export.jsonl" many
sweep "crm-backup out/copy.db"

crm-add -q "Zoe Quist" --email zoe@example.org
begin
sweep "crm-forget c4 --really -m asked"

# A voice that must wait, and the one who takes it in.
step=$every
(
	flock 9
	crm-log -q c1 "while it is locked"
) 9>crm.db.lock
cp -r crm.db.spool waiting
is "$(find waiting -type f | wc -l)" 1 "a voice waits"
sweep "crm-log -q c3 'after it'"

rm -r waiting

# A signal in the middle of anything that it can interrupt changes nothing.
export CALL_INTR=1
sweep "crm-log k1 -k complaint again"
sweep "crm-send" many
sweep "crm-undo"
sweep "crm-export -t all"
sweep "crm-show c1"
finish
