/* SPDX-License-Identifier: ISC
 * crm-add: add a customer, contact, supplier or colleague.
 */
#include "cli/sentence.h"
#include "cli/session.h"
#include "cli/usage.h"
#include "domain/party.h"
#include "model/row.h"

struct options {
	const char *email;
	const char *phone;
	struct vec tags;
	const char *role;
	const char *owner;
	const char *note;
};

static const struct option_row options[] = {
	TEXT_OPTION(struct options, email, 0, "email", "address",
		    "where letters go"),
	TEXT_OPTION(struct options, phone, 0, "phone", "number",
		    "with its country: \"+49 170 1234567\""),
	MANY_OPTION(struct options, tags, 0, "tag", "tag",
		    "one word about them; again for more"),
	TEXT_OPTION(struct options, role, 0, "role", "role",
		    "customer contact organisation supplier distributor …"),
	TEXT_OPTION(struct options, owner, 0, "owner", "person",
		    "their own person of ours"),
	TEXT_OPTION(struct options, note, 0, "note", "text",
		    "what to know about them"),
};

static const struct passport passport = {
	.name = "crm-add",
	.purpose = "add a customer, contact, supplier or colleague",
	.usage = "[--email address] [--phone number] [--tag tag] name",
	.examples = {"crm-add \"Anna Berg\" --email anna@example.org --tag vip",
		     "crm-add --role supplier --phone \"+49 30 901820\" Seals"},
	.groups = GROUP_BASE | GROUP_USER | GROUP_ROWS | GROUP_KEEP,
	OPTIONS(options, struct options),
	.shape = &party_row_shape,
	.operands = NULL,
};

static int
read_new(struct session *s, const struct options *opt, struct party_new *new)
{
	*new = (struct party_new){
		.email = opt->email,
		.phone = opt->phone,
		.role = opt->role,
		.owner = opt->owner,
		.note = opt->note,
		.tags = opt->tags.items,
		.tag_count = opt->tags.count,
	};
	if (s->operand_count > 1)
		return usage_wrong(&passport, &s->err,
				   "%s: one name, in quotes", s->operands[1]);
	if (s->operand_count == 1)
		new->name = s->operands[0];
	if (!new->name && !new->email && !new->phone)
		return usage_wrong(&passport, &s->err,
				   "give a name, an e-mail or a phone number");
	return 0;
}

static int
add(struct session *s, const struct party_new *new)
{
	struct vec rows = {.size = sizeof(struct party_row)};
	const struct party_row *all;
	struct party_row row;
	struct id repeat = {0};
	struct party party;
	size_t i;

	if (session_rows(s, &party_row_shape, sentence_party) < 0 ||
	    session_write(s, "hand", &repeat) < 0)
		return -1;
	if (repeat.n == 0) {
		if (party_add(s->business, new, &party, &s->err) < 0 ||
		    party_row(s->business, &party, &row, &s->err) < 0 ||
		    session_row(s, &row) < 0)
			return -1;
		return session_keep(s);
	}
	if (party_again(s->business, repeat, &rows, &s->err) < 0)
		return -1;
	all = rows.items;
	for (i = 0; i < rows.count; i++) {
		if (session_row(s, &all[i]) < 0)
			return -1;
	}
	return session_print(s);
}

int
main(int argc, char **argv)
{
	struct options opt = {.tags = {.size = sizeof(const char *)}};
	struct party_new new;
	struct session s;

	if (session_begin(&s, &passport, argc, argv, &opt) == 0 &&
	    read_new(&s, &opt, &new) == 0 &&
	    session_open(&s, SESSION_WRITE) == 0)
		add(&s, &new);
	return session_end(&s);
}
