"""Two factors, and groups beside covariates, in the chapter: means, terms, where they differ."""

from itertools import combinations, product
from typing import NamedTuple

from angket.formats.blocks import Cell, Heading
from angket.hypotheses.difference.design import INTERACTION, described
from angket.hypotheses.difference.factor_sentences import (
    all_terms,
    called_term,
    cautions,
    left_out,
    less_supposed,
    meaning,
    others,
    pairs_told,
    result,
    simple_told,
    slopes,
    what_follows,
)
from angket.hypotheses.difference.titles import titled
from angket.report.finding import Finding, confidence_beside, paragraph, refer_to
from angket.report.group_pairs import pair_rows
from angket.report.listing import listed
from angket.report.tables import Column, Head, label_for, mixed_table, statistics_table
from angket.subjects import pair_of, part_of, product_of, value_of

RESIDUAL = "(residual)"


class Told(NamedTuple):
    """What is told of: names, and the places of what there is."""

    design: str
    about: str
    names: dict
    levels: dict
    covariates: list

    @property
    def crossed(self):
        """Whether there are two factors."""
        return len(self.levels) == 2


def null_of_factors(results, say, hypothesis):
    """Return the null hypothesis as inlines."""
    design = described(hypothesis)
    key = design if design == "covariance" else f"factorial_{_kind(hypothesis)}"
    return say(f"difference.null_hypothesis.{key}", **names_of_factors(results, say, hypothesis))


def compose_factors(results, say, name, hypothesis, confidence):
    """Compose what was found, as every section does."""
    told = _told(results, say, name, hypothesis)
    found = Finding(results, say, "difference", name, confidence)
    beside = "_beside" if told.crossed and told.covariates else ""
    scale = say(f"hypotheses.scales.{hypothesis['scale']}")
    opening = say(
        f"difference.method.{told.design}{beside}", **told.names, hypothesis=name, scale=scale
    )
    counted = say("difference.counted", n=found.number("n")) if found.has("n") else ()
    small = left_out(results, say, name, hypothesis, told)
    reason = found.reason("p")
    if reason:
        return paragraph(opening, counted, small) + paragraph(
            say("hypotheses.not_tested", reason=reason)
        )
    tables = [
        *_means(results, say, name, told, confidence),
        *_terms(results, say, name, hypothesis, told),
        *_effects(results, say, name, told, confidence),
    ]
    blocks = paragraph(opening, counted, small, refer_to(say, tables)) + tables
    blocks += paragraph(
        result(results, say, name, told, found),
        meaning(results, say, name, told, found),
        say(
            "difference.size",
            measure=say("difference.effects.partial_eta_squared"),
            size=found.estimate("partial_eta_squared"),
        ),
        others(results, say, name, told),
        *slopes(results, say, name, told),
    )
    blocks += _simple(results, say, name, told, confidence)
    return blocks + _pairs(results, say, name, told, confidence)


def assumed_of_factors(results, say, name, hypothesis, found, wrong):
    """Compose what the model takes for granted, whether the data object, and what follows."""
    told = _told(results, say, name, hypothesis)
    parts = [*cautions(results, say, name, told, found)]
    follows = [*what_follows(results, say, name, hypothesis, found, wrong)]
    parts.append(("difference.headings.follows", follows))
    return [
        block
        for heading, sentences in parts
        if (below := paragraph(*sentences))
        for block in (Heading(3, say.text(heading)), *below)
    ]


def _kind(hypothesis):
    return "interaction" if hypothesis["about"] == INTERACTION else "term"


def names_of_factors(results, say, hypothesis):
    """Name the response, the factors or groups, and the covariates."""
    names = {"response": results.label(hypothesis["response"])}
    if "groups" in hypothesis:
        names["groups"] = results.label(hypothesis["groups"])
    if "factors" in hypothesis:
        first, second = hypothesis["factors"]
        about = hypothesis["about"]
        other = first if about == second else second
        names |= {"first": results.label(first), "second": results.label(second)}
        names |= {"about": results.label(about) if about != INTERACTION else ""}
        names["other"] = results.label(other)
    if "covariates" in hypothesis:
        labels = [results.label(covariate) for covariate in hypothesis["covariates"]]
        names["covariates"] = listed(say, labels)
    return names


def _told(results, say, name, hypothesis):
    design = described(hypothesis)
    factors = hypothesis.get("factors") or [hypothesis["groups"]]
    if design == "factorial":
        about = hypothesis["about"]
        about = product_of(*factors) if about == INTERACTION else about
        parts = [_levels_of(results, name, factor) for factor in factors]
    else:
        (about,) = factors
        parts = [_groups_of(results, name)]
    levels = dict(zip(factors, parts, strict=True))
    names = names_of_factors(results, say, hypothesis)
    return Told(design, about, names, levels, list(hypothesis.get("covariates", ())))


def _levels_of(results, name, factor):
    """List the categories of a factor that have an adjusted mean."""
    begins = part_of(name, value_of(factor, ""))
    places = results.subjects("difference", begins)
    return [
        place.removeprefix(begins)
        for place in places
        if results.has("difference", place, "adjusted_mean")
    ]


def _groups_of(results, name):
    begins = part_of(name, "")
    return [
        place.removeprefix(begins)
        for place in results.subjects("difference", begins)
        if results.has("difference", place, "adjusted_mean")
    ]


