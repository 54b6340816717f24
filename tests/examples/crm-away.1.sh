# shellcheck shell=sh
# SPDX-License-Identifier: ISC
# Where the examples of crm-away(1) start: the small shop, with a second person.
# shellcheck disable=SC1091
. "$CRM_ROOT/tests/examples-setup.sh"
sed 's/^  #bo:/  bo:/' policy.yaml >policy.new && mv policy.new policy.yaml
