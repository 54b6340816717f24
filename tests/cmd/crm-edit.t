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
crm-edit: phon: no field of a customer yet
  did you mean phone? --new-field makes it one
ERR
t_err "no field at all" 2 'crm-edit c1 hello' <<'ERR'
crm-edit: hello: not FIELD=VALUE
  crm-edit c1 phone="+49 170 1234567" role=supplier
ERR
t_err "nothing to change" 2 'crm-edit c1' <<'ERR'
crm-edit: name a record and what to change
  usage: crm-edit [-m why] record field=value ...
  example: crm-edit c1 phone+="+49 170 1234567" tag-=new
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
crm-edit: text: what was said stands
  case=k9 moves it to another case
ERR
t_err "a letter cannot be edited" 2 'crm-edit o1 text=x' <<'ERR'
crm-edit: o1: cannot be edited
  crm-edit changes customers (c1), cases (k1), promises (p1), deals (d1) and the case of what was said (i1); crm-undo takes a batch back
ERR
t_err "no such case" 1 'crm-edit k99 subject=x' <<'ERR'
crm-edit: k99: no such case
  crm-cases lists the open ones
ERR
t_err "no such promise" 1 'crm-edit p99 due=fri' <<'ERR'
crm-edit: p99: no such promise
  crm-find -t promises lists them
ERR
# --- more than one -------------------------------------------------------------

crm-add -q "Cy Dahl" --email cy@example.org --tag vip
ok 'crm-edit -q c3 email+=cy@work.example phone+="+49 30 5550" \
	post="Ring 5; Hof" url=https://cy.example/ foreign=shop:47A \
	tag+=new,city tag-=vip' "more of a kind, and less"
t "all of them are shown" 0 'crm-show c3' <<'OUT'
c3 Cy Dahl

email    cy@example.org
email    cy@work.example
phone    +49305550
post     Ring 5; Hof
url      https://cy.example/
foreign  shop:47A
role     customer
tags     city,new
OUT
before=$(crm-history | wc -l)
t "what is there already is not there twice" 0 \
	'crm-edit -o id,email,tags c3 email+=CY@work.example tag+=new' <<'OUT'
c3	cy@example.org	city,new
OUT
is "$(crm-history | wc -l)" "$before" "and leaves no batch"
t "tags are set as a whole" 0 'crm-edit -o id,tags c3 tag=vip,new' <<'OUT'
c3	new,vip
OUT
t "found by the name that somebody else has for them" 0 \
	'crm-edit shop:47A email-=cy@example.org -o id,email' <<'OUT'
c3	cy@work.example
OUT
t_err "what they do not have cannot be taken" 1 \
	'crm-edit c3 email-=cy@example.org' <<'ERR'
crm-edit: c3 has no email cy@example.org
  crm-show c3
ERR
t_err "a foreign id is one party's" 1 'crm-edit c1 foreign=shop:47A' <<'ERR'
crm-edit: shop:47A belongs to Cy Dahl (c3)
  crm-show c3
ERR
ok 'crm-edit -q c1 foreign=shop:47a' "to the letter"
t_err "a foreign id has a source" 65 'crm-edit c1 foreign+=4711' <<'ERR'
crm-edit: 4711: not a name elsewhere
  write it as SOURCE:REF, without blanks, as shop:4711
ERR
ok 'crm-edit -q c1 url=https://cy.example/ post="Ring 5; Hof"' \
	"a page and a house may be those of two"
t_err "a name is one" 2 'crm-edit c3 name+=Cyril' <<'ERR'
crm-edit: name has one value: name=VALUE
ERR
t_err "so is a subject" 2 'crm-edit k1 subject+=more' <<'ERR'
crm-edit: subject has one value: subject=VALUE
ERR
t_err "another one of nothing" 2 'crm-edit c3 email+=' <<'ERR'
crm-edit: email+=: which?
ERR

# --- facts -----------------------------------------------------------------------

ok 'crm-edit -q c3 needs=step-free --said-by "cy dahl" --on yesterday' \
	"a fact, with its day and who said it"
