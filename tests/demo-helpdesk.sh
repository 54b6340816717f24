#!/bin/sh
# SPDX-License-Identifier: ISC
# A real help desk, replayed: every event of its ticketing log goes through the
# commands at its own time. One customer for each ticket; the first event logs
# the request, the last one resolves, thanks and closes, those between answer.
# Then the same once more, killed at random and resumed, must give the same
# record.
#
#   demo-helpdesk.sh            all tickets
#   demo-helpdesk.sh 60         the first 60 of the file
#
# HELPDESK_KILLS (10) and HELPDESK_SEED may be set. The log, a CSV file of
# CaseID,ActivityID,CompleteTimestamp, is that of $CRM_TEST_DATA.
set -u

# --- the replay itself, which is what gets killed: a process of its own -------

# now_ms: where date(1) knows no parts of a second, whole ones will do
now_ms()
{
	case $(date +%N) in
	*N*) echo "$(date +%s)000" ;;
	*) echo $(($(date +%s%N) / 1000000)) ;;
	esac
}

# work COMMAND...: in one event of HELPDESK_TIME, how long it takes
work()
{
	if [ "$timing" = no ]; then
		"$@"
		return
	fi
	before=$(date +%s%N)
	"$@" || return
	echo "$1 $(($(date +%s%N) - before))" >>"times"
}

# replay FOLDER: work through plan, five events back from where it was left
replay()
{
	cd "$1" || exit 1
	CRM_DB=$1/crm.db CRM_USER=nina
	export CRM_DB CRM_USER
	[ -f "$CRM_DB" ] || {
		CRM_NOW=$(sed -n '1s/.*\t//p' ../plan) crm-init \
			--name "Help desk" --zone UTC || exit 1
	}
	event=$(tail -n 1 reached 2>/dev/null)
	event=$((${event:-0} - 5))
	[ "$event" -gt 0 ] || event=0
	tail -n "+$((event + 1))" ../plan >rest
	touch ids
	# a kill may have cut the last line short
	while read -r ticket id end; do
		[ "$end" = . ] && eval "case_$ticket=$id"
	done <ids
	while read -r ticket part say CRM_NOW; do
		export CRM_NOW
		event=$((event + 1))
		timing=no
		[ -n "${HELPDESK_TIME:-}" ] &&
			[ $((event % HELPDESK_TIME)) = 0 ] && timing=yes
		case $part in
		first | only)
			id=$(work crm-log -k request --new "Ticket $ticket" \
				--key "$event-log" "$say") || exit 1
			id=${id%%	*}
			eval "case_$ticket=$id"
			echo "$ticket $id ." >>ids
			;;
		esac
		eval "id=\$case_$ticket"
		case $part in
		middle)
			work crm-answer -q --key "$event-answer" "$id" "$say" ||
				exit 1
			;;
		last | only)
			work crm-resolve -q --key "$event-resolve" "$id" \
				"done" "$say" &&
				work crm-thank -q --key "$event-thank" "$id" \
					"thank you for writing to us" &&
				work crm-close -q --key "$event-close" "$id" ||
				exit 1
			;;
		esac
		echo "$event" >>reached
	done <rest
	echo over >over
}

if [ "${1:-}" = --replay ]; then
	replay "$2"
	exit 0
fi

# --- the demonstration ---------------------------------------------------------

