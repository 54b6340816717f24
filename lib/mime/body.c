/* SPDX-License-Identifier: ISC
 * The parts of a mail.
 */
#include "mime/body.h"

#include <ctype.h>
#include <stdbool.h>
#include <string.h>

#include "base/arena.h"
#include "base/str.h"
#include "base/utf8.h"
#include "mime/charset.h"
#include "mime/mime.h"
#include "text/bounce.h"
#include "text/html.h"
#include "text/letter.h"

struct walk {
	struct arena *arena;
	struct letter *letter;
	struct str text;
	bool words; /* add them */
	bool parts; /* likewise */
	int depth;
};

static void
walk_object(struct walk *walk, GMimeObject *object);

static bool
is_type(GMimeObject *object, const char *type, const char *subtype)
{
	GMimeContentType *content = g_mime_object_get_content_type(object);

	return content && g_mime_content_type_is_type(content, type, subtype);
}

static char *
small_letters(struct arena *arena, const char *text)
{
	char *small = utf8_clean(arena, text, strlen(text)), *at;

	for (at = small; *at; at++) {
		if (*at >= 'A' && *at <= 'Z')
			*at = (char)(*at - 'A' + 'a');
	}
	return small;
}

/* What is in the object, decoded; with its headers where it is no leaf. */
static char *
object_bytes(struct walk *walk, GMimeObject *object, size_t *len)
{
	GMimeStream *stream = g_mime_stream_mem_new();
	GByteArray *array;
	char *bytes;

	if (GMIME_IS_PART(object)) {
		GMimeDataWrapper *content =
			g_mime_part_get_content(GMIME_PART(object));

		if (content)
			g_mime_data_wrapper_write_to_stream(content, stream);
	} else if (GMIME_IS_MESSAGE_PART(object)) {
		GMimeMessage *message = g_mime_message_part_get_message(
			GMIME_MESSAGE_PART(object));

		if (message)
			g_mime_object_write_to_stream(GMIME_OBJECT(message),
						      NULL, stream);
	} else {
		g_mime_object_write_to_stream(object, NULL, stream);
	}
	array = g_mime_stream_mem_get_byte_array(GMIME_STREAM_MEM(stream));
	*len = array->len;
	bytes = arena_bytes(walk->arena, array->data ? (char *)array->data : "",
			    array->len);
	g_object_unref(stream);
	return bytes;
}

/* The name that the sender gave it; a mail is named by its subject. */
static const char *
said_name(GMimeObject *object)
{
	GMimeMessage *message = NULL;

	if (GMIME_IS_PART(object))
		return g_mime_part_get_filename(GMIME_PART(object));
	if (GMIME_IS_MESSAGE_PART(object))
		message = g_mime_message_part_get_message(
			GMIME_MESSAGE_PART(object));
	return message ? g_mime_message_get_subject(message) : NULL;
}

static void
add_part(struct walk *walk, GMimeObject *object)
{
	GMimeContentType *content = g_mime_object_get_content_type(object);
	const char *name = said_name(object);
	struct letter_part *part;
	char *type;

	part = vec_add(&walk->letter->parts, walk->arena);
	part->bytes = object_bytes(walk, object, &part->size);
	type = content ? g_mime_content_type_get_mime_type(content) : NULL;
	part->type = small_letters(walk->arena,
				   type ? type : "application/octet-stream");
	g_free(type);
	if (name)
		name = utf8_clean(walk->arena, name, strlen(name));
	part->name =
		letter_part_name(walk->arena, name, walk->letter->parts.count);
	if (GMIME_IS_MESSAGE_PART(object))
		part->name = arena_print(walk->arena, "%s.eml", part->name);
}

/* Text with LF ends and no blank lines around it. */
static char *
part_text(struct walk *walk, GMimeObject *object, bool html)
{
	const char *charset =
		g_mime_object_get_content_type_parameter(object, "charset");
	struct str out = {0};
	size_t len, i, n = 0;
	char *bytes = object_bytes(walk, object, &len), *text;

	charset_add(&out, charset, bytes, len);
	for (i = 0; i < out.len; i++) {
		if (out.data[i] != '\r' || i + 1 == out.len ||
		    out.data[i + 1] != '\n')
			out.data[n++] = out.data[i];
	}
	text = utf8_clean(walk->arena, str_get(&out), n);
	str_free(&out);
	if (html)
		text = html_text(walk->arena, text, strlen(text));
	n = strlen(text);
	while (n > 0 && isspace((unsigned char)text[n - 1]))
		text[--n] = '\0';
	while ((n = strspn(text, " \t\r")), text[n] == '\n')
		text += n + 1;
	return text;
}

