"""The screen of the settings: shows the file, checks what is typed, and writes nothing else."""

import html
import re

import pytest
import yaml
from pages import client_of, settings_and_answers

from angket.page.form.sending import pairs_of
from angket.page.form.sentences import asked, sentences
from angket.settings.schemas import load_schema
from angket.settings.studies import load_study
from angket.settings.yaml_file import Settings
from conftest import ROOT

FILE = "config/studies/bandung.yaml"
ADDRESS = "/study/bandung/settings"


project = pytest.fixture(settings_and_answers)


@pytest.fixture
def client(project):
    return client_of(project, "en")


def checksum_in(page):
    return re.search(r'name="=checksum" value="(\w+)"', page.text)[1]


def sent(client, **changes):
    """Return what the form sends, with some fields changed."""
    text = (client.app.state.project.root / FILE).read_text(encoding="utf-8")
    pairs = pairs_of(load_schema("study"), Settings("", text=text).data)
    assert changes.keys() <= {name for name, _ in pairs}
    form = {}
    for name, value in pairs:
        form.setdefault(name, []).append(changes.get(name, value))
    return form | {"=checksum": checksum_in(client.get(ADDRESS))}


def test_what_the_page_holds_is_what_the_form_sends(client):
    page = client.get(ADDRESS).text
    text = (ROOT / FILE).read_text(encoding="utf-8")
    for name, value in pairs_of(load_schema("study"), Settings("", text=text).data):
        field = f'name="{html.escape(name)}"'
        assert field in page, name
        if len(value) < 40 and value.isalnum():
            assert value in page, (name, value)


def test_saving_without_a_change_gives_the_same_bytes(client, project):
    before = {path: path.read_bytes() for path in project.rglob("*") if path.is_file()}
    answer = client.post(ADDRESS, data=sent(client) | {"=do": "save"})
    assert "Saved." in answer.text
    assert {path: path.read_bytes() for path in project.rglob("*") if path.is_file()} == before


def test_a_change_is_written_into_its_line(client, project):
    form = sent(client, **{"tests/alpha": "0,01"})
    client.post(ADDRESS, data=form | {"=do": "save"})
    old, new = (ROOT / FILE).read_text("utf-8"), (project / FILE).read_text("utf-8")
    assert new == old.replace("alpha: 0.05\n", "alpha: 0.01\n")


def test_a_file_changed_by_hand_meanwhile_is_not_overwritten(client, project):
    form = sent(client, title="Mine")
    (project / FILE).write_text((ROOT / FILE).read_text("utf-8") + "# by hand\n", "utf-8")
    answer = client.post(ADDRESS, data=form | {"=do": "save"})
    assert "changed meanwhile" in answer.text
    assert 'value="Mine"' in answer.text
    # Nor by pressing the button again, nor after another one.
    form["=checksum"] = checksum_in(answer)
    answer = client.post(ADDRESS, data=form | {"=do": "add variables variable"})
    form["=checksum"] = checksum_in(answer)
    assert "changed meanwhile" in client.post(ADDRESS, data=form | {"=do": "save"}).text
    assert (project / FILE).read_text("utf-8").endswith("# by hand\n")
    assert "title: Mine" not in (project / FILE).read_text("utf-8")


NOT_DEFINED = {"en": "is not defined", "id": "belum didefinisikan"}


@pytest.mark.parametrize("language", NOT_DEFINED)
def test_messages_are_those_of_a_run_and_stand_beside_their_fields(client, project, language):
    client.cookies.set("language", language)
    form = sent(client, **{"hypotheses/#0/response": "burnuot", "tests/alpha": "many"})
    found = client.post(f"{ADDRESS}/check", data=form).json()
    assert set(found["fields"]) == {"tests-alpha"}
    form["tests/alpha"] = ["0.05"]
    found = client.post(f"{ADDRESS}/check", data=form).json()["fields"]
    assert set(found) == {"hypotheses-0-response"}
    text = (project / FILE).read_text("utf-8").replace("response: burnout", "response: burnuot")
    problems = load_study(FILE, load_schema("study"), project, text=text)[1]
    assert found["hypotheses-0-response"] == [problem.what.tell(language) for problem in problems]
    assert NOT_DEFINED[language] in found["hypotheses-0-response"][0]
    assert (project / FILE).read_bytes() == (ROOT / FILE).read_bytes()


