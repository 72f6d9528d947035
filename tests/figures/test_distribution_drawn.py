"""The figure of totals: it is left out where its bars would tell of the few without a group."""

from types import SimpleNamespace

import pandas as pd
import pytest

from angket.figures.of_study.distribution.drawn import figures
from drawn_figures import WORDS

BY_SEX = {"kind": "association", "row": "sex", "column": "load"}


def drawn(few, hypotheses):
    sexes = pd.DataFrame({"sex": [None] * few + ["f", "m"] * 8})
    totals = pd.DataFrame({"load": range(len(sexes))}, dtype=float)
    settings = {"words": WORDS, "hypotheses": hypotheses, "profile": {"sex": {"label": "Sex"}}}
    found = SimpleNamespace(
        settings=settings, totals={"raw": totals}, categories=pd.DataFrame(), responses=sexes
    )
    return [name for name, *_ in figures("load", {"label": "Load"}, found)]


@pytest.mark.parametrize(
    ("few", "hypotheses", "shown"),
    [
        (0, {"H1": BY_SEX}, True),
        (1, {"H1": BY_SEX}, False),
        (4, {"H1": {"kind": "association", "row": "load", "column": "sex"}}, False),
        (5, {"H1": BY_SEX}, True),
        (2, {}, True),
        (2, {"H1": BY_SEX | {"row": "strain"}}, True),
    ],
)
def test_bars_that_would_tell_of_few_are_not_drawn(few, hypotheses, shown):
    assert drawn(few, hypotheses) == ["distribution_load"] * shown
