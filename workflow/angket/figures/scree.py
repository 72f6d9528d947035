"""Eigenvalues in falling order beside those of random data."""

from matplotlib.ticker import MaxNLocator

from angket.figures.canvas import new_figure, settled
from angket.figures.legend import legend_below
from angket.figures.numbers import localise
from angket.figures.style import FAINT, INK, LINE
from angket.figures.width import is_narrow

HEIGHT = 2.9


def draw_scree(numbers, axis, words, notice=None):
    """Draw the eigenvalues of items, filled where a factor was extracted, and random ones.

    Parameters
    ----------
    numbers : DataFrame, shape (k, 4)
        Indexed by number from 1 on: eigenvalue, mean and quantile (of random data; NaN where
        there is none), extracted (bool).
    axis : str
        What the eigenvalues are called.
    words : dict
    notice : str, optional

    Returns
    -------
    matplotlib.figure.Figure
    """
    figure = new_figure(HEIGHT + (0.3 if is_narrow() else 0), notice)
    axes = figure.add_subplot()
    places = numbers.index
    axes.axhline(0, color=FAINT, lw=0.6)
    axes.plot(places, numbers["eigenvalue"], color=INK, lw=1.1, zorder=2)
    for extracted, face, key in ((True, INK, "extracted"), (False, "white", "further")):
        shown = numbers[numbers["extracted"] == extracted]
        if len(shown):
            axes.plot(shown.index, shown["eigenvalue"], "o", ms=4.5, mfc=face, mec=INK, mew=0.9,
                      zorder=3, label=words[f"eigenvalue_{key}"])  # fmt: skip
    # Dashes and dots tell these lines apart in grey, too.
    axes.plot(places, numbers["quantile"], color=LINE, lw=1.2, ls=(0, (5, 2)),
              label=words["eigenvalue_quantile"])  # fmt: skip
    axes.plot(places, numbers["mean"], color=LINE, lw=1.2, ls=(0, (1, 1.5)),
              label=words["eigenvalue_mean"])  # fmt: skip
    axes.set(xlabel=words["eigenvalue_number"], ylabel=axis)
    axes.margins(x=0.03)
    axes.xaxis.set_major_locator(
        MaxNLocator(integer=True, nbins=12, steps=[1, 2, 5, 10], min_n_ticks=1)
    )
    localise(axes.yaxis, words)
    localise(axes.xaxis, words)
    legend_below(figure, axes, sample=24)
    return settled(figure)
