#!/bin/sh
# SPDX-License-Identifier: ISC
# Bombs in the policy (F25): refused with 78, a place, within a second, in
# little memory.
. "$(dirname "$0")/../kit.sh"

# bomb TITLE ERE: bomb.yaml is refused with a line that matches
bomb()
{
	STATUS=0
	began=$(date +%s)
	(
		# shellcheck disable=SC3045
		[ "${CRM_SANITIZED:-}" ] || ulimit -v 200000
		exec crm-check --policy bomb.yaml
	) >"$OUT" 2>"$ERR" </dev/null || STATUS=$?
	took=$(($(date +%s) - began))
	is "$STATUS" 78 "$1: 78"
	like "$(head -n 1 "$ERR")" \
		"^crm-check: bomb\\.yaml:[0-9]+:[0-9]+: .*($2)" "with its place"
	[ "$took" -le 2 ]
	is "$?" 0 "at once ($took s)"
}

head_of()
{
	printf 'name: B\nzone: Etc/UTC\ncurrency: EUR\npeople: {nina: {}}\n'
	printf 'champion: nina\n'
}

# again N TEXT: TEXT, N times
again()
{
	awk -v n="$1" -v text="$2" 'BEGIN {
		for (i = 0; i < n; i++)
			printf "%s", text
	}'
}

{ head_of; } >bomb.yaml
run 'crm-check --policy bomb.yaml'
is "$STATUS$(cat "$ERR")" 0 "without a bomb the policy is fine"

{ head_of; echo 'a: &a [x]'; echo 'b: *a'; } >bomb.yaml
bomb "an alias" "alias|anchor"
{
	echo 'a: &a [x, x, x, x, x, x, x, x, x]'
	for n in b c d e f g h i; do
		echo "$n: &$n [*a, *a, *a, *a, *a, *a, *a, *a, *a]"
	done
} >bomb.yaml
bomb "a billion laughs" "alias|anchor"
{ head_of; printf 'desks: '; again 500000 '['; } >bomb.yaml
bomb "500,000 open brackets" "deep"
{ head_of; printf 'desks: '; again 100000 '{a: '; } >bomb.yaml
bomb "100,000 open braces" "deep"
{ head_of; printf 'desks:\n '; again 5000 '- '; echo x; } >bomb.yaml
bomb "5,000 dashes" "deep|sequence|list"
{ head_of; again 20000 'k: 1
'; } >bomb.yaml
bomb "a key 20,000 times" "twice|unknown|again"
{ head_of; awk 'BEGIN { for (i = 0; i < 100000; i++) print "k" i ": 1" }'; } >bomb.yaml
bomb "100,000 keys" "unknown|more than"
{ head_of; echo 'name: C'; } >bomb.yaml
bomb "a key twice" "twice|again|duplicate"
{ head_of; echo 'hours: !!python/object:os.system [x]'; } >bomb.yaml
bomb "a tag" "tag"
{ head_of; printf 'desks: "a\\0b"\n'; } >bomb.yaml
bomb "a NUL in a word" "."
{ head_of; echo '---'; head_of; } >bomb.yaml
bomb "two documents" "document"
{ head_of; printf 'desks:\n\t- x\n'; } >bomb.yaml
bomb "a tab" "."
printf '\377\376n\0a\0m\0e\0:\0 \0B\0\n\0' >bomb.yaml
bomb "UTF-16" "."
printf 'name: \377\376\n' >bomb.yaml
bomb "no UTF-8" "."
printf '' >bomb.yaml
bomb "nothing at all" "."
printf '[]\n' >bomb.yaml
bomb "a list" "."
{ head_of; echo 'hourz: []'; } >bomb.yaml
bomb "an unknown key" "hours"
{ head_of; echo '? [a, b]'; echo ': c'; } >bomb.yaml
bomb "a list as a key" "."
{ head_of; echo '<<: {name: C}'; } >bomb.yaml
bomb "a merge key" "."

# large ones may name their size instead of a place
{ head_of; printf 'desks: "'; head -c 50000000 /dev/zero | tr '\0' x
	echo '"'; } >bomb.yaml
began=$(date +%s)
run 'crm-check --policy bomb.yaml'
like "$STATUS" '^(65|78)$' "a word of 50 MB is refused"
is "$(($(date +%s) - began < 3))" 1 "at once"
like "$(cat "$ERR")" '^crm-check: .*bomb.yaml' "naming the file"
printf '\357\273\277' >bomb.yaml
head_of >>bomb.yaml
run 'crm-check --policy bomb.yaml'
like "$STATUS" '^(0|78)$' "a byte order mark is read over, or refused"

finish
