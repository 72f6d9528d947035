"""Tables of coefficients, as several kinds of hypothesis have them."""

from angket.formats.blocks import Reference
from angket.report.finding import paragraph
from angket.report.listing import listed, sentences_of
from angket.report.tables import Column, Head, label_for, mixed_table, statistics_table
from angket.statistics.resampling.sure import is_sure
from angket.subjects import part_of


def coefficient_columns(say, section, confidence):
    """Return the columns of a table of coefficients, in the order of the language's layout."""
    interval = say("hypotheses.interval_head", confidence=confidence)
    limits = [
        Column(section, "ci_low", over=interval),
        Column(section, "ci_high", over=interval),
    ]
    errors = [Column(section, name) for name in ("b", "se")]
    test = [Column(section, "beta"), Column(section, "t"), Column(section, "p")]
    if say.raw("hypotheses.layout") == "apa":
        return [*errors, *limits, *test]
    return [*errors, *test, *limits]


def robust_columns(say, section, confidence, betas=True):
    """Return the columns of the figures that need no equal variances, after the limits of beta."""
    hc3 = say("hypotheses.hc3_head_of_b")
    bootstrap = say("hypotheses.bootstrap_head_of_b", confidence=confidence)
    of_beta = [
        Column(section, f"beta_ci_{end}", over=say("hypotheses.beta_head", confidence=confidence))
        for end in ("low", "high")
    ]
    return [
        *(of_beta if betas else ()),
        Column(section, "hc3_se", over=hc3),
        Column(section, "hc3_t", over=hc3),
        Column(section, "hc3_p", over=hc3),
        Column(section, "bootstrap_se", over=bootstrap),
        Column(section, "bca_low", over=bootstrap),
        Column(section, "bca_high", over=bootstrap),
    ]


def model_tables(results, say, section, name, change=()):
    """Return model summary and analysis of variance, where the language's layout has them.

    Parameters
    ----------
    results : Results
    say : Phrases
    section, name : str
        The section of the statistics, and the hypothesis.
    change : sequence of Column
        What further terms added to the model, beside its summary.

    Returns
    -------
    list of Table
    """
    if say.raw("hypotheses.layout") == "apa":
        return []
    columns = [
        Column(section, "r"),
        Column(section, "r_squared"),
        Column(section, "r_squared_adjusted"),
        Column(section, "se_estimate"),
        *change,
    ]
    title = say.text("coefficients.model_title", hypothesis=name)
    rows = [(name, name)]
    label = label_for("model", name)
    notes = [say("coefficients.change_note")] if change else []
    summary = statistics_table(results, say, label, title, "model", rows, columns, notes)
    sources = {
        "regression": ("regression_ss", "f_df1", "regression_ms", "f", "f_p"),
        "residual": ("residual_ss", "f_df2", "residual_ms"),
        "total": ("total_ss", "total_df"),
    }
    body = []
    for source, statistics in sources.items():
        cells = [Column(section, statistic) for statistic in statistics]
        body.append((say.text(f"coefficients.{source}"), name, cells + [None] * (5 - len(cells))))
    title = say.text("coefficients.anova_title", hypothesis=name)
    heads = [Head(term) for term in ("ss", "df", "ms", "f", "p")]
    return summary + mixed_table(
        results, say, label_for("anova", name), title, "source", heads, body
    )


def model_note(say, model):
    """Return the model in one line below the coefficients, where no table holds it."""
    if say.raw("hypotheses.layout") != "apa" or not model.has("f", "r_squared_adjusted"):
        return []
    numbers = {
        name: model.number(name)
        for name in ("n", "r_squared", "r_squared_adjusted", "f", "f_df1", "f_df2")
    }
    return [say("coefficients.model_note", **numbers, p=model.p("f_p"))]


