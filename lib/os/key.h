/* SPDX-License-Identifier: ISC
 * One key of a terminal.
 */
#ifndef OS_KEY_H
#define OS_KEY_H

#define KEY_NONE (-1) /* the end of input, or no terminal */

/* The first byte of the next key that is pressed at the terminal fd, without
 * waiting for Enter and without showing it. The terminal is as it was when this
 * returns, and when a signal ends the program meanwhile. */
int
key_read(int fd);

#endif