def _means(results, say, name, told, confidence):
    """Show the means of the cells, and the adjusted ones of cells and categories."""
    interval = say("difference.interval_adjusted", confidence=confidence)
    columns = [Column("difference", part) for part in ("n", "mean", "sd", "adjusted_mean")]
    columns += [
        Column("difference", f"adjusted_ci_{end}", over=interval) for end in ("low", "high")
    ]
    rows = []
    if told.crossed:
        for first, second in product(*told.levels.values()):
            called = say.text("difference.cell", first=first, second=second)
            rows.append((called, part_of(name, pair_of(first, second))))
        for factor, levels in told.levels.items():
            for level in levels:
                called = say.text("difference.margin", factor=results.label(factor), level=level)
                rows.append((called, part_of(name, value_of(factor, level))))
    else:
        rows = [(level, part_of(name, level)) for level in told.levels[told.about]]
    notes = [say("difference.notes.cells")] if told.crossed else []
    if told.covariates:
        held = [
            say(
                "difference.held",
                covariate=results.label(covariate),
                held=results.number("difference", part_of(name, covariate), "held_at"),
            )
            for covariate in told.covariates
        ]
        notes.append(say("difference.notes.held", held=listed(say, held)))
    title = titled(results, say, "means_title", name)
    label = label_for("compared", name)
    return statistics_table(results, say, label, title, "group", rows, columns, notes)


def _terms(results, say, name, hypothesis, told):
    columns = [Column("difference", part) for part in ("ss", "df", "ms", "f", "p")]
    columns.append(Column("difference", "partial_eta_squared"))
    rows = [
        (called_term(results, say, told, term), part_of(name, term)) for term in all_terms(told)
    ]
    rows.append((say.text("difference.residual"), part_of(name, RESIDUAL)))
    notes = []
    if told.crossed:
        notes.append(say(f"difference.notes.squares_{hypothesis['squares']}"))
    title = titled(results, say, "tests_title", name)
    return statistics_table(
        results, say, label_for("tests", name), title, "source", rows, columns, notes
    )


def _effects(results, say, name, told, confidence):
    share = "partial_eta_squared"
    confidence = confidence_beside(results, "difference", f"{share}_ci_low", confidence)
    interval = say("hypotheses.interval_head", confidence=confidence)
    heads = [Head(f"difference.{share}"), Head("ci_low", interval), Head("ci_high", interval)]
    heads.append(Head("difference.partial_omega_squared"))
    columns = [Column("difference", f"{share}{part}") for part in ("", "_ci_low", "_ci_high")]
    columns.append(Column("difference", "partial_omega_squared"))
    rows = [
        (Cell((called_term(results, say, told, term),)), part_of(name, term), columns)
        for term in all_terms(told)
    ]
    title = titled(results, say, "effects_title", name)
    notes = [say("difference.notes.shares")]
    notes += filter(None, [less_supposed(say, Finding(results, say, "difference", name))])
    label = label_for("effects", name)
    return mixed_table(results, say, label, title, "source", heads, rows, notes)


def _simple(results, say, name, told, confidence):
    """Show each factor within each category of the other one, where they interact."""
    if not told.crossed:
        return []
    alpha = float(results.value("decision", name, "alpha"))
    crossed = Finding(results, say, "difference", part_of(name, product_of(*told.levels)))
    if not crossed.at_most(alpha):
        return []
    interval = say("difference.interval_head", confidence=confidence)
    rows = []
    factors = list(told.levels)
    for factor, other in (factors, factors[::-1]):
        for level in told.levels[other]:
            called = say.text("difference.within", factor=results.label(factor), level=level)
            rows.append((called, part_of(name, pair_of(factor, value_of(other, level)))))
    columns = [Column("difference", part) for part in ("f", "df1", "df2", "p")]
    columns.append(Column("difference", "p_holm", term="p_holm"))
    columns.append(Column("difference", "difference"))
    columns += [Column("difference", f"ci_{end}", over=interval) for end in ("low", "high")]
    title = titled(results, say, "simple_title", name)
    label = label_for("simple", name)
    notes = [say("difference.notes.simple")]
    tables = statistics_table(results, say, label, title, "simple_effect", rows, columns, notes)
    return paragraph(simple_told(results, say, name, told, rows, label, alpha)) + tables


def _pairs(results, say, name, told, confidence):
    """Show every two categories of the factor that the hypothesis is about, where they differ."""
    levels = told.levels.get(told.about, ())
    if len(levels) < 3:
        return []
    named = [value_of(told.about, level) if told.crossed else level for level in levels]
    pairs = zip(combinations(named, 2), combinations(levels, 2), strict=True)
    compared = {part_of(name, pair_of(*pair)): both for pair, both in pairs}
    interval = say("difference.interval_head", confidence=confidence)
    columns = [Column("difference", "difference")]
    columns += [Column("difference", f"ci_{end}", over=interval) for end in ("low", "high")]
    columns += [Column("difference", part) for part in ("t", "df", "p_holm")]
    title = titled(results, say, "pairs_title", name)
    label = label_for("pairs", name)
    notes = [say("difference.notes.adjusted_pairs")]
    tables = statistics_table(
        results, say, label, title, "pair", pair_rows(say, compared), columns, notes
    )
    return paragraph(*pairs_told(results, say, name, compared, label)) + tables
