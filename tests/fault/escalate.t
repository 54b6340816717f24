#!/bin/sh
# SPDX-License-Identifier: ISC
# Faults of the ladder: eight at once (F32), killed anywhere (F33), ten days
# without cron (F36). FAULT_FULL=1 for all of it.
. "$(dirname "$0")/../kit.sh"

full=${FAULT_FULL:-}
cases=${full:+400}
cases=${cases:-40}
kills=${full:+40}
kills=${kills:-6}

# shop FOLDER N: N late complaints of as many customers, and a mailer that
# keeps the Message-ID of every letter it is given
shop()
{
	mkdir "$1" && mkdir "$1/mail" || exit 99
	CRM_DB=$PWD/$1/crm.db
	export CRM_DB
	CRM_NOW=2026-11-23T08:00:00Z
	crm-init --name "Berg Kettles" --currency EUR --zone Europe/Berlin \
		--email nina@example.org
	cat >"$1/mailer" <<SH
#!/bin/sh
letter=\$(mktemp "$PWD/$1/mail/XXXXXX") && cat >"\$letter"
SH
	chmod +x "$1/mailer"
	cat >>"$1/policy.yaml" <<YAML
mail: {command: $PWD/$1/mailer -t, from: shop@example.org, timeout: 10s}
YAML
	i=0
	while [ $i -lt "$2" ]; do
		i=$((i + 1))
		crm-log -q -k complaint --new "Customer $i" "it leaks"
	done
}

# letters FOLDER: the Message-IDs that reached the mailer, one a letter
letters()
{
	cat "$1"/mail/* 2>/dev/null | grep '^Message-ID'
}

sound()
{
	if [ -x "$CRM_BIN/crm-check" ]; then
		t "$1" 0 'crm-check'
	else
		skip 1 "no crm-check"
	fi
}

# --- F32: eight at once ---------------------------------------------------------
shop together $cases
CRM_NOW=2026-11-23T12:00:00Z
export CRM_NOW
for n in 1 2 3 4 5 6 7 8; do
	{
		crm-escalate -o id,to >"climbed.$n" 2>"said.$n"
		echo $? >"status.$n"
	} &
done
wait
is "$(cat status.? | sort -u)" 0 "eight at once all succeed"
is "$(cat said.?)" "" "and none has anything to say"
is "$(sort climbed.? | uniq -d)" "" "no rung is climbed twice"
is "$(cat climbed.? | wc -l | tr -d ' ')" "$cases" "every rung is climbed"
is "$(crm-send --list | wc -l | tr -d ' ')" "$cases" "one letter each"
for n in 1 2 3 4; do
	crm-send -q 2>"said.$n" &
done
wait
is "$(cat said.[1-4])" "" "four at once send without a word"
is "$(letters together | wc -l | tr -d ' ')" "$cases" \
	"every letter leaves once"
sound "the record is sound"

# --- F33: killed anywhere ---------------------------------------------------------
# storm COMMAND: killed $kills times, a little later each time; counts those
# that the signal found at work in $hits
storm()
{
	n=0
	hits=0
	while [ $n -lt $kills ]; do
		n=$((n + 1))
		timeout -s KILL "$(printf '0.%03d' $((n * step % 90 + 3)))" \
			"$1" >/dev/null 2>&1
		[ $? -ne 137 ] || hits=$((hits + 1))
	done
}

if has timeout; then
	CRM_NOW=2026-11-23T08:00:00Z
	shop killed $cases
	CRM_NOW=2026-11-23T12:00:00Z
	step=3
	storm crm-escalate
	ok "[ $hits -gt 0 ]" "kill -9 finds crm-escalate at work"
	run 'crm-escalate'
	is "$STATUS" 0 "killed at any time, the next run does the rest"
	is "$(crm-send --list -o case | sort -u | wc -l | tr -d ' ')" \
		"$cases" "every case has its letter"
	is "$(crm-send --list -o case | sort | uniq -d)" "" "and only one"
	crm-send --list -o message_id | sort -u >due
	step=17
	storm crm-send
	ok "[ $hits -gt 0 ]" "kill -9 finds crm-send at work"
	crm-send -q
	# what a killed one had in hand is given up after a while
	CRM_NOW=2026-11-23T12:02:00Z
	crm-send -q
	t "killed at any time, every letter leaves in the end" 1 \
		'crm-send --list'
	letters killed | sed 's/^Message-ID: //' | sort -u >left
	ok 'cmp due left' "those that were due, repeats under the same id"
	sound "the record is sound after all that"
else
	skip 8 "no timeout"
fi

# F01 over the syscalls that write
if has strace && strace -qq -o /dev/null true 2>/dev/null; then
	CRM_NOW=2026-11-23T08:00:00Z
	shop syscalls 3
	last=${full:+60}
	last=${last:-12}
	bad=
	hits=0
	step=1
	[ -n "$full" ] || step=3
	for call in pwrite64 fdatasync write; do
		n=1
		while [ $n -le $last ]; do
			cp syscalls/crm.db saved.db
			CRM_NOW=2026-11-23T12:00:00Z
			strace -qq -o /dev/null \
				-e inject=$call:signal=SIGKILL:when=$n \
				crm-escalate >/dev/null 2>&1
			killed=$?
			crm-escalate -q || bad="$bad $call:$n:next"
			got=$(crm-send --list -o case | sort | tr '\n' ' ')
			[ "$got" = "k1 k2 k3 " ] || bad="$bad $call:$n:$got"
			rm -f syscalls/crm.db-wal syscalls/crm.db-shm
			cp saved.db syscalls/crm.db
			[ $killed -ne 0 ] || break
			hits=$((hits + 1))
			n=$((n + step))
		done
	done
	is "$bad" "" "killed at any write: each case climbs once, with a letter"
	ok "[ $hits -gt 0 ]" "kill -9 at $hits writes"
else
	skip 2 "no strace that may trace"
fi

# --- F36: ten days without cron ------------------------------------------------------
CRM_NOW=2026-11-23T08:00:00Z
shop away 3
CRM_NOW=2026-11-23T08:30:00Z
crm-escalate -q
CRM_NOW=2026-12-03T08:30:00Z
if [ -x "$CRM_BIN/crm-check" ]; then
	run 'crm-check'
	is "$STATUS" 1 "after ten days crm-check speaks"
else
	skip 1 "no crm-check"
fi
t "the next run takes each case to the highest rung missed" 0 \
	'crm-escalate -o id,from,to' <<'OUT'
k1	0	3
k2	0	3
k3	0	3
OUT
t "with one letter each" 0 'crm-send -o case,state,subject' <<'OUT'
k1	sent	k1 top: it leaks
k2	sent	k2 top: it leaks
k3	sent	k3 top: it leaks
OUT
sound "and all is well"
finish
