/* SPDX-License-Identifier: ISC
 * The verbs of crm-kb.
 */
#include "cli/knowing.h"

#include <string.h>
#include <unistd.h>

#include "base/str.h"
#include "cause/article.h"
#include "cause/shelf.h"
#include "cli/listing.h"
#include "cli/sentence.h"
#include "cli/steps.h"
#include "cli/typed.h"
#include "cli/usage.h"
#include "cli/verbs.h"
#include "domain/input.h"
#include "os/process.h"
#include "view/page.h"

/* --- writing ---------------------------------------------------------------- */

static int
keep_row(struct session *s, const struct article *article)
{
	struct article_row row;

	return article_row(s->business, article, &row, &s->err) < 0
		       ? -1
		       : session_row(s, &row);
}

/* Begin the batch; with a key used before print its rows: 1. */
static int
begin(struct session *s)
{
	return session_batch(s, &article_row_shape, sentence_article,
			     article_again);
}

static int
make(struct session *s, const void *options)
{
	const struct knowing_options *opt = options;
	struct article_new new = {.words = opt->words,
				  .product = opt->product,
				  .from = opt->from,
				  .expires = opt->expires,
				  .public = opt->public};
	struct article article;
	int rc;

	new.title = s->operands[1];
	if (session_open(s, SESSION_WRITE) < 0 ||
	    (opt->from ? typed_given(s, 2, &new.text)
		       : typed_read(s, 2, &new.text)) < 0)
		return -1;
	if (!new.text && !opt->from)
		return usage_wrong(s->passport, &s->err,
				   "new: what is the answer?");
	if (input_at(s->business, s->common.at, &new.at, &s->err) < 0)
		return -1;
	rc = begin(s);
	if (rc != 0)
		return rc < 0 ? -1 : 0;
	if (article_add(s->business, &new, &article, &s->err) < 0 ||
	    keep_row(s, &article) < 0)
		return -1;
	return session_keep(s);
}

/* "expires=90d" */
static int
edit_one(struct session *s, struct article *article, const char *setting)
{
	const char *equals = strchr(setting, '=');

	if (!equals || equals == setting)
		return usage_wrong(s->passport, &s->err, "%s: field=value",
				   setting);
	return article_edit(s->business, article,
			    arena_bytes(&s->arena, setting,
					(size_t)(equals - setting)),
			    equals + 1, &s->err);
}

static int
edit_all(struct session *s, struct article *article, const char *text)
{
	size_t i;

	for (i = 2; i < s->operand_count; i++) {
		if (edit_one(s, article, s->operands[i]) < 0)
			return -1;
	}
	return text ? article_edit(s->business, article, "text", text, &s->err)
		    : 0;
}

static int
change(struct session *s, const void *options)
{
	const struct common *common = &s->common;
	int rc;
	bool worded = common->text || common->file || common->edit;
	struct article article;
	const char *text = NULL;

	(void)options;
	if (s->operand_count < 3 && !worded)
		return usage_wrong(s->passport, &s->err,
				   "edit: which one, and what of it?");
	if (session_open(s, SESSION_WRITE) < 0 ||
	    article_find(s->business, s->operands[1], &article, &s->err) < 0 ||
	    (worded && typed_read(s, s->operand_count, &text) < 0))
		return -1;
	rc = begin(s);
	if (rc != 0)
		return rc < 0 ? -1 : 0;
	if (article_find(s->business, s->operands[1], &article, &s->err) < 0 ||
	    edit_all(s, &article, text) < 0 || keep_row(s, &article) < 0)
		return -1;
	return session_keep(s);
}

/* check and retire: of each article named. */
static int
each_named(struct session *s, const struct knowing_options *opt, bool retire)
{
	struct article article;
	struct instant at;
	int rc;
	size_t i;

	if (session_open(s, SESSION_WRITE) < 0 ||
	    input_at(s->business, s->common.at, &at, &s->err) < 0)
		return -1;
	rc = begin(s);
	if (rc != 0)
		return rc < 0 ? -1 : 0;
	for (i = 1; i < s->operand_count; i++) {
		if (article_find(s->business, s->operands[i], &article,
				 &s->err) < 0 ||
		    (retire ? article_edit(s->business, &article, "state",
					   "retired", &s->err)
			    : article_check(s->business, &article, opt->expires,
					    at, &s->err)) < 0 ||
		    keep_row(s, &article) < 0)
			return -1;
	}
	return session_keep(s);
}

static int
check(struct session *s, const void *options)
{
	return each_named(s, options, false);
}

static int
retire(struct session *s, const void *options)
{
	return each_named(s, options, true);
}

/* --- answering -------------------------------------------------------------- */

struct use {
	const struct knowing_options *opt;
	struct article article;
};

static int
find_article(struct session *s, struct steps *steps)
{
	struct use *use = (struct use *)steps->options;

	if (article_find(s->business, s->operands[1], &use->article, &s->err) <
	    0)
		return -1;
	if (article_expired(s->business, &use->article))
		session_remark(s,
			       "a%lld expired %s: crm-kb check a%lld once it "
			       "is known to be true",
			       (long long)use->article.id.n,
			       business_day(s->business,
					    use->article.expires_on),
			       (long long)use->article.id.n);
	return 0;
}

