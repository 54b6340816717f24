#!/bin/sh
# SPDX-License-Identifier: ISC
# make bench: each job against its limit (limit.c: the same SQLite work in C,
# and nothing else), turn and turn about in one run, as a ratio: the median of
# the rounds. What a job did is checked before it is timed.
#
#   BENCH_FULL=1      the big base has 1,000,000 customers (else 100,000)
#   BENCH_ROUNDS=15   how many rounds
#   BENCH_STRICT=1    a target that is missed fails
set -u

root=$(cd "$(dirname "$0")/../.." && pwd)
bin=${CRM_BIN:-$root/build/bin}
bench=${BENCH_BIN:-$root/build/bench}
case $bin in
/*) ;;
*) bin=$root/$bin ;;
esac
case $bench in
/*) ;;
*) bench=$root/$bench ;;
esac
rounds=${BENCH_ROUNDS:-15}
small=1000
big=100000
[ -z "${BENCH_FULL:-}" ] || big=1000000

here=$(mktemp -d "${TMPDIR:-/tmp}/crm-bench.XXXXXX") || exit 1
trap 'cd / && rm -rf "$here"' EXIT
trap 'exit 129' HUP
trap 'exit 130' INT
trap 'exit 141' PIPE
trap 'exit 143' TERM
cd "$here" || exit 1
LC_ALL=C NO_COLOR=1 CRM_USER=nina CRM_NOW=2026-11-23T08:00:00Z HOME=$here
PATH=$bin:$bench:$PATH
export LC_ALL NO_COLOR CRM_USER CRM_NOW HOME PATH
unset CRM_DB CRM_POLICY TZ CRM_PAGER
now=1795420800
evening=1795478399
missed=0

die()
{
	echo "bench: $*" >&2
	exit 1
}

# report TITLE RATIO ROUNDS TARGET
report()
{
	verdict=$(awk "BEGIN { print $2 <= $4 ? \"\" : \"  missed\" }")
	[ -z "$verdict" ] || missed=$((missed + 1))
	printf '%-46s %6s  (at most %s, n=%s)%s\n' "$1" "$2" "$4" "$3" "$verdict"
}

# turns TARGETS RUNS name command ... // name command ...: a target for each
# but the first; _ in a name is a blank
compare()
{
	targets=$1 runs=$2
	shift 2
	turns "$rounds" "$runs" "$@" >ratios || die "a job failed"
	for target in $targets; do
		read -r name ratio n || die "too few ratios"
		report "$(echo "$name" | tr _ ' ')" "$ratio" "$n" "$target"
	done <ratios
}

# --- the bases -------------------------------------------------------------------

# shop FOLDER COUNT: one late and one that is not, and COUNT like them, of
# which a hundred are late
shop()
{
	mkdir "$1" && (
		CRM_DB=$1/crm.db
		export CRM_DB
		CRM_NOW=2026-11-18T09:00:00Z crm-init --name Bench --zone UTC
		CRM_NOW=2026-11-18T09:00:00Z crm-add -q "Anna Late" \
			--email anna@example.org --tag vip &&
			CRM_NOW=2026-11-18T09:00:00Z crm-log -q -k complaint c1 \
				"it leaks" &&
			crm-add -q "Bo Later" --email bo@example.org --tag vip &&
			crm-log -q -k suggestion c2 "sell tea too"
	) && limit fill "$1/crm.db" "$2" &&
		[ "$(limit count "$1/crm.db" cases)" = $(($2 + 2)) ] ||
		die "cannot make a base of $2"
}

echo "making bases of $small and $big customers"
shop small $small
shop big $big
for copy in bare shell many idle logged; do
	cp -R small $copy || exit 1
done

# --- the effect, before the time ----------------------------------------------------

# effect DB: rows of what a complaint writes
effect()
{
	for table in cases interactions changes batches; do
		limit count "$1" $table
	done | tr '\n' ' '
}

for base in small big; do
	[ "$(crm-escalate -n -D $base/crm.db | wc -l)" -eq 101 ] ||
		die "$base: 101 were to climb"
	[ "$(limit escalate $base/crm.db $now | wc -l)" -eq 101 ] ||
		die "$base: the limit sees no 101"
	crm-show -D $base/crm.db c900 | grep -q 'Name0000898' ||
		die "$base: crm-show does not show c900"
	limit show $base/crm.db 900 | grep -q 'Name0000898' ||
		die "$base: the limit does not show c900"
	[ "$(crm-today -D $base/crm.db | grep -c '^k')" -eq 101 ] ||
		die "$base: crm-today does not list 101"
	[ "$(limit today $base/crm.db $evening | grep -c nina)" -eq 101 ] ||
		die "$base: the limit of crm-today does not list 101"
	crm-complete -D $base/crm.db -- crm-show name000089 | grep -q . ||
		die "$base: crm-complete completes nothing"
done
before=$(effect bare/crm.db)
limit log bare/crm.db 500 >/dev/null
crm-log -q -k complaint --new-case -D logged/crm.db c500 "it leaks" 2>/dev/null
[ "$(effect bare/crm.db)" = "$(effect logged/crm.db)" ] &&
	[ "$(effect bare/crm.db)" != "$before" ] ||
	die "crm-log and its limit write different rows"
# a base where nothing is to be done
crm-escalate -D idle/crm.db >/dev/null || die "crm-escalate failed"
[ -z "$(crm-escalate -D idle/crm.db)" ] || die "idle: something climbs still"

# --- against the limit ------------------------------------------------------------------

echo
echo "against the limit, base of $small:"
compare 1.3 1 bare limit log bare/crm.db '{n}' // \
	crm-log crm-log -q -k complaint --new-case -D logged/crm.db 'c{n}' \
	"it leaks"
if command -v sqlite3 >/dev/null; then
	cat >log.sql <<-'SQL'
	PRAGMA synchronous=FULL;
	BEGIN IMMEDIATE;
	INSERT INTO cases (id, batch, voided, party, kind, subject, owner,
	  state, level, episode, opened_at, policy, due_at, due_clock, needs,
	  climb_at, opened_by) SELECT (SELECT max(id) + 1 FROM cases),
	  (SELECT max(id) + 1 FROM batches), 0, 7, 'complaint', 'it leaks',
	  'nina', 'open', 0, 1, 1795420800, 1, 1795438800, 'first-answer',
	  'answer', 1795438800, (SELECT max(id) + 1 FROM interactions);
	INSERT INTO interactions (id, batch, voided, "case", party, at, kind,
	  direction, channel, automatic, who, text) SELECT (SELECT max(id) + 1
	  FROM interactions), (SELECT max(id) + 1 FROM batches), 0, (SELECT
	  max(id) FROM cases), 7, 1795420800, 'complaint', 'in', 'phone', 0,
	  'nina', 'it leaks';
	INSERT INTO changes (id, batch, tbl, row, col, before, after) SELECT
	  (SELECT coalesce(max(id), 0) + 1 FROM changes), (SELECT max(id) + 1
	  FROM batches), 'cases', (SELECT max(id) FROM cases), 'opened_by',
	  NULL, (SELECT max(id) FROM interactions);
	INSERT INTO batches (id, at, clock, who, tool, origin, command, policy,
	  rows, salt, digest, hash) SELECT max(id) + 1, 1795420800, 'given',
	  'nina', 'crm-log', 'hand', 'crm-log -q -k complaint c7 it leaks', 1,
	  3, randomblob(16), randomblob(32), randomblob(32) FROM batches;
	COMMIT;
	SQL
	before=$(effect shell/crm.db)
	sqlite3 shell/crm.db ".read log.sql" || die "the shell fails"
	[ "$before" != "$(effect shell/crm.db)" ] || die "the shell wrote nothing"
	compare 1 1 shell sqlite3 shell/crm.db ".read log.sql" // \
		crm-log_against_the_sqlite3_shell crm-log -q -k complaint \
		--new-case -D logged/crm.db 'c{n}' "it leaks"
fi
compare 1.25 5 bare limit show small/crm.db 900 // \
	crm-show crm-show -D small/crm.db c900
compare 1.25 5 bare limit today small/crm.db $evening // \
	crm-today crm-today -D small/crm.db
compare 1.25 5 bare limit complete small/crm.db name000089 // \
	crm-complete crm-complete -D small/crm.db -- crm-show name000089
compare "1.25 1.25" 5 bare limit open idle/crm.db // \
	crm-escalate,_nothing_to_do crm-escalate -D idle/crm.db // \
	crm-send,_nothing_to_do crm-send -D idle/crm.db

# --- rows in ------------------------------------------------------------------------------

notes=$big
echo
echo "$notes interactions in, against the limit, both with what is kept in step:"
mkdir import && CRM_DB=import/crm.db crm-init --name Bench --zone UTC >/dev/null
awk 'BEGIN { print "name,key"
	for (i = 1; i <= 20000; i++) print "Shop " i ",shop" i }' >shops.csv
crm-import -q -D import/crm.db shops.csv || die "20,000 parties do not come in"
# calls FROM: so many, a minute apart, behind that many
calls()
{
	awk -v n="$notes" -v from="$1" 'BEGIN {
		print "customer,at,kind,channel,direction,text"
		for (i = 1; i <= n; i++)
			printf "shop%d,@%d,note,phone,%s,call number %d about an order\n",
				i * 7919 % 20000 + 1, 1600000000 + (from + i) * 60,
				i % 2 ? "in" : "out", i }'
}
calls 0 >notes.csv
calls "$notes" >later.csv
saved=$rounds
[ "$rounds" -le 5 ] || rounds=5
for run in $(seq 0 $((rounds + 1))); do # turns warms up with a first one
	cp -R import "bare$run" && cp -R import "ours$run" || exit 1
done
limit import bare0/crm.db "$notes"
crm-import -q -t interactions -D ours0/crm.db notes.csv || die "no import"
for base in bare0 ours0; do
	crm-find -D $base/crm.db -t interactions -o at,party,direction,text |
		cksum
done | sort -u | wc -l | grep -qx 1 || die "the import is another than its limit"
crm-check -D ours0/crm.db || die "the import does not hold"
rm -rf bare0 ours0
compare 1.6 1 bare limit import 'bare{n}/crm.db' "$notes" // \
	crm-import crm-import -q -t interactions -D 'ours{n}/crm.db' notes.csv
compare 1.25 1 bare limit import 'bare{n}/crm.db' "$notes" // \
	crm-import,_into_a_filled_base \
	crm-import -q -t interactions -D 'ours{n}/crm.db' later.csv
if [ -x /usr/bin/time ]; then
	head -n $((notes / 10 + 1)) notes.csv >few.csv
	for rows in few notes; do
		rm -rf fresh && cp -R import fresh
		/usr/bin/time -f %M -o $rows.kb crm-import -q -t interactions \
			-D fresh/crm.db $rows.csv
		/usr/bin/time -f %M -o $rows.undo.kb crm-undo -q -D fresh/crm.db
	done
	echo "memory: $(cat few.kb) KB for a tenth, $(cat notes.kb) KB for all," \
		"$(cat few.undo.kb) and $(cat notes.undo.kb) KB to take it back"
fi
rounds=$saved

# --- growth --------------------------------------------------------------------------------

echo
echo "$big customers against $small, the same command:"
compare 1.2 5 small crm-show -D small/crm.db c900 // \
	crm-show crm-show -D big/crm.db c900
compare 1.2 5 small crm-today -D small/crm.db // \
	crm-today crm-today -D big/crm.db
compare 1.2 5 small crm-complete -D small/crm.db -- crm-show name000089 // \
	crm-complete crm-complete -D big/crm.db -- crm-show name000089
compare 1.2 2 small crm-escalate -n -D small/crm.db // \
	crm-escalate,_100_late crm-escalate -n -D big/crm.db
compare 1.2 1 small crm-log -q -k complaint --new-case -D small/crm.db \
	'c{n}' "it leaks" // \
	crm-log crm-log -q -k complaint --new-case -D big/crm.db 'c{n}' \
	"it leaks"

# --- memory -----------------------------------------------------------------------------------

if [ -x /usr/bin/time ]; then
	echo
	echo "memory, $big rows against $((big / 10)):"
	shop mid $((big / 10))
	for base in mid big; do
		/usr/bin/time -f %M -o $base.kb crm-find -D $base/crm.db >rows
		[ "$(wc -l <rows)" -gt $((big / 10)) ] ||
			die "crm-find lost rows"
	done
	report crm-find "$(awk "BEGIN { printf \"%.3f\", \
		$(cat big.kb) / $(cat mid.kb) }")" 1 1.1
fi

# --- rows out -----------------------------------------------------------------------------------

if command -v sqlite3 >/dev/null; then
	echo
	echo "$big rows out, against the sqlite3 shell:"
	question='SELECT id, at, "case", party, kind, channel, direction, who,
		text FROM interactions WHERE voided=0 ORDER BY at DESC, id DESC'
	[ "$(crm-find -t interactions -D big/crm.db | wc -l)" = \
		"$(sqlite3 -tabs big/crm.db "$question" | wc -l)" ] ||
		die "not the same number of rows"
	saved=$rounds
	[ "$rounds" -le 5 ] || rounds=5
	compare 1.15 1 shell sqlite3 -tabs big/crm.db "$question" // \
		crm-find_-t_interactions crm-find -t interactions -D big/crm.db
	compare 0.8 1 shell sqlite3 -json big/crm.db "$question" // \
		crm-find_-t_interactions_--json crm-find --json -t interactions \
		-D big/crm.db
	rounds=$saved
fi

# --- what customers are worth -------------------------------------------------------------------

echo
echo "crm-score, $big customers that buy as BG/NBD has it:"
for base in mid big; do
	count=$big
	[ $base = big ] || count=$((big / 10))
	shop "buy$base" "$count"
	buyers "buy$base/crm.db" "$count" >/dev/null || die "nobody buys"
	crm-score worth --fit -q -D "buy$base/crm.db" || die "no fit"
done
worth buybig/crm.db 20780 >ours
crm-score worth --fit -n --unit week --until 2026-11-23 -D buybig/crm.db \
	-o model,r,alpha,a,b,customers | awk -v n="$big" '$1 == "bg/nbd" {
	near = ($2 / 0.243 - 1) ^ 2 + ($3 / 4.414 - 1) ^ 2
	near += ($4 / 0.793 - 1) ^ 2 + ($5 / 2.426 - 1) ^ 2
	exit !(near < 0.2 && $6 == n) }' || die "other parameters than were put in"
[ "$(crm-score worth --all -o id -D buybig/crm.db | wc -l)" -eq "$big" ] ||
	die "crm-score lost customers"
if /usr/bin/python3 -c 'import scipy' 2>/dev/null; then
	/usr/bin/python3 "$root/tests/bench/worth.py" buybig/crm.db 20780 >theirs
	paste ours theirs | awk '{ exit !($2 >= $5 - 1e-3) }' ||
		die "scipy finds a better likelihood: $(paste ours theirs)"
	report "fit of BG/NBD against scipy's L-BFGS-B" \
		"$(paste ours theirs | awk '{ printf "%.3f", $1 / $4 }')" 1 0.1
fi
compare 1.25 5 bare limit bought buybig/crm.db 900 // \
	crm-score_--till crm-score worth --till c900 -D buybig/crm.db
compare 1.2 5 small crm-score worth --till c900 -D buymid/crm.db // \
	crm-score_--till,_ten_times_as_many crm-score worth --till c900 \
	-D buybig/crm.db
saved=$rounds
[ "$rounds" -le 5 ] || rounds=5
# each who came again has a law of purchases of their own to be inverted
compare 30 1 bare limit walk buybig/crm.db // \
	crm-score_worth_--all crm-score worth --all -D buybig/crm.db
rounds=$saved
if [ -x /usr/bin/time ]; then
	for base in mid big; do
		/usr/bin/time -f %M -o fit.$base.kb crm-score worth --fit -q \
			-D buy$base/crm.db
		/usr/bin/time -f %M -o all.$base.kb crm-score worth --all \
			--limit 20 -D buy$base/crm.db >/dev/null
	done
	echo "memory: the fit $(cat fit.mid.kb) KB for a tenth," \
		"$(cat fit.big.kb) KB for all; the list $(cat all.mid.kb) and" \
		"$(cat all.big.kb) KB"
fi
rm -rf buymid buybig

# --- a report over all sales ---------------------------------------------------------------------

sales=$((5 * big))
echo
echo "crm-report value over $sales sales:"
limit sell big/crm.db $sales || die "nothing can be sold"
limit value big/crm.db | sort >want
crm-report value --tsv -D big/crm.db |
	awk -F '\t' '$1 ~ /[.]/ {
		split($1, of, "."); sub(/[.]/, "", $2)
		if (of[2] == "bought") row[of[1]] = $7 " " $2
		else if (of[2] == "top") row[of[1]] = row[of[1]] " " $2
		else if (of[2] == "half") row[of[1]] = row[of[1]] " " $7
	} END { for (key in row) print key, row[key] }' | sort >got
awk 'NR == FNR { for (i = 1; i <= NF; i++) want[FNR, i] = $i; next }
	{ for (i = 1; i <= NF; i++)
		if ($i != want[FNR, i] && (i < 4 ||
		    ($i / want[FNR, i] - 1) ^ 2 > 1e-8)) bad = 1 }
	END { exit bad || FNR != 2 }' want got || die "other figures than the limit"
saved=$rounds
[ "$rounds" -le 5 ] || rounds=5
compare 1.3 1 bare limit value big/crm.db // \
	crm-report_value crm-report value -D big/crm.db
if command -v sqlite3 >/dev/null; then
	cat >value.sql <<-'SQL'
	WITH spent AS (SELECT party, currency, sum(amount_minor) AS v
	  FROM sales WHERE voided = 0 GROUP BY party, currency),
	ranked AS (SELECT party, currency, v, row_number() OVER w AS r,
	  sum(v) OVER (w ROWS UNBOUNDED PRECEDING) AS upto,
	  count(*) OVER (PARTITION BY currency) AS c,
	  sum(v) OVER (PARTITION BY currency) AS total
	  FROM spent WHERE v > 0
	  WINDOW w AS (PARTITION BY currency ORDER BY v DESC))
	SELECT currency, max(c), max(total),
	  sum(CASE WHEN r <= (c + 99) / 100 THEN v END),
	  sum(CASE WHEN r <= (c + 19) / 20 THEN v END),
	  sum(CASE WHEN r <= (c + 4) / 5 THEN v END),
	  sum(CASE WHEN 2 * (upto - v) < total THEN 1 END)
	  FROM ranked GROUP BY currency;
	SQL
	[ "$(sqlite3 -separator ' ' big/crm.db ".read value.sql" | sort)" = \
		"$(cat want)" ] || die "the shell sees other figures"
	compare 0.3 1 shell sqlite3 big/crm.db ".read value.sql" // \
		crm-report_value_against_the_sqlite3_shell \
		crm-report value -D big/crm.db
fi
rounds=$saved

# --- what explains a fault -------------------------------------------------------------------------

echo
echo "100,000 trials of 30 factors, against a plain pass that counts the tables:"
notes make 100000 30 >trials.csv || die "no trials are made"
[ "$(crm-why trials.csv --tsv -o n1,f1 | head -n 1)" = \
	"$(notes count trials.csv)" ] ||
	die "crm-why counts otherwise than the plain pass"
compare 1.25 1 bare notes count trials.csv // \
	crm-why crm-why trials.csv --tsv

# --- many writers -----------------------------------------------------------------------------------

echo
share=160 # each turn is a lottery: of fewer the luck would be measured
echo "8 writers at once, each $share complaints:"
before=$(limit count many/crm.db cases)
writers 1 "$share" crm-log -q -k complaint --new-case -D many/crm.db c9 \
	"it leaks" >one || die "one writer fails"
writers 8 "$share" crm-log -q -k complaint --new-case -D many/crm.db c7 \
	"it leaks" >eight || die "eight writers fail"
[ "$(limit count many/crm.db cases)" -eq $((before + share * 9)) ] ||
	die "8 writers: not every complaint was kept"
[ ! -d many/crm.db.spool ] || [ -z "$(ls many/crm.db.spool)" ] ||
	die "8 writers: something had to be spooled"
read -r _ failures _ worst _ fairness _ each <eight
read -r _ _ _ _ _ _ _ alone <one
report "failures" "$failures" $((share * 8)) 0
report "worst wait, seconds" "$worst" $((share * 8)) 0.5
report "last/first finisher" \
	"$(awk "BEGIN { printf \"%.2f\", 1 / $fairness }")" 8 1.43
report "time for each, against one writer alone" \
	"$(awk "BEGIN { printf \"%.2f\", $each / $alone }")" $((share * 8)) 1.11

echo
if [ "$missed" = 0 ]; then
	echo "every target was met"
else
	echo "$missed targets were missed"
	[ -z "${BENCH_STRICT:-}" ] || exit 1
fi
