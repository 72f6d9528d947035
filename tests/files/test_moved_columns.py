"""A column is who its heading says: what moves changes nothing, what is not certain is told."""

import random

import pandas as pd
import pytest
import yaml

from angket.files.cells import Cells
from angket.files.changed_columns import changes
from angket.files.columns import describe_column, locate
from angket.settings.studies import SCHEMAS, load_study
from conftest import Files
from scripts import draft, validation

QUESTIONS = [
    "Saya merasa lelah setelah bekerja",
    "Saya merasa bosan dengan pekerjaan saya",
    "Saya sulit tidur di malam hari",
    "Setuju?",
    "Saya ingin berhenti bekerja",
    "Setuju?",
    "Pekerjaan saya terlalu banyak",
]
HEAD = ["Timestamp", "Jenis Kelamin", *QUESTIONS, "Saran"]


def answers():
    rng = random.Random(4)
    return pd.DataFrame(
        [
            [
                f"2024-05-{n % 28 + 1:02d} 10:00:{n:02d}",
                rng.choice(["Pria", "Wanita"]),
                *(str(rng.randint(1, 5)) for _ in QUESTIONS),
                f"saran yang ke-{n} dari saya",
            ]
            for n in range(40)
        ]
    )


def write(file, table, head):
    table.to_csv(file, header=head, index=False)


