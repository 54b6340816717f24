#!/bin/sh
# SPDX-License-Identifier: ISC
# crm-dun: step by step, each once, and never of what was never sent.
. "$(dirname "$0")/../kit.sh"

crm-init --name "Berg Kettles" --currency EUR --zone Europe/Berlin
sed 's/^people:$/people:\
  bo: {name: Bo Lund, mail: bo@example.org}/' policy.yaml >new && mv new policy.yaml
printf 'mail: {command: /bin/cat, from: shop@example.org}\n' >>policy.yaml
crm-add -q "Anna Berg" --email anna@example.org
crm-add -q "Carl Ott" --email carl@example.org
crm-add -q "Kettles Ltd" --role organisation
# at DAY: it is nine o'clock of that day
at()
{
	CRM_NOW=$1T08:00:00Z
	export CRM_NOW
}
# bill WHO NUMBER SUM: due on the 15th of October
bill()
{
	crm-invoice -q new "$1" --no "$2" --total "$3" --on 2026-10-01 -d 14d
}

t "nothing is owed, nothing to do" 0 'crm-dun' </dev/null
bill anna A 89.90

# --- what was never sent
t_err "never sent: refused" 1 'crm-dun v1' <<'OUT'
crm-dun: v1: friendly has to wait: no proof that it was sent
  crm-invoice sent v1 --to ADDRESS
OUT
run crm-dun
is "$STATUS$(cat "$OUT")" 0 "passed over, alone"
is "$(cat "$ERR")" "crm-dun: v1: friendly has to wait: no proof that it was sent" "and it says why"
crm-invoice -q sent v1 --to carl@example.org --at 2026-10-01 2>/dev/null
t_err "sent to somebody else: refused" 1 'crm-dun v1' <<'OUT'
crm-dun: v1: friendly has to wait: sent to carl@example.org, not to Anna Berg (c1)
  crm-invoice sent v1 --to ADDRESS
OUT
crm-invoice -q sent v1 --at 2026-10-02

# --- the rest that stands against it
at 2026-10-21
t_err "not yet" 1 'crm-dun v1' <<'OUT'
crm-dun: v1: friendly is not due before tomorrow
OUT
t "and not alone" 0 crm-dun </dev/null
at 2026-10-10
crm-promise -q -d 2026-10-20 anna "a new lid"
at 2026-10-22
crm-invoice -q dispute v1 -m "a lid is missing"
crm-log -q -k complaint anna "it leaks"
t_err "all that stands against it, in one line" 1 'crm-dun v1' <<'OUT'
crm-dun: v1: friendly has to wait: disputed since today: a lid is missing; we broke p1 to them; k1 is open
OUT
crm-invoice -q settle v1
crm-close -q k1 --done "sent a lid" --tell "a lid is on its way"
t_err "a promise of ours that broke" 1 'crm-dun v1' <<'OUT'
crm-dun: v1: friendly has to wait: we broke p1 to them
OUT
crm-close -q p1
t_err "a step that comes later" 1 'crm-dun v1 letter' <<'OUT'
crm-dun: v1: friendly comes before letter
OUT
bill kettles K 40
crm-invoice -q sent v2 -c post --at 2026-10-01
t_err "nowhere to write to" 1 'crm-dun v2' <<'OUT'
crm-dun: v2: friendly has to wait: Kettles Ltd (c3) has no e-mail address
OUT
bill carl C 40
crm-invoice -q sent v3 --at 2026-10-01 && crm-invoice -q paid v3
t_err "what is paid" 1 'crm-dun v3' <<'OUT'
crm-dun: v3: friendly has to wait: it is paid
OUT
bill carl C2 40
crm-invoice -q sent v4 --at 2026-10-01
crm-invoice -q credit v4 -m "never came"
t_err "what is credited" 1 'crm-dun v4' <<'OUT'
crm-dun: v4: friendly has to wait: it is credited
OUT
t "what would be done, and why not" 0 'crm-dun --explain' <<'OUT'
v1	friendly	2026-10-22	-
v2	friendly	2026-10-22	Kettles Ltd (c3) has no e-mail address
OUT

