"""What reports and figures of workload analyses say: in both languages, of few and of many."""

import re

import pandas as pd
import pytest

from angket.figures.width import for_phones
from angket.formats.blocks import Figure, Paragraph, Table, as_cell, text_of
from angket.report.compose import compose
from angket.report.phrases import Phrases, report_words
from angket.report.results import Results
from angket.report.sections.methods import references
from angket.report.sources import citations_in, is_cited
from angket.settings.words import known_languages, load_words
from angket.systems import FOLDER
from angket.systems.workloads.drawn_perceived import draw_perceived
from angket.systems.workloads.figures import MOST, figures
from angket.systems.workloads.regulations import OF_METHODS
from angket.systems.workloads.sections import forms
from angket.systems.workloads.summary import rows
from angket.tables import read_statistics
from scripts.workloads_report import SECTIONS
from small_offices import CLASSES, HEAD, STAFF, STAFF_HEAD, TASKS, analyse_office

LANGUAGES = known_languages()
OTHER = [{"minutes": 90420, "citation": "Finance ministry"}]


class Told:
    """A report's blocks and figures, from an analysis that has run."""

    def __init__(self, made, settings, language):
        settings = settings | {"language": language}
        self.statistics = read_statistics(made.statistics)
        words = load_words(language, "figures", ["workloads"])
        self.drawn = list(figures(self.statistics, settings | {"words": words}))
        shown = {name: {"kind": kind, "subject": of, "title": title}
                 for name, kind, of, title, _ in self.drawn}  # fmt: skip
        self.say = say = Phrases(report_words(language, ["workloads"]))
        origin = {"software": {}, "citations": [], "settings": "", "data": {}}
        self.results = Results(
            self.statistics, settings, say, shown, provenance=origin, system="workloads"
        )
        self.blocks = compose(self.results, say, SECTIONS)
        self.summary = rows(self.results, load_words(language, "summary", ["workloads"]))

    @property
    def text(self):
        told = (block.inlines for block in self.blocks if isinstance(block, Paragraph))
        return " ".join(text_of(inlines) for inlines in told)

    def table(self, label):
        return next(b for b in self.blocks if isinstance(b, Table) and b.label == label)


@pytest.fixture
def told(run_stage, tmp_path, monkeypatch):
    def of(*tables, language="en", **changes):
        made, settings = analyse_office(run_stage, tmp_path, monkeypatch, *tables, **changes)
        return Told(made, settings, language)

    return of


def numbers(text):
    return re.findall(r"\d+(?:[.,]\d+)*", text)


def test_the_summary_says_how_much_how_many_and_what_it_is_not(told):
    found = told(classes=CLASSES)
    assert "adds up to 149,200 minutes a year" in found.text
    assert "it takes 1.99 employees, which are 2 posts once each position is rounded; 3 are" in (
        found.text
    )
    assert "staff exceeds the posts in 1, by 1 in all; none is short" in found.text
    assert "work takes 0.66 times the time of those who are present" in found.text
    assert "which somebody stated and this analysis does not measure" in found.text
    assert ("Needed", "1.99 employees, 2 posts; 3 present") in found.summary


def test_languages_give_the_same_numbers_and_leave_no_mark(told):
    of = {
        language: told(language=language, classes=CLASSES, compare_working_times=OTHER)
        for language in LANGUAGES
    }
    marks = {"en": (",", "."), "id": (".", ",")}
    found = {}
    for language, one in of.items():
        assert not re.search(r"[{}*]", one.text)
        thousands, decimal = marks[language]
        plain = [n.replace(thousands, "").replace(decimal, ".") for n in numbers(one.text)]
        # Percents of one language have a decimal more.
        found[language] = sorted(round(float(n), 1) for n in plain)
    assert found["en"] == found["id"]


def test_nothing_is_said_of_a_regulation_that_was_not_read(told):
    unread = {"en": "whether its own text says more", "id": "apakah naskah aslinya"}
    for language, method in zip(LANGUAGES, ("permendagri", "wisn"), strict=True):
        found = told(language=language, method=method)
        assert unread[language] in found.text
    assert "12/2008" not in found.text


def test_recapitulations_and_forms_have_the_columns_of_the_forms_in_use(told):
    found = told(classes=CLASSES)
    heads = [text_of(cell.content) for cell in found.table("positions").head[0]]
    assert heads == ["Position", "Minutes", "Need", "Posts", "Present", "Difference",
                     "Efficiency", "Class"]  # fmt: skip
    first = found.table("positions").body[0]
    assert [text_of(cell) for cell in first[:6]] == ["Arsiparis", "119,200", "1.5893", "2", "2",
                                                     "0"]  # fmt: skip
    form = found.table("form-tasks")
    assert form.title == "Form A, tasks as they were collected"
    cells = [text_of(as_cell(cell).content) for cell in form.body[1]]
    assert cells == ["1", "Menata arsip", "8", "hari", "50", "menit"]
    assert [text_of(cell) for cell in found.table("form-work").body[1][-2:]] == ["83.9", "1.3333"]
    assert told(method="permenpan").table("form-tasks").title == "Tasks as they were collected"


