/* SPDX-License-Identifier: ISC
 * crm-init: make the database and a short policy beside it.
 */
#include "cli/session.h"
#include "cli/usage.h"
#include "domain/found.h"

struct options {
	const char *name;
	const char *currency;
	const char *zone;
	const char *email;
};

static const struct option_row options[] = {
	TEXT_OPTION(struct options, name, 0, "name", "name",
		    "what the business is called"),
	TEXT_OPTION(struct options, currency, 0, "currency", "code",
		    "ISO 4217, such as EUR"),
	TEXT_OPTION(struct options, zone, 0, "zone", "zone",
		    "time zone, such as Europe/Berlin"),
	TEXT_OPTION(struct options, email, 0, "email", "address",
		    "your own e-mail address"),
};

static const struct passport passport = {
	.name = "crm-init",
	.purpose = "make the database and a short policy beside it",
	.usage =
		"[--name name] [--currency code] [--zone zone] [--email address]",
	.examples = {"crm-init --name \"Berg Kettles\" --currency EUR",
		     "crm-init -D ~/berg/crm.db --zone Europe/Berlin"},
	.groups = GROUP_BASE | GROUP_USER,
	OPTIONS(options, struct options),
};

static void
say(struct session *s, const struct options *opt, const struct found_new *new)
{
	if (new->kept &&
	    (opt->name || opt->currency || opt->zone || opt->email))
		session_remark(s, "%s was there and is kept as it is",
			       s->business->policy_path);
	session_talk(s,
		     "%s and %s are yours; next: crm-add \"A customer\", "
		     "crm-log, crm-today",
		     s->setting.db, s->business->policy_path);
}

int
main(int argc, char **argv)
{
	struct options opt = {0};
	struct found_new new;
	struct session s;

	if (session_begin(&s, &passport, argc, argv, &opt) < 0)
		return session_end(&s);
	new = (struct found_new){.name = opt.name ? opt.name : "Our business",
				 .currency =
					 opt.currency ? opt.currency : "EUR",
				 .zone = opt.zone,
				 .mail = opt.email};
	if (s.operand_count > 0)
		usage_wrong(&passport, &s.err, "%s: no operand is wanted",
			    s.operands[0]);
	else if (found_business(&s.arena, &s.setting, &new, &s.business,
				&s.err) == 0)
		say(&s, &opt, &new);
	return session_end(&s);
}
