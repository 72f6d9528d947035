"""Are two results the same? Byte by byte, or number by number where bytes differ."""

import io
import math
import re
import zipfile

RELATIVE, ABSOLUTE = 1e-9, 1e-12
TOLERANCE = f"{RELATIVE:g} of the number, or {ABSOLUTE:g} around zero"
IDENTICAL, EQUAL, REDRAWN = "identical", "equal", "redrawn"
DIFFERENT, MISSING, EXTRA, UNCHECKED = "different", "missing", "extra", "unchecked"
PASSING = (IDENTICAL, EQUAL, REDRAWN, UNCHECKED)
PICTURES = (".svg", ".png", ".pdf")
TEXTS = (".csv", ".svg", ".json", ".md", ".html", ".tex", ".txt", ".xml", ".rels", ".bib", ".yaml")
DOCUMENTS = (".docx", ".odt", ".xlsx", ".html")
# The checksums of pictures differ where the pictures do.
PICTURE_CHECKSUMS = "figures/checksums.csv"
_EMBEDDED = re.compile(r"data:image/[a-z+]+;base64,[A-Za-z0-9+/=]+")
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
            verdicts[name] = (MISSING, "in the archive, but not computed again")
        elif name not in archived:
            verdicts[name] = (EXTRA, "computed, but not in the archive")
        else:
            verdicts[name] = compare(name, archived[name], recomputed[name], changed)
    if changed and all(verdict in PASSING for verdict, _ in verdicts.values()):
        return verdicts
    return {
        name: (DIFFERENT, "bytes differ") if verdict == REDRAWN else (verdict, detail)
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
    detail : str
        The largest difference, or the first place that differs.

    Examples
    --------
    >>> compare("a.csv", b"x,0.3", b"x,0.30000000000000004")
    ('equal', 'bytes differ; largest difference of a number 1.9e-16')
    >>> compare("a.csv", b"reject,0.3", b"accept,0.3")
    ('different', 'line 1: "reject,0.3" in the archive, "accept,0.3" now')
    """
    if archived == recomputed:
        return IDENTICAL, ""
    suffix = name[name.rfind(".") :].lower()
    if suffix == ".parquet":
        return _compare_tables(archived, recomputed)
    if suffix in DOCUMENTS:
        return _compare_documents(suffix, archived, recomputed, changed or {})
    if name.endswith(PICTURE_CHECKSUMS) and _masked(archived) == _masked(recomputed):
        return _redrawn()
    compared = _compare_texts(archived, recomputed) if suffix in TEXTS else (DIFFERENT, "")
    if compared[0] == DIFFERENT and suffix in PICTURES:
        return _redrawn()
    return compared


def _redrawn():
    return REDRAWN, "drawn by other versions from tables that agree; look at it yourself"


def _masked(checksums):
    return _SHA256.sub(b"", checksums)


def _equal(largest):
    return EQUAL, f"bytes differ; largest difference of a number {largest:.2g}"


def _compare_texts(archived, recomputed):
    try:
        one, other = archived.decode("utf-8").split("\n"), recomputed.decode("utf-8").split("\n")
    except UnicodeDecodeError:
        return DIFFERENT, "is not text any more"
    if len(one) != len(other):
        return DIFFERENT, f"{len(one)} lines in the archive, {len(other)} now"
    largest = 0.0
    for number, (old, new) in enumerate(zip(one, other, strict=True), start=1):
        if old == new:
            continue
        distance = _distance(_NUMBER.split(old), _NUMBER.split(new))
        if distance is None:
            return DIFFERENT, f'line {number}: "{old[:80]}" in the archive, "{new[:80]}" now'
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

    one, other = (pd.read_parquet(io.BytesIO(data)) for data in (archived, recomputed))
    if list(one.columns) != list(other.columns) or len(one) != len(other):
        return DIFFERENT, "other columns or another number of rows"
    largest = 0.0
    for column in one:
        old, new = one[column], other[column]
        if not (old.isna() == new.isna()).all():
            return DIFFERENT, f"column {column}: other values are missing"
        old, new = old.dropna(), new.dropna()
        if not (pd.api.types.is_float_dtype(old) and pd.api.types.is_float_dtype(new)):
            if list(old) != list(new):
                return DIFFERENT, f"column {column}: other values"
            continue
        old, new = old.to_numpy(dtype=float), new.to_numpy(dtype=float)
        scale = [max(abs(a), abs(b)) for a, b in zip(old, new, strict=True)]
        distances = [
            abs(a - b) / max(size, ABSOLUTE / RELATIVE)
            for a, b, size in zip(old, new, scale, strict=True)
        ]
        largest = max([largest, *distances])
        if largest > RELATIVE:
            return DIFFERENT, f"column {column}: numbers differ by {largest:.2g}"
    return _equal(largest)


def _compare_documents(suffix, archived, recomputed, changed):
    """Compare documents part by part: their words and numbers, and their pictures."""
    read = _page_parts if suffix == ".html" else _parts
    try:
        one, other = (read(data) for data in (archived, recomputed))
    except (zipfile.BadZipFile, UnicodeDecodeError):
        return DIFFERENT, "cannot be opened"
    if one.keys() != other.keys():
        return DIFFERENT, "other parts"
    verdicts = set()
    for name, data in one.items():
        if name.endswith(TEXTS):
            data = _with_versions(data, changed)
        verdict, detail = compare(name, data, other[name])
        if verdict == DIFFERENT:
            return DIFFERENT, f"{name}: {detail}"
        verdicts.add(verdict)
    if REDRAWN in verdicts:
        return _redrawn()
    return EQUAL, "bytes differ; the parts of the document agree"


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
        return {name: document.read(name) for name in document.namelist()}


def _page_parts(data):
    """Take the pictures out of a page."""
    text = data.decode("utf-8")
    pictures = {
        f"picture {n}.svg": picture.encode() for n, picture in enumerate(_EMBEDDED.findall(text))
    }
    return {"text.txt": _EMBEDDED.sub("", text).encode()} | pictures
