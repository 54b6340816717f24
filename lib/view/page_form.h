/* SPDX-License-Identifier: ISC
 * How a form of pages is plugged into page.c.
 */
#ifndef VIEW_PAGE_FORM_H
#define VIEW_PAGE_FORM_H

#include "base/arena.h"
#include "base/error.h"
#include "view/page.h"
#include "view/view.h"

struct str;

/* Each as the function of that name in page.h; NULL where the form has no use
 * for such a block. None sees a pair without a value or a table without
 * rows. */
struct page_form {
	void (*open)(struct page *page);
	void (*title)(struct page *page, const char *text);
	void (*heading)(struct page *page, const char *text);
	void (*text)(struct page *page, const char *text);
	void (*item)(struct page *page, const char *mark, const char *text);
	void (*pair)(struct page *page, const char *label, const char *value);
	void (*table)(struct page *page, const struct shape *shape,
		      const char *columns, const void *rows, size_t count);
	void (*bars)(struct page *page, const struct page_picture *picture);
	void (*spark)(struct page *page, const struct page_picture *picture);
	void (*gap)(struct page *page);
	/* Print what waits, and free what is not the arena's. */
	void (*close)(struct page *page);
};

extern const struct page_form page_plain_form;
extern const struct page_form page_html_form;
extern const struct page_form page_svg_form;

struct page {
	struct arena *arena;
	struct view_options options;
	const struct page_form *form;
	void *state;	  /* the form's own */
	struct error err; /* the first failure */
};

/* Write bytes out, unless something failed before. */
void
page_print(struct page *page, const char *bytes, size_t len);

/* Write rows as view_open does, in that form. */
void
page_rows(struct page *page, enum view_form form, const struct shape *shape,
	  const char *columns, const void *rows, size_t count);

/* Of a spark from that value on, what stands below it: "Dec 2025 to Nov 2026;
 * least 0 (Jan 2026), most 340.00 (Aug 2026)" */
void
page_add_ends(struct str *out, const struct page_picture *picture,
	      size_t first);

/* The value of a bar that fills its room. */
double
page_full(const struct page_picture *picture);

/* value as a share of full, 0 to 1; 0 where there is none. */
double
page_share(double value, double full);

#endif
