"""Figures of studies with hardly anything to draw: all that can be is drawn, and nothing fails."""

import pandas as pd
import pytest

from angket.figures.of_study.figure import further_inputs
from angket.figures.width import for_phones
from angket.settings.words import load_words
from broad_studies import computed
from conftest import Files
from scripts import figures
from whole_study import EVERYTHING, HEAD, STUDY, answers, compute

KINDS = {
    "likert", "distribution", "correlations", "mapping", "residuals", "scatter", "association",
    "interaction", "path_diagram", "groups", "forest",
}  # fmt: skip


def drawn(folder, settings, language="en"):
    """Draw the figures of a study that was taken through all stages; return their kinds."""
    settings, results = settings | {"language": language}, folder / "results"
    inputs = Files(
        {
            name: results / file.partition("{study}/")[2]
            for name, file in further_inputs().items()
        },
        responses=results / "validation/responses.parquet",
        keyed=results / "scoring/keyed.parquet",
        totals=results / "scoring/totals.parquet",
        categories=results / "description/categories.parquet",
        interval_totals=results / "intervals/totals.parquet",
        msi=results / "intervals/msi.csv",
        residuals=results / "assumptions/residuals.parquet",
        predictions=results / "inference/predictions.parquet",
        inference=results / "inference/statistics.csv",
        sensitivity=results / "sensitivity/sensitivity.csv",
    )  # fmt: skip
    words = load_words(language, "figures")
    kinds = set()
    for _, kind, _, _, drawing in figures.all_figures(inputs, settings | {"words": words}):
        kinds.add(kind)
        drawing().draw_without_rendering()
        with for_phones():
            drawing().draw_without_rendering()
    return kinds


def changed(rows, **columns):
    """Give every respondent the same in some columns."""
    table = pd.DataFrame(rows, columns=HEAD)
    return list(table.assign(**columns).itertuples(index=False, name=None))


@pytest.mark.parametrize("language", ["en", pytest.param("id", marks=pytest.mark.slow)])
def test_a_study_with_everything_has_every_kind_of_figure(language):
    settings, _, folder = computed("everything")
    assert drawn(folder, settings, language) == KINDS


@pytest.mark.parametrize(
    ("rows", "without"),
    [
        (answers(3), {"interaction", "path_diagram", "groups"}),
        pytest.param(
            changed(answers(40), c1=2, c2=2), {"interaction", "path_diagram"},
            marks=pytest.mark.slow,
        ),
        pytest.param(
            changed(answers(40), sex="F", unit="X"), {"groups"}, marks=pytest.mark.slow
        ),
        pytest.param(
            changed(answers(40), b1=3, b2=3, b3=3), {"interaction", "path_diagram"},
            marks=pytest.mark.slow,
        ),
    ],
    ids=["three respondents", "a constant mediator", "one group", "a constant response"],
)  # fmt: skip
def test_what_cannot_be_drawn_is_left_out(tmp_path, rows, without):
    settings, _ = compute(tmp_path / "study", rows, STUDY | EVERYTHING)
    assert drawn(tmp_path / "study", settings) & without == set()
