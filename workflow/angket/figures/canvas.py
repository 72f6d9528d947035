"""A figure to draw in, as wide as it is drawn for, above the study's notice."""

from matplotlib.figure import Figure

from angket.figures.style import FOOT
from angket.figures.texts import wrapped
from angket.figures.width import full_width

# Decimals of the places of axes, in parts of the figure.
PLACES = 9


def new_figure(height, notice=None, layout="constrained"):
    """Return a figure to draw in, as wide as it is drawn for, above the study's notice.

    Parameters
    ----------
    height : float
        In inches, without the notice.
    notice : str, optional
    layout : str or None
        Of matplotlib's layouts; None when every axes is put into its place by hand.

    Returns
    -------
    matplotlib.figure.FigureBase
        What `settled` returns of it can be saved.
    """
    if not notice:
        return Figure(figsize=(full_width(), height), layout=layout)
    lines = wrapped(notice, full_width() - 0.12, FOOT)
    foot = 0.06 + 1.25 * FOOT / 72 * (lines.count("\n") + 1)
    figure = Figure(figsize=(full_width(), height + foot), layout=layout)
    upper, lower = figure.subfigures(2, 1, height_ratios=[height, foot])
    lower.text(0.01, 0.97, lines, fontsize=FOOT, style="italic", va="top")
    return upper


def settled(figure):
    """Return the whole figure with its axes in their final places, for however many files."""
    whole = figure.get_figure(root=True)
    engine = whole.get_layout_engine()
    if engine:
        engine.execute(whole)
        for axes in whole.axes:
            # The solver's last digits follow the order in which it met its constraints, which is
            # another one in each process, and files are to be the same.
            axes.set_position([round(part, PLACES) for part in axes.get_position(True).bounds])
        # Not even "none", with which every file would be laid out once more.
        whole.set_layout_engine(None)
    return whole
