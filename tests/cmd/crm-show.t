#!/bin/sh
# SPDX-License-Identifier: ISC
# crm-show: one page on one record, the open wound first.
. "$(dirname "$0")/../kit.sh"

crm-init --name "Berg Kettles" --currency EUR --zone Europe/Berlin
sed 's/^    #mail: .*/    mail: nina@example.org/
s/^  #bo: .*/  bo: {name: Bo Lund, mail: bo@example.org, reports-to: nina}/' \
	policy.yaml >p && mv p policy.yaml
crm-add -q "Anna Berg" --email anna@example.org --phone "+49 170 1234567" \
	--tag vip
crm-log -q -k complaint anna "kettle leaks after a week"
crm-promise -q anna "call back" -d fri --for k1
CRM_NOW=2026-11-23T13:00:00Z crm-log -q k1 "it still leaks"
CRM_NOW=2026-11-23T13:30:00Z crm-answer -q k1 --mail "we are on it"
crm-log -q -k praise anna "bo was kind" --about @bo --new-case

export CRM_NOW=2026-11-23T14:00:00Z
t "a case: what it needs, then all that was said" 0 'crm-show k1' <<'OUT'
k1 complaint: kettle leaks after a week
needs         resolve, by Thu 26 Nov 14:30
owner         nina
level         1, lead
state         open
party         Anna Berg (c1)
tags          vip
opened        today 09:00
first-answer  stopped today 14:30
resolve       due Mon 30 Nov 09:00
update        due Thu 26 Nov 14:30

Said and done
i1 today 09:00 complaint, in by phone, nina
  kettle leaks after a week
i2 today 14:00 complaint, in by phone, nina
  it still leaks
i3 today 14:30 answer, out by mail, nina
  we are on it

Up the ladder
today 14:00 level 1, nina: letter
  it still leaks

Promises
id  due         owner  state  text
p1  Fri 27 Nov  nina   open   call back

Letters
id  state   due    address           subject
o2  queued  14:30  anna@example.org  kettle leaks after a week
o1  queued  14:00  nina@example.org  k1 lead: kettle leaks after a week
OUT
t "as rows, its interactions" 0 'crm-show k1 -o id,kind,direction,text' <<'OUT'
i1	complaint	in	kettle leaks after a week
i2	complaint	in	it still leaks
i3	answer	out	we are on it
OUT
is "$(crm-show anna | sed -n 1p)" "c1 Anna Berg" "a party by name"
like "$(crm-show c1 | sed -n 3p)" '^Open$' "the open cases come first"
is "$(crm-show c1 | grep -v '^[ i]' | tr '\n' '|')" "c1 Anna Berg||Open|\
k2  Thu 26 Nov 09:00  thank    nina   praise     bo was kind|\
k1  Thu 26 Nov 14:30  resolve  nina   complaint  kettle leaks after a week||Promises|\
p1  Fri 27 Nov  nina   ours  call back||Lately||\
email         anna@example.org|phone         +491701234567|\
role          customer|tags          vip|last contact  today 14:30|" \
	"then promises, what was said lately, who they are" ||
	crm-show c1 | sed 's/^/# /'
t "as rows, all of a party" 0 'crm-show c1 --tsv | cut -f1,3,9' <<'OUT'
i1	k1	kettle leaks after a week
i4	k2	bo was kind
i2	k1	it still leaks
i3	k1	we are on it
OUT
t "an interaction" 0 'crm-show i2' <<'OUT'
i2 interaction
at         14:00
case       k1
party      c1
kind       complaint
channel    phone
direction  in
who        nina
text       it still leaks
batch      b5
OUT
t "a promise" 0 'crm-show p1' <<'OUT'
p1 promise
due    Fri 27 Nov
owner  nina
party  c1
name   Anna Berg
text   call back
side   ours
state  open
case   k1
batch  b4
OUT
t "a promise as a row" 0 'crm-show p1 --tsv' <<'OUT'
p1	2026-11-27	nina	c1	Anna Berg	call back
OUT
like "$(crm-show o2)" '^Subject: kettle leaks after a week \[k1\]$' \
	"a message is the letter as it leaves"
like "$(crm-show o2)" '^we are on it$' "with its words"
like "$(crm-show b5)" '^command  crm-log -q k1 .it still leaks.$' \
	"a batch: how it was typed"
like "$(crm-show b5)" '^hash +[0-9a-f]{64}$' "its hash"
like "$(crm-show b5)" '^i2 +text +it still leaks$' "what it wrote"
t "one of our people" 0 'crm-show @bo' <<'OUT'
@bo Bo Lund
mail        bo@example.org
reports to  nina
OUT
is "$(crm-show me | sed -n '1p;/^k/p' | cut -c 1-11)" "@nina nina
k2  Thu 26 
k1  Thu 26 " "me, with what is open"
is "$(crm-show p1 k2 | sed -n '11,12p')" "
k2 praise: bo was kind" "several, one after the other"

# Merged, closed, taken back.
crm-log -q -k complaint anna "lid broke" --new-case
crm-merge -q k1 k3
like "$(crm-show k3 | sed -n 2p)" '^k3 was merged into it\.$' \
	"a merged case is shown as the one that counts"
