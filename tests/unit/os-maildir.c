/* SPDX-License-Identifier: ISC
 * A Maildir: which files, in which order, and those that cannot be read.
 */
#define _DEFAULT_SOURCE /* symlink, mkdtemp */
#include "os/maildir.h"

#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/str.h"
#include "os/file.h"
#include "tap.h"

static struct arena arena;
static char home[] = "/tmp/crm-unit-XXXXXX";

static const char *
at(const char *name)
{
	return arena_print(&arena, "%s/%s", home, name);
}

static void
put(const char *name)
{
	struct error err;

	ok(file_write_new(at(name), 0600, "x", 1, &err) == 0, "%s is put",
	   name);
}

static void
is_listed(const char *folder, const char *want, const char *title)
{
	const struct maildir_file *file;
	size_t skip = strlen(home) + 1, i;
	struct error err = {0};
	struct str out = {0};
	struct vec files;

	if (maildir_list(&arena, folder, &files, &err) < 0)
		str_print(&out, "%d %s; %s", (int)err.code, err.text + skip,
			  err.hint);
	file = files.items;
	for (i = 0; i < files.count; i++)
		str_print(&out, "%s%s%s\n", file[i].path + skip,
			  file[i].trouble ? "!" : "",
			  file[i].trouble ? file[i].trouble + skip : "");
	is_text(str_get(&out), want, title);
	str_free(&out);
}

int
main(void)
{
	if (!mkdtemp(home))
		return 1;
	is_listed(home,
		  "65 is no Maildir; a Maildir has the folders new and cur",
		  "any folder");
	ok(!maildir_here(home), "is no Maildir");
	ok(mkdir(at("new"), 0700) == 0 && mkdir(at("cur"), 0700) == 0 &&
		   mkdir(at("tmp"), 0700) == 0,
	   "a Maildir is made");
	ok(maildir_here(home), "it is one");
	is_listed(home, "", "it is empty");
	put("new/1002.b");
	put("cur/1001.a:2,S");
	put("cur/1003.c:2,RS");
	put("cur/.hidden");
	put("tmp/1000.d");
	is_listed(home, "cur/1001.a:2,S\nnew/1002.b\ncur/1003.c:2,RS\n",
		  "in the order of delivery, without tmp");
	ok(symlink("nowhere", at("new/0999.x")) == 0 &&
		   symlink("1004.y", at("new/1004.y")) == 0 &&
		   mkdir(at("cur/1005"), 0700) == 0 &&
		   symlink("../new/1002.b", at("cur/1006.z")) == 0,
	   "links and a folder are put");
	is_listed(home,
		  "new/0999.x!new/0999.x is a broken link\n"
		  "cur/1001.a:2,S\nnew/1002.b\ncur/1003.c:2,RS\n"
		  "new/1004.y!new/1004.y is a broken link\n"
		  "cur/1005!cur/1005 is no file\ncur/1006.z\n",
		  "what cannot be read is named");
	(void)!system(arena_print(&arena, "rm -rf '%s'", home));
	arena_free(&arena);
	return done();
}
