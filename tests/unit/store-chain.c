/* SPDX-License-Identifier: ISC
 * Keyed marks: HMAC-SHA-256 by the test cases of RFC 4231.
 */
#include "store/chain.h"

#include <stdio.h>
#include <string.h>

#include "tap.h"

static void
is_mac(const void *key, size_t key_len, const void *bytes, size_t len,
       const char *want, const char *title)
{
	unsigned char mac[BATCH_HASH];
	char text[2 * BATCH_HASH + 1];
	size_t i;

	chain_mac(key, key_len, bytes, len, mac);
	for (i = 0; i < BATCH_HASH; i++)
		(void)snprintf(text + 2 * i, 3, "%02x", mac[i]);
	is_text(text, want, title);
}

int
main(void)
{
	static const char what[] = "what do ya want for nothing?";
	static const char long_key[] =
		"Test Using Larger Than Block-Size Key - Hash Key First";
	unsigned char key[131], data[50];

	memset(key, 0x0b, 20);
	is_mac(key, 20, "Hi There", 8,
	       "b0344c61d8db38535ca8afceaf0bf12b"
	       "881dc200c9833da726e9376c2e32cff7",
	       "case 1");
	is_mac("Jefe", 4, what, strlen(what),
	       "5bdcc146bf60754e6a042426089575c7"
	       "5a003f089d2739839dec58b964ec3843",
	       "case 2: a key shorter than the hash");
	memset(key, 0xaa, sizeof(key));
	memset(data, 0xdd, sizeof(data));
	is_mac(key, 20, data, sizeof(data),
	       "773ea91e36800e46854db8ebd09181a7"
	       "2959098b3ef8c122d9635514ced565fe",
	       "case 3: data and key longer than 64 bytes together");
	is_mac(key, sizeof(key), long_key, strlen(long_key),
	       "60e431591ee0b67f0d8a26aacbf5b77f"
	       "8e0bc6213728c5140546040f0ee37f54",
	       "case 6: a key longer than a block");
	return done();
}
