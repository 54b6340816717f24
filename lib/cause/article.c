/* SPDX-License-Identifier: ISC
 * Answers worth keeping.
 */
#include "cause/article.h"

#include <string.h>

#include "base/arena.h"
#include "base/str.h"
#include "base/utf8.h"
#include "domain/docket.h"
#include "domain/input.h"
#include "domain/made.h"
#include "domain/people.h"
#include "os/zone.h"
#include "sell/product.h"
#include "store/article.h"
#include "store/record.h"

static const char *const fields[] = {"title", "text",	 "words",  "product",
				     "owner", "expires", "public", "state"};
#define FIELDS (sizeof(fields) / sizeof(fields[0]))

/* --- found ------------------------------------------------------------------ */

static int
by_id(struct business *business, struct id id, struct article *article,
      struct error *err)
{
	int rc = record_get(business->store, business->arena, TABLE_ARTICLES,
			    id.n, article, err);

	if (rc < 0)
		return -1;
	if (rc == 0 || article->voided.yes)
		return error_set(err, ERR_NO, "a%lld: no such article",
				 (long long)id.n);
	return 0;
}

int
article_find(struct business *business, const char *word,
	     struct article *article, struct error *err)
{
	struct id id;
	char letter;

	if (business_id(word, &letter, &id) && letter == 'a')
		return by_id(business, id, article, err);
	error_set(err, ERR_USAGE, "%.60s: no article, they are called a4",
		  word);
	return error_hint(err, "crm-kb find WORDS tells which there are");
}

bool
article_expired(const struct business *business, const struct article *article)
{
	return str_same(article->state.s, "live") &&
	       !day_missing(article->expires_on) &&
	       article->expires_on.days < business->today.days;
}

const char *
article_state(const struct business *business, const struct article *article)
{
	return article_expired(business, article) ? "expired"
						  : article->state.s;
}

/* --- checked ---------------------------------------------------------------- */

static const char *
or_none(const char *text)
{
	return text && *text ? text : NULL;
}

static int
check_text(const char *field, const char *text, struct error *err)
{
	if (text && !utf8_valid(text, strlen(text)))
		return error_set(err, ERR_DATA, "%s is no UTF-8 text", field);
	return 0;
}

/* No two live ones ask the same. */
static int
check_title(struct business *business, const struct article *article,
	    struct error *err)
{
	struct vec live = {.size = sizeof(struct article_used)};
	const struct article_used *all;
	const char *folded;
	size_t i;

	if (check_text("the title", article->title.s, err) < 0)
		return -1;
	folded = utf8_fold(business->arena,
			   article->title.s ? article->title.s : "");
	if (!*folded)
		return error_set(err, ERR_DATA, "the title is empty");
	if (!str_same(article->state.s, "live"))
		return 0;
	if (article_live(business->store, business->arena, &live, err) < 0)
		return -1;
	all = live.items;
	for (i = 0; i < live.count; i++) {
		if (all[i].article.id.n != article->id.n &&
		    strcmp(utf8_fold(business->arena, all[i].article.title.s),
			   folded) == 0)
			return error_set(err, ERR_NO, "%.100s is a%lld already",
					 article->title.s,
					 (long long)all[i].article.id.n);
	}
	return 0;
}

static int
check_answer(const char *text, struct error *err)
{
	if (check_text("the text", text, err) < 0)
		return -1;
	if (!text || text[strspn(text, " \t\r\n")] == '\0')
		return error_set(err, ERR_DATA, "the text is empty");
	return 0;
}

/* "90d", "12w" from today, or a day to come. */
static int
read_expiry(struct business *business, const char *typed, struct day *expires,
	    struct error *err)
{
	struct error why;
	int64_t days;

	if (input_days(typed, &days, &why) == 0) {
		expires->days = business->today.days + days;
		return 0;
	}
	return input_day_ahead(business, typed, expires, err);
}

static int
read_product(struct business *business, const char *typed, struct id *id,
	     struct error *err)
{
	struct product product;

