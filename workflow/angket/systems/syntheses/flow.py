"""The flow of studies by PRISMA 2020: what was found, left out and kept, box by box."""

from typing import NamedTuple

from matplotlib.patches import FancyArrowPatch, Rectangle

from angket.figures.canvas import new_figure, settled
from angket.figures.style import INK, SMALL
from angket.figures.texts import wrapped
from angket.figures.width import full_width, share

# What a box leaves at the sides of its text, between two boxes, and at the edges, in inches.
PAD, GAP, EDGE = 0.08, 0.22, 0.03
LINE = 1.25 * SMALL / 72


class Step(NamedTuple):
    """A step of the flow.

    Attributes
    ----------
    kept : list of str
        The lines of the box of what goes on.
    left_out : list of str or None
        Of the box beside it, which an arrow leads to.
    joins : bool
        Whether the arrow comes from there instead.
    """

    kept: list
    left_out: list | None = None
    joins: bool = False


def steps_of(flow, excluded, words, grouped):
    """Return the steps of a flow.

    Parameters
    ----------
    flow : dict
        As in the settings.
    excluded : dict of str to int
        Reports that the table of studies excludes, by reason; used where the flow names none.
    words : dict
        Of the figure.
    grouped : callable
        Writes a count.

    Returns
    -------
    list of Step
    """

    def box(key, count, parts=()):
        lines = [words[key].format(n=grouped(count))]
        return lines + [f"{name}: {grouped(number)}" for name, number in dict(parts).items()]

    def beside(key, name, parts=()):
        return box(key, flow[name]) if name in flow else None

    found = {**flow.get("databases", {}), **flow.get("registers", {})}
    removed, reasons = flow.get("removed", {}), flow.get("excluded_with_reason", excluded)
    steps = []
    if found:
        left_out = box("removed", sum(removed.values()), removed) if removed else None
        steps.append(Step(box("identified", sum(found.values()), found), left_out))
    for key, out in (("screened", "excluded"), ("sought", "not_retrieved")):
        if key in flow:
            steps.append(Step(box(key, flow[key]), beside(out, out)))
    if "assessed" in flow:
        left_out = box("excluded_with_reason", sum(reasons.values()), reasons) if reasons else None
        steps.append(Step(box("assessed", flow["assessed"]), left_out))
    others, others_out = flow.get("other", {}), flow.get("other_excluded", {})
    elsewhere = box("other", sum(others.values()), others) if others else None
    if others_out:
        elsewhere += box("excluded_with_reason", sum(others_out.values()), others_out)
    included = [
        words[key].format(n=grouped(flow[key]))
        for key in ("included_studies", "included_reports")
        if key in flow
    ]
    return [*steps, Step(included, elsewhere, joins=True)] if included else steps


def draw_flow(steps, notice=None):
    """Draw the steps one below the other, with what each leaves out beside it.

    Parameters
    ----------
    steps : list of Step
    notice : str, optional

    Returns
    -------
    matplotlib.figure.Figure
    """
    wide = full_width()
    gap = share(GAP)
    box = (wide - 2 * EDGE - gap) / 2
    told = [
        tuple(_broken(lines, box) if lines else None for lines in (step.kept, step.left_out))
        for step in steps
    ]
    tall = [max(_height(text) for text in pair if text) for pair in told]
    height = sum(tall) + GAP * (len(steps) - 1) + 2 * EDGE
    figure = new_figure(height, notice, layout=None)
    axes = figure.add_axes((0, 0, 1, 1))
    axes.set_xlim(0, wide)
    axes.set_ylim(height, 0)
    axes.axis("off")
    top = EDGE
    for place, ((kept, left_out), of_step) in enumerate(zip(told, tall, strict=True)):
        _box(axes, EDGE, top, box, of_step, kept)
        if left_out:
            _box(axes, EDGE + box + gap, top, box, of_step, left_out)
            ends = [(EDGE + box, top + of_step / 2), (EDGE + box + gap, top + of_step / 2)]
            _arrow(axes, *(reversed(ends) if steps[place].joins else ends))
        if place + 1 < len(steps):
            middle = EDGE + box / 2
            _arrow(axes, (middle, top + of_step), (middle, top + of_step + GAP))
        top += of_step + GAP
    return settled(figure)


def _broken(lines, box):
    return "\n".join(wrapped(line, box - 2 * PAD, SMALL) for line in lines)


def _height(text):
    return LINE * (text.count("\n") + 1) + 2 * PAD


def _box(axes, left, top, wide, tall, text):
    axes.add_patch(Rectangle((left, top), wide, tall, fc="white", ec=INK, lw=0.8))
    axes.text(left + PAD, top + tall / 2, text, fontsize=SMALL, va="center", linespacing=1.25)


def _arrow(axes, start, end):
    axes.add_patch(
        FancyArrowPatch(
            start, end, arrowstyle="-|>", mutation_scale=8, color=INK, lw=0.8, shrinkA=0, shrinkB=0
        )
    )
