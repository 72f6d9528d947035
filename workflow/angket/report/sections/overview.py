"""The summary of results at the top of the report: one line a hypothesis, then plain sentences."""

from angket.formats.blocks import Heading, Notice, Points
from angket.report.conclusion import measured
from angket.report.finding import paragraph
from angket.report.judgement import judge

# Among the sections; see angket.report.compose.
PLACE = 5


def compose(results, say):
    """Compose the summary of results.

    Parameters
    ----------
    results : Results
    say : Phrases

    Returns
    -------
    list of Block
        None where a study has no hypotheses.
    """
    judgements = [judge(results, say, name) for name in results.settings.get("hypotheses") or {}]
    if not judgements:
        return []
    blocks = [Heading(1, say.text("overview.heading"))]
    notice = results.settings.get("notice")
    if notice:
        blocks.append(Notice(notice))
    if results.has("sample", "all", "analysed"):
        analysed = results.number("sample", "all", "analysed", "count")
        blocks += paragraph(say("overview.intro", n=analysed))
    blocks.append(Points(tuple(_line(results, say, judgement) for judgement in judgements)))
    return [*blocks, *paragraph(*_plain(say, judgements))]


def _line(results, say, judgement):
    """Say in one line what came out on a hypothesis, how large, and whether it is to be trusted."""
    statement = results.settings["hypotheses"][judgement.hypothesis]["statement"].rstrip(". ")
    size = measured(results, say, judgement)
    weak = [("ways", judgement.objecting), ("caveats", judgement.caveats)]
    return say(
        "overview.line",
        hypothesis=judgement.hypothesis,
        statement=statement,
        outcome=_outcome(say, judgement),
        size=say("overview.size", size=size) if size else "",
        weak=sum((say(f"overview.{key}") for key, found in weak if found), ()),
    )


def _outcome(say, judgement):
    key, found = judgement.verdict, judgement.found
    if key == "supported" and found:
        key = "supported_direction"
    direction = say.text(f"judgement.directions.{found}") if found else ""
    return say(f"overview.outcomes.{key}", found=direction)


def _plain(say, judgements):
    """Say what the lines mean to who knows no statistics."""
    verdicts = {judgement.verdict for judgement in judgements}
    yield say("overview.meaning")
    if "not_supported" in verdicts:
        yield say("overview.not_shown")
    if any(judgement.effect and judgement.effect.low for judgement in judgements):
        yield say("overview.intervals")
    yield say("overview.no_cause")