ok 'crm-edit -q c3 needs="a quiet room" --said-by @nina' "a newer one"
ok 'crm-edit -q c3 born=--04-15 lift=yes' "facts without one"
t "a new value stands beside the older one" 0 \
	'crm-find -t facts party=c3 -o id,known,fact,said_by,value' <<'OUT'
f4	2026-11-23	lift	-	yes
f3	2026-11-23	born	-	--04-15
f2	2026-11-23	needs	nina	a quiet room
f1	2026-11-22	needs	c3	step-free
OUT
t "the newest counts" 0 'crm-show c3 | sed -n "/^Known/,\$p"' <<'OUT'
Known
born   --04-15 (today)
lift   yes (today)
needs  a quiet room (today, said by nina; 1 older)
OUT
t "in filters, too" 0 'crm-find -o id,name needs=quiet' <<'OUT'
c3	Cy Dahl
OUT
t "what was said before does not" 1 'crm-find needs=step' </dev/null
t "those of whom it is known at all" 0 'crm-find -o id has=needs' <<'OUT'
c3
OUT
ok 'crm-edit -q c3 needs=step-free --said-by c3' "said again"
t "counts again" 0 'crm-find -o id needs=step' <<'OUT'
c3
OUT
before=$(crm-history | wc -l)
ok 'crm-edit -q c3 needs=step-free --said-by c3' "twice the same"
is "$(crm-history | wc -l)" "$before" "is once"
ok 'crm-edit -q c3 needs-=step-free' "one of them taken back, whoever said it"
t "leaves the other" 0 'crm-find -t facts fact=needs -o id,value' <<'OUT'
f2	a quiet room
OUT
ok 'crm-edit -q c3 needs=' "an empty value takes them all back"
t "none is left" 1 'crm-find -t facts fact=needs' </dev/null
ok 'crm-undo -q' "and comes back"
t "as it was" 0 'crm-find -t facts fact=needs -o id,value' <<'OUT'
f2	a quiet room
OUT
t_err "a slip of the pen is no new fact" 2 'crm-edit c3 emial=x@example.org' <<'ERR'
crm-edit: emial: no field of a customer yet
  did you mean email? --new-field makes it one
ERR
ok 'crm-edit -q c3 cost=high --new-field && crm-edit -q c1 cost=low' \
	"unless it is meant, and then it is known"
t_err "a fact has a name" 2 'crm-edit c3 "Shoe Size=40"' <<'ERR'
crm-edit: Shoe Size: no name of a fact
  one word of a-z, 0-9 and -, beginning with a letter
ERR
t_err "nobody said it" 1 'crm-edit c3 hat=yes --said-by zoe' <<'ERR'
crm-edit: zoe: no such customer
  crm-find zoe looks further; crm-add makes one; crm-log --new takes a stranger
ERR
t_err "the day is still to come" 2 'crm-edit c3 hat=yes --on 2027-01-01' <<'ERR'
crm-edit: --on 2027-01-01: it is still to come
ERR
t_err "a name is nobody's word" 2 'crm-edit c3 name=Cy --said-by nina' <<'ERR'
crm-edit: --said-by and --on are for facts, which have names of their own
ERR
ok 'crm-edit -q c3 email+=cy@home.example label@cy@home.example=home \
	preferred@cy@home.example=yes "bounced@cy@work.example=mailbox full" \
	label@+49305550=work' "said of addresses"
t "shown with them" 0 'crm-show c3 | sed -n "3,4p;/home/p"' <<'OUT'
email    cy@work.example (bounced: mailbox full)
phone    +49305550 (work)
email    cy@home.example (home, preferred)
OUT
t_err "of an address they do not have" 1 'crm-edit c3 label@x@example.org=x' <<'ERR'
crm-edit: x@example.org is no address of c3
  crm-show c3
ERR
ok 'crm-edit -q c3 email=cy2@work.example' "another in the place of the first"
t "does not bounce" 0 'crm-show c3 | sed -n "3p"' <<'OUT'
email    cy2@work.example
OUT
ok 'crm-edit -q c3 email-=cy@home.example' "an address taken away"
t "takes what was said of it along" 1 \
	'crm-find -t facts fact=preferred' </dev/null

