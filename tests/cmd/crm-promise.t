#!/bin/sh
# SPDX-License-Identifier: ISC
# crm-promise: what is owed by a date, kept, moved, handed over, broken.
. "$(dirname "$0")/../kit.sh"

crm-init --name "Berg Kettles" --currency EUR --zone Europe/Berlin
sed 's/^  #bo:/  bo:/' policy.yaml >policy.new && mv policy.new policy.yaml
crm-add -q "Anna Berg" --email anna@example.org --tag vip
crm-add -q "Seals & Co" --role supplier
crm-log -q -k complaint anna "the kettle leaks"

t "ours, by a day" 0 'crm-promise anna "call her" -d fri' <<'OUT'
p1	2026-11-27	nina	c1	Anna Berg	call her
OUT
t "theirs, by a moment, for a case" 0 'crm-promise seals --theirs --for k1 \
	-d "tomorrow 16:00" --owner @bo -o +side,state,case send a seal' <<'OUT'
p2	2026-11-24T15:00:00Z	bo	c2	Seals & Co	send a seal	theirs	open	k1
OUT
t "on a case" 0 'crm-promise k1 -d 2w -m "send a new one" -o +case' <<'OUT'
p3	2026-12-07	nina	c1	Anna Berg	send a new one	k1
OUT
t "to everybody on standard input" 0 \
	'crm-find | crm-promise -d mon -m "wish them well"' <<'OUT'
p4	2026-11-30	nina	c1	Anna Berg	wish them well
p5	2026-11-30	nina	c2	Seals & Co	wish them well
OUT
t "with - and the words as operands" 0 \
	'crm-cases | crm-promise - -d mon tell them -o id,case,text' <<'OUT'
p6	k1	tell them
OUT
t "rehearsed" 0 'crm-promise -n anna x -d fri -o id,text' <<'OUT'
p7	x
OUT
t "with a key" 0 'crm-promise --key p1 anna once -d fri -o id,text' <<'OUT'
p7	once
OUT
t "and again" 0 'crm-promise --key p1 anna once -d fri -o id,text' <<'OUT'
p7	once
OUT
t "all that stand, by due" 0 'crm-find -t promises -o id,due' <<'OUT'
p2	2026-11-24T15:00:00Z
p1	2026-11-27
p7	2026-11-27
p4	2026-11-30
p5	2026-11-30
p6	2026-11-30
p3	2026-12-07
OUT

t "handed over" 0 'crm-own p1 bo -o id,step,needs,due,owner' <<'OUT'
p1	own	keep	2026-11-27T22:59:59Z	bo
OUT
t "kept" 0 'crm-close p1 -m "talked to her" -o id,interaction,step,text' <<'OUT'
p1	i2	kept	talked to her
OUT
t_err "once" 1 'crm-close p1' <<'ERR'
crm-close: p1 is kept already
  crm-undo takes your last change back
ERR
ok 'crm-undo' "undone,"
t "it stands again" 0 'crm-find -t promises p1 -o id,due,state' <<'OUT'
p1	2026-11-27	open
OUT

# A touch counts from the last contact, whoever has it.
t "a touch without any contact counts from today" 0 \
	'crm-promise c2 --touch 90d -o id,due,text' <<'OUT'
p8	2027-02-21	-
OUT
ok 'CRM_NOW=2026-11-25T08:00:00Z crm-log --out c2 "asked how they are"' \
	"somebody speaks with them,"
t "and the day moves" 0 'crm-find -t promises p8 -o id,due' <<'OUT'
p8	2027-02-23
OUT
ok 'CRM_NOW=2026-11-25T08:00:00Z crm-undo' "undone,"
t "and it moves back" 0 'crm-find -t promises p8 -o id,due' <<'OUT'
p8	2027-02-21
OUT
t "found by its day" 0 'crm-find -t promises due=2027-02-21 -o id' <<'OUT'
p8
OUT
t "a touch counts from a contact before it was made" 0 'CRM_NOW=2026-11-26T08:00:00Z \
	crm-promise anna --touch 30d -m "say hello" -o id,due' <<'OUT'
p9	2026-12-23
OUT
t "an answer is a contact" 0 'CRM_NOW=2026-11-26T09:00:00Z \
	crm-answer -q k1 "a new one comes" && crm-find -t promises p9 -o due' \
	<<'OUT'
2026-12-26
OUT
t "an automatic one is none" 0 'CRM_NOW=2026-11-26T22:00:00Z \
	crm-answer -q --auto k1 "we got it" && crm-find -t promises p9 -o due' \
	<<'OUT'
2026-12-26
OUT
t "kept, the next counts from then" 0 'CRM_NOW=2026-12-01T08:00:00Z \
	crm-close p9 -o id,step,needs,due' <<'OUT'
p9	kept	-	-
p10	next	touch	2026-12-31T22:59:59Z
OUT
t "a late touch does not break" 0 'CRM_NOW=2027-03-01T08:00:00Z \
	crm-find -t promises side=touch -o id,state' <<'OUT'
p10	open
p8	open
OUT

# What repeats.
t "every week" 0 'crm-promise anna "water the plants" -d "fri 18:00" \
	--every 1w -o id,due,every' <<'OUT'
p11	2026-11-27T17:00:00Z	7
OUT
t "kept before it is due, the next is a week after that" 0 \
	'crm-close p11 -o id,step,due' <<'OUT'
p11	kept	-
p12	next	2026-12-04T17:00:00Z
OUT

