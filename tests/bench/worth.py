#!/usr/bin/python3
# SPDX-License-Identifier: ISC
# The fit of BG/NBD by scipy's L-BFGS-B, as worth.c prints its own: seconds of
# the processor, log-likelihood, customers.
import sqlite3
import sys
import time

import numpy as np
from scipy.optimize import minimize
from scipy.special import gammaln

today = int(sys.argv[2])
rows = np.array(
    sqlite3.connect(sys.argv[1])
    .execute(
        "SELECT party, sold_on FROM sales WHERE voided = 0 AND sold_on <= ? "
        "GROUP BY party, sold_on ORDER BY party, sold_on",
        (today,),
    )
    .fetchall()
)
party, day = rows[:, 0], rows[:, 1]
first = np.flatnonzero(np.r_[True, party[1:] != party[:-1]])
last = np.r_[first[1:], len(party)] - 1
x = (last - first).astype(float)
t_x = (day[last] - day[first]) / 7
T = (today - day[first]) / 7


def badness(log_parameters):
    r, alpha, a, b = np.exp(log_parameters)
    common = (
        gammaln(r + x) - gammaln(r) + r * np.log(alpha)
        + gammaln(a + b) + gammaln(b + x) - gammaln(b) - gammaln(a + b + x)
    )
    there = -(r + x) * np.log(alpha + T)
    left = np.where(
        x > 0,
        np.log(a) - np.log(b + np.maximum(x, 1) - 1)
        - (r + x) * np.log(alpha + t_x),
        -np.inf,
    )
    return -np.mean(common + np.logaddexp(there, left))


begun = time.process_time()
found = minimize(badness, np.zeros(4), method="L-BFGS-B")
print(f"{time.process_time() - begun:.3f} {-found.fun * len(x):.4f} {len(x)}")