@pytest.fixture
def study(tmp_path, monkeypatch):
    """A drafted study, its file, and a way to run it: responses, or what is told."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "config/studies").mkdir(parents=True)
    (tmp_path / "resources/s").mkdir(parents=True)
    file = "resources/s/answers.csv"
    write(file, answers(), HEAD)
    settings_file = "config/studies/s.yaml"
    draft.main(Files(answers=file), [settings_file], {"study": "s"})
    text = (SCHEMAS / "study.schema.yaml").read_text(encoding="utf-8")
    schema = yaml.load(text, Loader=yaml.CSafeLoader)

    def run(name):
        settings, problems = load_study(settings_file, schema)
        if problems:
            return [str(problem) for problem in problems]
        outputs = [
            "responses",
            "findings",
            "excluded",
            "excluded_answers",
            "screening",
            "not_applicable",
            "statistics",
        ]
        files = Files({output: f"{name}.{output}" for output in outputs})
        validation.main(Files(answers=file), files, settings)
        return pd.read_parquet(files.responses)

    return file, run


def order(*places):
    return lambda table, head: (table.iloc[:, list(places)], [head[place] for place in places])


def moved(start, end):
    places = list(range(10))
    places.insert(end, places.pop(start))
    return order(*places)


def swapped(one, other):
    places = list(range(10))
    places[one], places[other] = places[other], places[one]
    return order(*places)


def without(*left_out):
    return order(*[place for place in range(10) if place not in left_out])


def renamed(place, heading):
    return lambda table, head: (table, [*head[:place], heading, *head[place + 1 :]])


def added(place, heading):
    def add(table, head):
        table = table.copy()
        table.insert(place, "new", "x")
        return table, [*head[:place], heading, *head[place:]]

    return add


SAME = {
    "two items swapped": swapped(2, 3),
    "an item moved": moved(2, 4),
    "an item moved to the end": moved(8, 9),
    "the profile moved": moved(1, 2),
    "columns that nobody uses swapped": swapped(0, 9),
    "the last column deleted": without(9),
    "a column added at the end": added(10, "Nomor kartu"),
    "capitals and blanks": renamed(2, "  SAYA merasa  lelah setelah bekerja"),
    "items around the repeated heading": swapped(4, 6),
}


@pytest.mark.parametrize("case", SAME)
def test_columns_that_moved_are_found_by_their_headings(study, case):
    file, run = study
    before = run("before")
    write(file, *SAME[case](answers(), HEAD))
    pd.testing.assert_frame_equal(run("after"), before)


TOLD = {
    "an item deleted": (
        without(2),
        [f'"{QUESTIONS[0]}" is not there', "3 columns are not found", "column(s) E, G"],
    ),
    "a column before the repeated heading deleted": (without(4), ["Setuju?", "position"]),
    "an item renamed": (
        renamed(2, "Saya merasa lelah sekali setelah bekerja"),
        ['Did you mean "Saya merasa lelah sekali setelah bekerja"?'],
    ),
    "two items renamed": (
        lambda table, head: (table, [*head[:2], "Saya lelah setelah bekerja", "Bosan?", *head[4:]]),
        [
            "2 columns are not found",
            'Column C, "Saya lelah setelah bekerja", comes close: Q3: "Saya lelah setelah bekerja"',
            f'Q4: "{QUESTIONS[1]}" is not there.',
        ],
    ),
    "an item doubled": (added(10, QUESTIONS[0]), ["stands 2 times, as columns C, K"]),
    "one of the repeated headings deleted": (without(5), ["Setuju?"]),
    "the other of the repeated headings deleted": (without(7), ["Setuju?"]),
    "a third of the repeated headings before them": (added(2, "Setuju?"), ["Setuju?"]),
    "the first column deleted": (
        without(0),
        ["it stands over column(s) E, G", 'Q6: {heading: "Setuju?", position: 5}', "position: 7}"],
    ),
    "a turned table": (
        lambda table, head: (
            pd.DataFrame(list(zip(*table.to_numpy(), strict=True)), index=head).reset_index(),
            ["Pertanyaan", *(f"Orang {n}" for n in "abcdefgh" * 5)],
        ),
        ["is turned", "Paste Special > Transpose"],
    ),
    "an item moved over the repeated headings": (
        moved(2, 9),
        ["over column(s) E, G", 'Q6: {heading: "Setuju?", position: 5}', "position: 7}"],
    ),
}


@pytest.mark.parametrize("case", TOLD)
def test_what_is_not_certain_is_told_in_one_message(study, case):
    file, run = study
    change, texts = TOLD[case]
    write(file, *change(answers(), HEAD))
    told = run("after")
    assert isinstance(told, list)
    assert len(told) == 1
    assert [text for text in texts if text not in told[0]] == []


def test_bare_positions_are_refused_with_the_lines_to_write(study, tmp_path):
    _, run = study
    settings = tmp_path / "config/studies/s.yaml"
    lines = settings.read_text(encoding="utf-8").splitlines()
    at = next(place for place, line in enumerate(lines) if line.strip().startswith("Q3: "))
    lines[at] = "    Q3: 4"
    settings.write_text("\n".join(lines), encoding="utf-8")
    (told,) = run("after")
    assert f'Q3: "{QUESTIONS[1]}"' in told
    settings.write_text("\n".join(lines).replace("Q3: 4", "Q3: 6"), encoding="utf-8")
    (told,) = run("after")
    assert 'Q3: {heading: "Setuju?", position: 6}' in told


def test_a_column_is_named_by_letter_heading_and_wording():
    cells = Cells(["id", "X7"], None, [], {1: {"wording": "Saya lelah"}}, first_column=11)
    assert describe_column(cells, 1, "lelah").tell("id") == 'kolom M ("X7", lelah, "Saya lelah")'


def test_the_closest_of_several_renamed_headings_goes_with_each():
    names = ["I am very tired today", "I am sad today"]
    told = changes(["a", "b"], names, {"a": "I am sad", "b": "I am very tired"})
    assert 'a: "I am sad today"' in str(told["a"])
    assert 'b: "I am very tired today"' in str(told["b"])


def test_a_heading_over_several_columns_is_never_taken_by_chance():
    names = ["x", "a", "x"]
    for position, place in ((1, 0), (2, None), (3, 2), (4, None)):
        found = locate("q", names, {"q": {"heading": "x", "position": position}})
        assert found[0] == place
        assert bool(found[1]) == (place is None)
