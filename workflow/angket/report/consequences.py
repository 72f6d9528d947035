"""What follows for the decision when an assumption fails, by the rule of the study."""

from angket.formats.blocks import Reference
from angket.report.disputes import disputed
from angket.report.finding import paragraph
from angket.report.listing import listed
from angket.report.normality import subjects_of
from angket.report.said import said_by
from angket.report.tables import label_for
from angket.subjects import part_of, parts_of

# Correlations of ranks do not take these assumptions for granted.
RANKS = ("spearman", "kendall")


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
    verdicts = [found for model in models for found in verdicts_of(results, say, model)]
    in_doubt = {part for model in models for part in _in_doubt(results, say, model)}
    doubted = {assumption for assumption, what in in_doubt}
    by_kind = {"held": [], "disputed": [], "failed": [], "unknown": []}
    for assumption, what, verdict in verdicts:
        kind = {True: "held", False: "failed", None: "unknown"}[verdict]
        by_kind["disputed" if (assumption, what) in in_doubt else kind].append(what)
    sentences = []
    for kind, names in by_kind.items():
        if names:
            named = listed(say, list(dict.fromkeys(names)))
            of = {"hypothesis": name, "assumptions": named}
            sentences.append(say(f"assumptions.consequences.{kind}", **of))
    form = any("linear" in disputed(results, say, model) for model in models)
    if form:
        sentences.append(say("assumptions.consequences.form", hypothesis=name))
    doubtful = bool(in_doubt) or form or any(verdict is not True for _, _, verdict in verdicts)
    failed = {assumption for assumption, _, verdict in verdicts if verdict is False}
    sentences += _rule(results, say, name, hypothesis, doubtful)
    if any(model.residuals for model in models):
        follows = list(_of_regression(results, name, hypothesis, failed, doubted))
        sentences += _told_once(say, name, follows, told)
    ways = results.subjects("sensitivity", parts_of(name))
    if doubtful and not all(results.is_withheld("sensitivity", way, "n") for way in ways):
        table = Reference(label_for("sensitivity", name))
        sentences.append(say("assumptions.consequences.sensitivity", table=table))
    return paragraph(*sentences)


def _in_doubt(results, say, model):
    """Yield the assumptions that the deciding test keeps and another rejects, as `verdicts_of`.

    RESET is no other test of linearity: it looks at the whole equation, which is told apart.
    """
    doubted = disputed(results, say, model) - {"linear"}
    for assumption, what, verdict in verdicts_of(results, say, model):
        if verdict and assumption in doubted:
            yield assumption, what


def verdicts_of(results, say, model):
    """List what a model takes for granted: assumption, its name in words, and the verdict.

    Returns
    -------
    list of (str, str, bool or None)
        None where the test could not be computed.
    """
    places = [
        ("normality", subject, "normal", {"what": what})
        for subject, what in subjects_of(results, say, model).items()
    ]
    places.append(("heteroskedasticity", model.subject, "homoskedastic", {}))
    for name in model.predictors:
        names = {"predictor": results.label(name), "response": results.label(model.response)}
        places.append(("linearity", part_of(model.subject, name), "linear", names))
    verdicts = []
    for section, subject, statistic, names in places:
        if results.value(section, subject, statistic) is None:
            continue
        what = say.text(f"assumptions.names.{statistic}", **names)
        if model.is_part and statistic != "linear":
            response = results.label(model.response)
            what = say.text("assumptions.names.of_part", assumption=what, response=response)
        verdicts.append((statistic, what, results.flag(section, subject, statistic)))
    return verdicts


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


def _of_regression(results, name, hypothesis, failed, doubted):
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
        yield "linear"


def _told_once(say, name, follows, told):
    """Yield what follows, and refer to an earlier hypothesis for what was told there."""
    before = {}
    for key in follows:
        earlier = told.setdefault(key, name)
        if earlier == name:
            yield say(f"assumptions.consequences.{key}")
        else:
            cause = say.text(f"assumptions.consequences.causes.{key}")
            before.setdefault(earlier, []).append(cause)
    for earlier, causes in before.items():
        found = {"causes": listed(say, causes), "hypothesis": earlier}
        yield say("assumptions.consequences.as_before", **found)
