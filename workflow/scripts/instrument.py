"""Keyed items and totals in; validity of items and reliability of variables out, verdicts open."""

from angket.engine.step import leave_if_current

leave_if_current(globals())

from angket.answers.left_out import of_kept_items
from angket.messages.message import Message
from angket.statistics.reliability.alpha import alpha_if_deleted, cronbach_alpha
from angket.statistics.reliability.omega import mcdonald_omega
from angket.statistics.reliability.split_half import split_half
from angket.statistics.reliability.validity import item_validity
from angket.statistics.undefined import Undefined, all_undefined, or_undefined
from angket.step import run, say
from angket.tables import Rows, read_numbers, write_rows
from angket.verdicts import HEAD, LEVEL

HALVES = ["correlation", "spearman_brown", "spearman_brown_unequal", "guttman"]
INTERVAL = ["alpha_ci_low", "alpha_ci_high"]
ALPHA = ["alpha", *INTERVAL, "alpha_standardized"]


def main(inputs, outputs, settings):
    items, totals = read_numbers(inputs.keyed), read_numbers(inputs.totals)
    settings = of_kept_items(settings, inputs)
    tests = settings["tests"]
    figures = Rows()
    for name, variable in settings["variables"].items():
        answers = items[variable["items"]]
        # Weights differ between respondents, so that an item is judged by the sum without them.
        whole = answers.sum(axis=1, skipna=False) if variable.get("weights") else totals[name]
        table = item_validity(answers, whole)
        table.insert(1, "r_critical", LEVEL if len(table) > 1 else table["r_item_total"])
        table["valid"], table["test"], table["alpha"] = LEVEL, tests["validity"], LEVEL
        table["keying"] = [keying(item, name, r) for item, r in table["r_corrected"].items()]
        figures.add_table("validity", table)
    for name, variable in settings["variables"].items():
        answers = items[variable["items"]]
        figures.add("reliability", name, reliability(answers, tests))
        extraction = settings["instrument"]["extraction"]
        omega = or_undefined(mcdonald_omega, answers, extraction, names=["omega"])
        figures.add("reliability", name, {"omega": omega["omega"], "extraction": extraction})
        halves = or_undefined(
            split_half, answers, settings["instrument"]["split_half"], names=HALVES
        )
        figures.add("reliability", name, {f"split_half_{key}": halves[key] for key in HALVES})
        for dimension, part in variable.get("dimensions", {}).items():
            figures.add("reliability", dimension, reliability(items[part["items"]], tests))
        for item, value in alpha_if_deleted(answers).items():
            figures.add("reliability", item, {"alpha_if_deleted": value})
    write_rows(outputs.open, HEAD, figures.rows)


def keying(item, variable, r):
    """Judge whether an item points the way of its variable, and warn loudly if not."""
    if isinstance(r, Undefined):
        return r
    if r >= 0:
        return "as expected"
    say(Message("steps.runs_against", item=item, variable=variable, r=f"{r:.3f}"))
    return "suspect"


def reliability(items, tests):
    """Estimate and judge Cronbach's alpha, or say why it cannot be."""
    rule = {"cronbach_minimum": tests["cronbach_minimum"]}
    try:
        figures = cronbach_alpha(items)
    except Undefined as undefined:
        shape = {"items": items.shape[1], "n": len(items.dropna())}
        return all_undefined(ALPHA, undefined.reason) | shape | {"reliable": undefined} | rule
    # In the order in which they stand in the table.
    figures = {"alpha": figures["alpha"]} | dict.fromkeys(INTERVAL, LEVEL) | figures
    return figures | {"reliable": figures["alpha"] >= tests["cronbach_minimum"]} | rule


if "snakemake" in globals():
    run(main, snakemake)
