"""The screen of results: what it shows is what stands in the files, and it hands out no others."""

import json
import re
from html import unescape

import pytest
from invented_results import ARCHIVE, FILES, STATISTICS, STUDY, put, write
from pages import client_of

from angket.page.changes import changes, remember
from angket.page.project import Project
from angket.settings.schemas import load_schema
from angket.settings.studies import load_study
from angket.tables import read_statistics
from angket.terminal.summary import paragraph
from conftest import ROOT, link

HERE = "/study/skripsi/results"


@pytest.fixture
def root(tmp_path):
    return put(tmp_path / "project")


@pytest.fixture
def client(root):
    return client_of(root, "id")


def plain(html):
    """Return the text of a page, in one line."""
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", html)).split())


def test_the_summary_says_what_the_terminal_says_in_the_language_of_the_reader(client, root):
    file = "config/studies/skripsi.yaml"
    settings, problems = load_study(file, load_schema("study"), root, answered=False)
    assert not problems
    statistics = read_statistics(root / "results/skripsi/statistics.csv")
    for language in ("id", "en"):
        client.cookies.set("language", language)
        shown = plain(client.get(HERE).text)
        told = paragraph("skripsi", settings | {"language": language}, statistics)
        for line in told.splitlines()[1:-1]:
            if line.strip().startswith(("Privasi", "Privacy")):
                break
            for part in line[14:].split("; "):
                assert part.strip(" ;") in shown, part
    assert "Dukungan menurunkan stres" in shown and "Data rekaan." in shown
    assert "kelas = B" in shown


def test_settings_that_do_not_fit_leave_the_rest_of_the_screen(root):
    write(root / "config/studies/skripsi.yaml", "title: [\n")
    shown = client_of(root, "id").get(HERE)
    assert shown.status_code == 200
    assert "ringkasan tidak ditampilkan" in plain(shown.text)
    assert "report/report.html" in shown.text


def test_a_study_without_results_says_so_and_leads_to_the_run(tmp_path):
    shown = client_of(put(tmp_path / "p", files={}), "id").get(HERE).text
    assert "Belum ada hasil" in shown and "/study/skripsi/run" in shown


def test_every_table_is_listed_once_under_what_it_is(client):
    shown = client.get(HERE).text
    listed = re.findall(rf'href="{HERE}/table/([^"]+)"', shown)
    assert sorted(listed) == sorted(name for name in FILES if name.endswith(".csv"))
    assert "Validitas butir" in shown
    working = shown.index("Tabel antara"), shown.index("Tabel tanpa baris")
    assert working[0] < shown.index("table/instrument/open.csv") < working[1]
    assert shown.index("table/validation/excluded.csv") > working[1]


def test_a_table_has_heads_with_meanings_and_numbers_as_the_report_writes_them(client):
    shown = client.get(f"{HERE}/table/instrument/validity.csv").text
    assert '<th scope="col" class="number"><i>r</i> hitung</th>' in shown
    assert '<td class="number">0,556</td>' in shown and "&lt; 0,001" in shown
    assert "<td>tidak</td>" in shown
    # The reason why there is no number, and markup of others as text.
    assert "– (jawaban semua responden sama pada B1)" in shown
    assert "&lt;b&gt;A2&lt;/b&gt;" in shown and "<b>A2" not in shown
    assert "Arti setiap kolom" in shown
    english = client_of(client.app.state.project.root, "en")
    assert (
        '<td class="number">.56</td>' in english.get(f"{HERE}/table/instrument/validity.csv").text
    )


def test_a_long_table_stands_on_pages_and_can_be_searched(root):
    rows = "".join(f"X{n},{n / 1000},0.5,true\n" for n in range(250))
    write(root / "results/skripsi/instrument/validity.csv", f"subject,r_item_total,p,valid\n{rows}")
    client, table = client_of(root, "id"), f"{HERE}/table/instrument/validity.csv"
    first, last = client.get(table).text, client.get(f"{table}?page=99").text
    assert "X99<" in first and "X100<" not in first and "Halaman 1 dari 3" in first
    assert "X249<" in last and "Halaman 3 dari 3" in last and "?page=2" in last
    found = client.get(table, params={"find": "x24"}).text
    assert "X24<" in found and "X249<" in found and "X25<" not in found
    assert "11 baris" in found
    assert client.get(f"{table}?page=no").status_code == 200


def test_tables_of_single_respondents_are_marked(client):
    shown = client.get(HERE).text
    line = re.search(r"<li>\s*<a[^>]+screening\.csv.*?</li>", shown, re.S)[0]
    assert "memuat responden" in line
    assert "jangan diperlihatkan" in plain(
        client.get(f"{HERE}/table/validation/screening.csv").text
    )
    assert "jangan" not in plain(client.get(f"{HERE}/table/instrument/validity.csv").text)


