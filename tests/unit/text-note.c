/* SPDX-License-Identifier: ISC
 * Values of notes: what each is by its look, and what those of a key are.
 */
#include "tap.h"

#include "text/note.h"

/* "number 11 min" */
static const char *
read_as(const char *text, char decimal)
{
	static char line[120];
	struct note note;

	note_read(text, decimal, &note);
	if (note.kind == NOTE_NONE || note.kind == NOTE_WORD)
		return note_names[note.kind];
	(void)snprintf(line, sizeof(line), "%s %.10g%s%s",
		       note_names[note.kind], note.n, note.unit[0] ? " " : "",
		       note.unit);
	return line;
}

static void
is_read(const char *text, const char *want)
{
	is_text(read_as(text, '.'), want, text ? text : "NULL");
}

static void
test_nothing(void)
{
	is_read(NULL, "nothing");
	is_read("", "nothing");
	is_read("  ", "nothing");
	is_read("-", "nothing");
	is_read("?", "nothing");
	is_read("NA", "nothing");
	is_read("n/a", "nothing");
	is_read("Null", "nothing");
	is_read("none", "word");
}

static void
test_flags(void)
{
	is_read("yes", "yes/no 1");
	is_read("No", "yes/no 0");
	is_read("Y", "yes/no 1");
	is_read("n", "yes/no 0");
	is_read("TRUE", "yes/no 1");
	is_read(" false ", "yes/no 0");
	is_read("yesterday", "word");
	is_read("t", "word");
}

static void
test_numbers(void)
{
	is_read("11", "number 11");
	is_read("011", "number 11");
	is_read("-3", "number -3");
	is_read("+3", "number 3");
	is_read("2.5", "number 2.5");
	is_read(".5", "number 0.5");
	is_read("11 min", "number 11 min");
	is_read("11min", "number 11 min");
	is_read("24 \xC2\xB0"
		"C",
		"number 24 \xC2\xB0"
		"C");
	is_read("5%", "number 5 %");
	is_read("80 km/h", "number 80 km/h");
	is_read("1e-5", "number 1e-05");
	is_read("2.5E3 Hz", "number 2500 Hz");
	is_read("1e999", "word");
	is_read("\xE2\x82\xAC 12", "number 12 \xE2\x82\xAC");
	is_read("12 EUR", "number 12 EUR");
	is_read("1,234.5", "number 1234.5");
	is_read("1,234", "number 1234");
	is_text(read_as("1,234", ','), "number 1.234", "with a comma");
	is_text(read_as("2,5 kg", ','), "number 2.5 kg", "with a unit behind");
	is_read("2,5 kg", "word");
	is_read("20261127", "number 20261127");
	is_read("3-4", "word");
	is_read("4x4", "word");
	is_read("192.168.0.1", "word");
	is_read("12 small ones", "word");
	is_read("12 averyveryverylongunit", "word");
	is_read("999999999999999999999", "word");
}

static void
test_times(void)
{
	is_read("20:15", "time 1215");
	is_read("0:00", "time 0");
	is_read("20:15:30", "time 1215.5");
	is_read("8:15 PM", "time 1215");
	is_read("8pm", "time 1200");
	is_read("12 am", "time 0");
	is_read("12:30 pm", "time 750");
	is_read("24:00", "word");
	is_read("20:60", "word");
	is_read("13:00 pm", "word");
	is_read("20:1", "word");
}

static void
test_days(void)
{
	is_read("2026-11-27", "day 20784");
	is_read("27 Nov 2026", "day 20784");
	is_read("27.11.2026", "day 20784");
	is_read("2026-11-27 12:00", "day 20784.5");
	is_read("2026-11-27T12:00:00Z", "day 20784.5");
	is_read("2026-02-30", "word");
	is_read("03/04/2026", "word");
	is_read("4/19", "word");
	is_read("@1795781400", "word");
	is_read("fri", "word");
	is_read("2026 was wet", "word");
}

/* The kind of a key and its decimal mark, from values parted by '|', each in a
 * line of its own from 2; or what is wrong. */
static const char *
judged(const char *values)
{
	static struct error err;
	static char line[40];
	struct note_column column = {.bits = 0};
	enum note_kind kind;
	char value[80], decimal;
	int64_t at = 2;

	for (; values; at++) {
		const char *bar = strchr(values, '|');
		size_t len = bar ? (size_t)(bar - values) : strlen(values);

		(void)snprintf(value, sizeof(value), "%.*s", (int)len, values);
		note_see(&column, value, at);
		values = bar ? bar + 1 : NULL;
	}
	if (note_judge(&column, "minutes", &kind, &decimal, &err) < 0)
		return kind == NOTE_WORD ? err.text : "no word";
	(void)snprintf(line, sizeof(line), "%s %c", note_names[kind], decimal);
	return line;
}

static void
is_judged(const char *values, const char *want)
{
	is_text(judged(values), want, values);
}

static void
test_columns(void)
{
	is_judged("", "nothing .");
	is_judged("NA|-", "nothing .");
	is_judged("yes|no|NA", "yes/no .");
	is_judged("yes|0|1", "yes/no .");
	is_judged("yes|2", "word .");
	is_judged("0|1", "number .");
	is_judged("11|4|", "number .");
	is_judged("11 min|4", "number .");
	is_judged("11 min|4 h", "word .");
	is_judged("2,5|3", "number ,");
	is_judged("2,5 kg|1,250 kg", "number ,");
	is_judged("1,234|1,234.5", "number .");
	is_judged("7|1,234", "minutes: 1,234 (line 3) is 1234 or 1.234");
	is_judged("20:15|8 pm", "time .");
	is_judged("2026-11-27|27 Nov 2026", "day .");
	is_judged("11|vanilla", "word .");
	is_judged("y|n|x", "word .");
}

int
main(void)
{
	test_nothing();
	test_flags();
	test_numbers();
	test_times();
	test_days();
	test_columns();
	return done();
}
