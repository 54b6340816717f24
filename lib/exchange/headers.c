/* SPDX-License-Identifier: ISC
 * Headers of other programs.
 */
#include "exchange/headers.h"

#include <ctype.h>
#include <string.h>

#include "base/arena.h"
#include "base/num.h"
#include "base/str.h"
#include "base/utf8.h"

/* Folded, without numbers and the words of labels; see split(). */
struct header {
	const char *words;
	const char *field;
};

static const struct header of_parties[] = {
	{"full name", "name"},
	{"display name", "name"},
	{"displayname", "name"},
	{"contact name", "name"},
	{"customer name", "name"},
	{"customer", "name"},
	{"client", "name"},
	{"contact", "name"},
	{"file as", "name"},
	{"fn", "name"},
	{"name prefix", "prefix"},
	{"salutation", "prefix"},
	{"honorific prefix", "prefix"},
	{"first name", "given"},
	{"firstname", "given"},
	{"given name", "given"},
	{"forename", "given"},
	{"billing first name", "given"},
	{"additional name", "middle"},
	{"middle name", "middle"},
	{"last name", "family"},
	{"lastname", "family"},
	{"family name", "family"},
	{"surname", "family"},
	{"billing last name", "family"},
	{"name suffix", "suffix"},
	{"nick name", "nickname"},
	{"screen name", "nickname"},
	{"e mail", "email"},
	{"e mail address", "email"},
	{"email address", "email"},
	{"e mail value", "email"},
	{"email value", "email"},
	{"mail", "email"},
	{"primary email", "email"},
	{"secondary email", "email"},
	{"customer email", "email"},
	{"billing email", "email"},
	{"e mail type", "email-label"},
	{"e mail label", "email-label"},
	{"email type", "email-label"},
	{"telephone", "phone"},
	{"tel", "phone"},
	{"phone number", "phone"},
	{"telephone number", "phone"},
	{"number", "phone"},
	{"phone value", "phone"},
	{"primary phone", "phone"},
	{"billing phone", "phone"},
	{"default address phone", "phone"},
	{"phone type", "phone-label"},
	{"phone label", "phone-label"},
	{"website", "url"},
	{"website value", "url"},
	{"web page", "url"},
	{"webpage", "url"},
	{"homepage", "url"},
	{"address", "post"},
	{"address formatted", "post"},
	{"postal address", "post"},
	{"address type", "post-label"},
	{"address label", "post-label"},
	{"address po box", "box"},
	{"po box", "box"},
	{"address street", "street"},
	{"street address", "street"},
	{"street line", "street"},
	{"address line", "street"},
	{"address extended address", "street"},
	{"billing address", "street"},
	{"default address address", "street"},
	{"address city", "city"},
	{"town", "city"},
	{"billing city", "city"},
	{"default address city", "city"},
	{"address region", "region"},
	{"state", "region"},
	{"province", "region"},
	{"county", "region"},
	{"billing state", "region"},
	{"default address province code", "region"},
	{"address postal code", "code"},
	{"postal code", "code"},
	{"postcode", "code"},
	{"post code", "code"},
	{"zip", "code"},
	{"zip code", "code"},
	{"zipcode", "code"},
	{"billing postcode", "code"},
	{"default address zip", "code"},
	{"address country", "country"},
	{"country region", "country"},
	{"billing country", "country"},
	{"default address country code", "country"},
	{"organization", "organisation"},
	{"organization name", "organisation"},
	{"organisation name", "organisation"},
	{"company", "organisation"},
	{"company name", "organisation"},
	{"billing company", "organisation"},
	{"default address company", "organisation"},
	{"organization department", "department"},
	{"organization title", "title"},
	{"job title", "title"},
	{"position", "title"},
	{"birthday", "born"},
	{"birth date", "born"},
	{"date of birth", "born"},
	{"birthdate", "born"},
	{"dob", "born"},
	{"group membership", "tags"},
	{"labels", "tags"},
	{"categories", "tags"},
	{"groups", "tags"},
	{"tag", "tags"},
	{"notes", "note"},
	{"comment", "note"},
	{"comments", "note"},
	{"remarks", "note"},
	{"customer id", "key"},
	{"customer number", "key"},
	{"client id", "key"},
	{"uid", "key"},
};

