/* SPDX-License-Identifier: ISC
 * The set as a whole.
 */
#include "cli/help.h"

#include <string.h>

#include "base/str.h"
#include "look/policy_page.h"
#include "os/file.h"
#include "os/program.h"
#include "view/page.h"

#define ANSWER_LIMIT ((size_t)256 * 1024)
#define OTHERS "Other"

/* The rooms of the business, each with its commands in the order of use. */
static const struct {
	const char *name;
	const char *commands;
} rooms[] = {
	{"Start", "init help"},
	{"Listen", "log intake cases own away answer resolve thank close "
		   "promise escalate today send"},
	{"People", "add edit tag link find show import export dupes merge "
		   "forget access"},
	{"Learn", "observe why problem kb card signals"},
	{"Sell", "product sell deal invoice dun score"},
	{"Reach", "campaign share take route near"},
	{"Look", "report pivot basket"},
	{"Keep", "check undo history backup"},
	{OTHERS, ""},
};
#define ROOMS (sizeof(rooms) / sizeof(rooms[0]))

static bool
is_known(const char *name)
{
	size_t i;

	/* crm-complete is for shells, not for people */
	if (strcmp(name, "complete") == 0)
		return true;
	for (i = 0; i < ROOMS; i++) {
		if (str_among(rooms[i].commands, name))
			return true;
	}
	return false;
}

/* What a program beside us says to that option; NULL when there is none. */
static char *
ask(struct session *session, const char *folder, const char *name,
    const char *option)
{
	const char *argv[] = {arena_print(&session->arena, "%s/crm-%s", folder,
					  name),
			      option, NULL};
	struct program program;
	char *text;
	size_t len;

	if (!file_exists(argv[0]) || program_start(argv, &program, NULL) != 0 ||
	    program_finish(&session->arena, &program, ANSWER_LIMIT, &text, &len,
			   NULL) != 0)
		return NULL;
	return text;
}

/* The purpose is the last field of the last row. */
static const char *
purpose(struct session *session, const char *folder, const char *name)
{
	char *text = ask(session, folder, name, "--help-options");
	char *tab = text ? strrchr(text, '\t') : NULL;

	if (!tab)
		return NULL;
	tab[strcspn(tab, "\n")] = '\0';
	return tab + 1;
}

static void
list_command(struct session *session, struct page *page, const char *folder,
	     const char *room, const char *name, bool *begun)
{
	const char *text = purpose(session, folder, name);

	if (!text)
		return;
	if (!*begun)
		page_heading(page, room);
	*begun = true;
	page_pair(page, arena_print(&session->arena, "crm-%s", name), text);
}

static void
list_room(struct session *session, struct page *page, const char *folder,
	  size_t room)
{
	const char *words = rooms[room].commands;
	bool begun = false;

	while (*words) {
		size_t len = strcspn(words, " ");

		list_command(session, page, folder, rooms[room].name,
			     arena_bytes(&session->arena, words, len), &begun);
		words += len + (words[len] == ' ');
	}
}

static int
list_others(struct session *session, struct page *page, const char *folder)
{
	struct vec names;
	const char *const *name;
	bool begun = false;
	size_t i;

	if (file_list(&session->arena, folder, &names, &session->err) != 0)
		return -1;
	name = names.items;
	for (i = 0; i < names.count; i++) {
		if (str_begins(name[i], "crm-") && !is_known(name[i] + 4) &&
		    !strchr(name[i], '.'))
			list_command(session, page, folder, OTHERS, name[i] + 4,
				     &begun);
	}
	return 0;
}

static int
find_folder(struct session *session, const char *argv0, const char **folder)
{
	*folder = program_folder(&session->arena, argv0);
	if (*folder)
		return 0;
	return error_set(&session->err, ERR_UNAVAILABLE,
			 "%s cannot tell where it lies", argv0);
}

