"""Raw answers in; the answers of those analysed, all findings and exclusions out."""

import hashlib
import hmac
from pathlib import Path

import numpy as np
import pandas as pd
import pyarrow as pa

from angket.answers import FINDING, find_faults, missing_answers
from angket.coding import Coding, canonical_number, encode
from angket.exclusion import answered_enough, answered_nothing, exclusions
from angket.personal import looks_personal, personal_kind
from angket.sample_size import CENSUS_BELOW, census_rule, krejcie_morgan, slovin
from angket.spelling import plain
from choices import read_choices
from exclusion_rules import left_out_by_rules
from further_columns import locate_further, merge_columns, parts_of
from reading.cells import read_cells
from reading.columns import disguised, locate
from reading.fault import Fault
from screening import screen
from stage import (
    Figures,
    in_background,
    items_of,
    run,
    tell_cell,
    write_parquet,
    write_rows,
)

FINDINGS = ["severity", "row", "respondent", "column", "value", "rule", "expected"]
SHOWN = 20
HIDDEN = "(hidden)"


def main(inputs, outputs, settings):
    file, data = inputs.answers, settings["data"]
    items, profile = items_of(settings), settings.get("profile", {})
    cells = read_cells(file, data)
    texts, absent, unused = name_columns(cells, settings, [*profile, *items])
    identifier = data.get("id")
    refuse(file, absent)
    for note in cells.notes:
        print(f"Found out: {note}")
    refuse_personal(file, cells, data, profile)
    places, _ = locate_further(cells, settings)
    respondents = pseudonyms(texts, identifier, data, inputs.get("key"))
    hidden = [identifier] if "pseudonyms" in data else []
    by_hand = given_by_hand(file, texts, identifier, settings["exclude"]["respondents"], hidden)
    rules = settings["exclude"].get("where", [])
    # Whoever is left out by hand or by rule raises no faults and takes no part in screening.
    set_aside, *unclear = left_out_by_rules(file, cells, places, data, rules, by_hand)
    received, texts = len(texts), texts.drop(index=set_aside.index)
    if len(set_aside):
        refuse_too_few(file, received, len(texts))
    used = [*profile, *items]
    merged, *contradicting = merge_columns(cells, settings, used, items, texts.index)
    texts = texts.assign(**{name: column.loc[texts.index] for name, column in merged.items()})
    questions = settings.get("multiple_choice") or {}
    choices, unknown = read_choices(cells, places, questions, texts.index)
    answers, emptied = code(texts, items, profile)
    numbers = number_columns(profile, settings["screening"])
    faults = find_faults(answers, items, numbers, identifier, data["accept"])
    further = pd.DataFrame([*unclear[0], *contradicting[0], *unknown], columns=FINDING)
    faults = pd.concat([faults, further]) if len(further) else faults
    if "numbers_as_text" not in data["accept"]:
        as_text = stored_as_text(cells, [*items, *numbers], data, texts.index)
        faults = pd.concat([as_text, faults]) if len(as_text) else faults
    refuse(file, describe(faults, respondents, hidden))
    language = settings.get("language", "en")
    for *_, told, _, _ in unclear[1]:
        print(f"WARNING: {told.tell(language)}")
    answers = typed(answers, items, numbers)
    screening = in_background(screen, answers, items, settings["screening"], list(profile))
    flagged = settings["exclude"]["flagged"]
    by_flags = screening.result().reasons(flagged) if flagged else pd.Series(dtype="str")
    excluded = exclusions(set_aside, too_few_answers(answers[list(items)], settings), by_flags)
    analysed = answers[used].join(choices) if len(choices.columns) else answers[used]
    if len(excluded) > len(set_aside):
        analysed = analysed.drop(index=excluded.index, errors="ignore")
    refuse_too_few(file, received, len(analysed))
    ids = pd.Index(respondents[analysed.index], name="respondent")
    writing = in_background(write_parquet, outputs.responses, analysed.set_axis(ids, axis=0))
    flags = screening.result()
    notices = find_notices(cells.notes, unused, answers[used], emptied, flags.identical)
    further = pd.DataFrame([*unclear[1], *contradicting[1]], columns=FINDING)
    notices = pd.concat([notices, further]) if len(further) else notices
    told = describe(notices, respondents, hidden)
    told = ([tell_cell(cell, language) for cell in row] for row in told)
    write_rows(outputs.findings, FINDINGS, told)
    write_rows(
        outputs.excluded,
        ["row", "respondent", "reason"],
        # Who is left out by rule may lack an id.
        [(row, respondents.fillna("")[row], reason) for row, reason in excluded.items()],
    )
    flags.write(outputs.screening, respondents)
    figures = Figures()
    figures.add("sample", "all", flow(received, len(excluded), settings.get("sample", {})))
    kinds = excluded.map(kind_of_reason)
    kinds.loc[set_aside.index] = set_aside  # reasons in the words of the study, told whole
    for kind, count in kinds.value_counts(sort=False).items():
        figures.add("excluded", kind, {"n": count})
    for name, count in emptied.items():
        figures.add("missing", name, count)
    for flag, count in flags.counts().items():
        figures.add("screening", flag, count)
    figures.write(outputs)
    writing.result()


