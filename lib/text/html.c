/* SPDX-License-Identifier: ISC
 * HTML of mails as plain text to read.
 */
#include "text/html.h"

#include <ctype.h>
#include <stdbool.h>
#include <string.h>
#include <strings.h>

#include "base/arena.h"
#include "base/str.h"
#include "base/utf8.h"
#include "text/entity.h"

#define TITLE_MAX ((size_t)300)
#define DEPTH_MAX 8 /* marks of a quote on one line */

struct page {
	struct arena *arena;
	const char *at, *end;
	struct str out;
	int breaks; /* line ends due before the next word */
	bool blank; /* a blank is due */
	bool item;  /* the next line is an item of a list */
	int quote;
	int pre;
	bool loose;	  /* a quote in a tag did not end: '>' ends tags */
	bool open_remark; /* no comment ends any more */
	bool endless;	  /* nor does a tag */
	const char *link; /* where the words since link_at lead to; NULL */
	size_t link_at;
};

struct tag {
	const char *name; /* bytes of the page */
	size_t name_len;
	const char *rest, *end; /* its attributes */
	bool closes;
};

enum tag_kind {
	TAG_NONE,
	TAG_LINE,  /* begins a line and ends it */
	TAG_BLOCK, /* with a blank line around it */
	TAG_BREAK,
	TAG_CELL,
	TAG_ITEM,
	TAG_RULE,
	TAG_QUOTE,
	TAG_PRE,
	TAG_LINK,
	TAG_IMAGE,
	TAG_SILENT, /* holds nothing to read */
	TAG_TITLE
};

static const struct {
	const char *name;
	enum tag_kind kind;
} tags[] = {
	{"a", TAG_LINK},	   {"address", TAG_LINE},
	{"article", TAG_LINE},	   {"aside", TAG_LINE},
	{"blockquote", TAG_QUOTE}, {"body", TAG_LINE},
	{"br", TAG_BREAK},	   {"center", TAG_LINE},
	{"dd", TAG_LINE},	   {"div", TAG_LINE},
	{"dl", TAG_BLOCK},	   {"dt", TAG_LINE},
	{"fieldset", TAG_LINE},	   {"figure", TAG_LINE},
	{"footer", TAG_LINE},	   {"form", TAG_LINE},
	{"h1", TAG_BLOCK},	   {"h2", TAG_BLOCK},
	{"h3", TAG_BLOCK},	   {"h4", TAG_BLOCK},
	{"h5", TAG_BLOCK},	   {"h6", TAG_BLOCK},
	{"header", TAG_LINE},	   {"hr", TAG_RULE},
	{"img", TAG_IMAGE},	   {"li", TAG_ITEM},
	{"main", TAG_LINE},	   {"nav", TAG_LINE},
	{"ol", TAG_BLOCK},	   {"p", TAG_BLOCK},
	{"pre", TAG_PRE},	   {"script", TAG_SILENT},
	{"section", TAG_LINE},	   {"style", TAG_SILENT},
	{"table", TAG_BLOCK},	   {"td", TAG_CELL},
	{"th", TAG_CELL},	   {"title", TAG_TITLE},
	{"tr", TAG_LINE},	   {"ul", TAG_BLOCK},
};

static enum tag_kind
tag_kind(const struct tag *tag)
{
	size_t i;

	for (i = 0; i < sizeof(tags) / sizeof(tags[0]); i++) {
		if (strlen(tags[i].name) == tag->name_len &&
		    strncasecmp(tags[i].name, tag->name, tag->name_len) == 0)
			return tags[i].kind;
	}
	return TAG_NONE;
}

static bool
is_space(char c)
{
	return c && strchr(" \t\r\n\f\v", c);
}

static void
need_breaks(struct page *page, int n)
{
	if (page->breaks < n)
		page->breaks = n;
	page->blank = false;
}

/* What is due before a word: line ends, marks of a quote, a blank. */
static void
begin_word(struct page *page)
{
	bool fresh = page->out.len == 0;
	int i, n;

	if (page->breaks > 0 || fresh) {
		for (n = fresh ? page->breaks : 0; n < page->breaks; n++)
			str_add_char(&page->out, '\n');
		for (i = 0; i < page->quote && i < DEPTH_MAX; i++)
			str_add(&page->out, "> ");
	} else if (page->blank) {
		str_add_char(&page->out, ' ');
	}
	if (page->item)
		str_add(&page->out, "- ");
	page->item = page->blank = false;
	page->breaks = 0;
}

static void
add_word(struct page *page, const char *bytes, size_t len)
{
	if (len == 0)
		return;
	begin_word(page);
	str_add_bytes(&page->out, bytes, len);
}