int
help_list(struct session *session, const char *argv0)
{
	const char *folder;
	struct page *page;
	size_t i;
	int rc;

	if (find_folder(session, argv0, &folder) != 0)
		return -1;
	page = page_open(&session->arena, &session->view);
	page_title(page, "crm: listen, own, act, tell, thank, learn");
	for (i = 0; i + 1 < ROOMS; i++)
		list_room(session, page, folder, i);
	rc = list_others(session, page, folder);
	page_gap(page);
	page_text(page, "crm-help log opens a page; crm-help policy lists what "
			"the policy can say.");
	return page_close(page, rc == 0 ? &session->err : NULL) != 0 ? -1 : rc;
}

/* The file of a page, where it was installed with us or lies in the tree we
 * were built in; NULL when the manual's own way has to find it. */
static const char *
page_file(struct session *session, const char *folder, const char *name)
{
	static const char sections[] = "157";
	struct arena *arena = &session->arena;
	size_t i;

	for (i = 0; sections[i]; i++) {
		const char *installed =
			arena_print(arena, "%s/../share/man/man%c/%s.%c",
				    folder, sections[i], name, sections[i]);
		const char *built = arena_print(arena, "%s/../../man/%s.%c",
						folder, name, sections[i]);

		if (file_exists(installed))
			return installed;
		if (file_exists(built))
			return built;
	}
	return NULL;
}

static int
open_page(struct session *session, const char *page)
{
	static const char *const readers[] = {"/usr/bin/man", "/bin/man",
					      "/usr/local/bin/man"};
	size_t i;

	if (out_flush(session->out, &session->err) != 0)
		return -1;
	for (i = 0; i < sizeof(readers) / sizeof(readers[0]); i++) {
		const char *argv[] = {readers[i], page, NULL};

		if (file_exists(readers[i]))
			return program_run(argv, &session->err);
	}
	return error_set(&session->err, ERR_UNAVAILABLE,
			 "there is no man(1) here to show %s", page);
}

static int
refuse(struct session *session, const char *folder, const char *name)
{
	struct vec names, commands = {.size = sizeof(const char *)};
	const char *const *file;
	const char *nearest;
	size_t i;

	if (file_list(&session->arena, folder, &names, NULL) != 0)
		names.count = 0;
	file = names.items;
	for (i = 0; i < names.count; i++) {
		if (str_begins(file[i], "crm-"))
			*(const char **)vec_add(&commands, &session->arena) =
				file[i] + 4;
	}
	nearest = str_nearest(name, commands.items, commands.count);
	error_set(&session->err, ERR_USAGE, "no such page: %s%s%s%s", name,
		  nearest ? ", did you mean " : "", nearest ? nearest : "",
		  nearest ? "?" : "");
	return error_hint(&session->err, "crm-help lists them");
}

int
help_open(struct session *session, const char *argv0, const char *name)
{
	const char *folder, *file, *text;

	if (find_folder(session, argv0, &folder) != 0)
		return -1;
	if (str_begins(name, "crm-"))
		name += 4;
	if (!*name || strpbrk(name, "/.\n"))
		return refuse(session, folder, name);
	file = page_file(session, folder,
			 strcmp(name, "crm") == 0
				 ? name
				 : arena_print(&session->arena, "crm-%s",
					       name));
	text = ask(session, folder, name, "-h");
	if (file && (session->terminal || !text))
		return open_page(session, file);
	if (!text)
		return refuse(session, folder, name);
	return out_add(session->out, text, strlen(text), &session->err);
}

int
help_policy(struct session *session, const char *name)
{
	struct error *err = &session->err;
	const char *const *names;
	char *text;
	size_t count, i, len;

	if (!name) {
		names = policy_page_names(&count);
		for (i = 0; i < count; i++) {
			if (out_line(session->out, names[i], err) != 0)
				return -1;
		}
		session_talk(session,
			     "crm-help policy %s prints one, ready to "
			     "paste",
			     names[0]);
		return 0;
	}
	text = policy_page_text(&session->arena, name, err);
	if (!text)
		return -1;
	for (len = strlen(text); len > 0 && text[len - 1] == '\n'; len--)
		text[len - 1] = '\0';
	return out_line(session->out, text, err);
}
