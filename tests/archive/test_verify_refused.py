"""Verify: what could do harm, or is no archive, is refused before it is unpacked."""

import stat

import pytest

from angket.archive.container import Refused, read_container
from angket.files.fault import Fault
from scripts import verify
from small_archives import entry, packed


@pytest.mark.parametrize(
    ("entries", "told"),
    [
        ([("../evil", b"")], "leads out of the folder"),
        ([("a/../../evil", b"")], "leads out of the folder"),
        ([("/etc/passwd", b"")], "leads out of the folder"),
        ([("C:/evil", b"")], "leads out of the folder"),
        ([("a\\..\\evil", b"")], "no plain name"),
        ([("a\nb", b"")], "no plain name"),
        ([("a//b", b"")], "no plain name"),
        ([("folder/", b"")], "no plain name"),
        ([("a", b"1"), ("a", b"2")], "stands twice"),
        ([("a", b"1"), ("A", b"2")], "stands twice"),
        ([("a", b"1"), ("a/b", b"2")], "a file and a folder"),
        ([(entry("a", stat.S_IFLNK | 0o777), b"/etc/passwd")], "a link"),
        ([(entry("a", stat.S_IFIFO), b"")], "a link or something else"),
        ([("a", bytes(30_000_000))], "times as many"),
    ],
)
def test_dangerous_archives_are_refused(tmp_path, entries, told):
    packed(tmp_path / "a.zip", entries)
    with pytest.raises(Refused, match=told):
        read_container(tmp_path / "a.zip")


def test_too_many_files_are_refused(tmp_path):
    packed(tmp_path / "a.zip", [(str(n), b"") for n in range(20_001)])
    with pytest.raises(Refused, match="holds 20001 files"):
        read_container(tmp_path / "a.zip")


def test_a_file_that_lies_about_its_size_is_refused(tmp_path):
    packed(tmp_path / "a.zip", [("a", bytes(5000))])
    data = (tmp_path / "a.zip").read_bytes()
    size = (5000).to_bytes(4, "little")
    (tmp_path / "a.zip").write_bytes(data.replace(size, (50).to_bytes(4, "little")))
    with pytest.raises(Refused):
        read_container(tmp_path / "a.zip")


def test_no_file_and_no_archive_are_told(tmp_path):
    with pytest.raises(Fault, match="there is no such file"):
        verify.whole(tmp_path / "none.zip")
    (tmp_path / "text.zip").write_text("hello")
    with pytest.raises(Fault, match="was not unpacked: it is damaged"):
        verify.whole(tmp_path / "text.zip")
