#!/bin/sh
# SPDX-License-Identifier: ISC
# A first day in a small shop, in a temporary folder: each command as it is
# typed, and what it answers at a terminal. The clock is that of a working
# Monday, so that every run prints the same. Fails when a command answers with
# another status than it should.
set -u

root=$(cd "$(dirname "$0")/.." && pwd)
bin=${CRM_BIN:-$root/build/bin}
case $bin in
/*) ;;
*) bin=$root/$bin ;;
esac

here=$(mktemp -d "${TMPDIR:-/tmp}/crm-demo.XXXXXX") || exit 1
trap 'cd / && rm -rf "$here"' EXIT
trap 'exit 129' HUP
trap 'exit 130' INT
trap 'exit 141' PIPE
trap 'exit 143' TERM
cd "$here" || exit 1

unset CRM_POLICY CRM_PAGER PAGER CLICOLOR_FORCE TZ COLUMNS LINES
HOME=$here CRM_DB=$here/crm.db CRM_USER=nina NO_COLOR=1 CRM_PAGER=cat
PATH=$bin:$PATH SHELL=/bin/sh TERM=dumb
export HOME CRM_DB CRM_USER NO_COLOR CRM_PAGER PATH SHELL TERM

# script(1) of Linux makes a terminal, so that the programs speak in sentences.
terminal=
if [ "$(script -qec 'test -t 1 && echo yes' /dev/null 2>/dev/null </dev/null |
	tr -d '\r\n')" = yes ]; then
	terminal=yes
else
	echo "(no terminal can be made here: rows, as a pipe gets them)"
fi

failed=0

# at HH:MM: what the shop's clock shows
at()
{
	hour=${1%:*}
	printf '\n-- %s\n' "$1"
	CRM_NOW=$(printf '2026-11-23T%02d:%s:00Z' $((${hour#0} - 1)) "${1#*:}")
	export CRM_NOW
}

# answers STATUS COMMAND-LINE
answers()
{
	printf '$ %s\n' "$2"
	status=0
	if [ -n "$terminal" ]; then
		script -qec "$2" /dev/null </dev/null >"$here/said" ||
			status=$?
		tr -d '\r' <"$here/said"
	else
		(eval "$2") </dev/null 2>&1 || status=$?
	fi
	if [ "$status" != "$1" ]; then
		echo "demo: that ended with $status, not with $1" >&2
		failed=1
	fi
}

at 09:00
answers 0 'crm-init --name "Berg Kettles" --currency EUR --zone Europe/Berlin'
answers 0 'crm-add "Anna Berg" --email anna@example.org \
	--phone "+49 170 1234567" --tag vip'
answers 0 'crm-add "Jörg Müller" --phone "+49 30 901820"'

# the contacts of a phone
cat >contacts.vcf <<'CARDS'
BEGIN:VCARD
VERSION:3.0
FN:Anna Berg
TEL;TYPE=cell:+49 170 1234567
BDAY:1980-04-15
END:VCARD
BEGIN:VCARD
VERSION:3.0
FN:Dr. Zahn
EMAIL:praxis@example.org
END:VCARD
BEGIN:VCARD
VERSION:3.0
FN:Müller, Jörg
EMAIL:joerg@example.org
END:VCARD
CARDS

at 09:05
answers 0 'crm-import -n contacts.vcf'
answers 0 'crm-import contacts.vcf'
answers 0 'crm-dupes | crm-merge'

at 09:10
answers 0 'crm-log -k complaint anna "kettle leaks after a week"'
answers 0 'crm-log -k request anna "open on Saturday?" --done "yes, 10 to 2"'
answers 0 'crm-log -kp muller "the counter was so friendly" --about @nina'
answers 0 'crm-log --new "Schulz" --phone "+49 30 1234567" "do you repair old ones?"'
answers 0 'crm-today'

at 10:30
answers 0 'crm-cases'
answers 0 'crm-answer k1 "phoned her, a new kettle goes out today"'
answers 0 'crm-answer schulz --ask "which model is it?"'
answers 0 'crm-promise muller "send him the new catalogue" -d fri'

at 11:00
answers 0 'crm-product new Kettle --price 89.90 --cost 40'
answers 0 'crm-sell muller kettle'
answers 0 'crm-invoice new muller --no 2026-117 --total 89.90 -d 14d --unbilled'
answers 1 'crm-dun v1'
answers 0 'crm-deal new schulz "40 kettles" --amount 3200 \
	--next "send samples" -d fri'

# what was tried on the kettle that leaks
at 13:00
answers 0 'crm-observe k1 fails=yes lid=new water=full'
answers 0 'crm-observe k1 fails=no lid=old water=half'
answers 0 'crm-why k1'

at 14:00
answers 0 'crm-resolve k1 done \
	"new kettle sent; the seal of the May batch was brittle"'
answers 1 'crm-close k1'
answers 0 'crm-thank k1 \
	"your new kettle is on its way; thank you for telling us"'
answers 0 'crm-close k1'

at 14:05
answers 0 'crm-undo && crm-cases'
answers 0 'crm-show k1'
answers 0 'crm-close k1'
answers 0 'crm-find tag=vip'
answers 0 'crm-check'

at 16:30
answers 0 'crm-today'
answers 0 'crm-report day'

exit $failed