/* Whether it had words to add. */
static bool
add_text(struct walk *walk, GMimeObject *object)
{
	struct letter *letter = walk->letter;
	bool html = is_type(object, "text", "html");
	char *text;
	const char *charset;

	if (!walk->words)
		return false;
	text = part_text(walk, object, html);
	if (!text[strspn(text, " \t\n")])
		return false;
	if (walk->text.len > 0) {
		str_add(&walk->text, "\n\n");
	} else {
		charset = g_mime_object_get_content_type_parameter(object,
								   "charset");
		letter->from_html = html;
		if (charset)
			letter->charset = small_letters(walk->arena, charset);
	}
	str_add(&walk->text, text);
	return true;
}

/* Whether it is there to be read, not to be kept. */
static bool
is_words(GMimeObject *object)
{
	const char *disposition = g_mime_object_get_disposition(object);

	if (!GMIME_IS_PART(object) || (!is_type(object, "text", "plain") &&
				       !is_type(object, "text", "html")))
		return false;
	if (disposition && g_ascii_strcasecmp(disposition, "attachment") == 0)
		return false;
	return !g_mime_part_get_filename(GMIME_PART(object));
}

/* Only one form of an alternative is read: plain text, else the last that has
 * words. */
static void
read_alternative(struct walk *walk, GMimeMultipart *multipart)
{
	int count = g_mime_multipart_get_count(multipart), i;
	size_t before = walk->text.len;

	for (i = 0; i < count; i++) {
		GMimeObject *part = g_mime_multipart_get_part(multipart, i);

		if (is_words(part) && is_type(part, "text", "plain") &&
		    add_text(walk, part))
			return;
	}
	for (i = count - 1; i >= 0 && walk->text.len == before; i--)
		walk_object(walk, g_mime_multipart_get_part(multipart, i));
}

static void
walk_parts(struct walk *walk, GMimeMultipart *multipart)
{
	int count = g_mime_multipart_get_count(multipart), i;

	for (i = 0; i < count; i++)
		walk_object(walk, g_mime_multipart_get_part(multipart, i));
}

static void
walk_alternative(struct walk *walk, GMimeMultipart *multipart)
{
	bool words = walk->words, parts = walk->parts;

	if (words) {
		walk->parts = false;
		read_alternative(walk, multipart);
		walk->parts = parts;
	}
	walk->words = false;
	if (parts)
		walk_parts(walk, multipart);
	walk->words = words;
}

static void
read_report(struct walk *walk, GMimeObject *object)
{
	struct letter *letter = walk->letter;
	size_t len;
	char *bytes;

	if (is_type(object, "message", "delivery-status")) {
		bytes = object_bytes(walk, object, &len);
		bounce_read(walk->arena, bytes, len, &letter->bounces);
	} else if (is_type(object, "message", "rfc822") ||
		   is_type(object, "text", "rfc822-headers")) {
		bytes = object_bytes(walk, object, &len);
		letter->bounced_id = bounce_message_id(walk->arena, bytes, len);
	}
}

static void
walk_report(struct walk *walk, GMimeMultipart *multipart)
{
	int count = g_mime_multipart_get_count(multipart), i;

	for (i = 0; i < count && walk->parts; i++)
		read_report(walk, g_mime_multipart_get_part(multipart, i));
	walk_parts(walk, multipart);
}

static void
walk_object(struct walk *walk, GMimeObject *object)
{
	GMimeMultipart *multipart;

	if (!GMIME_IS_MULTIPART(object)) {
		if (is_words(object))
			(void)add_text(walk, object);
		else if (walk->parts)
			add_part(walk, object);
		return;
	}
	if (walk->depth == MIME_DEPTH) {
		walk->letter->cut = true;
		if (walk->parts)
			add_part(walk, object);
		return;
	}
	multipart = GMIME_MULTIPART(object);
	walk->depth++;
	if (is_type(object, "multipart", "alternative"))
		walk_alternative(walk, multipart);
	else if (is_type(object, "multipart", "report"))
		walk_report(walk, multipart);
	else
		walk_parts(walk, multipart);
	walk->depth--;
}

void
body_read(struct arena *arena, GMimeObject *top, struct letter *letter)
{
	struct walk walk = {arena, letter, {0}, true, true, 0};

	/* a mail that is one text is there to be read, named or not */
	if (GMIME_IS_PART(top) &&
	    (is_type(top, "text", "plain") || is_type(top, "text", "html")))
		(void)add_text(&walk, top);
	else
		walk_object(&walk, top);
	if (walk.text.len > 0)
		letter->text = arena_text(arena, str_get(&walk.text));
	str_free(&walk.text);
}
