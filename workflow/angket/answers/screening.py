"""The signs of careless answering that validation looks for."""

import numpy as np
import pandas as pd

from angket.answers.blocks import blocks_of
from angket.answers.carelessness import (
    at_one_end,
    chance_beyond,
    contradictions,
    distance_limit,
    distance_p,
    longest_run,
    mahalanobis,
)
from angket.answers.duplicates import repeated_rows
from angket.answers.unlinked import without_rows
from angket.statistics.undefined import Undefined
from angket.tables import write_rows

SIGNS = [
    "longest_run",
    "mahalanobis_d2",
    "mahalanobis_p",
    "contradictions",
    "identical_to_row",
    "duration",
]
FLAGS = [
    "straight_lining",
    "mahalanobis",
    "contradiction",
    "identical_answers",
    "identical_row",
    "too_fast",
]
# By answers alone, respondents are called identical from so many items on: how likely chance makes
# two alike depends on the number of items and of answers, of respondents, and on how alike they
# are (Simmons, Mercer, Schwarzer & Kennedy, 2016, Statistical Journal of the IAOS). Fifteen
# items with only two answers each have 32,768 patterns. Of fewer items the profile must agree, too.
ENOUGH_ITEMS = 15
# Where the middle is that of so few respondents that a distance beyond the limit is less probable
# than this, nobody whom it flags tells nothing.
HARDLY = 1e-6
OUT_OF_REACH = "so few respondents for so many items leave room for no distance that large"
NO_BLOCK = "fewer items of one answer scale stand next to each other"


class Screening:
    """Signs and flags of every respondent, indexed by row."""

    def __init__(self, signs, flags, rules, undefined):
        self.signs, self.flags, self.rules, self.undefined = signs, flags, rules, undefined

    @property
    def identical(self):
        """The first row with the same answers and profile, for each row that repeats one."""
        repeats = self.flags["identical_row"]
        return self.signs.loc[repeats, "identical_to_row"].astype(int)

    @property
    def sign_of_copies(self):
        """The widest sign by which answers count as somebody else's."""
        return "identical_answers" if "identical_answers" in self.rules else "identical_row"

    @property
    def copies(self):
        """Whether each respondent has that sign."""
        return self.flags[self.sign_of_copies]

    def counts(self):
        """Count each flag that has a rule, or say why not; any flag; and the longest run of all."""
        counts = {
            flag: {"n": self.undefined.get(flag, int(self.flags[flag].sum())), "rule": rule}
            for flag, rule in self.rules.items()
        }
        longest = int(self.signs["longest_run"].max())
        run = {
            "longest_run": longest,
            "longest_run_n": int(self.signs["longest_run"].eq(longest).sum()),
        }
        return counts | {"all": {"n": int(self.flags.any(axis=1).sum())} | run}

    def reasons(self, chosen):
        """Say for every respondent with one of the chosen flags which ones those are."""
        chosen = [flag for flag in self.rules if flag in chosen]
        flagged = self.flags.loc[self.flags[chosen].any(axis=1), chosen]
        names = np.array([f"{flag} ({self.rules[flag]})" for flag in chosen], dtype=object)
        told = [", ".join(names[row]) for row in flagged.to_numpy()]
        return pd.Series([f"flagged: {flags}" for flags in told], flagged.index, dtype="str")

    def write(self, file, respondents, hidden=False):
        """Write a row for each respondent that has any flag; without its place if hidden."""
        flagged = self.flags.any(axis=1)
        table = self.signs[flagged].astype(object).where(self.signs[flagged].notna(), "")
        if hidden:
            first = self.signs.loc[flagged, "identical_to_row"]
            table["identical_to_row"] = first.map(respondents).fillna("")
        names = np.array(FLAGS, dtype=object)
        rules = np.array([self.rules.get(flag) for flag in FLAGS], dtype=object)
        rows = [
            (row, respondents[row], "; ".join(names[flags]), "; ".join(rules[flags]), *signs)
            for row, flags, signs in zip(
                table.index, self.flags[flagged].to_numpy(), table.to_numpy().tolist(), strict=True
            )
        ]
        rows = without_rows(rows, hidden)
        write_rows(file, ["row", "respondent", "flags", "rules", *SIGNS], rows)


