#!/bin/sh
# SPDX-License-Identifier: ISC
# crm-complete: candidates for options, operands and filters; and the three
# shells that ask it.
. "$(dirname "$0")/../kit.sh"

crm-init --name "Berg Kettles" --currency EUR --zone Europe/Berlin
crm-add -q "Anna Berg" --email anna@example.org --phone "+49 170 1234567" \
	--tag vip
crm-add -q "Bo Müller" --tag village
crm-log -q -k complaint c1 "kettle leaks after a week"
crm-promise -q c2 "send the catalogue" -d fri

t "options by their beginning" 0 'crm-complete -- crm-find --s' <<'OUT'
--sort	order by that
OUT

t "nothing is an option behind --" 0 'crm-complete -- crm-find -- --s' </dev/null

t "a party by the beginning of a word, as it was typed" 0 \
	'crm-complete -- crm-log mu' <<'OUT'
muller Bo	c2 Bo Müller
OUT

t "what is offered is understood" 0 \
	'crm-log -n -o party,name -k note "muller Bo" hello' <<'OUT'
c2	Bo Müller
OUT

t "a party by name and by e-mail" 0 'crm-complete -- crm-log ann' <<'OUT'
anna Berg	c1 Anna Berg
anna@example.org	Anna Berg
OUT

t "a party by phone" 0 'crm-complete -- crm-log +49' <<'OUT'
+491701234567	Anna Berg
OUT

t "an inner part of a word is none" 0 'crm-complete -- crm-log erg' </dev/null

t "nothing typed: who has an open case, and the cases" 0 \
	'crm-complete -- crm-log ""' <<'OUT'
c1	Anna Berg: kettle leaks after a week
k1	Anna Berg: kettle leaks after a week
OUT

t "the verbs of a command" 0 'crm-complete -- crm-invoice s' <<'OUT'
sent	-
settle	-
OUT
# in the refusal of a word that is none: "a, b or c", or a line of them
refused()
{
	"$1" "no such word" 2>&1 |
		case $1 in
		crm-report | crm-score) sed -n 2p ;;
		*) sed -n '1{s/.*: //;s/,//g;s/ or / /;p;}' ;;
		esac | tr -s ' ' '\n' | grep . | sort
}
for command in card deal invoice kb problem product report score; do
	is "$(crm-complete -- "crm-$command" "" | cut -f1 | sort)" \
		"$(refused "crm-$command")" "crm-$command: all it knows"
done
t "behind the verb, what it takes" 0 \
	'crm-complete -- crm-product list na' <<'OUT'
name=	part of the name
OUT

t "open cases and promises" 0 'crm-complete -- crm-close p' <<'OUT'
p1	Bo Müller: send the catalogue
OUT

t "problems that are not closed" 0 \
	'crm-problem -q new "Brittle seals" && crm-complete -- crm-thank r' <<'OUT'
r1	nina: Brittle seals
OUT

t "deals that are open" 0 \
	'crm-deal -q new c1 Kitchen --next call -d fri && crm-complete -- crm-deal move d' <<'OUT'
d1	Anna Berg: Kitchen
due=	when the next step is due
OUT

t "invoices that are open, and what lists of them know" 0 \
	'crm-invoice -q new c1 --no 2026-117 --total 9 -d 7d && crm-complete -- crm-dun v && crm-complete -- crm-invoice list sta' <<'OUT'
v1	Anna Berg: 2026-117
state=	open paid credited
OUT

t "the argument of an option" 0 'crm-complete -- crm-log -k com' <<'OUT'
complaint	opens a case
OUT

t "in one word with it" 0 'crm-complete -- crm-log --kind=com' <<'OUT'
--kind=complaint	opens a case
OUT

t "the lists" 0 'crm-complete -- crm-find -t cas' <<'OUT'
cases	-
OUT

t "keys of filters, of the list that is asked for" 0 \
	'crm-complete -- crm-find ow; crm-complete -- crm-find -t batches o' <<'OUT'
owner=	their own person of ours
origin=	hand, job or spool
OUT

t "their values: people, words, tags" 0 \
	'for w in owner= state=w tag=vi kind=praise,n; do
		crm-complete -- crm-cases "$w"
	done' <<'OUT'
owner=nina	nina
owner=me	nina
state=waiting	-
tag=village	-
tag=vip	-
kind=praise,note	-
OUT

t "columns" 0 'crm-complete -- crm-find -t cases -o id,du' <<'OUT'
id,due	when the next step is due
OUT

t "columns to sort by, backwards" 0 'crm-complete -- crm-cases --sort -due' <<'OUT'
-due	when the next step is due
OUT

