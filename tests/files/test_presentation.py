"""However a table of answers is presented, its statistics are the same."""

import random

import numpy as np
import pandas as pd
import pytest

from angket.files.cells import read_cells
from angket.tables import read_statistics
from conftest import Files
from presentations import LABELS, NAMES, NO_ANSWER, as_text, framed, present, true_answers
from scripts import description, scoring, validation
from validated_study import study_of

OUTPUTS = (
    "responses",
    "findings",
    "excluded",
    "excluded_answers",
    "screening",
    "not_applicable",
    "statistics",
)


def study(file, kind):
    """Describe the study: the same in every presentation but for what a file calls its columns."""
    names = ["id", "sex", "age", "income", *"abcdef"]
    headings = [f"v{place}" for place in range(len(NAMES))] if kind == "sav" else NAMES
    codes = {str(code): label for code, label in enumerate(LABELS, start=1)}
    return study_of(
        data={
            "file": str(file),
            "id": "id",
            "columns": dict(zip(names, headings, strict=True)),
            "accept": ["numbers_as_text", "empty_item", "constant_item"],
        },
        scales={"s": {"codes": codes, "missing": [str(NO_ANSWER)]}},
        variables={
            "load": {"label": "Load", "items": ["a", "b", "c"]},
            "stress": {"label": "Stress", "items": ["d", "e", "f"], "reversed": ["f"]},
        },
        profile={
            "sex": {"label": "Sex"},
            "age": {"label": "Age", "kind": "number", "missing": [str(NO_ANSWER)]},
            "income": {"label": "Income", "kind": "number"},
        },
    )


def statistics(folder, file, settings):
    """Validate, score and describe; return every figure, and the correlation of both totals."""
    files = Files({name: str(folder / name) for name in OUTPUTS})
    validation.main(Files(answers=str(file)), files, settings)
    scored = Files({name: str(folder / name) for name in ("keyed", "totals", "person_mean")})
    scored["statistics"] = str(folder / "scored")
    scoring.main(Files(responses=files.responses), scored, settings)
    tables = ("sample", "multiple_choice", "frequency", "description", "category")
    described = Files({name: str(folder / name) for name in tables})
    described |= {"statistics": str(folder / "described"), "categories": str(folder / "placed")}
    inputs = Files(responses=files.responses, not_applicable=files.not_applicable)
    inputs |= {"keyed": scored.keyed, "totals": scored.totals}
    description.main(inputs, Files(described), settings)
    figures = read_statistics(files.statistics) | read_statistics(scored.statistics)
    figures |= read_statistics(described["statistics"])
    totals = pd.read_parquet(scored.totals)[["load", "stress"]].astype("float64").dropna()
    return figures, float(np.corrcoef(totals.to_numpy().T)[0, 1])


def expected(rows):
    """Compute from the true answers, without this program, what must come out."""
    table = pd.DataFrame(rows, columns=["id", "sex", "age", "income", *"abcdef"], dtype=object)
    table = table.set_index("id").astype("float64")
    answers = table[[*"abcdef"]]
    table = table[answers.notna().any(axis=1)]
    table["f"] = 6 - table["f"]
    load = table[[*"abc"]].sum(axis=1, skipna=False)
    stress = table[[*"def"]].sum(axis=1, skipna=False)
    return table, load, stress, load.corr(stress)


def hold(tmp_path, seed):
    rng = random.Random(seed)
    rows = true_answers(rng)
    file, kind = present(rng, tmp_path, rows)
    figures, correlation = statistics(tmp_path, file, study(file, kind))
    table, load, stress, r = expected(rows)

    def figure(*key):
        return float(figures[key])

    assert figure("sample", "all", "received") == len(rows)
    assert figure("sample", "all", "analysed") == len(table)
    assert correlation == pytest.approx(r, abs=1e-12)
    for name, total in (("load", load), ("stress", stress)):
        assert figure("description", name, "n") == total.count()
        assert figure("description", name, "mean") == pytest.approx(total.mean())
        assert figure("description", name, "sd") == pytest.approx(total.std())
    for name in ("age", "income"):
        assert figure("sample", name, "n") == table[name].count()
        assert figure("sample", name, "mean") == pytest.approx(table[name].mean())
        assert figure("sample", name, "maximum") == table[name].max()
    counts = {float(value) for key, value in figures.items()
              if key[0] == "sample" and key[1].startswith("sex=") and key[2] == "n"}  # fmt: skip
    assert counts == {float(count) for count in table["sex"].value_counts()}
    for item in "abcdef":
        for code in range(1, 6):
            true = 6 - code if item == "f" else code
            found = figures["frequency", f"{item}={code}", "n"]
            assert int(found) == (table[item] == true).sum(), (item, code)


@pytest.mark.parametrize("seed", range(20))
def test_the_same_statistics_come_from_every_presentation(tmp_path, seed):
    hold(tmp_path, seed)


@pytest.mark.slow
@pytest.mark.parametrize("part", range(20))
def test_the_same_statistics_come_from_very_many_presentations(tmp_path, part):
    for seed in range(1000 + part * 30, 1030 + part * 30):
        folder = tmp_path / str(seed)
        folder.mkdir()
        hold(folder, seed)


@pytest.mark.parametrize("seed", range(60))
def test_the_same_answers_are_read_from_every_text_file(tmp_path, seed):
    """All columns hold text here, so that nothing but their words tells heads from answers."""
    rng = random.Random(seed)
    written = rng.choice(["{code}", "{label}", "{code} - {label}", "{code},0"])
    rows = [
        [
            str(cell) if cell is not None else ""
            for cell in (
                row[0],
                ["Pria", "Wanita"][row[1] - 1],
                row[2],
                row[3],
                *(code and written.format(code=code, label=LABELS[code - 1]) for code in row[4:]),
            )
        ]
        for row in true_answers(rng)
    ]
    file = tmp_path / "answers.csv"
    file.write_bytes(as_text(rng, framed(rng, NAMES, rows)))
    cells = read_cells(str(file), {})
    found = cells.table.astype(object).where(cells.table.notna(), "")
    read = [[row[cells.names.index(name)] for name in NAMES] for row in found.to_numpy().tolist()]
    assert read == rows
