"""Raw answers in; the answers of those analysed, all findings and exclusions out."""

import pandas as pd

from angket.answers import FINDING, find_faults
from angket.categories import without_unused
from angket.duplicates import nearly_repeated_rows, similar_ids
from angket.exclusion import answered_enough, exclusions
from coded import Columns, code, scale_notices, typed
from findings import (
    Places,
    describe,
    find_notices,
    refuse,
    told_faults,
    write_findings,
)
from messages.message import Message
from named import headings_of, name_columns, refuse_personal, stored_as_text
from reading.cells import read_cells
from respondents import (
    flow,
    given_by_hand,
    kind_of_reason,
    pseudonyms,
    refuse_too_few,
    refuse_too_many,
)
from screening import screen
from stage import Figures, in_background, items_of, run, write_parquet, write_rows
from without_value import accepted_texts, with_lacking, without_value


def main(inputs, outputs, settings):
    file, data = inputs.answers, settings["data"]
    items, profile = items_of(settings), settings.get("profile") or {}
    cells = read_cells(file, data)
    texts, absent, unused = name_columns(cells, settings, [*profile, *items])
    identifier = data.get("id")
    refuse(file, absent)
    for note in cells.notes:
        print(f"Found out: {note}")
    refuse_personal(file, cells, texts, data, profile)
    places = headings_of(cells, list(texts), data)
    coded = code(texts, items, settings, known_columns(cells, places))
    respondents = pseudonyms(texts, identifier, data, inputs.get("key"))
    answers = coded.answers
    faults = find_faults(answers, items, coded.numbers, identifier, data["accept"])
    faults = told_faults(faults, profile)
    if coded.faults:
        faults = pd.concat([pd.DataFrame(coded.faults, columns=FINDING), faults])
    if "numbers_as_text" not in data["accept"]:
        as_text = stored_as_text(cells, [*items, *coded.numbers], data["columns"])
        faults = pd.concat([as_text, faults]) if len(as_text) else faults
    faults = with_lacking(faults, without_value(cells, places, accepted_texts(items, profile)))
    hidden = [identifier] if "pseudonyms" in data else []
    refuse(file, describe(faults, respondents, hidden), Places(places))
    answers = typed(answers, items, coded.numbers)
    by_hand = given_by_hand(file, texts, identifier, settings["exclude"]["respondents"], hidden)
    screening = in_background(screen, answers, items, settings["screening"], list(profile))
    flagged = settings["exclude"]["flagged"]
    by_flags = screening.result().reasons(flagged) if flagged else pd.Series(dtype="str")
    excluded = exclusions(
        by_hand,
        answered_enough(
            answers[list(items)],
            {name: variable["items"] for name, variable in settings["variables"].items()},
            settings["missing"]["rule"],
            settings["missing"]["answered_share"],
        ),
        by_flags,
    )
    analysed = answers[[*profile, *items]]
    if len(excluded):
        analysed = analysed.drop(index=excluded.index)
    refuse_too_few(file, len(answers), len(analysed))
    refuse_too_many(file, len(answers), settings.get("sample") or {})
    for name, column in profile.items():
        analysed[name] = without_unused(analysed[name], column["order"])
    ids = pd.Index(respondents[analysed.index], name="respondent")
    writing = in_background(write_parquet, outputs.responses, analysed.set_axis(ids, axis=0))
    flags = screening.result()
    used = answers[[*profile, *items]]
    notices = [
        find_notices(cells.notes, unused, used, coded.emptied, flags.identical),
        pd.DataFrame(coded.notices, columns=FINDING),
        scale_notices(analysed, items, settings),
        pd.DataFrame(perhaps_twice(texts, identifier, used, items), columns=FINDING),
    ]
    notices = pd.concat([part for part in notices if len(part)] or notices[:1])
    write_findings(
        outputs.findings, describe(notices, respondents, hidden), settings.get("language", "en")
    )
    write_rows(
        outputs.excluded,
        ["row", "respondent", "reason"],
        [(row, respondents[row], reason) for row, reason in excluded.items()],
    )
    flags.write(outputs.screening, respondents)
    figures = Figures()
    received = len(answers)
    figures.add("sample", "all", flow(received, len(excluded), settings.get("sample") or {}))
    for kind, count in excluded.map(kind_of_reason).value_counts(sort=False).items():
        figures.add("excluded", kind, {"n": count})
    for name, count in coded.emptied.items():
        figures.add("missing", name, count)
    for item, given in coded.not_applicable.items():
        kept = pd.Series(given, index=answers.index).loc[analysed.index]
        figures.add("missing", item, {"not_applicable_analysed": int(kept.sum())})
    for flag, count in flags.counts().items():
        figures.add("screening", flag, count)
    figures.write(outputs)
    writing.result()


def known_columns(cells, places):
    """Say what the file knows of the study's columns besides their texts."""
    labels = {
        name: cells.labels.get(place, {}).get("answers", {}) for name, (place, _) in places.items()
    }
    if not cells.stores_numbers:
        return Columns(labels, None)
    stored = {name: cells.numbers_as_text.get(place, []) for name, (place, _) in places.items()}
    return Columns(labels, stored)


def perhaps_twice(texts, identifier, answers, items):
    """Tell of respondents who may be one person, though not all that they wrote is the same."""
    if identifier:
        for row, first in similar_ids(texts[identifier]).items():
            told = Message("values.notices.similar_id", row=first)
            yield ("notice", row, identifier, texts.loc[row, identifier], "similar_id", told)
    for row, (first, columns) in nearly_repeated_rows(answers, list(items)).items():
        told = Message("values.notices.nearly_identical", row=first, columns=columns)
        yield ("notice", row, pd.NA, pd.NA, "nearly_identical", told)


if "snakemake" in globals():
    run(main, snakemake)