# What breaks. Berlin is one hour ahead of UTC: Friday ends at 23:00Z.
t "nothing is late on the last evening" 0 \
	'CRM_NOW=2026-11-27T22:59:59Z crm-escalate -n | grep promise; true' \
	</dev/null
t "at midnight the two of Friday break" 0 'CRM_NOW=2026-11-27T23:00:00Z \
	crm-escalate -o id,late_s,from,to,clock,person,subject |
	grep promise' <<'OUT'
k2	0	0	0	promise	bo	we broke our promise p1: call her
k3	0	0	0	promise	nina	we broke our promise p7: once
OUT
t "once" 0 'CRM_NOW=2026-11-27T23:00:00Z crm-escalate' </dev/null
t "broken they stand, and theirs is only late" 0 \
	'crm-find -t promises due=..fri -o id,state' <<'OUT'
p2	open
p1	broken
p7	broken
OUT
t_err "what is broken cannot be moved" 1 'crm-edit p1 due=mon' <<'ERR'
crm-edit: p1 is broken: it cannot be moved
  crm-close p1 keeps it late; crm-promise makes another
ERR
t "but kept, late" 0 'CRM_NOW=2026-11-30T09:00:00Z \
	crm-close p1 -o id,step' <<'OUT'
p1	kept
OUT
t "the case against ourselves stays" 0 'crm-cases k2 -o id,kind,state,owner' \
	<<'OUT'
k2	complaint	open	bo
OUT
t "of what was not kept for weeks one day is left" 0 \
	'CRM_NOW=2026-12-16T09:00:00Z crm-close p12 -o id,step,due' <<'OUT'
p12	kept	-
p13	next	2026-12-18T17:00:00Z
OUT
t "a weekly day" 0 'crm-promise c2 "count" -d today --every 7d -o id,due' \
	<<'OUT'
p14	2026-11-23
OUT
t "kept on its day, the next is not today" 0 'crm-close p14 -o id,due' <<'OUT'
p14	-
p15	2026-11-30T22:59:59Z
OUT

t_err "by when?" 2 'crm-promise anna "call"' <<'ERR'
crm-promise: by when? -d fri, or --touch 90d
  usage: crm-promise -d day|--touch days [--theirs] who|case [text ...]
  example: crm-promise anna "call about the kettle" -d fri
ERR
t_err "what?" 2 'crm-promise anna -d fri' <<'ERR'
crm-promise: what is promised?
  usage: crm-promise -d day|--touch days [--theirs] who|case [text ...]
  example: crm-promise anna "call about the kettle" -d fri
ERR
t_err "a touch with a day" 2 'crm-promise anna --touch 90d -d fri' <<'ERR'
crm-promise: --touch goes by the last contact: none of -d, --every and --theirs is for it
  usage: crm-promise -d day|--touch days [--theirs] who|case [text ...]
  example: crm-promise anna "call about the kettle" -d fri
ERR
t_err "a case for another case" 2 'crm-promise k1 x -d fri --for k2' <<'ERR'
crm-promise: k1 is a case: --for goes with a party
ERR
t_err "hours are no days" 2 'crm-promise anna --touch 90h' <<'ERR'
crm-promise: 90h: days are wanted, as 90d
ERR
t_err "nobody promises for yesterday" 2 'crm-promise anna x -d yesterday' <<'ERR'
crm-promise: yesterday has been: promise what can be kept
ERR
t "they may have" 0 'crm-promise -n seals x --theirs -d yesterday -o due' <<'OUT'
2026-11-22
OUT
run 'crm-promise anna x -d 11/12'
is "$STATUS" 2 "11/12 has two readings"
like "$(cat "$ERR")" '11 Dec|2026-12-11|11 December' "one is named"
t_err "no such party" 1 'crm-promise c99 x -d fri' <<'ERR'
crm-promise: c99: no such customer
ERR
t_err "none of our people" 2 'crm-promise anna x -d fri --owner eve' <<'ERR'
crm-promise: eve: none of our people
  there are: nina, bo
ERR
t_err "nobody, and nothing on standard input" 2 'crm-promise -d fri -m x' <<'ERR'
crm-promise: no record given
  usage: crm-promise -d day|--touch days [--theirs] who|case [text ...]
  example: crm-promise anna "call about the kettle" -d fri
ERR
t_err "an empty pipe" 1 ': | crm-promise -d fri -m x' <<'ERR'
crm-promise: no rows on stdin
ERR
t_err "a bad row" 65 'printf "c1\nc77\n" | crm-promise -d fri -m x' <<'ERR'
crm-promise: stdin:2: c77: no such customer
ERR
t_err "words that are no text" 65 \
	'crm-promise anna -d fri "$(printf "\377")"' <<'ERR'
crm-promise: the words are no UTF-8 text
ERR
t "all is well" 0 'CRM_NOW=2026-11-27T23:00:00Z crm-check' </dev/null

# Another zone: the same days end at other moments, and crm-check agrees.
sed 's,Europe/Berlin,America/New_York,' policy.yaml >policy.new &&
	mv policy.new policy.yaml
ok 'crm-add -q "Somebody else"' "the business moves to New York"
t "all is well there" 0 'CRM_NOW=2026-11-27T23:00:00Z crm-check' </dev/null
t "and the day of a touch is the day it was" 0 \
	'crm-find -t promises p8 -o due' <<'OUT'
2027-02-21
OUT
printf 'call \377\n' >words
t_err "words of a file that are no text: which file" 65 \
	'crm-promise anna -d fri -F words' <<'ERR'
crm-promise: words: the words are no UTF-8 text
  iconv -f LATIN1 -t UTF-8 words may make them so
ERR
finish
