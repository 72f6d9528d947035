"""Where lines, columns, rows and pages end."""

import pytest

from angket.formats.blocks import (
    Cell,
    Number,
    Table,
)
from angket.formats.columns import (
    MARGIN,
    PAGE,
    Height,
    column_widths,
    text_width,
)
from angket.formats.rows import row_groups
from angket.formats.spaces import bind
from documents import drawn_pictures, page, printed, word, word_text, written_lists


@pytest.fixture(scope="module")
def pictures(tmp_path_factory):
    return drawn_pictures(tmp_path_factory)


@pytest.fixture(scope="module")
def lists(tmp_path_factory, pictures):
    return written_lists(tmp_path_factory, pictures)


def test_no_line_ends_within_a_result(lists):
    bound = "p\xa0=\xa0.03, F(1;\xa053)\xa0=\xa04.2 in 95\xa0%."
    assert bound in word_text(word(lists / "report.docx"))
    assert bound in "".join(page(lists / "report.html").itertext())


@pytest.mark.parametrize(
    ("text", "result"),
    [
        ("n = 55 (98,2 %)", "n~=~55 (98,2~%)"),
        ("Sig. < 0,001", "Sig.~<~0,001"),
        ("χ²(4, N = 337) = 6.82", "χ²(4,~N~=~337)~=~6.82"),
        ("r = −.40, 95% CI [−.57, −.10]", "r~=~−.40, 95%~CI [−.57,~−.10]"),
        ("24 (43,64)", "24~(43,64)"),
        ("Tidak setuju = 2 dan ragu (3)", "Tidak setuju~=~2 dan ragu (3)"),
        ("Kode: 4 = Setuju; 5 = Sangat setuju", "Kode: 4~=~Setuju; 5~=~Sangat setuju"),
        ("a = b; 3 of 4 (or 5)", "a = b; 3 of 4 (or 5)"),
    ],
)
def test_spaces_are_bound_within_results_alone(text, result):
    assert bind((text,)) == (result.replace("~", "\xa0"),)


def test_columns_are_wide_enough_for_their_numbers_and_words():
    head = (("Variabel", "n", "Cronbach's alpha", "Batas bawah", "Keterangan"),)
    row = ("Target yang harus dicapai", Number(55, "55"), Number(0.5, "0,583"),
           Number(0.3, "0,369"), "Tidak reliabel")  # fmt: skip
    widths = column_widths(Table("t", "T", head, (row,)))
    assert sum(widths) == pytest.approx(1)
    words = ["dicapai", "55", "Cronbach's", "bawah", "Keterangan"]
    for width, text in zip(widths, words, strict=True):
        assert width * PAGE >= text_width(text) + MARGIN - 0.1
    # Many columns share the page, and none gets less than its longest number needs.
    crowded = Table("t", "T", (("Butir", *"abcdefghij"),), (("X1", *["31 (56,36)"] * 10),))
    shares = column_widths(crowded)
    assert len(set(shares[1:])) == 1 and shares[1] > shares[0]


@pytest.mark.parametrize("verdict", ["not rejected", "tidak ditolak"])
def test_a_short_phrase_is_not_broken_where_another_column_has_blanks(verdict):
    head = ("Way of testing", "Respondents", *("LL", "UL", "p"), "Test statistic of it", "Decision")
    numbers = [Number(0.1, "−0.123")] * 3
    body = tuple(
        (way, "all of them that answered", *numbers, "t = 2.31", verdict)
        for way in ("Spearman", "Pearson, bootstrap", "Kendall")
    )
    widths = column_widths(Table("t", "T", (head,), body))
    assert widths[-1] * PAGE >= text_width(verdict) + MARGIN - 0.1


def test_columns_take_no_more_lines_for_being_shared_out_by_lines():
    """The height of tables whose texts have many lengths, beside that of even columns."""
    for lengths in ((30, 3, 9), (4, 20, 12, 8), (2, 2, 40, 40, 5), (60, 1)):
        body = tuple(tuple("word " * (n + row) for n in lengths) for row in range(4))
        table = Table("t", "T", (("a",) * len(lengths),), body)
        even = [PAGE / len(lengths)] * len(lengths)
        height = Height(table)
        assert height.of([share * PAGE for share in column_widths(table)]) <= height.of(even)


@pytest.mark.parametrize(
    ("indents", "groups"),
    [
        ("........", [8]),
        ("...........", [3, 1, 1, 1, 1, 1, 3]),
        # Rows with those that belong to them, as in a table of two categories and their sum, which
        # does not stand alone.
        (".----.----.--", [5, 8]),
        (".--.--.--.--", [3, 3, 6]),
        (".------.------.--", [7, 10]),
        (".--------.-------.--", [9, 8, 3]),
        # What would be left alone at the end stays with its neighbours.
        (".----.----.-", [5, 7]),
        # More than a page should be kept free for.
        (".----------", [3, 1, 1, 1, 1, 1, 3]),
        # Of so many, the row that they belong to keeps the first two.
        (2 * ".----------", [3, *[1] * 8, 3, *[1] * 5, 3]),
    ],
)
def test_rows_stay_with_those_that_belong_to_them(indents, groups):
    body = tuple((Cell("X", indented=mark == "-"), Number(1, "1")) for mark in indents)
    assert row_groups(Table("t", "T", (("Butir", "n"),), body), whole=10) == groups


def test_a_table_that_takes_half_a_page_is_divided_where_it_must_be_alone():
    for rows, groups in ((15, [15]), (16, [3, *[1] * 10, 3])):
        body = (("X", Number(1, "1")),) * rows
        assert row_groups(Table("t", "T", (("Butir", "n"),), body)) == groups


@pytest.mark.parametrize(("rows", "lines"), [(8, 22), (5, 22), (8, 19), (10, 17)])
def test_print_keeps_a_short_table_with_its_caption_and_notes(tmp_path, pictures, rows, lines):
    pages = printed(tmp_path, pictures, rows=rows, lines=lines)
    whole = [text for text in pages if "Judul" in text]
    assert len(pages) > 1 and len(whole) == 1
    assert all(part in whole[0] for part in ("Tabel 4.1", "X0.", f"X{rows - 1}.", "Akhir."))


@pytest.mark.parametrize("lines", range(12, 24))
def test_print_divides_a_long_table_under_its_head_and_never_near_its_ends(
    tmp_path, pictures, lines
):
    pages = printed(tmp_path, pictures, rows=14, lines=lines)
    parts = [(text.count("X"), text) for text in pages if "X" in text]
    assert sum(count for count, _ in parts) == 14 and len(parts) <= 2
    assert all(count >= 3 and "Butir" in text for count, text in parts)
    assert "Judul" in parts[0][1] and "Akhir." in parts[-1][1]
    # Overleaf it is named again, and nowhere else.
    assert [("Tabel 4.1 (lanjutan)" in text) for text in pages] == [
        "X" in text and "Judul" not in text for text in pages
    ]


def test_a_table_of_few_rows_that_fills_half_a_page_may_be_divided():
    short = (("a few words", "1"),) * 7
    tall = (("so many words that they need six lines of a page, and more " * 8, "1"),) * 7
    groups = [row_groups(Table("t", "T", (("Butir", "n"),), body)) for body in (short, tall)]
    assert groups == [[7], [1] * 7]
