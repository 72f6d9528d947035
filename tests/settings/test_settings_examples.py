"""Every example in the tables of config/README.md is a setting that the program takes."""

import copy
import json
import re
import shutil
import zipfile

import pandas as pd
import pytest
import yaml

from angket.hypotheses.kind import kinds
from angket.settings.schemas import load_schema
from angket.settings.studies import load_study
from conftest import ROOT

ROW = re.compile(r"^\| `([^`]+)`(?: \*)? \|(.*)\| *$", re.MULTILINE)
# The column of examples holds a word about the table below it, and no setting.
ELSEWHERE = {"studies", "syntheses", "workloads", "categories.<set>.bands"}
EXAMPLES = []
# What stands behind is of systems beside studies, which test_examples_of_systems.py looks at.
OF_STUDIES = (ROOT / "config/README.md").read_text(encoding="utf-8").partition("## config/synth")[0]
for KEY, CELLS in ROW.findall(OF_STUDIES):
    *TOLD, EXAMPLE = re.split(r"(?<!\\)\|", CELLS)
    if EXAMPLE.strip() and KEY not in ELSEWHERE:
        EXAMPLES.append((KEY, EXAMPLE.strip().strip("`"), TOLD[0].strip()))

BANDS = [{"label": "Low", "from": 0}, {"label": "High", "from": 60}]
ITEMS = {"workload": "X", "burnout": "Y", "stress": "S", "sleep": "B", "support": "T",
         "anxiety": "K"}  # fmt: skip
STUDY = {
    "title": "Study",
    "language": "en",
    "data": {"file": "answers.csv", "id": "respondent_id", "pseudonyms": "keyed",
             "pseudonym_key": "key.txt"},
    "scales": {
        "agreement": {"codes": {n: f"Answer {n}" for n in range(1, 6)}},
        "yes_no": {"codes": {0: "No", 1: "Yes"}},
    },
    "variables": {
        name: {"label": name, "scale": "agreement", "items": [f"{letter}{n}" for n in "12345"],
               "categories": "five_classes"}
        for name, letter in ITEMS.items()
    },
    "profile": {
        "jenis_kelamin": {"label": "Jenis kelamin"},
        "sex": {"label": "Sex"},
        "age": {"label": "Age", "kind": "number"},
    },
    "categories": {
        "five_classes": {"citation": "Riduwan", "bands": BANDS},
        "norm": {"citation": "Azwar", "of": "hypothetical_norm", "labels": ["A", "B", "C"]},
    },
    "exclude": {"where": [{"column": "Status", "reason": "trial", "is": "preview"}]},
    "multiple_choice": {
        "one": {"label": "One", "column": "Where did you hear of us?", "separator": ";",
                "options": ["Radio", "Other"]},
        "several": {"label": "Several", "columns": {"Phone": "Use/phone", "Other": "Use/other"}},
    },
    "screening": {"duration": "seconds"},
    "tests": {"alpha": 0.05, "cronbach_minimum": 0.7,
              "strength": {"citation": "Guilford (1956)", "bands": BANDS},
              "strength_v": {"citation": "Rea & Parker (1992)", "bands": BANDS}},
    "instrument": {"content": {"file": "resources/mystudy/experts.csv", "lowest": 1, "highest": 4}},
    "comparisons": [{"by": "sex", "variables": ["stress"]}],
    "archive": {"share": "answers", "licence": "CC-BY-4.0", "creators": [{"name": "Sari Dewi"}],
                "published": "2026-05-01", "publisher": "Zenodo", "description": "A study."},
    "hypotheses": {},
}  # fmt: skip
for KIND in kinds():
    FILE = ROOT / "tests/hypotheses" / KIND / "example.yaml"
    TOLD = yaml.safe_load(FILE.read_text(encoding="utf-8"))
    STUDY["hypotheses"][KIND] = TOLD["hypothesis"] | {"kind": KIND, "statement": "In words"}
    for PART, GIVEN in TOLD.get("study", {}).items():
        STUDY[PART] |= GIVEN
