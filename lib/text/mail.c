/* SPDX-License-Identifier: ISC
 * A letter as a mailer wants it on its stdin.
 */
#include "text/mail.h"

#include <ctype.h>
#include <string.h>

#include "base/str.h"
#include "base/utf8.h"

#define LINE_MAX_LEN 78 /* RFC 5322, 2.1.1 */
#define CODED_LINE 76	/* RFC 2047, 2: a line with an encoded-word */
#define CODED_FRAME 12	/* =?UTF-8?B? and ?= */
#define CODED_BYTES 45	/* of text in one encoded-word: 60 characters */
#define QUOTED_LINE 76	/* RFC 2045, 6.7 (5), the soft "=" included */
#define ADDRESS_MAX 254
#define LOCAL_MAX 64
#define LABEL_MAX 63
#define ID_MAX 900 /* so that its line stays under 998 */

/* RFC 5322, 3.2.3: atext */
static bool
is_atext(char c)
{
	return isalnum((unsigned char)c) ||
	       (c != '\0' && strchr("!#$%&'*+-/=?^_`{|}~", c));
}

static bool
is_dot_atom(const char *text, size_t len)
{
	size_t i;

	if (len == 0 || text[0] == '.' || text[len - 1] == '.')
		return false;
	for (i = 0; i < len; i++) {
		if (text[i] == '.' ? text[i - 1] == '.' : !is_atext(text[i]))
			return false;
	}
	return true;
}

static bool
is_domain(const char *text)
{
	size_t label = 0;

	for (; *text; text++) {
		if (*text == '.') {
			if (label == 0 || text[-1] == '-')
				return false;
			label = 0;
			continue;
		}
		if (!isalnum((unsigned char)*text) &&
		    (*text != '-' || label == 0))
			return false;
		if (++label > LABEL_MAX)
			return false;
	}
	return label > 0 && text[-1] != '-';
}

bool
mail_address_valid(const char *text)
{
	const char *at = text ? strchr(text, '@') : NULL;

	if (!at || strlen(text) > ADDRESS_MAX || text[0] == '-' ||
	    at - text > LOCAL_MAX)
		return false;
	return is_dot_atom(text, (size_t)(at - text)) && is_domain(at + 1);
}

/* The id inside of optional <>: no blanks, controls, brackets, 8-bit bytes;
 * otherwise looser than RFC 5322, as strangers' ids are. */
static bool
find_id(const char *text, const char **id, int *len)
{
	size_t n = text ? strlen(text) : 0, i;
	bool at = false;

	if (n >= 2 && text[0] == '<' && text[n - 1] == '>') {
		text++;
		n -= 2;
	}
	for (i = 0; i < n; i++) {
		if (text[i] <= ' ' || text[i] > '~' || strchr("<>", text[i]))
			return false;
		if (text[i] == '@' && i > 0 && i + 1 < n)
			at = true;
	}
	*id = text;
	*len = (int)n;
	return at && n <= ID_MAX;
}

/* One line of inert text: runs of blanks and active characters one blank,
 * none at the ends, valid UTF-8. */
static void
add_clean(struct str *out, const char *text)
{
	bool gap = false, any = false;
	size_t n;

	for (; text && *text; text += n) {
		int c = utf8_decode(text, &n);

		if (c == ' ' || utf8_active(c)) {
			gap = any;
			continue;
		}
		if (gap)
			str_add_char(out, ' ');
		gap = false;
		any = true;
		if (c == 0xFFFD && n == 1)
			str_add(out, "\xEF\xBF\xBD");
		else
			str_add_bytes(out, text, n);
	}
}

/* How many bytes of clean text fit into max without splitting a character:
 * none of its combining parts where that can be, else at a code point. */
static size_t
piece_len(const char *text, size_t max)
{
	char head[CODED_BYTES + 1];
	size_t len = strlen(text), width, n;

	if (len <= max)
		return len;
	for (len = max; ((unsigned char)text[len] & 0xC0) == 0x80; len--)
		;
	memcpy(head, text, len);
	head[len] = '\0';
	/* the last character of head may go on behind it: leave it out */
	for (width = utf8_width(head); width > 0; width--) {
		n = utf8_fit(head, width - 1);
		if (n > 0 && n < len)
			return n;
	}
	return len;
}