def robust_blocks(results, say, section, name, labels, findings, confidence, betas=True):
    """Compose what HC3 errors and the bootstrap make of the coefficients.

    Parameters
    ----------
    results : Results
    say : Phrases
    section, name : str
        The section of the coefficients, and the hypothesis.
    labels : dict
        From term to its label.
    findings : dict
        From term to its Finding.
    confidence : Number or None
    betas : bool, optional
        Whether the table holds the limits of beta, which may stand elsewhere.

    Returns
    -------
    list of Block
    """
    label = label_for("robust", name)
    betas = betas and any(found.has("beta_ci_low") for found in findings.values())
    notes = [say("coefficients.beta_note")] if betas else []
    notes += [say("coefficients.hc3_note"), *resampling_note(results, say, findings.values())]
    table = statistics_table(
        results,
        say,
        label,
        say.text(f"coefficients.robust_title{'_betas' if betas else ''}", hypothesis=name),
        "term",
        [(labels[term], part_of(name, term)) for term in findings],
        robust_columns(say, section, confidence, betas),
        [sentences_of(notes)],
    )
    if not table:
        return []
    alpha = float(results.value("decision", name, "alpha"))
    bootstrapped = any(found.has("bca_low") for found in findings.values())
    resampled = "bootstrap" if bootstrapped else "hc3"
    told = paragraph(
        say(f"coefficients.robust_{resampled}", table=Reference(label)),
        _robust_sentence(say, labels, findings, alpha),
    )
    return told + table


def resampling_note(results, say, findings):
    """Tell from how many resamples the bootstrap figures come, as a list of notes."""
    drawn = [found.number("resamples") for found in findings if found.has("resamples")]
    if not drawn:
        return []
    drawn.sort(key=lambda number: number.value)
    if drawn[0].value == drawn[-1].value:
        return [say(_drawn(results, drawn[0]), resamples=drawn[0])]
    return [say("hypotheses.resamples_between", low=drawn[0], high=drawn[-1])]


def _drawn(results, resamples):
    """Name the phrase that tells of resamples, with the reason where they are more than are set."""
    usual = results.settings["tests"].get("resamples")
    more = usual is not None and resamples.value > usual
    return f"hypotheses.resamples{'_for_limits' if more else ''}"


def least_p_notes(results, say, resamples, values):
    """Tell from how many resamples figures come, and the least *p* that so many can give.

    Parameters
    ----------
    results : Results
    say : Phrases
    resamples : Number
    values : iterable of float
        The *p* that are shown: the least is told where one of them is as small.

    Returns
    -------
    list of tuple of Inline
    """
    told = [say(_drawn(results, resamples), resamples=resamples)]
    # See `angket.statistics.resampling.intervals.p_of_zero`; smaller ones are not printed.
    least = 2 / (resamples.value + 1)
    if least >= 0.001 and any(value < 1.5 * least for value in values):
        told.append(say("hypotheses.least_p", least=results.write(least, "p")))
    return told


def _robust_sentence(say, labels, findings, alpha):
    """Tell for which terms HC3 errors or the bootstrap lead to the other decision."""
    compared = {term: found for term, found in findings.items() if found.has("p", "hc3_p")}
    if not compared:
        return ()
    other = [
        labels[term]
        for term, found in compared.items()
        if found.at_most(alpha) != found.at_most(alpha, "hc3_p")
    ]
    apart = [labels[term] for term, found in compared.items() if _bootstrap_objects(found, alpha)]
    if other and apart:
        terms = {"terms": listed(say, other), "others": listed(say, apart)}
        return say("coefficients.both_other", **terms)
    if other:
        return say("coefficients.hc3_other", terms=listed(say, other))
    if apart:
        return say("coefficients.bootstrap_other", terms=listed(say, apart))
    bootstrapped = any(found.has("bca_low") for found in compared.values())
    return say(f"coefficients.{'both' if bootstrapped else 'hc3'}_same")


def _bootstrap_objects(found, alpha):
    """Tell whether a bootstrap interval surely leads to the other decision than the classic p."""
    names = ("bca_low", "bca_high")
    if not found.has(*names):
        return False
    low, high = (found.amount(name) for name in names)
    errors = [f"{name}_error" for name in names]
    # As they stand: a report that does not print them need not explain them.
    if found.has(*errors) and not is_sure((low, high), [float(found.text(one)) for one in errors]):
        return False
    return (low > 0 or high < 0) != found.at_most(alpha)
