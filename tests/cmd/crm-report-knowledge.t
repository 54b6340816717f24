#!/bin/sh
# SPDX-License-Identifier: ISC
# crm-report knowledge: what is answered from what we know already.
. "$(dirname "$0")/../kit.sh"

crm-init --name "Berg Kettles" --currency EUR --zone Europe/Berlin
t "nothing was answered yet" 0 'crm-report knowledge --tsv' <<'OUT'
answered	0	-	-	-	count	-	-	cases that one of us answered
answered.article	-	0	-	-	percent	-	-	of them from an article; too few to tell
answered.made	-	0	-	-	percent	-	-	of them made into an article; too few to tell
articles.live	0	-	-	-	count	-	-	articles there are
articles.expired	0	-	-	-	count	-	-	of them have expired
articles.unused	0	-	-	-	count	-	-	of them never answered
OUT

like "$(crm-report knowledge)" '^of them from an article +too few to tell \(of 0\)$' \
	"the page says that nothing can be said"

# said NAME WORDS: a case of a stranger
said()
{
	crm-log -q --new "$1" "$2"
}
said A "the kettle leaks at the seal"
said B "are you open on Saturday?"
said C "my kettle leaks"
said D "leaks! the new kettle leaks"
said E "open on Saturday afternoon?"
said F "seal of the kettle is brittle, leaks"
said G "what is your address?"
for k in k1 k3 k4; do crm-answer -q $k "a new seal goes out"; done
t "two like one another are no habit" 0 'crm-answer -q k2 "10 to 2"; crm-answer -q k5 "no";
	crm-report knowledge --tsv -o id,value,unit | grep -v -e ^a' <<'OUT'
k1	3	repeated
OUT
crm-kb new -q "Kettle leaks" --from k1 --expires 10d
crm-kb new -q "Address" "the quay"
crm-kb use -q a1 k6
crm-answer -q --auto k7 "we got it"
t "answered, from an article, made into one" 0 'crm-report knowledge --tsv' <<'OUT'
answered	6	-	-	-	count	-	-	cases that one of us answered
answered.article	17	6	3	57	percent	-	-	of them from an article
answered.made	17	6	3	57	percent	-	-	of them made into an article
articles.live	2	-	-	-	count	-	-	articles there are
articles.expired	0	-	-	-	count	-	-	of them have expired
articles.unused	1	-	-	-	count	-	-	of them never answered
k1	3	-	-	-	repeated	2026-11-23T08:00:00Z	-	the kettle leaks at the seal
OUT
t "as a page" 0 'CRM_NOW=2026-12-24T08:00:00Z crm-report knowledge' <<'OUT'
Berg Kettles, what we know since Fri 25 Sep 2026

Answers
cases that one of us answered  6
of them from an article        17 % (of 6; 95 % sure: 3 % to 57 %)
of them made into an article   17 % (of 6; 95 % sure: 3 % to 57 %)

Articles
articles there are      2
of them have expired    1
of them never answered  1

Repeated without an article
k1 and like it 3, the last Mon 23 Nov 09:00
  the kettle leaks at the seal
OUT
t "merged, two are one case" 0 'crm-merge -q c3 c4; crm-merge -q k3 k4;
	crm-report knowledge --tsv -o id,value | head -n 1; crm-report knowledge --tsv -o id | sed -n /^k/p' <<'OUT'
answered	5
OUT
t "from a day on" 0 'CRM_NOW=2026-12-24T08:00:00Z crm-report knowledge --since 2026-12-01 --tsv -o id,value | head -n 2' <<'OUT'
answered	0
answered.article	-
OUT
t_err "of no day in particular" 2 'crm-report knowledge today 2>&1 | head -n 1 >&2; exit 2' <<'OUT'
crm-report: today: one too many
OUT
finish
