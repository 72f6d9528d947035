"""The terminal: how far a run is, and what it found, in at most 80 columns."""

import io
import logging
from types import SimpleNamespace

import pytest

from angket.engine.attach import attach
from angket.engine.events import Events
from angket.engine.progress import Progress
from angket.settings.studies import load_studies
from angket.terminal.few import worked_out
from angket.terminal.summary import summarise
from conftest import ROOT

SETTINGS = {
    "title": "Dukungan sosial dan stres akademik",
    "language": "id",
    "variables": {
        "dukungan": {"label": "Dukungan", "items": ["A1", "A2"]},
        "stres": {"label": "Stres", "items": ["B1"]},
    },
    "hypotheses": {
        name: {
            "kind": "regression",
            "response": "stres",
            "predictors": ["dukungan"],
            "scale": "raw",
            "direction": "positive",
        }
        for name in ("H1", "H2")
    },
}
STATISTICS = """section,subject,statistic,value
sample,all,received,60
sample,all,excluded,2
sample,all,analysed,58
validity,A1,valid,true
validity,A1,r_corrected,0.1
validity,A1,r_critical,0.25
validity,A2,valid,false
validity,B1,valid,undefined: everyone gave the same answer
reliability,dukungan,reliable,true
reliability,stres,reliable,false
normality,H1:stres,normal,true
normality,H1:stres,ks_d,0.1
normality,H2:stres,normal,true
normality,H2:stres,ks_d,0.1
normality,H2:dukungan,normal,false
normality,H2:dukungan,ks_d,0.2
linearity,H1:dukungan,linear,false
heteroskedasticity,H1,homoskedastic,true
decision,H1,reject_h0,true
decision,H1,p,0.00001
decision,H1,test,t
decision,H1,alpha,0.05
correlation,H1,r,-0.5
regression,H1:dukungan,b,-0.7
decision,H2,reject_h0,false
decision,H2,p,0.1459
"""


@pytest.fixture
def root(tmp_path):
    """A project's folder with the statistics of many studies."""

    def made(*names, statistics=STATISTICS):
        for name in names:
            (tmp_path / "results" / name).mkdir(parents=True, exist_ok=True)
            (tmp_path / "results" / name / "statistics.csv").write_text(statistics)
        return tmp_path

    return made


def test_a_study_gets_a_paragraph_in_its_language(root):
    assert summarise({"skripsi": SETTINGS}, 72, root("skripsi")).splitlines() == [
        "skripsi: Dukungan sosial dan stres akademik",
        "  Responden   58 dari 60 dianalisis",
        "  Instrumen   1 dari 3 butir valid (1 tidak dapat dinilai), 1 hanya karena",
        "              bagiannya sendiri dalam skor total; 1 dari 2 variabel reliabel",
        "  Asumsi      tidak ditolak: normalitas 1 dari 2; linearitas 0 dari 1;",
        "              homoskedastisitas 1 dari 1",
        "  H1          p < 0,001, H0 ditolak; arah berlawanan; arah negatif;",
        "              perlu diingat: 3 hal, lihat laporan",
        "  H2          p = 0,146, H0 tidak ditolak; tidak didukung;",
        "              perlu diingat: 2 hal, lihat laporan",
        "  Laporan     results/skripsi/report/report.html",
        "",
        "Selesai dalam 1:12.",
    ]


def test_what_a_test_that_does_not_decide_rejects_is_counted_as_in_doubt(root):
    of_residuals = "normality,H1,normal,true\nnormality,H1,lilliefors_p,0.053\n"
    of_residuals += "normality,H1,shapiro_w,0.968\nnormality,H1,shapiro_p,{}\n"
    of_residuals += "normality,H1,alpha,0.05\n"
    for p, told in ((0.013, "2 dari 3 (1 masih diragukan)"), (0.3, "normalitas 2 dari 3;")):
        statistics = STATISTICS + of_residuals.format(p)
        text = summarise({"skripsi": SETTINGS}, 72, root("skripsi", statistics=statistics))
        assert told in text


