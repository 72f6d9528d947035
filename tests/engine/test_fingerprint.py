"""Fingerprints: what an edit to a file means for a script that uses some of it."""

import pytest

from angket.engine import fingerprint as module
from angket.engine.fingerprint import Fingerprints, fingerprint

SCRIPT = """
from package import other
from package.tools import CONSTANT, Shape, used
import numpy

def main():
    import yaml
    return used(CONSTANT), other.anything, numpy.pi, Shape
"""
TOOLS = '''
"""Tools."""
import scipy
from package.deep import below

CONSTANT = 1
UNUSED = 2
pattern = str("made on import")

def used(value):
    """Use."""
    return below(value)

def unused(value):
    return scipy.inf

@staticmethod
def decorated():
    return 3

class Shape:
    side = 4
'''
FILES = {
    "script.py": SCRIPT,
    "package/__init__.py": "",
    "package/tools.py": TOOLS,
    "package/deep.py": "def below(value):\n    return value\n\ndef beside():\n    return 5\n",
    "package/other.py": "def other():\n    return 6\n\ndef anything():\n    return 7\n",
}


@pytest.fixture
def taken(tmp_path):
    """Write the files, one of them edited, and take the fingerprint of the script."""

    def take(file=None, old="", new=""):
        for name, text in FILES.items():
            path = tmp_path / name
            path.parent.mkdir(exist_ok=True)
            assert name != file or old in text
            path.write_text(text.replace(old, new, 1) if name == file else text)
        module._read.cache_clear()
        module._located.cache_clear()
        return fingerprint(tmp_path / "script.py", [tmp_path])

    return take


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        ("package/tools.py", '"""Use."""', '"""Use it."""'),
        ("package/tools.py", '"""Tools."""', "# No docstring"),
        ("package/tools.py", "UNUSED = 2", "UNUSED = 3"),
        ("package/tools.py", "scipy.inf", "scipy.nan"),
        ("package/tools.py", "below(value)", "below(  # with a comment\n        value)"),
        ("package/deep.py", "return 5", "return 6"),
    ],
)
def test_what_the_script_cannot_reach_does_not_count(taken, file, old, new):
    assert taken() == taken(file, old, new)


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        ("script.py", "numpy.pi", "numpy.e"),
        ("package/tools.py", "CONSTANT = 1", "CONSTANT = 2"),
        ("package/tools.py", "below(value)", "below(-value)"),
        ("package/tools.py", "made on import", "made when imported"),
        ("package/tools.py", "return 3", "return 4"),
        ("package/tools.py", "side = 4", "side = 5"),
        ("package/deep.py", "return value", "return -value"),
        ("package/other.py", "return 6", "return 8"),
        ("package/other.py", "return 7", "return 8"),
        ("package/__init__.py", "", "print()"),
    ],
)
def test_what_the_script_may_reach_counts_and_is_told_by_its_file(taken, file, old, new):
    before, after = taken()[0], taken(file, old, new)[0]
    changed = {name for name in before | after if before.get(name) != after.get(name)}
    assert changed == {file}


@pytest.mark.parametrize(
    "dynamic", ["getattr(str, 'x')", "globals()", "from package.deep import *"]
)
def test_a_module_that_looks_names_up_while_it_runs_counts_as_a_whole(taken, dynamic):
    tools = f"UNUSED = 2\n{dynamic}\n"
    before = taken("package/tools.py", "UNUSED = 2\n", tools)
    after = taken("package/tools.py", "UNUSED = 2\n", tools.replace("2", "3"))
    assert before != after


def test_packages_count_where_they_are_used(taken):
    assert taken()[1] == {"numpy", "yaml"}
    assert taken("package/tools.py", "below(value)", "scipy.below(value)")[1] >= {"scipy"}


def test_fingerprints_are_kept_until_a_module_changes(taken, tmp_path, monkeypatch):
    kept = tmp_path / "kept" / "fingerprints.json"

    def found():
        return Fingerprints([tmp_path], kept).of(tmp_path / "script.py")

    code, packages = taken()
    assert found() == (code, sorted(packages))
    with monkeypatch.context() as patch:
        patch.setattr(module, "fingerprint", None)  # not to be called
        assert found() == [code, sorted(packages)]
    edited, _ = taken("package/tools.py", "CONSTANT = 1", "CONSTANT = 2")
    assert edited != code
    assert found()[0] == edited
    kept.write_text("{")
    assert found()[0] == edited


def test_fingerprints_that_cannot_be_kept_are_found_all_the_same(taken, tmp_path):
    code, _ = taken()
    kept = tmp_path / "script.py" / "fingerprints.json"  # below a file, not a folder
    assert Fingerprints([tmp_path], kept).of(tmp_path / "script.py")[0] == code
