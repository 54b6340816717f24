#!/bin/sh
# SPDX-License-Identifier: ISC
# The operating system refuses the Nth thing it is asked for, whichever that
# is: one line and a status that says so, and the record is as it was or as it
# should be.
. "$(dirname "$0")/../kit.sh"
shim=call
. "$CRM_ROOT/tests/fault/sweep.sh"

sweep "crm-log k1 -k complaint again"
sweep "crm-log --new Cy --email cy@example.org 'open?'"
sweep "crm-answer k1 --mail hello"
sweep "crm-send" many
sweep "crm-escalate"
sweep "crm-undo"
sweep "crm-init -D out/new/x.db --name X --currency EUR --zone Europe/Berlin"
sweep "crm-import -t all -D out/x.db export.jsonl" many
sweep "crm-export -t all"
sweep "crm-backup out/copy.db"
sweep "crm-check" 1 1
sweep "crm-show c1"
sweep "crm-today"
sweep "crm-edit k1 -e subject=x" many 2
finish
