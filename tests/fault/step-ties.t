#!/bin/sh
# SPDX-License-Identifier: ISC
# The engine fails at the Nth question about who belongs together and what is
# known of them, whichever that is: one line and a status that says so, and the
# record is as it was or as it should be.
. "$(dirname "$0")/../kit.sh"
export shim=step
. "$CRM_ROOT/tests/fault/sweep.sh"

{
	crm-add "Kettles Ltd" --role organisation --email info@kettles.example
	crm-add "Anna Berg" --note "the same"
	crm-add "Anna Bergg" --tag vip
	crm-edit c5 needs="a ramp" born=1990-04-15
	crm-link c1 employee-of c4 --from 2026-01-01 --note "at the counter"
	crm-link c3 decides-for c4
	crm-link c4 buys-through c3
	crm-edit c1 needs="a ramp" born=1990-04-15 tag+=regular
	crm-log -k praise --new "Eve Roth" --email eve@example.org "so kind"
	crm-thank k6 --mail "thank you, Eve Roth"
	crm-close k6
	crm-send
	crm-edit c7 likes="green tea" "post=Main Street 1, Berlin"
	crm-link c7 employee-of c4 --note "Eve, at the counter"
	crm-link c5 employee-of c4
	crm-edit c2 note="sent by Eve Roth"
	crm-edit c1 needs="no ramp any more" label@anna@example.org=work \
		--said-by c3 --on 2026-11-20
} >"$OUT" 2>"$ERR" || note "$(cat "$ERR")"
begin

# ed SCRIPT: an editor that does that to the lines
ed()
{
	printf '#!/bin/sh\nsed "%s" "$1" >"$1.new" && mv "$1.new" "$1"\n' "$1" \
		>editor
	chmod +x editor
}
export EDITOR="$PWD/editor" TMPDIR="$PWD/out"
ed 's/^name:.*/name: Anna B./; s/ramp/door/'
sweep "crm-edit -e c1"
ed 's/^subject:.*/subject: the leak/'
sweep "crm-edit -e k1"
ed 's/^due:.*/due: 2026-12-02/'
sweep "crm-edit -e p1"
unset EDITOR TMPDIR

sweep "crm-edit c1 needs='a lift' --said-by nina --on 2026-11-21"
sweep "crm-edit c1 phone+='+49 30 1111111' email-=anna@example.org tag-=regular"
sweep "crm-edit c1 needs= 'label@anna@example.org=home' note=hm role=supplier"
sweep "crm-edit c1 tag=one,two born="
sweep "crm-edit i6 case=k1"
sweep "crm-edit i6 case= -m 'no voice'"
sweep "crm-link c1 employee-of c4 --until 2026-12-31"
sweep "crm-link c5 bill-to c4 --note 'the office pays'"
sweep "crm-link c4 employee-of c1" 1 1
sweep "crm-link end j2"
sweep "crm-link end c1 employee-of c4"
sweep "crm-link --key tie c2 distinct-from c4"
sweep "crm-link"
sweep "crm-link c4"
sweep "crm-dupes"
sweep "crm-dupes --json --limit 1"
sweep "crm-merge c1 c5"
sweep "crm-merge c6 c1 -n"
sweep "crm-show c1"
sweep "crm-show c4"
sweep "crm-history c1"
sweep "crm-access c1"
sweep "crm-access --json c1"
sweep "crm-forget c7"
sweep "crm-forget c7 --really -m asked"
sweep "crm-find with=c4 -t links"
sweep "crm-find needs=ramp"
for noun in parties cases interactions promises messages links; do
	sweep "crm-export -t $noun"
done
sweep "crm-export --as csv"
sweep "crm-export --as tsv --since b20"
sweep "crm-export --as vcard3"
sweep "crm-export --as ical"
sweep "crm-export -t cases --since b10 --as ical"

# Forward to a later state of the record
back
cp crm.db earlier.db
crm-merge -q c1 c5
crm-link -q c2 bill-to c4
begin
beside="cp earlier.db out/x.db"
sweep "crm-import -t all -D out/x.db export.jsonl" many
beside="cp crm.db out/x.db"
sweep "crm-import -t all -D out/x.db export.jsonl" many
beside=
sweep "crm-show c5"
sweep "crm-undo"
sweep "crm-undo -n"
back
crm-export -t all >whole.jsonl
crm-forget -q c7 --really -m asked
cp crm.db.forgotten stones
begin
step=$((step * 5))
beside="cp stones out/x.db.forgotten"
sweep "crm-import -t all -D out/x.db whole.jsonl" many
beside=
sweep "crm-import -t all -D out/x.db export.jsonl" many
sweep "crm-forget c7 --really -m again"
back
cp earlier.db crm.db

# Those whose time has come
printf 'retention:\n  contact: 3y\n  customer: 10y\n' >>policy.yaml
export CRM_NOW=2040-01-09T09:00:00Z
begin
sweep "crm-forget --expired"
step=$((step * 4))
sweep "crm-forget --expired --really" many
finish