@pytest.mark.parametrize(
    ("named", "told"),
    [
        ({"controls": ["sex"]}, True),
        ({"kind": "association", "row": "sex", "column": "stres"}, False),
        ({}, False),
    ],
)
def test_groups_whose_answers_follow_by_subtraction_are_named(root, named, told):
    settings = SETTINGS | {"profile": {"sex": {"label": "Sex"}}}
    settings["hypotheses"] = {"H2": SETTINGS["hypotheses"]["H2"] | named}
    settings["comparisons"] = [{"by": "sex", "variables": ["stres"]}]
    counts = "sample,sex=f,n,56\nsample,sex=x,n,2\nsample,sex=missing,n,1\n"
    text = summarise({"skripsi": settings}, 72, root("skripsi", statistics=STATISTICS + counts))
    assert ("  Privasi     sex = x; kurang dari lima orang" in text) is told
    assert "missing" not in text and "sex = f" not in text


@pytest.mark.parametrize(
    ("sizes", "found"),
    [
        ({"f": 9, "x": 2}, ["x"]),
        ({"f": 9, "x": 2, "y": 2}, ["x", "y"]),
        # Nobody knows more than what these have together.
        ({"f": 9, "x": 2, "y": 4}, []),
        ({"f": 9, "x": 5}, []),
    ],
)
def test_groups_left_out_of_a_test_are_named_if_one_follows_alone(sizes, found):
    test = {"kind": "difference", "response": "stres", "groups": "sex", "smallest_group": 5}
    settings = SETTINGS | {"profile": {"sex": {"label": "Sex"}}, "hypotheses": {"H1": test}}
    statistics = {("sample", f"sex={name}", "n"): str(n) for name, n in sizes.items()}
    assert [group for _, group in worked_out(settings, statistics)] == found


def test_empty_answers_are_told_beside_the_respondents(root):
    lines = "regression,H1,n,57\nregression,H2,n,57\n"
    empty = "missing,dukungan,complete,57\nmissing,stres,complete,58\n"
    told = "58 dari 60 dianalisis; karena ada jawaban kosong, n = 57 pada H1, H2"
    there = root("skripsi", statistics=STATISTICS + lines + empty)
    text = summarise({"skripsi": SETTINGS}, 72, there)
    assert told in " ".join(text.split())
    # Fewer for another reason, such as a comparison of two groups of three.
    full = empty.replace("57", "58")
    text = summarise({"lain": SETTINGS}, 72, root("lain", statistics=STATISTICS + lines + full))
    assert "kosong" not in text


def test_english_writes_p_the_english_way(root):
    text = summarise({"thesis": SETTINGS | {"language": "en"}}, 3725, root("thesis"))
    assert "  H2          p = .146, H0 not rejected; not supported;" in text.splitlines()
    assert text.endswith("Finished in 1:02:05.")


def test_what_cannot_be_decided_is_said_to_be_so(root):
    undecided = STATISTICS.replace(",H2,reject_h0,false", ",H2,reject_h0,undefined: no variance")
    undecided = undecided.replace(",H2,p,0.1459", ",H2,p,undefined: no variance")
    text = summarise({"skripsi": SETTINGS}, 1, root("skripsi", statistics=undecided))
    assert "  H2          tidak dapat diputuskan, alasannya ada di laporan" in text.splitlines()


def test_a_study_without_hypotheses_is_described_only(root):
    described = "\n".join(STATISTICS.splitlines()[:4]) + "\n"
    settings = SETTINGS | {"hypotheses": {}}
    text = summarise({"skripsi": settings}, 1, root("skripsi", statistics=described))
    assert "Asumsi" not in text
    assert "58 dari 60" in text


def test_several_studies_get_a_line_each(root):
    names = [f"studi{number}" for number in range(1, 7)]
    lines = summarise(dict.fromkeys(names, SETTINGS), 9, root(*names)).splitlines()
    assert lines[:2] == [
        "studi1: n = 58; H1 arah berlawanan (dengan catatan);",
        "  H2 tidak didukung (dengan catatan)",
    ]
    assert len(lines) == 13


def test_what_came_out_on_many_hypotheses_is_told_of_each(root):
    hypotheses = {f"H{number}": SETTINGS["hypotheses"]["H1"] for number in range(1, 9)}
    rows = "".join(f"decision,H{number},reject_h0,false\n" for number in range(3, 9))
    names = [f"studi{number}" for number in range(5)]
    settings = SETTINGS | {"hypotheses": hypotheses}
    found = root(*names, statistics=STATISTICS + rows)
    text = summarise(dict.fromkeys(names, settings), 9, found)
    assert text.count("tidak didukung") == 7 * 5
    assert "H8 tidak didukung" in text and "..." not in text


