"""Selection rates of sets by characteristics, and each characteristic's lowest rate over its highest. Prints the median
seconds on the wall and of the processor, with everything in memory before the clock starts."""

import statistics
import sys
import time

import numpy
import pandas

file, persons, sets, characteristics, rounds = sys.argv[1], *map(int, sys.argv[2:])
columns = numpy.fromfile(file, dtype=numpy.uint8).reshape(characteristics + sets, persons)
table = pandas.DataFrame({f"s{i}": columns[characteristics + i].astype(bool) for i in range(sets)})
groups = [pandas.Series(pandas.Categorical(columns[i])) for i in range(characteristics)]


def rates():
    ratios = []
    for group in groups:
        for name in table.columns:
            rate = table[name].groupby(group, observed=True).mean()
            ratios.append(rate.min() / rate.max())
    return ratios


walls, cpus = [], []
for _ in range(rounds):
    wall, cpu = time.perf_counter(), time.process_time()
    rates()
    walls.append(time.perf_counter() - wall)
    cpus.append(time.process_time() - cpu)
print(statistics.median(walls), statistics.median(cpus))
