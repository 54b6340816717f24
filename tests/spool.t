#!/bin/sh
# SPDX-License-Identifier: ISC
# No customer's voice is dropped: what the database cannot take is kept beside
# it, and the next writer registers it as if it had been registered then.
. "$(dirname "$0")/kit.sh"

crm-init --name "Berg Kettles" --currency EUR --zone Europe/Berlin
cat >policy.yaml <<'YAML'
name: Berg Kettles
zone: Europe/Berlin
people:
  nina: {name: Nina Berg}
  bo: {name: Bo Lund, reports-to: nina}
champion: nina
YAML
crm-add -q "Anna Berg" --phone "+49 170 1234567"
crm-add -q "Carl Müller"
mkdir kept && cp crm.db crm.db.lock policy.yaml kept
# again: the base as it was, and no spool
again()
{
	rm -rf crm.db crm.db.spool crm.db-* && cp kept/crm.db crm.db &&
		cp kept/policy.yaml policy.yaml
}
# waiting: how many parcels
# shellcheck disable=SC2012
waiting() { ls crm.db.spool 2>/dev/null | wc -l | tr -d ' '; }
# damage: what a bad disk does to the middle of it
damage()
{
	dd if=/dev/zero of=crm.db bs=4096 seek=1 count=12 conv=notrunc \
		2>/dev/null
}

# --- damaged ----------------------------------------------------------------
damage
t "a damaged database: taken, without ids" 0 \
	'crm-log -kc anna "kettle leaks" --key L1' <<'OUT'
-	-	-	-	-	-	-	-
OUT
is "$(cat "$ERR")" "crm-log: the database is damaged
crm-log: kept; do not repeat" "and it is said so"
is "$(waiting)" 1 "one parcel waits"
# shellcheck disable=SC2012
is "$(ls -ld crm.db.spool | cut -c 1-10) $(ls -l crm.db.spool |
	sed -n '2s/ .*//p' | cut -c 1-10)" "drwx------ -rw-------" \
	"for its owner alone"
t "-q says nothing on stdout" 0 'crm-log -q -kc anna "kettle leaks" --key L1'
t "JSON has nulls" 0 'CRM_USER=bo CRM_NOW=2026-11-23T07:00:00Z \
	crm-log --json -kn anna "left handed"' <<'OUT'
{"id":null,"interaction":null,"party":null,"kind":null,"due":null,"owner":null,"name":null,"text":null}
OUT
t "each row of stdin is one" 0 \
	'printf "c1\nzoe\n" | crm-log -ks -m "sell tea" --at yesterday' <<'OUT'
-	-	-	-	-	-	-	-
-	-	-	-	-	-	-	-
OUT
t_err "a rehearsal keeps nothing" 65 'crm-log -n anna hi' <<'ERR'
crm-log: the database is damaged
  keep a copy of the file and restore the latest crm-backup
ERR
run 'crm-answer k1 hi'
is "$STATUS" 65 "our own words are not spooled: say them again"
is "$(waiting)" 4 "four parcels wait"

cp kept/crm.db crm.db
t "a reader registers nothing" 1 'crm-cases'
t "nor does a rehearsal" 0 'crm-tag -n -q c1 vip; crm-find -t interactions |
	wc -l | tr -d " "' <<'OUT'
0
OUT
t "the next writer does, before its own" 0 'crm-tag -q c1 vip &&
	crm-cases -o id,kind,owner,party,name,subject,opened' <<'OUT'
k1	complaint	nina	c1	Anna Berg	kettle leaks	2026-11-23T08:00:00Z
k2	suggestion	nina	c1	Anna Berg	sell tea	2026-11-22T11:00:00Z
k3	suggestion	nina	c3	zoe	sell tea	2026-11-22T11:00:00Z
OUT
is "$(waiting)" 0 "nothing waits any more"
t "each its own batch, by whom and when it was said, and how" 0 \
	'crm-history -o id,at,who,origin,tool,command' <<'OUT'
b7	2026-11-23T08:00:00Z	nina	hand	crm-tag	crm-tag -q c1 vip
b6	2026-11-23T08:00:00Z	nina	spool	crm-log	crm-log -ks -m 'sell tea' --at yesterday
b5	2026-11-23T07:00:00Z	bo	spool	crm-log	crm-log --json -kn anna 'left handed'
b4	2026-11-23T08:00:00Z	nina	spool	crm-log	crm-log -kc anna 'kettle leaks' --key L1
b3	2026-11-23T08:00:00Z	nina	hand	crm-add	crm-add -q 'Carl Müller'
b2	2026-11-23T08:00:00Z	nina	hand	crm-add	crm-add -q 'Anna Berg' --phone '+49 170 1234567'
b1	2026-11-23T08:00:00Z	nina	job	crm-init	crm-init --name 'Berg Kettles' --currency EUR --zone Europe/Berlin
OUT
t "the key that was spooled twice counts once, and still does" 0 \
	'crm-log -kc anna "kettle leaks" --key L1' <<'OUT'
