"""Raw answers in; the answers of those analysed, all findings and exclusions out."""

from angket.engine.step import leave_if_current

leave_if_current(globals())

from functools import partial

import pandas as pd

from angket.answers.alike_items import alike_items
from angket.answers.by_hand import given_by_hand
from angket.answers.categories import without_unused
from angket.answers.checking import FINDING, find_faults
from angket.answers.choices import read_choices
from angket.answers.coded import Columns, code, scale_notices, typed
from angket.answers.concentration import concentrated
from angket.answers.duplicates import nearly_repeated_rows, similar_ids
from angket.answers.excluded_answers import could_be_tested, joined_alike
from angket.answers.exclusion import exclusions
from angket.answers.exclusion_rules import FITS_NOBODY, left_out_by_rules
from angket.answers.findings import (
    Places,
    describe,
    find_notices,
    refuse,
    told_faults,
    write_findings,
)
from angket.answers.further_columns import labels_of, locate_further, merge_columns
from angket.answers.joined import joined
from angket.answers.keyed import column_of, keys_of, score
from angket.answers.named import headings_of, name_columns, refuse_personal, stored_as_text
from angket.answers.respondents import (
    flow,
    kind_of_reason,
    pseudonyms,
    refuse_too_few,
    refuse_too_many,
    too_few_answers,
)
from angket.answers.screening import screen
from angket.answers.unlinked import in_order_of_names, whom, without_rows
from angket.answers.weights import faulty_weights
from angket.answers.without_value import accepted_texts, with_lacking, without_value
from angket.files.cells import read_cells
from angket.messages.message import Message
from angket.step import in_background, items_of, run
from angket.subjects import pair_of, part_of, value_of
from angket.tables import Rows, write_parquet, write_rows


def main(inputs, outputs, settings):
    file, data = inputs.answers, settings["data"]
    items, profile = items_of(settings), settings.get("profile") or {}
    cells = read_cells(file, data)
    used = [*profile, *items]
    texts, absent, unused = name_columns(cells, settings, used)
    identifier = data.get("id")
    refuse(file, absent)
    language = settings.get("language", "en")
    for note in cells.notes:
        print(Message("values.found_out", note=note).tell(language))
    refuse_personal(file, cells, data, profile)
    places, _ = locate_further(cells, settings)
    respondents = pseudonyms(texts, identifier, data, inputs.get("key"))
    hidden = [identifier] if "pseudonyms" in data else []
    by_hand = given_by_hand(file, texts, identifier, settings["exclude"]["respondents"], hidden)
    rules = settings["exclude"].get("where", [])
    if hidden:
        # Pseudonyms are worth little beside the order of those who know one another.
        texts = texts.loc[in_order_of_names(respondents)]
    naming = partial(whom, respondents=respondents, names=bool(hidden))
    # Whoever is left out by hand or by rule raises no faults and takes no part in screening.
    set_aside, *unclear = left_out_by_rules(file, cells, places, data, rules, by_hand)
    received, texts = len(texts), texts.drop(index=set_aside.index)
    if len(set_aside):
        refuse_too_few(file, received, len(texts))
    merged, *contradicting = merge_columns(cells, settings, used, items, texts.index)
    texts = texts.assign(**{name: column.loc[texts.index] for name, column in merged.items()})
    questions = settings.get("multiple_choice") or {}
    choices, unknown = read_choices(cells, places, questions, texts.index)
    headings = headings_of(cells, [*used, *texts], data)
    columns = known_columns(cells, headings, data)
    texts, chosen, not_offered, unchosen = score(texts, settings, columns.labels)
    tested = keys_of(settings)
    # Everybody may know the answer to an item of a test.
    items = {
        name: item | {"may_be_constant": name in tested, "place": headings[name][0]}
        for name, item in items.items()
    }
    labels = {name: found for name, found in columns.labels.items() if name not in tested}
    coded = code(texts, items, settings, columns._replace(labels=labels))
    answers = coded.answers
    faults = find_faults(answers, items, coded.numbers, identifier, data["accept"])
    faults = told_faults(faults, profile)
    as_text = []
    if "numbers_as_text" not in data["accept"]:
        as_text = stored_as_text(cells, [*items, *coded.numbers], data, texts.index)
    further = [*unclear[0], *contradicting[0], *unknown, *not_offered]
    further += faulty_weights(texts, settings["variables"], coded.numbers)
    faults = together(as_text, coded.faults, faults, further)
    lacking = without_value(cells, headings, accepted_texts(items, profile), texts.index)
    faults = with_lacking(faults, lacking)
    # Rows, which the user needs, never stand beside pseudonyms.
    by_name = pd.Series("", respondents.index) if hidden else respondents
    refuse(file, describe(faults, by_name, hidden), Places(headings, cells.first_column))
    for *_, told, rule, _ in unclear[1]:
        if rule == FITS_NOBODY:
            print(f"WARNING: {told.tell(language)}")
    answers = typed(answers, items, coded.numbers)
    # Signs of careless answering are those of questionnaires: who knows everything is not careless.
    asked = {name: item for name, item in items.items() if name not in tested} or items
    # Two who score alike may have erred in other ways.
    compared = answers[used].assign(**{item: chosen[column_of(item)] for item in tested})
    # Nor may it tell what somebody answered before categories were joined that rows are alike.
    compared = compared.assign(**as_joined(answers, profile, columns.labels)[0])
    told = (settings["screening"], list(profile), compared)
    screening = in_background(screen, answers, asked, *told)
    flagged = settings["exclude"]["flagged"]
    by_flags = screening.result().reasons(flagged) if flagged else pd.Series(dtype="str")
    excluded = exclusions(set_aside, too_few_answers(answers[list(items)], settings), by_flags)
    further = [part for part in (choices, chosen) if len(part.columns)]
    analysed = answers[used].join(further) if further else answers[used]
    if len(excluded) > len(set_aside):
        analysed = analysed.drop(index=excluded.index, errors="ignore")
    refuse_too_few(file, received, len(analysed))
    # A trial or a row without consent is no questionnaire that came back.
    by_rule = len(set_aside.index.difference(by_hand.index))
    refuse_too_many(file, received - by_rule, settings.get("sample") or {})
    known = {name: without_unused(analysed[name], profile[name]["order"]) for name in profile}
    joint, unknown = as_joined(known, profile, columns.labels)
    for name, part in unknown:
        told = Message("values.joined_nobody", column=name, part=part)
        print(f"WARNING: {told.tell(language)}")
    analysed = analysed.assign(**known | joint)
    tested = could_be_tested(answers[used], excluded.drop(set_aside.index))
    tested = tested.assign(
        **{name: without_unused(tested[name], profile[name]["order"]) for name in profile}
    )
    tested = tested.assign(**joined_alike(tested, known, joint, profile))
    write_parquet(outputs.excluded_answers, tested.set_axis(pd.RangeIndex(len(tested)), axis=0))
    ids = pd.Index(respondents[analysed.index], name="respondent")
    writing = in_background(write_parquet, outputs.responses, analysed.set_axis(ids, axis=0))
    flags = screening.result()
    notices = together(
        find_notices(cells.notes, unused, answers[used], coded.emptied, flags.identical, naming),
        [*unclear[1], *contradicting[1]],
        coded.notices,
        unchosen,
        scale_notices(analysed, items, settings),
        perhaps_twice(texts, identifier, compared, items, naming),
    )
    rows = without_rows(describe(notices, respondents, hidden), hidden, 1, 2)
    write_findings(outputs.findings, rows, language)
    write_rows(
        outputs.excluded,
        ["row", "respondent", "reason"],
        # Who is left out by rule may lack an id.
        without_rows(
            [(row, respondents.fillna("")[row], reason) for row, reason in excluded.items()], hidden
        ),
    )
    flags.write(outputs.screening, respondents, bool(hidden))
    figures = Rows()
    counts = flow(received, len(excluded), settings.get("sample") or {}, by_rule)
    figures.add("sample", "all", counts)
    kinds = excluded.map(kind_of_reason)
    kinds.loc[set_aside.index] = set_aside  # reasons in the words of the study, told whole
    # In an order of their own: an archive has the rows in another.
    for kind, count in kinds.value_counts().sort_index().items():
        figures.add("excluded", kind, {"n": count})
    for name, count in coded.emptied.items():
        figures.add("missing", name, count)
    for item, found in coded.synonyms.items():
        for text, count in sorted(found.items()):
            figures.add("synonym", value_of(item, text), {"n": count})
    of_analysed = {
        item: int(pd.Series(given, index=answers.index).loc[analysed.index].sum())
        for item, given in coded.not_applicable.items()
    }
    write_rows(outputs.not_applicable, ["item", "n"], of_analysed.items())
    for flag, count in flags.counts().items():
        figures.add("screening", flag, count)
    for pair, found in alike_items(analysed[list(asked)].astype(float), asked).items():
        figures.add("alike_items", pair_of(*pair), found)
    counted = [name for name, column in profile.items() if column["kind"] != "number"]
    for name, (category, n) in concentrated(flags.copies, compared[counted]).items():
        figures.add("screening", part_of(flags.sign_of_copies, value_of(name, category)), {"n": n})
    figures.write(outputs)
    writing.result()


