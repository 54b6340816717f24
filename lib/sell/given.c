/* SPDX-License-Identifier: ISC
 * Numbers given by name.
 */
#include "sell/given.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/str.h"

#define PARTING ", \t"

static int
refuse(const char *pair, const char *const *names, size_t count,
       struct error *err)
{
	struct str list = {0};
	size_t i;

	for (i = 0; i < count; i++)
		str_print(&list, "%s%s=number", i > 0 ? "," : "", names[i]);
	error_set(err, ERR_USAGE, "%.*s: no such number",
		  (int)strcspn(pair, PARTING), pair);
	error_hint(err, "%s", str_get(&list));
	str_free(&list);
	return -1;
}

int
given_pairs(const char *typed, const char *const *names, double *values,
	    size_t count, struct error *err)
{
	const char *at = typed + strspn(typed, PARTING);
	size_t i, len;
	double value;
	char *end;

	for (; *at; at += strspn(at, PARTING)) {
		len = strcspn(at, "=" PARTING);
		for (i = 0; i < count; i++) {
			if (strlen(names[i]) == len &&
			    strncmp(names[i], at, len) == 0)
				break;
		}
		if (i == count || at[len] != '=')
			return refuse(at, names, count, err);
		value = strtod(at + len + 1, &end);
		if (end == at + len + 1 || !isfinite(value) ||
		    (*end && !strchr(PARTING, *end)))
			return refuse(at, names, count, err);
		values[i] = value;
		at = end;
	}
	return 0;
}

int
given_life(const char *typed, struct lifetime *life, struct error *err)
{
	static const char *const names[] = {"r", "alpha", "a",
					    "b", "s",	  "beta"};
	double values[6] = {0};
	bool pareto;

	if (given_pairs(typed, names, values, 6, err) < 0)
		return -1;
	pareto = values[4] != 0 || values[5] != 0;
	*life = (struct lifetime){
		.model = pareto ? LIFETIME_PARETO : LIFETIME_BGNBD,
		.state = LIFETIME_FITTED,
		.r = values[0],
		.alpha = values[1],
		.a = values[2],
		.b = values[3],
		.s = values[4],
		.beta = values[5],
	};
	if (lifetime_usable(life) &&
	    !(pareto && (values[2] != 0 || values[3] != 0)))
		return 0;
	error_set(err, ERR_USAGE, "%.100s: no parameters of a model", typed);
	return error_hint(err, "r, alpha, a and b; or r, alpha, s and beta: "
			       "each above 0");
}

int
given_customer(const char *typed, struct lifetime_customer *customer,
	       struct error *err)
{
	static const char *const names[] = {"x", "t_x", "T"};
	double values[3] = {NAN, NAN, NAN};

	if (given_pairs(typed, names, values, 3, err) < 0)
		return -1;
	if (!(values[0] >= 0 && values[0] <= 1e9 && values[1] >= 0 &&
	      values[2] >= values[1]) ||
	    values[0] != floor(values[0]) ||
	    (values[0] > 0) != (values[1] > 0)) {
		error_set(err, ERR_USAGE, "%.100s: no customer can be so",
			  typed);
		return error_hint(err, "x repeat purchases, the last t_x "
				       "units after the first purchase, T "
				       "units watched: x=2,t_x=30.43,T=38.86");
	}
	*customer = (struct lifetime_customer){
		.x = (int64_t)values[0], .t_x = values[1], .T = values[2]};
	return 0;
}
