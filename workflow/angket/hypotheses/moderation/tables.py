"""What every moderation tells: what products add, and the coefficients."""

from angket.report.coefficients import coefficient_columns, model_note, model_tables
from angket.report.tables import Column, label_for, statistics_table
from angket.subjects import CONSTANT, part_of

CHANGE = ("r_squared_change", "f_change", "f_change_df1", "f_change_df2", "f_change_p")


def moderation_tables(results, say, name, response, labels, model, confidence, titles, notes):
    """Make the tables of the change of R squared and of the coefficients.

    Parameters
    ----------
    results : Results
    say : Phrases
    name : str
        Of the hypothesis.
    response : str
    labels : dict of str to str
        From each term of the model to what it is called.
    model : Finding
    confidence : Number
    titles : (str, str)
        The phrases that head the table of the change, and the model in it.
    notes : list of tuple of Inline
        Below the coefficients, between what the response is and how the model fits.

    Returns
    -------
    list of Table
    """
    added = [Column("moderation", statistic) for statistic in CHANGE]
    title, of_model = titles
    # Where a table of the model has them, they stand there, as in SPSS.
    models = model_tables(results, say, "moderation", name, added)
    models = models or statistics_table(
        results,
        say,
        label_for("change", name),
        say.text(f"moderation.{title}", hypothesis=name),
        "model",
        [(say.text(f"moderation.{of_model}"), name)],
        [Column("moderation", "r_squared"), *added],
        [say("coefficients.change_note")],
    )
    rows = [(say.text("coefficients.constant"), part_of(name, CONSTANT))]
    rows += [(label, part_of(name, term)) for term, label in labels.items()]
    coefficients = statistics_table(
        results,
        say,
        label_for("coefficients", name),
        say.text("coefficients.title", hypothesis=name),
        "term",
        rows,
        coefficient_columns(say, "moderation", confidence),
        [say("coefficients.note", response=response), *notes, *model_note(say, model)],
    )
    return [*models, *coefficients]


def size_of_change(say, model):
    """Tell how large what the products add is, as inlines or nothing."""
    size = "f_squared_change"
    if not model.has(size):
        return ()
    return say(
        "moderation.size", f_squared=model.estimate(size, f"{size}_ci_low", f"{size}_ci_high")
    )