static void
add_base64(struct str *out, const char *text, size_t len)
{
	static const char digits[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
				     "abcdefghijklmnopqrstuvwxyz0123456789+/";
	size_t i;

	for (i = 0; i < len; i += 3) {
		unsigned long n = (unsigned long)(unsigned char)text[i] << 16;

		if (i + 1 < len)
			n |= (unsigned long)(unsigned char)text[i + 1] << 8;
		if (i + 2 < len)
			n |= (unsigned char)text[i + 2];
		str_add_char(out, digits[n >> 18]);
		str_add_char(out, digits[n >> 12 & 63]);
		str_add_char(out, i + 1 < len ? digits[n >> 6 & 63] : '=');
		str_add_char(out, i + 2 < len ? digits[n & 63] : '=');
	}
}

static size_t
column_of(const struct str *out)
{
	size_t i = out->len;

	while (i > 0 && out->data[i - 1] != '\n')
		i--;
	return out->len - i;
}

static void
add_encoded(struct str *out, const char *text)
{
	while (*text) {
		size_t column = column_of(out);
		size_t room = CODED_LINE - CODED_FRAME, n;

		room = column < room ? (room - column) / 4 * 3 : 0;
		if (room > CODED_BYTES)
			room = CODED_BYTES;
		/* 4 bytes: the longest character */
		if (room < 4) {
			str_add(out, "\n ");
			continue;
		}
		n = piece_len(text, room);
		str_add(out, "=?UTF-8?B?");
		add_base64(out, text, n);
		str_add(out, "?=");
		text += n;
		if (*text)
			str_add(out, "\n ");
	}
}

/* Whether clean text can stand as it is and be folded at its blanks. */
static bool
is_plain(const char *text)
{
	size_t word = 0;

	if (strstr(text, "=?"))
		return false;
	for (; *text; text++) {
		word = *text == ' ' ? 0 : word + 1;
		if (*text < ' ' || *text > '~' || word > CODED_BYTES)
			return false;
	}
	return true;
}

static void
add_folded(struct str *out, const char *text)
{
	while (*text) {
		size_t n = strcspn(text, " ");

		if (column_of(out) + n > LINE_MAX_LEN - 1)
			str_add(out, "\n ");
		else if (out->data[out->len - 1] != ' ')
			str_add_char(out, ' ');
		str_add_bytes(out, text, n);
		text += n;
		text += *text == ' ';
	}
}

/* "Name" <address>, or the address alone. */
static void
add_person(struct str *out, const char *label, const char *name,
	   const char *address)
{
	struct str clean = {0}, quoted = {0};
	const char *p;

	str_print(out, "%s: ", label);
	add_clean(&clean, name);
	if (clean.len == 0) {
		str_add(out, address);
		str_add_char(out, '\n');
		return;
	}
	for (p = clean.data; *p; p++) {
		if (*p == '"' || *p == '\\')
			str_add_char(&quoted, '\\');
		str_add_char(&quoted, *p);
	}
	if (is_plain(clean.data) && quoted.len <= CODED_BYTES)
		str_print(out, "\"%s\"", quoted.data);
	else
		add_encoded(out, clean.data);
	str_add(out, column_of(out) + strlen(address) + 3 > LINE_MAX_LEN ? "\n "
									 : " ");
	str_print(out, "<%s>\n", address);
	str_free(&quoted);
	str_free(&clean);
}

static void
add_subject(struct str *out, const char *subject, const char *token)
{
	struct str clean = {0}, tag = {0};

	add_clean(&clean, subject);
	add_clean(&tag, token);
	if (tag.len > 0)
		str_print(&clean, "%s[%s]", clean.len ? " " : "", tag.data);
	if (clean.len > 0) {
		str_add(out, "Subject: ");
		if (is_plain(clean.data))
			add_folded(out, clean.data);
		else
			add_encoded(out, clean.data);
		str_add_char(out, '\n');
	}
	str_free(&tag);
	str_free(&clean);
}

/* RFC 5322, 3.3 */
static void
add_date(struct str *out, struct instant date)
{
	static const char days[] = "MonTueWedThuFriSatSun";
	static const char months[] = "JanFebMarAprMayJunJulAugSepOctNovDec";
	struct civil civil = instant_civil(date);
	struct day day = day_of(civil.year, civil.month, civil.mday);

	str_print(out, "Date: %.3s, %d %.3s %04lld %02d:%02d:%02d +0000\n",
		  days + 3 * (size_t)day_weekday(day), civil.mday,
		  months + 3 * ((size_t)civil.month - 1), (long long)civil.year,
		  civil.hour, civil.minute, civil.second);
}

/* The body with LF ends and nothing that could act on a terminal. Marks of
 * direction stay: letters in Hebrew and Arabic need them. */
static void
add_clean_body(struct str *out, const char *text)
{
	size_t n;

	for (; text && *text; text += n) {
		int c = utf8_decode(text, &n);
		char one[5] = {0};

		if (c == '\r') {
			str_add_char(out, '\n');
			n += text[1] == '\n';
		} else if (c == 0xFFFD && n == 1) {
			str_add(out, "\xEF\xBF\xBD");
		} else if (c == 0x061C || c == 0x200E || c == 0x200F) {
			str_add_bytes(out, text, n);
		} else {
			memcpy(one, text, n);
			utf8_add_inert(out, one, "\t\n");
		}
	}
	if (out->len > 0 && out->data[out->len - 1] != '\n')
		str_add_char(out, '\n');
}

/* Whether mail software on the way might take the line for its own. */
static bool
is_risky(const char *line)
{
	return line[0] == '.' || str_begins(line, "From ");
}

static bool
is_plain_body(const char *text)
{
	while (*text) {
		size_t len = strcspn(text, "\n"), i;

		if (len > LINE_MAX_LEN || is_risky(text))
			return false;
		for (i = 0; i < len; i++) {
			if (text[i] != '\t' && (text[i] < ' ' || text[i] > '~'))
				return false;
		}
		if (len > 0 && (text[len - 1] == ' ' || text[len - 1] == '\t'))
			return false;
		text += len + (text[len] == '\n');
	}
	return true;
}

/* RFC 2045, 6.7; text consists of whole lines of valid UTF-8, and no character
 * is split by a soft line break. */
static void
add_quoted_printable(struct str *out, const char *text)
{
	size_t column = 0, n, i;
	bool risky = is_risky(text);

	for (; *text; text += n) {
		unsigned char c = (unsigned char)*text;
		bool last = text[1] == '\n';
		bool plain = c >= ' ' && c <= '~' && c != '=' && !risky &&
			     !(c == ' ' && last);

		n = 1;
		risky = false;
		if (c == '\n') {
			str_add_char(out, '\n');
			column = 0;
			risky = is_risky(text + 1);
			continue;
		}
		if (!plain)
			(void)utf8_decode(text, &n);
		if (column + (plain ? 1 : 3 * n) > QUOTED_LINE - 1) {
			str_add(out, "=\n");
			column = 0;
			/* the rest must not look like a line of its own */
			plain = plain && !is_risky(text);
		}
		for (i = 0; i < n && !plain; i++)
			str_print(out, "=%02X", (unsigned char)text[i]);
		if (plain)
			str_add_char(out, *text);
		column += plain ? 1 : 3 * n;
	}
}

static void
add_body(struct str *out, const char *text)
{
	struct str body = {0};
	bool plain;

	add_clean_body(&body, text);
	plain = is_plain_body(str_get(&body));
	str_print(out,
		  "MIME-Version: 1.0\n"
		  "Content-Type: text/plain; charset=utf-8\n"
		  "Content-Transfer-Encoding: %s\n\n",
		  plain ? "7bit" : "quoted-printable");
	if (plain)
		str_add(out, str_get(&body));
	else
		add_quoted_printable(out, str_get(&body));
	str_free(&body);
}

static int
check(const struct mail *mail, struct error *err)
{
	int64_t year;

	if (!mail_address_valid(mail->from))
		return error_set(err, ERR_DATA, "%.80s: not an e-mail address",
				 mail->from ? mail->from : "no sender");
	if (!mail_address_valid(mail->to))
		return error_set(err, ERR_DATA, "%.80s: not an e-mail address",
				 mail->to ? mail->to : "no recipient");
	if (instant_missing(mail->date))
		return error_set(err, ERR_DATA, "a letter without a date");
	year = instant_civil(mail->date).year;
	if (year < 1900 || year > 9999)
		return error_set(err, ERR_DATA, "a letter of the year %lld",
				 (long long)year);
	return 0;
}

int
mail_write(struct str *out, const struct mail *mail, struct error *err)
{
	const char *id, *reply;
	int id_len, reply_len;

	if (check(mail, err) < 0)
		return -1;
	if (!find_id(mail->message_id, &id, &id_len))
		return error_set(err, ERR_DATA, "%.80s: not a message id",
				 mail->message_id ? mail->message_id : "none");
	add_date(out, mail->date);
	add_person(out, "From", mail->from_name, mail->from);
	add_person(out, "To", mail->to_name, mail->to);
	add_subject(out, mail->subject, mail->case_token);
	str_print(out, "Message-ID: <%.*s>\n", id_len, id);
	if (find_id(mail->in_reply_to, &reply, &reply_len))
		str_print(out, "In-Reply-To: <%.*s>\nReferences: <%.*s>\n",
			  reply_len, reply, reply_len, reply);
	if (mail->automatic)
		str_add(out, "Auto-Submitted: auto-generated\n");
	add_body(out, mail->body);
	return 0;
}
