#!/bin/sh
# SPDX-License-Identifier: ISC
# What a mail system hands over: killed at every call, on a full disk, without
# memory, without a database, under a broken policy, behind a lock. crm-intake
# ends with 0 or 75, and after 0 the mail is there, once.
. "$(dirname "$0")/../kit.sh"
. "$CRM_ROOT/tests/fault/oracle.sh"

[ -x "$CRM_BIN/crm-intake" ] || skip_all "optional: gmime-3.0 is missing"
has strace || skip_all "strace is missing"
STEP=5
CALLS="pwrite64 fdatasync write"
if [ "$FAULT_FULL" ]; then
	STEP=1
	CALLS="$CALLS ftruncate ?unlink fcntl flock openat pread64 read close"
	CALLS="$CALLS mmap getrandom newfstatat rename"
fi

business
mkdir "$KIT_DIR/home"
XDG_STATE_HOME=$KIT_DIR/home
export XDG_STATE_HOME
NR=0
# mail TEXT: a new one into the file mail
mail()
{
	printf '%s\n' "From: Eve <eve@example.com>" "To: shop@example.org" \
		"Message-ID: <$1@example.com>" "Subject: $1" "" "text $1" >mail
}
# there TEXT: how many times it is in the record, once all spools are drained
there()
{
	crm-tag -q c1 "t$((NR = NR + 1))" >/dev/null 2>&1
	crm-find -t interactions "subject=$1" -o subject | grep -cx -e "$1"
}

# --- killed -------------------------------------------------------------------
for call in $CALLS; do
	n=0
	bad=0
	STATUS=137
	while [ "$STATUS" = 137 ]; do
		n=$((n + STEP))
		mail "kill-${call#\?}-$n"
		STATUS=0
		strace -qq -o /dev/null \
			-e "inject=$call:signal=SIGKILL:when=$n" \
			crm-intake -q <mail >"$OUT" 2>"$ERR" || STATUS=$?
		case $STATUS in
		0 | 75 | 137) ;;
		*) bad=$((bad + 1)) && note "$call $n: $STATUS $(cat "$ERR")" ;;
		esac
		killed=$STATUS
		crm-intake -q <mail >"$OUT" 2>"$ERR" || bad=$((bad + 1))
		[ "$(there "kill-${call#\?}-$n")" = 1 ] || {
			bad=$((bad + 1))
			note "$call $n: not there once"
		}
		STATUS=$killed
	done
	is "$bad" 0 "killed at $((n / STEP - 1)) of its $call: whole or absent, and once after the repeat"
done

# --- the disk ------------------------------------------------------------------
# sweep CALL ERROR FORM: the Nth fails
sweep()
{
	bad=0
	n=1
	while [ "$n" -le 30 ]; do
		mail "$2-${1#\?}-$n$3"
		STATUS=0
		strace -qq -o /dev/null -e "inject=$1:error=$2:when=$n$3" \
			crm-intake -q <mail >"$OUT" 2>"$ERR" || STATUS=$?
		found=$(there "$2-${1#\?}-$n$3")
		case $STATUS$found in
		01 | 75[01]) ;;
		# the loader reads, too
		127*) grep -q 'loading shared' "$ERR" || bad=$((bad + 1)) ;;
		*)
			bad=$((bad + 1))
			note "$1 $2 $n$3: $STATUS, found $found: $(cat "$ERR")"
			;;
		esac
		n=$((n + STEP))
	done
	is "$bad" 0 "$1 fails with $2, the Nth$3: 0 and there, or 75"
}
sweep pwrite64 ENOSPC +
sweep pwrite64 EIO ""
sweep fdatasync EIO ""
sweep write ENOSPC +
if [ "$FAULT_FULL" ]; then
	sweep openat EMFILE ""
	sweep openat EACCES ""
	sweep pread64 EIO ""
	sweep flock EINTR ""
fi

# --- no memory --------------------------------------------------------------------
if [ -z "${CRM_SANITIZED:-}" ]; then
	bad=0
	for kb in 30000 40000 50000 60000 80000; do
		head -c 20000000 /dev/zero | tr '\0' x >big
		{
			printf 'From: eve@example.com\nMessage-ID: <big%s@e>\n' $kb
			printf 'Subject: big%s\n\n' $kb
			cat big
		} >mail
		STATUS=0
		(
			# shellcheck disable=SC3045
			ulimit -v $kb
			exec crm-intake -q
		) <mail >"$OUT" 2>"$ERR" || STATUS=$?
		case $STATUS in
		0 | 75) ;;
		127) grep -q 'loading shared' "$ERR" || bad=$((bad + 1)) ;;
		*) bad=$((bad + 1)) && note "$kb: $STATUS $(cat "$ERR")" ;;
		esac
	done
	is "$bad" 0 "without memory for it: 75"
else
	skip 1 "optional: a sanitized build takes all the memory there is"
fi

# --- the policy and the database -----------------------------------------------------
cp policy.yaml good.yaml
for policy in "" "people: [" "name: X
people: {nina: {mail: nobody}}" "$(head -c 2000 /dev/urandom | tr -d '\0')"; do
	printf '%s\n' "$policy" >policy.yaml
	mail "policy-$((NR = NR + 1))"
	run "crm-intake -q <mail"
	is "$STATUS $(crm-find -t interactions "subject=policy-$NR" 2>/dev/null |
		wc -l | tr -d ' ')" "0 0" "a broken policy ($NR): taken"
done
rm policy.yaml
mail "policy-none"
run "crm-intake -q <mail"
is "$STATUS" 0 "no policy: taken"
cp good.yaml policy.yaml
is "$(there policy-none)" 1 "and it is there"

mail locked
(
	flock 9
	sleep 7
) 9>>crm.db.lock &
holder=$!
sleep 0.5
run "crm-intake -q <mail"
is "$STATUS" 0 "somebody holds the lock for longer than 5 s: taken"
wait "$holder"
is "$(there locked)" 1 "and it is there"

mkdir away && mv crm.db crm.db.lock away/
mail nowhere
run "crm-intake -q <mail"
is "$STATUS" 0 "no database: taken"
mv away/crm.db away/crm.db.lock .
is "$(there nowhere)" 1 "and it is there once there is one again"
so 'crm-check >"$OUT" 2>&1' "the record is well"
finish
