"""A part of what a step makes stays while it would be made from the same, and no longer."""

import pandas as pd
import pytest

from angket.engine.parts import Parts

TABLE = pd.DataFrame({"x": [1.0, 2.0]}, index=["a", "b"])


@pytest.fixture
def picture(tmp_path):
    """A file whose making is noted."""
    file = tmp_path / "a.svg"
    file.write_text("drawn")
    Parts(tmp_path / "parts.json", "code 1").keep({"a": (("Title", TABLE), [file])})
    return file


def test_it_stays_when_all_is_as_it_was(picture):
    parts = Parts(picture.with_name("parts.json"), "code 1")
    assert parts.stays("a", ("Title", TABLE.copy()), [picture])


@pytest.mark.parametrize(
    ("code", "made_from", "contents"),
    [
        ("code 2", ("Title", TABLE), "drawn"),
        ("code 1", ("Other", TABLE), "drawn"),
        ("code 1", ("Title", TABLE + 1e-12), "drawn"),
        ("code 1", ("Title", TABLE.rename(index={"a": "c"})), "drawn"),
        ("code 1", ("Title", TABLE), "half dr"),
        ("code 1", ("Title", TABLE), None),
    ],
)
def test_it_is_made_again_when_anything_differs(picture, code, made_from, contents):
    if contents is None:
        picture.unlink()
    else:
        picture.write_text(contents)
    parts = Parts(picture.with_name("parts.json"), code)
    assert not parts.stays("a", made_from, [picture])


def test_what_cannot_be_compared_is_made_again(picture):
    parts = Parts(picture.with_name("parts.json"), "code 1")
    parts.keep({"a": (lambda: "drawn", [picture])})
    again = Parts(picture.with_name("parts.json"), "code 1")
    assert not again.stays("a", lambda: "drawn", [picture])