def test_entries_are_added_named_and_removed_without_a_script(client, project):
    page = client.post(ADDRESS, data=sent(client) | {"=do": "add variables variable"}).text
    assert 'name="variables/#2/=name" value="variable1"' in page
    page = client.post(ADDRESS, data=sent(client) | {"=do": "remove profile/#1"}).text
    assert "lama_bekerja" in page and 'value="usia"' not in page
    form = sent(client, **{"profile/#1/=name": "umur"}) | {"=do": "save"}
    client.post(ADDRESS, data=form)
    old = (ROOT / FILE).read_text("utf-8")
    assert (project / FILE).read_text("utf-8") == old.replace("  usia: {", "  umur: {")


def test_a_name_that_changes_changes_wherever_it_is_used(client, project):
    form = sent(client, **{"variables/#0/=name": "load", "categories/#0/=name": "five"})
    client.post(ADDRESS, data=form | {"=do": "save"})
    text = (ROOT / FILE).read_text("utf-8").replace("  beban_kerja:\n", "  load:\n")
    text = text.replace("predictors: [beban_kerja]", "predictors: [load]")
    assert (project / FILE).read_text("utf-8") == text.replace("lima_kelas", "five")


def test_what_no_form_sends_does_no_harm(client, project):
    odd = {"title/=json": "{", "!0": "[1, 2]", "variables": "x", "a/b/#9": "y", "data/=as": "list"}
    answer = client.post(ADDRESS, data=odd | {"=do": "redraw"})
    assert answer.status_code == 200
    assert (project / FILE).read_bytes() == (ROOT / FILE).read_bytes()


def test_what_is_saved_leads_on_to_the_run(client):
    page = client.post(ADDRESS, data=sent(client) | {"=do": "save"}).text
    told = html.unescape(re.search(r'<div id="state".*?</div>', page, re.DOTALL)[0])
    assert 'href="/study/bandung/run"' in told


def test_from_the_archive_one_goes_back_to_it_after_saving(client):
    part = f"{ADDRESS}?open=shared"
    page = client.get(part).text
    assert f'action="{part}"' in page and 'id="part-shared" open' in page
    saved = client.post(part, data=sent(client) | {"=do": "save"}).text
    for where in (r'<div id="state".*?</div>', r'<span id="kept".*?</span>'):
        told = re.search(where, saved, re.DOTALL)[0]
        assert 'href="/study/bandung/archive">Back to the archive' in told and "/run" not in told
    assert 'id="part-shared" open' in saved
    odd = client.post(f"{ADDRESS}?open=%22x", data=sent(client) | {"=do": "save"})
    assert "open=" not in str(odd.url) and 'href="/study/bandung/run"' in odd.text


def test_two_entries_of_one_name_are_told_and_not_saved(client, project):
    form = sent(client, **{"variables/#1/=name": "beban_kerja"})
    answer = client.post(ADDRESS, data=form | {"=do": "save"}).text
    assert "same name" in answer
    assert (project / FILE).read_bytes() == (ROOT / FILE).read_bytes()


def test_a_broken_file_is_shown_as_text_with_its_message(client, project):
    (project / FILE).write_text("title: [a\nlanguage: id\n", "utf-8")
    page = client.get(ADDRESS)
    assert "title: [a" in page.text and "Line " in page.text
    form = {
        "=text": "title: [a]\r\nlanguage: id\r\n",
        "=checksum": checksum_in(page),
        "=do": "save",
    }
    client.post(ADDRESS, data=form)
    assert (project / FILE).read_text("utf-8") == "title: [a]\nlanguage: id\n"


