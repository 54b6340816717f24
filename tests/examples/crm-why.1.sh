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

# Eighteen buyers of a kettle, of whom eight complain.
crm-product -q new Kettle --price 89.90
for i in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18; do
	month=$((5 + i % 2))
	id=$(crm-add "Buyer $i" --tag "t$((i % 3))" -o id)
	crm-sell -q "$id" kettle --at "2026-0$month-1$((i % 7))"
	[ "$month" = 6 ] || [ "$i" = 18 ] ||
		crm-log -q -k complaint "$id" "it leaks"
done
