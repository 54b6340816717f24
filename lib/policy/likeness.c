/* SPDX-License-Identifier: ISC
 * The section dupes of a policy.
 */
#include "policy/likeness.h"

#include "base/str.h"

#define WEIGHT_MAX 100

static const char *const alike_keys[] = {"foreign",   "email",	  "phone",
					 "post",      "born",	  "name",
					 "near-name", "some-name"};
static const char *const differ_keys[] = {"foreign", "email", "phone", "born",
					  "name"};

static int
read_weights(const struct node_source *source, const struct yaml_node *node,
	     const char *what, const char *const *keys, size_t count,
	     int64_t *weights)
{
	size_t i;

	if (node_map(source, node, what, keys, count) != 0)
		return -1;
	for (i = 0; i < count; i++) {
		if (node_number(source, node_find(node, keys[i]),
				node_path(source, what, keys[i]), "",
				-WEIGHT_MAX, WEIGHT_MAX, &weights[i]) != 0)
			return -1;
	}
	return 0;
}

int
likeness_read(const struct node_source *source, const struct yaml_node *node,
	      struct policy_dupes *dupes)
{
	static const char *const keys[] = {"people", "import", "alike",
					   "differ"};

	if (node_map(source, node, "dupes", keys, 4) != 0 ||
	    node_number(source, node_find(node, "people"), "dupes.people", "",
			1, WEIGHT_MAX, &dupes->people) != 0 ||
	    node_number(source, node_find(node, "import"), "dupes.import", "",
			1, WEIGHT_MAX, &dupes->import) != 0 ||
	    read_weights(source, node_find(node, "alike"), "dupes.alike",
			 alike_keys, ALIKE_COUNT, dupes->alike) != 0 ||
	    read_weights(source, node_find(node, "differ"), "dupes.differ",
			 differ_keys, DIFFER_COUNT, dupes->differ) != 0)
		return -1;
	if (dupes->import < dupes->people)
		return node_error(
			source, node_find(node, "import"),
			"dupes.import: less than dupes.people: an "
			"import must be surer than a list for people");
	return 0;
}

static void
write_weights(struct str *out, const char *what, const char *const *keys,
	      size_t count, const int64_t *weights)
{
	size_t i;

	str_print(out, "  %s: {", what);
	for (i = 0; i < count; i++)
		str_print(out, "%s%s: %lld", i ? ", " : "", keys[i],
			  (long long)weights[i]);
	str_add(out, "}\n");
}

void
likeness_write(struct str *out, const struct policy_dupes *dupes)
{
	str_print(out, "dupes:\n  people: %lld\n  import: %lld\n",
		  (long long)dupes->people, (long long)dupes->import);
	write_weights(out, "alike", alike_keys, ALIKE_COUNT, dupes->alike);
	write_weights(out, "differ", differ_keys, DIFFER_COUNT, dupes->differ);
}