def name_columns(cells, settings, used):
    """Give the columns that the study names its names; tell those not found and not used."""
    data = settings["data"]
    wanted = [data.get("id"), *used, settings["screening"].get("duration")]
    picked, unused = {}, dict(enumerate(cells.names))
    further, absent = locate_further(cells, settings)
    for column in dict.fromkeys(name for name in wanted if name):
        if column in data.get("parallel", {}):
            continue
        place, problem, remedy = locate(column, cells.names, data["columns"])
        if problem:
            expected = f"this column, but it {problem} of the file. {remedy}".strip()
            absent.append(("fault", "", "", column, "", "absent_column", expected))
        else:
            answers = cells.labels.get(place, {}).get("answers")
            labelled = column in settings.get("profile", {}) and answers
            texts = cells.table[place]
            picked[column] = texts.replace(answers) if labelled else texts
            unused.pop(place, None)
    unused = {place: name for place, name in unused.items() if place not in further.values()}
    return pd.DataFrame(picked, index=cells.table.index), absent, list(unused.values())


def refuse_personal(file, cells, data, profile):
    """Keep out of the analysis whatever tells who somebody is."""
    for column in [part for name in [*profile, data.get("id")] for part in parts_of(name, data)]:
        if column is None or (column == data.get("id") and "pseudonyms" in data):
            continue
        place, *_ = locate(column, cells.names, data["columns"])
        name = cells.names[place]
        if name in data["not_personal"]:
            continue
        kind = (
            "personal data" if name in data["personal"] else personal_kind(name, cells.table[place])
        )
        if not kind:
            continue
        remedy = (
            "replace ids with data.pseudonyms: sequential"
            if column == data.get("id")
            else "take the column out of profile"
        )
        raise Fault(
            f"{file}, column {column}: seems to hold personal data ({kind}), which may not reach "
            f"the results. Expected a column that tells nobody's identity: {remedy}, or, if it "
            f'only looks personal, set data.not_personal: ["{name}"].'
        )


def stored_as_text(cells, columns, data, kept):
    """Tell of each column the first number that the file stores as text."""
    faults = []
    for column in [part for name in columns for part in parts_of(name, data)]:
        place, *_ = locate(column, cells.names, data["columns"])
        rows = [row for row in cells.numbers_as_text.get(place, ()) if row in kept]
        if rows:
            count = f" (as {len(rows) - 1} more in this column are)" if len(rows) > 1 else ""
            expected = (
                f"a number, but it is stored as text{count}; turn it into a number (in a "
                "spreadsheet: mark the column, Data > Text to Columns > Finish), or set "
                "data.accept: [numbers_as_text]"
            )
            value = cells.table.loc[rows[0], place]
            faults.append(("fault", rows[0], column, value, "numbers_as_text", expected))
    return pd.DataFrame(faults, columns=FINDING)