static void
add_words(struct page *page, const char *words)
{
	while (*words) {
		size_t len = strcspn(words, " \t\r\n\f\v");

		add_word(page, words, len);
		words += len;
		if (is_space(*words)) {
			page->blank = true;
			words++;
		}
	}
}

/* One entity into the text; a hard blank is a blank. */
static void
add_entity(struct page *page)
{
	char bytes[ENTITY_MAX];
	size_t taken, len;

	len = entity_read(page->at, (size_t)(page->end - page->at), bytes,
			  &taken);
	page->at += taken;
	if ((len == 2 && memcmp(bytes, "\xC2\xA0", 2) == 0) ||
	    (len == 1 && is_space(bytes[0])))
		page->blank = true;
	else
		add_word(page, bytes, len);
}

static void
add_blank(struct page *page)
{
	char c = *page->at++;

	if (page->pre == 0)
		page->blank = true;
	else if (c == '\n')
		page->breaks++;
	else if (c != '\r')
		add_word(page, &c, 1);
}

/* The value of an attribute without its entities, or NULL. */
static const char *
attribute(struct page *page, const struct tag *tag, const char *name)
{
	const char *at = tag->rest, *end = tag->end;

	while (at < end) {
		const char *word, *value, *stop;
		char quote = '\0';
		size_t len;

		while (at < end && (is_space(*at) || *at == '/'))
			at++;
		word = at;
		while (at < end && *at != '=' && !is_space(*at))
			at++;
		len = (size_t)(at - word);
		while (at < end && is_space(*at))
			at++;
		if (at == end || *at != '=')
			continue;
		for (at++; at < end && is_space(*at); at++)
			;
		if (at < end && (*at == '"' || *at == '\''))
			quote = *at++;
		value = at;
		while (at < end && (quote ? *at != quote : !is_space(*at)))
			at++;
		stop = at;
		at += quote && at < end;
		if (len == strlen(name) && strncasecmp(word, name, len) == 0)
			return entity_text(page->arena, value,
					   (size_t)(stop - value));
	}
	return NULL;
}

static void
open_link(struct page *page, const struct tag *tag)
{
	static const char *const kinds[] = {"http://", "https://",
					    "mailto:", "tel:", "ftp://"};
	const char *address = attribute(page, tag, "href");
	size_t i;

	page->link = NULL;
	page->link_at = page->out.len;
	if (address && strcspn(address, " \t\r\n") < strlen(address))
		return;
	for (i = 0; address && i < sizeof(kinds) / sizeof(kinds[0]); i++) {
		if (strncasecmp(address, kinds[i], strlen(kinds[i])) == 0)
			page->link = address;
	}
}

/* Whether the words of a link say where it leads to. */
static bool
says_link(const char *words, const char *link)
{
	size_t n = strlen(link), i;

	while (is_space(*words))
		words++;
	if (n > 0 && link[n - 1] == '/')
		n--;
	for (i = 0; i < n; i++) {
		if ((i == 0 || link[i - 1] == ':' || link[i - 1] == '/') &&
		    strncasecmp(words, link + i, n - i) == 0 &&
		    strspn(words + n - i, "/ >") == strlen(words + n - i))
			return true;
	}
	return false;
}

static void
close_link(struct page *page)
{
	const char *link = page->link;

	page->link = NULL;
	if (!link)
		return;
	if (page->out.len == page->link_at)
		begin_word(page);
	else if (says_link(page->out.data + page->link_at, link))
		return;
	else
		str_add_char(&page->out, ' ');
	str_print(&page->out, "<%s>", link);
}

/* Step behind the end tag of an element that is not to be read. */
static void
pass_over(struct page *page, const struct tag *tag, size_t most)
{
	const char *at, *end = page->end;

	if ((size_t)(end - page->at) > most)
		end = page->at + most;
	for (at = page->at; at < end; at++) {
		at = memchr(at, '<', (size_t)(end - at));
		if (!at)
			break;
		if ((size_t)(end - at) > tag->name_len + 2 && at[1] == '/' &&
		    strncasecmp(at + 2, tag->name, tag->name_len) == 0) {
			page->at = at;
			return;
		}
	}
	if (end == page->end && most > TITLE_MAX)
		page->at = end;
}

static void
apply_block(struct page *page, enum tag_kind kind, bool closes)
{
	int *depth = kind == TAG_QUOTE ? &page->quote : &page->pre;

	if (kind == TAG_LINE || kind == TAG_ITEM) {
		need_breaks(page, 1);
		page->item = kind == TAG_ITEM && !closes;
		return;
	}
	need_breaks(page, 2);
	if (kind == TAG_BLOCK)
		return;
	if (!closes)
		(*depth)++;
	else if (*depth > 0)
		(*depth)--;
}

