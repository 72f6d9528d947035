"""A file of answers in; a commented description of the study, to be completed, out."""

import json
import re

from angket.guessing import (
    group_items,
    kind_of_column,
    known_order,
    known_scale,
    language_of,
)
from angket.spelling import plain
from reading.cells import read_cells
from stage import run

FITTING_NAME = re.compile(r"[^\s=:|+@-][^=:|\n]{0,19}")
ITEM_KINDS = ("codes", "labels")


def main(inputs, outputs, settings):
    cells = read_cells(inputs.answers, {})
    columns = [
        describe(place, name, cells.table[place], cells.labels.get(place, {}))
        for place, name in enumerate(cells.names)
    ]
    text = "\n".join(compose(inputs.answers, settings["study"], columns, cells)) + "\n"
    # "x": a description that is there already is never written over.
    with open(outputs[0], "x", encoding="utf-8") as stream:
        stream.write(text)
    print(f"Wrote {outputs[0]}. Read it, correct it, and add {settings['study']} to config.yaml.")


def describe(place, name, texts, labels):
    """Say what is known of a column: its kind, its name in the study, its answers."""
    kind = kind_of_column(name, texts)
    answers = [str(text) for text in texts.dropna().unique()] if kind != "personal" else []
    repeated = not name or not FITTING_NAME.fullmatch(name)
    return {
        "place": place,
        "name": name,
        "id": f"Q{place + 1}" if repeated else name,
        "mapped": repeated,
        "kind": kind,
        "answers": answers,
        "wording": labels.get("wording", ""),
        "labels": labels.get("answers", {}),
    }


def compose(file, study, columns, cells):
    """Write the lines of the description."""
    distinguish(columns)
    items = [column for column in columns if column["kind"] in ITEM_KINDS]
    others = {
        kind: [c for c in columns if c["kind"] == kind]
        for kind in ("id", "timestamp", "personal", "category", "number", "text", "empty")
    }
    groups = group_items([item["name"] for item in items], [scale_key(item) for item in items])
    groups = [[items[position] for position in group] for group in groups]
    scales, single = {}, []
    for group in [group for group in groups if len(group) > 1]:
        scales.setdefault(scale_of(group), []).append(group)
    single = [group[0] for group in groups if len(group) == 1]
    yield "# A draft, made from the columns of the file. Check every line: what is a guess says so."
    yield f"# {len(cells.table)} respondents, {len(columns)} columns."
    for note in cells.notes:
        yield f"# Found out: {note}"
    yield f"title: {quoted(study)}"
    yield f"language: {language_of([c['name'] for c in columns])}"
    yield ""
    yield "data:"
    yield f"  file: {quoted(file)}"
    if others["id"]:
        yield f"  id: {quoted(others['id'][0]['id'])}"
    mapped = [
        c
        for c in columns
        if c["mapped"] and (c in items or c["kind"] in ("category", "number", "id"))
    ]
    mapped = [c for c in mapped if c not in others["id"][1:]]
    if mapped:
        yield "  # Position of each column in the file; its wording stands under labels or profile."
        yield "  columns:"
        for column in mapped:
            yield f"    {column['id']}: {column['place'] + 1}"
    if others["personal"]:
        yield "  # Seem to tell who somebody is; they stop at validation."
        names = ", ".join(quoted(c["name"]) for c in others["personal"])
        yield f"  personal: [{names}]"
    for kind, told in (
        ("timestamp", "times"),
        ("text", "free text or many answers"),
        ("empty", "empty"),
    ):
        for column in others[kind]:
            yield f"  # not used ({told}): {comment(column['name'])}"
    yield ""
    yield from write_scales(scales)
    yield ""
    yield from write_variables(scales)
    yield ""
    if mapped or any(item["wording"] for item in items):
        yield "labels:"
        for group in (group for part in scales.values() for group in part):
            for item in group:
                if item["wording"] or item["mapped"]:
                    yield f"  {item['id']}: {quoted(item['wording'] or item['name'])}"
        yield ""
    yield from write_profile(others, single)
    yield from ENDING


