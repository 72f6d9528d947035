"""A small sample whose regressions R computed, in several tests."""

import numpy as np

X = np.arange(1.0, 17)
Z = np.array([3.0, 1, 4, 1, 5, 9, 2, 6, 5, 3, 5, 8, 9, 7, 9, 3])
YES = np.array([0.0, 1, 0, 0, 1, 1, 0, 1, 0, 1, 1, 0, 0, 1, 0, 1])
Y = np.array([2.0, 5, 4, 7, 9, 6, 12, 8, 15, 9, 18, 12, 24, 11, 27, 16])
# To add to X and Z, whose standard deviations are 5 and 3.
OFFSETS = [0, 1e4, 1e6, 1e7, 1e8]
