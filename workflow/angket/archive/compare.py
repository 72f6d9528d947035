"""Are two results the same? Byte by byte, or number by number where bytes differ."""

import base64
import io
import math
import re
import zipfile

from angket.archive.pictures import look_alike
from angket.archive.tolerance import ABSOLUTE, RELATIVE
from angket.formats.report_files import compared_as
from angket.messages.message import Message

IDENTICAL, EQUAL, REDRAWN = "identical", "equal", "redrawn"
DIFFERENT, MISSING, EXTRA, UNCHECKED = "different", "missing", "extra", "unchecked"
PASSING = (IDENTICAL, EQUAL, REDRAWN, UNCHECKED)
# Bytes that a document of an archive may unpack to.
MAXIMUM_DOCUMENT = 200_000_000
PICTURES_OF_PAGES = compared_as("pages")
PICTURES = (".svg", ".png", *PICTURES_OF_PAGES)
TEXTS = (".csv", ".svg", ".json", ".md", ".html", ".tex", ".txt", ".xml", ".rels", ".bib", ".yaml")
DOCUMENTS = (".odt", *compared_as("document"))
# The checksums of pictures differ where the pictures do.
PICTURE_CHECKSUMS = "figures/checksums.csv"
_EMBEDDED = re.compile(r"data:image/([a-z+]+);base64,([A-Za-z0-9+/=]+)")
_SUFFIX_OF = {"svg+xml": ".svg", "png": ".png"}
_SHA256 = re.compile(rb"\b[0-9a-f]{64}\b")
_NUMBER = re.compile(r"([-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?)")


def compare_results(archived, recomputed, changed=None):
    """Give every result a verdict.

    Parameters
    ----------
    archived, recomputed : dict
        From the name of a result to its bytes.
    changed : dict, optional
        From Python or a package to its version then and now, where these differ. A picture, and a
        document with pictures, may then be `redrawn`: drawn by another version from tables that
        all agree. Otherwise one with other bytes is `different`.

    Returns
    -------
    dict
        From name to (verdict, detail).
    """
    verdicts = {}
    for name in sorted(archived.keys() | recomputed.keys()):
        if name not in recomputed:
            verdicts[name] = (MISSING, Message("archive.detail.missing"))
        elif name not in archived:
            verdicts[name] = (EXTRA, Message("archive.detail.extra"))
        else:
            verdicts[name] = compare(name, archived[name], recomputed[name], changed)
    if all(verdict in PASSING for verdict, _ in verdicts.values()):
        digits = any(told[0] == EQUAL for name, told in verdicts.items() if name.endswith(".csv"))
        # Pictures of a printed page, and so their checksums, change with the last digits, too.
        others = () if changed else (*PICTURES_OF_PAGES, PICTURE_CHECKSUMS)
        kept = [name for name, told in verdicts.items() if told[0] == REDRAWN]
        if changed or (digits and all(name.endswith(others) for name in kept)):
            return verdicts
    return {
        name: (DIFFERENT, Message("archive.detail.bytes"))
        if verdict == REDRAWN
        else (verdict, detail)
        for name, (verdict, detail) in verdicts.items()
    }


def compare(name, archived, recomputed, changed=None):
    """Compare two versions of one result.

    Parameters
    ----------
    name : str
        Its suffix says how it is read.
    archived, recomputed : bytes
    changed : dict, optional
        As `compare_results` takes it. Documents name such versions.

    Returns
    -------
    verdict : str
        identical, equal, redrawn (only pictures differ) or different.
    detail : Message or None
        The largest difference, or the first place that differs.

    Examples
    --------
    >>> verdict, detail = compare("a.csv", b"x,0.3", b"x,0.30000000000000004")
    >>> verdict, str(detail)
    ('equal', 'bytes differ; largest difference of a number 1.9e-16')
    >>> verdict, detail = compare("a.csv", b"reject,0.3", b"accept,0.3")
    >>> verdict, str(detail)
    ('different', 'line 1: "reject,0.3" in the archive, "accept,0.3" now')
    """
    if archived == recomputed:
        return IDENTICAL, None
    suffix = name[name.rfind(".") :].lower()
    if suffix == ".parquet":
        return _compare_tables(archived, recomputed)
    if suffix in DOCUMENTS:
        return _compare_documents(suffix, archived, recomputed, changed or {})
    if name.endswith(PICTURE_CHECKSUMS) and _masked(archived) == _masked(recomputed):
        return _redrawn()
    if look_alike(suffix, archived, recomputed):
        return EQUAL, Message("archive.detail.alike")
    compared = _compare_texts(archived, recomputed) if suffix in TEXTS else (DIFFERENT, None)
    if compared[0] == DIFFERENT and suffix in PICTURES:
        return _redrawn()
    return compared


def _redrawn():
    return REDRAWN, Message("archive.detail.redrawn")


def _masked(checksums):
    return _SHA256.sub(b"", checksums)


def _equal(largest):
    return EQUAL, Message("archive.detail.equal", largest=f"{largest:.2g}")