def test_a_curved_relation_is_told_beside_the_outcome(root):
    bent = "".join(
        f"linearity,H1:dukungan,{name},{value}\n"
        for name, value in {"deviation_omega_squared": 0.7, "r_squared": 0.05}.items()
    )
    root("straight")
    text = summarise(
        dict.fromkeys(("straight", "bent"), SETTINGS), 9, root("bent", statistics=STATISTICS + bent)
    )
    assert ["melengkung" in part for part in text.split("\n\n")] == [False, True, False]


def test_hundreds_of_studies_are_counted(root):
    names = [f"studi{number}" for number in range(500)]
    lines = summarise(dict.fromkeys(names, SETTINGS), 9, root(*names)).splitlines()
    assert lines[0].startswith("500 studi, 29000 responden dianalisis; H0 ditolak pada 500 dari")
    assert len(lines) <= 4


@pytest.mark.parametrize("count", [1, 4, 30, 100])
def test_no_line_is_wider_than_a_terminal(root, count):
    shipped = load_studies(root=ROOT)["ukm_stress"]
    settings = SETTINGS | {"title": " ".join([shipped["title"]] * 2), "language": "en"}
    names = [f"a_rather_long_name_of_a_study_{number}" for number in range(count)]
    text = summarise(dict.fromkeys(names, settings), 9, root(*names))
    assert max(map(len, text.splitlines())) <= 80


def record(event=None, message="", **details):
    """A record as Snakemake logs it."""
    made = logging.LogRecord("snakemake", logging.INFO, "", 0, message, None, None)
    vars(made).update(details, **({"event": event} if event else {}))
    return made


def job(number, rule, study):
    return record("job_info", jobid=number, rule_name=rule, wildcards={"study": study})


class Terminal(io.StringIO):
    """Something that is watched."""

    def isatty(self):
        return True


def hearing(progress):
    """Return what takes log records down for a line of progress."""
    events = Events()
    events.listeners.append(progress.take)
    return events.observe


def test_steps_begun_and_done_are_counted():
    progress = Progress()
    observe = hearing(progress)
    for seen in [
        record("run_info", stats={"validation": 3, "all": 1, "total": 4}),
        job(1, "validation", "bandung"),
        job(2, "validation", "majene"),
        record("job_finished", job_id=1),
        record("job_error", jobid=2),
        job(3, "all", ""),
        record("job_finished", job_id=3),
    ]:
        assert observe(seen)
        assert progress.passes(seen)
    assert (progress.done, progress.total) == (1, 3)
    assert progress.rules == {"validation", "all"}


def test_one_line_takes_the_place_of_routine_and_leaves_messages_alone():
    terminal = Terminal()
    progress = Progress(terminal, columns=lambda: 60)
    start = job(1, "report", "bandung")
    observe = hearing(progress)
    observe(record("run_info", stats={"total": 2}))
    observe(start)
    assert not progress.passes(start)
    assert terminal.getvalue().endswith("] 0/2 steps, 0:00  report bandung")
    assert progress.passes(record("job_error", "Error in rule validation", jobid=9))
    assert terminal.getvalue().endswith("\r\033[K")
    assert progress.passes(record("job_info", jobid=2, rule_name="draft", rule_msg="Writing"))
    progress.end()
    assert not progress.passes(start)
    assert terminal.getvalue().endswith("\r\033[K")


@pytest.mark.parametrize(
    ("stream", "live"),
    [(io.StringIO(), False), (Terminal(), True)],
)
def test_only_a_watched_run_is_drawn(stream, live, monkeypatch):
    monkeypatch.setenv("TERM", "xterm")
    handler = logging.StreamHandler(stream)
    logger = SimpleNamespace(handlers=[handler], addFilter=lambda found: None)
    settings = SimpleNamespace(dryrun=False, verbose=False)
    workflow = SimpleNamespace(output_settings=settings, is_main_process=False)
    progress = attach(workflow, logger, {}).progress
    start = job(1, "report", "bandung")
    hearing(progress)(start)
    assert bool(handler.filter(start)) is not live
    progress.end()
    assert bool(stream.getvalue()) is live
