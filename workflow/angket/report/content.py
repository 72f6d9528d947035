"""Content validity: what experts said of the items, and which of them the study's rule keeps."""

from angket.formats.blocks import Heading
from angket.report.finding import Finding, paragraph, refer_to
from angket.report.listing import listed
from angket.report.tables import Column, label_for, phrase_of, statistics_table
from angket.report.wording import study_level
from angket.statistics.content.validity import WHOLE


def compose(results, say):
    """Compose the part about content validity; nothing where no experts were asked.

    Parameters
    ----------
    results : Results
    say : Phrases

    Returns
    -------
    list of Block
    """
    rule = results.settings["instrument"].get("content")
    if not rule or not results.has("content", WHOLE, "experts"):
        return []
    whole = Finding(results, say, "content", WHOLE)
    items = [item for item in results.subjects("content") if results.value("content", item, "n")]
    verdicts = {item: results.flag("content", item, "kept") for item in items}
    tables = [*_items(results, say, items, rule), *_together(results, say)]
    dropped = [item for item in items if verdicts[item] is False]
    unjudged = [item for item in items if verdicts[item] is None]
    analysed = {item for told in results.settings["variables"].values() for item in told["items"]}
    analysed_still = [item for item in dropped if item in analysed]
    return [
        Heading(2, say.text("content.heading")),
        *paragraph(
            say("content.method", experts=whole.number("experts"), low=str(rule["lowest"]),
                high=str(rule["highest"])),
            _criterion(results, say, rule),
            refer_to(say, tables),
            say("content.all_kept") if not dropped and not unjudged else (),
            say("content.dropped", items=listed(say, dropped)) if dropped else (),
            say("content.analysed_still", items=listed(say, analysed_still))
            if analysed_still
            else (),
            say("content.unjudged", items=listed(say, unjudged)) if unjudged else (),
            _scale(say, whole),
        ),
        *tables,
    ]  # fmt: skip


def _criterion(results, say, rule):
    """Say by which index, and from which value on, an item is kept."""
    statistic, minimum = rule["statistic"], rule.get("minimum")
    if minimum is not None:
        style = results.catalogue.find("content", statistic).style
        index = say(phrase_of(f"content.{statistic}"))
        return say("content.minimum", index=index, minimum=results.write(minimum, style))
    kind = f"cvr_{rule['critical']}" if statistic == "cvr" else statistic
    return say(f"content.customary.{kind}", alpha=study_level(results))


def _items(results, say, items, rule):
    interval = say("content.interval")
    columns = [
        Column("content", "n"),
        Column("content", "aikens_v"),
        Column("content", "ci_low", over=interval),
        Column("content", "ci_high", over=interval),
        Column("content", "p"),
        Column("content", "cvr"),
        Column("content", "cvr_critical"),
        Column("content", "i_cvi"),
        Column("content", "kappa_modified"),
        Column("content", "kept", words="content.kept"),
    ]
    thresholds = {key: str(rule[key]) for key in ("relevant", "essential")}
    notes = [say("content.note", **thresholds)]
    rows = [(item, item) for item in items]
    title, label = say.text("content.items_title"), label_for("content", "items")
    return statistics_table(results, say, label, title, "item", rows, columns, notes)


def _together(results, say):
    names = ("items", "items_kept", "aikens_v", "cvr", "s_cvi_ave", "s_cvi_ua")
    rows = [(results.label(name), name) for name in results.settings["variables"]]
    rows.append((say.text("content.whole"), WHOLE))
    columns = [Column("content", name) for name in names]
    title, label = say.text("content.scale_title"), label_for("content", "scale")
    further = results.settings["instrument"]["content"]["further_items"]
    notes = [say("content.scale_note")]
    if further:
        notes.append(say("content.without", items=listed(say, further)))
    return statistics_table(results, say, label, title, "variable", rows, columns, notes)


def _scale(say, whole):
    if not whole.has("s_cvi_ave", "s_cvi_ua"):
        return ()
    return say("content.scale", ave=whole.number("s_cvi_ave"), ua=whole.number("s_cvi_ua"))
