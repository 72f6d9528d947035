"""No path leads out of the project, and a report that is shown can do nothing."""

import pytest
from served import describe

from angket.page.project import OutsideError, Project
from angket.page.shown import shown
from conftest import link


@pytest.fixture
def project(tmp_path):
    folder = tmp_path / "project"
    describe(folder)
    (tmp_path / "secret.txt").write_text("secret", encoding="utf-8")
    return Project(folder)


OUT = [
    "../secret.txt",
    "results/../../secret.txt",
    "/etc/passwd",
    "//etc/passwd",
    "results/kecil/../../../secret.txt",
    "results\\..\\..\\secret.txt",
    "results/\0/a",
    "results/a\nb",
    "results/con",
    "results/kecil/NUL.html",
    "results/com1.csv",
    "results/" + "a" * 300,
    "results/" + "a/" * 2000,
    "results/kecil/report/report.html.",
    "results/kecil/report/report.html ",
    "results/\ud800",
]


@pytest.mark.parametrize("path", OUT, ids=lambda path: repr(path)[:40])
def test_no_path_leads_out_of_the_project(project, path):
    with pytest.raises(OutsideError):
        shown(project, path)
    if not path.startswith("results/kecil/report"):
        with pytest.raises(OutsideError):
            project.inside(path)


def test_no_link_leads_out_of_the_project(project):
    link(project.root / "results/kecil/out.txt", project.root.parent / "secret.txt")
    link(project.root / "results/away", project.root.parent)
    for path in ("results/kecil/out.txt", "results/away/secret.txt"):
        with pytest.raises(OutsideError):
            project.inside(path)
    # Nor to what is inside but handed to nobody.
    link(project.root / "results/kecil/answers.txt", project.root / "resources/kecil/jawaban.csv")
    with pytest.raises(OutsideError):
        shown(project, "results/kecil/answers.txt")


@pytest.mark.parametrize(
    "path",
    [
        "resources/kecil/jawaban.csv",
        "config/config.yaml",
        ".snakemake/page/server.json",
        "results/.hidden/a.txt",
        "results",
        "results/kecil",
        "results/nothing.html",
        "",
        ".",
    ],
)
def test_only_results_are_handed_out(project, path):
    (project.root / ".snakemake/page").mkdir(parents=True)
    (project.root / "results/.hidden").mkdir()
    for hidden in (".snakemake/page/server.json", "results/.hidden/a.txt"):
        (project.root / hidden).write_text("{}", encoding="utf-8")
    with pytest.raises(OutsideError):
        shown(project, path)


def test_a_report_is_shown_shut_off_and_a_table_is_kept(project):
    answer = shown(project, "results/kecil/report/report.html")
    policy = answer.headers["content-security-policy"]
    assert policy.startswith("sandbox allow-popups allow-popups-to-escape-sandbox;")
    assert "default-src 'none'" in policy and "script" not in policy
    assert answer.headers["content-disposition"].startswith("inline")
    (project.root / "results/kecil/tabel ñ.csv").write_text("a\n", encoding="utf-8")
    (project.root / "results/kecil/page.xhtml").write_text(
        "<html xmlns='http://www.w3.org/1999/xhtml'/>"
    )
    for name in ("tabel ñ.csv", "page.xhtml"):
        answer = shown(project, f"results/kecil/{name}")
        assert answer.headers["content-disposition"].startswith("attachment")
        assert answer.headers["content-type"] == "application/octet-stream"
