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
_NUMBER = re.compile(r"([-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?)")


def compare_results(archived, recomputed, versions_differ=False):
    """Give every result a verdict.

    Parameters
    ----------
    archived, recomputed : dict
        From the name of a result to its bytes.
    versions_differ : bool
        Whether another version of Python or of a package computed them. A picture whose bytes
        differ may then be `redrawn`: it was drawn by another version from tables that all agree.
        Otherwise such a picture is `different`.

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
            verdicts[name] = compare(name, archived[name], recomputed[name])
    agree = all(
        verdict in PASSING for name, (verdict, _) in verdicts.items() if not _is_picture(name)
    )
    if versions_differ and agree:
        for name, (verdict, _) in verdicts.items():
            if verdict == DIFFERENT and _is_picture(name):
                told = "drawn by other versions from tables that agree; look at it yourself"
                verdicts[name] = (REDRAWN, told)
    return verdicts


def compare(name, archived, recomputed):
    """Compare two versions of one result.

    Parameters
    ----------
    name : str
        Its suffix says how it is read.
    archived, recomputed : bytes

    Returns
    -------
    verdict : str
        identical, equal or different.
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
    if suffix in (".docx", ".odt", ".xlsx"):
        return _compare_documents(archived, recomputed)
    if suffix in TEXTS:
        return _compare_texts(archived, recomputed)
    return DIFFERENT, "bytes differ, and files of this kind are compared by their bytes only"


def _is_picture(name):
    return name.lower().endswith(PICTURES)


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


def _compare_documents(archived, recomputed):
    try:
        one, other = (_parts(data) for data in (archived, recomputed))
    except zipfile.BadZipFile:
        return DIFFERENT, "cannot be opened"
    if one.keys() != other.keys():
        return DIFFERENT, "other parts"
    for name in one:
        verdict, detail = compare(name, one[name], other[name])
        if verdict == DIFFERENT:
            return DIFFERENT, f"{name}: {detail}"
    return EQUAL, "bytes differ; the parts of the document agree"


def _parts(data):
    with zipfile.ZipFile(io.BytesIO(data)) as document:
        return {name: document.read(name) for name in document.namelist()}
