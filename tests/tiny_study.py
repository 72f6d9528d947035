"""A small study that has every kind of step: experts, a pilot, all hypotheses, comparisons.

It can be archived, has columns that tell who somebody is, and a respondent who answered nothing.
"""

import json
from pathlib import Path

import numpy as np
import pandas as pd
import yaml

STUDY = """\
title: A small study
language: en
data:
  file: resources/tiny/answers.csv
  id: number
  personal: [name, mail]
  pseudonyms: sequential
pilot:
  file: resources/tiny/pilot.csv
sample:
  expected: 50
screening:
  longest_run: 9
exclude:
  respondents:
    "198001012005011003": answered twice
scales:
  agreement:
    codes: {1: Never, 2: Seldom, 3: Often, 4: Always}
variables:
  load:
    label: Workload
    categories: three
    dimensions:
      time: {label: Time, items: [A1, A2]}
      effort: {label: Effort, items: [A3]}
  stress: {label: Stress, categories: three, items: [B1, B2, B3]}
  sleep: {label: Sleep, categories: three, items: [C1, C2, C3], reversed: [C3]}
labels: {A1: I am in a hurry}
profile:
  gender: {label: Gender, order: [woman, man]}
  age: {label: Age, kind: number}
categories:
  three:
    citation: Azwar (2012)
    of: hypothetical_norm
    labels: [Low, Middle, High]
tests:
  alpha: 0.05
  cronbach_minimum: 0.6
  resamples: 1000
  strength:
    citation: Guilford (1956)
    bands: [{label: Weak, from: 0}, {label: Strong, from: 0.4}]
  strength_v:
    citation: Rea & Parker (1992)
    bands: [{label: Weak, from: 0}, {label: Strong, from: 0.4}]
instrument:
  split_half: odd_even
  content: {file: resources/tiny/experts.csv, lowest: 1, highest: 4}
comparisons:
  - {by: gender, variables: [stress]}
hypotheses:
  H1: {kind: regression, statement: Load, response: stress, predictors: [load], scale: interval}
  H2: {kind: correlation, statement: Load and sleep, variables: [load, sleep]}
  H3: {kind: association, statement: Gender and stress, row: gender, column: stress}
  H4: {kind: moderation, statement: By sleep, response: stress, predictor: load, moderator: sleep}
  H5: {kind: mediation, statement: By sleep, response: stress, predictor: load, mediator: sleep}
archive:
  share: answers
  licence: CC-BY-4.0
  creators: [{name: Sari Dewi, orcid: 0000-0002-1825-0097, affiliation: University}]
  published: "2026-05-01"
  publisher: University
  description: A small example.
  keywords: [workload]
  identifier: 10.5281/zenodo.1234
"""
KINDS = Path(__file__).parent / "hypotheses"


def of_kind(kind):
    """Return a hypothesis of a kind about the small study, and the steps that read its keys."""
    return yaml.safe_load((KINDS / kind / "reruns.yaml").read_text(encoding="utf-8"))


def with_further_kinds(text):
    """Add to the text of a study a hypothesis of each kind that it has none of."""
    lines = ""
    for file in sorted(KINDS.glob("*/reruns.yaml")):
        if f"kind: {file.parent.name}," not in text:
            told = of_kind(file.parent.name)["hypothesis"]
            lines += f"  of_{file.parent.name}: {json.dumps(told)}\n"
    return text.replace("archive:\n", f"{lines}archive:\n")


STUDY = with_further_kinds(STUDY)
ITEMS = [f"{name}{number}" for name in "ABC" for number in "123"]
# What of the answers tells who somebody is.
PERSONAL = ("Budi Santoso 17", "@example.org", "198001012005011", "Dr. Wulan", "Pak Adi")
FILE = "config/studies/tiny.yaml"
ANSWERS = "resources/tiny/answers.csv"
EXPERTS = "resources/tiny/experts.csv"
RATINGS = "resources/tiny/ratings.csv"


def put_into(project):
    """Put the study into a copy of the project, as the only one that is listed."""
    folder = project.folder / "resources/tiny"
    folder.mkdir(parents=True)
    answers = made_up_answers(40)
    answers.iloc[9] = None
    answers.insert(0, "name", [f"Budi Santoso {n}" for n in range(40)])
    answers.insert(1, "mail", [f"person{n}@example.org" for n in range(40)])
    answers.insert(2, "number", [f"198001012005011{n:03d}" for n in range(40)])
    answers.to_csv(folder / "answers.csv", index=False)
    made_up_answers(30).drop(columns=["gender", "age", "remark"]).to_csv(
        folder / "pilot.csv", index=False
    )
    (project.folder / EXPERTS).write_text(ratings_of_experts())
    (project.folder / RATINGS).write_text(ratings_of_objects())
    (project.folder / FILE).write_text(STUDY, encoding="utf-8")
    project.only("tiny")
    return project


def ratings_of_experts(panels=1):
    """Return the text of a file in which four experts rate the items, or several times four."""
    table = pd.DataFrame({item: [4, 3, 4, 4] for item in ITEMS} | {"C3": [1, 2, 4, 1]})
    table = pd.concat([table] * panels, ignore_index=True)
    table.insert(0, "expert", [f"Dr. Wulan {n}" for n in range(len(table))])
    return table.to_csv(index=False)


def ratings_of_objects():
    """Return the text of a file in which two raters rate a dozen objects from 1 to 4."""
    first = [1, 2, 3, 4] * 3
    second = [1, 2, 3, 4, 2, 2, 3, 3, 1, 1, 3, 4]
    table = pd.DataFrame({"Bu Tuti": first, "Pak Adi": second})
    table.insert(0, "object", [f"Thesis {n}" for n in range(12)])
    return table.to_csv(index=False)


def made_up_answers(count):
    random = np.random.default_rng(count)
    common = random.normal(size=count)
    table = {}
    for name in "ABC":
        own = common + random.normal(size=count)
        for number in "123":
            answer = 2.5 + 0.8 * own + 0.7 * random.normal(size=count)
            table[name + number] = pd.array(np.clip(np.rint(answer), 1, 4), dtype="Int64")
    table["C3"] = 5 - table["C3"]
    table["gender"] = random.choice(["woman", "man"], count)
    table["age"] = pd.array(random.integers(18, 40, count), dtype="Int64")
    table["remark"] = "none"
    return pd.DataFrame(table)
