"""The sections about the data and the methods: who was analysed, with what it was computed."""

import pytest

from chapter import methods, sample
from chapter.phrases import Phrases
from chapter.results import Results
from chapter_text import compose, prose, rows_of, settings_of
from configuration.words import load_words
from document.blocks import Code, Italic, Literature, Points, Table


def flow(**counts):
    return {("sample", "all", name): value for name, value in counts.items()}


@pytest.mark.parametrize(
    ("language", "analysed", "sentences"),
    [
        ("en", 20, ["answers of 20 respondents, all of whom were analysed."]),
        ("en", 18, ["answers of 20 respondents, of whom 18 were analysed.", "excluded is 2,"]),
        ("id", 20, ["jawaban 20 responden, dan semuanya dianalisis."]),
        ("id", 18, ["jawaban 20 responden; 18 di antaranya dianalisis.", "berjumlah 2,"]),
    ],
)
def test_how_many_were_analysed_is_told(language, analysed, sentences):
    found = flow(received=20, analysed=analysed, excluded=20 - analysed)
    text = " ".join(prose(compose(sample, found, settings_of(language))))
    assert all(sentence in text for sentence in sentences)
    # That all were analysed is not said twice.
    assert ("xclu" in text or "dikeluarkan" in text) == (analysed < 20)


def test_commands_are_code_and_sources_have_their_titles_in_italics():
    say = Phrases(load_words("en", "report"))
    sources = [
        {"text": "Horn, J. L. (1965). A rationale. *Psychometrika, 30*(2), 179."},
        {"text": "Never, N. (1900). Unused.", "of": [["reliability", "alpha"]]},
    ]
    provenance = {
        "software": {"numpy": "1.0", "scipy": "2.0"},
        "citations": sources,
        "answers": "a" * 64,
        "settings": "b" * 64,
    }
    blocks = methods.compose(Results({}, settings_of(), say, {}, (), provenance), say)
    codes = [part for block in blocks if isinstance(block, Points) for part in block.points]
    assert [part.text for point in codes for part in point if isinstance(part, Code)] == [
        methods.INSTALL,
        methods.RUN,
        "a" * 64,
        "b" * 64,
    ]
    (literature,) = (block for block in blocks if isinstance(block, Literature))
    (entry,) = literature.points
    assert Italic("Psychometrika, 30") in entry
    assert "numpy 1.0 and scipy 2.0" in " ".join(prose(blocks))


DEVIATION = {"setting": "tests.alpha", "planned": "0.05", "run": "0.1"}


@pytest.mark.parametrize(
    ("plan", "told"),
    [
        (None, "No analysis plan was frozen"),
        ({"verdict": "as_planned", "checksum": "c0ffee", "deviations": []}, "is the one"),
        ({"verdict": "deviates", "checksum": "c0ffee", "deviations": [DEVIATION]}, "deviates"),
        ({"verdict": "plan_changed", "checksum": "c0ffee", "deviations": []}, "was changed after"),
        (
            {"verdict": "plan_changed", "checksum": "c0ffee", "deviations": [DEVIATION]},
            "cannot be told. The analysis deviates",
        ),
    ],
)
def test_the_report_tells_whether_the_analysis_is_the_one_planned(plan, told):
    say = Phrases(load_words("en", "report"))
    provenance = {"software": {"numpy": "1.0"}, "citations": [], "answers": "a", "settings": "b"}
    results = Results({}, settings_of(), say, {}, (), provenance | {"plan": plan})
    blocks = methods.compose(results, say)
    assert told in " ".join(prose(blocks))
    if plan and plan["deviations"]:
        assert rows_of(blocks, "plan")[1:] == [["tests.alpha", "0.05", "0.1"]]
    else:
        assert not any(isinstance(block, Table) for block in blocks)