def test_the_form_of_needs_has_staff_by_kind_and_what_is_short_and_over(told):
    staff = [(*STAFF[0], "0", "2"), (*STAFF[1], "1", "0")]
    found = told(TASKS, staff, HEAD, (*STAFF_HEAD, "PNS", "Tenaga kontrak"))
    form = found.table("form-needs")
    assert "form D" in form.title
    assert [text_of(cell.content) for cell in form.head[0]] == [
        "No.", "Position", "Minutes", "Posts", "Civil servants", "Contract staff", "Difference",
        "Short", "Over", "Efficiency"]  # fmt: skip
    cells = [[text_of(as_cell(cell).content) for cell in row] for row in form.body]
    assert cells == [
        ["1", "Arsiparis", "119,200", "2", "0", "2", "0", "", "", "0.79"],
        ["2", "Pengemudi", "30,000", "0", "1", "0", "1", "", "1", "0.40"],
    ]
    assert "No source that was read prints a formula" in text_of(form.notes[0])
    # Nobody is there, and staff is told in one number.
    form = told(TASKS, [("Umum", "Arsiparis", "0"), STAFF[1]], rounding="none").table("form-needs")
    cells = [[text_of(as_cell(cell).content) for cell in row] for row in form.body]
    assert cells[0] == ["1", "Arsiparis", "119,200", "1.5893", "0", "−1.59", "1.59", "", "–"]
    assert "form-needs" not in {
        block.label for block in told(method="wisn").blocks if isinstance(block, Table)
    }


def test_methods_with_a_factor_show_it_and_no_class(told):
    kinds = [(*row, kind) for row, kind in zip(TASKS, ("main", "support", "main"), strict=True)]
    found = told(kinds, STAFF, (*HEAD, "Jenis"), method="abk_kes")
    heads = [text_of(cell.content) for cell in found.table("positions").head[0]]
    assert heads[-3:] == ["Support (%)", "Allowance factor", "Ratio"]
    assert "below 1 the present staff is asked for more than its time" in found.text
    kinds = [text_of(row[2]) for row in found.table("form-tasks").body if row[0]]
    assert kinds == ["main", "support", "main"]


def test_forms_have_what_else_was_collected(told):
    tasks = [(*row, "komputer" if place == 0 else "", "") for place, row in enumerate(TASKS)]
    staff = [(*STAFF[0], "III/a", "dua PPPK"), (*STAFF[1], "II/c", "")]
    heads = (*HEAD, "Perlengkapan", "Keterangan"), (*STAFF_HEAD, "Golongan", "Keterangan")
    found = told(tasks, staff, *heads, language="id")
    form, of_staff = found.table("form-tasks"), found.table("form-staff")
    assert text_of(form.head[0][-1].content) == "Perlengkapan"
    assert text_of(as_cell(form.body[1][-1]).content) == "komputer"
    assert [text_of(cell.content) for cell in of_staff.head[0]] == [
        *("No.", "Unit kerja", "Jabatan", "Golongan", "Pegawai", "Keterangan")
    ]
    assert [text_of(as_cell(cell).content) for cell in of_staff.body[0]] == [
        *("1", "Umum", "Arsiparis", "III/a", "2", "dua PPPK")
    ]
    plain_form = told().table("form-staff")
    assert len(plain_form.head[0]) == 4


KINDS = (
    ("Umum", "Arsiparis", "Menata arsip", "8", "hari", "50", "menit", "pokok", ""),
    ("Umum", "Arsiparis", "Rapat", "1", "minggu", "2", "jam", "penunjang", ""),
    ("Umum", "Arsiparis", "Membimbing", "10", "tahun", "8", "jam", "tambahan", "2"),
    ("Umum", "Pengemudi", "Mengantar surat", "2", "hari", "1", "jam", "pokok", ""),
)


def test_minutes_of_main_tasks_are_not_told_as_those_of_all(told):
    found = told(KINDS, STAFF, (*HEAD, "Jenis tugas", "Jumlah orang"), method="wisn")
    assert "Of all tasks (4)" in found.text
    assert "the main ones take 130,000 minutes a year" in found.text
    assert "The main tasks that take most minutes" in found.text
    assert "adds up to" not in found.text
    # How many do a task is asked of additional ones alone.
    table = found.table("form-tasks")
    persons = [text_of(as_cell(row[-1]).content) for row in table.body if row[0]]
    assert [one for one in persons if one] == ["2"]


def test_needs_that_are_not_rounded_are_no_posts(told):
    found = told(rounding="none")
    everything = " ".join([found.text, *(text for _, text in found.summary)])
    assert "posts" not in everything
    assert "rounded" not in everything.replace("not rounded", "")
    assert "staff exceeds the need by 1.01" in found.text
    positions = found.table("positions")
    assert "Posts" not in [text_of(cell.content) for cell in positions.head[-1]]
    assert "posts" in told().text


