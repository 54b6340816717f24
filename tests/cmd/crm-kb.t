#!/bin/sh
# SPDX-License-Identifier: ISC
# crm-kb: answers worth keeping.
. "$(dirname "$0")/../kit.sh"

crm-init --name "Berg Kettles" --currency EUR --zone Europe/Berlin
sed 's/^people:$/people:\
  bo: {name: Bo Winter, mail: bo@example.org}/' policy.yaml >policy.new &&
	mv policy.new policy.yaml
crm-add -q "Anna Berg" --email anna@example.org
crm-product -q new Kettle --price 89.90
crm-log -q anna "how do I get the chalk out of my kettle?"

t "nothing is kept yet" 1 'crm-kb' </dev/null
t_err "a case without an answer gives none" 1 \
	'crm-kb new "How do I descale a kettle?" --from k1' <<'OUT'
crm-kb: k1 has no answer of ours: -m says what it shall be
OUT
crm-answer -q k1 "vinegar and water"
crm-answer -q k1 --auto "we got your letter"
crm-answer -q k1 --ask "is it the big one?"
t "made from the last answer of a person" 0 \
	'crm-kb new "How do I descale a kettle?" --from k1 --words "chalk, lime" --product kettle --public -o +text,words,case' <<'OUT'
a1	0	live	-	1	nina	g1	How do I descale a kettle?	vinegar and water	chalk, lime	k1
OUT
t "made of words, with a last day" 0 \
	'crm-kb new "Opening hours on Saturday" 10 to 2 --expires 10d -o +text' <<'OUT'
a2	0	live	2026-12-03	0	nina	-	Opening hours on Saturday	10 to 2
OUT
t "of a file, until a day" 0 \
	'printf "two years\n" | crm-kb new "Warranty" -F - --expires 2027-01-31 -u bo' <<'OUT'
a3	0	live	2027-01-31	0	bo	-	Warranty
OUT
t "rehearsed, it is not kept" 0 'crm-kb -n new "Repairs" "by post"; crm-kb list -o id' <<'OUT'
a4	0	live	-	0	nina	-	Repairs
a1
a2
a3
OUT
t "the same key makes it once" 0 \
	'crm-kb new Repairs "by post" --key r -o id; crm-kb new Repairs "by post" --key r -o id' <<'OUT'
a4
a4
OUT
t_err "a title that is another's" 1 'crm-kb new "OPENING hours, on Saturday" x' <<'OUT'
crm-kb: OPENING hours, on Saturday is a2 already
OUT

t "found by words, whatever their ending" 0 'crm-kb find -o id,title kettles lime' <<'OUT'
a1	How do I descale a kettle?
OUT
t "the best first" 0 'crm-kb find -o id open water 10 saturday' <<'OUT'
a2
a1
OUT
t "and no more than asked" 0 'crm-kb find --limit 1 -o id open water saturday' <<'OUT'
a2
OUT
t "with its score" 0 'crm-kb find -H warranty' <<'OUT'
id	score	uses	state	expires	title
a3	2.207283	0	live	2027-01-31	Warranty
OUT
t "what fits is told from what only has a word" 0 \
	'crm-kb find -o id,fits my kettle, is it open saturday?' <<'OUT'
a2	1
a1	0
OUT
t "no word of it" 1 'crm-kb find samovar'
t "listed by filter" 0 'crm-kb list product=kettle -o id; crm-kb list expires=..10d -o id' <<'OUT'
a1
a2
OUT
t "as any list" 0 'crm-find -t articles public=yes uses=0 --json -o id,title' <<'OUT'
{"id":"a1","title":"How do I descale a kettle?"}
OUT

# --- used
crm-log -q --new "Carl Ott" "lime in the kettle"
crm-log -q --new "Zoe Quist" --email zoe@example.org "open on Saturday?"
t "a case is answered from it" 0 'crm-kb use a1 k2 -o id,step,needs,text' <<'OUT'
k2	answer	resolve	vinegar and water
OUT
t "and that is remembered" 0 'crm-kb list a1 -o id,uses,used; crm-cases article=a1 -o id' <<'OUT'
a1	1	2026-11-23T08:00:00Z
k2
OUT
t "taken back, neither stands" 0 'crm-undo -q; crm-kb list a1 -o id,uses; crm-cases k2 -o id,needs' <<'OUT'
a1	0
k2	answer
OUT
ok 'crm-undo -q "$(crm-history -o id | head -n 1)"' "and done again"
t "by mail" 0 'crm-kb use a2 k3 --mail -o id,message,address' <<'OUT'
k3	o1	zoe@example.org
OUT
t "the letter has its words" 0 'crm-show o1 | sed -n "/^10 to 2/p"' <<'OUT'
10 to 2
OUT
t "several cases, from the input" 0 'crm-cases -o id | sort | crm-kb use a4 -o id,step' <<'OUT'
k1	answer
k2	answer
k3	answer
OUT
t_err "a row of it that is none" 65 'printf "k1\nk99\n" | crm-kb use a4 -q' <<'OUT'
crm-kb: stdin:2: k99: no such case
  crm-cases lists the open ones
