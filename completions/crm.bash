# shellcheck shell=bash
# SPDX-License-Identifier: ISC
# Completion of the crm-* programs for bash: crm-complete knows the answers.

# The words up to the cursor as they were typed, into crm_words: bash splits
# them at = and :, which mean nothing to us.
_crm_words()
{
	local rest=${COMP_LINE:0:COMP_POINT} i piece

	crm_words=()
	for ((i = 0; i <= COMP_CWORD; i++)); do
		piece=${COMP_WORDS[i]}
		if [[ $i -eq 0 || $rest == [[:blank:]]* ]]; then
			crm_words+=("")
		fi
		rest=${rest#"${rest%%[![:blank:]]*}"}
		[[ $rest == "$piece"* ]] || piece=$rest
		rest=${rest#"$piece"}
		crm_words[${#crm_words[@]} - 1]+=$piece
	done
}

# Words without their quotes; nothing in them is expanded.
_crm_unquote()
{
	local i

	for i in "${!crm_words[@]}"; do
		crm_words[i]=${crm_words[i]//[\'\"\\]/}
	done
}

_crm()
{
	local helper=${1%"${1##*/}"}crm-complete
	local raw word kept='' candidate line
	local -a crm_words

	_crm_words
	raw=${crm_words[${#crm_words[@]} - 1]}
	_crm_unquote
	word=${crm_words[${#crm_words[@]} - 1]}
	# what bash takes for a word of its own stays where it is
	[[ $COMP_WORDBREAKS == *=* && $word == *=* ]] && kept=${word%=*}=
	COMPREPLY=()
	while IFS= read -r line; do
		candidate=${line%%$'\t'*}
		candidate=${candidate#"$kept"}
		if [[ $raw != [\'\"]* && $candidate == *[!A-Za-z0-9_@%+=:,./-]* ]]; then
			printf -v candidate %q "$candidate"
		fi
		COMPREPLY+=("$candidate")
	done < <("$helper" -- "${crm_words[@]}" 2>/dev/null)
	if [[ ${#COMPREPLY[@]} -eq 1 && ${COMPREPLY[0]} == *= ]]; then
		compopt -o nospace 2>/dev/null
	fi
}

# All programs beside crm-complete, and the one this file was loaded for.
_crm_register()
{
	local helper program

	helper=$(type -P crm-complete) || helper=
	for program in "${helper:+${helper%/*}/crm-}"*; do
		[[ $program == */crm-* && -x $program ]] &&
			complete -o default -F _crm "${program##*/}"
	done
	program=${BASH_SOURCE[0]##*/}
	[[ $program == crm-* ]] && complete -o default -F _crm "$program"
	return 0
}
_crm_register