	if (product_find(business, typed, false, &product, err) < 0)
		return -1;
	*id = product.id;
	return 0;
}

/* --- made ------------------------------------------------------------------- */

/* What we last told them on the case. */
static int
last_answer(struct business *business, const struct case_file *file,
	    const char **text, struct error *err)
{
	struct vec said = {.size = sizeof(struct interaction)};
	const struct interaction *all;
	size_t i;

	if (docket_said(business, business->arena, file->id, &said, err) < 0)
		return -1;
	all = said.items;
	for (i = said.count; i-- > 0;) {
		if (str_same(all[i].kind.s, "answer") && all[i].text.s &&
		    !all[i].automatic.yes) {
			*text = all[i].text.s;
			return 0;
		}
	}
	return error_set(err, ERR_NO,
			 "k%lld has no answer of ours: -m says what it shall "
			 "be",
			 (long long)file->id.n);
}

int
article_add(struct business *business, const struct article_new *new,
	    struct article *article, struct error *err)
{
	struct case_file file;

	column_clear(&article_shape, article);
	article->title.s = new->title;
	article->text.s = new->text;
	article->words.s = or_none(new->words);
	article->owner.s = business->user;
	article->state.s = "live";
	article->public.yes = new->public;
	article->made_at = new->at;
	if (new->from) {
		if (docket_find(business, new->from, &file, err) < 0)
			return -1;
		article->case_id = file.id;
	}
	if (new->from && !new->text &&
	    last_answer(business, &file, &article->text.s, err) < 0)
		return -1;
	if (check_title(business, article, err) < 0 ||
	    check_answer(article->text.s, err) < 0 ||
	    check_text("the words", new->words, err) < 0 ||
	    (new->product &&read_product(business, new->product,
					 &article->product, err) < 0) ||
	    (new->expires &&read_expiry(business, new->expires,
					&article->expires_on, err) < 0))
		return -1;
	return record_add(business->store, TABLE_ARTICLES, article, err);
}

/* --- changed ---------------------------------------------------------------- */

static int
no_field(const char *field, struct error *err)
{
	const char *nearest = str_nearest(field, fields, FIELDS);

	error_set(err, ERR_USAGE, "%.60s: no field of an article%s%s%s", field,
		  nearest ? ", did you mean " : "", nearest ? nearest : "",
		  nearest ? "?" : "");
	return error_hint(err, "title, text, words, product, owner, expires, "
			       "public or state");
}

static int
edit_flag(const char *value, struct flag *flag, struct error *err)
{
	if (!str_among("yes no 1 0", value))
		return error_set(err, ERR_USAGE, "public %.60s: yes or no",
				 value);
	flag->yes = value[0] == 'y' || value[0] == '1';
	return 0;
}

static int
edit_owner(struct business *business, const char *value, struct word *owner,
	   struct error *err)
{
	const struct policy_person *person;

	if (people_get(business, value, &person, err) < 0)
		return -1;
	owner->s = person->name;
	return 0;
}

static int
edit_expiry(struct business *business, const char *value, struct day *expires,
	    struct error *err)
{
	*expires = DAY_MISSING;
	return *value ? read_expiry(business, value, expires, err) : 0;
}

static int
edit_product(struct business *business, const char *value, struct id *product,
	     struct error *err)
{
	product->n = 0;
	return *value ? read_product(business, value, product, err) : 0;
}

static int
edit_state(const char *value, struct word *state, struct error *err)
{
	if (strcmp(value, "live") != 0 && strcmp(value, "retired") != 0)
		return error_set(err, ERR_USAGE, "state %.60s: live or retired",
				 value);
	state->s = value;
	return 0;
}