# --- what was said, moved -----------------------------------------------------------

crm-add -q "Di Eng"
crm-log -q -k complaint c4 "the lid is loose"
crm-log -q -k request c3 "a bill, please" 2>"$ERR"
crm-log -q k3 "and you sent the wrong bill" 
t "moved to the case it belongs to" 0 'crm-edit i8 case=k4' <<'OUT'
i8	2026-11-23T08:00:00Z	k4	c4	complaint	phone	in	nina	and you sent the wrong bill
OUT
t "it is read there" 0 'crm-find -t interactions case=k4 -o id' <<'OUT'
i8
i7
OUT
t "where it is so already" 0 'crm-edit i8 case=k4 -o id,case' <<'OUT'
i8	k4
OUT
t_err "the only voice of a case stays" 1 'crm-edit i6 case=k4' <<'ERR'
crm-edit: i6 is all that was said on k3
  crm-merge KEEP k3 joins the cases
ERR
ok 'crm-answer -q k3 "we know"' "an answer"
t "is moved likewise, and the clocks follow" 0 \
	'crm-edit -q i9 case=k4; crm-find -t cases id=k3,k4 -o id,needs,clock' <<'OUT'
k3	answer	first-answer
k4	resolve	update
OUT
ok 'crm-undo -q' "taken back"
t "they follow again" 0 'crm-find -t cases id=k3,k4 -o id,needs,clock' <<'OUT'
k4	answer	first-answer
k3	resolve	update
OUT
t_err "a voice needs a case" 2 'crm-edit i8 case=' <<'ERR'
crm-edit: i8 is a complaint, which needs a case
ERR
crm-log -q -k request c1 "one more" --done "yes" 2>"$ERR"
t_err "into a closed one nothing is moved" 1 'crm-edit i8 case=k5' <<'ERR'
crm-edit: k5 is closed
  crm-log k5 reopens it
ERR
t_err "no such interaction" 1 'crm-edit i99 case=k4' <<'ERR'
crm-edit: i99: no such interaction
  crm-find -t interactions lists them
ERR

# --- in an editor -------------------------------------------------------------------

TMPDIR=$PWD/tmp
export TMPDIR
mkdir tmp
cat >look <<'ED'
#!/bin/sh
cp "$1" seen
ED
cat >change <<'ED'
#!/bin/sh
n=$(($(cat turn 2>/dev/null || echo 0) + 1))
echo $n >turn
cp "$1" seen$n
sed -f edit$n "$1" >new && cat new >"$1"
ED
chmod +x look change
crm-edit -q c2 note="rings
twice" needs=tea label@bo@example.org=work
t "left as it is" 0 'VISUAL=./look crm-edit -e c2' <<'OUT'
c2	bo@example.org	-	-	-	Bo Ek
OUT
t "the record was on the page" 0 'cat seen' <<'OUT'
# Change what is wrong, save, and leave the editor. What is emptied
# is taken away; of facts, a new value stands beside the old.
name: Bo Ek
role: customer
owner:
note: |-
  rings
  twice
tag:
email:
  - bo@example.org
phone:
post:
url:
foreign:
facts:
  label@bo@example.org: work
  needs: tea
OUT
cat >edit1 <<'ED'
s/^name:.*/name: Bo Ekman/
s/^role:/rolle:/
s/needs: tea/needs: coffee/
s/^tag:/tag: [vip, early]/
s/^phone:/phone:\
  - "030 5"/
ED
echo 's/^rolle:/role:/' >edit2
echo 's/030 5/+49 30 5551/' >edit3
t "a mistake opens the editor again" 0 \
	'EDITOR=./change crm-edit -e c2 --said-by nina' <<'OUT'
c2	bo@example.org	+49305551	-	early,vip	Bo Ekman
OUT
like "$(sed 's/^#! .*yaml:/#! /;1q' seen2)" \
	"^#! 4:8: rolle: no field of this record, did you mean role\?$" \
	"with the line and the reason on top"
