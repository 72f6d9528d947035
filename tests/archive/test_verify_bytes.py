"""Verify: one changed byte anywhere is found and named."""

import random
import zipfile

import pytest

from angket.archive.checksums import LIST, METADATA, find_changes, sha256, write_list
from angket.archive.container import write_container
from angket.files.fault import Fault
from scripts import verify
from small_archives import told


def small_archive(file):
    """Write an archive of a few files with both lists of checksums."""
    members = {
        "config/config.yaml": b"studies: [kecil]\n",
        "results/kecil/statistics.csv": b"section,subject,statistic,value\n" + b"a,b,c,0.25\n" * 40,
        "resources/kecil/answers.csv": bytes(range(256)) * 2,
    }
    graph = ", ".join(
        f'{{"@id": "{name}", "sha256": "{sha256(data)}"}}' for name, data in members.items()
    )
    members[METADATA] = f'{{"@graph": [{graph}]}}'.encode()
    members[LIST] = write_list(members)
    write_container(file, members)
    return members


@pytest.mark.parametrize("seed", range(4))
def test_a_flipped_bit_anywhere_in_the_file_is_found(tmp_path, seed):
    file = tmp_path / "a.zip"
    small_archive(file)
    whole = file.read_bytes()
    assert verify.whole(file)
    chance = random.Random(seed)
    for place in chance.sample(range(len(whole)), 250):
        damaged = bytearray(whole)
        damaged[place] ^= 1 << chance.randrange(8)
        file.write_bytes(damaged)
        with pytest.raises(Fault):
            verify.whole(file)


def test_a_changed_byte_in_a_packed_file_is_named(tmp_path):
    file = tmp_path / "a.zip"
    members = small_archive(file)
    whole = file.read_bytes()
    for name, data in members.items():
        damaged = bytearray(whole)
        damaged[whole.index(data) + len(data) // 2] ^= 1
        file.write_bytes(damaged)
        with pytest.raises(Fault, match=name):
            verify.whole(file)


@pytest.mark.parametrize("compression", [zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED])
def test_a_changed_byte_is_named_when_the_archive_was_packed_again(tmp_path, compression):
    file, chance = tmp_path / "a.zip", random.Random(7)
    members = small_archive(file)
    for name in members:
        for _ in range(20):
            data = bytearray(members[name])
            data[chance.randrange(len(data))] ^= 1 << chance.randrange(8)
            with zipfile.ZipFile(file, "w", compression) as packed:
                for other in members:
                    packed.writestr(other, bytes(data) if other == name else members[other])
            with pytest.raises(Fault) as error:
                verify.whole(file)
            assert name in str(error.value)


def test_packing_again_is_told_even_if_no_file_changed(tmp_path):
    file = tmp_path / "a.zip"
    members = small_archive(file)
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, data in members.items():
            packed.writestr(name, data)
    with pytest.raises(Fault, match="the container around the files: changed or packed again"):
        verify.whole(file)


def test_bytes_before_and_after_the_archive_are_found(tmp_path):
    file = tmp_path / "a.zip"
    small_archive(file)
    whole = file.read_bytes()
    for changed in (b"x" + whole, whole + b"x", whole[:-1], b""):
        file.write_bytes(changed)
        with pytest.raises(Fault):
            verify.whole(file)


def test_absent_and_added_files_are_named(tmp_path):
    members = small_archive(tmp_path / "a.zip")
    less = {name: data for name, data in members.items() if "answers" not in name}
    assert told(find_changes(less)) == {"resources/kecil/answers.csv": "missing"}
    added = members | {"evil.py": b""}
    assert told(find_changes(added)) == {"evil.py": "not a file of the archive"}
    assert find_changes(members) == {}
    del members[LIST]
    assert told(find_changes(members)) == {LIST: "missing"}
