#!/bin/sh
# SPDX-License-Identifier: ISC
# The engine fails at the Nth question of a reader, whichever that is: one line
# and a status that says so, and never half an answer that looks whole.
. "$(dirname "$0")/../kit.sh"
export shim=step
. "$CRM_ROOT/tests/fault/sweep.sh"

sweep "crm-escalate --explain"
sweep "crm-escalate --explain k1"
sweep "crm-send --list"
sweep "crm-send --list -n"
sweep "crm-cases"
sweep "crm-cases --json state=any tag=vip owner=nina"
sweep "crm-find Anna"
sweep "crm-find tag=vip contacted=..today"
sweep "crm-find -t interactions text=leaks"
sweep "crm-find -t promises"
sweep "crm-find -t cases level=1.."
for id in c1 c3 k1 k4 k5 i1 p1 o1 b3 @bo anna carl@example.org; do
	sweep "crm-show $id"
done
for id in c1 k1 i1 p1 o1 b3; do
	sweep "crm-show --tsv $id"
done
sweep "crm-show e" 1 1
sweep "crm-access c1"
sweep "crm-today"
sweep "crm-today --tsv"
sweep "crm-today -u bo"
for page in day listen cases value regulars first trust "value --html" \
	"trust --svg"; do
	sweep "crm-report $page"
done
sweep "crm-history"
sweep "crm-history k1"
sweep "crm-history --json b3"
sweep "crm-check" 1 1
sweep "crm-export -t all"
sweep "crm-backup out/copy.db"
sweep "crm-away"
sweep "crm-complete -- crm-show ''"
sweep "crm-complete -- crm-show k"
sweep "crm-complete -- crm-close p"
sweep "crm-complete -- crm-undo b"
sweep "crm-complete -- crm-show an"
sweep "crm-complete -- crm-cases tag="
sweep "crm-complete -- crm-cases owner="
finish
