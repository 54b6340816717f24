/* SPDX-License-Identifier: ISC
 * crm-escalate --explain: how each due time was counted.
 */
#ifndef CLI_EXPLAINING_H
#define CLI_EXPLAINING_H

struct session;

/* Print it of the cases that the operands name, else of all that would climb
 * now: a page, or rows where the options ask for them. */
int
explaining_run(struct session *session);

#endif
