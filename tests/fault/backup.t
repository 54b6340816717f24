#!/bin/sh
# SPDX-License-Identifier: ISC
# Backups under load (F49): each is whole and sound while others write; what
# was there before stays until the new one is; a damaged base makes none.
. "$(dirname "$0")/../kit.sh"
. "$CRM_ROOT/tests/fault/shop.sh"

writers=3
backups=8
if [ -n "${FAULT_FULL:-}" ]; then
	writers=8
	backups=100
fi

shop >"$OUT" 2>"$ERR" || note "$(cat "$ERR")"
export CRM_POLICY="$PWD/policy.yaml"

n=0
while [ "$n" -lt "$writers" ]; do
	n=$((n + 1))
	(
		i=0
		while [ ! -e stop ]; do
			i=$((i + 1))
			crm-log -q --new-case anna "writer $n, voice $i" ||
				echo "$n $i" >>failed
			crm-answer -q k1 "answer $i of $n" 2>/dev/null
		done
	) >"$KIT_DIR/writer.$n" 2>&1 </dev/null &
done
bad=
i=0
last=0
while [ "$i" -lt "$backups" ]; do
	i=$((i + 1))
	run "crm-backup copies/ -o id,head,file"
	if [ "$STATUS" != 0 ]; then
		bad="$bad $i($STATUS)"
		continue
	fi
	IFS='	' read -r id head file <"$OUT"
	run "crm-check -D '$file' --head $head"
	[ "$STATUS$(cat "$OUT")" = 0 ] || bad="$bad $i:unsound"
	[ "${id#b}" -ge "$last" ] || bad="$bad $i:older"
	last=${id#b}
done
: >stop
wait
is "$bad" "" "$backups backups beside $writers writers are all sound"
[ -e failed ] && note "refused: $(cat failed)"
ok "[ ! -e failed ]" "no writer was refused meanwhile"
run "crm-check --head $head"
is "$STATUS$(cat "$OUT")" 0 "the base is sound and holds the last copy's head"
is "$(find copies -name '*.part*')" "" "nothing half-made is left"
first=$(find copies -name 'crm-*.db' | sort | head -n 1)

# The oracle must be able to fail: half of one copy, half of another, as cp(1)
# on a base in use may give.
half=$(wc -c <"$first")
half=$((half - half / 2 % 4096 - half / 2))
{
	dd if="$file" bs="$half" count=1
	dd if="$first" bs="$half" skip=1
} >torn.db 2>"$ERR"
chmod 600 torn.db
found torn.db
is "$?" 0 "a copy torn between two moments is found"

# --keep
rm -rf copies
mkdir copies
: >copies/crm-notes.db
for day in 23 24 25 26; do
	CRM_NOW=2026-11-${day}T02:30:00Z crm-backup -q --keep 2 copies 2>/dev/null ||
		CRM_NOW=2026-11-${day}T02:30:00Z crm-backup --keep 2 copies
done >"$OUT" 2>"$ERR"
is "$(cd copies && ls)" "crm-20261125T023000Z.db
crm-20261126T023000Z.db
crm-notes.db
lock
policy.yaml" "--keep 2 keeps the two youngest, and what is not ours"
run "crm-backup --keep 2 one.db"
is "$STATUS" 2 "--keep is for folders"

# A file is replaced by a sound copy only.
ok "crm-backup one.db" "into a file"
cp one.db before.db
ok "crm-log -q anna 'one more' && crm-backup one.db && ! cmp -s one.db before.db" \
	"which the next one replaces"
is "$(stat -c %a one.db 2>/dev/null || stat -f %Lp one.db)" 600 \
	"nobody else may read it"

cp one.db before.db
if has sqlite3; then
	cp crm.db sound.db
	sql crm.db "UPDATE interactions SET text = 'all is well' WHERE id = 1"
	run "crm-backup one.db"
	is "$STATUS" 65 "a base that was tampered with makes no backup"
	ok "cmp one.db before.db" "… and the older one stays"
	run "crm-backup --keep 1 copies"
	is "$STATUS $(find copies -name 'crm-2026*' | wc -l | tr -d ' ')" \
		"65 2" "… nor is any removed for it"
	is "$(find . -name '*.part*')" "" "nothing half-made is left"
	cp sound.db crm.db
else
	skip 4 "sqlite3 is missing"
fi

if has strace; then
	bad=
	tries=0
	step=9
	[ -z "${FAULT_FULL:-}" ] || step=1
	for call in pwrite64 fdatasync fsync rename unlink ftruncate; do
		n=1
		STATUS=137
		while [ "$STATUS" = 137 ]; do
			tries=$((tries + 1))
			cp before.db one.db
			run "strace -qq -o /dev/null \
				-e inject=$call:signal=SIGKILL:when=$n \
				crm-backup one.db"
			killed=$STATUS
			run "crm-check -D one.db"
			[ "$STATUS$(cat "$OUT")" = 0 ] || bad="$bad $call:$n"
			STATUS=$killed
			n=$((n + step))
		done
	done
	is "$bad" "" "killed at $tries calls: the old copy or the new one"
	rm -f one.db?*
	bad=
	for call in pwrite64:error=ENOSPC fdatasync:error=EIO fsync:error=EIO \
		rename:error=EIO; do
		cp before.db one.db
		run "strace -qq -o /dev/null -e inject=$call:when=1+ \
			crm-backup one.db"
		[ "$STATUS" = 74 ] && cmp -s one.db before.db ||
			bad="$bad $call($STATUS)"
		[ -z "$(find . -name 'one.db?*')" ] || bad="$bad $call:left"
	done
	is "$bad" "" "a disk that fails leaves the old copy, status 74"
	rm -rf copies
	run "strace -qq -o /dev/null -e inject=fsync:signal=SIGKILL:when=1 \
		crm-backup copies/"
	ok "crm-backup copies/ && [ -z \"\$(find copies -name '*.part*')\" ]" \
		"the next backup clears what a killed one left"
else
	skip 3 "strace is missing"
fi

ok "cp one.db restored.db && crm-log -q -D restored.db anna 'we are back' &&
	crm-check -D restored.db" "a copy in the place of the base goes on"
finish
