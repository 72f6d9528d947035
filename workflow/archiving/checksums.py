"""The checksums of an archive's files: written twice, so that each list guards the other."""

import hashlib
import json
import re

LIST, METADATA = "checksums.sha256", "ro-crate-metadata.json"
_LINE = re.compile(r"([0-9a-f]{64})  (.+)")


def sha256(data):
    """Return the SHA-256 of some bytes in hexadecimal digits.

    >>> sha256(b"")[:8]
    'e3b0c442'
    """
    return hashlib.sha256(data).hexdigest()


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
        From the name of a file to what is wrong with it, in words; empty when nothing is.
    """
    if LIST not in members:
        return {LIST: "missing"}
    listed, unread = _read_list(members[LIST])
    if unread:
        return {LIST: f"line {unread} is not a checksum and a name"}
    changes = {}
    described = _read_metadata(members.get(METADATA, b""))
    if METADATA not in members or sha256(members[METADATA]) != listed.get(METADATA):
        changes[METADATA] = (
            f"changed, or its line in {LIST} is" if METADATA in members else "missing"
        )
        described = listed
    if described is None:
        return {METADATA: "does not describe the files"}
    for name in sorted((members.keys() | listed.keys() | described.keys()) - {LIST, METADATA}):
        found = sha256(members[name]) if name in members else None
        claims = (listed.get(name), described.get(name))
        if found == claims[0] == claims[1]:
            continue
        if found is not None and found == claims[1]:
            changes[LIST] = f"changed: it is wrong about {name}"
        elif claims == (None, None):
            changes[name] = "not a file of the archive"
        else:
            changes[name] = "missing" if found is None else "changed"
    if not changes and members[LIST] != write_list(_without_list(members)):
        changes[LIST] = "changed"
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
        return {entity["@id"]: entity["sha256"] for entity in entities if "sha256" in entity}
    except (ValueError, KeyError, TypeError):
        return None
