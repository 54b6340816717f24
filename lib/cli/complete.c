/* SPDX-License-Identifier: ISC
 * Completing a command line.
 */
#include "cli/complete.h"

#include <stdbool.h>
#include <string.h>
#include <strings.h>

#include "base/str.h"
#include "look/complete.h"
#include "os/file.h"
#include "os/program.h"

#define ANSWER_LIMIT ((size_t)256 * 1024)

/* An option of the command, as its --help-options says. */
struct known {
	char letter;	      /* or 0 */
	const char *name;     /* or "" */
	const char *argument; /* "" for a flag */
	const char *help;
};

/* The line as far as it is typed. */
struct line {
	struct session *session;
	const char *argv0;
	const char *folder;  /* of our programs; ask folder() */
	const char *command; /* crm-log */
	struct vec known;
	const char *operands;	  /* what it takes, or "" */
	const char *noun;	  /* of -t */
	const struct known *open; /* the option whose argument is typed */
	size_t operand;		  /* how many are before the word */
	bool ended;		  /* by "--" */
	const char *word;	  /* that is typed */
	const char *kept;	  /* "--kind=", in front of what is completed */
	bool opened;		  /* the business, or tried to */
	struct vec *found;
};

/* The next field of a row, in place. */
static char *
take(char **row, char end)
{
	char *field = *row, *stop = strchr(field, end);

	if (!stop) {
		*row = field + strlen(field);
	} else {
		*stop = '\0';
		*row = stop + 1;
	}
	return strcmp(field, "-") == 0 ? field + 1 : field;
}

static void
learn_options(struct line *line, char *rows)
{
	while (*rows) {
		char *row = take(&rows, '\n');
		const char *letter = take(&row, '\t');
		struct known *known;

		if (strcmp(letter, "operands") == 0) {
			line->operands = take(&row, '\t');
			continue;
		}
		known = vec_add(&line->known, &line->session->arena);
		known->letter = *letter;
		known->name = take(&row, '\t');
		known->argument = take(&row, '\t');
		known->help = take(&row, '\t');
	}
}

/* NULL when nobody knows. */
static const char *
folder(struct line *line)
{
	if (!line->folder)
		line->folder =
			program_folder(&line->session->arena, line->argv0);
	return line->folder;
}

/* What a program of ours says to these arguments; "" when it cannot. */
static int
start(struct line *line, const char *const *arguments, struct program *program)
{
	const char *argv[6] = {NULL};
	size_t i;

	if (!folder(line))
		return -1;
	argv[0] = arena_print(&line->session->arena, "%s/%s", line->folder,
			      line->command);
	for (i = 0; arguments[i] && i < 4; i++)
		argv[i + 1] = arguments[i];
	return program_start(argv, program, NULL);
}

static char *
answer(struct line *line, const struct program *program)
{
	char *text;
	size_t len;

	if (program_finish(&line->session->arena, program, ANSWER_LIMIT, &text,
			   &len, NULL) != 0)
		return arena_text(&line->session->arena, "");
	return text;
}

static const struct known *
find_letter(const struct line *line, char letter)
{
	const struct known *known = line->known.items;
	size_t i;

	for (i = 0; i < line->known.count; i++) {
		if (known[i].letter == letter)
			return &known[i];
	}
	return NULL;
}

static const struct known *
find_name(const struct line *line, const char *name, size_t len)
{
	const struct known *known = line->known.items;
	size_t i;

	for (i = 0; i < line->known.count; i++) {
		if (strlen(known[i].name) == len &&
		    strncmp(known[i].name, name, len) == 0)
			return &known[i];
	}
	return NULL;
}

/* The option with an argument in a word like "-nD", "-Dfile", "--db=x", and
 * where in the word that argument begins: its end where it comes next. */
