"""crowd-kit's one-coin Dawid and Skene on a CSV file of claims; prints seconds of processor time a round."""

import sys
import time

import pandas
from crowdkit.aggregation import OneCoinDawidSkene

ROUNDS = 3

table = pandas.read_csv(sys.argv[1], dtype=str).rename(columns={"item": "task", "source": "worker", "value": "label"})
taken = []
for rounds in (1, 1 + ROUNDS):
    begin = time.process_time()
    OneCoinDawidSkene(n_iter=rounds, tol=0.0).fit(table)
    taken.append(time.process_time() - begin)
print((taken[1] - taken[0]) / ROUNDS)