@pytest.mark.parametrize(
    ("file", "kind", "kept"),
    [
        ("report/report.docx", "officedocument.wordprocessing", "skripsi_laporan.docx"),
        ("report/report.pdf", "application/pdf", "skripsi_laporan.pdf"),
        ("report/tables.xlsx", "officedocument.spreadsheetml", "skripsi_tabel.xlsx"),
        ("instrument/validity.csv", "text/csv", "skripsi_validity.csv"),
        ("instrument/open.csv", "text/csv", "skripsi_instrument_open.csv"),
        ("statistics.csv", "text/csv", "skripsi_statistics.csv"),
        ("figures/likert_stres.svg", "image/svg+xml", "skripsi_likert_stres.svg"),
    ],
)
def test_downloads_have_the_bytes_and_a_name_in_the_language_of_the_study(client, file, kind, kept):
    client.cookies.set("language", "en")
    answer = client.get(f"{HERE}/file/{file}?keep")
    assert answer.content == FILES[file].encode()
    assert kind in answer.headers["content-type"]
    assert answer.headers["content-disposition"] == f'attachment; filename="{kept}"'


@pytest.mark.parametrize("file", ["report/report.html", "figures/likert_stres.svg"])
def test_what_could_hold_a_program_is_shown_in_a_sandbox(client, file):
    answer = client.get(f"{HERE}/file/{file}")
    policy = [part.strip() for part in answer.headers["content-security-policy"].split(";")]
    assert any(part.startswith("sandbox") for part in policy) and "default-src 'none'" in policy
    assert not any("script" in part or "same-origin" in part for part in policy)
    assert answer.headers["x-frame-options"] == "SAMEORIGIN"
    assert answer.headers["x-content-type-options"] == "nosniff"
    shown = client.get(HERE).text
    assert re.search(r"<iframe[^>]* sandbox ", shown)


@pytest.mark.parametrize(
    "file",
    [
        "../../config/config.yaml",
        "..%2f..%2fconfig%2fconfig.yaml",
        "report/..%2f..%2fother/statistics.csv",
        "%2fetc%2fpasswd",
        "validation/responses.parquet",
        "report",
        "absent.csv",
        "a%00.csv",
        ".hidden.csv",
    ],
)
def test_nothing_else_is_handed_out(client, root, file):
    write(root / "results/skripsi/.hidden.csv", "a\n1\n")
    write(root / "results/other/statistics.csv", "secret\n")
    for below in ("file", "table"):
        answer = client.get(f"{HERE}/{below}/{file}")
        assert answer.status_code == 404, answer.text
        assert "secret" not in answer.text


def test_links_out_of_the_results_lead_nowhere(root, tmp_path):
    write(tmp_path / "secret.csv", "a\nsecret\n")
    link(root / "results/skripsi/out.csv", tmp_path / "secret.csv")
    client = client_of(root, "id")
    assert client.get(f"{HERE}/file/out.csv").status_code == 404
    assert client.get(f"{HERE}/table/out.csv").status_code == 404
    assert "out.csv" not in client.get(HERE).text


def test_without_anything_kept_this_is_said(client):
    assert "Tidak ada hasil lama yang disimpan" in plain(client.get(HERE).text)
    assert client.get(f"{HERE}/changes").status_code == 404


def test_the_first_results_have_nothing_to_be_compared_with(tmp_path):
    root = put(tmp_path / "project", files={})
    remember(Project(root), "skripsi")
    put(root)
    assert "Ini hasil pertama" in plain(client_of(root, "id").get(HERE).text)


@pytest.mark.parametrize(
    ("target", "told"),
    [("all", "sebelum analisis dijalankan"), ("archive", "sebelum arsip dibuat")],
)
def test_what_was_made_last_is_named_where_results_are_compared(root, target, told):
    remember(Project(root), "skripsi", target=target)
    client = client_of(root, "id")
    for address in (HERE, f"{HERE}/changes"):
        assert f"Dibandingkan dengan hasil {told} pada" in client.get(address).text


def test_what_changed_is_told_decisions_first(root):
    project = Project(root)
    remember(project, "skripsi")
    assert changes(project, "skripsi").nothing
    client = client_of(root, "id")
    assert "Tidak ada yang berubah" in plain(client.get(HERE).text)
    now = STATISTICS.replace("reject_h0,true", "reject_h0,false").replace("0.00001", "0.07")
    now = now.replace("A2,valid,true", "A2,valid,false").replace("normality,H1,ks_d,0.1\n", "")
    write(root / "results/skripsi/statistics.csv", now + "normality,H1,n,58\n")
    (root / "results/skripsi/report/report.pdf").unlink()
    write(root / "results/skripsi/new.csv", "a\n")
    found = changes(project, "skripsi")
    assert [row[1:] for row in found.decisions] == [("H1", "reject_h0", "true", "false")]
    assert [row[1:] for row in found.verdicts] == [("A2", "valid", "true", "false")]
    others = {row[1:] for row in found.others}
    assert others == {
        ("H1", "p", "0.00001", "0.07"),
        ("H1", "ks_d", "0.1", None),
        ("H1", "n", None, "58"),
    }
    assert (found.changed, found.new) == (["statistics.csv"], ["new.csv"])
    assert found.gone == ["report/report.pdf"]
    shown = plain(client.get(HERE).text)
    assert "Keputusan atas satu hipotesis berubah." in shown
    assert "H1 : H0 ditolak → H0 tidak ditolak" in shown
    told = plain(client.get(f"{HERE}/changes").text)
    assert told.index("H0 ditolak") < told.index("Penilaian lain") < told.index("< 0,001 0,070")
    assert "report/report.pdf hilang" in told and "new.csv baru" in told


