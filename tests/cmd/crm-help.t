#!/bin/sh
# SPDX-License-Identifier: ISC
# crm-help: the set by room, a page, a section of policy; no database needed.
. "$(dirname "$0")/../kit.sh"

run 'crm-help'
is "$STATUS" 0 "the set is listed without a database"
like "$(cat "$OUT")" '^crm-log +register what a customer said' \
	"each command with its purpose"
is "$(grep -c '^crm-' "$OUT")" \
	"$(find "$CRM_BIN" -name "crm-*" | grep -c . |
		awk '{ print $1 - 1 + 1 }')" \
	"all of them but crm-complete, and the line at the end"
for room in Start Listen People Keep; do
	like "$(cat "$OUT")" "^$room\$" "the room $room"
done
unlike "$(cat "$OUT")" '^Other$' "no command is without a room"
ok "awk 'length > 80 { exit 1 }' '$OUT'" "no line is wider than 80"

mkdir few
ln -s "$CRM_BIN/crm-help" few/crm-help
cp "$CRM_BIN/crm-find" few/crm-find
cp "$CRM_BIN/crm-help" few/crm-help2 && rm few/crm-help
mv few/crm-help2 few/crm-help
cp "$CRM_BIN/crm-find" few/crm-mine
t "only what lies beside it; others last" 0 'few/crm-help | grep "^[A-Zc]"' <<'OUT'
crm: listen, own, act, tell, thank, learn
Start
crm-help  list the commands, open a page, print a policy section
People
crm-find  list parties, cases, promises and more by filter
Other
crm-mine  list parties, cases, promises and more by filter
crm-help log opens a page; crm-help policy lists what the policy can say.
OUT

run 'crm-log -h'
cp "$OUT" help
t "off a terminal a command's --help stands for its page" 0 'crm-help log' <help
t "by its whole name too" 0 'crm-help crm-log' <help

if has script man; then
	# shellcheck disable=SC2016
	run 'TERM=dumb MANPAGER=cat PAGER=cat script -qec "crm-help find" /dev/null'
	like "$(cat "$OUT")" 'CRM-FIND\(1\)|crm-find.*list parties' \
		"on a terminal the page opens"
else
	skip 1 "optional: no script(1) or man(1)"
fi

t_err "no such page names the nearest" 2 'crm-help cass' <<'ERR'
crm-help: no such page: cass, did you mean cases?
  crm-help lists them
ERR

t_err "no path is a page" 2 'crm-help ../crm-find' <<'ERR'
crm-help: no such page: ../crm-find
  crm-help lists them
ERR

run 'crm-help log find'
is "$STATUS" 2 "one page at a time"

run 'crm-help policy'
like "$(cat "$OUT")" '^ladder$' "the sections of the policy"

run 'crm-help policy ladder'
is "$STATUS" 0 "one of them"
like "$(cat "$OUT")" '^ladder:$' "is ready to paste"
for section in $(crm-help policy); do
	ok "[ -n \"\$(crm-help policy $section)\" ]" "section $section has text"
done

t_err "a section that is none names the nearest and all" 2 \
	'crm-help policy lader' <<'ERR'
crm-help: the policy has no section: lader, did you mean ladder?
  sections: name people rates hours calendars desks channels kinds tiers links ladder check sheet deals dupes cards signals score retention dunning templates mail
ERR

ok 'crm-init --name "Berg Kettles" --currency EUR --zone Europe/Berlin &&
	crm-help policy ladder >>policy.yaml && crm-find || [ $? = 1 ]' \
	"a pasted section is a policy that works"

finish
