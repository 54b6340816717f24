/* SPDX-License-Identifier: ISC
 * The limit of crm-why: one plain pass over a table of trials that counts every
 * two columns beside each other, failed or not, and nothing else.
 *
 *	notes make ROWS COLUMNS   a table: numbers, yes and no, words; the
 *	                          third, at most 30, is the cause, with noise
 *	notes count FILE          trials with a third column of at most 30, and
 *	                          how many of them failed
 *
 * No quotes, no escapes, at most 128 values and 32 levels a column; values are
 * told apart by their bytes, and numbers are ranges, as crm-why has them.
 */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define COLUMNS 64
#define VALUES 128
#define LEVELS 32
#define RANGE 4 /* numbers in one level, as crm-why has about 32 */
#define CAUSE 3 /* the column */

static uint64_t state = UINT64_C(0x9E3779B97F4A7C15);

static unsigned
draw(unsigned below)
{
	/* xorshift64* (S. Vigna, 2016) */
	state ^= state >> 12;
	state ^= state << 25;
	state ^= state >> 27;
	return (unsigned)((state * UINT64_C(2685821657736338717) >> 33) %
			  below);
}

static void
make(long rows, int columns)
{
	int value[COLUMNS], i;
	long row;

	printf("fails");
	for (i = 1; i <= columns; i++)
		printf(",f%d", i);
	printf("\n");
	for (row = 0; row < rows; row++) {
		for (i = 1; i <= columns; i++)
			value[i] = (int)draw(i <= columns / 3	    ? 100
					     : i <= 2 * columns / 3 ? 2
								    : 6);
		printf("%s",
		       (value[CAUSE] <= 30) != (draw(10) == 0) ? "yes" : "no");
		for (i = 1; i <= columns; i++) {
			if (i <= columns / 3)
				printf(",%d", value[i]);
			else if (i <= 2 * columns / 3)
				printf(",%s", value[i] ? "yes" : "no");
			else
				printf(",w%d", value[i]);
		}
		printf("\n");
	}
}

/* --- the pass ----------------------------------------------------------------- */

struct values {
	size_t count;
	const char *text[VALUES];
	size_t len[VALUES];
	unsigned level[VALUES];
	uint8_t place[1024];
};

static struct values values[COLUMNS];
static int64_t *cells[COLUMNS][COLUMNS];

static unsigned
code_of(struct values *of, const char *text, size_t len)
{
	size_t at = 5381, i;

	for (i = 0; i < len; i++)
		at = at * 33 ^ (unsigned char)text[i];
	for (at &= 1023; of->place[at]; at = (at + 1) & 1023) {
		i = of->place[at] - 1U;
		if (of->len[i] == len && memcmp(of->text[i], text, len) == 0)
			return of->level[i];
	}
	if (of->count == VALUES) {
		fputs("notes: too many values\n", stderr);
		exit(1);
	}
	of->text[of->count] = text;
	of->len[of->count] = len;
	of->level[of->count] = *text >= '0' && *text <= '9'
				       ? ((unsigned)atoi(text) + 1) / RANGE
				       : (unsigned)of->count;
	of->place[at] = (uint8_t)++of->count;
	return of->level[of->count - 1];
}

static void
count_row(const unsigned *code, int columns, int failed)
{
	int a, b;

	for (a = 1; a < columns; a++) {
		for (b = a + 1; b < columns; b++)
			cells[a][b][(code[a] * LEVELS + code[b]) * 2 +
				    (unsigned)failed]++;
	}
}

static char *
read_all(const char *path, size_t *len)
{
	FILE *file = fopen(path, "rb");
	char *bytes;

	if (!file || fseek(file, 0, SEEK_END) != 0)
		exit(1);
	*len = (size_t)ftell(file);
	rewind(file);
	bytes = malloc(*len + 1);
	if (!bytes || fread(bytes, 1, *len, file) != *len)
		exit(1);
	(void)fclose(file);
	return bytes;
}

/* The codes of a row; where the next begins. */
static const char *
split(const char *at, const char *end, unsigned *code, int *columns)
{
	const char *line = memchr(at, '\n', (size_t)(end - at));
	int i = 0;

	line = line ? line : end;
	while (at <= line && i < COLUMNS) {
		const char *comma = memchr(at, ',', (size_t)(line - at));
		const char *stop = comma ? comma : line;

		code[i] = code_of(&values[i], at, (size_t)(stop - at));
		i++;
		at = stop + 1;
	}
	*columns = i;
	return line + 1;
}

static void
count(const char *path)
{
	size_t len, la, lb;
	const char *bytes = read_all(path, &len), *end = bytes + len;
	const char *at = memchr(bytes, '\n', len);
	unsigned code[COLUMNS];
	int64_t n[2] = {0, 0};
	int columns, a, b;

	for (a = 0; a < COLUMNS; a++) {
		for (b = a + 1; b < COLUMNS && a < 31 && b < 31; b++)
			cells[a][b] = calloc((size_t)LEVELS * LEVELS * 2,
					     sizeof(int64_t));
	}
	for (at++; at < end;) {
		at = split(at, end, code, &columns);
		count_row(code, columns, values[0].text[code[0]][0] == 'y');
	}
	/* the ranges end at 30 */
	for (la = 0; la <= 30 / RANGE; la++) {
		for (lb = 0; lb < LEVELS; lb++) {
			const int64_t *cell = cells[CAUSE][CAUSE + 1] +
					      (la * LEVELS + lb) * 2;

			n[0] += cell[0];
			n[1] += cell[1];
		}
	}
	printf("%lld\t%lld\n", (long long)(n[0] + n[1]), (long long)n[1]);
}

int
main(int argc, char **argv)
{
	if (argc == 4 && strcmp(argv[1], "make") == 0)
		make(atol(argv[2]), atoi(argv[3]));
	else if (argc == 3 && strcmp(argv[1], "count") == 0)
		count(argv[2]);
	else
		return 2;
	return 0;
}
