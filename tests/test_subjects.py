"""Subjects of statistics: one function puts them together, another takes them apart, no other."""

import ast
import re

import pytest
import yaml

from angket.settings.schemas import SCHEMAS
from angket.subjects import (
    column_and_value,
    factors_of,
    held_in,
    holding,
    named_first,
    pair_apart,
    pair_of,
    part_of,
    product_of,
    value_of,
    whole_and_part,
)
from conftest import ROOT

STUDY = yaml.safe_load((SCHEMAS / "study.schema.yaml").read_text(encoding="utf-8"))
MARKS = {":", "=", "|", "*", "+"}
LAYERS = ("scripts", "angket/answers", "angket/archive", "angket/figures", "angket/hypotheses")
LAYERS += ("angket/report", "angket/statistics", "angket/terminal")
CUTS = {"split", "rsplit", "partition", "rpartition"}
# Where marks mean something else: limits as `prlimit` takes them, patterns of personal data.
OTHERS = {"enclosure.py", "personal_texts.py"}
# Categories and answers that somebody typed.
TYPED = ["woman", "yes|often", "9:30", "a=b", "3*4", "C++", "", "(none)"]


@pytest.mark.parametrize("value", TYPED)
def test_an_answer_or_category_may_hold_any_mark(value):
    assert column_and_value(value_of("gender", value)) == ("gender", value)
    of_comparison = value_of(pair_of("stress", "gender"), value)
    assert column_and_value(of_comparison) == ("stress|gender", value)


@pytest.mark.parametrize("first", TYPED)
@pytest.mark.parametrize("second", TYPED)
def test_a_pair_of_categories_is_told_apart_by_those_that_the_first_may_be(first, second):
    pair = pair_of(first, second)
    assert pair_apart(pair, [first, "no", "a"]) == (first, second)
    assert whole_and_part(part_of("H1", pair)) == ("H1", pair)


def test_variables_held_constant_are_told_apart():
    assert held_in(holding("H1", ["age", "income"])) == ["age", "income"]
    assert held_in(holding("H1", ["age"])) == ["age"]


def test_a_product_is_told_apart():
    assert factors_of(product_of("load", "support")) == ["load", "support"]
    assert whole_and_part(part_of("H1", product_of("load", "support")))[1] == "load*support"


@pytest.mark.parametrize(
    "subject", ["H1", "H1:load", "H1:load*support", "H1|age", "H1=4", "H1|age=a:b", "H1:a|b"]
)
def test_a_subject_begins_with_the_name_of_what_it_is_about(subject):
    assert named_first(subject) == "H1"


@pytest.mark.parametrize(("kind", "marks"), [("name", ":=|*+"), ("column", ":=|")])
def test_names_that_hold_a_mark_are_refused(kind, marks):
    pattern = STUDY["$defs"][kind]["pattern"]
    assert re.search(pattern, "load1")
    assert [mark for mark in marks if re.search(pattern, f"lo{mark}ad")] == []


def put_together_by_hand(tree):
    """Yield what composes, cuts or looks into a subject in code, but for `angket.subjects`."""
    for node in ast.walk(tree):
        match node:
            case ast.JoinedStr(values):
                texts = [part.value for part in values if isinstance(part, ast.Constant)]
                if MARKS.intersection(texts):
                    yield node
            case ast.Call(
                ast.Attribute(attr="split" | "rsplit" | "partition" | "rpartition"), args
            ):
                if any(isinstance(part, ast.Constant) and part.value in MARKS for part in args):
                    yield node
            case ast.Call(ast.Attribute(ast.Constant(value), "join")):
                if value in MARKS:
                    yield node
            case ast.Compare(ast.Constant(value), [ast.In() | ast.NotIn()]):
                if value in MARKS:
                    yield node


@pytest.mark.parametrize("layer", LAYERS)
def test_nobody_else_puts_subjects_together_or_takes_them_apart(layer):
    by_hand = [
        (file.name, ast.unparse(node))
        for file in sorted((ROOT / "workflow" / layer).rglob("*.py"))
        if file.name not in OTHERS
        for node in put_together_by_hand(ast.parse(file.read_text(encoding="utf-8")))
    ]
    assert by_hand == []


@pytest.mark.parametrize(
    "code", ['f"{a}:{b}"', 'f"{a}="', 'a.partition("|")', '"+".join(a)', '"=" in a', 'a.split("*")']
)
def test_code_that_does_is_found(code):
    assert len(list(put_together_by_hand(ast.parse(code)))) == 1