k1	i1	c1	complaint	2026-11-23T12:00:00Z	nina	Anna Berg	kettle leaks
OUT
ok 'crm-check' "the record is well"

# --- what no longer fits ----------------------------------------------------
again
damage
crm-log -q -kc "Nobody Known" "it leaks" 2>/dev/null
crm-log -q -kz --about @who -c "two words" anna "hello" 2>/dev/null
crm-log -q k77 "what about it?" 2>/dev/null
crm-log -q --new "Schulz" --phone "not a phone" "open?" 2>/dev/null
crm-log -q --new "$(printf 'a\377b')" "open?" 2>/dev/null
crm-log -q --new "Anyone" --phone "+49 170 1234567" "it is me" 2>/dev/null
crm-log -q --anon "it stinks" 2>/dev/null
crm-log -q -u zoe carl "open?" --done "yes" 2>/dev/null
crm-log -q anna "late" --at "not a date" 2>/dev/null
crm-log -q -kn anna "$(printf 'x\377y')" 2>/dev/null
crm-log -q -kr carl "lid?" --done "$(printf 'z\377')" 2>/dev/null
is "$(waiting)" 11 "eleven parcels, most of them odd"
cp kept/crm.db crm.db
t "all are registered" 0 'crm-tag -q c1 vip &&
	crm-find -t interactions --sort id -o kind,who,party,text' <<'OUT'
complaint	nina	c3	it leaks
request	nina	c1	hello
request	nina	c4	what about it?
request	nina	c5	open?
request	nina	c6	open?
request	nina	c1	it is me
request	nina	c7	it stinks
request	zoe	c2	open?
request	nina	c1	late
note	nina	c1	x�y
request	nina	c2	lid?
OUT
t "strangers by the name that was given, or without" 0 \
	'crm-find id=c3..c7 --sort id -o id,name,phone' <<'OUT'
c3	Nobody Known	-
c4	k77	-
c5	Schulz	-
c6	a�b	-
c7	anonymous	-
OUT
is "$(waiting)" 0 "nothing waits any more"
ok 'crm-check' "the record is well"
ok 'crm-export -t all | grep -q 78ff79' "bytes that are no text are kept"
mkdir -p -m 700 crm.db.spool
printf 'no parcel of ours at all' >crm.db.spool/1795370170656141830-50cac286f768f96b
chmod 600 crm.db.spool/*
ln -s /etc/passwd crm.db.spool/1795370170656141830-50cac286f768f970
t "one that cannot be read stops nobody" 0 \
	'crm-tag -q c1 silver && crm-tag -q -r silver c1' <<'OUT'
OUT
rm crm.db.spool/1795370170656141830-50cac286f768f970
t "a parcel that is none is a voice all the same" 0 'crm-tag -q c1 gold &&
	crm-find -t interactions id=i12 -o kind,party,text' <<'OUT'
request	c8	no parcel of ours at all
OUT

# --- broken policy ----------------------------------------------------------
again
crm-log -q -kc c1 x
echo "nme: x" >>policy.yaml
t "a broken policy: on under the last good one" 0 'crm-log -ks c2 tea' <<'OUT'
k2	i2	c2	suggestion	2026-11-25T08:00:00Z	nina	Carl Müller	tea
OUT
is "$(cat "$ERR")" "crm-log: policy.yaml:7:1: policy: no such key: \"nme\" (nearest: name); going on under the last good policy" \
	"one line says so"
for command in 'crm-resolve k1 done x' 'crm-thank k1 x' 'crm-close k1' \
	'crm-own k1' 'crm-merge k1 k2' 'crm-tag c1 x'; do
	run "$command"
	is "$STATUS" 78 "78: $command"
done
rm policy.yaml
t "none at all: the same" 0 'crm-log -kn c2 hi -o id' <<'OUT'
i3
OUT

# --- locked -----------------------------------------------------------------
again
if has flock; then
	(
		exec 9>>crm.db.lock
		flock 9
		: >held
		sleep 20
	) &
	holder=$!
	while [ ! -f held ]; do sleep 0.1; done
	t "locked for more than 5 s: taken" 0 'crm-log -kc anna "it leaks"' <<'OUT'
-	-	-	-	-	-	-	-
OUT
	is "$(cat "$ERR")" "crm-log: $PWD/crm.db.lock: another program holds the lock
crm-log: kept; do not repeat" "and it is said so"
	run 'crm-answer k1 hi'
	is "$STATUS" 75 "an answer waits for what came before it"
	kill "$holder" 2>/dev/null
	wait "$holder" 2>/dev/null
	rm -f crm.db.lock
	t "two writers at once register it once" 0 '
		crm-tag -q c1 a & crm-tag -q c2 b & wait
		crm-find -t interactions -o id,text' <<'OUT'
i1	it leaks
OUT
else
	skip 4 "no flock(1)"
fi

# --- a full disk ------------------------------------------------------------
again
t "no room in the database: taken" 0 '
	(ulimit -f 4; trap "" XFSZ; crm-log -kc anna "it leaks")' <<'OUT'
-	-	-	-	-	-	-	-
OUT
like "$(cat "$ERR")" '^crm-log: kept; do not repeat$' "and it is said so"
t "and registered with room" 0 'crm-tag -q c1 a &&
	crm-find -t interactions -o id,text' <<'OUT'
i1	it leaks
OUT
t_err "no room for anything: 75, nothing is kept" 75 \
	'(ulimit -f 0; crm-log -q -kc anna "it leaks" 2>&1) |
		sed "s/.*/said/" >&2; (ulimit -f 0; crm-log -q anna x 2>/dev/null)' \
	<<'ERR'