HEAD = ["respondent_id", "sex", "jenis_kelamin", "age", "Status", "Usia", "seconds", "Nama", "NIP",
        "Where did you hear of us?", "Use/phone", "Use/other", "Where?/radio", "How often ...?",
         "Soal 1 (A)", "Soal 1 (B)", "Nama unit kerja", "Bersedia?"]  # fmt: skip
HEAD.insert(11, "Agree?")
HEAD += [f"w{n}" for n in range(1, 7)]
HEAD += [name for name in STUDY["profile"] if name not in HEAD]
HEAD += ["X9", *(f"{letter}{n}" for letter in ITEMS.values() for n in "12345")]
# What placeholders below the first stand for.
PLACED = {"<variable>": "workload", "<dimension>": "part", "<column>": "other",
          "<part>": "part"}  # fmt: skip
# Keys whose example is told with what stands around it.
WHOLE = {"data.columns.<column>.heading": ["data", "columns"]}
# What an example needs beside it in the study above; None takes a setting out.
CONDITION = {("exclude", "where", 0, "is"): None}
DIMENSIONS = {
    ("variables", "workload", "items"): None,
    ("variables", "workload", "dimensions"): {"part": {"label": "Part", "items": ["X3", "X4"]}},
}
BESIDE = {
    "hypotheses.<id>.direction": {("profile", "jenis_kelamin", "order"): ["man", "woman"]},
    "origin.source": {("sources",): {"thesis": "Ali, B. (2019). *Workload*. Penerbit."}},
    "data.columns.<column>.position": {
        ("data", "columns"): {"other": {"heading": HEAD[11]}}, ("profile", "other", "label"): "O"
    },
    "data.delimiter": {("data", "file"): "semicolons.csv"},
    "variables.<variable>.instrument": {("variables", "workload", "scale"): None},
    "variables.<variable>.weights": {
        ("variables", "workload"): {"instrument": "nasa_tlx", "items": ["X1", "X2", "X3", "X4",
                                    "X5", "X9"], "categories": "five_classes"},
        **{("profile", f"w{n}"): {"label": "W", "kind": "number"} for n in range(1, 7)},
    },
    "variables.<variable>.answer_key": {("variables", "workload", "scale"): None},
    "variables.<variable>.answer_options": {("variables", "workload", "scale"): None,
                                            ("variables", "workload", "answer_key"): "A"},
    "exclude.flagged": {("screening", "longest_run"): 9},
    "scales.<scale>.order": {("hypotheses",): {}, ("comparisons",): [],
                             ("variables", "work", "label"): "W",
                             ("variables", "work", "scale"): "yes_no",
                             ("variables", "work", "items"): ["Usia", "Bersedia?"]},
    "variables.<variable>.dimensions.<dimension>.label": DIMENSIONS,
    "variables.<variable>.dimensions.<dimension>.items": DIMENSIONS,
    "variables.<variable>.item_scales": {("variables", "workload", "items"): ["X1", "X9"]},
    **{f"exclude.where[].{key}": CONDITION
       for key in ("is_not", "below", "at_most", "above", "at_least")},
    "exclude.where[].decimal_mark": CONDITION | {("exclude", "where", 0, "below"): 3},
}  # fmt: skip
for KIND in kinds():
    FILE = ROOT / "tests/hypotheses" / KIND / "example.yaml"
    for NAME, GIVEN in yaml.safe_load(FILE.read_text(encoding="utf-8")).get("beside", {}).items():
        CHANGES = {("hypotheses", KIND, part): value for part, value in GIVEN.items()}
        BESIDE.setdefault(f"hypotheses.<id>.{NAME}", {}).update(CHANGES)