def test_what_no_field_can_show_stays_in_the_file(client, project):
    text = (ROOT / FILE).read_text("utf-8").replace("title: ", "tittle: ")
    text = text.replace("  expected: 56", "  expected: [56]")
    (project / FILE).write_text(text, "utf-8")
    page = client.get(ADDRESS).text
    assert "tittle" in page and "No setting has this name" in page and "[56]" in html.unescape(page)
    client.post(ADDRESS, data=sent(client) | {"=do": "save"})
    assert (project / FILE).read_text("utf-8") == text


def test_what_is_no_text_is_told(client, project):
    (project / FILE).write_bytes(b"\xff\xfe\x00")
    assert "cannot be read" in client.get(ADDRESS).text


def test_markup_in_the_file_is_text(client, project):
    text = (ROOT / FILE).read_text("utf-8")
    text = text.replace("label: Burnout\n", "label: '<script>alert(1)</script>'\n")
    (project / FILE).write_text(text, "utf-8")
    page = client.get(ADDRESS).text
    assert "<script>alert" not in page and "&lt;script&gt;alert" in page


@pytest.mark.parametrize("question", sentences("id"), ids=lambda question: question.id)
@pytest.mark.parametrize("language", ["en", "id"])
def test_every_question_makes_a_hypothesis_that_the_schema_takes(question, language):
    data = {
        "language": language,
        "variables": {name: {"label": name.upper()} for name in "abc"},
        "hypotheses": {"H1": {}},
    }
    names = iter("abc" * 3)
    pairs = [("=question", question.id)]
    pairs += [(f"=blank/{question.id}/{blank.name}", next(names)) for blank in question.blanks]
    made, place = asked(data, pairs, "en")
    assert place == ("hypotheses", "H2")
    hypothesis = made["hypotheses"]["H2"]
    assert hypothesis["kind"] == question.id.split(".")[0]
    study = yaml.safe_dump(made | {"title": "T"}, allow_unicode=True, sort_keys=False)
    schema = load_schema("study")
    problems = load_study("config/studies/a.yaml", schema, text=study)[1]
    assert [problem.key for problem in problems if problem.key.startswith("hypotheses.H2")] == []
    assert "{" not in hypothesis["statement"] and "…" not in hypothesis["statement"]
    assert hypothesis["statement"][0].isupper()
    assert data["hypotheses"] == {"H1": {}}


def test_a_question_becomes_a_hypothesis_in_the_form(client, project):
    form = sent(client) | {
        "=question": "difference.groups",
        "=blank/difference.groups/y": "burnout",
        "=blank/difference.groups/g": "jenis_kelamin",
    }
    page = client.post(ADDRESS, data=form | {"=do": "ask"}).text
    assert "Terdapat perbedaan Burnout menurut Jenis kelamin" in page
    assert (project / FILE).read_bytes() == (ROOT / FILE).read_bytes()


def test_a_question_with_an_empty_blank_stays_with_what_was_chosen(client):
    form = sent(client) | {
        "=question": "difference.groups",
        "=blank/difference.groups/y": "burnout",
    }
    page = client.post(ADDRESS, data=form | {"=do": "ask"}).text
    assert 'id="ask-said"' in page and 'role="alert"' in page
    chosen = re.search(r'<select id="ask-which".*?</select>', page, re.DOTALL)[0]
    assert re.findall(r'value="([^"]*)" selected', chosen) == ["difference.groups"]
    blank = re.search(r'<select id="ask-difference.groups-y".*?</select>', page, re.DOTALL)[0]
    assert re.findall(r'value="([^"]*)" selected', blank) == ["burnout"]
    added = client.post(
        ADDRESS, data=form | {"=blank/difference.groups/g": "jenis_kelamin", "=do": "ask"}
    ).text
    fields = added[added.index('id="ask-which"') :]
    assert "selected" not in fields[: fields.index('id="ask-said"')]


