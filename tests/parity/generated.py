"""Generated answers, totals, groups and tables that programs compute on."""

import numpy as np
import pandas as pd
from scipy.special import ndtri


def answered(seed, n, items, points, skew, missing, odd):
    # RandomState is the one generator of numpy whose numbers are promised never to change.
    random = np.random.RandomState(seed)
    trait = ndtri(random.random_sample((n, 1)))
    error = ndtri(random.random_sample((n, items)))
    loading = 0.0 if odd == "independent" else 0.6
    latent = loading * trait + np.sqrt(1 - loading**2) * error
    cuts = np.linspace(-1.3, 1.3, points - 1) + skew if points > 2 else np.array([skew])
    if odd == "ties":
        cuts = cuts + 1.0
    codes = 1.0 + (latent[:, :, None] > cuts).sum(axis=2)
    if odd == "constant":
        codes[:, 0] = 3
    if odd == "reversed":
        codes[:, ::2] = points + 1 - codes[:, ::2]
    if odd == "unused":
        codes[codes == 2] = 3
    codes[random.random_sample((n, items)) < missing] = np.nan
    return renamed(pd.DataFrame(codes))


def totals_of(items):
    """Add up a questionnaire's items in two to four groups, by turns."""
    groups = min(items.shape[1], 4) if items.shape[1] > 4 else min(items.shape[1], 3)
    names = ["y", "x1", "x2", "x3"][:groups]
    return pd.DataFrame(
        {name: items.iloc[:, place::groups].sum(axis=1) for place, name in enumerate(names)}
    )


def in_rows(members):
    return pd.DataFrame(
        [(value, place) for place, group in enumerate(members, start=1) for value in group],
        columns=["y", "group"],
    )


def grouped(seed, sizes, spreads, step, whole, odd):
    random = np.random.RandomState(seed)
    # Six decimals are what every program reads alike.
    members = [
        np.round(
            30 + 5 * (step * place + spread * ndtri(random.random_sample(size))), 0 if whole else 6
        )
        for place, (size, spread) in enumerate(zip(sizes, spreads, strict=True))
    ]
    if odd == "constant":
        members[0][:] = 30
    if odd == "two_values":
        members = [np.where(group > 31, 2.0, 1.0) for group in members]
    return members


def counted(seed, rows, columns, n):
    random = np.random.RandomState(seed)
    while True:
        row = np.sort(random.random_sample(n) * rows).astype(int)
        lean = 0.35 * row / rows + 0.65 * random.random_sample(n) ** 2
        column = np.minimum((lean * columns).astype(int), columns - 1)
        counts = np.zeros((rows, columns), dtype=int)
        np.add.at(counts, (row, column), 1)
        if counts.sum(axis=0).min() > 0 and counts.sum(axis=1).min() > 0:
            return counts


def renamed(items):
    return items.set_axis([f"i{place}" for place in range(1, items.shape[1] + 1)], axis=1)
