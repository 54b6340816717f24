# shellcheck shell=sh
# SPDX-License-Identifier: ISC
# The small shop that the manual's examples start from, on the morning of
# Monday 23 November 2026. Sourced by manual.t in a fresh folder.
crm-init --name "Berg Kettles" --currency EUR --zone Europe/Berlin
crm-add -q "Anna Berg" --email anna@example.org --phone "+49 170 1234567" \
	--tag vip
