# shellcheck shell=sh
# SPDX-License-Identifier: ISC
# A small business with rows in every table, some of them changed, merged and
# taken back. Sourced behind kit.sh; found judges crm-check.

# shop: make it in the current folder
shop()
{
	crm-init --name "Berg Kettles" --currency EUR --zone Europe/Berlin
	sed 's/^people:$/people:\
  bo: {name: Bo Winter, mail: bo@example.org}/' policy.yaml >policy.new &&
		mv policy.new policy.yaml
	printf 'mail: {command: /bin/true, from: shop@example.org}\n' \
		>>policy.yaml
	crm-add "Anna Berg" --email anna@example.org \
		--phone "+49 170 1234567" --tag vip
	crm-add "Carl Ott" --email carl@example.org --tag berlin
	crm-log -k complaint anna "kettle leaks after a week"
	crm-log -k request carl "open on Saturday?"
	crm-log -k complaint carl "still waiting" --new-case
	crm-answer k1 "phoned her"
	crm-resolve k1 "done" "a new kettle"
	crm-thank k1 --mail "thank you for telling us"
	crm-own k2 bo
	crm-escalate k2 -m "he waits"
	crm-escalate k3 -m "he waits too"
	crm-promise anna "call about the kettle" -d fri
	crm-promise carl "send the hours" -d mon
	crm-away bo --deputy nina --from 2026-12-01 --until 2026-12-04
	crm-edit c2 needs="a step-free door"
	crm-link c1 buys-through c2 --note "since the fair"
	crm-add "Zoe Quist" --email zoe@example.org
	crm-edit c1 note="sent by Zoe Quist"
	crm-forget zoe --really -m "asked by letter"
	crm-merge k2 k3
	crm-undo
	crm-tag anna berlin
	crm-edit c2 owner=bo needs="a ramp" label@carl@example.org=work
	crm-edit c2 needs="no ramp any more" --said-by anna
	crm-add "Kettles Ltd" --role organisation
	crm-link c2 employee-of kettles --from 2026-01-01 --note "at the counter"
	crm-link anna decides-for kettles
	crm-add "A. Berg" --note "the same"
	crm-merge c1 c5
	printf 'customer,at,text,key\nanna@example.org,2026-11-20,"a lid, please",17\n' |
		crm-import -t interactions --source shop
	crm-product new Kettle --price 89.90 --cost 40
	crm-product edit g1 price=94.90
	crm-sell anna kettle
	crm-sell carl -m "mended the lid" --price 15
	crm-invoice new anna --no 2026-117 --total 94.90 \
		--on 2026-11-01 -d 7d s1
	crm-invoice sent 2026-117 --at 2026-11-02
	crm-invoice dispute 2026-117 -m "carl says it is too dear"
	crm-invoice settle 2026-117 -m "it is what it is"
	crm-invoice paid 2026-117 40
	crm-kb new "Opening hours" "9 to 6" --from k2 --words "shut late" \
		--product g1 --expires 90d --public
	crm-kb use a1 k2
	crm-kb edit a1 text="9 to 7"
	crm-kb check a1
	crm-problem new "Lids, says Carl Ott" --product kettle
	crm-problem join r1 k1 k2
	crm-problem cause r1 "a bad batch"
	crm-problem leave r1 k2
	crm-resolve r1 "done" "new lids"
	crm-thank r1 "new lids are here; thank you"
	crm-observe k1 fails=no flavour=plum minutes=11
	crm-observe k2 fails=yes "flavour=as Carl Ott has it" --at fri
	crm-observe --strike n5 -m "Carl Ott meant another"
	crm-deal new anna Kitchen --amount 1200 --expected 2026-12-20 \
		--next "call" -d fri --source fair -m "asked at the stand"
	crm-deal move d1 offer --next "ask again" -d mon
	crm-deal new carl Bath --next "write" -d fri
	crm-deal lost d2 price -m "too dear"
	crm-edit d1 amount=1100 note="with the lid"
	crm-card deal --guest 217
	crm-card answer q1 2 cold
	crm-card deal --guest carl
	printf 'odd \377 bytes' | crm-log -F - --out anna
}

# found DB [OPTION...]: whether crm-check says no, without falling over
found()
{
	found_db=$1
	shift
	STATUS=0
	timeout 20 crm-check -D "$found_db" "$@" >"$OUT" 2>"$ERR" </dev/null ||
		STATUS=$?
	case $STATUS in
	1) [ -s "$OUT" ] ;;
	65) [ -s "$ERR" ] ;;
	*) return 1 ;;
	esac
}

# sql DB STATEMENTS: with the shell of SQLite, as anybody might
sql()
{
	sqlite3 -batch "$1" "$2" >"$KIT_DIR/sql-out" 2>"$KIT_DIR/sql-err"
}
