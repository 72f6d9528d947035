"""YAML from outside: bounds on size, depth and marks before anything is built up, and in words."""

import re
import time

import pytest

from angket.files.fault import Fault
from angket.settings.bounded_yaml import load_foreign
from angket.settings.yaml_file import Settings

# A kilobyte each: marks of marks of marks, as lists, as keys, as merges.
LISTS = "x0: &x0 [a, a]\n" + "".join(f"x{n}: &x{n} [*x{n - 1}, *x{n - 1}]\n" for n in range(1, 24))
MERGES = "x0: &x0 {a0: 1}\n" + "".join(
    f"x{n}: &x{n} {{<<: [*x{n - 1}, *x{n - 1}], a{n}: 1}}\n" for n in range(1, 24)
)
BOMBS = {
    "marks of marks": (LISTS, "has more than .* parts"),
    "merge keys": (MERGES, "has more than .* parts|merge key"),
    "100,000 brackets": ("a: " + "[" * 100_000, "nested more than 30 deep"),
    "100,000 braces": ("{a: " * 100_000, "nested more than 30 deep"),
    "900 brackets": ("a: " + "[" * 900 + "]" * 900, "nested more than 30 deep"),
    "1,000 indents": (
        "\n".join(" " * n + f"k{n}:" for n in range(1000)),
        "nested more than 30 deep",
    ),
    "lists in a line": ("a: " + "- " * 2000 + "x", "deep|valid YAML"),
    "a part within itself": ("a: &a [1, *a]", "refers to itself with &a"),
    "10 MB": ("a: " + "x" * 10_000_000, "larger than the 2 MB"),
    "a million parts": ("[" + "1," * 600_000 + "1]", "has more than 100000 parts"),
    "a million keys": ("? " * 100_000, "deep|valid YAML"),
    "several texts": ("a: 1\n---\nb: 2\n", "a second text"),
    "a number of 10,000 digits": ("a: " + "9" * 10_000, "valid YAML|finite|digits"),
    "a day that is none": ("a: 2024-13-45", "valid YAML|date|quotes"),
    "bytes that are no text": (b"a: \xff\xfe", "valid YAML|UTF-8"),
    "a mark that is none": ("a: *nothing", "valid YAML"),
    "an object of Python": ("a: !!python/object/apply:os.system [x]", "valid YAML"),
}


@pytest.mark.parametrize(("text", "told"), BOMBS.values(), ids=BOMBS)
def test_a_bomb_is_refused_in_words_within_a_second(tmp_path, text, told):
    data = text if isinstance(text, bytes) else text.encode()
    (tmp_path / "a.yaml").write_bytes(data)
    start = time.process_time()
    with pytest.raises(Fault) as foreign:
        load_foreign(data, "b.yaml")
    settings = Settings("a.yaml", tmp_path)
    assert time.process_time() - start < 2
    assert re.match(r"b\.yaml: ", str(foreign.value))
    assert re.search(told, str(foreign.value)) and re.search(told, str(settings.problems[0]))
    assert len(str(settings.problems[0])) < 1000


def test_what_people_write_stays_within_bounds(tmp_path):
    wordings = "".join(f"  X{n}: {'How often do you feel this way? ' * 6}\n" for n in range(3000))
    (tmp_path / "a.yaml").write_text(f"labels:\n{wordings}a: &a [1]\nb: *a\n")
    settings = Settings("a.yaml", tmp_path)
    assert not settings.problems
    assert len(settings.data["labels"]) == 3000
    assert settings.data["b"] == [1]