static const struct known *
find_option(const struct line *line, const char *word, const char **value)
{
	const struct known *known;
	size_t len;

	if (word[1] == '-') {
		len = strcspn(word + 2, "=");
		known = find_name(line, word + 2, len);
		*value = word + 2 + len + (word[2 + len] == '=');
		return known && *known->argument ? known : NULL;
	}
	for (word++; *word; word++) {
		known = find_letter(line, *word);
		*value = word + 1;
		if (!known || *known->argument)
			return known;
	}
	return NULL;
}

static void
use_argument(struct line *line, const struct known *option, const char *value)
{
	struct business_setting *setting = &line->session->setting;

	if (option->letter == 'D')
		setting->db = value;
	else if (option->letter == 'u')
		setting->user = value;
	else if (strcasecmp(option->argument, "noun") == 0)
		line->noun = value;
}

static void
read_line(struct line *line)
{
	char **words = line->session->operands;
	size_t count = line->session->operand_count, i;
	const char *value;

	for (i = 1; i + 1 < count; i++) {
		const char *word = words[i];

		if (line->open) {
			use_argument(line, line->open, word);
			line->open = NULL;
		} else if (line->ended || word[0] != '-' || !word[1]) {
			line->operand++;
		} else if (strcmp(word, "--") == 0) {
			line->ended = true;
		} else {
			line->open = find_option(line, word, &value);
			if (line->open && *value) {
				use_argument(line, line->open, value);
				line->open = NULL;
			}
		}
	}
}

/* "--kind=com" is the option and its argument in one. */
static void
split_word(struct line *line)
{
	const char *value;

	if (line->open || line->ended || !str_begins(line->word, "--") ||
	    !strchr(line->word, '='))
		return;
	line->open = find_option(line, line->word, &value);
	if (!line->open)
		return;
	line->kept = arena_bytes(&line->session->arena, line->word,
				 (size_t)(value - line->word));
	line->word = value;
}

static void
offer_options(struct line *line)
{
	struct arena *arena = &line->session->arena;
	const struct known *known = line->known.items;
	size_t i;

	for (i = 0; i < line->known.count; i++, known++) {
		complete_offer(
			arena, line->found, line->word,
			*known->name ? arena_print(arena, "--%s", known->name)
				     : arena_print(arena, "-%c", known->letter),
			known->help);
	}
}

/* The last of "due,owner,na", by what the command says of its columns. */
static void
offer_columns(struct line *line)
{
	struct arena *arena = &line->session->arena;
	const char *arguments[] = {"-o", "help", line->noun ? "-t" : NULL,
				   line->noun, NULL};
	const char *comma = strrchr(line->word, ',');
	size_t keep = comma ? (size_t)(comma + 1 - line->word)
			    : strspn(line->word, "+-");
	struct program program;
	char *rows;

	if (start(line, arguments, &program) != 0)
		return;
	for (rows = answer(line, &program); *rows;) {
		char *row = take(&rows, '\n');
		const char *name = take(&row, '\t');

		(void)take(&row, '\t');
		complete_offer(arena, line->found, line->word,
			       arena_print(arena, "%.*s%s", (int)keep,
					   line->word, name),
			       take(&row, '\t'));
	}
}

/* Programs beside this one, "crm-log" or, for crm-help, "log". */
static void
offer_commands(struct line *line)
{
	struct arena *arena = &line->session->arena;
	struct vec names;
	const char *const *name;
	size_t i;

	complete_offer(arena, line->found, line->word, "policy",
		       "what the policy can say");
	if (!folder(line) || file_list(arena, line->folder, &names, NULL) != 0)
		return;
	name = names.items;
	for (i = 0; i < names.count; i++) {
		if (!str_begins(name[i], "crm-"))
			continue;
		complete_offer(arena, line->found, line->word, name[i] + 4,
			       NULL);
		if (str_begins(line->word, "crm"))
			complete_offer(arena, line->found, line->word, name[i],
				       NULL);
	}
}