def screen(answers, items, rules, profile, compared=None):
    """Compute every sign and raise the flags that the study's rules call for.

    Parameters
    ----------
    answers : DataFrame
        Typed, as given; indexed by row.
    items : dict
        From item to what its scale says, with `codes` and, where known, the `place` of its column.
    rules : dict
        The settings' `screening`.
    profile : list of str
    compared : DataFrame, optional
        What is compared to find answers given twice, in the place of profile and items.
    """
    given = answers[list(items)]
    signs = pd.DataFrame(np.nan, index=answers.index, columns=SIGNS)
    flags = pd.DataFrame(False, index=answers.index, columns=FLAGS)
    undefined = {}
    blocks = blocks_of(items)
    signs["longest_run"] = longest_run(given, blocks)
    if "longest_run" in rules and max(map(len, blocks)) < rules["longest_run"]:
        undefined["straight_lining"] = Undefined(NO_BLOCK)
    elif "longest_run" in rules:
        flags["straight_lining"] = signs["longest_run"] >= rules["longest_run"]
    try:
        signs["mahalanobis_d2"] = mahalanobis(given)
    except Undefined as reason:
        undefined["mahalanobis"] = reason
    else:
        limit = distance_limit(rules["mahalanobis_p"], len(items))
        flags["mahalanobis"] = signs["mahalanobis_d2"] > limit
        n = int(signs["mahalanobis_d2"].notna().sum())
        if not flags["mahalanobis"].any() and chance_beyond(limit, n, len(items)) < HARDLY:
            undefined["mahalanobis"] = Undefined(OUT_OF_REACH)
    if rules["twins"]:
        signs["contradictions"] = contradictions(
            given, rules["twins"], items, rules["twin_distance"]
        )
        flags["contradiction"] = signs["contradictions"] > 0
    if compared is None:
        compared = answers[[*profile, *items]]
    asked = [name for name in compared if name not in profile]
    # Of a test, the options chosen are compared, of which none is an end.
    plain = set(asked) == set(items) and not any(
        item.get("may_be_constant") for item in items.values()
    )
    telling = compared[~at_one_end(given, items)] if plain else compared
    repeated = repeated_rows(telling, asked).reindex(answers.index)
    flags["identical_row"] = repeated.notna()
    words = rules_in_words(rules, len(items), bool(profile))
    if "identical_answers" in words:
        alike = repeated_rows(telling[asked]).reindex(answers.index)
        flags["identical_answers"] = alike.notna()
        repeated = repeated.fillna(alike)
    signs["identical_to_row"] = repeated.astype("Int64")
    if "duration" in rules:
        signs["duration"] = answers[rules["duration"]]
        if "shortest_duration" in rules:
            short = answers[rules["duration"]] < rules["shortest_duration"]
            flags["too_fast"] = short.fillna(False).astype(bool)
    flagged = flags.any(axis=1)
    signs.loc[flagged, "mahalanobis_p"] = distance_p(
        signs.loc[flagged, "mahalanobis_d2"], len(items)
    )
    return Screening(signs, flags, words, undefined)


def rules_in_words(rules, items, has_profile):
    """Write the rule of each flag that there is one for, by the sign that it looks at.

    Parameters
    ----------
    rules : dict
        The settings' `screening`.
    items : int
        Their number.
    has_profile : bool
        Without a profile, whole rows are the answers to the items.
    """
    words, unlike = {}, ", not all at one end of the scale"
    if "longest_run" in rules:
        words["straight_lining"] = f"longest_run >= {rules['longest_run']}"
    words["mahalanobis"] = f"mahalanobis_p < {rules['mahalanobis_p']}"
    if rules["twins"]:
        words["contradiction"] = f"twins at least {rules['twin_distance']} apart"
    if has_profile and items >= ENOUGH_ITEMS:
        words["identical_answers"] = f"the same answers to all items as in an earlier row{unlike}"
    words["identical_row"] = f"the same as an earlier row{unlike}"
    if "shortest_duration" in rules:
        words["too_fast"] = f"duration < {rules['shortest_duration']}"
    return words
