/* SPDX-License-Identifier: ISC
 * Rows of a shape as bytes: columns chosen, headers, tables of every width.
 */
#include "view/view.h"

#include <errno.h>
#include <signal.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/error.h"
#include "base/str.h"
#include "base/utf8.h"
#include "tap.h"
#include "view/out.h"

struct row {
	struct id id;
	struct number late;
	struct word owner;
	struct text name;
	struct text subject;
	struct text note;
};

static const struct column columns[] = {
	SHOWN_ID(struct row, id, "id", 'k', 9, "case"),
	SHOWN(struct row, late, NUMBER, 3, "how late"),
	SHOWN(struct row, owner, WORD, 5, "whose it is"),
	SHOWN(struct row, name, TEXT, 7, "who said it"),
	SHOWN(struct row, note, TEXT, 0, "only when asked for"),
	SHOWN(struct row, subject, TEXT, 8, "what it is about"),
};
static const struct shape shape = SHAPE(struct row, columns);

static const struct row rows[] = {
	{{7}, {5}, {"nina"}, {"Anna Berg"}, {"kettle leaks"}, {"n\n1"}},
	{{12}, {1234}, {NULL}, {"\xE4\xB8\xAD\xE6\x96\x87"}, {NULL}, {NULL}},
};

static FILE *file;

/* What rows look like under options, whose out is filled in here. Freed by
 * the next call. */
static const char *
shown(struct view_options options, const struct row *some, size_t count,
      size_t *len)
{
	static char *text;
	struct arena arena = {NULL};
	struct error err = {0};
	struct view *view = NULL;
	long size;

	free(text);
	rewind(file);
	if (ftruncate(fileno(file), 0))
		abort();
	options.out = out_open(&arena, fileno(file));
	if (view_open(&arena, &shape, &options, &view, &err) ||
	    view_rows(view, some, count, &err) || view_close(view, &err))
		ok(false, "view: %s", err.text);
	arena_free(&arena);
	size = lseek(fileno(file), 0, SEEK_END);
	text = calloc(1, (size_t)size + 1);
	if (!text || pread(fileno(file), text, (size_t)size, 0) != size)
		abort();
	if (len)
		*len = (size_t)size;
	return text;
}

static void
test_forms(void)
{
	struct view_options options = {.form = VIEW_TSV};
	size_t len = 0;

	is_text(shown(options, rows, 2, NULL),
		"k7\t5\tnina\tAnna Berg\tkettle leaks\n"
		"k12\t1234\t-\t\xE4\xB8\xAD\xE6\x96\x87\t-\n",
		"TSV: no header, columns of rank 0 stay away");
	options.header = true;
	is_text(shown(options, rows, 0, NULL),
		"id\tlate\towner\tname\tsubject\n", "TSV: -H");
	options.header = false;
	options.nul = true;
	options.columns = "id,note";
	ok(memcmp(shown(options, rows, 2, &len), "k7\tn\\n1\0k12\t-", 14) ==
			   0 &&
		   len == 14,
	   "TSV: NUL behind each record");
	options = (struct view_options){.form = VIEW_CSV, .columns = "+note"};
	is_text(shown(options, rows, 1, NULL),
		"id,late,owner,name,subject,note\r\n"
		"k7,5,nina,Anna Berg,kettle leaks,\"n\n1\"\r\n",
		"CSV: header, CRLF, +COL at the end");
	options = (struct view_options){.form = VIEW_JSON,
					.columns = "subject,id"};
	is_text(shown(options, rows, 2, NULL),
		"{\"subject\":\"kettle leaks\",\"id\":\"k7\"}\n"
		"{\"subject\":null,\"id\":\"k12\"}\n",
		"JSON: keys in the order asked for");
}

