"""About the data: how many answered, who was left out and why."""

from angket.formats.blocks import Heading, Notice, Paragraph, Points
from angket.report import screening
from angket.report.declined import items_declined
from angket.report.finding import paragraph
from angket.report.listing import listed, sentences_of
from angket.report.phrases import origin_of
from angket.report.rough import small_told
from angket.report.sample_size import sample_size
from angket.report.sources import origin_in_a_sentence
from angket.report.synonyms import read_as_synonyms
from angket.subjects import value_of

# Among the sections; see angket.report.compose.
PLACE = 10
# Ways to choose respondents that leave it to somebody, and not to chance, who is one.
NOT_BY_CHANCE = ("purposive", "quota", "convenience", "snowball")
_FLOW = {
    "expected": "count",
    "received": "count",
    "excluded": "count",
    "analysed": "count",
    "returned": "count",
    "response_percent": "percent",
}


def compose(results, say):
    """Compose the section about the data.

    Parameters
    ----------
    results : Results
    say : Phrases

    Returns
    -------
    list of Block
    """
    blocks = [Heading(1, say.text("sample.heading"))]
    notice = results.settings.get("notice")
    # Else it stands above the summary of results, which comes before.
    if notice and not results.settings.get("hypotheses"):
        blocks.append(Notice(notice))
    count = {
        name: results.number("sample", "all", name, style)
        for name, style in _FLOW.items()
        if results.has("sample", "all", name)
    }
    sent = "sent" if "response_percent" in count else "received"
    sent = "returned" if "returned" in count else sent
    came = count.get("returned", count["received"])
    whole = "_all" if count["analysed"].value == came.value else ""
    source = origin_in_a_sentence(results)
    whence = say("sample.source", source=source) if source else ()
    missing = _missing_answers(results, say)
    flow = say(f"sample.{sent}{whole}", **count)
    made = say("sample.made_of")
    blocks += paragraph(flow, missing, whence, method(results, say), made)
    blocks += paragraph(small_told(results, say, count["analysed"]))
    blocks += paragraph(*sample_size(results, say))
    if results.has("sample", "all", "slovin"):
        blocks += _population(results, say)
    if count["excluded"].value:
        blocks.append(Paragraph(*say("sample.excluded_some", **count)))
    reasons = tuple(
        say(
            "sample.reason",
            reason=results.translate(reason),
            n=results.number("excluded", reason, "n"),
        )
        for reason in results.subjects("excluded")
    )
    if reasons:
        blocks.append(Points(reasons))
    blocks += paragraph(read_as_synonyms(results, say))
    blocks += _not_applicable(results, say)
    return [*blocks, *_incomplete(results, say), *screening.compose(results, say)]


def _missing_answers(results, say):
    """Tell how many answers to items are missing, or that none is."""
    names = ("missing", "not_applicable")
    variables = results.settings["variables"]
    items = [item for variable in variables.values() for item in variable["items"]]
    absent = [("frequency", value_of(item, name), "n") for item in items for name in names]
    absent = [place for place in absent if results.value(*place) is not None]
    if not any(results.has("missing", name, "complete") for name in variables):
        return ()
    if not absent:
        return say("sample.no_answer_missing")
    if not all(results.has(*place) for place in absent):
        return ()
    n = sum(results.number(*place).value for place in absent)
    of = len(items) * results.number("sample", "all", "analysed").value
    written = {"n": results.write(n, "count"), "of": results.write(of, "count")}
    percent = results.write(100 * n / of, "percent")
    told = say("sample.answers_missing", percent=percent, **written)
    return sentences_of([told, *filter(None, [items_declined(results, say)])])


def _not_applicable(results, say):
    """Tell how many answers to which items say that the item does not apply."""
    given = [
        say(
            "sample.incomplete_total",
            variable=results.label(item),
            n=results.number("missing", item, "not_applicable"),
        )
        for variable in results.settings["variables"].values()
        for item in variable["items"]
        if results.has("missing", item, "not_applicable")
        and results.number("missing", item, "not_applicable").value
    ]
    return paragraph(say("sample.not_applicable", items=listed(say, given))) if given else []


def method(results, say):
    """Say how respondents were chosen, and what that allows; or that the study does not say it."""
    chosen = (results.settings.get("sample") or {}).get("method")
    if origin_of(results.settings) != "collected":
        return ()
    if not chosen:
        return say("sample.method.unknown")
    allows = {"census": "census", "cluster": "clusters"}
    allowed = allows.get(chosen, "not_chance" if chosen in NOT_BY_CHANCE else "chance")
    return say(f"sample.method.{allowed}", method=say.text(f"sample.methods.{chosen}"))


def _incomplete(results, say):
    """Tell how many totals of which variables rest on a part of the items, or are missing."""
    variables = results.settings["variables"]
    mixed = {name for name, variable in variables.items() if _has_ranges(results, variable)}
    told = [
        ("incomplete", "person_mean", variables.keys() - mixed),
        ("incomplete_ranges", "person_mean", mixed),
        ("without_total", "without_total", variables.keys()),
    ]
    blocks = []
    for phrase, statistic, names in told:
        totals = [
            say(
                "sample.incomplete_total",
                variable=results.label(name),
                n=results.number("missing", name, statistic),
            )
            for name in variables
            if name in names
            and results.has("missing", name, statistic)
            and results.number("missing", name, statistic).value
        ]
        if totals:
            blocks.append(Paragraph(*say(f"sample.{phrase}", totals=listed(say, totals))))
    return blocks


def _has_ranges(results, variable):
    """Tell whether the items of a variable have scales of different codes."""
    scales = results.settings["scales"]
    return len({tuple(scales[name]["codes"]) for name in variable["item_scales"].values()}) > 1


def _population(results, say):
    """Tell how many respondents the formulas in use ask for."""
    names = ("population", "slovin", "krejcie_morgan", "census_below")
    found = {name: results.number("sample", "all", name) for name in names}
    margin = results.number("sample", "all", "margin", "level")
    sentences = [say("sample.population", margin=margin, **found)]
    if results.flag("sample", "all", "census_rule"):
        sentences.append(say("sample.census", **found))
    return paragraph(*sentences)
