"""A logistic regression in the chapter: odds ratios, fit, classification and the ROC curve."""

from angket.formats.blocks import Cell, Table
from angket.report.critical import compared
from angket.report.equation import equation_of_model
from angket.report.finding import Finding, paragraph, refer_to
from angket.report.generalised import (
    coefficients_table,
    each_term,
    effect_of,
    effects_table,
    granted,
    least_detectable,
    null_of,
    reference_of,
    term_name,
    terms_of,
    worded_of,
)
from angket.report.listing import joined, listed
from angket.report.sources import within_brackets
from angket.report.tables import (
    Column,
    Head,
    cell_of,
    heading,
    label_for,
    mixed_table,
)
from angket.report.wording import level_of
from angket.subjects import (
    CONSTANT,
    pair_of,
    part_of,
    parts_of,
)

# Of each measure of fit: value, df, p, limits.
MEASURES = {
    "lr": ("lr", "lr_df", "lr_p", None, None),
    "log_likelihood": ("log_likelihood", None, None, None, None),
    "cox_snell": ("cox_snell", None, None, None, None),
    "nagelkerke": ("nagelkerke", None, None, None, None),
    "mcfadden": ("mcfadden", None, None, None, None),
    "hosmer_lemeshow": ("hosmer_lemeshow", "hosmer_lemeshow_df", "hosmer_lemeshow_p", None, None),
    "auc": ("auc", None, None, "auc_ci_low", "auc_ci_high"),
}
SHARES = {"other": "specificity_percent", "event": "sensitivity_percent"}
# With fewer respondents of the rarer category for each predictor, estimates are unsteady.
ENOUGH, PEDUZZI = 10, "Peduzzi et al. (1996)"


def null(results, say, hypothesis):
    """Return the null hypothesis as inlines."""
    return null_of(results, say, "logistic", hypothesis, **_names(results, say, hypothesis))


def named(results, say, hypothesis):
    """Name response and predictors, for the sentence that opens its assumptions."""
    return _names(results, say, hypothesis)


expected_in = ("probability",)


def pictured(hypothesis):
    """Say which figures are shown, and by which phrase each is told."""
    return {"probability": "probability", "roc": "roc"}


term = term_name


def effect(results, name, hypothesis):
    """Return the odds ratio of the only term, or Nagelkerke's R squared."""
    return effect_of(results, "logistic", name, "odds_ratio", "nagelkerke")


def worded(results, name, found):
    """Say by which phrase the first page tells what was found: none of categories compared."""
    return worded_of(results, "logistic", name, found)


def in_numbers(results, say, name, hypothesis):
    """Say by how many percentage points the probability changes with one more of the only term."""
    terms = terms_of(results, say, "logistic", name, None)
    if len(terms) != 1:
        return ()
    ((part, found),) = terms.items()
    if not found.has("marginal_effect"):
        return ()
    return _effect_of_term(results, say, name, part, found, interval=False)


def compose(results, say, name, hypothesis, confidence):
    """Compose what was found on a logistic regression, as every section does."""
    names = _names(results, say, hypothesis)
    found = Finding(results, say, "logistic", name, confidence)
    terms = terms_of(results, say, "logistic", name, confidence)
    told = [(term(results, part), part_of(name, part)) for part in terms]
    notes = [say("logistic.coefficients_note", **names)]
    tables = [
        *coefficients_table(results, say, "logistic", name, terms, "odds_ratio", notes, confidence),
        *effects_table(results, say, "logistic", name, told, confidence),
        *_fit(results, say, name, confidence),
        *_classified(results, say, name, names),
    ]
    scale = say(f"hypotheses.scales.{hypothesis['scale']}")
    opening = say("logistic.method", **names, hypothesis=name, scale=scale)
    counted = ()
    if found.has("n", "events"):
        counted = say("logistic.counted", n=found.number("n"), events=_count(found), **names)
    blocks = paragraph(opening, counted, refer_to(say, tables))
    blocks += tables
    reason = found.reason("lr")
    if reason:
        return blocks + paragraph(say("hypotheses.not_tested", reason=reason))
    constant = Finding(results, say, "logistic", part_of(name, CONSTANT))
    equation = ()
    if constant.has("b"):
        height = (constant.number("b").text,)
        of = {"event": names["event"], "scale": hypothesis["scale"]}
        equation = equation_of_model(results, say, "logistic.equation", height, terms, **of)
    blocks += paragraph(equation, *_together(results, say, name, names, found))
    blocks += each_term(results, say, "logistic", name, terms, "odds_ratio", event=names["event"])
    blocks += paragraph(_effects(results, say, name, terms))
    blocks += paragraph(
        *_fitted(results, say, name, names, found),
        least_detectable(results, say, "logistic", terms, "odds_ratio"),
    )
    return blocks


def assumed(results, say, name):
    """Tell whether there are enough events, and what else the model takes for granted."""
    found = Finding(results, say, "logistic", name)
    if not found.has("lr"):
        return []
    events = ()
    if found.has("events_per_predictor"):
        few = found.amount("events_per_predictor") < ENOUGH
        # Rounded down, because half a respondent is nobody.
        number = found.number("events_per_predictor", "count")
        results.cited.setdefault(PEDUZZI, "assumptions")
        key = f"logistic.{'few' if few else 'enough'}_events"
        events = say(key, number=number, citation=within_brackets(PEDUZZI))
    hypothesis = results.settings["hypotheses"][name]
    told = granted(results, say, "logistic", hypothesis, **_names(results, say, hypothesis))
    return paragraph(events, told)


def _names(results, say, hypothesis):
    predictors = listed(say, [results.label(name) for name in hypothesis["predictors"]])
    return {
        "response": results.label(hypothesis["response"]),
        "event": str(hypothesis["event"]),
        "predictors": predictors,
    }


