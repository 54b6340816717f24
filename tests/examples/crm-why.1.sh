# shellcheck shell=sh
# SPDX-License-Identifier: ISC
# The tables of the examples, and the small shop. Kidney stones: C. R. Charig et
# al., BMJ 292, 1986; tea: R. A. Fisher, The Design of Experiments, 1935.
. "$CRM_ROOT/tests/examples-setup.sh"
cat >nights.csv <<'CSV'
fails,flavour,minutes,gas,temp
no,chocolate,11,regular,24
no,strawberry,12,premium,25
yes,vanilla,4,regular,24
CSV
cat >kidney.csv <<'CSV'
treatment,stone_size,outcome,n
A,small,success,81
A,small,failure,6
A,large,success,192
A,large,failure,71
B,small,success,234
B,small,failure,36
B,large,success,55
B,large,failure,25
CSV
cat >tea.csv <<'CSV'
truth,guess,n
milk,milk,3
milk,tea,1
tea,milk,1
tea,tea,3
CSV