t "commands and sections, for crm-help" 0 \
	'crm-complete -- crm-help hel; crm-complete -- crm-help policy ladd' <<'OUT'
help	-
ladder	-
OUT

t "the database that the line names" 0 \
	'mv crm.db other.db; crm-complete -- crm-log -D other.db mu
	crm-complete -- crm-log -Dother.db mu; mv other.db crm.db' <<'OUT'
muller Bo	c2 Bo Müller
muller Bo	c2 Bo Müller
OUT

t_err "without a database nothing is said" 0 \
	'CRM_DB=$PWD/none/none.db crm-complete -- crm-log an' </dev/null

t "but what needs none is offered" 0 \
	'CRM_DB=$PWD/none/none.db crm-complete -- crm-cases needs=an' <<'OUT'
needs=answer	-
OUT

mkdir alone
cp "$(command -v crm-complete)" alone/crm-complete
t "it knows the commands it was built with" 0 \
	'alone/crm-complete -- crm-find --s' <<'OUT'
--sort	order by that
OUT

cat >alone/crm-gild <<'SH'
#!/bin/sh
[ "$*" = --help-options ] && printf '%s\t%s\t%s\t%s\n' \
	k karat n 'how pure' - leaf - 'only thinly' operands tag - 'gild them'
SH
chmod +x alone/crm-gild
t "and asks one that came later" 0 \
	'alone/crm-complete -- crm-gild --l; alone/crm-complete -- crm-gild vi' \
	<<'OUT'
--leaf	only thinly
village	-
vip	-
OUT

t_err "no such command is no error" 0 'crm-complete -- crm-nope x' </dev/null
t_err "nor one that is not ours" 0 'crm-complete -- ls x' </dev/null
t_err "a name that leads elsewhere is not run" 0 \
	'crm-complete -- crm-../../bin/ls x' </dev/null

run 'crm-complete'
is "$STATUS" 2 "no command at all is asked wrongly"

i=0
while [ "$i" -lt 60 ]; do
	i=$((i + 1))
	printf 'x%d\n' "$i"
done >names
while read -r name; do crm-add -q "Zed $name"; done <names
is "$(crm-complete -- crm-log z | wc -l | tr -d ' ')" 50 "at most 50 candidates"

before=$(cksum <crm.db)
crm-complete -- crm-log an >"$OUT"
is "$(cksum <crm.db)" "$before" "nothing is changed"

# --- the shells ---------------------------------------------------------------

