"""Scores that instruments make in a way of their own: weights of respondents, an index of means."""

from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from angket.answers.numerals import Numbers
from angket.answers.weights import faulty_weights
from angket.files.fault import Fault
from angket.formats.blocks import as_cell, text_of
from angket.report.compose import compose
from angket.report.phrases import Phrases, report_words
from angket.report.results import Results
from angket.statistics.scaling.scoring import weighted_total
from angket.tables import read_numbers, read_statistics
from chapter_text import check_document, prose
from scripts import report
from whole_study import compute

SCALES = [f"r{n}" for n in range(1, 7)]
TALLIES = [f"w{n}" for n in range(1, 7)]
ELEMENTS = [f"u{n}" for n in range(1, 10)]
STUDY = {
    "title": "A survey",
    "language": "en",
    "data": {"file": "resources/small/answers.csv", "accept": ["constant_item"]},
    "tests": {"alpha": 0.05, "cronbach_minimum": 0.6, "resamples": 1000},
    "variables": {
        "tlx": {"instrument": "nasa_tlx", "items": SCALES, "weights": TALLIES},
        "skm": {"instrument": "skm9", "items": ELEMENTS},
    },
    "profile": {name: {"label": name, "kind": "number"} for name in TALLIES},
}


def answers(n=40, seed=5):
    """Ratings, tallies of all comparisons, and answers to the elements, of n respondents."""
    draw = np.random.default_rng(seed)
    table = pd.DataFrame(draw.integers(4, 21, (n, 6)) * 5, columns=SCALES)
    tallies = np.zeros((n, 6), dtype=int)
    for first in range(6):
        for second in range(first):
            won = np.where(draw.random(n) < 0.5, first, second)
            tallies[np.arange(n), won] += 1
    table[TALLIES] = tallies
    table[ELEMENTS] = draw.integers(2, 5, (n, 9))
    return table


@pytest.fixture(scope="module")
def study(tmp_path_factory):
    """Settings and files of a study with both instruments, taken through all stages."""
    table = answers()
    folder = tmp_path_factory.mktemp("instruments")
    return compute(folder, table.to_numpy().tolist(), STUDY, [*table])


def test_ratings_count_as_often_as_their_scale_was_chosen(study):
    table = answers()
    # Hart and Staveland (1988): the ratings times the tallies, divided by 15.
    scores = (table[SCALES].to_numpy() * table[TALLIES].to_numpy()).sum(axis=1) / 15
    file = Path(study[1].responses).parents[1] / "scoring/totals.parquet"
    assert (read_numbers(file)["tlx"] / 6).to_numpy() == pytest.approx(scores)
    statistics = read_statistics(study[1].statistics)
    assert float(statistics["description", "tlx", "instrument_mean"]) == pytest.approx(
        scores.mean()
    )
    assert float(statistics["description", "tlx", "instrument_sd"]) == pytest.approx(
        scores.std(ddof=1)
    )
    # An item is judged by the plain sum of all.
    r = np.corrcoef(table["r1"], table[SCALES].sum(axis=1))[0, 1]
    assert float(statistics["validity", "r1", "r_item_total"]) == pytest.approx(r)


def test_equal_weights_give_the_plain_total():
    items = answers()[SCALES].astype(float)
    equal = pd.DataFrame(2.5, items.index, TALLIES)
    assert weighted_total(items, equal).to_numpy() == pytest.approx(items.sum(axis=1).to_numpy())
    equal.iloc[0, 2] = np.nan
    assert np.isnan(weighted_total(items, equal)[0])


def test_the_index_is_the_sum_of_weighted_means_times_twenty_five(study):
    statistics = read_statistics(study[1].statistics)
    means = answers()[ELEMENTS].mean()
    shares = [float(statistics["description", u, "weighted_mean"]) for u in ELEMENTS]
    assert shares == pytest.approx((means / 9).tolist())
    index = float(statistics["description", "skm", "index"])
    assert index == pytest.approx(25 * sum(shares)) == pytest.approx(25 * means.mean())
    assert statistics["description", "skm", "index_category"] == "C (less good)" or index >= 76.61
    # Each element has its own mean, its conversion to 25 to 100 and its class.
    percent = float(statistics["description", "u1", "score_percent"])
    assert percent == pytest.approx(25 * means["u1"])
    assert statistics["description", "u1", "score_category"][0] in "ABCD"


@pytest.mark.parametrize(
    ("language", "sentences"),
    [
        ("en", ["NASA-TLX (weighted)", "Hart & Staveland (1988)",
                "Items count by each respondent's own weights", "each divided by 9, add up to",
                "times 25, the index of SKM is"]),
        ("id", ["NASA-TLX (weighted)", "NRR tertimbang", "dikalikan 25, indeks SKM menjadi",
                "dengan mutu pelayanan"]),
    ],
)  # fmt: skip
def test_the_report_tells_both(study, language, sentences):
    settings, inputs = study
    told = settings | {"language": language}
    say = Phrases(report_words(language, report.kinds_in(told)))
    statistics = read_statistics(inputs.statistics)
    results = Results(statistics, told, say, {}, (), report.provenance(inputs, told))
    blocks = compose(results, say)
    check_document(blocks)
    [table] = [block for block in blocks if getattr(block, "label", "") == "items-skm"]
    heads = [text_of(as_cell(cell).content) for cell in table.head[0]]
    assert heads[-1] == {"en": "Weighted mean", "id": "NRR tertimbang"}[language]
    text = " ".join(prose(blocks)).replace("*", "")
    for sentence in sentences:
        assert sentence in text


def test_tallies_that_no_comparison_gives_are_told_by_row_and_column(tmp_path):
    table = answers()
    table.loc[2, "w1"] = 6
    table.loc[4, TALLIES] = [5, 4, 3, 2, 0, 0]
    with pytest.raises(Fault) as fault:
        compute(tmp_path, table.to_numpy().tolist(), STUDY, [*table])
    text = fault.value.tell("en")
    assert "row 4, column w1" in text
    assert "whole number from 0 to 5" in text
    assert "add up to 15; these add up to 14" in text


def test_who_gave_no_weights_has_no_fault_and_no_total():
    texts = pd.DataFrame([["5", "4", "3", "2", "1", None]], columns=TALLIES, index=[2])
    numbers = dict.fromkeys(TALLIES, Numbers({str(n): str(n) for n in range(6)}, {}, None, []))
    assert faulty_weights(texts, {"tlx": {"weights": TALLIES}}, numbers) == []