is "$(sed 2q seen3)" "#! 030 5: not a phone number
#! write it with its country, as +49 170 1234567" "of the base's too, once"
t "facts stand beside the older ones" 0 \
	'crm-find -t facts fact=needs party=c2 -o value,said_by' <<'OUT'
coffee	nina
tea	-
OUT
t "nothing else was changed" 0 'crm-show c2 | sed -n "3,9p"' <<'OUT'
email  bo@example.org (work)
phone  +49305551
role   customer
tags   early,vip
note   rings
       twice

OUT
is "$(ls tmp)" "" "no file is left"
ok 'crm-undo -q' "all of it is one batch"
t "taken back as one" 0 'crm-find c2' <<'OUT'
c2	bo@example.org	-	-	-	Bo Ek
OUT
rm -f turn
echo 's/^email:/email: [bo@/' >edit1
: >edit2
run 'EDITOR=./change crm-edit -e c2'
is "$STATUS" 65 "a mistake that is left as it was gives up"
like "$(sed -n '$p' "$ERR")" '^  your edit is in .*/tmp/crm-.*yaml$' \
	"and says where the edit is"
is "$(ls tmp | wc -l | tr -d ' ')" 1 "which is there"
rm -f tmp/*
printf 'name: [B, Bo]\n' >bad
run 'EDITOR="timeout 10 cp bad" crm-edit -e c2'
is "$STATUS $(sed 's/.*yaml/FORM/;1q' "$ERR")" "65 FORM:1:7: name has one value" \
	"so does one that is made again"
rm -f tmp/*
printf 'name: B\0\n' >bad
run 'EDITOR="timeout 10 cp bad" crm-edit -e c2'
is "$STATUS" 65 "what is no text is refused"
rm -f tmp/*
run 'EDITOR="truncate -s 0" crm-edit -e c2'
is "$STATUS $(head -n 1 "$ERR")" "65 crm-edit: the name is empty" \
	"an empty page takes everything away, but for the name"
rm -f tmp/*
run 'EDITOR=false crm-edit -e c2'
is "$STATUS" 1 "an editor that fails changes nothing"
like "$(cat "$ERR")" 'your edit is in .*yaml$' "and the file is named"
rm -f tmp/*
cat >meanwhile <<'ED'
#!/bin/sh
crm-edit -q c2 phone=+49305552
sed 's/^name:.*/name: B/' "$1" >new && cat new >"$1"
ED
chmod +x meanwhile
run 'EDITOR=./meanwhile crm-edit -e c2'
is "$STATUS" 1 "what somebody changed meanwhile is not written over"
like "$(head -n 1 "$ERR")" 'c2 was changed while you edited it$' "as it says"
t "nobody had to wait for the editor" 0 'crm-find c2 -o phone,name' <<'OUT'
+49305552	Bo Ek
OUT
rm -f tmp/*
rm -f turn
echo 's/^subject:.*/subject: A bill/; s/^why:/why: as she said/' >edit1
t "a case" 0 'EDITOR=./change crm-edit -e k3 -o id,subject' <<'OUT'
k3	A bill
OUT
t "with the reason" 0 'crm-find -t interactions case=k3 kind=note -o text' <<'OUT'
as she said
OUT
rm -f turn
crm-promise -q c3 "the right bill" -d 2026-12-01
id=$(crm-find -t promises "bill" -o id)
echo 's/^due:.*/due: 2026-12-02/' >edit1
t "a promise" 0 "EDITOR=./change crm-edit -e $id -o due,text" <<'OUT'
2026-12-02	the right bill
OUT
t_err "the editor or the command line" 2 'crm-edit -e c2 name=B' <<'ERR'
crm-edit: -e goes with one record and no more
  usage: crm-edit [-m why] record field=value ...
  example: crm-edit c1 phone+="+49 170 1234567" tag-=new
ERR

t "all is well" 0 'crm-check' </dev/null
finish
