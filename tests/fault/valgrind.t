#!/bin/sh
# SPDX-License-Identifier: ISC
# One run of every command under valgrind (F16): no bad access, no leak.
. "$(dirname "$0")/../kit.sh"
. "$CRM_ROOT/tests/fault/oracle.sh"

[ -z "${CRM_SANITIZED:-}" ] ||
	skip_all "optional: a sanitized build looks for itself"
has valgrind || skip_all "valgrind is missing"

# clean COMMAND-LINE: it ends with 0 or 1, and valgrind has nothing to say
clean()
{
	done_commands="$done_commands ${1%% *}"
	run "valgrind -q --error-exitcode=99 --leak-check=full \
		--show-leak-kinds=definite,indirect \
		--errors-for-leak-kinds=definite,indirect \
		--log-file='$KIT_DIR/vg' $CRM_BIN/$1"
	case $STATUS in
	0 | 1) is "$(head -n 20 "$KIT_DIR/vg")" "" "$1" ;;
	*)
		is "$STATUS" "0 or 1" "$1"
		kit_show valgrind "$KIT_DIR/vg"
		kit_show stderr "$ERR"
		;;
	esac
}

done_commands=
business
clean "crm-log c1 -k complaint 'it leaks'"
clean "crm-cases"
clean "crm-show k1"
clean "crm-check"
clean "crm-today --all"
if [ "$FAULT_FULL" ]; then
	clean "crm-init -D other/crm.db"
	clean "crm-add 'Bo Lund' --email bo@example.org --tag vip"
	clean "crm-edit c2 note=kind"
	clean "crm-tag c2 berlin"
	clean "crm-find -t interactions leaks"
	clean "crm-find tag=vip --json"
	clean "crm-answer k1 'phoned him'"
	clean "crm-own k1 nina"
	clean "crm-promise c1 'call again' -d fri"
	clean "crm-resolve k1 done 'sent a new one'"
	clean "crm-close k1"
	clean "crm-thank k1 'thank you'"
	clean "crm-close k1"
	clean "crm-undo"
	clean "crm-history"
	clean "crm-history k1"
	clean "crm-away --from mon --until fri"
	crm-log c1 --new-case -k complaint "another" >"$KIT_DIR/row"
	clean "crm-merge k1 $(cut -f 1 "$KIT_DIR/row")"
	clean "crm-escalate"
	clean "crm-send"
	clean "crm-report day"
	clean "crm-report listen"
	clean "crm-report cases"
	clean "crm-report value"
	clean "crm-report regulars --html"
	clean "crm-report first"
	clean "crm-report trust --svg"
	clean "crm-help"
	clean "crm-complete party anna"
	clean "crm-backup copy.db"
	clean "crm-access c1"
	clean "crm-forget c2"
	printf "From: a@example.org\n\nhi\n" >mail
	[ ! -x "$CRM_BIN/crm-intake" ] || clean "crm-intake mail"
	clean "crm-export -t all"
	cp "$OUT" "$KIT_DIR/all.json"
	clean "crm-import -t all -D third.db '$KIT_DIR/all.json'"
	clean "crm-check --policy --effective"
	for command in "$CRM_BIN"/crm-*; do
		case " $done_commands " in
		*" ${command##*/} "*) ;;
		*) clean "${command##*/} --help" ;;
		esac
	done
fi

finish