def distinguish(columns):
    """Give columns of one name positions instead."""
    names = [plain(column["name"]) for column in columns]
    for column in columns:
        if names.count(plain(column["name"])) > 1:
            column["id"], column["mapped"] = f"Q{column['place'] + 1}", True


def scale_key(item):
    if item["kind"] == "codes":
        return "codes"
    # The scale as it is known, not the answers that happen to occur in this column; scales
    # that begin and end alike are one.
    scale = known_scale(item["answers"]) or sorted(set(map(plain, item["answers"])))
    return (scale[0], scale[-1])


def scale_of(group):
    """Guess the scale of a group of items: its codes with their labels."""
    answers = {answer for item in group for answer in item["answers"]}
    labels = next((item["labels"] for item in group if item["labels"]), {})
    if group[0]["kind"] == "labels":
        ordered = known_order(sorted(answers)) or sorted(answers)
        return tuple((number, label) for number, label in enumerate(ordered, start=1))
    codes = sorted({int(float(answer.replace(",", "."))) for answer in answers})
    low = 0 if codes[0] == 0 else min(1, codes[0])
    high = max(5, codes[-1]) if low == 1 and codes[-1] > 2 else codes[-1]
    if labels:
        known = sorted(int(code) for code in labels)
        low, high = min(low, known[0]), max(codes[-1], known[-1])
    return tuple((code, labels.get(str(code), f"Answer {code}")) for code in range(low, high + 1))


def write_scales(scales):
    yield "scales:"
    if not scales:
        yield "  # No columns look like items. Describe the answer scale of yours:"
        yield "  answers:"
        yield '    codes: {1: "Disagree", 2: "Neutral", 3: "Agree"}'
    for number, (scale, groups) in enumerate(scales.items(), start=1):
        yield f"  scale{number}:"
        yield "    # A guess: are these all codes, in rising order, with the right labels?"
        yield "    codes:"
        for code, label in scale:
            yield f"      {code}: {quoted(label)}"
        known = {plain(label) for _, label in scale}
        answers = {answer for group in groups for item in group for answer in item["answers"]}
        others = (
            [] if known_numbers(groups) else sorted(a for a in answers if plain(a) not in known)
        )
        if others:
            yield "    # No points of the scale:"
            yield f"    not_applicable: [{', '.join(map(quoted, others))}]"


def known_numbers(groups):
    return groups[0][0]["kind"] == "codes"


def write_variables(scales):
    yield "# Guessed from names and neighbourhood: rename, split or join as your study has it."
    yield "variables:"
    number = 0
    for place, groups in enumerate(scales.values(), start=1):
        for group in groups:
            number += 1
            yield f"  variable{number}:"
            yield f'    label: "Variable {number}"'
            yield f"    scale: scale{place}"
            yield f"    items: [{', '.join(quoted(item['id']) for item in group)}]"
            yield "    # Items worded the other way, stored as answered:"
            yield "    reversed: []"


def write_profile(others, single):
    described = [*others["category"], *others["number"], *single]
    if not described:
        return
    yield "profile:"
    for column in sorted(described, key=lambda column: column["place"]):
        kind = ", kind: number" if column["kind"] == "number" else ""
        yield f"  {quoted(column['id'])}: {{label: {quoted(column['name'] or column['id'])}{kind}}}"
    yield ""


ENDING = """tests:
  alpha: 0.05
  cronbach_minimum: 0.70

# Add what you test, for example:
# hypotheses:
#   H1:
#     statement: The first variable is associated with the second
#     kind: regression            # or correlation, or association
#     response: variable2
#     predictors: [variable1]
#     scale: interval             # or raw""".splitlines()


def quoted(text):
    return json.dumps(text, ensure_ascii=False)


def comment(text):
    return " ".join(text.split())


if "snakemake" in globals():
    run(main, snakemake)