static void
test_choice(void)
{
	struct arena arena = {NULL};
	struct view_options options = {.form = VIEW_TSV};
	struct error err = {0};
	struct view *view;

	options.out = out_open(&arena, fileno(file));
	options.columns = "id,subjct";
	ok(view_open(&arena, &shape, &options, &view, &err) == -1 &&
		   err.code == ERR_USAGE,
	   "an unknown column is refused");
	is_text(err.text, "no such column: subjct", "with its name");
	is_text(err.hint,
		"did you mean subject? There are: id late owner name "
		"note subject",
		"the nearest and the list");
	options.columns = "id,id";
	ok(view_open(&arena, &shape, &options, &view, &err) == -1,
	   "a column chosen twice is refused");
	options.columns = "+id";
	ok(view_open(&arena, &shape, &options, &view, &err) == 0,
	   "one that is there already may be asked for");
	ok(view_close(view, &err) == 0, "closing it");
	options.columns = "id,";
	ok(view_open(&arena, &shape, &options, &view, &err) == -1,
	   "an empty name is refused");
	options.columns = "";
	ok(view_open(&arena, &shape, &options, &view, &err) == -1,
	   "so is an empty list");
	ok(view_close(NULL, &err) == 0, "closing nothing is fine");
	arena_free(&arena);
}

static void
test_table(void)
{
	struct view_options options = {.form = VIEW_TABLE};

	is_text(shown(options, rows, 2, NULL),
		"id   late  owner  name       subject\n"
		"k7      5  nina   Anna Berg  kettle leaks\n"
		"k12  1234         \xE4\xB8\xAD\xE6\x96\x87\n",
		"table: aligned, numbers to the right, no blanks at the end");
	is_text(shown(options, rows, 0, NULL), "", "table: none, no header");
	options.colour = true;
	options.columns = "id";
	is_text(shown(options, rows, 1, NULL), "\033[2mid\033[0m\nk7\n",
		"table: the header is dim in colour");
	options = (struct view_options){.form = VIEW_TABLE, .width = 35};
	is_text(shown(options, rows, 2, NULL),
		"id   owner  name       subject\n"
		"k7   nina   Anna Berg  kettle leaks\n"
		"k12         \xE4\xB8\xAD\xE6\x96\x87\n",
		"table: the lowest rank goes first");
	options.width = 34;
	is_text(shown(options, rows, 2, NULL),
		"id   name       subject\n"
		"k7   Anna Berg  kettle leaks\n"
		"k12  \xE4\xB8\xAD\xE6\x96\x87\n",
		"table: narrower");
	options.width = 10;
	is_text(shown(options, rows, 2, NULL),
		"id   subj\xE2\x80\xA6\n"
		"k7   kett\xE2\x80\xA6\n"
		"k12\n",
		"table: the first and the last stay");
	options.width = 2;
	is_text(shown(options, rows, 2, NULL), "id\nk7\nk\xE2\x80\xA6\n",
		"table: two cells are two cells");
}

static void
test_widths(void)
{
	static const struct row odd[] = {
		{{1}, {1}, {"nina"}, {"Ann"}, {"short"}, {NULL}},
		{{2},
		 {22},
		 {"\xF0\x9F\x91\xA9\xE2\x80\x8D\xF0\x9F\x91\xA9\xE2\x80\x8D"
		  "\xF0\x9F\x91\xA7"},
		 {"\xE4\xB8\xAD\xE6\x96\x87\xE4\xB8\xAD\xE6\x96\x87\xE4\xB8\xAD"
		  "\xE6\x96\x87\xE4\xB8\xAD\xE6\x96\x87\xE4\xB8\xAD\xE6\x96\x87"
		  "\xE4\xB8\xAD\xE6\x96\x87\xE4\xB8\xAD\xE6\x96\x87"},
		 {"\xE4\xB8\xAD\xE6\x96\x87 \xE4\xB8\xAD\xE6\x96\x87 "
		  "\xE4\xB8\xAD\xE6\x96\x87 \xE4\xB8\xAD\xE6\x96\x87 "
		  "\xE4\xB8\xAD\xE6\x96\x87 \xE4\xB8\xAD\xE6\x96\x87"},
		 {NULL}},
		{{3},
		 {333},
		 {"e\xCC\x81\xCC\x82\xCC\x83"},
		 {"\033[31mred\xE2\x80\xAE and then a very long name of theirs"},
		 {"x\xCC\x81x\xCC\x81x\xCC\x81x\xCC\x81x\xCC\x81"},
		 {NULL}},
	};
	size_t width, wide = 0, missing = 0;

	for (width = 1; width < 130; width++) {
		struct view_options options = {.form = VIEW_TABLE,
					       .width = width};
		char *line, *rest = NULL;
		size_t lines = 0;
		const char *text = shown(options, odd, 3, NULL);
		char *copy = strdup(text);

		for (line = strtok_r(copy, "\n", &rest); line;
		     line = strtok_r(NULL, "\n", &rest)) {
			lines++;
			wide += utf8_width(line) > width;
			wide += strpbrk(line, "\033\t\r") != NULL;
		}
		missing += lines != 4;
		free(copy);
	}
	is_int((int64_t)wide, 0, "no line is wider than the terminal, or acts");
	is_int((int64_t)missing, 0, "and no row is lost");
}

