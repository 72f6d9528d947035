"""What all screens share: both languages, the navigation, and what is not there."""

import shutil

import pytest
import yaml
from pages import client_of

from angket.page.screens.start import EXAMPLES
from angket.page.words import HERE, Words, languages
from conftest import ROOT


@pytest.fixture(scope="module")
def client():
    return client_of(ROOT)


def test_the_studies_of_the_project_are_listed_in_both_languages(client):
    for language, title in {"en": "Your studies", "id": "Penelitian Anda"}.items():
        client.cookies.set("language", language)
        said = client.get("/").text
        assert f"<h1>{title}</h1>" in said
        assert "Beban kerja dan burnout" in said


def test_the_shipped_studies_stand_apart_from_those_of_the_reader(tmp_path):
    (tmp_path / "config").mkdir()
    shutil.copytree(ROOT / "config/studies", tmp_path / "config/studies")
    browser = client_of(tmp_path, "en")
    assert "No study of yours" in browser.get("/").text
    shutil.copy(ROOT / "config/studies/bandung.yaml", tmp_path / "config/studies/mine.yaml")
    own, _, examples = browser.get("/").text.partition("Examples</h2>")
    assert "/study/mine/" in own
    assert "/study/bandung/" not in own
    assert "No study of yours" not in own
    shipped = yaml.safe_load(EXAMPLES.read_text(encoding="utf-8"))
    assert [name for name in shipped if f"/study/{name}/settings" not in examples] == []
    listed = yaml.safe_load((ROOT / "config/config.yaml").read_text(encoding="utf-8"))
    assert {*listed["studies"]} <= {*shipped}


def test_what_is_not_there_is_told_as_a_page(client):
    client.cookies.set("language", "en")
    for address in ("/nothing", "/study/..%2f..%2fetc/settings", "/study/nobody/settings"):
        answer = client.get(address)
        assert answer.status_code == 404, address
        assert "There is nothing here" in answer.text


def test_the_language_is_chosen_and_the_same_screen_comes_back(client):
    answer = client.post("/language", data={"language": "id", "back": "/"})
    assert "Penelitian Anda" in answer.text
    away = client.post(
        "/language", data={"language": "en", "back": "//evil.example"}, follow_redirects=False
    )
    assert away.headers["location"] == "/"


@pytest.mark.parametrize("file", sorted(path.name for path in HERE.rglob("*.en.yaml")))
def test_every_language_has_the_same_phrases(file):
    english, others = Words("en"), [Words(name) for name in languages()]
    name = file.split(".")[0]
    whole = (lambda words: words.get(name)) if name != "words" else (lambda words: _all(words))
    for other in others:
        assert _keys(whole(other)) == _keys(whole(english))


def _all(words):
    from angket.page.words import _phrases

    return _phrases(words.language)


def _keys(phrases):
    if not isinstance(phrases, dict):
        return None
    return {key: _keys(value) for key, value in phrases.items()}
