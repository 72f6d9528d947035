"""Settings of studies that nobody would write, drawn from the schema: for tests of the form."""

import re

from hypothesis import strategies as st

from angket.page.form.shapes import of_kind
from angket.page.form.values import types_of

# What files, forms and programs take for something else, beside any text at all.
ODD = ["yes", "no", "12", "012", "1e3", "0x1F", "12:30", "2026-05-01", "null", "~", '"a"', "'",
       "# a", "a: b", "- a", "[a", "{a: b", "*a", "&a", "!a", "%a", "@a", "a #b", "true", "a,b",
       "é😀", "a\nb", "a\n", " a", "a\\n", "=json", "#0", "/", "?", "|", ">", "0.050", ".5",
       "a" * 120, "long words in a row " * 9 + "end"]  # fmt: skip
LETTERS = st.characters(
    exclude_categories=["Cs", "Cc", "Zl", "Zp"], exclude_characters="\ufeff\ufffe\uffff"
)
TEXTS = st.one_of(st.sampled_from(ODD), st.text(LETTERS, min_size=1, max_size=12))
NAMES = st.from_regex(r"[A-Za-z][A-Za-z0-9_]{0,5}", fullmatch=True)
CODES = st.integers(-99, 99).map(str)


def values(schema):
    """Return a strategy of values that a part of a schema allows."""
    if "enum" in schema:
        return st.sampled_from(schema["enum"])
    drawn = [_OF_TYPE[name](schema) for name in types_of(schema)]
    return st.one_of(drawn)


def texts(schema):
    pattern = schema.get("pattern")
    return TEXTS if pattern is None else TEXTS.filter(re.compile(pattern).search) | NAMES


def numbers(schema):
    low = schema.get("minimum", schema.get("exclusiveMinimum", -1000))
    high = schema.get("maximum", schema.get("exclusiveMaximum", 1000))
    found = st.floats(low, high, allow_nan=False)
    return found | st.integers(int(low), int(high)) if high - low >= 1 else found


@st.composite
def mappings(draw, schema):
    if isinstance(schema.get("additionalProperties"), dict) and "properties" not in schema:
        pattern = schema.get("propertyNames", {}).get("pattern", "")
        names = CODES if pattern.startswith("^-?") else NAMES if "A-Z" in pattern else TEXTS
        names = draw(st.lists(names, max_size=3, unique=True))
        return {name: draw(values(schema["additionalProperties"])) for name in names}
    chosen = {}
    if "allOf" in schema:
        chosen = {"kind": draw(st.sampled_from(schema["properties"]["kind"]["enum"]))}
        schema = of_kind(schema, chosen["kind"])
    needed = schema.get("required", ())
    for key, below in schema["properties"].items():
        if key not in chosen and (key in needed or draw(st.integers(0, 3)) == 0):
            chosen[key] = draw(values(below))
    return dict(draw(st.permutations(list(chosen.items()))))


_OF_TYPE = {
    "string": texts,
    "number": numbers,
    "integer": lambda schema: st.integers(schema.get("minimum", -9), schema.get("maximum", 99)),
    "boolean": lambda schema: st.booleans(),
    "array": lambda schema: st.lists(values(schema["items"]), max_size=4),
    "object": mappings,
}
