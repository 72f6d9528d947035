"""The language files and the code of the chapter: no phrase is missing, none left over."""

import ast
import re

import pytest
import yaml
from test_degenerate import FILLED_IN, all_reasons

from angket.hypotheses.kind import FOLDER, kinds
from angket.report.phrases import Phrases, report_words
from angket.report.results import Results
from angket.settings.words import LANGUAGES, PACKAGE, known_languages, load_words
from chapter_text import settings_of
from conftest import ROOT

CODE = sorted([*(ROOT / "workflow/angket/report").rglob("*.py"), *FOLDER.glob("*/*.py")])
FILES = [
    file
    for language in known_languages()
    for file in [
        LANGUAGES / f"{language}.yaml",
        *sorted(PACKAGE.rglob(f"{language}.yaml")),
        *sorted(PACKAGE.rglob(f"*.{language}.yaml")),
    ]
]
# What the code reads as a whole rather than phrase by phrase.
WHOLE = ("words.", "numbers.", "reasons", "origins.made.")


def keys_of(words, path=""):
    """Yield the dotted key of every phrase."""
    if not isinstance(words, dict):
        yield path
        return
    for name, part in words.items():
        yield from keys_of(part, f"{path}.{name}" if path else str(name))


@pytest.mark.parametrize("language", known_languages())
def test_whatever_has_words_of_its_own_has_them_in_every_language(language):
    english = sorted(file for end in ("en.yaml", "*.en.yaml") for file in PACKAGE.rglob(end))
    assert len(english) >= len(kinds())
    for file in english:
        other = file.with_name(file.name.replace("en.yaml", f"{language}.yaml"))
        keys, of_other = (
            set(keys_of(yaml.safe_load(words.read_text("utf-8")))) for words in (file, other)
        )
        # Reasons are English already: other languages pair them with what they say.
        assert of_other - {"report.reasons"} == keys - {"report.reasons"}, file


def pattern_of(node):
    """Return the pattern of the keys that a text in the code stands for, or None."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return re.escape(node.value)
    if isinstance(node, ast.JoinedStr):
        return "".join(
            re.escape(part.value) if isinstance(part, ast.Constant) else r"[\w.]+"
            for part in node.values
        )
    return None


@pytest.mark.parametrize("file", FILES, ids=lambda file: f"{file.parent.name}/{file.stem}")
def test_no_blank_stands_before_a_percent_sign(file):
    lines = file.read_text(encoding="utf-8").splitlines()
    assert [line for line in lines if re.search(r"[\w}] %", line)] == []


def texts_in_code():
    """Yield the pattern of every text in the code of the chapter, docstrings too."""
    for file in CODE:
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            pattern = pattern_of(node)
            if pattern:
                yield pattern


def asked_for():
    """Yield the pattern of every key that is handed to say(...) or say.text(...) as it stands."""
    for file in CODE:
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if not isinstance(node, ast.Call) or not node.args:
                continue
            called = node.func.value if isinstance(node.func, ast.Attribute) else node.func
            if isinstance(called, ast.Name) and called.id == "say":
                # A key that depends has a branch for each case.
                chosen = node.args[0]
                branches = (
                    [chosen.body, chosen.orelse] if isinstance(chosen, ast.IfExp) else [chosen]
                )
                yield from filter(None, map(pattern_of, branches))


@pytest.mark.parametrize("language", known_languages())
def test_every_phrase_that_the_code_asks_for_is_there(language):
    words = load_words(language, "report")
    keys = {*keys_of(words), *(f"{name}.{part}" for name in words for part in words[name])}
    wanted = set(asked_for())
    assert len(wanted) > 200
    keys |= set(words)
    assert [key for key in wanted if not any(re.fullmatch(key, known) for known in keys)] == []


def test_every_phrase_is_used():
    literal = [
        text for text in texts_in_code() if re.search(r"[a-z]{2}", text.replace(r"[\w.]", ""))
    ]
    plain = {text.replace("\\", "") for text in literal if "[" not in text}
    dynamic = [re.compile(text) for text in literal if r"\." in text and "[" in text]

    def used(key):
        first, last = key.split(".")[0], key.split(".")[-1]
        return (
            key in plain
            or key.startswith(WHOLE)
            or (first == "terms" and last in plain)
            # Groups of phrases are handed on by their name: verdicts.valid, by value.
            or any(key.startswith(f"{text}.") for text in plain if "." in text)
            or any(pattern.fullmatch(key) for pattern in dynamic)
        )

    keys = set(keys_of(load_words("en", "report")))
    assert sorted(key for key in keys if not used(key)) == []


def test_every_reason_is_told_in_indonesian():
    results = Results({}, settings_of("id"), Phrases(report_words("id")), {})
    reasons = {reason.replace(FILLED_IN, "1") for reason in all_reasons()}
    assert len(reasons) > 70
    told = {reason: results.translate(reason) for reason in reasons}
    assert [reason for reason, text in told.items() if text == reason] == []
    english = re.compile(r"\b(the|of|is|are|all|no|and|needs|than)\b")
    assert [text for text in told.values() if english.search(text)] == []
