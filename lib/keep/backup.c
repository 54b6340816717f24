/* SPDX-License-Identifier: ISC
 * Verified copies of the database.
 */
#include "keep/backup.h"

#include <stdio.h>
#include <string.h>

#include "base/str.h"
#include "base/vec.h"
#include "store/copy.h"
#include "store/store.h"

static const struct column row_columns[] = {
	SHOWN_ID(struct backup_row, id, "id", 'b', 9, "its last batch"),
	SHOWN(struct backup_row, head, WORD, 7,
	      "the head of its chain, for crm-check --head"),
	SHOWN(struct backup_row, file, TEXT, 9, "where it is"),
};

const struct shape backup_row_shape = SHAPE(struct backup_row, row_columns);

/* Name of the base without its folder and ".db", and a dash. */
static char *
stem(struct arena *arena, const char *db)
{
	const char *base = strrchr(db, '/');
	size_t len;

	base = base ? base + 1 : db;
	len = strlen(base);
	if (len > 3 && strcmp(base + len - 3, ".db") == 0)
		len -= 3;
	return arena_print(arena, "%.*s-", (int)len, base);
}

static int
copy_to(struct business *business, const char *part, const char *path,
	struct backup_row *row, struct error *err)
{
	unsigned char hash[BATCH_HASH] = {0};
	struct str hex = {0};
	size_t i;

	if (copy_make(business->store, business->arena, part, path, &row->id,
		      hash, err) < 0)
		return -1;
	for (i = 0; i < BATCH_HASH; i++)
		str_print(&hex, "%02x", hash[i]);
	row->head.s = row->id.n > 0 ? arena_text(business->arena, str_get(&hex))
				    : NULL;
	row->file.s = path;
	str_free(&hex);
	return 0;
}

static int
into_file(struct business *business, const char *path, struct backup_row *row,
	  struct error *err)
{
	char *part;
	int there = copy_there(path, err);

	if (there < 0 || copy_part(business->arena, path, &part, err) < 0)
		return -1;
	return copy_to(business, part, path, row, err);
}

/* "crm-20261123T080000Z.db": names sort by time. One that is taken gets a
 * number behind it. */
static char *
free_name(struct business *business, const char *folder, const char *head,
	  struct error *err)
{
	struct civil c = instant_civil(business->now);
	char *path;
	int n;

	for (n = 1; n < 1000; n++) {
		char number[8] = "";
		int there;

		if (n > 1)
			(void)snprintf(number, sizeof(number), "_%03d", n);
		path = arena_print(business->arena,
				   "%s/%s%04d%02d%02dT%02d%02d%02dZ%s.db",
				   folder, head, (int)c.year, c.month, c.mday,
				   c.hour, c.minute, c.second, number);
		there = copy_there(path, err);
		if (there < 0)
			return NULL;
		if (there == 0)
			return path;
	}
	error_set(err, ERR_CREATE, "%s: too many backups of one second",
		  folder);
	return NULL;
}

/* Only names that we give: STEM-20261123T080000Z.db, STEM-…Z_002.db. */
static bool
is_ours(const char *name, const char *head)
{
	static const char form[] = "00000000T000000Z";
	const char *at = name + strlen(head);
	size_t i;

	for (i = 0; form[i]; i++) {
		if (form[i] == '0' ? at[i] < '0' || at[i] > '9'
				   : at[i] != form[i])
			return false;
	}
	at += i;
	return strcmp(at, ".db") == 0 || (at[0] == '_' && strlen(at) == 7);
}

/* Names of ours in folder, oldest first. */
static int
list_ours(struct business *business, const char *folder, const char *head,
	  struct vec *found, struct error *err)
{
	const char **names;
	size_t i, n = 0;

	if (copy_list(business->arena, folder, head, ".db", found, err) < 0)
		return -1;
	names = found->items;
	for (i = 0; i < found->count; i++) {
		if (is_ours(names[i], head))
			names[n++] = names[i];
	}
	found->count = n;
	return 0;
}