def test_the_efficiency_of_units_is_told_to_be_that_of_positions(told):
    rows = [*TASKS, ("Lain", "Juru", "Menulis", "1", "hari", "1", "jam")]
    notes = [
        text_of(note)
        for method in ("permendagri", "permenpan", "wisn")
        for note in told(rows, [*STAFF, ("Lain", "Juru", "1")], method=method).table("units").notes
    ]
    assert len([note for note in notes if "no source that was read prints a formula" in note]) == 2


def test_a_position_without_anybody_has_no_efficiency_and_the_reason_is_told(told):
    found = told(TASKS, [STAFF[0], (*STAFF[1][:2], "0")])
    assert "No comparison is possible for Pengemudi: nobody is present." in found.text
    assert "Position without any staff" in [text_of(row[0]) for row in found.table("warnings").body]


def test_how_much_the_choice_of_a_working_time_weighs_is_told(told):
    found = told(compare_working_times=OTHER)
    percent = 100 * (90420 / 75000 - 1)
    assert f"{percent:.1f}% more by the choice of that figure alone" in found.text
    table = found.table("by-time")
    assert [text_of(note) for note in table.notes] == [
        "75,000 minutes: Permen PANRB 1/2020.",
        "90,420 minutes: Finance ministry.",
    ]


def many(units):
    names = [f"Unit {place:03}" for place in range(units)]
    tasks = [(unit, "Arsiparis", f"Tugas {n}", "9", "hari", f"{n + 5}", "menit")
             for unit in names for n in range(3)]  # fmt: skip
    return tasks, [(unit, "Arsiparis", str(place % 4)) for place, unit in enumerate(names)]


def test_long_tables_stand_in_the_workbook_and_figures_show_the_furthest(told):
    found = told(*many(70), HEAD, STAFF_HEAD)
    tables = {block.label: block for block in found.blocks if isinstance(block, Table)}
    assert not any(tables[f"many-{name}"].printed for name in ("units", "positions", "form-work"))
    assert len(tables["many-form-tasks"].body) == 70 * 4 > forms.LONGEST
    notes = [text_of(note) for b in found.blocks if isinstance(b, Figure) for note in b.notes]
    furthest = f"Of all, the {MOST} whose staff is furthest from what the workload takes."
    assert notes == [furthest] * 2
    (load,) = [draw for name, *_, draw in found.drawn if name == "load"]
    labels = [tick.get_text() for tick in load().axes[0].get_yticklabels()]
    assert labels[-1] == "196 other tasks"


@pytest.mark.parametrize("units", [1, 4, 70])
def test_figures_fit_a_page_and_a_phone(told, units):
    found = told(*many(units), HEAD, STAFF_HEAD)
    for width in (None, for_phones()):
        if width:
            width.__enter__()
        try:
            for name, *_, draw in found.drawn:
                figure = draw()
                texts = [text for axes in figure.axes for text in axes.texts]
                texts += [tick for axes in figure.axes for tick in axes.get_yticklabels()]
                right = figure.bbox.x1
                boxes = [text.get_window_extent() for text in texts if text.get_text()]
                assert all(box.x0 >= -1 and box.x1 <= right + 1 for box in boxes), name
        finally:
            if width:
                width.__exit__(None, None, None)


def test_units_are_named_beside_their_points():
    units = pd.DataFrame({"measured": [0.8, 1.2, 1.0], "perceived": [8.0, 14.0, 9.0]}, list("ABC"))
    words = load_words("id", "figures", ["workloads"])
    figure = draw_perceived(units, ("Terukur", "Dirasakan"), words)
    assert {"A", "B", "C"} <= {text.get_text() for text in figure.axes[0].texts}


def test_the_regulations_that_are_named_stand_among_the_references(told):
    other = [{"minutes": 72000, "citation": "Somebody (2011), A rule"}]
    made = told(compare_working_times=other)
    entries = citations_in([FOLDER / "workloads/citations.yaml"])
    listed = [text_of(entry) for entry in references(made.results, entries, made.say)]
    assert [entry.partition(".")[0] for entry in listed] == [
        "Menteri Dalam Negeri",
        "Menteri Pendayagunaan Aparatur Negara dan Reformasi Birokrasi",
        "Somebody (2011), A rule",
    ]
    assert "Nomor 12 Tahun 2008" in listed[0]


@pytest.mark.parametrize(("method", "regulation"), OF_METHODS.items())
def test_every_method_has_a_regulation_that_the_references_know(method, regulation):
    entries = citations_in([FOLDER / "workloads/citations.yaml"])
    assert [entry["text"] for entry in entries if is_cited(entry["text"], regulation.cited)]


@pytest.mark.parametrize(("origin", "said"), [("simulated", True), ("collected", False)])
def test_perceived_workload_that_nobody_perceived_is_told(told, tmp_path, origin, said):
    means = tmp_path / "units.csv"
    means.write_text("unit,perceived,respondents\nUmum,12,9\n")
    perceived = {"file": "units.csv", "called": "May", "label": "Load", "high_total": "heavy",
                 "origin": origin}  # fmt: skip
    text = told(perceived=perceived).text
    assert "the respondents of the study “May” perceive" in text
    assert ("were not given by people but simulated" in text) is said