def code(texts, items, profile):
    """Turn answers into codes and numbers; count those emptied on purpose."""
    coded, emptied = {}, {}
    codings = {}
    for name in texts:
        if name in items:
            key = id(items[name]["codes"])
            coding = codings.setdefault(key, Coding(items[name]))
            coded[name], not_applicable, declared = encode(texts[name], coding)
            counts = {"not_applicable": not_applicable, "declared_missing": declared}
            if not_applicable or declared:
                emptied[name] = counts
        elif name in profile:
            column = profile[name]
            known = column["order"] if column["kind"] == "category" else None
            coded[name], count = one_spelling(texts[name], known, column["missing"])
            if count:
                emptied[name] = {"declared_missing": count}
        else:
            coded[name] = texts[name]
    return pd.DataFrame(coded, index=texts.index), emptied


def one_spelling(texts, order, missing):
    """Give categories that differ in case or blanks alone one spelling; empty the missing.

    That of the study's order, or else the one that occurs most.
    """
    texts = texts.astype("str")
    counts = texts.value_counts()
    spellings = {plain(text): text for text in order or ()}
    for text in counts.index:
        spellings.setdefault(plain(text), text)
    unanswered = {plain(text) for text in missing}
    emptied = [text for text in counts.index if plain(text) in unanswered]
    lookup = {text: text if order is None else spellings[plain(text)] for text in counts.index}
    lookup |= dict.fromkeys(emptied)
    return texts.map(lookup, na_action="ignore").astype("str"), int(counts[emptied].sum())


def number_columns(profile, screening):
    numbers = [name for name, column in profile.items() if column["kind"] == "number"]
    return list(
        dict.fromkeys([*numbers, *([screening["duration"]] if "duration" in screening else [])])
    )


def typed(answers, items, numbers):
    """Give columns their types: items whole numbers, others numbers or text."""
    columns = {}
    for name in answers:
        if name in items:
            places = answers[name].cat.codes.to_numpy()
            # The last place is that of a missing answer, whose code is -1.
            codes = np.array([*map(int, answers[name].cat.categories), 0], dtype=np.int16)
            columns[name] = pd.arrays.IntegerArray(codes[places], places < 0)
        elif name in numbers:
            texts = answers[name].map(canonical_number, na_action="ignore")
            columns[name] = texts.astype("Float64")
        else:
            columns[name] = answers[name]
    return pd.DataFrame(columns, index=answers.index)


def pseudonyms(texts, identifier, data, key_file):
    """Name each respondent: by id, by what replaces it, or by row number."""
    if identifier is None:
        numbers = pa.array(texts.index.to_numpy())
        return pd.Series(numbers.cast(pa.string()), index=texts.index, dtype="str")
    if data.get("pseudonyms") == "sequential":
        width = len(str(len(texts)))
        names = [f"R{number:0{width}d}" for number in range(1, len(texts) + 1)]
    elif data.get("pseudonyms") == "keyed":
        key = Path(key_file).read_bytes().strip()
        if len(key) < 16:
            raise Fault(f"{key_file}: the key is too short. Expected at least 16 characters.")
        names = [
            "R" + hmac.new(key, str(name).encode(), hashlib.sha256).hexdigest()[:12]
            for name in texts[identifier]
        ]
    else:
        return texts[identifier].astype("str")
    return pd.Series(names, index=texts.index, dtype="str")


def given_by_hand(file, texts, identifier, reasons, hidden):
    """Find the respondents that the study leaves out by name."""
    if not reasons:
        return pd.Series(dtype="str")
    ids = texts[identifier] if identifier else pd.Series(texts.index, texts.index)
    ids = ids.astype("str")
    if hidden:
        ids = ids.map(disguised)
    unknown = sorted(set(reasons) - set(ids))
    if unknown:
        told = HIDDEN if hidden else ", ".join(unknown)
        raise Fault(
            f"{file}: the key exclude.respondents names {told}, but the file has "
            "no such respondent. Correct the id."
        )
    return ids[ids.isin(list(reasons))].map(reasons)