# bash_try LINE: what bash's function answers, split as readline does
cat >try.bash <<'BASH'
. "$CRM_ROOT/completions/crm.bash"
line=$1 word=''
COMP_LINE=$1 COMP_POINT=${#1} COMP_WORDS=()
for ((i = 0; i < ${#line}; i++)); do
	c=${line:i:1}
	case $c in
	' ')
		[[ -n $word ]] && COMP_WORDS+=("$word")
		word=
		;;
	= | :)
		[[ -n $word && $word != [=:]* ]] && COMP_WORDS+=("$word") && word=
		word+=$c
		;;
	*)
		[[ $word == [=:]* ]] && COMP_WORDS+=("$word") && word=
		word+=$c
		;;
	esac
done
COMP_WORDS+=("$word")
COMP_CWORD=$((${#COMP_WORDS[@]} - 1))
complete -p "${COMP_WORDS[0]}" >/dev/null || echo "not registered"
_crm "${COMP_WORDS[0]}" "${COMP_WORDS[COMP_CWORD]}" ''
printf '%s\n' "${COMPREPLY[@]}"
BASH

if has bash; then
	t "bash: a name is quoted" 0 'bash try.bash "crm-log mu"' <<'OUT'
muller\ Bo
OUT
	t "bash: the value of a filter, split at =" 0 \
		'bash try.bash "crm-cases owner=n"' <<'OUT'
nina
OUT
	t "bash: right behind =" 0 'bash try.bash "crm-cases owner="' <<'OUT'
nina
me
OUT
	t "bash: a long option and its argument" 0 \
		'bash try.bash "crm-log --kind=com"' <<'OUT'
complaint
OUT
	t "bash: an argument" 0 'bash try.bash "crm-find -t cas"' <<'OUT'
cases
OUT
	# shellcheck disable=SC2016
	t "bash: what is typed is never run" 0 \
		'bash try.bash "crm-log \$(touch ran)"; [ ! -e ran ]' <<'OUT'

OUT
else
	skip 6 "optional: no bash"
fi

if has fish; then
	cat >try.fish <<'FISH'
source $CRM_ROOT/completions/crm.fish
complete -C "$argv[1]"
FISH
	t "fish: a name" 0 'fish --no-config try.fish "crm-log mu"' <<'OUT'
muller Bo	c2 Bo Müller
OUT
	t "fish: the value of a filter" 0 \
		'fish --no-config try.fish "crm-cases owner=n"' <<'OUT'
owner=nina	nina
OUT
	t "fish: a file where nothing else is known" 0 \
		'fish --no-config try.fish "crm-log -F nam"' <<'OUT'
names
OUT
else
	skip 3 "optional: no fish"
fi

# zsh completes for somebody who types: a pseudo-terminal of its own
cat >try.zsh <<'ZSH'
zmodload zsh/zpty || exit
typed() {
	local line all=''
	zpty shell zsh -f -i
	zpty -w shell "PS1='> '; unsetopt zle_bracketed_paste 2>/dev/null
fpath=($CRM_ROOT/completions \$fpath); autoload -U compinit; compinit -u -D
keep() { print -rn -- \"\$BUFFER\" >kept; BUFFER=; zle accept-line }
zle -N keep; bindkey '^T' keep; print -n >ready"
	for i in {1..100}; do [[ -e ready ]] && break; sleep 0.1; done
	rm -f kept
	zpty -w -n shell "$1"$'\t\C-t'
	for i in {1..100}; do [[ -s kept ]] && break; sleep 0.1; done
	cat kept
	print
	zpty -d shell
}
typed "$1"
ZSH

if has zsh && zsh -f -c 'zmodload zsh/zpty' 2>/dev/null; then
	t "zsh: a name" 0 'zsh -f try.zsh "crm-log mu"' <<'OUT'
crm-log muller\ Bo 
OUT
	t "zsh: a filter goes on without a blank" 0 \
		'rm -f ready; zsh -f try.zsh "crm-cases own"' <<'OUT'
crm-cases owner=
OUT
	t "zsh: its value" 0 \
		'rm -f ready; zsh -f try.zsh "crm-cases kind=com"' <<'OUT'
crm-cases kind=complaint 
OUT
else
	skip 3 "optional: no zsh"
fi

# --- every kind of word --------------------------------------------------------------

crm-init -D shop/crm.db --name "Berg Kettles" --currency EUR --zone UTC
cat >>shop/policy.yaml <<'YAML'
desks:
  counter: {people: [nina], channels: [counter, fax], kinds: [praise]}
YAML
{
	export CRM_DB="$PWD/shop/crm.db"
	crm-add "Anna Berg" --email anna@example.org
	crm-add --email nameless@example.org
	crm-add "Bo Lund" --tag vip
	crm-log -k complaint c1 "it leaks"
	crm-merge c1 c2
	crm-add "Di Gone"
	crm-undo
} >"$OUT" 2>"$ERR" || note "$(cat "$ERR")"

# offers LINE WANTED: the candidates for its last word, in one line
offers()
{
	is "$(eval "crm-complete -- $1" 2>&1 | cut -f 1 | tr '\n' ' ')" \
		"$2" "$1"
}
offers 'crm-log c1' 'c1 '
offers 'crm-log c2' 'c2 '
offers 'crm-log c4' ''
offers 'crm-log c99' ''
offers 'crm-log k1' 'k1 '
offers 'crm-log ANNA' 'ANNA Berg '
offers 'crm-log "$(printf "a\377")"' ''
offers 'crm-log -c ""' 'phone counter fax mail letter chat web '
offers 'crm-log -c f' 'fax '
offers 'crm-log -qk pr' 'praise '
offers 'crm-log -u n' 'nina '
offers 'crm-log -u @' '@nina '
offers 'crm-log --at y' 'yesterday '
offers 'crm-log --zz=' ''
offers 'crm-add --role c' 'customer contact colleague '
offers 'crm-add --tag v' 'vip '
offers 'crm-cases --color a' 'auto always '
offers 'crm-cases opened=y' 'opened=yesterday '
offers 'crm-cases owner=@' 'owner=@nina '
offers 'crm-cases "owner!=n"' 'owner!=nina '
offers 'crm-cases state=a' 'state=any '
offers 'crm-cases state=any,o' 'state=any,open '
offers 'crm-cases zz=' ''
offers 'crm-find -t interactions case=k' 'case=k1 '
offers 'crm-find -t interactions channel=f' 'channel=fax '
offers 'crm-find -t nope ow' ''
offers 'crm-find -o id,id,ro' 'id,id,role '
offers 'crm-find --limit ""' ''
offers 'crm-undo b1' 'b1 '
offers 'crm-undo c' ''
offers 'crm-own k1 ""' 'nina me '
offers 'crm-help policy l' 'links ladder '
offers 'crm-help acc' 'access '
finish
