"""Raw answers in; the answers of those analysed, all findings and exclusions out."""

import pandas as pd

from angket.answers import canonical, exclusions, find_faults, find_notices
from reading import read_answers
from stage import Fault, Figures, items_of, run, write_rows

FINDINGS = ["severity", "row", "respondent", "column", "value", "rule", "expected"]
SHOWN = 20


def main(inputs, outputs, settings):
    items, profile = items_of(settings), settings.get("profile", {})
    identifier = settings.get("data", {}).get("id")
    texts = canonical(read_answers(inputs.answers), items, profile)
    respondents = texts[identifier] if identifier in texts else texts.index.astype("str")
    respondents = pd.Series(respondents, index=texts.index)
    faults = find_faults(texts, items, profile, identifier)
    if len(faults):
        table = findings(faults, respondents)
        raise Fault(message(inputs.answers, table), (FINDINGS, table))
    refuse_unknown(inputs.answers, respondents, settings["exclude"]["respondents"])
    answers = typed(texts, items, profile)
    excluded = exclusions(answers, respondents, items, settings["exclude"])
    analysed = answers.drop(index=excluded.index)
    if analysed.empty:
        raise Fault(
            f"{inputs.answers}: the rules of the study leave out all {len(answers)} respondents, "
            "so there is nothing to analyse. See the keys under exclude."
        )
    ids = pd.Index(respondents[analysed.index], name="respondent")
    analysed.set_axis(ids, axis=0).to_parquet(outputs.responses)
    notices = find_notices(texts, items, profile, identifier)
    write_rows(outputs.findings, FINDINGS, findings(notices, respondents))
    write_rows(
        outputs.excluded,
        ["row", "respondent", "reason"],
        [(row, respondents[row], reason) for row, reason in excluded.items()],
    )
    figures = Figures()
    figures.add("sample", "all", flow(len(answers), len(excluded), settings.get("sample", {})))
    figures.write(outputs)


def typed(texts, items, profile):
    """Give the used columns their types: items whole numbers, profile as the study says."""
    numbers = [name for name, column in profile.items() if column["kind"] == "number"]
    return (
        texts[[*profile, *items]]
        .astype(dict.fromkeys([*items, *numbers], "Float64"))
        .astype(dict.fromkeys(items, "Int16"))
    )


def findings(table, respondents):
    """Turn findings into rows for a file, each with the respondent it is about."""
    table = table.assign(respondent=table["row"].map(respondents))[FINDINGS].astype(object)
    return table.where(table.notna(), "").to_numpy().tolist()


def message(file, faults):
    """Tell the faults of a file in words, the first of them one by one."""
    lines = [f"{file}: {len(faults)} fault{'s' if len(faults) > 1 else ''} found."]
    for _, row, _, column, value, rule, expected in faults[:SHOWN]:
        place = f"row {row}, column {column}" if row else f"column {column}"
        found = f'found "{value}"' if value else "found nothing"
        lines.append(f"  {place}: {found}, expected {expected} ({rule})")
    if len(faults) > SHOWN:
        lines.append(f"  and {len(faults) - SHOWN} more")
    lines.append(
        "Correct the file or the study's settings, then run again. Earlier results are kept."
    )
    return "\n".join(lines)


def refuse_unknown(file, respondents, named):
    unknown = sorted(set(named) - set(respondents))
    if unknown:
        raise Fault(
            f"{file}: the key exclude.respondents names {', '.join(unknown)}, but the file has "
            "no such respondent. Correct the id."
        )


def flow(received, excluded, sample):
    """Count respondents from the questionnaires sent out to those analysed."""
    counts = {"received": received, "excluded": excluded, "analysed": received - excluded}
    if "expected" in sample:
        counts["expected"] = sample["expected"]
        counts["response_percent"] = received * 100 / sample["expected"]
    return counts


if "snakemake" in globals():
    run(main, snakemake)
