#!/bin/sh
# SPDX-License-Identifier: ISC
# mandoc's opinion of manual pages, style included: man-lint.sh PAGE... Pages
# of ours that are referred to must stand beside the page; those of others need
# not be installed here.
set -u
for page in "$@"; do
	mandoc -Tlint -W style "$page" 2>/dev/null |
		grep -vE 'referenced manual not found|outdated mandoc.db'
	awk -v folder="${page%/*}" '
	$1 == ".Xr" && $2 ~ /^crm/ {
		file = folder "/" $2 "." $3
		if ((getline line <file) <= 0)
			print FILENAME ":" FNR ": no page " $2 "(" $3 ")"
		close(file)
	}' "$page"
done | {
	! grep .
}
