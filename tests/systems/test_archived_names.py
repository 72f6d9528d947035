"""What an archive of a system calls files of one name, and what the report tells of them."""

from pathlib import Path

from angket.systems.archived import copies
from angket.systems.reporting import checksums_of


def test_files_of_one_name_keep_it_in_an_archive(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    files = [Path(f"resources/x/{name}/data.csv") for name in ("tasks", "staff")]
    for file in files:
        file.parent.mkdir(parents=True)
        file.write_text(file.parent.name)
    entry = {"tasks": {"file": str(files[0])}, "staff": {"file": str(files[1])}}
    members, changes, copied = copies("workloads", "office", entry)
    there = [changes[table, "file"]["value"] for table in ("tasks", "staff")]
    assert [Path(one).name for one in there] == ["data.csv", "data.csv"]
    assert sorted(members) == sorted(there) == sorted(copied.values())
    assert all(one.startswith("resources/office/") for one in there)
    for name, data in members.items():
        Path(name).parent.mkdir(parents=True, exist_ok=True)
        Path(name).write_bytes(data)
    told = checksums_of(map(str, files))
    assert list(told) == ["data.csv", "data.csv (2)"]
    assert told == checksums_of(there)
    # A file that is read twice is told once.
    assert list(checksums_of([there[0]] * 2)) == ["data.csv"]