static const struct header of_happenings[] = {
	{"customer id", "customer"},
	{"customer number", "customer"},
	{"client", "customer"},
	{"client id", "customer"},
	{"party", "customer"},
	{"contact", "customer"},
	{"email", "customer"},
	{"customer email", "customer"},
	{"date", "at"},
	{"time", "at"},
	{"when", "at"},
	{"datetime", "at"},
	{"date time", "at"},
	{"timestamp", "at"},
	{"created at", "at"},
	{"created", "at"},
	{"date", "opened"},
	{"created at", "opened"},
	{"created", "opened"},
	{"opened at", "opened"},
	{"closed at", "closed"},
	{"resolved at", "closed"},
	{"status", "state"},
	{"type", "kind"},
	{"category", "kind"},
	{"via", "channel"},
	{"source", "channel"},
	{"agent", "who"},
	{"user", "who"},
	{"assignee", "owner"},
	{"assigned to", "owner"},
	{"note", "text"},
	{"notes", "text"},
	{"body", "text"},
	{"message", "text"},
	{"subject", "text"},
	{"description", "text"},
	{"comment", "text"},
	{"content", "text"},
	{"resolution", "answer"},
	{"message id", "key"},
	{"ticket id", "key"},
	{"case number", "key"},
	{"deadline", "due"},
	{"due date", "due"},
	{"due on", "due"},
	{"order date", "at"},
	{"invoice date", "at"},
	{"sold at", "at"},
	{"sold on", "on"},
	{"sold", "at"},
	{"buyer", "customer"},
	{"item", "product"},
	{"article", "product"},
	{"product name", "product"},
	{"product name", "name"},
	{"sku", "product"},
	{"sku", "key"},
	{"qty", "quantity"},
	{"units", "quantity"},
	{"count", "quantity"},
	{"number", "quantity"},
	{"revenue", "amount"},
	{"total", "amount"},
	{"value", "amount"},
	{"sum", "amount"},
	{"turnover", "amount"},
	{"unit price", "price"},
	{"product", "name"},
	{"date", "on"},
	{"invoice date", "on"},
	{"issued", "on"},
	{"issue date", "on"},
	{"booking date", "on"},
	{"booked", "on"},
	{"paid on", "on"},
	{"payment date", "on"},
	{"invoice number", "number"},
	{"invoice no", "number"},
	{"invoice", "number"},
	{"invoice number", "invoice"},
	{"invoice no", "invoice"},
	{"payable by", "due"},
	{"bill to", "bill-to"},
	{"payer name", "payer"},
	{"name", "payer"},
	{"counterparty", "payer"},
	{"debtor", "payer"},
	{"purpose", "text"},
	{"reference", "text"},
	{"remittance information", "text"},
	{"memo", "text"},
	{"transaction id", "key"},
	{"sale id", "key"},
	{"deal", "name"},
	{"deal name", "name"},
	{"opportunity", "name"},
	{"opportunity name", "name"},
	{"title", "name"},
	{"deal value", "amount"},
	{"deal stage", "stage"},
	{"close date", "expected"},
	{"expected close date", "expected"},
	{"closed at", "settled"},
	{"closed on", "settled"},
	{"lost reason", "reason"},
	{"lead source", "source"},
	{"deal owner", "owner"},
	{"next step", "next"},
	{"deal id", "key"},
	{"opportunity id", "key"},
};

static const char *const label_words[] = {
	"home",	  "work",   "business", "other", "mobile",
	"cell",	  "fax",    "pager",	"car",	 "main",
	"iphone", "school", "radio",	"telex", "assistant",
};