@pytest.mark.parametrize(
    ("asked_for", "named", "to"),
    [
        (("difference.groups", {"y": "burnout", "g": "beban_kerja"}), "has no categories",
         "variables-0-categories"),
        (("difference.groups", {"y": "burnout", "g": "usia"}), "holds numbers", ""),
        (("correlation.related", {"x": "burnout", "y": "burnout"}), "twice is not allowed", ""),
        (("regression.influence", {"x": "burnout", "y": "burnout"}), "response already", ""),
    ],
)  # fmt: skip
def test_a_question_whose_choice_does_not_fit_is_refused_and_leads_to_the_field(
    client, project, asked_for, named, to
):
    text = (project / FILE).read_text("utf-8").replace("    categories: lima_kelas\n", "")
    text = text.replace("  usia: {", "  usia: {kind: number, ")
    (project / FILE).write_text(text, "utf-8")
    question, chosen = asked_for
    form = sent(client) | {"=question": question}
    form |= {f"=blank/{question}/{blank}": name for blank, name in chosen.items()}
    page = client.post(ADDRESS, data=form | {"=do": "ask"}).text
    said = re.search(r'<div class="fault" id="ask-said".*?</div>', page, re.S)[0]
    assert "Not added yet" in said and named in said, said
    assert bool(re.search(f'href="#{to}"', said)) == bool(to)
    assert not to or f'id="{to}"' in page
    assert 'name="hypotheses/#1' not in page
    blank = re.search(rf'<select id="ask-{question}-y".*?</select>', page, re.DOTALL)[0]
    assert f'value="{chosen["y"]}" selected' in blank


def test_ratings_whose_file_is_not_there_yet_may_be_asked_for(client):
    form = sent(client) | {"=question": "agreement.agree", "=blank/agreement.agree/f": "x.csv"}
    page = client.post(ADDRESS, data=form | {"=do": "ask"}).text
    assert re.search(r'id="ask-said"[^>]*>H2 ', page)


def test_how_much_is_wrong_and_a_message_lead_to_fields(client, project):
    text = (project / FILE).read_text("utf-8").replace("    categories: lima_kelas\n", "")
    added = "  H2:\n    kind: difference\n    statement: X\n    response: burnout\n"
    text = text.replace("\narchive:", f"{added}    groups: beban_kerja\n\narchive:")
    (project / FILE).write_text(text, "utf-8")
    page = client.get(ADDRESS).text
    assert '<a href="#hypotheses-1-groups">1 thing' in page
    assert re.search(r'<p class="fault">[^<]*<a href="#variables-0-categories">', page)
    found = client.post(f"{ADDRESS}/check", data=sent(client)).json()
    assert found["to"] == "#hypotheses-1-groups"
    (message,) = found["fields"]["hypotheses-1-groups"]
    assert found["links"] == {message: "variables-0-categories"}
    right = client_of(project, "en")
    (project / FILE).write_text((ROOT / FILE).read_text("utf-8"), "utf-8")
    assert right.post(f"{ADDRESS}/check", data=sent(right)).json()["to"] == ""


def test_there_is_no_form_of_a_study_that_is_not_there(client):
    assert client.get("/study/nobody/settings").status_code == 404
    assert client.post("/study/nobody/settings", data={"=do": "save"}).status_code == 404


def test_a_section_of_one_group_is_not_folded_twice(client):
    page = client.get(ADDRESS).text
    section = re.search(r'<details class="part" id="part-shared".*?</summary>(.*)', page, re.DOTALL)
    assert 'class="group" id="archive-entry"' not in page
    assert 'id="archive-share"' in section[1]


def test_a_new_entry_is_empty_and_nothing_is_said_of_it_before_somebody_types(client):
    form = sent(client)
    name = next(key for key in form if key.endswith("/=name") and key.startswith("scales/"))
    to = name.removesuffix("/=name") + "/synonyms"
    page = client.post(ADDRESS, data=form | {"=do": f"add {to} ="}).text
    field = to.replace("/", "-").replace("#", "") + "-0"
    assert re.search(f'id="{field}-name"[^>]*value=""', page)
    assert re.search(f'id="{field}"[^>]*value=""', page)
    assert "new1" not in page and '<p class="fault">' not in page
    assert f'add {to} ="' in page