def too_few_answers(answers, settings):
    """Find who has not answered enough to stay: of the whole study, or any item at all."""
    missing = settings["missing"]
    if missing.get("scope") == "analysis":
        return answered_nothing(answers)
    variables = {name: variable["items"] for name, variable in settings["variables"].items()}
    return answered_enough(answers, variables, missing["rule"], missing["answered_share"])


def find_notices(notes, unused, used, emptied, identical):
    """Tell what the reader should know though it can be analysed."""
    notices = [("notice", pd.NA, pd.NA, note, "found_out", "") for note in notes]
    notices += [
        ("notice", pd.NA, name, pd.NA, "unused_column", "a column that the study names")
        for name in unused
    ]
    notices += [
        ("notice", pd.NA, name, f"{count} answers", rule, "an answer")
        for name, counts in emptied.items()
        for rule, count in counts.items()
        if count
    ]
    notices += [
        ("notice", row, column, pd.NA, "missing_answer", "an answer")
        for row, column in missing_answers(used)
    ]
    notices += [
        ("notice", row, pd.NA, pd.NA, "identical_row", f"answers unlike those of row {first}")
        for row, first in identical.items()
    ]
    return pd.DataFrame(notices, columns=["severity", "row", "column", "value", "rule", "expected"])


def describe(findings, respondents, hidden):
    """Turn findings into rows for a file, each with the respondent it is about."""
    table = findings.assign(respondent=findings["row"].map(respondents))[FINDINGS].astype(object)
    private = table["column"].isin(hidden) | table["value"].map(looks_personal)
    table.loc[private & table["value"].notna(), "value"] = HIDDEN
    return table.where(table.notna(), "").to_numpy().tolist()


def refuse(file, faults):
    if len(faults):
        raise Fault(message(file, faults), (FINDINGS, faults))


def refuse_too_few(file, received, analysed):
    if analysed >= 2:
        return
    if received == 1:
        told, remedy = "holds one respondent only", "Add the answers of the others."
    else:
        told = f"the rules of the study leave {analysed} of {received} respondents"
        remedy = "Loosen the rules under missing or exclude."
    raise Fault(f"{file}: {told}. Expected at least 2 to analyse. {remedy}")


def message(file, faults):
    """Tell the faults of a file in words, the first of them one by one."""
    lines = [f"{file}: {len(faults)} fault{'s' if len(faults) > 1 else ''} found."]
    for _, row, _, column, value, rule, expected in faults[:SHOWN]:
        if row == "":
            lines.append(f"  column {column}: expected {expected} ({rule})")
            continue
        found = f'found "{value}"' if value != "" else "found nothing"
        lines.append(f"  row {row}, column {column}: {found}, expected {expected} ({rule})")
    if len(faults) > SHOWN:
        lines.append(f"  and {len(faults) - SHOWN} more")
    lines.append(
        "Correct the file or the study's settings and run again; earlier results are kept."
    )
    return "\n".join(lines)


def kind_of_reason(reason):
    """Take the details of one respondent off the reason for leaving out.

    >>> kind_of_reason("missing answers: X1, X2")
    'missing answers'
    """
    return reason.split(": ")[0]


def flow(received, excluded, sample):
    """Count respondents from the questionnaires sent out to those analysed."""
    counts = {"received": received, "excluded": excluded, "analysed": received - excluded}
    if "expected" in sample:
        counts["expected"] = sample["expected"]
        counts["response_percent"] = received * 100 / sample["expected"]
    if "population" in sample:
        population = sample["population"]
        counts["population"] = population
        counts["margin"] = sample["margin"]
        counts["slovin"] = slovin(population, sample["margin"])
        counts["krejcie_morgan"] = krejcie_morgan(population, sample["margin"])
        counts["census_rule"] = census_rule(population)
        counts["census_below"] = CENSUS_BELOW
    return counts


if "snakemake" in globals():
    run(main, snakemake)
