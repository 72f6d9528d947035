"""Captions of Snakemake's own report: words for every choice, values as the rules hand them."""

import re

import pytest
import yaml

from angket.hypotheses.declared import caption_of
from angket.settings.schemas import load_schema
from conftest import ROOT

FOLDER = ROOT / "workflow/captions"
CAPTIONS = sorted((ROOT / "workflow").rglob("*.rst"))
RULES = "".join(file.read_text("utf-8") for file in (ROOT / "workflow/rules").glob("*.smk"))


@pytest.mark.parametrize(
    ("setting", "caption"),
    [
        ("normality", FOLDER / "normality.rst"),
        ("homoskedasticity", FOLDER / "heteroskedasticity.rst"),
        ("mediation", caption_of("mediation")),
    ],
)
def test_captions_have_words_for_every_test_that_may_decide(setting, caption):
    text = caption.read_text(encoding="utf-8")
    for test in load_schema("study")["properties"]["tests"]["properties"][setting]["enum"]:
        assert f'"{test}": "' in text


@pytest.mark.parametrize("file", CAPTIONS, ids=lambda file: file.stem)
def test_captions_take_whole_values_that_a_rule_hands(file):
    text = file.read_text(encoding="utf-8")
    keys = re.findall(r'settings\["([^"]+)"\]', text)
    own = file.with_name("settings.yaml")
    kind = yaml.safe_load(own.read_text("utf-8")) if own.exists() else {}
    handed = {f"tests.{key}" for key in kind.get("tests", ())}
    assert [key for key in keys if f'"{key}",' not in RULES and key not in handed] == []
    assert ".split(" not in text