def test_a_question_with_nothing_chosen_asks_first_and_adds_nothing(client):
    form = sent(client) | {
        "=question": "regression.influence",
        "=blank/regression.influence/y": "burnout",
    }
    page = client.post(ADDRESS, data=form | {"=do": "ask"}).text
    before = client.get(ADDRESS).text
    said = re.search(r'<p class="fault" id="ask-said".*?</p>', page, re.S)[0]
    assert "What acts" in said and "What is acted on" not in said
    assert page.count('name="hypotheses/#') == before.count('name="hypotheses/#')


@pytest.mark.parametrize("scale", ["raw", "interval"])
def test_raw_or_interval_scores_are_asked_with_the_hypothesis(client, scale):
    form = sent(client) | {
        "=question": "regression.influence",
        "=blank/regression.influence/x": "beban_kerja",
        "=blank/regression.influence/y": "burnout",
        "=scale/regression.influence": scale,
    }
    page = client.post(ADDRESS, data=form | {"=do": "ask"}).text
    chosen = re.search(r'<select id="hypotheses-1-scale".*?</select>', page, re.S)[0]
    assert f'<option value="{scale}" selected>' in chosen
    # Told where it was asked, and one is not led into the long form of the new hypothesis.
    assert re.search(r'id="ask-said"[^>]*>H2 ', page) and 'data-focus="ask-said"' in page
    assert not re.search(r'id="hypotheses-1-entry" open', page)


def test_the_number_of_the_chapter_stands_beside_the_title_and_nowhere_else(client, project):
    page = client.get(ADDRESS).text
    assert page.count('name="report/chapter"') == 1
    part = page[page.index('id="part-study"') : page.index('id="part-measured"')]
    assert part.index('name="title"') < part.index('name="report/chapter"')
    client.post(ADDRESS, data=sent(client) | {"=do": "save", "report/chapter": "IV"})
    written = yaml.safe_load((project / FILE).read_text(encoding="utf-8"))
    assert written["report"]["chapter"] == "IV"


def test_licences_and_dates_may_be_written_as_people_write_them(client, project):
    form = sent(client) | {
        "=do": "save",
        "archive/licence": "CC BY 4.0",
        "archive/published": "30 November 2026",
    }
    client.post(ADDRESS, data=form)
    written = yaml.safe_load((project / FILE).read_text(encoding="utf-8"))["archive"]
    assert (written["licence"], written["published"]) == ("CC-BY-4.0", "2026-11-30")


def test_what_is_wanted_is_red_only_once_somebody_came_to_it_or_saved(client):
    # Of an archive, everything but the share is missing.
    form = {name: text for name, text in sent(client).items() if not name.startswith("archive/")}
    form |= {"archive/share": "statistics"}
    here = f"{ADDRESS}/check"
    assert "archive-licence" not in client.post(here, data=form).json()["fields"]
    touched = client.post(here, data=form | {"=touched": ["archive/licence"]}).json()
    assert touched["fields"]["archive-licence"] and "archive-publisher" not in touched["fields"]
    assert not touched["told"].startswith("Everything")
    client.post(ADDRESS, data=form | {"=do": "save"})
    assert 'id="archive-licence"' in client.get(ADDRESS).text
    red = re.search(r'id="archive-licence-faults".*?</div>', client.get(ADDRESS).text, re.S)[0]
    assert "fault" in red.split(">", 1)[1]


def test_names_of_keys_are_folded_and_defaults_end_their_sentences(client):
    page = client.get(ADDRESS).text
    assert '<details class="more keys">' in page
    assert re.search(r"Example:\s*<code>[^<]+</code>\.", page)
    assert re.search(r'class="default">[^<]*: .*?\.</span>', page)