# --- friendly
t "rehearsed" 0 'crm-dun -n -o id,step,message 2>/dev/null' <<'OUT'
v1	friendly	o1
OUT
t "nothing was kept" 1 'crm-find -t notices step=friendly; crm-send --list; crm-find -t messages' </dev/null
t "alone, it moves what can move" 0 'crm-dun 2>/dev/null' <<'OUT'
v1	7	89.90	EUR	0.00	EUR	friendly	mail	c1	Anna Berg	A	-
OUT
t "and once" 0 'crm-dun 2>/dev/null' </dev/null
t_err "each step once, ever" 1 'crm-dun v1 friendly' <<'OUT'
crm-dun: v1: friendly was taken already: each step once, ever
OUT
t "the letter waits, in the same batch" 0 \
	'crm-find -t messages -o subject,batch; crm-find -t notices step=friendly -o result,recipient,message,batch' <<'OUT'
Our invoice A	b22
queued	anna@example.org	o1	b22
OUT
like "$(crm-show o1)" 'our invoice A of 2026-10-01 was' "and says what it is about"
like "$(crm-show o1)" '89.90 EUR of it is open' "and how much is open"
t "it is the job's batch: a bare undo leaves it" 0 'crm-history --limit 1 -o origin' <<'OUT'
job
OUT
t "taken back while it waits" 0 \
	'crm-undo -q b22 && crm-send --list; crm-find -t notices invoice=v1 -o step' <<'OUT'
sent
sent
OUT
t_err "that does not free it for another" 1 'crm-dun v1 friendly' <<'OUT'
crm-dun: v1: friendly was taken already: each step once, ever
OUT
t "the undo taken back, it waits again" 0 \
	'crm-undo -q "$(crm-history --limit 1 -o id)" && crm-send --list -o id,subject' <<'OUT'
o1	Our invoice A
OUT
ok 'crm-send -q' "it leaves"
t_err "and what has left is not taken back" 1 'crm-undo b22' <<'OUT'
crm-undo: b22 stays: the letter o1 to anna@example.org has left
  crm-undo b22 --anyway takes the rest back
OUT

# --- the call
at 2026-10-29
t_err "no call, no step" 1 'crm-dun v1 call' <<'OUT'
crm-dun: v1: call has to wait: no call is logged since Thu 22 Oct 10:00
  call, then: crm-log --out -c phone c1 "what was said"
OUT
crm-log -q --out -c counter anna "she came by"
run 'crm-dun v1'
is "$STATUS" 1 "a talk at the counter is no call"
crm-log -q -c phone anna -k note "she rang about something else"
run 'crm-dun v1'
is "$STATUS" 1 "nor is hers"
crm-log -q --out -c phone anna "she will look"
t "called, it is noted" 0 'crm-dun v1 -o id,step,cost,channel,text' <<'OUT'
v1	call	5.00	EUR	phone	i7
OUT
t "by hand: a bare undo takes it back" 0 'crm-undo -o command' <<'OUT'
crm-dun v1 -o id,step,cost,channel,text
OUT
crm-undo -q "$(crm-history --limit 1 -o id)"

# --- the letter and the collector
at 2026-11-05
run crm-dun
is "$(cat "$OUT")" "" "a letter does not leave by itself"
is "$(grep v1 "$ERR")" "crm-dun: v1: by hand: crm-dun v1 letter" "and it says so"
t "by hand it does" 0 'crm-dun v1 letter -o step,channel,recipient,level' <<'OUT'
letter	post	Anna Berg	3
OUT
at 2026-11-19
t_err "who agrees to a collector is told what it is about" 1 'crm-dun v1' <<'OUT'
crm-dun: v1: collector has to wait: nobody has agreed
  89.90 EUR is owed, collector costs 50.00 EUR; c1: bought nothing yet; last complaint answered; --approve WHO names who agrees
OUT
t_err "it takes another person" 1 'crm-dun v1 collector --approve nina' <<'OUT'
crm-dun: v1: collector has to wait: somebody else has to agree
OUT
t_err "one of ours" 2 'crm-dun v1 collector --approve zoe' <<'OUT'
crm-dun: zoe: none of our people
  there are: bo, nina
