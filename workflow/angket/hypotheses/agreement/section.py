"""Agreement in the chapter: who rated what, the coefficients, and what the deciding one says."""

from angket.formats.blocks import text_of
from angket.hypotheses.agreement.ways import CALLED, FORMS, KAPPAS, WAYS_OF_LEVEL
from angket.report.casing import capitalised
from angket.report.finding import Finding, paragraph, refer_to
from angket.report.judgement import Effect
from angket.report.listing import listed
from angket.report.tables import Column, Head, label_for, mixed_table
from angket.subjects import part_of

# What Krippendorff asks alpha for, for conclusions that are relied on and for tentative ones.
ASKED = {"reliable": 0.8, "tentative": 0.667}


def null(results, say, hypothesis):
    """Return the null hypothesis as inlines."""
    return say("agreement.null_hypothesis")


def named(results, say, hypothesis):
    """Name what the hypothesis is about: nothing that the study has a name for."""
    return {}


def pictured(hypothesis):
    """Say which figures are shown, and by which phrase each is told."""
    return {"coefficients": "coefficients"}


def effect(results, name, hypothesis):
    """Return the coefficient that decides, which may lie below what chance gives."""
    way = hypothesis["test"]
    subject = part_of(name, way)
    place = ("agreement", subject, "estimate")
    return Effect(CALLED[way], place, "ci_low", "ci_high", subject, sign=place)


def compose(results, say, name, hypothesis, confidence):
    """Compose what was found on agreement, as every section does."""
    found = Finding(results, say, "agreement", name, confidence)
    ways = [
        way
        for way in WAYS_OF_LEVEL[hypothesis["level"]]
        if results.value("agreement", part_of(name, way), "n") is not None
    ]
    table = _table(results, say, name, ways, confidence)
    decides = hypothesis["test"]
    opening = say("agreement.method_without_n", hypothesis=name)
    if found.has("raters", "ratings"):
        opening = say(
            "agreement.method",
            hypothesis=name,
            raters=found.number("raters"),
            ratings=found.number("ratings"),
            level=say(f"agreement.levels.{hypothesis['level']}"),
        )
    blocks = paragraph(
        opening,
        say("agreement.decides", coefficient=say(f"agreement.ways.{decides}")),
        refer_to(say, table),
    )
    blocks += table
    decided = Finding(results, say, "agreement", part_of(name, decides), confidence)
    reason = decided.reason("estimate") or decided.reason("p")
    if reason:
        return blocks + paragraph(say("hypotheses.not_tested", reason=reason))
    return blocks + paragraph(
        *_decided(results, say, name, decides, decided),
        *_customary(results, say, decides, decided),
        _undefined(results, say, name, ways),
    )


def assumed(results, say, name):
    """Say that there is no condition to test, and what agreement takes for granted."""
    way = results.settings["hypotheses"][name]["test"]
    if not results.has("agreement", part_of(name, way), "estimate"):
        return []
    return paragraph(say(f"agreement.granted.{'icc' if way in FORMS else 'categories'}"))


def _decided(results, say, name, decides, decided):
    """Tell the deciding coefficient, and what it means."""
    yield say(
        "agreement.found",
        coefficient=say(f"agreement.ways.{decides}"),
        value=decided.estimate("estimate", "ci_low", "ci_high"),
        p=decided.p(),
        n=decided.number("n"),
    )
    rejected = results.flag("decision", name, "reject_h0")
    direction = decided.direction("estimate")
    meaning = direction if rejected and direction != "none" else "not"
    yield say(f"agreement.meaning_{meaning}")


def _customary(results, say, decides, decided):
    """Say what Krippendorff asks of his alpha, as a p says little about how well raters agree."""
    if decides == "krippendorff":
        size = decided.amount("estimate")
        kind = next((name for name, least in ASKED.items() if size >= least), "unreliable")
        asked = {name: results.write(least, "bounded") for name, least in ASKED.items()}
        yield say(f"agreement.krippendorff_{kind}", **asked)
    else:
        yield say("agreement.size_matters")


def _undefined(results, say, name, ways):
    """Name the coefficients that have no value; the table tells why."""
    missing = [
        say(f"agreement.ways.{way}")
        for way in ways
        if Finding(results, say, "agreement", part_of(name, way)).reason("estimate")
    ]
    return say("agreement.without_value", coefficients=listed(say, missing)) if missing else ()


def _table(results, say, name, ways, confidence):
    interval = say("hypotheses.interval_head", confidence=confidence)
    heads = [
        Head("agreement.n"),
        Head("value"),
        Head("ci_low", interval),
        Head("ci_high", interval),
        Head("agreement.z"),
        Head("agreement.f"),
        Head("agreement.df1"),
        Head("agreement.df2"),
        Head("p"),
    ]
    rows = []
    for way in ways:
        suffix = part_of("", way)
        has_z, has_f = way in KAPPAS or way == "fleiss", way in FORMS
        names = ["n", "estimate", "ci_low", "ci_high", "z" if has_z else None]
        names += ["f", "df1", "df2"] if has_f else [None] * 3
        names.append("p")
        cells = [column and Column("agreement", column, suffix=suffix) for column in names]
        called = text_of(capitalised(say(f"agreement.ways.{way}")))
        rows.append((called, name, tuple(cells)))
    title = say.text("agreement.title", hypothesis=name)
    notes = [say("agreement.note")]
    if set(ways) & set(FORMS):
        notes.append(say("agreement.forms_note"))
    return mixed_table(
        results, say, label_for("agreement", name), title, "coefficient", heads, rows, notes
    )
