#!/bin/sh
# SPDX-License-Identifier: ISC
# crm-edit: what is known is changed field by field, all or none.
. "$(dirname "$0")/../kit.sh"

crm-init --name "Berg Kettles" --currency EUR --zone Europe/Berlin
crm-add -q "Anna Berg" --email anna@example.org --tag vip
crm-add -q "Bo Ek" --email bo@example.org
crm-log -q -k request anna "open on saturday?"
crm-log -q -k complaint anna "the kettle leaks"

t "several fields of a customer" 0 'crm-edit anna name="Anna Lund" \
	phone="+49 170 1234567" owner=@nina note="rings twice" \
	role=supplier -o +role,note' <<'OUT'
c1	anna@example.org	+491701234567	nina	vip	Anna Lund	supplier	rings twice
OUT
t "found by the new name" 0 'crm-edit lund email=lund@example.org' <<'OUT'
c1	lund@example.org	+491701234567	nina	vip	Anna Lund
OUT
t "an empty value takes it away" 0 \
	'crm-edit c1 email= owner= note= -o +note' <<'OUT'
c1	-	+491701234567	-	vip	Anna Lund	-
OUT
t "a value with an = in it" 0 'crm-edit c1 note="a=b" -o id,note' <<'OUT'
c1	a=b
OUT
before=$(crm-history | wc -l)
t "what is so already is fine" 0 'crm-edit c1 note="a=b" -o id,note' <<'OUT'
c1	a=b
OUT
is "$(crm-history | wc -l)" "$before" "and leaves no batch"
t "rehearsed" 0 'crm-edit -n c1 name=Nobody' <<'OUT'
c1	-	+491701234567	-	vip	Nobody
OUT
t "nothing was kept" 0 'crm-find c1' <<'OUT'
c1	-	+491701234567	-	vip	Anna Lund
OUT
t "with a key" 0 'crm-edit --key e1 c1 name="A Lund" -o id,name' <<'OUT'
c1	A Lund
OUT
ok 'crm-edit c1 name="Anna Lund"' "changed again"
t "a repeat with the key changes nothing" 0 \
	'crm-edit --key e1 c1 name="A Lund" -o id,name' <<'OUT'
c1	Anna Lund
OUT
t_err "one bad field, and none is changed" 65 \
	'crm-edit c1 name=Other phone=12' <<'ERR'
crm-edit: 12: not a phone number
  write it with its country, as +49 170 1234567
ERR
t "none was" 0 'crm-find c1 -o id,name' <<'OUT'
c1	Anna Lund
OUT
t_err "somebody's e-mail" 1 'crm-edit c1 email=bo@example.org' <<'ERR'
crm-edit: bo@example.org belongs to Bo Ek (c2)
  crm-show c2
ERR
t_err "a name cannot be taken away" 65 'crm-edit c1 name=' <<'ERR'
crm-edit: the name is empty
ERR
t_err "no such field" 2 'crm-edit c1 phon=1' <<'ERR'
crm-edit: phon: no field of a customer
  did you mean phone? there are: name, email, phone, owner, role, note
ERR
t_err "no field at all" 2 'crm-edit c1 hello' <<'ERR'
crm-edit: hello: not FIELD=VALUE
  crm-edit c1 phone="+49 170 1234567" role=supplier
ERR
t_err "nothing to change" 2 'crm-edit c1' <<'ERR'
crm-edit: name a record and what to change
  usage: crm-edit [-m why] record field=value ...
  example: crm-edit c1 phone="+49 170 1234567" role=supplier
ERR

t "the subject of a case" 0 \
	'crm-edit k1 subject="Saturdays" -o id,kind,subject' <<'OUT'
k1	request	Saturdays
OUT
t "its kind, by a beginning, and whom it is about" 0 \
	'crm-edit k1 kind=sugg about=@nina -o id,kind,about' <<'OUT'