like "$(crm-show k3)" '^  lid broke$' "with all that was said on both"
crm-undo -q >/dev/null
unlike "$(crm-show k3)" merged "and apart again once that is undone"
crm-close -q k2 --done "told bo" --tell "thank you" 2>/dev/null
like "$(crm-show k2)" '^closed +today 15:00$' "a closed one says when"
like "$(crm-show k2)" '^outcome +done$' "and how it ended"
like "$(crm-show c1)" '^k2 +15:00 +done +praise +bo was kind$' \
	"closed cases come last on a party"
crm-log -q -k request anna "a spoon" --new-case
crm-undo -q >/dev/null
t_err "what was taken back is not there" 1 'crm-show k4' <<'ERR'
crm-show: k4: no such case
  if it was taken back, crm-history k4 tells by whom
ERR

t_err "a record that never was" 1 'crm-show c9' <<'ERR'
crm-show: c9: no such customer
  if it was taken back, crm-history c9 tells by whom
ERR
t_err "a kind of record that is not shown" 1 'crm-show w1' <<'ERR'
crm-show: w1: there are c, k, i, p, o, g, s, d, v, e, n, r, a, q and b to show
ERR
t_err "no record" 2 'crm-show' <<'ERR'
crm-show: which record?
  usage: crm-show record ...
  example: crm-show anna
ERR
t_err "rows of two kinds" 2 'crm-show k1 p1 --tsv' <<'ERR'
crm-show: k1 and p1 have rows of two kinds: ask for them apart
ERR
run 'crm-show k1 c9'
is "$STATUS $(wc -c <"$OUT")" "1 0" "with one of them wrong nothing is printed"

# A stranger's text is inert on a page.
esc=$(printf '\033')
crm-log -q anna "${esc}[2J red" -k opinion
unlike "$(crm-show c1)" "$esc" "escapes do not reach the terminal"
like "$(crm-show c1)" '\\u\{1b\}\[2J red' "they are shown"
t_err "an id that no record has is named as it was typed" 1 'crm-show k0' <<'ERR'
crm-show: k0: no such record
ERR
t_err "in the history too" 1 'crm-history k0' <<'ERR'
crm-history: k0: no such record
ERR

# What is known of a party; crm-link.t has the links.
crm-add -q "Cy Dahl" --email cy@example.org
id=$(crm-find "cy dahl" -o id)
crm-edit -q "$id" email+=cy@work.example label@cy@work.example=work \
	preferred@cy@work.example=yes "bounced@cy@example.org=mailbox full" \
	post=";;Ring 5\\, back;Hof;;95028;Germany" url=https://cy.example/ \
	foreign=shop:47 && crm-edit -q "$id" needs=quiet --on 2025-12-24 &&
	crm-edit -q "$id" needs="a room
without stairs" --said-by nina
t "addresses of every kind, and facts with their day and source" 0 \
	'crm-show "$id" | sed "1s/c[0-9]*/c/"' <<'OUT'
c Cy Dahl

email    cy@example.org (bounced: mailbox full)
email    cy@work.example (work, preferred)
post     Ring 5, back, 95028 Hof, Germany
url      https://cy.example/
foreign  shop:47
role     customer

Known
needs  a room
       without stairs (today, said by nina; 1 older)
OUT

# Each list is there for whoever has that one alone, and for whom they are
# merged into.
only()
{
	crm-add -q "Only $1" && id=$(crm-find -o id name="only $1") &&
		crm-add -q "Twice $1" && twice=$(crm-find -o id name="twice $1")
}
headings()
{
	sed '1d;/merged into/d;s/ *[0-9].*//' | grep -E \
		'^(Known|Links|People|Links to them|Buy through them|bought|Basket|Deals|Invoices)$' |
		tr '\n' ' '
}
alone()
{
	is "$(crm-show "$id" | headings)" "$2 " "$1: $2"
	crm-merge -q "$twice" "$id" 2>/dev/null
	is "$(crm-show "$id" | headings)" "$2 " "$1: $2, once merged"
}
only fact
crm-edit -q "$id" size=38
alone "a fact" "Known"
only works
crm-link -q "$id" employee-of c1
alone "a link" "Links"
only firm
crm-link -q c1 employee-of "$id"
alone "a link to it" "People"
only shop
crm-link -q c1 buys-through "$id"
alone "a buyer" "Buy through them"
only buyer
crm-product -q new "Spoon" --price 9.90
crm-sell -q "$id" spoon
alone "a sale" "bought Basket"
only deal
crm-deal -q new "$id" "a stove" --amount 200 --next "call" -d fri
alone "a deal" "Deals"
only bill
crm-invoice -q new "$id" --no 1 --total 20 -d 14d
alone "an invoice" "Invoices"
only payer
crm-link -q "$id" bill-to c1
crm-invoice -q new "$id" --no 2 --total 20 -d 14d
like "$(crm-show c1 | headings)" 'Invoices ' "whom the bill is sent to"
finish
