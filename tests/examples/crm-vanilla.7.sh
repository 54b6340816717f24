# shellcheck shell=sh
# SPDX-License-Identifier: ISC
# What crm-vanilla(7) starts from: nothing, and a month of evenings.
cat >month.csv <<'CSV'
at,fails,flavour,minutes,gas,temp
2026-10-24 19:10,no,chocolate,11,regular,14
2026-10-25 19:40,yes,vanilla,4,regular,13
2026-10-26 20:05,no,strawberry,12,premium,12
2026-10-27 19:15,yes,vanilla,5,premium,12
2026-10-28 19:50,yes,vanilla,3,regular,11
2026-10-29 20:20,no,chocolate,14,regular,10
2026-10-30 19:30,no,strawberry,10,regular,12
2026-10-31 20:10,no,vanilla,12,regular,9
2026-11-01 19:20,yes,vanilla,4,premium,9
2026-11-02 19:45,no,chocolate,9,premium,11
2026-11-03 20:00,yes,vanilla,6,regular,8
2026-11-04 19:35,no,strawberry,13,regular,7
2026-11-05 19:55,yes,strawberry,5,regular,9
2026-11-06 20:15,no,chocolate,12,premium,8
2026-11-07 19:25,yes,vanilla,4,regular,6
2026-11-08 19:10,no,strawberry,11,premium,5
2026-11-09 20:30,yes,vanilla,5,regular,7
2026-11-10 19:40,no,chocolate,15,regular,6
2026-11-11 19:50,yes,vanilla,3,premium,4
2026-11-12 20:05,no,chocolate,10,regular,5
2026-11-13 19:15,no,vanilla,11,premium,6
2026-11-14 19:30,yes,chocolate,4,premium,3
2026-11-15 20:20,no,strawberry,9,regular,4
2026-11-16 19:45,yes,vanilla,5,regular,5
CSV
