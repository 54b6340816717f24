# shellcheck shell=sh
# SPDX-License-Identifier: ISC
# Nothing: the tutorial begins with an empty folder.