static int
use_one(struct session *s, struct case_file *file, struct steps *steps,
	struct vec *rows)
{
	const struct use *use = steps->options;
	struct gate_words words = steps->words;

	words.channel = use->opt->channel;
	words.mail = use->opt->mail;
	return article_use(s->business, &use->article, file, &words, rows,
			   &s->err);
}

static int
answer(struct session *s, const void *options)
{
	struct use use = {.opt = options};
	struct steps steps = {.options = &use,
			      .each = use_one,
			      .prepare = find_article,
			      .first = 2,
			      .many = true,
			      .answers = true,
			      .wordless = true};

	return steps_run(s, &steps);
}

/* --- reading ---------------------------------------------------------------- */

static int
list(struct session *s, const void *options)
{
	(void)options;
	return listing_verb(s, "articles");
}

static size_t
most(const struct session *s)
{
	return s->common.limit > 0 ? (size_t)s->common.limit : 0;
}

static int
find(struct session *s, const void *options)
{
	struct vec rows = {.size = sizeof(struct article_hit_row)};
	const struct article_hit_row *all;
	struct shelf *shelf;
	const char *text;
	size_t i;

	(void)options;
	if (session_open(s, SESSION_READ) < 0 || typed_read(s, 1, &text) < 0 ||
	    session_rows(s, &article_hit_row_shape, NULL) < 0 ||
	    shelf_open(s->business, &shelf, &s->err) < 0)
		return -1;
	shelf_find(shelf, text, most(s), &rows);
	all = rows.items;
	for (i = 0; i < rows.count; i++) {
		if (session_row(s, &all[i]) < 0)
			return -1;
	}
	return session_found(s);
}

static int
faq_rows(struct session *s, const struct article *const *articles, size_t count)
{
	size_t i;

	if (session_rows(s, &article_row_shape, NULL) < 0)
		return -1;
	for (i = 0; i < count; i++) {
		if (keep_row(s, articles[i]) < 0)
			return -1;
	}
	return session_found(s);
}

static int
faq_page(struct session *s, const struct article *const *articles, size_t count,
	 bool html)
{
	struct page *page = page_open_as(&s->arena, &s->view,
					 html ? PAGE_HTML : PAGE_PLAIN);
	size_t i;

	page_title(page, arena_print(&s->arena, "%s: questions and answers",
				     s->business->policy->name));
	for (i = 0; i < count; i++) {
		page_heading(page, articles[i]->title.s);
		page_text(page, articles[i]->text.s);
	}
	if (count == 0)
		page_text(page, "No answer is public yet.");
	return page_close(page, &s->err);
}

static int
faq(struct session *s, const void *options)
{
	const struct knowing_options *opt = options;
	struct vec articles = {.size = sizeof(const struct article *)};
	struct vec expired = {.size = sizeof(const struct article *)};
	const struct article *const *late;
	struct shelf *shelf;
	size_t i;

	if (opt->html && option_wants_rows(&s->common))
		return usage_wrong(s->passport, &s->err,
				   "--html and rows exclude each other");
	if (session_open(s, SESSION_READ) < 0 ||
	    shelf_open(s->business, &shelf, &s->err) < 0)
		return -1;
	shelf_faq(shelf, most(s), &articles, &expired);
	late = expired.items;
	for (i = 0; i < expired.count; i++)
		session_remark(s, "a%lld expired %s and is left out",
			       (long long)late[i]->id.n,
			       business_day(s->business, late[i]->expires_on));
	return option_wants_rows(&s->common)
		       ? faq_rows(s, articles.items, articles.count)
		       : faq_page(s, articles.items, articles.count, opt->html);
}

/* --- which ------------------------------------------------------------------ */

static const struct verb verbs[] = {
	{"new", make, "words product from expires public m n q key at",
	 "what is the question?", 1, VERB_MANY},
	{"edit", change, "m n q key", "which one, and what of it?", 1,
	 VERB_MANY},
	{"check", check, "expires n q key at", "which one?", 1, VERB_MANY},
	{"retire", retire, "n q key", "which one?", 1, VERB_MANY},
	{"use", answer, "channel mail keep-going n q key at",
	 "which article, on which case?", 1, VERB_MANY},
	{"find", find, "limit", "by which words?", 1, VERB_MANY},
	{"faq", faq, "html limit", "of all of them", 0, 0},
	{"list", list, "limit sort", NULL, 0, 0},
};

int
knowing_run(struct session *s, const struct knowing_options *opt)
{
	return verbs_run(s, verbs, sizeof(verbs) / sizeof(verbs[0]), opt);
}

const struct shape *
knowing_shape(const char *verb)
{
	if (str_same(verb, "find"))
		return &article_hit_row_shape;
	return str_same(verb, "use") ? &step_row_shape : &article_row_shape;
}

const char *
knowing_suggest(struct session *session, struct id case_id, const char *text)
{
	struct shelf *shelf;
	struct error err = {0};

	if (!text || !process_is_terminal(STDERR_FILENO) ||
	    shelf_open(session->business, &shelf, &err) < 0)
		return NULL;
	return shelf_suggest(shelf, case_id, text);
}