said
ERR
is "$(waiting)" 0 "nothing waits"
t "stdout is full: kept all the same, 76" 76 '
	cp crm.db ok.db; dd if=/dev/zero of=crm.db bs=4096 seek=1 count=12 \
		conv=notrunc 2>/dev/null; crm-log -kc anna "again" >/dev/full'
is "$(waiting)" 1 "one parcel waits"
cp ok.db crm.db
crm-tag -q c1 b

# --- the other folder -------------------------------------------------------
again
mkdir -m 700 elsewhere
t "where nothing can lie beside it, under XDG_STATE_HOME" 0 '
	export XDG_STATE_HOME=$PWD/elsewhere
	dd if=/dev/zero of=crm.db bs=4096 seek=1 count=12 conv=notrunc 2>/dev/null
	: >crm.db.spool
	crm-log -q -kc anna "it leaks" && rm crm.db.spool &&
	find elsewhere -type f | wc -l | tr -d " "' <<'OUT'
1
OUT
t "another database does not take it" 0 '
	export XDG_STATE_HOME=$PWD/elsewhere
	crm-init -D other/crm.db && crm-add -D other/crm.db -q Dora &&
	find elsewhere -type f | wc -l | tr -d " "' <<'OUT'
1
OUT
t "its own does" 0 '
	export XDG_STATE_HOME=$PWD/elsewhere
	cp kept/crm.db crm.db && crm-tag -q c1 a &&
	crm-find -t interactions -o id,text
	find elsewhere -type f | wc -l | tr -d " "' <<'OUT'
i1	it leaks
0
OUT

# --- read-only --------------------------------------------------------------
again
if [ "$(id -u)" = 0 ]; then
	if has setpriv && chmod 711 "$KIT_DIR" && chown -R 65534 "$KIT_DIR/work" &&
		as() { setpriv --reuid=65534 --clear-groups "$@"; } &&
		as crm-find >/dev/null 2>&1; then
		:
	else
		as() { false; }
	fi
else
	as() { "$@"; }
fi
if as true; then
	rm -f crm.db-*
	chmod a-w .
	t "a folder that cannot be written: taken, elsewhere" 0 \
		'XDG_STATE_HOME=$PWD/elsewhere as crm-log -kc anna "it leaks"' <<'OUT'
-	-	-	-	-	-	-	-
OUT
	like "$(cat "$ERR")" '^crm-log: kept; do not repeat$' "and it is said so"
	chmod u+w .
	t "and registered once it can" 0 '
		export XDG_STATE_HOME=$PWD/elsewhere; as crm-tag -q c1 a &&
		as crm-find -t interactions -o id,text' <<'OUT'
i1	it leaks
OUT
else
	skip 3 "no setpriv(1) to be another user with"
fi

# --- what is no database of ours --------------------------------------------
t_err "no database at all: nothing is kept" 66 'crm-log -D no.db anna hi' <<ERR
crm-log: $PWD/no.db: no such database
  make one: crm-init --name "Your business" --currency EUR --zone Europe/Berlin
ERR
is "$(ls -d ./no.db* ./empty.db* 2>/dev/null)" "" "and nothing is made"

finish
