#!/bin/sh
# SPDX-License-Identifier: ISC
# crm-init: a database and a policy that works untouched.
. "$(dirname "$0")/../kit.sh"

t "a business is made without a word" 0 \
	'crm-init --name "Berg Kettles" --currency EUR --zone Europe/Berlin'
is "$(cat "$ERR")" "" "nor on stderr"
is "$(ls)" "crm.db
crm.db-shm
crm.db-wal
crm.db.lock
policy.yaml" "a database, what stands beside one, and a policy"
ok '[ ! -s crm.db-wal ]' "at rest all is in the database"
# shellcheck disable=SC2012
is "$(ls -l crm.db policy.yaml | cut -c 1-10)" "-rw-------
-rw-------" "for its owner alone"
is "$(($(wc -l <policy.yaml) <= 40))" 1 "the policy has at most 40 lines"
is "$(sed -n 's/^name: //p;s/^zone: //p;s/^currency: //p;s/^champion: //p' \
	policy.yaml)" "Berg Kettles
Europe/Berlin
EUR
nina" "with what was said"
t "it works untouched" 0 'crm-log -kc --new "Anna Berg" "it leaks"' <<'OUT'
k1	i1	c1	complaint	2026-11-23T12:00:00Z	nina	Anna Berg	it leaks
OUT
ok 'crm-check' "and is well"

before=$(cat crm.db policy.yaml | cksum)
t_err "never twice" 73 'crm-init --name Other' <<ERR
crm-init: $PWD/crm.db: there already
  crm-today opens it; name another with -D or CRM_DB
ERR
is "$(cat crm.db policy.yaml | cksum)" "$before" "what was there is untouched"

t "the folder is made, for its owner alone" 0 \
	'crm-init -D new/shop/crm.db && ls -ld new/shop | cut -c 1-10' <<'OUT'
drwx------
OUT
ok 'crm-init -D utc/crm.db --zone UTC && grep -q "^zone: UTC" utc/policy.yaml' \
	"UTC needs no file"

# --- who runs it is the first person ----------------------------------------
t "a login name becomes a short one, and is known by both" 0 '
	export CRM_USER=Ida.Holm
	crm-init -D ida/crm.db --email ida@example.org &&
	sed -n "s/^  ida/ida/p;/champion:/p;s/^    mail/mail/p" \
		ida/policy.yaml &&
	crm-add -D ida/crm.db Carl && CRM_USER=ida-holm crm-tag -D ida/crm.db \
		c1 vip' <<'OUT'
ida-holm:
mail: ida@example.org
champion: ida-holm
c1	-	-	-	-	Carl
c1	-	-	-	vip	Carl
OUT
for login in me manager 9lives "$(printf '\303\234nal')" customer; do
	ok "CRM_USER='$login' crm-init -D 'u-$login/crm.db' &&
		crm-add -u owner -q -D 'u-$login/crm.db' Carl" \
		"$login is no short name: owner instead"
done

# --- a policy that is there counts ------------------------------------------
mkdir kept
cat >kept/policy.yaml <<'YAML'
name: Kept
people: {bo: Bo Lund}
YAML
before=$(cksum <kept/policy.yaml)
t_err "a policy that is there is kept, and that is said" 0 \
	'crm-init -D kept/crm.db --name Mine' <<'ERR'
crm-init: kept/policy.yaml was there and is kept as it is
ERR
is "$(cksum <kept/policy.yaml)" "$before" "to the byte"
mkdir broken
echo 'nme: x' >broken/policy.yaml
t_err "a broken one is named, and nothing is made" 78 \
	'crm-init -D broken/crm.db' <<'ERR'
crm-init: policy.yaml:1:1: policy: no such key: "nme" (nearest: name)
  nme: x
  ^
ERR
is "$(ls broken)" policy.yaml "only the policy is there"

# --- asked wrongly ----------------------------------------------------------
t_err "an unknown zone" 2 'crm-init -D x/crm.db --zone Europe/Berlinn' <<'ERR'
crm-init: no such time zone: Europe/Berlinn
  names are like Europe/Berlin; they come with the system's package tzdata
ERR
run 'crm-init -D x/crm.db --currency euro'
is "$STATUS" 2 "what is no currency"
run 'crm-init -D x/crm.db --email nobody'
is "$STATUS" 2 "what is no address"
run 'crm-init -D x/crm.db --name ""'
is "$STATUS" 2 "no name"
run "crm-init -D x/crm.db --name \"\$(printf 'a\\377b')\""
is "$STATUS $(cat "$ERR")" "2 crm-init: the name is no UTF-8 text" \
	"a name that is no text"
t_err "no operands" 2 'crm-init -D x/crm.db shop' <<'ERR'
crm-init: shop: no operand is wanted
  usage: crm-init [--name name] [--currency code] [--zone zone] [--email address]
  example: crm-init --name "Berg Kettles" --currency EUR
ERR
ok 'test ! -e x' "nothing was made by any of them"
# shellcheck disable=SC2016,SC2089
for name in "a: b # c" "- x" "'; DROP TABLE parties; --" "\"q\"" \
	'$(touch pwned)' "%s%n" "Müller & Söhne"; do
	# shellcheck disable=SC2090
	export name
	rm -rf y
	ok 'crm-init -D y/crm.db --name "$name" &&
		crm-check -D y/crm.db --policy --effective |
		grep -Fq -e "name:"' "a business called $name"
done
is "$(ls pwned 2>/dev/null)" "" "and no name is run"

t_err "a database without crm-init" 66 'crm-log -D none.db anna hi' <<ERR
crm-log: $PWD/none.db: no such database
  make one: crm-init --name "Your business" --currency EUR --zone Europe/Berlin
ERR
unset CRM_DB HOME
t_err "no place for it" 66 'crm-init' <<'ERR'
crm-init: no database: name one with -D or CRM_DB
ERR

finish