OUT
t "none of them was answered" 0 'crm-kb list a4 -o uses' <<'OUT'
3
OUT
t "--keep-going answers the good one" 65 \
	'printf "k99\nk1\n" | crm-kb use a4 --keep-going --rejects bad -o id' <<'OUT'
k1
OUT
is "$(cut -f 1 bad)" k99 "and puts the other aside"
t "its page tells where" 0 'crm-show a1' <<'OUT'
a1 How do I descale a kettle?
vinegar and water

state    live
owner    nina
public   yes
product  g1
words    chalk, lime
case     k1
made     09:00

Answered with it
case  at     party  channel  who
k2    09:00  c2     phone    nina
OUT
t "as a row" 0 'crm-show a2 --tsv' <<'OUT'
a2	1	live	2026-12-03	0	nina	-	Opening hours on Saturday
OUT

# --- kept true
t "edited" 0 'crm-kb edit a2 public=yes owner=@bo expires=30d -m "10 to 3" -o id,expires,public,owner,text' <<'OUT'
a2	2026-12-23	1	bo	10 to 3
OUT
t "the history has both" 0 'crm-history a2 | tail -n 4 | cut -f 4-' <<'OUT'
a2	public	0	1
a2	owner	nina	bo
a2	expires_on	2026-12-03	2026-12-23
a2	text	10 to 2	10 to 3
OUT
t "what may be missing is taken away" 0 'crm-kb edit a1 product= words= -o id,product,words' <<'OUT'
a1	-	-
OUT
export CRM_NOW=2026-12-24T08:00:00Z
t "the day after its last it has expired" 0 'crm-kb list state=expired -o id,state,expires' <<'OUT'
a2	expired	2026-12-23
OUT
t "its owner's sheet says so" 0 'crm-today owner=bo --tsv' <<'OUT'
a2	2026-12-23	check	bo	-	-	Opening hours on Saturday
OUT
t "a letter too" 0 'crm-today owner=bo --mail -q; crm-find -t messages person=bo -o id |
	sed "s/.*/crm-show &/" | sh | grep ^a2' <<'OUT'
a2 check, Wed 23 Dec: Opening hours on Saturday
OUT
t_err "used all the same, and it is said" 0 'crm-kb use a2 k3 -q' <<'OUT'
crm-kb: a2 expired yesterday: crm-kb check a2 once it is known to be true
OUT
t_err "in the FAQ it is left out" 0 'crm-kb faq >faq' <<'OUT'
crm-kb: a2 expired yesterday and is left out
OUT
is "$(cat faq)" "Berg Kettles: questions and answers

How do I descale a kettle?
vinegar and water" "which has the others"
t "as one page of HTML that needs no other file" 0 \
	'crm-kb faq --html 2>/dev/null >faq.html; grep -c "<h2>How do I descale a kettle?</h2>" faq.html; grep -c -e "src=" -e "href=" -e "<script" faq.html; true' <<'OUT'
1
0
OUT
run 'crm-kb faq --html --tsv'
is "$STATUS" 2 "not as rows too"
t "found true, it lasts as long again" 0 'crm-kb check a2 -o id,expires,checked' <<'OUT'
a2	2027-01-23	2026-12-24T08:00:00Z
OUT
t "or as long as it is given" 0 'crm-kb check a2 --expires 2w -o expires' <<'OUT'
2027-01-07
OUT
t "what never expires is checked too" 0 'crm-kb check a1 a4 -o id,expires' <<'OUT'
a1	-
a4	-
OUT
t "the FAQ has the most asked first" 0 \
	'crm-kb edit -q a4 public=yes; crm-kb faq -o id,uses; crm-kb faq --limit 1 -o id' <<'OUT'
a4	4
a2	2
a1	1
a4
OUT
t "retired" 0 'crm-kb retire a4 -o id,state; crm-kb list -o id' <<'OUT'
a4	retired
a1
a2
a3
OUT
t_err "it answers no more" 1 'crm-kb use a4 k1' <<'OUT'
crm-kb: a4 is retired
  crm-kb edit a4 state=live brings it back
