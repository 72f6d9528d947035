"""Whatever happens to a file: the statistics of the very same answers, or a named fault."""

import csv
import io
import math
import re

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from angket.files.fault import Fault
from angket.tables import read_statistics
from conftest import Files
from scripts import description, scoring, validation
from validated_answers import OUTPUTS, SETTINGS

HEAD = ["id", "a", "b", "c"]
CELLS = ["1", "5", "3", " 2 ", "4.0", "4,0", "", "x", "6", "0", "-1", "3.5", "2024-01-01", "=1+1"]
CELLS += ["\x00", '"', "a\nb", "1e0", "٣", "５", "NaN", "1;2", "1,2", "   ", "’", "true", "9" * 30]

respondents = st.lists(st.lists(st.integers(1, 5), min_size=3, max_size=3), min_size=2, max_size=9)
mutations = st.lists(
    st.one_of(
        st.tuples(st.just("cell"), st.integers(0, 8), st.integers(0, 3), st.sampled_from(CELLS)),
        st.tuples(st.just("repeat"), st.integers(0, 8), st.integers(0, 8)),
        st.tuples(st.just("drop"), st.integers(0, 8)),
        st.tuples(st.just("blank"), st.integers(0, 8)),
        st.tuples(st.just("head"), st.integers(0, 3), st.sampled_from(["a", "b", "", "x", "A "])),
        st.tuples(st.just("swap"), st.integers(0, 3), st.integers(0, 3)),
        st.tuples(st.just("extra"), st.sampled_from(CELLS)),
        st.tuples(st.just("short"), st.integers(0, 8)),
        st.tuples(st.just("bytes"), st.integers(0, 60), st.binary(min_size=1, max_size=3)),
        st.tuples(st.just("cut"), st.integers(0, 60)),
    ),
    max_size=3,
)


def mutate(table, changes):
    """Apply the changes to a table of texts, then to the bytes that it is written as."""
    table = [list(row) for row in table]
    after = []
    for kind, *how in changes:
        place = how[0] % (len(table) - 1) + 1 if how and isinstance(how[0], int) else None
        if kind == "cell":
            row = table[place]
            row[how[1] % len(row)] = how[2]
        elif kind == "repeat":
            table.insert(how[1] % len(table) + 1, list(table[place]))
        elif kind == "drop" and len(table) > 2:
            del table[place]
        elif kind == "blank":
            table.insert(place, [""] * len(table[0]))
        elif kind == "head":
            table[0][how[0] % len(table[0])] = how[1]
        elif kind == "swap":
            width = min(len(row) for row in table)
            first, second = how[0] % width, how[1] % width
            for row in table:
                row[first], row[second] = row[second], row[first]
        elif kind == "extra":
            for row in table:
                row.append(how[0])
        elif kind == "short" and len(table[place]) > 1:
            table[place].pop()
        elif kind in ("bytes", "cut"):
            after.append((kind, *how))
    stream = io.StringIO(newline="")
    csv.writer(stream, lineterminator="\n").writerows(table)
    data = stream.getvalue().encode()
    for kind, position, *what in after:
        position %= len(data) + 1
        data = (
            data[:position] if kind == "cut" else data[:position] + what[0] + data[position + 1 :]
        )
    return data


def independently(data):
    """Read the answers in the plainest way, by code or by word: None where a cell is empty."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = data.decode("cp1252")
    rows = [row for row in csv.reader(io.StringIO(text, newline="")) if any(map(str.strip, row))]
    head = [name.strip() for name in rows[0]]
    words = SETTINGS["scales"]["s"]
    code_of = {
        word.lower(): code for word, code in zip(words["answers"], words["codes"], strict=True)
    }
    answers = []
    for row in rows[1:]:
        cells = {}
        for name in "abc":
            place = head.index(name) if name in head else head.index(name.upper())
            cell = row[place].strip().replace(",", ".")
            code = code_of.get(cell.lower(), cell)
            cells[name] = None if code == "" else float(code)
        answers.append(cells)
    return answers


@pytest.mark.slow
@settings(
    max_examples=1200, deadline=None, suppress_health_check=list(HealthCheck), derandomize=True
)
@given(answers=respondents, changes=mutations)
def test_the_same_answers_or_a_named_fault(tmp_path_factory, answers, changes):
    folder = tmp_path_factory.mktemp("mutated")
    table = [HEAD, *([f"p{n}", *map(str, row)] for n, row in enumerate(answers))]
    data = mutate(table, changes)
    (folder / "answers.csv").write_bytes(data)
    files = {name: str(folder / file) for name, file in OUTPUTS.items()}
    study = SETTINGS | {"data": SETTINGS["data"] | {"accept": ["constant_item"]}}
    try:
        validation.main(Files(answers=str(folder / "answers.csv")), Files(files), study)
    except Fault as fault:
        assert re.match(r"\S*answers.csv[:,]", str(fault))
        assert re.search(r"(?i)expected|correct|put|say|give|save|export|double quote", str(fault))
        return
    given_answers = independently(data)
    complete = [row for row in given_answers if None not in row.values()]
    counts = read_statistics(files["statistics"])
    flow = {
        name: int(counts["sample", "all", name]) for name in ("received", "excluded", "analysed")
    }
    assert flow["received"] == len(given_answers) == flow["excluded"] + flow["analysed"]
    assert flow["analysed"] == len(complete)
    assert statistics_of(folder, files, study) == pytest.approx(
        {
            (name, statistic): math.fsum(row[name] for row in complete) / divisor
            for name in "abc"
            for statistic, divisor in (("score_actual", 1), ("mean", len(complete)))
        }
    )


def statistics_of(folder, files, study):
    """Score and describe the validated answers; return total and mean of each item."""
    scored = {name: str(folder / name) for name in ("keyed", "totals", "person_mean", "statistics")}
    scoring.main(Files(responses=files["responses"]), Files(scored), study)
    names = [*description.SECTIONS, "categories", "statistics"]
    described = {name: str(folder / f"described_{name}") for name in names}
    validated = {name: files[name] for name in ("responses", "not_applicable")}
    inputs = Files(validated, keyed=scored["keyed"], totals=scored["totals"])
    description.main(inputs, Files(described), study | {"categories": {}})
    figures = read_statistics(described["statistics"])
    return {
        (name, statistic): float(figures["description", name, statistic])
        for name in "abc"
        for statistic in ("score_actual", "mean")
    }
