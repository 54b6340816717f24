/* SPDX-License-Identifier: ISC
 * A damaged database: a sound one with the input's patches laid over it, or,
 * after a first byte 255, the input itself. Opened, checked and read.
 *
 * A patch is three bytes of place, one of length, and the bytes.
 */
#include <fcntl.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/vec.h"
#include "domain/business.h"
#include "domain/door.h"
#include "domain/found.h"
#include "domain/listen.h"
#include "keep/check.h"
#include "store/store.h"

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static char folder[64], path[96];
static unsigned char *sound;
static size_t sound_len;

static struct business_setting
setting_of(enum store_mode mode)
{
	return (struct business_setting){.db = path,
					 .user = "nina",
					 .now = {1795420800},
					 .tool = "fuzz",
					 .command = "fuzz",
					 .mode = mode};
}

static void
need(int rc, const struct error *err)
{
	if (rc >= 0)
		return;
	(void)fprintf(stderr, "database.c: %s\n", err->text);
	abort();
}

/* Everything that a database may hold beside its tables is made by writing. */
static void
found(void)
{
	struct business_setting setting = setting_of(STORE_WRITE);
	struct door_write write = {.origin = "hand"};
	struct found_new new = {.name = "B", .currency = "EUR", .zone = "UTC"};
	struct vec rows = {.size = sizeof(struct voice_row)};
	struct listen_voice voice = {.kind = "complaint",
				     .bytes = "it leaks",
				     .len = 8,
				     .at = setting.now};
	struct arena arena = {NULL};
	struct error err = {0};
	struct business *business;
	const char *remark;
	struct id repeat;
	int i;

	need(found_business(&arena, &setting, &new, &business, &err), &err);
	for (i = 0; i < 5; i++) {
		need(door_begin(business, &write, &repeat, &err), &err);
		need(listen_stranger(business, "Anna Berg", NULL, NULL,
				     &voice.party, &remark, &err),
		     &err);
		need(listen_log(business, &voice, &rows, &remark, &err), &err);
		need(door_commit(business, NULL, &err), &err);
	}
	business_close(business);
	arena_free(&arena);
}

static void
clear(void)
{
	static const char *const names[] = {"", "-wal", "-shm", "-journal"};
	char name[128];
	size_t i;

	for (i = 0; i < sizeof(names) / sizeof(names[0]); i++) {
		(void)snprintf(name, sizeof(name), "%s%s", path, names[i]);
		(void)unlink(name);
	}
}

static void
leave(void)
{
	char name[128];

	clear();
	(void)snprintf(name, sizeof(name), "%s.lock", path);
	(void)unlink(name);
	(void)snprintf(name, sizeof(name), "%s/policy.yaml", folder);
	(void)unlink(name);
	(void)rmdir(folder);
}

static void
begin(void)
{
	const char *parent = getenv("TMPDIR");
	FILE *file;
	long len;

	(void)snprintf(folder, sizeof(folder), "%.40s/crm-fuzz.XXXXXX",
		       parent ? parent : "/tmp");
	if (!mkdtemp(folder))
		abort();
	(void)snprintf(path, sizeof(path), "%s/crm.db", folder);
	(void)atexit(leave);
	found();
	file = fopen(path, "rb");
	if (!file || fseek(file, 0, SEEK_END) != 0 || (len = ftell(file)) < 0)
		abort();
	rewind(file);
	sound_len = (size_t)len;
	sound = arena_grow(NULL, sound_len);
	if (fread(sound, 1, sound_len, file) != sound_len)
		abort();
	(void)fclose(file);
}

static void
write_file(const unsigned char *bytes, size_t len)
{
	int fd;

	clear();
	fd = open(path, O_WRONLY | O_CREAT | O_EXCL, 0600);
	if (fd < 0 || write(fd, bytes, len) != (ssize_t)len || close(fd) != 0)
		abort();
}

static void
write_patched(const uint8_t *data, size_t size)
{
	unsigned char *bytes = arena_grow(NULL, sound_len);

	memcpy(bytes, sound, sound_len);
	while (size >= 5) {
		size_t at = ((size_t)data[0] << 16 | (size_t)data[1] << 8 |
			     data[2]) %
			    sound_len;
		size_t len = data[3];

		data += 4;
		size -= 4;
		if (len > size)
			len = size;
		if (len > sound_len - at)
			len = sound_len - at;
		memcpy(bytes + at, data, len);
		data += len;
		size -= len;
	}
	write_file(bytes, sound_len);
	free(bytes);
}

static int
report(void *cookie, const struct finding_row *finding, struct error *err)
{
	(void)finding;
	(void)err;
	return ++*(int *)cookie < 1000 ? 0 : -1;
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct business_setting setting = setting_of(STORE_READ);
	struct vec heads = {.size = sizeof(struct check_head)};
	struct arena arena = {NULL};
	struct error err = {0};
	struct business *business;
	int found_wrong = 0;

	if (!sound)
		begin();
	if (size > 0 && data[0] == 255)
		write_file(data + 1, size - 1);
	else
		write_patched(data, size);
	if (business_open(&arena, &setting, &business, &err) == 0) {
		(void)check_business(business, &heads, report, &found_wrong,
				     &err);
		business_close(business);
	} else if (!err.text[0] || err.code == ERR_SOFTWARE) {
		abort();
	}
	arena_free(&arena);
	return 0;
}
