"""A file of answers in; a commented description of the study, to be completed, out."""

import json
import re

from angket.coding import NUMBER
from angket.guessing import (
    coded_labels,
    describes_respondent,
    group_items,
    is_measured,
    kind_of_column,
    known_order,
    known_scale,
    language_of,
    prefix_of,
    scale_answers,
    split_codes,
)
from angket.spelling import plain
from reading.cells import read_cells
from reading.columns import line_for
from stage import run

FITTING_NAME = re.compile(r"[^\s=:|+@-][^=:|\n]{0,19}")
ITEM_KINDS = ("codes", "labels")
# Fewer columns side by side are items only if their names or labels say so.
SEVERAL = 3
# From so many respondents on, a column of two codes hardly has more points.
MANY = 20
# So many categories of an amount, such as years, are better described as a number.
AMOUNTS = 6


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
    filled = texts.dropna().astype("str")
    answers, odd = (filled.unique().tolist(), []) if kind != "personal" else ([], [])
    told = labels.get("answers", {})
    written = coded_labels(answers) if kind == "codes" else {}
    if written:
        answers, told = list(written), written
    elif kind == "labels":
        answers, odd = scale_answers(filled)
    repeated = not name or not FITTING_NAME.fullmatch(name)
    return {
        "place": place,
        "name": name,
        "id": f"Q{place + 1}" if repeated else name,
        "mapped": repeated,
        "kind": kind,
        "answers": answers,
        "odd": odd,
        "wording": labels.get("wording", ""),
        "labels": told,
        # The cells hold codes and labels both, so that labels alone are no answers.
        "both": bool(written),
        "nominal": labels.get("measure") == "nominal",
        "few": len(texts) < MANY,
    }


def compose(file, study, columns, cells):
    """Write the lines of the description."""
    distinguish(columns)
    set_profile_apart(columns)
    items = [column for column in columns if column["kind"] in ITEM_KINDS]
    others = {
        kind: [c for c in columns if c["kind"] == kind]
        for kind in ("id", "timestamp", "personal", "category", "number", "text", "empty")
    }
    groups = group_items([item["name"] for item in items], [scale_key(item) for item in items])
    groups = [[items[position] for position in group] for group in groups]
    largest = max(map(len, groups), default=0)
    scales, single = {}, []
    for group in groups:
        if are_items(group, largest):
            scales.setdefault(scale_of(group), []).append(group)
        else:
            single += group
    items = [item for item in items if item not in single]
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
    needed = [*items, *others["number"]]
    if as_text := [c for c in needed if c["place"] in cells.numbers_as_text]:
        names = ", ".join(comment(c["name"]) for c in as_text)
        yield f"  # Numbers stored as text, refused when you run, in: {names}"
        yield "  # Turn them into numbers in the spreadsheet, or take the # from the next line."
        yield "  # accept: [numbers_as_text]"
    mapped = [
        c for c in columns if c["mapped"] and c["kind"] in (*ITEM_KINDS, "category", "number", "id")
    ]
    mapped = [c for c in mapped if c not in others["id"][1:]]
    if mapped:
        yield "  # The heading of each column in the file."
        yield "  columns:"
        for column in mapped:
            yield f"    {line_for(column['id'], cells.names, column['place'] + 1)}"
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


def set_profile_apart(columns):
    """Take columns that are about the respondent out of those that look like items."""
    coded = [column for column in columns if column["kind"] == "codes"]
    join_labels(coded)
    # A file that calls most of its codes nominal (as SPSS does by itself) says nothing by it.
    telling = sum(column["nominal"] for column in coded) * 2 <= len(coded)
    for column in [column for column in columns if column["kind"] in ITEM_KINDS]:
        labels = column["labels"]
        column["shared"] = column.get("like", 0) > 1
        told = list(labels.values()), column["shared"], telling and column["nominal"]
        if any(
            describes_respondent(text, *told)
            for text in (column["name"], column["wording"])
            if text
        ):
            amounts = is_measured(column["name"]) and not labels and column["kind"] == "codes"
            many = len(column["answers"]) >= AMOUNTS
            column["kind"] = "number" if amounts and many else "category"
            if column["both"]:
                column["labels"] = {}


def join_labels(coded):
    """Give columns whose labels agree all of their labels, and count how many they are.

    An answer that nobody gave has no label in a column that tells labels with the answers.
    """
    sets = []
    for column in [column for column in coded if column["labels"]]:
        for labels, columns in sets:
            common = labels.keys() & column["labels"].keys()
            if len(common) > 1 and all(labels[code] == column["labels"][code] for code in common):
                labels.update(column["labels"])
                columns.append(column)
                break
        else:
            sets.append((dict(column["labels"]), [column]))
    for labels, columns in sets:
        for column in columns:
            column["labels"], column["like"] = labels, len(columns)


