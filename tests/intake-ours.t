#!/bin/sh
# SPDX-License-Identifier: ISC
# crm-intake: what one of us wrote to customers, to strangers and among
# ourselves, and who is taken to have said it.
. "$(dirname "$0")/kit.sh"

[ -x "$CRM_BIN/crm-intake" ] || skip_all "optional: gmime-3.0 is missing"

crm-init --name "Berg Kettles" --currency EUR --zone UTC
cat >policy.yaml <<'YAML'
name: Berg Kettles
zone: UTC
people:
  nina: {name: Nina Berg, mail: nina@example.org}
  bo: {mail: bo@example.org, reports-to: nina}
champion: nina
mail: {command: /bin/cat, from: shop@example.org}
YAML
{
	crm-add "Anna Berg" --email anna@example.org
	crm-add "Carl Ott" --email carl@example.org
	crm-add "Di Holm" --email di@example.org
	crm-log c1 -k complaint "it leaks"
	crm-own k1 bo -m "you know her"
	crm-log c3 -k request "open?"
	crm-log c3 -k request --new-case "and on Sunday?"
} >"$OUT" 2>"$ERR" || note "$(cat "$ERR")"

# wrote TITLE FROM TO SUBJECT [HEADER...]: one of us, with the text of $text
nr=0
wrote()
{
	title=$1
	nr=$((nr + 1))
	{
		printf 'From: %s\nTo: %s\nSubject: %s\n' "$2" "$3" "$4"
		printf 'Message-ID: <m%d@example.org>\n' $nr
		shift 4
		for header; do
			printf '%s\n' "$header"
		done
		printf '\n%s\n' "$text"
	} >mail.eml
	t "$title" 0 'CRM_USER=maild crm-intake -q mail.eml &&
		crm-find -t interactions ref=m'$nr'@example.org \
		-o case,party,kind,direction,who,text'
}

text="we look at it"
wrote "an answer on the case that is named" \
	"nina@example.org" anna@example.org "[k1] kettle" <<'OUT'
k1	c1	answer	out	nina	we look at it
OUT
wrote "from the shop alone it is the owner's" \
	"shop@example.org" anna@example.org "[k1] kettle" <<'OUT'
k1	c1	answer	out	bo	we look at it
OUT
wrote "without a case, on the one that is open" \
	"shop@example.org" anna@example.org "kettle" <<'OUT'
k1	c1	answer	out	nina	we look at it
OUT
wrote "none is open: a note to them" \
	"shop@example.org" carl@example.org "offer" <<'OUT'
-	c2	note	out	nina	we look at it
OUT
wrote "two are open: a note, too" \
	"bo@example.org" di@example.org "hours" <<'OUT'
-	c3	note	out	bo	we look at it
OUT
wrote "to two, each of them" \
	"nina@example.org" "anna@example.org, carl@example.org" "both" "Cc: anna@example.org" <<'OUT'
k1	c1	answer	out	nina	we look at it
OUT
t "the second of two has its own" 0 \
	'crm-find -t interactions party=c2 -o kind,text' <<'OUT'
note	we look at it
note	we look at it
OUT
wrote "to a stranger" \
	"nina@example.org" "Eve <eve@example.net>, fay@example.net" "offer" <<'OUT'
-	c4	note	out	nina	we look at it
OUT
wrote "to a stranger beside one who is known" \
	"nina@example.org" "gus@example.net, carl@example.org" "offer" <<'OUT'
-	c2	note	out	nina	we look at it
OUT
wrote "of a case, to somebody else" \
	"nina@example.org" "hal@example.net" "[k1] please look" <<'OUT'
k1	c1	note	own	nina	we look at it
OUT
wrote "among ourselves, of a case" \
	"nina@example.org" "bo@example.org, shop@example.org" "[k1] what now" <<'OUT'
k1	c1	note	own	nina	we look at it
OUT
wrote "among ourselves" \
	"bo@example.org" "nina@example.org" "lunch" <<'OUT'
-	c6	note	own	bo	we look at it
OUT
wrote "from the shop to ourselves" \
	"Shop <shop@example.org>" "nina@example.org" "lunch" <<'OUT'
-	c7	note	own	nina	we look at it
OUT
wrote "by a machine of ours, on a case" \
	"nina@example.org" anna@example.org "[k1] away" "Auto-Submitted: auto-replied" <<'OUT'
k1	c1	note	own	nina	we look at it
OUT
wrote "by a machine of ours, without one" \
	"nina@example.org" anna@example.org "away" "Auto-Submitted: auto-replied" <<'OUT'
-	c1	note	out	nina	we look at it
OUT
text=" "
wrote "no words but the subject" \
	"nina@example.org" carl@example.org "call me" <<'OUT'
-	c2	note	out	nina	call me
OUT
wrote "none at all" \
	"nina@example.org" carl@example.org "" <<'OUT'
-	c2	note	out	nina	(no words)
OUT
t "who is known now" 0 'crm-find state=any -o id,name,role,email' <<'OUT'
c1	Anna Berg	customer	anna@example.org
c2	Carl Ott	customer	carl@example.org
c3	Di Holm	customer	di@example.org
c4	Eve	contact	eve@example.net
c5	-	contact	hal@example.net
c6	bo	colleague	bo@example.org
c7	Shop	colleague	shop@example.org
OUT
ok 'crm-check' "all is well"
finish
