/* SPDX-License-Identifier: ISC
 * Random draws that are the same every time.
 */
#include "learn/draw.h"

#include <math.h>

static uint64_t
splitmix(uint64_t *x)
{
	uint64_t z = *x += UINT64_C(0x9E3779B97F4A7C15);

	z = (z ^ z >> 30) * UINT64_C(0xBF58476D1CE4E5B9);
	z = (z ^ z >> 27) * UINT64_C(0x94D049BB133111EB);
	return z ^ z >> 31;
}

static uint64_t
rotated(uint64_t x, int k)
{
	return x << k | x >> (64 - k);
}

static uint64_t
next(struct draw *draw)
{
	uint64_t *s = draw->s;
	uint64_t result = rotated(s[1] * 5, 7) * 9, t = s[1] << 17;

	s[2] ^= s[0];
	s[3] ^= s[1];
	s[1] ^= s[2];
	s[0] ^= s[3];
	s[2] ^= t;
	s[3] = rotated(s[3], 45);
	return result;
}

void
draw_open(struct draw *draw, uint64_t seed)
{
	int i;

	for (i = 0; i < 4; i++)
		draw->s[i] = splitmix(&seed);
}

double
draw_uniform(struct draw *draw)
{
	return ((double)(next(draw) >> 11) + 0.5) * 0x1p-53;
}

double
draw_normal(struct draw *draw)
{
	double u, v, s;

	do {
		u = 2 * draw_uniform(draw) - 1;
		v = 2 * draw_uniform(draw) - 1;
		s = u * u + v * v;
	} while (s >= 1 || s <= 0);
	return u * sqrt(-2 * log(s) / s);
}

double
draw_gamma(struct draw *draw, double shape)
{
	double d, c, x, v;

	if (shape <= 0)
		return 0;
	if (shape < 1)
		return draw_gamma(draw, shape + 1) *
		       pow(draw_uniform(draw), 1 / shape);
	d = shape - 1.0 / 3;
	c = 1 / sqrt(9 * d);
	for (;;) {
		x = draw_normal(draw);
		v = 1 + c * x;
		if (v <= 0)
			continue;
		v = v * v * v;
		if (log(draw_uniform(draw)) <
		    0.5 * x * x + d - d * v + d * log(v))
			return d * v;
	}
}