OUT
crm-invoice -q paid v1 50
t_err "it costs more than is owed" 1 'crm-dun v1 collector --approve @bo' <<'OUT'
crm-dun: v1: collector has to wait: collector costs 50.00 EUR, more than 39.90 EUR
OUT
crm-undo -q
t "amount, cost, and what they are worth" 0 'crm-dun v1 collector --approve @bo -o owed,cost,worth,approver' <<'OUT'
89.90	EUR	50.00	EUR	bought nothing yet; last complaint answered	bo
OUT
t_err "that was the last" 1 'crm-dun v1' <<'OUT'
crm-dun: v1: every step of dunning was taken
OUT
t "who told what" 0 'crm-find -t notices invoice=v1 --sort at -o step,channel,result,who,approver,cost' <<'OUT'
sent	mail	sent	nina	-	-	-
sent	mail	sent	nina	-	-	-
friendly	mail	queued	nina	-	0.00	EUR
call	phone	spoken	nina	-	5.00	EUR
letter	post	sent	nina	-	10.00	EUR
collector	collector	sent	nina	bo	50.00	EUR
OUT
crm-invoice -q new carl --no U --total "20 USD" --on 2026-10-01 -d 14d
crm-invoice -q sent U --at 2026-10-01
t "a step that costs nothing, in another currency" 0 'crm-dun U -o id,owed,step' <<'OUT'
v5	20.00	USD	friendly
OUT
at 2026-11-26
crm-log -q --out -c phone carl "he will look"
t_err "one that costs: two currencies are not compared" 1 'crm-dun U' <<'OUT'
crm-dun: v5: call has to wait: call costs 5.00 EUR, which nobody compares with 20.00 USD
OUT
ok "crm-send -q && crm-check" "the record is sound"

# --- many at once
crm-dun >"$OUT" 2>"$ERR"
for i in 1 2 3 4 5 6 7 8 9 10 11 12; do
	bill carl "M$i" 30
	crm-invoice -q sent "M$i" --at 2026-10-01
done
for i in 1 2 3 4 5 6 7 8; do
	crm-dun -o id,step >"out.$i" 2>"err.$i" || echo "crm-dun $i: $?" >>failed &
done
wait
ok '[ ! -e failed ]' "eight at once: none fails"
is "$(cat out.* | sort | uniq -c | awk '{ print $1, $3 }' | sort | uniq -c | awk '{ print $1, $2, $3 }')" \
	"12 1 friendly" "every invoice moves once"
is "$(crm-find -t messages invoice -o subject | grep ' M' | sort | uniq -d)" "" "no letter is there twice"
is "$(crm-find -t messages invoice -o subject | grep -c ' M')" 12 "and none is missing"
ok "crm-send -q && crm-check" "the record is sound"

# --- asked wrongly
t_err "no such step" 2 'crm-dun M1 colector' <<'OUT'
crm-dun: colector: no step of dunning, did you mean collector?
OUT
t_err "no such invoice" 1 'crm-dun v99' <<'OUT'
crm-dun: v99: no such invoice
  crm-invoice list
OUT
run 'crm-dun --approve @bo'
is "$STATUS $(head -n 1 "$ERR")" "2 crm-dun: --approve is of one invoice: name it" \
	"nobody agrees to all of them"
at 2026-12-20
run 'crm-dun M1 --approve @bo'
is "$STATUS" 1 "a call that is missing, whoever agrees"

# --- a policy of one's own
printf 'dunning:\n  - {name: note, after: 3d, channel: counter}\n' >>policy.yaml
bill anna O 10
crm-invoice -q sent O -c hand --at 2026-10-01
t "its steps, its days" 0 'crm-dun O -o step,channel,cost' <<'OUT'
note	counter	0.00	EUR
OUT
printf 'dunning: []\n' | cat policy.yaml - | sed '/^dunning:$/,/^  - /d' >none.yaml
t "no step at all" 1 'CRM_POLICY=none.yaml crm-dun v2' </dev/null
finish
