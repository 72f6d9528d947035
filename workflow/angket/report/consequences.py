"""What follows for the decision when an assumption fails, by the rule of the study."""

from angket.formats.blocks import Reference
from angket.report.curves import curves_named, curves_of
from angket.report.disputes import FAILED, states_of
from angket.report.finding import paragraph
from angket.report.harmless import harmless
from angket.report.held_against import harmless_told, held_against
from angket.report.listing import listed
from angket.report.said import said_by
from angket.report.scores import unusable
from angket.report.tables import label_for
from angket.report.ways import RANKS
from angket.subjects import parts_of


def compose_consequences(results, say, name, hypothesis, models, told):
    """Compose the paragraph that draws the sum of a hypothesis's assumption tests.

    Parameters
    ----------
    results : Results
    say : Phrases
    name : str
    hypothesis : dict
        Of the study's settings.
    models : list of Model
    told : dict
        From what follows for a regression to the hypothesis that told it; grows.

    Returns
    -------
    list of Paragraph
        One, or none where there is nothing to say.
    """
    found = [state for model in models for state in states_of(results, say, model)]
    by_state = {one: [] for one in ("held", "disputed", "contested", "failed", "unknown")}
    for state in found:
        by_state[state.state].append(state.what)
    failed = {one.assumption for one in found if one.state in FAILED}
    doubted = {one.assumption for one in found if one.state == "disputed"}
    sentences = []
    for kind, names in by_state.items():
        if names:
            named = listed(say, list(dict.fromkeys(names)))
            of = {"hypothesis": name, "assumptions": named}
            sentences.append(say(f"assumptions.consequences.{kind}", **of))
    nothing = unusable(results, name)
    if nothing:  # there is no decision that anything could follow for
        scores = listed(say, [results.label(one) for one in nothing])
        if failed | doubted:
            of = {"hypothesis": name, "scores": scores}
            sentences.append(say("assumptions.consequences.no_decision", **of))
        return paragraph(*sentences)
    doubtful = any(state.state != "held" for state in found)
    sentences += _rule(results, say, name, hypothesis, doubtful)
    hardly = harmless(results, name, hypothesis, found)
    curves = curves_of(results, name, hypothesis)
    of = {"curves": curves_named(results, say, curves) if curves else ()}
    if any(model.residuals for model in models):
        # What follows from it is told where it matters.
        matter = failed - hardly, doubted - hardly
        follows = list(_of_regression(results, name, hypothesis, *matter, curves))
        sentences += _told_once(say, name, follows, told, of)
    elif (failed | doubted) & {"linear"} and results.value("decision", name, "test") == "pearson":
        sentences.append(say(f"assumptions.consequences.straight{'_curved' * bool(curves)}", **of))
    sentences += harmless_told(results, say, name, hypothesis, hardly)
    if not said_by(hypothesis["kind"], "resampled")(results, name):
        against = (failed | doubted) - hardly
        sentences += held_against(results, say, name, hypothesis, against, of["curves"])
    ways = results.subjects("sensitivity", parts_of(name))
    if doubtful and not all(results.is_withheld("sensitivity", way, "n") for way in ways):
        table = Reference(label_for("sensitivity", name))
        ranks = "_of_ranks" if results.value("decision", name, "test") in RANKS else ""
        sentences.append(say(f"assumptions.consequences.sensitivity{ranks}", table=table))
    return paragraph(*sentences)


def _rule(results, say, name, hypothesis, doubtful):
    """Say which test decides, and whether the assumptions had a say in that."""
    test = results.value("decision", name, "test")
    if test is None:
        return
    of = {"hypothesis": name, "test": say(f"deciding_tests.{test}")}
    if hypothesis.get("test") == "by_assumptions":
        yield say("assumptions.consequences.by_assumptions", **of)
    elif test in RANKS:
        yield say("assumptions.consequences.ranks", **of)
    elif doubtful:
        yield say("assumptions.consequences.kept", **of)
    else:
        yield say("assumptions.consequences.decided", **of)


def _of_regression(results, name, hypothesis, failed, doubted, curves):
    """Yield by its phrase how to read a regression whose assumptions fail."""
    resampled = said_by(hypothesis["kind"], "resampled")(results, name)
    if "normal" in failed:
        yield "bootstrap" if resampled else "normal"
    if "homoskedastic" in failed | doubted:
        robust = any(
            results.has(hypothesis["kind"], subject, "hc3_p")
            for subject in results.subjects(hypothesis["kind"], parts_of(name))
        )
        told = "unequal" if resampled else "hc3" if robust else "homoskedastic"
        yield told if "homoskedastic" in failed else f"{told}_disputed"
    if "linear" in failed:
        yield "curved" if curves else "linear"


def _told_once(say, name, follows, told, of):
    """Yield what follows, and refer to an earlier hypothesis for what was told there."""
    before = {}
    for key in follows:
        earlier = told.setdefault(key, name)
        if earlier == name:
            yield say(f"assumptions.consequences.{key}", **of)
        else:
            cause = say.text(f"assumptions.consequences.causes.{key}")
            before.setdefault(earlier, []).append(cause)
    for earlier, causes in before.items():
        found = {"causes": listed(say, causes), "hypothesis": earlier}
        yield say("assumptions.consequences.as_before", **found)
