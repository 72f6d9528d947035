"""Simulate the critical values in workflow/angket/statistics/distribution/lilliefors.py.

Run as `python tests/benchmarks/lilliefors.py`; it takes about ten minutes and prints the table.
"""

import numpy as np
import scipy

SEED = 20_260_101
SIZES = [
    *range(5, 11), 12, 15, 20, 25, 30, 40, 50, 70, 100, 150, 200, 300, 500, 1000, 2000, 5000
]  # fmt: skip
LEVELS = (0.10, 0.15, 0.20)
# Numbers drawn for each size, and the most samples that they are made into.
DRAWN, SAMPLES = 10**10, 10**7
AT_ONCE = 2_000_000


def differences(n, samples, generator):
    """Return the largest difference D of each of many samples of a normal distribution.

    Parameters
    ----------
    n, samples : int
    generator : numpy.random.Generator

    Returns
    -------
    ndarray of float, shape (samples,)
    """
    found = []
    above, below = np.arange(1, n + 1) / n, np.arange(n) / n
    left = samples
    while left:
        part = min(left, max(1, AT_ONCE // n))
        values = np.sort(generator.standard_normal((part, n)), axis=1)
        values -= values.mean(axis=1, keepdims=True)
        normal = scipy.special.ndtr(values / values.std(axis=1, ddof=1, keepdims=True))
        found.append(np.maximum((above - normal).max(axis=1), (normal - below).max(axis=1)))
        left -= part
    return np.concatenate(found)


def main():
    for size, seed in zip(SIZES, np.random.SeedSequence(SEED).spawn(len(SIZES)), strict=True):
        samples = min(SAMPLES, DRAWN // size)
        found = differences(size, samples, np.random.default_rng(seed))
        scaled = found * (np.sqrt(size) - 0.01 + 0.85 / np.sqrt(size))
        critical = np.quantile(scaled, [1 - level for level in LEVELS])
        row = ", ".join(f"{value:.4f}" for value in critical)
        print(f"    {size}: ({row}),  # {samples:,} samples", flush=True)


if __name__ == "__main__":
    main()