def test_a_run_that_goes_on_from_a_stopped_one_is_compared_with_what_was_before_both(root):
    project, file = Project(root), root / "results/skripsi/statistics.csv"
    remember(project, "skripsi")
    write(file, STATISTICS.replace("0.00001", "0.02"))
    remember(project, "skripsi", goes_on=True)
    assert len(changes(project, "skripsi").others) == 1
    remember(project, "skripsi")
    assert changes(project, "skripsi").nothing


@pytest.mark.parametrize(
    ("study", "status", "told"),
    [("skripsi", 1, True), ("", 1, True), ("skripsi", 0, False), ("other", 1, False)],
)
def test_results_of_a_run_that_did_not_end_are_told_as_such(client, root, study, status, told):
    folder = root / "logs/page/2026-05-01T10-00-00.000000"
    asked = {"target": "all", "study": study, "config": {}}
    write(folder / "run.json", json.dumps({"asked": asked, "started": 1.0}))
    write(folder / "end.json", json.dumps({"status": status, "ended": 2.0}))
    assert ("tidak sampai selesai" in plain(client.get(HERE).text)) == told


def test_values_that_are_written_alike_show_as_many_digits_as_tell_them_apart(root):
    remember(Project(root), "skripsi")
    write(root / "results/skripsi/statistics.csv", STATISTICS.replace("0.55600555", "0.55600777"))
    told = client_of(root, "id").get(f"{HERE}/changes").text
    assert "0,556006" in told and "0,556008" in told and "0.55600555" not in told


def test_results_of_systems_are_shown_the_same_way(root):
    text = (ROOT / "config/workloads/kecamatan.yaml").read_text(encoding="utf-8")
    write(root / "config/workloads/kecamatan.yaml", text)
    client = client_of(root, "id")
    assert client.get("/results/workloads/kecamatan").status_code == 404
    write(root / "results/workloads/kecamatan/statistics.csv", "section,subject,statistic,value\n")
    write(root / "results/workloads/kecamatan/tables/units.csv", "unit,need\nA,1.5\n")
    assert '"/results/workloads/kecamatan"' in client.get(HERE).text
    shown = client.get("/results/workloads/kecamatan")
    assert shown.status_code == 200 and "/table/tables/units.csv" in shown.text
    assert client.get("/results/workloads/kecamatan/table/tables/units.csv").status_code == 200
    for wrong in (
        "/results/nothing/kecamatan",
        "/results/workloads/..%2fx",
        "/results/workloads/x",
    ):
        assert client.get(wrong).status_code == 404


def test_the_study_needs_no_archive_to_be_shown(tmp_path):
    assert ARCHIVE not in STUDY
    assert client_of(put(tmp_path / "p", STUDY), "en").get(HERE).status_code == 200


def test_findings_are_told_in_words_and_columns_have_meanings(root):
    study = STUDY.replace("personal: [nama]", "personal: [nama]")
    write(root / "config/studies/skripsi.yaml", study)
    write(
        root / "results/skripsi/validation/findings.csv",
        "severity,row,respondent,column,value,rule,expected\n"
        "notice,,,nama,,unused_column,x\nnotice,,,Kota,,unused_column,x\n"
        "notice,3,3,A1,,missing_answer,x\n",
    )
    shown = plain(client_of(root, "id").get(f"{HERE}/table/validation/findings.csv").text)
    for key in ("notice", "unused_column", "missing_answer", "withheld_column"):
        assert key not in shown
    assert "nama data pribadi; ditahan dan tidak sampai ke hasil" in shown
    assert "Kota kolom ini tidak dipakai penelitian" in shown
    assert "Arti setiap kolom" in shown and "Nomor baris dalam berkas jawaban" in shown


def test_tests_and_variables_stand_by_what_the_report_calls_them(root):
    file = "inference/decision.csv"
    write(root / f"results/skripsi/{file}", "subject,reject_h0,test,p\nH1:dukungan,true,t,0.01\n")
    shown = client_of(root, "id").get(f"{HERE}/table/{file}").text
    assert "H1: Dukungan sosial" in shown and "uji <i>t</i>" in shown
    listed = plain(client_of(root, "id").get(f"{HERE}/table/statistics.csv").text)
    assert "Keputusan hipotesis H1" in listed and "reject_h0" not in listed
