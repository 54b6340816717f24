/* SPDX-License-Identifier: ISC
 * Which invoice a payment is for.
 */
#include "sell/reconcile.h"

#include <ctype.h>
#include <string.h>

#include "base/arena.h"
#include "base/str.h"
#include "domain/owing.h"
#include "sell/payment.h"
#include "store/invoice.h"

#define PARTS 6	   /* of a number: "RE 2026-117/2" */
#define LONGEST 60 /* bytes of a number that is looked for */
#define SURE 4	   /* shorter ones stand in texts by chance */
#define OPEN_MOST 100

/* --- numbers in a text ------------------------------------------------------ */

static bool
in_word(char c)
{
	return isalnum((unsigned char)c) || (unsigned char)c >= 0x80;
}

/* Whether a number can begin there: behind a blank or a mark, not in the
 * middle of another. */
static bool
may_begin(const char *text, size_t at)
{
	if (!in_word(text[at]))
		return false;
	if (at == 0 || strchr(" \t\r\n:#(,;", text[at - 1]))
		return true;
	return text[at - 1] == '.' && at > 1 &&
	       isalpha((unsigned char)text[at - 2]);
}

static bool
may_end(const char *text, size_t at)
{
	if (!in_word(text[at - 1]))
		return false;
	if (text[at] == '\0' || strchr(" \t\r\n:),;", text[at]))
		return true;
	return text[at] == '.' && (text[at + 1] == '\0' || text[at + 1] == ' ');
}

static bool
has_digit(const char *text)
{
	return text[strcspn(text, "0123456789")] != '\0';
}

/* As it is written, or in capitals, as banks do. 1 found, 0 none. */
static int
by_number(struct business *business, const char *text, struct invoice *invoice,
	  struct error *err)
{
	char *capitals = arena_text(business->arena, text), *p;
	int rc = invoice_by_number(business->store, business->arena, text,
				   invoice, err);

	for (p = capitals; *p; p++)
		*p = (char)toupper((unsigned char)*p);
	if (rc != 0 || strcmp(capitals, text) == 0)
		return rc;
	return invoice_by_number(business->store, business->arena, capitals,
				 invoice, err);
}

static void
add_once(struct business *business, struct vec *found,
	 const struct invoice *invoice)
{
	const struct invoice *all = found->items;
	size_t i;

	for (i = 0; i < found->count; i++) {
		if (all[i].id.n == invoice->id.n)
			return;
	}
	*(struct invoice *)vec_add(found, business->arena) = *invoice;
}

/* The longest number that begins at *at, which is then behind it. */
static int
number_at(struct business *business, const char *text, size_t *at,
	  struct vec *found, struct error *err)
{
	size_t ends[PARTS], count = 0, i;

	for (i = *at + 1; count < PARTS && i - *at <= LONGEST; i++) {
		if (may_end(text, i))
			ends[count++] = i;
		if (text[i] == '\0')
			break;
	}
	while (count-- > 0) {
		const char *number = arena_bytes(business->arena, text + *at,
						 ends[count] - *at);
		struct invoice invoice;
		int rc = has_digit(number)
				 ? by_number(business, number, &invoice, err)
				 : 0;

		if (rc < 0)
			return -1;
		if (rc == 0)
			continue;
		add_once(business, found, &invoice);
		*at = ends[count];
		return 0;
	}
	++*at;
	return 0;
}

static int
numbers_in(struct business *business, const char *text, struct vec *found,
	   struct error *err)
{
	size_t at = 0;

	while (text && text[at]) {
		if (!may_begin(text, at))
			at++;
		else if (number_at(business, text, &at, found, err) < 0)
			return -1;
	}
	return 0;
}

/* --- what fits -------------------------------------------------------------- */

static const char *
names(struct business *business, const struct vec *found)
{
	const struct invoice *all = found->items;
	struct str out = {0};
	size_t i;

	for (i = 0; i < found->count; i++)
		str_print(&out, "%sv%lld", i ? ", " : "",
			  (long long)all[i].id.n);
	return str_keep(&out, business->arena);
}

static int
owes_exactly(struct business *business, const struct invoice *invoice,
	     const struct payment *payment, bool *exactly, struct error *err)
{
	struct money owed;

	if (owing_sum(business, invoice, &owed, err) < 0)
		return -1;
	*exactly = owed.minor == payment->amount_minor.n &&
		   str_same(invoice->currency.s, payment->currency.s);
	return 0;
}

/* By a number of the text: the one, if it can be booked there. */
static int
take_named(struct business *business, const struct payment *payment,
	   const struct vec *found, bool sure, struct invoice *invoice,
	   const char **why, struct error *err)
{
	const struct invoice *one = found->items;
	bool exactly;

	*invoice = *one;
	if (found->count > 1) {
		*why = arena_print(business->arena, "it names %s",
				   names(business, found));
		return 0;
	}
	if (payment_fits(business, payment, one, why, err) < 0 ||
	    owes_exactly(business, one, payment, &exactly, err) < 0)
		return -1;
	if (!*why && !sure && !exactly)
		*why = arena_print(business->arena,
				   "v%lld? \"%s\" may be by chance",
				   (long long)one->id.n, one->number.s);
	if (!*why && payment->amount_minor.n < 0)
		*why = arena_print(business->arena, "paid back, of v%lld?",
				   (long long)one->id.n);
	return 0;
}

/* Of those who may have paid, the one invoice that owes exactly that. */
static int
take_exact(struct business *business, const struct payment *payment,
	   const struct reconcile *from, struct invoice *invoice,
	   const char **why, struct error *err)
{
	struct vec open = {.size = sizeof(struct invoice)};
	struct vec found = {.size = sizeof(struct invoice)};
	const struct invoice *all;
	bool exactly;
	size_t i;

	for (i = 0; i < from->party_count; i++) {
		if (invoice_of_party(business->store, business->arena,
				     from->parties[i], false, OPEN_MOST, &open,
				     err) < 0)
			return -1;
	}
	all = open.items;
	for (i = 0; i < open.count; i++) {
		if (owes_exactly(business, &all[i], payment, &exactly, err) < 0)
			return -1;
		if (exactly)
			add_once(business, &found, &all[i]);
	}
	if (found.count == 1)
		*invoice = *(const struct invoice *)found.items;
	else if (found.count > 1)
		*why = arena_print(business->arena, "%s owe exactly that",
				   names(business, &found));
	else
		*why = from->party_count > 0
			       ? "no open invoice of theirs owes exactly that"
			       : "no number, and nobody of that name";
	return 0;
}

int
reconcile_find(struct business *business, const struct payment *payment,
	       const struct reconcile *from, struct invoice *invoice,
	       const char **why, struct error *err)
{
	struct vec found = {.size = sizeof(struct invoice)};
	struct invoice said;
	bool sure = from->number != NULL;
	int rc = 1;

	*why = NULL;
	column_clear(&invoice_shape, invoice);
	if (from->number)
		rc = by_number(business, from->number, &said, err);
	if (rc < 0)
		return -1;
	if (rc == 0) {
		*why = arena_print(business->arena, "%.60s: no such invoice",
				   from->number);
		return 0;
	}
	if (from->number)
		add_once(business, &found, &said);
	else if (numbers_in(business, payment->text.s, &found, err) < 0)
		return -1;
	if (found.count == 0)
		return take_exact(business, payment, from, invoice, why, err);
	if (!sure)
		sure = strlen(((const struct invoice *)found.items)
				      ->number.s) >= SURE;
	return take_named(business, payment, &found, sure, invoice, why, err);
}
