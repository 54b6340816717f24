#!/bin/sh
# SPDX-License-Identifier: ISC
# crm-cases: what is open, first due first.
. "$(dirname "$0")/../kit.sh"

crm-init --name "Berg Kettles" --currency EUR --zone Europe/Berlin
crm-add -q "Anna Berg" --email anna@example.org --tag vip
crm-add -q "Bo Lund"

t "no case yet is an honest no" 1 'crm-cases' </dev/null

crm-log -q -k request c2 "open on Saturday?"
crm-log -q -k complaint anna "kettle leaks after a week"

t "the first due is on top" 0 'crm-cases' <<'OUT'
k2	2026-11-23T12:00:00Z	answer	0	open	complaint	nina	c1	Anna Berg	kettle leaks after a week
k1	2026-11-23T16:00:00Z	answer	0	open	request	nina	c2	Bo Lund	open on Saturday?
OUT

t "for a person, in the time of the business" 0 \
	'crm-cases --table -o id,due,subject' <<'OUT'
id  due    subject
k2  13:00  kettle leaks after a week
k1  17:00  open on Saturday?
OUT

t "late are those due until now" 0 \
	'CRM_NOW=2026-11-23T13:00:00Z crm-cases -o id due=..now' <<'OUT'
k2
OUT

t "mine, of one kind" 0 'crm-cases -o id owner=me kind=request' <<'OUT'
k1
OUT

t "of a party: its id, or part of its name" 0 \
	'crm-cases -o id c1; crm-cases -o id party=lund' <<'OUT'
k2
k1
OUT

t "of those with a tag" 0 'crm-cases -o id tag=vip' <<'OUT'
k2
OUT

t "a weekday lies ahead in due, behind elsewhere" 1 \
	'crm-cases due=mon || crm-cases opened=mon' </dev/null

crm-log -q -k request --new-case c2 "closed on Sunday?" --done "yes"

t "the closed are left out" 0 'crm-cases -o id' <<'OUT'
k2
k1
OUT

t "unless all are asked for" 0 'crm-cases -o id,state --sort id state=any' <<'OUT'
k1	open
k2	open
k3	closed
OUT

t "or the closed" 0 'crm-cases -o id,outcome closed=today' <<'OUT'
k3	done
OUT

t "or that one by its id" 0 'crm-cases -o id,state k3' <<'OUT'
k3	closed
OUT

t_err "an unknown key names them all" 2 'crm-cases foo=1' <<'ERR'
crm-cases: foo=1: cases have no key "foo"
  keys: id party name kind state owner due level needs clock opened closed outcome about tag batch problem subject desk article forced
ERR

t_err "a state that is none" 2 'crm-cases state=opne' <<'ERR'
crm-cases: state=opne: no state of cases is "opne"
  it is one of open, waiting, resolved, closed; or any
ERR

finish