def _count(found):
    return found.number("events")


def _effects(results, say, name, terms):
    """Tell the average marginal effects of predictors that are significant, in percentage points.

    Those of others, which chance may have made, stand in the table alone.
    """
    alpha = float(results.value("decision", name, "alpha"))
    effects = [
        _effect_of_term(results, say, name, part, found)
        for part, found in terms.items()
        if found.has("marginal_effect", "p") and found.at_most(alpha)
    ]
    if not effects:
        return ()
    return say("logistic.effects_told", effects=joined(say, "listing.semicolon", effects))


def _effect_of_term(results, say, name, part, found, interval=True):
    hypothesis = results.settings["hypotheses"][name]
    change = found.amount("marginal_effect")
    points = results.write(100 * abs(change), "percent", of=found.places("marginal_effect"))
    of = {"event": str(hypothesis["event"]), "points": points}
    way = say(f"logistic.effects_ways.{'higher' if change >= 0 else 'lower'}")
    told, ends = (), ("marginal_effect_ci_low", "marginal_effect_ci_high")
    if interval and found.has(*ends):
        low, high = (
            results.write(100 * found.amount(end), "percent", of=found.places(end)) for end in ends
        )
        limits = say("hypotheses.interval", low=low, high=high)
        told = say("logistic.effects_interval", confidence=found.confidence, interval=limits)
    # Of a category, the change is from the one that it is compared with.
    reference = reference_of(results, part, found)
    of_score = part in results.settings["variables"] and hypothesis["scale"] == "raw"
    key = "category" if reference else "point" if of_score else "number"
    key = f"logistic.effects_{key}"
    return say(key, term=term(results, part), reference=reference, way=way, interval=told, **of)


def _fit(results, say, name, confidence):
    interval = say("hypotheses.interval_head", confidence=confidence)
    heads = [Head("value"), Head("df"), Head("p"), Head("ci_low", interval)]
    heads.append(Head("ci_high", interval))
    rows = [
        (Cell(say(f"logistic.measures.{measure}")), name, [_column(part) for part in statistics])
        for measure, statistics in MEASURES.items()
    ]
    title = say.text("logistic.fit_title", hypothesis=name)
    notes = [say("logistic.fit_note")]
    label = label_for("fit", name)
    return mixed_table(results, say, label, title, "measure", heads, rows, notes)


def _column(statistic):
    if statistic is None:
        return None
    return Column("logistic", statistic)


def _classified(results, say, name, names):
    """Return the table of classification: who is and who is predicted to be of the category."""
    if not results.has("classification", f"{name}:event|event", "n"):
        return []
    reasons, body = {}, []
    called = {
        outcome: say(f"logistic.outcomes.{outcome}", **names) for outcome in ("other", "event")
    }
    for observed, share in SHARES.items():
        columns = [Column("classification", "n", suffix=pair_of(observed, said)) for said in called]
        cells = [cell_of(results, say, ("", parts_of(name)), column, reasons) for column in columns]
        correct = cell_of(results, say, ("", name), Column("logistic", share), reasons)
        body.append((Cell(called[observed]), *cells, correct))
    whole = cell_of(results, say, ("", name), Column("logistic", "correct_percent"), reasons)
    body.append((say.text("logistic.all"), "", "", whole))
    head = (
        (
            Cell(say("logistic.observed"), rows=2),
            Cell(say("logistic.predicted"), columns=2),
            heading(say, "logistic.correct_percent", rows=2),
        ),
        tuple(Cell(outcome) for outcome in called.values()),
    )
    title = say.text("logistic.classification_title", hypothesis=name)
    notes = (say("logistic.classification_note"),)
    return [Table(label_for("classification", name), title, head, tuple(body), notes)]


def _together(results, say, name, names, found):
    """Tell the deciding test of all predictors."""
    rejected = results.flag("decision", name, "reject_h0")
    if rejected is None:
        return
    numbers = {"lr": found.number("lr"), "df": found.number("lr_df"), "p": found.p("lr_p")}
    yield say(f"logistic.together_{'significant' if rejected else 'not'}", **names, **numbers)
    level, df = level_of(results, "decision", name), numbers["df"]
    lr = numbers["lr"]
    yield compared(say, "chi_square", lr, found, "lr_critical", level, rejected, df=df)


def _fitted(results, say, name, names, found):
    """Tell how much is explained, whether the probabilities fit, and who is told apart."""
    squares = ("nagelkerke", "mcfadden", "cox_snell")
    if found.has(*squares):
        yield say("logistic.explained", **{part: found.number(part) for part in squares})
    alpha = float(results.value("decision", name, "alpha"))
    if found.has("hosmer_lemeshow", "hosmer_lemeshow_p"):
        fits = "misfit" if found.at_most(alpha, "hosmer_lemeshow_p") else "fit"
        yield say(
            f"logistic.calibration_{fits}",
            value=found.number("hosmer_lemeshow"),
            df=found.number("hosmer_lemeshow_df"),
            p=found.p("hosmer_lemeshow_p"),
        )
    elif found.reason("hosmer_lemeshow"):
        yield say("logistic.calibration_unknown", reason=found.reason("hosmer_lemeshow"))
    if found.has("auc"):
        yield say("logistic.area", area=found.estimate("auc"), **names)
    shares = [*SHARES.values(), "correct_percent"]
    if found.has(*shares):
        numbers = {share.removesuffix("_percent"): found.number(share) for share in shares}
        yield say("logistic.classified", **numbers, **names)
        if found.has("n", "events"):
            share = 100 * found.amount("events") / found.amount("n")
            largest = results.write(max(share, 100 - share), "percent")
            yield say("logistic.base_rate", percent=largest)