static void
test_many(void)
{
	struct row *many = calloc(2500, sizeof(*many));
	struct view_options options = {.form = VIEW_TABLE, .width = 80};
	const char *text;
	size_t i, lines = 0;

	for (i = 0; i < 2500; i++)
		many[i] = (struct row){
			{(int64_t)i + 1}, {1}, {"o"}, {"n"}, {"s"}, {NULL}};
	many[2400].owner.s = "a-long-name";
	text = shown(options, many, 2500, NULL);
	for (i = 0; text[i]; i++)
		lines += text[i] == '\n';
	is_int((int64_t)lines, 2501, "a long table has one header");
	ok(strstr(text, "\nk2401     1  a-lo\xE2\x80\xA6  n     s\n") != NULL,
	   "after 1,000 rows the widths stay: the owner of k2401 is cut");
	free(many);
}

static void
test_columns_help(void)
{
	struct arena arena = {NULL};
	struct view_options options = {.form = VIEW_TSV, .columns = "help"};
	char text[400] = "";
	struct error err = {0};

	rewind(file);
	if (ftruncate(fileno(file), 0))
		abort();
	options.out = out_open(&arena, fileno(file));
	ok(view_columns(&arena, &shape, &options, &err) == 0, "-o help");
	(void)!pread(fileno(file), text, sizeof(text) - 1, 0);
	is_text(text,
		"id\tid\tcase\nlate\tnumber\thow late\nowner\tword\twhose it is\n"
		"name\ttext\twho said it\nnote\ttext\tonly when asked for\n"
		"subject\ttext\twhat it is about\n",
		"-o help: column, type, meaning, hidden ones too");
	arena_free(&arena);
}

static void
test_failures(void)
{
	struct arena arena = {NULL};
	struct error err = {0};
	struct out *out = out_open(&arena, -1);
	int ends[2];

	ok(out_add(out, "x", 1, &err) == 0 && out_flush(out, &err) == -1 &&
		   err.code == ERR_IO && err.text[0],
	   "a closed output is an error at the flush");
	err = (struct error){0};
	ok(out_add(out, "x", 1, &err) == -1 && err.code == ERR_IO,
	   "and stays one");
	(void)signal(SIGPIPE, SIG_IGN);
	if (pipe(ends))
		abort();
	(void)close(ends[0]);
	out = out_open(&arena, ends[1]);
	ok(out_line(out, "x", &err) == 0 && out_flush(out, &err) == -1 &&
		   err.code == ERR_IO && !err.text[0],
	   "a reader that went away is a silent one");
	(void)close(ends[1]);
	arena_free(&arena);
}

/* A record larger than the buffer, between two small ones. */
static void
test_large(void)
{
	char *big = malloc(300001);
	struct row large[3] = {rows[0], rows[0], rows[0]};
	struct view_options options = {.form = VIEW_TSV,
				       .columns = "id,subject"};
	size_t len = 0;
	const char *text;

	memset(big, 'x', 300000);
	big[300000] = '\0';
	large[1].subject.s = big;
	text = shown(options, large, 3, &len);
	ok(len == 16 * 2 + 300000 + 4 &&
		   strcmp(text + len - 16, "k7\tkettle leaks\n") == 0,
	   "a record of 300,000 bytes goes out whole");
	free(big);
}

int
main(void)
{
	file = tmpfile();
	if (!file)
		abort();
	test_forms();
	test_choice();
	test_table();
	test_widths();
	test_many();
	test_columns_help();
	test_failures();
	test_large();
	(void)fclose(file);
	return done();
}
