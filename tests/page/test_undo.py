"""The last change of the settings can be undone, on every screen that makes one."""

import pytest
from pages import client_of, settings_and_answers
from test_settings_screen import ADDRESS, FILE, checksum_in, sent

ANSWERS = "/study/bandung/answers"
OFFERED = {"en": "Undo the last change", "id": "Batalkan perubahan terakhir"}


project = pytest.fixture(settings_and_answers)


@pytest.fixture
def client(project):
    return client_of(project, "en")


def said(project):
    return (project / FILE).read_bytes()


def corrected(client, **fields):
    version = client.get(ANSWERS).text.partition('name="version" value="')[2].partition('"')[0]
    return client.post(ANSWERS, data={"version": version} | fields)


def test_changes_are_undone_one_after_the_other_to_the_byte(client, project):
    first = said(project)
    assert OFFERED["en"] not in client.get(ADDRESS).text + client.get(ANSWERS).text
    client.post(ADDRESS, data=sent(client, title="Once") | {"=do": "save"})
    second = said(project)
    corrected(client, title="Twice")
    assert b"title: Twice" in said(project) and second != first
    for language, text in OFFERED.items():
        client.cookies.set("language", language)
        assert text in client.get(ADDRESS).text and text in client.get(ANSWERS).text
    client.cookies.set("language", "en")
    assert "is undone" in corrected(client, do="undo").text
    assert said(project) == second
    assert "is undone" in client.post(ADDRESS, data={"=do": "undo"}).text
    assert said(project) == first
    assert OFFERED["en"] not in client.get(ADDRESS).text
    assert "Nothing was undone" in client.post(ADDRESS, data={"=do": "undo"}).text
    assert said(project) == first


def test_what_somebody_else_changed_since_is_not_undone(client, project):
    client.post(ADDRESS, data=sent(client, title="Once") | {"=do": "save"})
    (project / FILE).write_bytes(said(project) + b"# mine\n")
    now = said(project)
    assert OFFERED["en"] not in client.get(ADDRESS).text
    assert "Nothing was undone" in client.post(ADDRESS, data={"=do": "undo"}).text
    corrected(client, do="undo")
    assert said(project) == now


def test_a_text_that_is_no_settings_any_more_is_undone(client, project):
    first = said(project)
    page = client.get(f"{ADDRESS}?text=1")
    form = {"=text": "title: [a\n", "=checksum": checksum_in(page), "=do": "save"}
    assert OFFERED["en"] in client.post(ADDRESS, data=form).text
    client.post(ADDRESS, data={"=do": "undo"})
    assert said(project) == first


def test_a_save_without_a_change_is_nothing_to_undo(client):
    client.post(ADDRESS, data=sent(client) | {"=do": "save"})
    assert OFFERED["en"] not in client.get(ADDRESS).text