static int
edit_field(struct business *business, struct article *after, const char *field,
	   const char *value, struct error *err)
{
	if (strcmp(field, "product") == 0)
		return edit_product(business, value, &after->product, err);
	if (strcmp(field, "owner") == 0)
		return edit_owner(business, value, &after->owner, err);
	if (strcmp(field, "expires") == 0)
		return edit_expiry(business, value, &after->expires_on, err);
	if (strcmp(field, "public") == 0)
		return edit_flag(value, &after->public, err);
	if (strcmp(field, "state") == 0)
		return edit_state(value, &after->state, err);
	if (strcmp(field, "title") == 0) {
		after->title.s = value;
		return 0; /* see check_title */
	}
	if (strcmp(field, "text") == 0) {
		after->text.s = value;
		return check_answer(value, err);
	}
	if (strcmp(field, "words") != 0)
		return no_field(field, err);
	after->words.s = or_none(value);
	return check_text(field, value, err);
}

static int
save(struct business *business, struct article *article, struct article *after,
     struct error *err)
{
	if (record_set(business->store, TABLE_ARTICLES, article, after, err) <
	    0)
		return -1;
	*article = *after;
	return 0;
}

int
article_edit(struct business *business, struct article *article,
	     const char *field, const char *value, struct error *err)
{
	struct article after = *article;

	if (edit_field(business, &after, field, value, err) < 0 ||
	    check_title(business, &after, err) < 0)
		return -1;
	return save(business, article, &after, err);
}

static int
no_longer(const struct article *article, struct error *err)
{
	error_set(err, ERR_NO, "a%lld is retired", (long long)article->id.n);
	return error_hint(err, "crm-kb edit a%lld state=live brings it back",
			  (long long)article->id.n);
}

int
article_check(struct business *business, struct article *article,
	      const char *expires, struct instant at, struct error *err)
{
	struct article after = *article;
	struct day since =
		zone_day(business->zone, instant_missing(article->checked_at)
						 ? article->made_at
						 : article->checked_at);

	if (!str_same(article->state.s, "live"))
		return no_longer(article, err);
	if (expires) {
		if (read_expiry(business, expires, &after.expires_on, err) < 0)
			return -1;
	} else if (!day_missing(article->expires_on)) {
		after.expires_on.days = zone_day(business->zone, at).days +
					article->expires_on.days - since.days;
	}
	after.checked_at = at;
	return save(business, article, &after, err);
}

/* --- given ------------------------------------------------------------------ */

int
article_use(struct business *business, const struct article *article,
	    struct case_file *file, const struct gate_words *words,
	    struct vec *rows, struct error *err)
{
	struct gate_words said = *words;
	struct article_use use;
	const struct step_row *row;

	if (!str_same(article->state.s, "live"))
		return no_longer(article, err);
	said.text = article->text.s;
	if (gate_answer(business, file, &said, rows, err) < 0)
		return -1;
	row = (const struct step_row *)rows->items + rows->count - 1;
	column_clear(&article_use_shape, &use);
	use.article = article->id;
	use.case_id = file->id;
	use.interaction = row->interaction;
	use.at = words->at;
	return record_add(business->store, TABLE_USES, &use, err);
}

/* --- shown ------------------------------------------------------------------ */

int
article_row(struct business *business, const struct article *article,
	    struct article_row *row, struct error *err)
{
	column_clear(&article_row_shape, row);
	if (article_used(business->store, article->id, &row->uses.n, &row->used,
			 err) < 0)
		return -1;
	row->id = article->id;
	row->state.s = article_state(business, article);
	row->expires = article->expires_on;
	row->public = article->public;
	row->owner = article->owner;
	row->product = article->product;
	row->title = article->title;
	row->text = article->text;
	row->words = article->words;
	row->from = article->case_id;
	row->made = article->made_at;
	row->checked = article->checked_at;
	row->batch = article->batch;
	return 0;
}

int
article_again(struct business *business, struct id batch, struct vec *rows,
	      struct error *err)
{
	struct vec ids = {.size = sizeof(struct id)};
	struct article article;
	const struct id *all;
	size_t i;

	if (made_list(business, TABLE_ARTICLES, batch, &ids, err) < 0)
		return -1;
	all = ids.items;
	for (i = 0; i < ids.count; i++) {
		if (by_id(business, all[i], &article, err) < 0 ||
		    article_row(business, &article,
				vec_add(rows, business->arena), err) < 0)
			return -1;
	}
	return 0;
}
