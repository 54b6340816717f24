/* SPDX-License-Identifier: ISC
 * A policy as text.
 */
#include "look/policy_page.h"

#include "base/str.h"
#include "policy/document.h"

const char *const *
policy_page_names(size_t *count)
{
	return document_sections(count);
}

char *
policy_page_text(struct arena *arena, const char *name, struct error *err)
{
	char *text = document_section(arena, name);
	const char *const *names, *nearest;
	struct str list = {0};
	size_t count, i;

	if (text)
		return text;
	names = document_sections(&count);
	nearest = str_nearest(name, names, count);
	for (i = 0; i < count; i++)
		str_print(&list, "%s%s", i ? " " : "", names[i]);
	error_set(err, ERR_USAGE, "the policy has no section: %s%s%s%s", name,
		  nearest ? ", did you mean " : "", nearest ? nearest : "",
		  nearest ? "?" : "");
	error_hint(err, "sections: %s", str_get(&list));
	str_free(&list);
	return NULL;
}

char *
policy_page_whole(struct arena *arena, const struct policy *policy)
{
	return document_effective(arena, policy);
}