def known_columns(cells, headings, data):
    """Say what the file knows of the study's columns besides their texts."""
    labels = {name: labels_of(cells, name, data) or {} for name, (place, _) in headings.items()}
    percents = cells.percents
    percents = {name: percents[place] for name, (place, _) in headings.items() if place in percents}
    if not cells.stores_numbers:
        return Columns(labels, None, percents)
    stored = {name: cells.numbers_as_text.get(place, []) for name, (place, _) in headings.items()}
    return Columns(labels, stored, percents)


def as_joined(answers, profile, labels):
    """Return columns of which categories are joined, and the columns and parts of nobody."""
    joint, unknown = {}, []
    for name, column in profile.items():
        if "join" in column or "join_few" in column:
            joint[name], parts = joined(answers[name], column, labels.get(name))
            unknown += [(name, part) for part in parts]
    return joint, unknown


def together(*findings):
    """Make one table of findings, some of which are tables already."""
    tables = [part if isinstance(part, pd.DataFrame) else pd.DataFrame(part, columns=FINDING)
              for part in findings]  # fmt: skip
    return pd.concat([part for part in tables if len(part)] or tables[:1])


def perhaps_twice(texts, identifier, answers, items, whom):
    """Tell of respondents who may be one person, though not all that they wrote is the same."""
    if identifier:
        for row, first in similar_ids(texts[identifier]).items():
            told = Message("values.notices.similar_id", whom=whom(first))
            yield ("notice", row, identifier, texts.loc[row, identifier], "similar_id", told)
    for row, (first, columns) in nearly_repeated_rows(answers, list(items)).items():
        told = Message("values.notices.nearly_identical", whom=whom(first), columns=columns)
        yield ("notice", row, pd.NA, pd.NA, "nearly_identical", told)


if "snakemake" in globals():
    run(main, snakemake)