def are_items(group, largest):
    """Say whether neighbours of one scale are enough to be the items of a variable."""
    numbered = prefix_of(group[0]["name"]) and largest < SEVERAL
    sure = group[0]["kind"] == "labels" or group[0]["shared"] or numbered
    return len(group) >= (2 if sure else SEVERAL)


def scale_key(item):
    if item["kind"] == "codes":
        if item["shared"]:
            return tuple(sorted(item["labels"].items()))
        two = not item["few"] and codes_of([item]) in ({0, 1}, {1, 2})
        return "two codes" if two and not prefix_of(item["name"]) else "codes"
    # The scale as it is known, not the answers that happen to occur in this column; scales
    # that begin and end alike are one.
    scale = known_scale(item["answers"]) or sorted(set(map(plain, item["answers"])))
    return (scale[0], scale[-1])


def codes_of(group):
    """Collect the whole numbers that were answered."""
    answers = {answer for item in group for answer in item["answers"]}
    numbers = [float(text.replace(",", ".")) for text in answers if NUMBER.fullmatch(text)]
    return {int(number) for number in numbers if number.is_integer()}


def labels_of(group):
    return {
        int(code): label
        for item in group
        for code, label in item["labels"].items()
        if NUMBER.fullmatch(code)
    }


def scale_of(group):
    """Guess the scale of a group of items: its codes with their labels."""
    if group[0]["kind"] == "labels":
        answers = sorted({answer for item in group for answer in item["answers"]})
        return tuple(enumerate(known_order(answers) or answers, start=1))
    labels = labels_of(group)
    codes, *_ = split_codes(codes_of(group) | set(labels))
    low = 0 if codes[0] == 0 else min(1, codes[0])
    high = max(5, codes[-1]) if low == 1 and codes[-1] > 2 and not labels else codes[-1]
    return tuple((code, labels.get(code, f"Answer {code}")) for code in range(low, high + 1))


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
        items = [item for group in groups for item in group]
        if coded := [item for item in items if item["kind"] == "codes"]:
            yield from write_beyond(coded)
        items = [item for item in items if item["kind"] == "labels"]
        known = {plain(label) for _, label in scale}
        answers = {answer for item in items for answer in item["answers"]}
        others = sorted(answer for answer in answers if plain(answer) not in known)
        if others:
            yield "    # No points of the scale:"
            yield f"    not_applicable: [{', '.join(map(quoted, others))}]"
        yield from write_odd({text for item in items for text in item["odd"]})


def write_beyond(items):
    """Tell the codes that are taken for no answer, and what else is no point of the scale."""
    labels = labels_of(items)
    _, missing, others = split_codes(codes_of(items) | set(labels))
    if missing:
        named = [f"{code} ({labels[code]})" if code in labels else str(code) for code in missing]
        yield f"    # A guess: apart from the scale, so no answer is meant by {', '.join(named)}."
        yield "    # What is a point of the scale after all belongs under codes instead."
        yield f"    missing: [{', '.join(map(str, missing))}]"
    answers = {answer for item in items for answer in item["answers"]}
    texts = sorted(text for text in answers if not NUMBER.fullmatch(text))
    broken = sorted(text for text in answers - set(texts) if float(text.replace(",", ".")) % 1)
    yield from write_odd([*map(str, others), *broken, *texts])


def write_odd(answers):
    """Tell answers that are no point of a scale and mean nothing known."""
    if answers:
        beyond = sorted(answers)
        yield f"    # Found too, and refused when you run: {comment(', '.join(beyond))}"
        yield "    # Mend slips of typing in the file; list under missing what is no answer."


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
        more = ", kind: number" if column["kind"] == "number" else ""
        if column["labels"] and column["kind"] != "number":
            more = order_of(column["labels"])
        label = column["wording"] or column["name"] or column["id"]
        yield f"  {quoted(column['id'])}: {{label: {quoted(label)}{more}}}"
    yield ""


def order_of(labels):
    """Write the categories that a file labels, those that mean no answer apart."""
    labels = {int(code): label for code, label in labels.items() if NUMBER.fullmatch(code)}
    _, missing, _ = split_codes(set(labels))
    order = ", ".join(quoted(label) for code, label in labels.items() if code not in missing)
    if not missing:
        return f", order: [{order}]"
    return f", order: [{order}], missing: [{', '.join(quoted(labels[code]) for code in missing)}]"


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
