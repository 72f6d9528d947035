"""Degenerate data: docs/degenerate.md lists every reason that the tables can give."""

import ast
import re
from pathlib import Path

ROOT = Path(__file__).parents[2]
DOCUMENT = ROOT / "docs" / "degenerate.md"
FOLDERS = [
    "workflow/angket/answers",
    "workflow/angket/statistics",
    "workflow/angket/hypotheses",
    "workflow/scripts",
]
# How the document writes what a reason fills in, such as a number or a name.
FILLED_IN = "…"


def template(node, texts):
    """Return a text in the code, or None: f-strings with the parts that are filled in."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return node.value
    if isinstance(node, ast.JoinedStr):
        return "".join(
            part.value if isinstance(part, ast.Constant) else FILLED_IN for part in node.values
        )
    return texts.get(node.id) if isinstance(node, ast.Name) else None


def reasons_of(file):
    """Yield the reason of every Undefined that a module makes."""
    tree = ast.parse(file.read_text(encoding="utf-8"))
    texts = {}
    for node in ast.walk(tree):
        if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name):
            branches = [node.value]
            if isinstance(node.value, ast.IfExp):
                branches = [node.value.body, node.value.orelse]
            found = [template(branch, {}) for branch in branches]
            if all(found):
                texts.setdefault(node.targets[0].id, []).extend(found)
    for node in ast.walk(tree):
        name = (
            node.func.id if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) else ""
        )
        if name not in ("Undefined", "all_undefined"):
            continue
        argument = node.args[-1]
        if isinstance(argument, ast.Name):
            yield from texts.get(argument.id, [])
        elif found := template(argument, {}):
            yield found


def all_reasons():
    files = [file for folder in FOLDERS for file in sorted((ROOT / folder).rglob("*.py"))]
    return {reason for file in files for reason in reasons_of(file)}


def documented_reasons():
    """Return what stands between backquotes in the last column of the tables."""
    rows = re.findall(r"^\|.*\|$", DOCUMENT.read_text(encoding="utf-8"), re.MULTILINE)
    return {reason for row in rows for reason in re.findall(r"`([^`]+)`", row.split("|")[-2])}


def test_every_reason_is_documented():
    reasons = all_reasons()
    assert len(reasons) > 70
    assert sorted(reasons - documented_reasons()) == []


def test_every_documented_reason_is_one_that_the_tables_can_give():
    assert sorted(documented_reasons() - all_reasons()) == []