root=$(cd "$(dirname "$0")/.." && pwd)
: "${CRM_TEST_DATA:=$root/../shared/data}"
log=$CRM_TEST_DATA/tickets/helpdesk_events.csv
tickets=${1:-0}
kills=${HELPDESK_KILLS:-10}
seed=${HELPDESK_SEED:-$(date +%s)}
bin=${CRM_BIN:-$root/build/bin}
case $bin in
/*) ;;
*) bin=$root/$bin ;;
esac
self=$root/tests/demo-helpdesk.sh
LC_ALL=C PATH=$bin:$PATH NO_COLOR=1
export LC_ALL PATH NO_COLOR
unset CRM_POLICY CRM_PAGER TZ

if [ ! -f "$log" ]; then
	echo "demo-helpdesk: no log; it belongs to $log" >&2
	exit 66
fi

here=$(mktemp -d "${TMPDIR:-/tmp}/crm-helpdesk.XXXXXX") || exit 1
pid=
trap 'kill_replay; cd / && rm -rf "$here"' EXIT
trap 'exit 129' HUP
trap 'exit 130' INT
trap 'exit 141' PIPE
trap 'exit 143' TERM
cd "$here" && mkdir plain killed || exit 1

# kill_replay: it, and the command that it is at; they are a group of their own
# from their first moment on
kill_replay()
{
	[ -z "$pid" ] || kill -s KILL -- "-$pid" || kill -s KILL "$pid"
} 2>/dev/null

die()
{
	echo "demo-helpdesk: $*" >&2
	exit 1
}

# plan: "ticket part activity time", a TAB before the time, in order of time,
# then of the file
awk -F, -v tickets="$tickets" '
NR == 1 { next }
{ sub(/\r$/, "") }
!($1 in seen) { n++; seen[$1] = n }
tickets && seen[$1] > tickets { next }
{ printf "%s,%d,%s,%s\n", $3, NR, $1, $2 }' "$log" |
	sort -t , -k1,1 -k2,2n |
	awk -F, '
	{ time[NR] = $1; ticket[NR] = $3; activity[NR] = $4
	  if (!($3 in first)) first[$3] = NR
	  last[$3] = NR }
	END {
		for (i = 1; i <= NR; i++) {
			t = ticket[i]
			part = first[t] == i ? last[t] == i ? "only" : \
				"first" : last[t] == i ? "last" : "middle"
			sub(/ /, "T", time[i])
			printf "%s %s activity-%s\t%sZ\n", t, part, \
				activity[i], time[i]
		}
	}' >plan
want=$(awk '$2 == "first" || $2 == "only"' plan | wc -l)
events=$(wc -l <plan)
commands=$(awk '$2 != "only" && $2 != "last" { n++ }
	$2 == "last" { n += 3 } $2 == "only" { n += 4 } END { print n }' plan)
end=$(sed -n '$s/.*\t//p' plan)
echo "$((want)) tickets, $((events)) events, $commands commands"

# closed FOLDER: all were opened, all are closed, and the record is sound
closed()
{
	export CRM_DB="$here/$1/crm.db" CRM_USER=nina CRM_NOW="$end"
	opened=$(crm-find -t cases state=any -o id | wc -l)
	shut=$(crm-find -t cases state=closed -o id | wc -l)
	echo "$1: $((opened)) cases opened, $((shut)) closed"
	[ "$((opened))" = "$((want))" ] && [ "$((shut))" = "$((want))" ] ||
		die "$1: $((want)) were to be opened and closed"
	said=$(crm-check 2>&1) || die "$1: crm-check: $said"
	[ -z "$said" ] || die "$1: crm-check is not silent: $said"
	echo "$1: crm-check is silent"
}

# record FOLDER: what is in it, without what must differ: salts, digests and
# hashes, and the number of the batch
record()
{
	CRM_DB=$here/$1/crm.db crm-export -t all |
		sed -E 's/"(salt|digest|hash|head|batch)":("[^"]*"|[0-9]+),?//g
			s/"(id|undoes)":"b[0-9]+",?//g' >"$1.record"
	[ -s "$1.record" ] || die "$1: nothing was exported"
}

began=$(now_ms)
case $(date +%N) in
*N*) every= ;;
*) every=$((events / 600 + 1)) ;;
esac
HELPDESK_TIME=$every sh "$self" --replay "$here/plain" ||
	die "the replay failed"
took=$(($(now_ms) - began))
echo "plain: $((took / 1000)) s, $(awk "BEGIN {
	printf \"%.1f\", $took / $commands }") ms for each command and its shell"
[ ! -f plain/times ] || sort plain/times | awk '
	function show() {
		printf "  %-12s %6.1f ms, mean of %d\n", name, sum / n / 1e6, n
	}
	$1 != name {
		if (name) show()
		name = $1
		n = sum = 0
	}
	{ n++; sum += $2 }
	END { show() }'
closed plain

record plain

# Each kill comes at a random moment behind a random event of its own part of
# the plan, so that there are as many however fast the machine is.
n=0
while [ "$n" -lt "$kills" ]; do
	n=$((n + 1))
	at=$(awk "BEGIN { srand($seed + $n)
		printf \"%d %.3f\", ($n - rand()) * $events / ($kills + 1), \
			rand() / 20 }")
	perl -e 'setpgrp; exec @ARGV' sh "$self" --replay "$here/killed" \
		2>killed.err &
	pid=$!
	while reached=$(tail -n 1 killed/reached 2>/dev/null)
		[ "${reached:-0}" -lt "${at% *}" ] && kill -0 "$pid"; do
		sleep 0.01
	done 2>/dev/null
	sleep "${at#* }"
	kill_replay
	wait "$pid" 2>/dev/null
	ended=$? pid=
	case $ended in
	137) ;;
	0) break ;;
	*) die "killed: $(cat killed.err)" ;;
	esac
done
sh "$self" --replay "$here/killed" || die "the resumed replay failed"
echo "killed: $n times (seed $seed), each time resumed"
closed killed
record killed
cmp -s plain.record killed.record || {
	diff plain.record killed.record | head -n 10 >&2
	die "the two records differ"
}
echo "both records are the same: $(($(wc -l <plain.record))) rows"