k1	suggestion	nina
OUT
t "about nobody" 0 'crm-edit k1 about= -o id,about' <<'OUT'
k1	-
OUT
t_err "a complaint is not called anything else" 2 'crm-edit k2 kind=req' <<'ERR'
crm-edit: k2 is a complaint: to call it anything else wants a reason: -m "why"
ERR
t "in a business of one, with a reason" 0 \
	'crm-edit k2 kind=req -m "she only asked" -o id,kind,needs' <<'OUT'
k2	request	answer
OUT
t "which is kept" 0 'crm-find -t interactions direction=own -o id,case,kind,text' <<'OUT'
i3	k2	note	she only asked
OUT
ok 'crm-edit k2 kind=complaint' "and it is a complaint again"
sed 's/^  #bo:/  bo:/' policy.yaml >policy.new && mv policy.new policy.yaml
t_err "where there are two, the owner cannot" 1 \
	'crm-edit k2 kind=req -m "she only asked"' <<'ERR'
crm-edit: k2 is a complaint and yours: somebody else has to call it anything else
  ask @bo
ERR
t "the other can" 0 \
	'crm-edit -u bo k2 kind=req -m "she only asked" -o id,kind' <<'OUT'
k2	request
OUT
t_err "a note opens no case" 2 'crm-edit k1 kind=note' <<'ERR'
crm-edit: a note opens no case
ERR
t_err "an owner is handed over" 2 'crm-edit k1 owner=bo' <<'ERR'
crm-edit: owner: no field of a case
  there are: subject, kind, about
ERR
t_err "an empty subject" 2 'crm-edit k1 subject=' <<'ERR'
crm-edit: the subject is empty
ERR

ok 'crm-promise anna "call her" -d fri' "a promise"
t "moved to a moment, said otherwise, handed over, repeated" 0 \
	'crm-edit p1 due="mon 16:00" text="call" owner=bo every=2w \
	-o +every' <<'OUT'
p1	2026-11-30T15:00:00Z	bo	c1	Anna Lund	call	14
OUT
t "repeated no more" 0 'crm-edit p1 every= due="27 nov" -o id,due,every' <<'OUT'
p1	2026-11-27	-
OUT
t_err "not into the past" 2 'crm-edit p1 due=yesterday' <<'ERR'
crm-edit: yesterday has been: promise what can be kept
ERR
t_err "not kept by an edit" 2 'crm-edit p1 state=kept' <<'ERR'
crm-edit: state=kept: only dropped can be set
  crm-close p1 says that it was kept
ERR
t_err "not dropped without a reason" 2 'crm-edit p1 state=dropped' <<'ERR'
crm-edit: dropping what we promised wants a reason: -m "why"
ERR
t "dropped with one" 0 \
	'crm-edit p1 state=dropped -m "she called us" -o id,state' <<'OUT'
p1	dropped
OUT
t "which is kept too" 0 \
	'crm-find -t interactions text=called -o case,kind,direction,text' <<'OUT'
-	note	own	she called us
OUT
t_err "what is dropped stays" 1 'crm-edit p1 due=mon' <<'ERR'
crm-edit: p1 is dropped already
  crm-undo takes your last change back
ERR
ok 'crm-promise anna --touch 90d' "a touch"
t_err "a touch has no day of its own" 2 'crm-edit p2 due=mon' <<'ERR'
crm-edit: p2 counts from the last contact: every=90d sets the days
ERR
t "but another distance" 0 'crm-edit p2 every=30d -o id,due,every' <<'OUT'
p2	2026-12-23	30
OUT

t_err "what was said stands" 2 'crm-edit i1 text=x' <<'ERR'
crm-edit: i1: cannot be edited
  crm-edit changes customers (c1), cases (k1) and promises (p1); what was said stands, and crm-undo takes a batch back
ERR
t_err "no such case" 1 'crm-edit k99 subject=x' <<'ERR'
crm-edit: k99: no such case
  crm-cases lists the open ones
ERR
t_err "no such promise" 1 'crm-edit p99 due=fri' <<'ERR'
crm-edit: p99: no such promise
  crm-find -t promises lists them
ERR
t "all is well" 0 'crm-check' </dev/null
finish
