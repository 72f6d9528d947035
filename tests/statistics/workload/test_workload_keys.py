"""The list of keys is what the code can give: no sentence is missing, none is written in vain."""

import ast
import re
from pathlib import Path

import angket.statistics.workload as package
from angket.statistics.workload.keys import FAULTS, REFUSALS, UNDEFINED

MODULES = [file for file in Path(package.__file__).parent.glob("*.py") if file.stem != "keys"]
# Written together of a column, a unit or a period and of what is wrong with it.
COMPOSED = re.compile(r"\w+_(missing|not_a|ambiguous)_number|(unknown|missing)_(unit|period)")


def texts_and_refusals():
    texts, refusals = set(), {}
    for file in MODULES:
        for node in ast.walk(ast.parse(file.read_text("utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                texts.add(node.value)
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "Refused":
                fillings = tuple(keyword.arg for keyword in node.keywords)
                refusals.setdefault(node.args[0].value, set()).add(fillings)
    return texts, refusals


def test_every_key_is_listed_and_every_listed_key_is_given():
    texts, refusals = texts_and_refusals()
    assert refusals.keys() == REFUSALS.keys()
    for key, fillings in refusals.items():
        assert all(set(found) == set(REFUSALS[key]) for found in fillings), key
    plain = [key for key in FAULTS | UNDEFINED if not COMPOSED.fullmatch(key)]
    assert [key for key in plain if key not in texts] == []


def test_every_fault_of_a_row_is_listed():
    named = set()
    for file in MODULES:
        for node in ast.walk(ast.parse(file.read_text("utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "fault_rows":
                named.add(getattr(node.args[0], "value", None))
    assert len(named) > 15
    assert named - {None} <= FAULTS.keys()
