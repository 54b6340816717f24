# SPDX-License-Identifier: ISC
# Completion of the crm-* programs for fish: crm-complete knows the answers.

function __crm_complete
    set -l words (commandline -opc) (commandline -ct)
    set -l helper crm-complete
    if string match -q '*/*' -- $words[1]
        set helper (string replace -r '[^/]*$' crm-complete -- $words[1])
    end
    set -l candidates ($helper -- $words 2>/dev/null)
    if set -q candidates[1]
        printf '%s\n' $candidates
    else
        __fish_complete_path (commandline -ct)
    end
end

# All programs beside crm-complete, and the one this file was loaded for.
set -l __crm_folder (string replace -r '/[^/]*$' '' -- (command -s crm-complete))
for __crm_program in (test -n "$__crm_folder"; and string replace -r '.*/' '' -- $__crm_folder/crm-*) (string replace -r '\.fish$' '' -- (basename (status filename)))
    if string match -q 'crm-*' -- $__crm_program
        complete -c $__crm_program -f -k -a '(__crm_complete)'
    end
end
set -e __crm_program
