"""Captions of Snakemake's own report: words for every choice, values as the rules hand them."""

import re

import pytest
import yaml

from conftest import ROOT

CAPTIONS = sorted((ROOT / "workflow/captions").rglob("*.rst"))
RULES = "".join(file.read_text("utf-8") for file in (ROOT / "workflow/rules").glob("*.smk"))


@pytest.mark.parametrize(
    ("setting", "caption"),
    [
        ("normality", "normality"),
        ("homoskedasticity", "heteroskedasticity"),
        ("mediation", "mediation"),
    ],
)
def test_captions_have_words_for_every_test_that_may_decide(setting, caption):
    schema = yaml.safe_load((ROOT / "workflow/schemas/study.schema.yaml").read_text())
    text = (ROOT / f"workflow/captions/{caption}.rst").read_text()
    for test in schema["properties"]["tests"]["properties"][setting]["enum"]:
        assert f'"{test}": "' in text


@pytest.mark.parametrize("file", CAPTIONS, ids=lambda file: file.stem)
def test_captions_take_whole_values_that_a_rule_hands(file):
    text = file.read_text(encoding="utf-8")
    keys = re.findall(r'settings\["([^"]+)"\]', text)
    assert [key for key in keys if f'"{key}",' not in RULES] == []
    assert ".split(" not in text
