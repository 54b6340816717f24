#!/bin/sh
# SPDX-License-Identifier: ISC
# Branch coverage of a build with --coverage after its tests ran, per file and
# per room; the files that carry the promises must reach 95 %, the rest 85 %.
#   coverage.sh FOLDER
set -u
folder=$1

# The writing door, the open, the clocks, the ladder, the gate, the escaping.
gate="
lib/store/driver.c
lib/store/store.c
lib/store/schema.c
lib/store/upgrade.c
lib/store/record.c
lib/store/value.c
lib/store/chain.c
lib/domain/calendar.c
lib/domain/clock.c
lib/domain/story.c
lib/domain/ladder.c
lib/domain/gate.c
lib/view/escape.c
"

for file in lib/*/*.c cmd/*.c; do
	[ -f "$folder/${file%.c}.gcno" ] || continue
	gcov -b -n -o "$folder/${file%.c}.o" "$file" 2>/dev/null |
		awk -v file="$file" '
		/^File / { mine = $0 == "File \047" file "\047" }
		mine && /^Taken at least once:/ {
			split($0, part, /[:% ]+/)
			percent = part[5]; total = part[7]
		}
		END {
			printf "%s %d %d\n", file,
				total * percent / 100 + 0.5, total
		}'
done | awk -v gate="$gate" '
BEGIN {
	n = split(gate, list, /[ \n]+/)
	for (i = 1; i <= n; i++)
		if (list[i] != "")
			promised[list[i]] = 1
}
function percent(taken, total) {
	return total ? sprintf("%6.1f %%", 100 * taken / total) : "      - "
}
{
	split($1, path, "/")
	room = path[1] == "cmd" ? "cmd" : path[2]
	if (!(room in of)) order[++rooms] = room
	of[room] += $3; taken[room] += $2
	kind = ($1 in promised) ? "promises" : "rest"
	of[kind] += $3; taken[kind] += $2
	mark = ""
	if (($1 in promised) && $3 && $2 < 0.95 * $3) mark = "  < 95"
	printf "%s %5d of %5d  %s%s\n", percent($2, $3), $2, $3, $1, mark
}
END {
	print ""
	for (i = 1; i <= rooms; i++)
		printf "%s %5d of %5d  %s\n", percent(taken[order[i]],
			of[order[i]]), taken[order[i]], of[order[i]], order[i]
	print ""
	low = 0
	printf "%s  of the branches of what carries the promises (95 %%)\n",
		percent(taken["promises"], of["promises"])
	printf "%s  of the branches of the rest (85 %%)\n",
		percent(taken["rest"], of["rest"])
	if (taken["promises"] < 0.95 * of["promises"]) low = 1
	if (taken["rest"] < 0.85 * of["rest"]) low = 1
	exit low
}'