static void
apply_tag(struct page *page, const struct tag *tag)
{
	enum tag_kind kind = tag_kind(tag);
	const char *words;

	switch (kind) {
	case TAG_NONE:
		break;
	case TAG_BREAK:
		page->breaks++;
		page->blank = false;
		break;
	case TAG_CELL:
		page->blank = true;
		break;
	case TAG_RULE:
		need_breaks(page, 1);
		add_word(page, "---", 3);
		need_breaks(page, 1);
		break;
	case TAG_LINK:
		close_link(page);
		if (!tag->closes)
			open_link(page, tag);
		break;
	case TAG_IMAGE:
		words = attribute(page, tag, "alt");
		add_words(page, words ? words : "");
		break;
	case TAG_SILENT:
	case TAG_TITLE:
		if (!tag->closes)
			pass_over(page, tag,
				  kind == TAG_TITLE ? TITLE_MAX : SIZE_MAX);
		break;
	case TAG_LINE:
	case TAG_BLOCK:
	case TAG_ITEM:
	case TAG_QUOTE:
	case TAG_PRE:
		apply_block(page, kind, tag->closes);
		break;
	}
	if (page->breaks > 2 && page->pre == 0)
		page->breaks = 2;
}

/* The next '>', or NULL. Each fruitless search to the end of the page is made
 * once. */
static const char *
next_close(struct page *page)
{
	const char *at = NULL;

	if (!page->endless)
		at = memchr(page->at, '>', (size_t)(page->end - page->at));
	page->endless = !at;
	return at;
}

/* The '>' that ends the tag at page->at, or NULL. */
static const char *
tag_end(struct page *page)
{
	const char *at = page->at + 1;

	while (!page->loose && !page->endless && at < page->end && *at != '>') {
		if (*at == '"' || *at == '\'')
			at = memchr(at + 1, *at, (size_t)(page->end - at - 1));
		if (!at)
			break;
		at++;
	}
	if (!page->loose && !page->endless && at && at < page->end)
		return at;
	page->loose = true;
	return next_close(page);
}

/* "<!-- … -->", "<!DOCTYPE …>", "<?xml …>" */
static bool
pass_remark(struct page *page)
{
	size_t left = (size_t)(page->end - page->at);
	const char *at;

	if (left < 2 || !strchr("!?", page->at[1]) || !page->at[1])
		return false;
	if (!page->open_remark && left >= 4 &&
	    memcmp(page->at, "<!--", 4) == 0) {
		for (at = page->at + 4; at + 3 <= page->end; at++) {
			at = memchr(at, '-', (size_t)(page->end - at));
			if (!at || page->end - at < 3)
				break;
			if (memcmp(at, "-->", 3) == 0) {
				page->at = at + 3;
				return true;
			}
		}
		page->open_remark = true;
	}
	at = next_close(page);
	if (at)
		page->at = at + 1;
	return at != NULL;
}

static bool
read_tag(struct page *page)
{
	struct tag tag = {.name = page->at + 1};
	const char *end;

	if (tag.name < page->end && *tag.name == '/') {
		tag.closes = true;
		tag.name++;
	}
	if (tag.name >= page->end || !isalpha((unsigned char)*tag.name))
		return false;
	end = tag_end(page);
	if (!end)
		return false;
	while (tag.name + tag.name_len < end &&
	       isalnum((unsigned char)tag.name[tag.name_len]))
		tag.name_len++;
	tag.rest = tag.name + tag.name_len;
	tag.end = end;
	page->at = end + 1;
	apply_tag(page, &tag);
	return true;
}

char *
html_text(struct arena *arena, const char *html, size_t len)
{
	struct page page = {.arena = arena, .at = html, .end = html + len};
	char *text;

	while (page.at < page.end) {
		const char *from = page.at;

		if (*from == '<') {
			if (pass_remark(&page) || read_tag(&page))
				continue;
			page.at++;
			add_word(&page, "<", 1);
		} else if (*from == '&') {
			add_entity(&page);
		} else if (is_space(*from)) {
			add_blank(&page);
		} else {
			while (page.at < page.end && *page.at != '<' &&
			       *page.at != '&' && !is_space(*page.at))
				page.at++;
			add_word(&page, from, (size_t)(page.at - from));
		}
	}
	close_link(&page);
	text = utf8_clean(arena, str_get(&page.out), page.out.len);
	str_free(&page.out);
	return text;
}
