#!/bin/sh
# SPDX-License-Identifier: ISC
# crm-today: one sheet, late first; per person; by mail.
. "$(dirname "$0")/../kit.sh"

crm-init --name "Berg Kettles" --currency EUR --zone Europe/Berlin
crm-add -q "Anna Berg" --email anna@example.org --tag vip

t "with nothing to do it says so" 0 'crm-today' <<'OUT'
Berg Kettles, Mon 23 Nov 2026

nina: nothing to do today
OUT
t "with nothing to do there are no rows" 0 'crm-today --tsv'

# nina@…, and bo without an address
sed 's/^    #mail: .*/    mail: nina@example.org/
s/^  #bo: .*/  bo: {name: Bo Lund, reports-to: nina}/' policy.yaml >p &&
	mv p policy.yaml

crm-log -q -k complaint anna "kettle leaks"
crm-log -q -k request anna "open on Saturday?"
crm-own -q k2 bo
crm-promise -q anna "call back" -d today
crm-promise -q anna "send the bill" -d fri
crm-promise -q --theirs anna "send a photo" -d 2026-11-22
crm-promise -q --theirs anna "pay" -d today

t "cases and promises that are due today" 0 'crm-today' <<'OUT'
Berg Kettles, Mon 23 Nov 2026

nina: late
id  due         needs  name       text
p3  Sun 22 Nov  keep   Anna Berg  theirs: send a photo

nina: today
id  due         needs   name       text
k1  13:00       answer  Anna Berg  kettle leaks
p1  Mon 23 Nov  keep    Anna Berg  call back

nina: 1 more later
OUT
t "as rows: id due needs owner party name text" 0 'crm-today --tsv' <<'OUT'
p3	2026-11-22	keep	nina	c1	Anna Berg	theirs: send a photo
k1	2026-11-23T12:00:00Z	answer	nina	c1	Anna Berg	kettle leaks
p1	2026-11-23	keep	nina	c1	Anna Berg	call back
OUT
t "somebody else's" 0 'crm-today owner=@bo -o id,owner' <<'OUT'
k2	bo
OUT
t "two people's" 0 'crm-today owner=bo,nina -o id,owner' <<'OUT'
k2	bo
p3	nina
k1	nina
p1	nina
OUT
t "everybody's, by person" 0 'crm-today --all -o id' <<'OUT'
p3
k1
p1
k2
OUT
t_err "an owner who is none of our people" 2 'crm-today owner=zoe' <<'ERR'
crm-today: zoe: none of our people
  there are: nina, bo
ERR
t_err "another filter" 2 'crm-today kind=praise' <<'ERR'
crm-today: kind=praise: no sheet of that
  crm-today owner=WHO, or --all
ERR
t_err "a user without a sheet" 2 'crm-today -u zoe' <<'ERR'
crm-today: zoe: none of our people
  there are: nina, bo
ERR

later='CRM_NOW=2026-11-24T08:00:00Z'
is "$(env $later crm-today -o id | tr '\n' ' ')" "p3 k1 p1 p4 " \
	"the next morning, late first, by when it was due" ||
	env $later crm-today --tsv

# Standing in.
crm-away -q bo --deputy nina --from today --until fri
t "who stands in has it on their sheet" 0 \
	'crm-today -o id,owner | grep k2' <<'OUT'
k2	bo
OUT
like "$(crm-today)" '^id +due +needs +owner +name +text' \
	"and the page tells whose it is"
t "who is away has no sheet among all" 0 'crm-today --all -o id,owner' <<'OUT'
p3	nina
k1	nina
k2	bo
p1	nina
OUT
t "but may look at their own" 0 'crm-today owner=bo -o id' <<'OUT'
k2
OUT
crm-away -q bo --back

# A forced close waits for the second person.
crm-close -q -u bo k2 --force -m "she has moved"
t "a forced close waits for their word" 0 'crm-today --tsv | grep k2' <<'OUT'
k2	2026-11-23T16:00:00Z	close	bo	c1	Anna Berg	@bo asks to close it by force: she has moved
OUT

# Somebody left the business.
sed '/^  bo:/d' policy.yaml >p && mv p policy.yaml
t "the champion sees what belongs to nobody any more" 0 \
	'crm-today -o id,owner | grep bo' <<'OUT'
k2	bo
OUT

# Touches.
for n in 1 2 3 4 5 6 7 8 9 10 11; do
	crm-add -q "Person $n"
	crm-promise -q "c$((n + 1))" --touch 1d
done
export CRM_NOW=2026-11-25T08:00:00Z
is "$(crm-today -o id,needs | grep -c touch)" 10 "at most ten touches"
like "$(crm-today)" '^nina: more people wait to be in touch with$' \
	"that more wait is said"
like "$(crm-today)" '^c2 +Tue 24 Nov +touch +Person 1' \
	"a touch is for a party"
is "$(crm-today -o id | tail -n 10 | tr -d '0-9\n')" cccccccccc \
	"touches come last"
export CRM_NOW=2026-11-23T08:00:00Z

# By mail.
crm-history >before
t "rehearsed, the letter is shown" 0 'crm-today --mail -n -o id,address' <<'OUT'
o1	nina@example.org
OUT
is "$(crm-history)" "$(cat before)" "and nothing was kept"
t "a letter for each who has an address" 0 \
	'crm-today --all --mail -o id,state,address,subject --key k' <<'OUT'
o1	queued	nina@example.org	Berg Kettles: today
OUT
t "once for a key" 0 'crm-today --all --mail -o id --key k' <<'OUT'
o1
OUT
is "$(crm-show o1 | sed -n '/^Late/,$p' | grep -v -e ^k2 -e ^she)" "Late
p3 keep, Sun 22 Nov: Anna Berg (c1): theirs: send a photo

Today
k1 answer, Mon 23 Nov 13:00: Anna Berg (c1): kettle leaks
p1 keep, Mon 23 Nov: Anna Berg (c1): call back

12 more later." "the letter is the sheet"
is "$(crm-history -o tool,origin 2>&1 | head -n 1)" "crm-today	job" \
	"a job wrote it"
t_err "--key without --mail" 2 'crm-today --key k' <<'ERR'
crm-today: -n, -q and --key go with --mail
  usage: crm-today [--all] [--mail [-n] [-q] [--key key]] [owner=who ...]
  example: crm-today
ERR
finish