def names_of(key, kinds, example):
    """Return the paths in the study above that a documented key stands for."""
    first, *rest = key.split(".")
    every = {"scales": ["agreement"], "variables": ["workload"], "profile": ["age"],
             "categories": ["five_classes"], "multiple_choice": ["one"]}  # fmt: skip
    if rest[-1:] == ["kind"] and first == "hypotheses":
        every["hypotheses"] = [example]
    elif first == "hypotheses":
        but = kinds.removeprefix("all but ") if kinds.startswith("all but ") else ""
        but = but and re.split(", | and ", but)
        every["hypotheses"] = [
            kind
            for kind in STUDY["hypotheses"]
            if kind not in but and (but or kind in kinds or kinds == "all")
        ]
    if first == "multiple_choice" and rest[-1] in ("columns", "chosen", "not_chosen"):
        every["multiple_choice"] = ["several"]
    if first == "profile" and rest[-1] in ("order", "join", "join_few"):
        every["profile"] = ["sex"]
    if first == "categories" and rest[-1] == "labels":
        every["categories"] = ["norm"]
    for name in every.get(first, [None]):
        path = []
        for part in key.split("."):
            named, entry = re.fullmatch(r"(.*?)(\[\])?", part).groups()
            if named.startswith("<") and len(path) == 1:
                named = name
            path += [named, 0] if entry else [named]
        yield path


def put(study, path, value):
    for part in path[:-1]:
        study = study.setdefault(part, {}) if isinstance(study, dict) else study[part]
    if value is None:
        study.pop(path[-1])
    else:
        study[path[-1]] = value


@pytest.fixture
def project(tmp_path):
    (tmp_path / "config/studies").mkdir(parents=True)
    folder = tmp_path / "resources/mystudy"
    folder.mkdir(parents=True)
    (tmp_path / "answers.csv").write_text(f"{','.join(HEAD)}\n{','.join('1' * len(HEAD))}\n")
    (tmp_path / "semicolons.csv").write_text(f"{';'.join(HEAD)}\n{';'.join('1' * len(HEAD))}\n")
    pd.DataFrame([[1] * len(HEAD)], columns=HEAD).to_excel(folder / "answers.xlsx", index=False)
    (folder / "experts.csv").write_text("expert,X1\n1,4\n")
    (folder / "ratings.csv").write_text("object,a,b\n1,4,3\n")
    (folder / "key.txt").write_text("a secret that is long enough")
    with zipfile.ZipFile(folder / "university.docx", "w") as template:
        template.writestr("word/document.xml", "<w:document/>")
        template.writestr("word/styles.xml", "<w:styles></w:styles>")
    shutil.copy(folder / "key.txt", tmp_path)
    original = {"columns": HEAD, "places": [*range(len(HEAD))], "notes": []}
    (folder / "answers.json").write_text(json.dumps(original))
    return tmp_path


def problems_of(project, study, example=""):
    text = yaml.safe_dump(study, sort_keys=False, allow_unicode=True)
    text = text.replace(" EXAMPLE\n", f" {example}\n")  # as it is written: yes stays yes
    (project / "config/studies/new.yaml").write_text(text, encoding="utf-8")
    found = load_study("config/studies/new.yaml", load_schema("study"), project)[1]
    return [str(problem) for problem in found]


def test_the_study_that_the_examples_are_put_into_is_right(project):
    assert problems_of(project, STUDY) == []
    assert len(EXAMPLES) > 100


@pytest.mark.parametrize(("key", "example", "kinds"), EXAMPLES, ids=[key for key, *_ in EXAMPLES])
def test_every_example_is_taken(key, example, kinds, project):
    paths = [*names_of(key, kinds, example)]
    assert paths
    for path in paths:
        study = copy.deepcopy(STUDY)
        for other, value in BESIDE.get(key, {}).items():
            put(study, other, copy.deepcopy(value))
        path = WHOLE.get(key) or [PLACED.get(part, part) for part in path]
        put(study, path, "EXAMPLE")
        assert problems_of(project, study, example) == [], path