OUT
t "nor is it found" 1 'crm-kb find by post'
ok 'crm-kb new -q Repairs "at the counter"' "and its title is free"
t_err "so it cannot come back" 1 'crm-kb edit a4 state=live' <<'OUT'
crm-kb: Repairs is a5 already
OUT
t "gone from the policy, their articles are the champion's" 0 \
	'sed -i "/^  bo:/d" policy.yaml; CRM_NOW=2027-03-01T08:00:00Z crm-today --tsv -o id,owner | grep ^a' <<'OUT'
a2	bo
a3	bo
OUT

# --- asked wrongly
t_err "no such verb" 2 'crm-kb fnd kettle 2>&1 >/dev/null | head -n 1 >&2; exit 2' <<'OUT'
crm-kb: fnd: new, edit, check, retire, use, find, faq or list; did you mean find?
OUT
t_err "an article that is none" 2 'crm-kb use kettle k1' <<'OUT'
crm-kb: kettle: no article, they are called a4
  crm-kb find WORDS tells which there are
OUT
t_err "one that is not there" 1 'crm-kb use a99 k1' <<'OUT'
crm-kb: a99: no such article
OUT
t_err "no title" 65 'crm-kb new " ." "text"' <<'OUT'
crm-kb: the title is empty
OUT
t_err "no text" 65 'crm-kb new "Lids" " "' <<'OUT'
crm-kb: the text is empty
OUT
t_err "bytes that are no text" 65 'printf "\377" | crm-kb new Lids -F -' <<'OUT'
crm-kb: the words are no UTF-8 text
OUT
t_err "no such field" 2 'crm-kb edit a1 titel=x' <<'OUT'
crm-kb: titel: no field of an article, did you mean title?
  title, text, words, product, owner, expires, public or state
OUT
t_err "nobody of ours" 2 'crm-kb edit a1 owner=zed 2>&1 | head -n 1 >&2; exit 2' <<'OUT'
crm-kb: zed: none of our people
OUT
t_err "public or not" 2 'crm-kb edit a1 public=perhaps' <<'OUT'
crm-kb: public perhaps: yes or no
OUT
t_err "no such product" 1 'crm-kb edit a1 product=samovar 2>&1 | head -n 1 >&2; exit 1' <<'OUT'
crm-kb: samovar: no such product
OUT
t_err "a day that is none" 2 'crm-kb new Lids "none" --expires soon 2>&1 | head -n 1 >&2; exit 2' <<'OUT'
crm-kb: soon: not a day or time we can read
OUT
t_err "an option that would do nothing" 2 'crm-kb find lid --public 2>&1 | head -n 1 >&2; exit 2' <<'OUT'
crm-kb: --public: nothing for find
OUT
for bad in 'new' 'edit a1' 'check' 'retire' 'use' 'use a1' 'find' 'faq a1' \
	'new Lids' 'edit a1 =x' 'list --key k' 'use a1 k1 --public'; do
	run "crm-kb $bad"
	is "$STATUS" 2 "crm-kb $bad: asked wrongly"
done

# --- erased
crm-log -q --new "Jo Sandmann" "a lid?" --done "yes, Jo Sandmann gets a lid"
crm-kb new -q "Lids" --from k4
crm-forget -q "Jo Sandmann" --really -m "asked by letter"
t "an answer stays when who asked is forgotten, without their name" 0 \
	'crm-kb find lids -o text' <<'OUT'
yes, forgotten gets a lid
OUT
is "$(crm-check | grep -v -e ladder -e mail)" "" "the record is sound"

# --- at a terminal
if [ "$(script -qec 'test -t 1 && echo yes' /dev/null 2>/dev/null |
	tr -d '\r')" = yes ]; then
	t "crm-log suggests it" 0 \
		"script -qec 'crm-log --new Bo \"how to descale the kettle?\"' /dev/null | tr -d '\\r' | tail -n 1" <<'OUT'
crm-log: a1 may answer it: crm-kb use a1 k5
OUT
	t "crm-today too" 0 \
		"script -qec 'crm-today' /dev/null | tr -d '\\r' | grep 'may answer'" <<'OUT'
a1 may answer it: crm-kb use a1 k5
OUT
	t "a sentence for each" 0 \
		"script -qec 'crm-kb check a2 --expires 2027-06-30' /dev/null | tr -d '\\r'" <<'OUT'
a2 Opening hours on Saturday, bo keeps it true until Wed 30 Jun 2027, public
OUT
else
	skip 3 "script(1) gives no terminal"
fi
t "in a pipe nothing is suggested" 0 'crm-log -q --new Cy "how to descale the kettle?" 2>&1'
finish
