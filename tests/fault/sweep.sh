# shellcheck shell=sh
# SPDX-License-Identifier: ISC
# A business in which every command has something to do, and the sweep that
# lets each thing fail once that it asks for. Sourced behind kit.sh, with $shim
# set: step for the questions to the engine, call for those to the system.

: "${shim:?}"
SHIM=$(dirname "$CRM_BIN")/fault/$shim-shim.so
SHIM_VAR=$(echo "$shim" | tr a-z A-Z)
[ -z "${CRM_SANITIZED:-}" ] ||
	skip_all "optional: a sanitized build preloads its own"
[ -f "$SHIM" ] || skip_all "the shim is not built: make check builds it"

step=19
[ -z "${FAULT_FULL:-}" ] || step=1

crm-init --name "Berg Kettles" --currency EUR --zone Europe/Berlin \
	--email nina@example.org
sed 's/^people:$/people:\
  bo: {name: Bo Winter, mail: bo@example.org}/' policy.yaml >policy.new &&
	mv policy.new policy.yaml
cat >>policy.yaml <<'YAML'
mail: {command: /bin/true, from: shop@example.org}
YAML
crm-log -q -k complaint --new "Anna Berg" --email anna@example.org "it leaks"
crm-log -q -k complaint c1 --new-case "and another"
crm-log -q -k praise --new "Bo" --email bo@example.org --about nina "so kind"
crm-answer -q k1 --mail "we are on it"
crm-answer -q k1 "and done soon"
cat >>policy.yaml <<'YAML'
ladder:
  - {name: lead, to: lead, late: 0h}
  - {name: top, to: champion, late: 4h}
YAML
crm-log -q k2 -k note "under another policy"
crm-add -q "Carl Ott" --email carl@example.org --phone "+49 170 1234567" \
	--tag vip
crm-log -q c3 -k request "open on Saturday?" --key first
crm-answer -q k4 yes
crm-resolve -q k4 "done" yes
crm-close -q k4 --tell "we are; thank you"
crm-log -q c3 --new-case -k complaint "he is loud"
crm-close -q -u bo k5 --force -m "nobody can be louder"
crm-promise -q c1 "call about the kettle" -d fri
crm-promise -q c3 "send the hours" -d today
crm-promise -q c3 "bring the lid" --theirs -d today --key lid
crm-away -q bo --deputy nina --from 2026-11-24 --until 2026-12-04
crm-own -q k2 bo -m "you know her" --key own
crm-tag -q c1 berlin
crm-product -q new Kettle --price 89.90 --cost 40
crm-product -q new Tea --price 12 --unit kg
crm-sell -q c1 kettle "tea x0.25"
crm-sell -q c1 kettle --return
crm-deal -q new c1 Bath --amount 900 --next write -d fri
crm-invoice -q new c1 --no 2026-7 --total 89.90 -d 1d --on 2026-11-02
crm-invoice -q sent v1 --to anna@example.org -c mail --at 2026-11-02
crm-observe -q k2 fails=yes minutes=4
crm-observe -q k2 fails=no minutes=11
printf 'customer,on,product,amount,key\n77,2026-11-20,Pot,12.00,1\n' >till.csv
printf 'c1\nc2\nc3\n' >three
printf 'c1\nc99\nc3\n' >one-bad

# begin: every run from now on begins with the record as it is now
begin()
{
	cp crm.db start.db
	crm-export -t all >export.jsonl 2>/dev/null
	start=$(cksum <export.jsonl)
}
begin

# back: the record as it was, and what is to be beside it
back()
{
	# a child that was not waited for may still write there
	until rm -rf crm.db-wal crm.db-shm crm.db.spool .local out made \
		crm.db.forgotten crm.db.forgetting mapping 2>/dev/null; do
		:
	done
	mkdir out
	[ ! -d waiting ] || cp -r waiting crm.db.spool
	[ -z "${beside:-}" ] || eval "$beside"
	cmp -s start.db crm.db || cp start.db crm.db
}

# untouched: whether the file of the record is, byte for byte
untouched()
{
	cmp -s start.db crm.db && [ ! -s crm.db-wal ]
}

# same: whether the record says what it said
same()
{
	untouched || [ "$(crm-export -t all 2>/dev/null | cksum)" = "$start" ]
}

# refused STATUS: whether that is how a command ends that could not do its work
refused()
{
	case $shim${CALL_INTR:+-intr}$1 in
	step74 | step76) return 0 ;;
	call65 | call66 | call69 | call7[01345678]) return 0 ;;
	esac
	return 1
}

# sweep COMMAND [BATCHES [STATUS]]: with the Nth of all that it asks for
# failing, for every $step-th N; a command of one batch that fails has changed
# nothing. STATUS is that of the undisturbed run.
sweep()
{
	back
	rm -f total
	run "env ${SHIM_VAR}_COUNT=$PWD/total LD_PRELOAD='$SHIM' $1"
	want=$STATUS
	total=$(cat total)
	bad=
	[ "$total" -gt 5 ] || bad="only $total"
	n=1
	while [ "$n" -le "$total" ]; do
		back
		run "env ${SHIM_VAR}_AT=$n LD_PRELOAD='$SHIM' $1"
		if [ "$STATUS" = "$want" ]; then
			:
		elif refused "$STATUS"; then
			[ -s "$ERR" ] || bad="$bad $n:silent"
			[ "$STATUS" = 76 ] || [ "${2:-1}" != 1 ] || same ||
				bad="$bad $n:changed"
		else
			bad="$bad $n:$STATUS"
		fi
		if ! untouched; then
			crm-check >/dev/null 2>&1
			[ $? -le 1 ] || bad="$bad $n:unsound"
		fi
		n=$((n + step))
	done
	is "$want:$bad" "${3:-0}:" "$1: $total questions, each may fail"
}

export CRM_NOW=2026-11-24T12:00:00Z