def _compare_texts(archived, recomputed):
    try:
        one, other = archived.decode("utf-8").split("\n"), recomputed.decode("utf-8").split("\n")
    except UnicodeDecodeError:
        return DIFFERENT, Message("archive.detail.no_text")
    if len(one) != len(other):
        return DIFFERENT, Message("archive.detail.lines", then=len(one), now=len(other))
    largest = 0.0
    for number, (old, new) in enumerate(zip(one, other, strict=True), start=1):
        if old == new:
            continue
        distance = _distance(_NUMBER.split(old), _NUMBER.split(new))
        if distance is None:
            told = {"line": number, "then": old[:80], "now": new[:80]}
            return DIFFERENT, Message("archive.detail.line", **told)
        largest = max(largest, distance)
    return _equal(largest)


def _distance(old, new):
    """The largest relative difference of the numbers in two texts, None beyond the tolerance."""
    if len(old) != len(new) or old[::2] != new[::2]:
        return None
    largest = 0.0
    for one, other in zip(old[1::2], new[1::2], strict=True):
        if one == other:
            continue
        # Whole numbers are counts, codes and names: they agree or they do not.
        if one.lstrip("+-").isdigit() and other.lstrip("+-").isdigit():
            return None
        a, b = float(one), float(other)
        if not math.isclose(a, b, rel_tol=RELATIVE, abs_tol=ABSOLUTE):
            return None
        largest = max(largest, abs(a - b) / max(abs(a), abs(b), ABSOLUTE / RELATIVE))
    return largest


def _compare_tables(archived, recomputed):
    import pandas as pd

    try:
        one, other = (pd.read_parquet(io.BytesIO(data)) for data in (archived, recomputed))
    except Exception:  # whatever a damaged or strange table makes of the reader
        return DIFFERENT, Message("archive.detail.unreadable")
    if list(one.columns) != list(other.columns) or len(one) != len(other):
        return DIFFERENT, Message("archive.detail.shape")
    largest = 0.0
    for column in one:
        old, new = one[column], other[column]
        if not (old.isna() == new.isna()).all():
            return DIFFERENT, Message("archive.detail.missing_values", column=column)
        old, new = old.dropna(), new.dropna()
        if not (pd.api.types.is_float_dtype(old) and pd.api.types.is_float_dtype(new)):
            if list(old) != list(new):
                return DIFFERENT, Message("archive.detail.values", column=column)
            continue
        old, new = old.to_numpy(dtype=float), new.to_numpy(dtype=float)
        scale = [max(abs(a), abs(b)) for a, b in zip(old, new, strict=True)]
        distances = [
            abs(a - b) / max(size, ABSOLUTE / RELATIVE)
            for a, b, size in zip(old, new, scale, strict=True)
        ]
        largest = max([largest, *distances])
        if largest > RELATIVE:
            told = {"column": column, "largest": f"{largest:.2g}"}
            return DIFFERENT, Message("archive.detail.numbers", **told)
    return _equal(largest)


def _compare_documents(suffix, archived, recomputed, changed):
    """Compare documents part by part: their words and numbers, and their pictures."""
    read = _page_parts if suffix == ".html" else _parts
    try:
        one, other = (read(data) for data in (archived, recomputed))
    except Exception:  # whatever a damaged document makes of the reader
        return DIFFERENT, Message("archive.detail.unreadable")
    if one.keys() != other.keys():
        return DIFFERENT, Message("archive.detail.parts")
    verdicts = set()
    for name, data in one.items():
        if name.endswith(TEXTS):
            data = _with_versions(data, changed)
        verdict, detail = compare(name, data, other[name])
        if verdict == DIFFERENT:
            return DIFFERENT, Message("archive.detail.part", part=name, detail=detail)
        verdicts.add(verdict)
    if REDRAWN in verdicts:
        return _redrawn()
    return EQUAL, Message("archive.detail.document")


def _with_versions(text, changed):
    """Write the versions of now into a text that names those of then."""
    for package, (then, now) in changed.items():
        named = re.compile(
            rb"(\b%b[\s\xa0\xc2]+)%b\b" % (re.escape(package.encode()), re.escape(then.encode()))
        )
        text = named.sub(rb"\g<1>" + now.encode(), text)
    return text


def _parts(data):
    with zipfile.ZipFile(io.BytesIO(data)) as document:
        if sum(part.file_size for part in document.infolist()) > MAXIMUM_DOCUMENT:
            raise ValueError("unpacks to more than a document may")
        return {name: document.read(name) for name in document.namelist()}


def _page_parts(data):
    """Take the pictures out of a page."""
    text = data.decode("utf-8")
    pictures = {
        f"picture {n}{_SUFFIX_OF.get(kind, '.bin')}": _decoded(picture)
        for n, (kind, picture) in enumerate(_EMBEDDED.findall(text))
    }
    return {"text.txt": _EMBEDDED.sub("", text).encode()} | pictures


def _decoded(picture):
    try:
        return base64.b64decode(picture)
    except ValueError:
        return picture.encode()