static bool
is_label(const char *word)
{
	size_t i;

	for (i = 0; i < sizeof(label_words) / sizeof(label_words[0]); i++) {
		if (strcmp(label_words[i], word) == 0)
			return true;
	}
	return false;
}

static void
add_word(struct str *line, const char *word)
{
	str_print(line, "%s%s", line->len ? " " : "", word);
}

/* "Address 2 - Home City" is "address city", labelled "home", of group 2; last
 * tells that the number ends it, as in "Business Street 2". */
static void
split(struct arena *arena, const char *folded, struct str *words,
      struct str *label, int *group, bool *last)
{
	char *copy = arena_text(arena, folded), *rest, *word;
	int64_t n;

	*group = 0;
	*last = false;
	for (word = strtok_r(copy, " ", &rest); word;
	     word = strtok_r(NULL, " ", &rest)) {
		size_t len = strlen(word);

		*last = false;
		/* "Address1", "email2" */
		while (len > 1 && isdigit((unsigned char)word[len - 1]))
			len--;
		if (isalpha((unsigned char)word[0]) && word[len] &&
		    num_parse(word + len, &n) && n < 1000) {
			*group = (int)n;
			*last = true;
			word[len] = '\0';
		}
		if (num_parse(word, &n)) {
			*group = n > 0 && n < 1000 ? (int)n : *group;
			*last = true;
			continue;
		}
		if (strcmp(word, "s") == 0) /* Assistant's */
			continue;
		if (is_label(word))
			add_word(label, strcmp(word, "business") == 0 ? "work"
					: strcmp(word, "mobile") == 0 ? "cell"
								      : word);
		else
			add_word(words, word);
	}
}

static const char *
look_up(const struct fields_noun *noun, const char *words)
{
	bool parties = strcmp(noun->name, "parties") == 0;
	const struct header *all = parties ? of_parties : of_happenings;
	size_t count =
		parties ? sizeof(of_parties) / sizeof(of_parties[0])
			: sizeof(of_happenings) / sizeof(of_happenings[0]);
	size_t i;

	for (i = 0; i < count; i++) {
		if (strcmp(all[i].words, words) == 0 &&
		    fields_find(noun, all[i].field) >= 0)
			return all[i].field;
	}
	return NULL;
}

/* By our own name, whole; then by that of others, whole; then with the words
 * of labels apart. */
static const char *
find(const struct fields_noun *noun, const char *folded, const char *words,
     bool labelled)
{
	const char *field;

	if (fields_find(noun, folded) >= 0)
		return folded;
	field = look_up(noun, folded);
	if (field)
		return field;
	if (fields_find(noun, words) >= 0)
		return words;
	field = look_up(noun, words);
	/* "Mobile", "Home Fax": of whom, but a phone number? */
	if (!field && labelled && !*words && fields_find(noun, "phone") >= 0)
		return "phone";
	return field;
}

bool
headers_read(struct arena *arena, const struct fields_noun *noun,
	     const char *header, struct headers_meaning *meaning)
{
	const char *folded = utf8_fold(arena, header);
	struct str words = {0}, label = {0};
	const char *field;
	bool last;

	if (fields_find(noun, header) >= 0) {
		*meaning = (struct headers_meaning){fields_find(noun, header),
						    NULL, 0};
		return true;
	}
	split(arena, folded, &words, &label, &meaning->group, &last);
	field = find(noun, folded, str_get(&words), label.len > 0);
	meaning->field = field ? fields_find(noun, field) : -1;
	/* the second line of a street, not a second address */
	if (last && field && strcmp(field, "street") == 0)
		meaning->group = 0;
	meaning->label = label.len ? arena_text(arena, str_get(&label)) : NULL;
	str_free(&words);
	str_free(&label);
	return field != NULL;
}