static int
thin_out(struct business *business, const char *folder, const char *head,
	 int64_t keep, struct error *err)
{
	struct vec found;
	const char *const *names;
	size_t i;

	if (list_ours(business, folder, head, &found, err) < 0)
		return -1;
	names = found.items;
	for (i = 0; i < found.count && (int64_t)(found.count - i) > keep; i++) {
		if (copy_remove(business->arena,
				arena_print(business->arena, "%s/%s", folder,
					    names[i]),
				err) < 0)
			return -1;
	}
	return 0;
}

/* Under the folder's lock, whatever is half made was left by one that died. */
static int
tidy(struct business *business, const char *folder, const char *head,
     struct error *err)
{
	struct vec found;
	const char *const *names;
	size_t i;

	if (copy_list(business->arena, folder, head, ".db.part", &found, err) <
	    0)
		return -1;
	names = found.items;
	for (i = 0; i < found.count; i++) {
		if (copy_remove(business->arena,
				arena_print(business->arena, "%s/%s", folder,
					    names[i]),
				err) < 0)
			return -1;
	}
	return 0;
}

/* So that the copies can be read where they are; in a folder of somebody's
 * choice that has a policy, that one stays. */
static int
add_policy(struct business *business, const char *folder, bool own,
	   struct error *err)
{
	return copy_text(business->arena,
			 arena_print(business->arena, "%s/policy.yaml", folder),
			 business->policy_source, !own, err);
}

static int
into_folder(struct business *business, const char *folder, bool own,
	    int64_t keep, struct backup_row *row, struct error *err)
{
	const char *head = stem(business->arena, business->setting->db);
	char *path = NULL;
	int fd, rc;

	if (copy_make_folder(business->arena, folder, err) < 0 ||
	    copy_lock(business->arena, folder, &fd, err) < 0)
		return -1;
	rc = tidy(business, folder, head, err);
	if (rc == 0) {
		path = free_name(business, folder, head, err);
		rc = path ? 0 : -1;
	}
	if (rc == 0)
		rc = copy_to(business,
			     arena_print(business->arena, "%s.part", path),
			     path, row, err);
	if (rc == 0)
		rc = add_policy(business, folder, own, err);
	if (rc == 0 && keep > 0)
		rc = thin_out(business, folder, head, keep, err);
	copy_unlock(fd);
	return rc;
}

static char *
own_folder(struct business *business)
{
	return arena_print(business->arena, "%s.backups",
			   business->setting->db);
}

/* "20261123T080000Z"; missing for what is none. */
static struct instant
moment(const char *digits)
{
	struct instant at = INSTANT_MISSING;
	char text[TIME_TEXT];

	if (strlen(digits) >= 16) {
		(void)snprintf(text, sizeof(text),
			       "%.4s-%.2s-%.2sT%.2s:%.2s:%.2sZ", digits,
			       digits + 4, digits + 6, digits + 9, digits + 11,
			       digits + 13);
		(void)instant_parse(text, &at);
	}
	return at;
}

int
backup_list(struct business *business, struct vec *found, struct error *err)
{
	const char *head = stem(business->arena, business->setting->db);
	const char *folder = own_folder(business);
	struct vec names;
	size_t i;

	*found = (struct vec){.size = sizeof(struct backup_file)};
	if (!copy_is_folder(folder))
		return 0;
	if (list_ours(business, folder, head, &names, err) < 0)
		return -1;
	for (i = 0; i < names.count; i++) {
		const char *name = ((const char *const *)names.items)[i];

		*(struct backup_file *)vec_add(found, business->arena) =
			(struct backup_file){name, moment(name + strlen(head))};
	}
	return 0;
}

int
backup_make(struct business *business, const char *where, int64_t keep,
	    struct backup_row *row, struct error *err)
{
	size_t len = where ? strlen(where) : 0;

	column_clear(&backup_row_shape, row);
	if (!where)
		return into_folder(business, own_folder(business), true, keep,
				   row, err);
	if (copy_is_folder(where))
		return into_folder(business, where, false, keep, row, err);
	if (where[len - (len > 0)] == '/')
		return into_folder(business,
				   arena_print(business->arena, "%.*s",
					       (int)len - 1, where),
				   false, keep, row, err);
	if (keep > 0)
		return error_set(err, ERR_USAGE,
				 "--keep wants a folder, and %.300s is none",
				 where);
	return into_file(business, where, row, err);
}
