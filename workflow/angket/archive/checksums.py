"""The checksums of an archive's files: written twice, so that each list guards the other."""

import hashlib
import io
import json
import re
from pathlib import Path

from angket.messages.message import Message

LIST, METADATA = "checksums.sha256", "ro-crate-metadata.json"
_LINE = re.compile(r"([0-9a-f]{64})  (.+)")


def sha256(data):
    """Return the SHA-256 of some bytes in hexadecimal digits.

    >>> sha256(b"")[:8]
    'e3b0c442'
    """
    return hashlib.sha256(data).hexdigest()


def answers_checksum(file):
    """Return the checksum of the analysed answers as CSV, which no version of Parquet changes.

    Parameters
    ----------
    file : path
        The answers; or, where these are not shared, a text with their checksum.

    Returns
    -------
    str
    """
    if str(file).endswith(".sha256"):
        return Path(file).read_text(encoding="utf-8").strip()
    import pyarrow.csv
    import pyarrow.parquet

    text = io.BytesIO()
    many_rows = pyarrow.csv.WriteOptions(batch_size=2**16)
    # pyarrow's `read_table` would load pandas, which takes longer than all the rest.
    with pyarrow.parquet.ParquetFile(file) as answers:
        pyarrow.csv.write_csv(answers.read(), text, many_rows)
    return sha256(text.getvalue())


def write_list(members):
    """Write a list of checksums as `sha256sum --check` reads it.

    Parameters
    ----------
    members : dict
        From name to bytes.

    Returns
    -------
    bytes

    Examples
    --------
    >>> write_list({"b": b"", "a": b""}).decode().split()[1::2]
    ['a', 'b']
    """
    return "".join(f"{sha256(members[name])}  {name}\n" for name in sorted(members)).encode()


def find_changes(members):
    """Name the files of an archive that are not as they were when it was made.

    Parameters
    ----------
    members : dict
        From name to bytes, with both lists among them.

    Returns
    -------
    dict
        From the name of a file to the Message of what is wrong with it; empty when nothing is.
    """
    if LIST not in members:
        return {LIST: Message("archive.missing")}
    listed, unread = _read_list(members[LIST])
    if unread:
        return {LIST: Message("archive.no_checksum", line=unread)}
    changes = {}
    described = _read_metadata(members.get(METADATA, b""))
    if METADATA not in members or sha256(members[METADATA]) != listed.get(METADATA):
        told = "metadata_changed" if METADATA in members else "missing"
        changes[METADATA] = Message(f"archive.{told}", list=LIST)
        described = listed
    if described is None:
        return {METADATA: Message("archive.no_description")}
    for name in sorted((members.keys() | listed.keys() | described.keys()) - {LIST, METADATA}):
        found = sha256(members[name]) if name in members else None
        claims = (listed.get(name), described.get(name))
        if found == claims[0] == claims[1]:
            continue
        if found is not None and found == claims[1]:
            changes[LIST] = Message("archive.list_wrong", name=name)
        elif claims == (None, None):
            changes[name] = Message("archive.added")
        else:
            changes[name] = Message("archive.missing" if found is None else "archive.changed")
    if not changes and members[LIST] != write_list(_without_list(members)):
        changes[LIST] = Message("archive.changed")
    return changes


def _without_list(members):
    return {name: data for name, data in members.items() if name != LIST}


def _read_list(data):
    listed = {}
    for number, line in enumerate(data.decode("utf-8", errors="replace").splitlines(), start=1):
        match = _LINE.fullmatch(line)
        if not match:
            return {}, number
        listed[match[2]] = match[1]
    return listed, None


def _read_metadata(data):
    try:
        entities = json.loads(data)["@graph"]
        return {str(entity["@id"]): entity["sha256"] for entity in entities if "sha256" in entity}
    except (ValueError, KeyError, TypeError, RecursionError):
        return None