static const char *
kinds_of_argument(const struct known *option)
{
	static const char *const pairs[][2] = {
		{"who", "person"}, {"person", "person"}, {"deputy", "person"},
		{"kind", "kind"},  {"noun", "noun"},	 {"party", "party"},
		{"case", "case"},  {"batch", "batch"},	 {"tag", "tag"},
		{"day", "day"},	   {"when", "day"},	 {"channel", "channel"},
		{"role", "role"},
	};
	size_t i;

	if (strcmp(option->name, "color") == 0)
		return "colour";
	for (i = 0; i < sizeof(pairs) / sizeof(pairs[0]); i++) {
		if (strcasecmp(pairs[i][0], option->argument) == 0)
			return pairs[i][1];
	}
	return "";
}

/* What the operand at this place may be: places are split by blanks, and the
 * last one holds for all behind it. */
static const char *
kinds_of_operand(struct line *line)
{
	const char *kinds = line->operands;
	size_t i, len;

	for (i = 0; i < line->operand; i++) {
		len = strcspn(kinds, " ");
		if (!kinds[len])
			break;
		kinds += len + 1;
	}
	len = strcspn(kinds, " ");
	if (strncmp(kinds, "filter", len) == 0 && line->noun)
		return arena_print(&line->session->arena, "filter:%s",
				   line->noun);
	return arena_bytes(&line->session->arena, kinds, len);
}

static void
open_business(struct line *line)
{
	struct session *session = line->session;

	if (line->opened)
		return;
	line->opened = true;
	if (session_open(session, SESSION_READ) != 0)
		session->business = NULL;
	session->err = (struct error){0};
}

static void
offer_words(struct line *line)
{
	struct session *session = line->session;
	const char *kinds = line->open ? kinds_of_argument(line->open)
				       : kinds_of_operand(line);

	if (!line->open && strstr(kinds, "command"))
		offer_commands(line);
	if (!*kinds)
		return;
	open_business(line);
	(void)complete_words(session->business, &session->arena, kinds,
			     line->word, line->found, NULL);
}

/* Whether another database or user than ours might be named. */
static bool
names_another(const struct session *session)
{
	size_t i;

	for (i = 1; i + 1 < session->operand_count; i++) {
		const char *word = session->operands[i];

		if (word[0] == '-' && word[1] != '-' && strpbrk(word, "Du"))
			return true;
	}
	return false;
}

static void
keep_front(const struct line *line)
{
	struct complete_candidate *candidate = line->found->items;
	size_t i;

	for (i = 0; *line->kept && i < line->found->count; i++)
		candidate[i].word.s =
			arena_print(&line->session->arena, "%s%s", line->kept,
				    candidate[i].word.s);
}

/* What the command's own program says. */
static int
ask_options(struct line *line)
{
	static const char *const arguments[] = {"--help-options", NULL};
	struct program program;

	if (start(line, arguments, &program) != 0)
		return -1;
	/* while it answers, see to what takes long here */
	if (*line->word != '-' && !names_another(line->session))
		open_business(line);
	learn_options(line, answer(line, &program));
	return 0;
}

static int
find_options(struct line *line)
{
	const struct complete_command *command = complete_commands;

	while (command->name && strcmp(command->name, line->command) != 0)
		command++;
	if (!command->name)
		return ask_options(line);
	learn_options(line, arena_text(&line->session->arena, command->rows));
	return 0;
}

static void
complete(struct line *line)
{
	if (find_options(line) != 0)
		return;
	read_line(line);
	split_word(line);
	if (line->open && strncasecmp(line->open->argument, "col", 3) == 0)
		offer_columns(line);
	else if (!line->open && !line->ended && *line->word == '-')
		offer_options(line);
	else
		offer_words(line);
	keep_front(line);
}

void
complete_line(struct session *session, const char *argv0, struct vec *found)
{
	struct line line = {
		.session = session,
		.argv0 = argv0,
		.operands = "",
		.word = session->operands[session->operand_count - 1],
		.kept = "",
		.known = {.size = sizeof(struct known)},
		.found = found,
	};
	const char *slash = strrchr(session->operands[0], '/');

	line.command = slash ? slash + 1 : session->operands[0];
	if (session->operand_count > 1 && str_begins(line.command, "crm-"))
		complete(&line);
}
