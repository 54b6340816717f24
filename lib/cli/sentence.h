/* SPDX-License-Identifier: ISC
 * What writers at a terminal say of the rows that several of them make; each
 * is a session_say.
 */
#ifndef CLI_SENTENCE_H
#define CLI_SENTENCE_H

struct business;
struct str;

/* "c1 Anna Berg: anna@example.org, +491701234567, vip" */
void
sentence_party(struct str *line, const struct business *business,
	       const void *row);

/* "p1 Anna Berg (c1): call her, nina by Fri 27 Nov" */
void
sentence_promise(struct str *line, const struct business *business,
		 const void *row);

/* "k1 Anna Berg (c1): complaint, kettle leaks" */
void
sentence_case(struct str *line, const struct business *business,
	      const void *row);

/* "j1 Anna Berg (c1) employee-of Berg AG (c9) until Fri 27 Nov" */
void
sentence_link(struct str *line, const struct business *business,
	      const void *row);

/* "w1 bo is away from tomorrow to Fri 27 Nov; nina stands in" */
void
sentence_absence(struct str *line, const struct business *business,
		 const void *row);

/* "b41 contacts.vcf: 120 parties: 100 new, 5 with new details, 15 here" */
void
sentence_import(struct str *line, const struct business *business,
		const void *row);

/* "k1 Anna Berg (c1): complaint, nina owns it, first answer due today 13:10"
 */
void
sentence_voice(struct str *line, const struct business *business,
	       const void *row);

/* "a4 How do I descale it? expires Fri 27 Nov, public" */
void
sentence_article(struct str *line, const struct business *business,
		 const void *row);

void
sentence_product(struct str *line, const struct business *business,
		 const void *row);

/* "v1 Anna Berg (c1): 2026-117, owes 89.90 EUR by Mon 7 Dec, never sent" */
void
sentence_invoice(struct str *line, const struct business *business,
		 const void *row);

/* "e4 20.00 EUR of Fri 27 Nov, ignored: a refund of the tax office" */
void
sentence_payment(struct str *line, const struct business *business,
		 const void *row);

void
sentence_deal(struct str *line, const struct business *business,
	      const void *row);

void
sentence_sale(struct str *line, const struct business *business,
	      const void *row);

/* "k1 Anna Berg (c1): level 2 by first-answer, late by 3 h, bo is told" */
void
sentence_climb(struct str *line, const struct business *business,
	       const void *row);

/* "o7 to anna@example.org: queued, next try today 13:10 (no route)" */
void
sentence_letter(struct str *line, const struct business *business,
		const void *row);

#endif
