/* SPDX-License-Identifier: ISC
 * The small words of dates: numbers, names, units.
 */
#ifndef TEXT_SCAN_H
#define TEXT_SCAN_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct str;

#define SCAN_MAX 80 /* bytes of anything that can be a date */
#define SCAN_WEEKDAYS ((size_t)7)
#define SCAN_MONTHS ((size_t)12)

/* English, with a capital; Monday is 0, January is 0. */
extern const char *const scan_weekdays[SCAN_WEEKDAYS];
extern const char *const scan_months[SCAN_MONTHS];

struct scan_span {
	int64_t months, days, seconds;
	bool has_months, has_days, has_seconds;
};

/* Copy typed in small letters with single blanks, none at the ends; false for
 * what can be no date: nothing, too long, other bytes than printable ASCII and
 * TAB. The others read such text and step *at behind what they took; with
 * false they leave it. */
bool
scan_clean(const char *typed, char text[SCAN_MAX + 1]);

/* The end of a word: a blank, or the end of the text. */
bool
scan_end(const char **at);

/* That whole word and its blank. */
bool
scan_word(const char **at, const char *word);

bool
scan_char(const char **at, char c);

/* All of a run of min to max digits. */
bool
scan_digits(const char **at, int min, int max, int64_t *n);

/* How many letters text begins with. */
size_t
scan_letters(const char *text);

/* How many of names begin with word[0..len); *first is the first that does. */
size_t
scan_names(const char *word, size_t len, const char *const *names, size_t count,
	   int *first);

/* Add the names that do, parted by ", ". */
void
scan_add_fits(struct str *out, const char *word, size_t len,
	      const char *const *names, size_t count);

/* "3 days", "1h30m": weeks are 7 days, years 12 months. *unsure is set by an m
 * that may be months; it is counted as minutes. */
bool
scan_span(const char **at, struct scan_span *span, bool *unsure);

#endif
