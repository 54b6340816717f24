/* SPDX-License-Identifier: ISC
 * crm-import of a foreign file.
 */
#include "cli/bringing.h"

#include <string.h>

#include "cli/bar.h"
#include "cli/sentence.h"
#include "exchange/import.h"
#include "os/append.h"
#include "os/supply.h"

struct run {
	struct session *session;
	struct supply *supply;
	struct append *rejects; /* NULL: not asked for */
	struct bar bar;
};

static int
read_more(void *cookie, void *buf, size_t cap, size_t *got, struct error *err)
{
	struct run *run = cookie;

	return supply_read(run->supply, buf, cap, got, err);
}

static int
read_again(void *cookie, struct error *err)
{
	struct run *run = cookie;

	return supply_again(run->supply, err);
}

static int
reject(void *cookie, const char *bytes, size_t len, struct error *err)
{
	struct run *run = cookie;

	return append_add(run->rejects, bytes, len, err);
}

static void
say(void *cookie, const char *text)
{
	struct run *run = cookie;

	bar_end(&run->bar);
	session_remark(run->session, "%s", text);
}

static void
progress(void *cookie, bool writing, int64_t rows)
{
	struct run *run = cookie;

	(void)rows;
	bar_draw(&run->bar, writing ? "writing" : "reading",
		 supply_taken(run->supply), supply_total(run->supply));
}

static int
answer_again(struct run *run, const struct bringing *opt, struct id batch)
{
	struct session *s = run->session;
	struct import_row row;

	if (import_again(s->business, batch, opt->noun, &row, &s->err) < 0 ||
	    session_row(s, &row) < 0)
		return -1;
	return session_print(s);
}

static int
write_all(struct run *run, const struct bringing *opt, struct import *import)
{
	struct session *s = run->session;
	struct import_row row;
	struct id repeat = {0};

	if (session_rows(s, &import_row_shape, sentence_import) < 0 ||
	    session_write(s, "hand", &repeat) < 0)
		return -1;
	if (repeat.n > 0)
		return answer_again(run, opt, repeat);
	if (import_write(import, &s->err) < 0)
		return -1;
	bar_end(&run->bar);
	import_row(import, &row);
	s->records = (size_t)row.rows.n;
	s->rejected = (size_t)row.bad.n;
	/* what is refused is on the disk before the rest is kept */
	if (run->rejects && append_keep(run->rejects, &s->err) < 0)
		return -1;
	if (session_row(s, &row) < 0)
		return -1;
	return session_keep(s);
}

static int
import_all(struct run *run, const struct bringing *opt, const char *name)
{
	struct session *s = run->session;
	struct import_setting setting = {
		.file = name,
		.read = read_more,
		.again = read_again,
		.cookie = run,
		.noun = opt->noun,
		.as = opt->as,
		.map = opt->map,
		.save_map = opt->save_map,
		.columns = opt->columns,
		.decimal = opt->decimal,
		.dates = opt->dates,
		.source = opt->source,
		.on_match = opt->on_match,
		.tags = opt->tags.items,
		.tag_count = opt->tags.count,
		.only = opt->only.items,
		.only_count = opt->only.count,
		.create = opt->create,
		.keep_going = s->common.keep_going,
		.reject = run->rejects ? reject : NULL,
		.say = say,
		.progress = progress,
	};
	struct import *import = NULL;
	int rc = import_open(s->business, &setting, &import, &s->err);

	if (rc == 0)
		rc = import_check(import, &s->err);
	if (rc == 0)
		rc = write_all(run, opt, import);
	bar_end(&run->bar);
	import_close(import);
	return rc;
}

int
bringing_run(struct session *s, const struct bringing *opt, const char *path)
{
	struct run run = {.session = s};
	const char *rejects = s->common.rejects;
	int rc;

	bar_begin(&run.bar);
	if (supply_open(&s->arena, path, &run.supply, &s->err) < 0)
		return -1;
	rc = rejects ? append_new(&s->arena, rejects, &run.rejects, &s->err)
		     : 0;
	if (rc == 0)
		rc = import_all(&run, opt,
				strcmp(path, "-") == 0 ? "stdin" : path);
	append_drop(run.rejects);
	supply_close(run.supply);
	return rc;
}
