/* SPDX-License-Identifier: ISC
 * The lists of invoices, payments and reminders.
 */
#ifndef STORE_NOUN_INVOICE_H
#define STORE_NOUN_INVOICE_H

#include "store/noun.h"

/* The i-th of them, NULL behind the last. */
const struct noun *
noun_invoice_at(size_t i);

#endif
