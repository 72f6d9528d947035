"""The dictionary of statistics for users: docs/statistics.md, written from the catalogue.

In the folder `workflow`: ``python -m angket.dictionary``
"""

import re
from pathlib import Path

from angket.catalogue import EVERYWHERE, PARTS, Catalogue, words
from angket.systems import systems

ROOT = Path(__file__).parents[2]
PAGE = ROOT / "docs" / "statistics.md"
UNITS = {
    "count": "a count",
    "percent": "percent",
    "probability": "a probability",
    "none": "",
    "score": "as the scores",
    "squared_score": "scores squared",
}
SIMPLE = {
    "counted": "counted or summed up",
    "given": "given by the study or the program",
    "judged": "judged from others",
    "repeated": "repeats another statistic",
    "beside": "by what computes the statistic beside it, or as the word beside it says",
}
TOP = """\
# What each statistic is, and what computes it

Every number of a study stands in `results/<study>/statistics.csv`, with a section, a subject (an
item, a variable, a hypothesis or a part of one), the name of a statistic, and a value. The tables
below say of every name what it means, its unit, the source of its formula, what computes it, and
whether reports print it: then it stands in the part of the report above the table. A function is
named as Python knows it; `own` stands for the program's own code, with the reason why no library
computes it. `<n>` stands for a number.

This page is written from the files `catalogue.yaml` and `catalogue.en.yaml` beside the code that
makes the statistics, by `python -m angket.dictionary` in the folder `workflow`. Reports cite the
sources in full.
"""
HEAD = (
    "| statistic | heading | what it means | unit | source | computed by | printed |\n"
    "|---|---|---|---|---|---|---|\n"
)
ABSTRACT = {
    EVERYWHERE: "In any section",
    "resampling": "Bootstrap, in sections of hypotheses",
    "panel": "Estimates of other ways of testing (`statistic` of `sensitivity`)",
    "power_of": "Tests whose power is computed (`test` of `power`)",
    "extracted_by": "Ways of finding loadings (`extraction`)",
    "rotated_by": "Ways of rotating factors (`rotation`)",
    "bands_of_discrimination": "Bands of the discrimination index (`bands` of `item_analysis`)",
}


def page():
    """Compose the page.

    Returns
    -------
    str
        In Markdown.

    Examples
    --------
    >>> "| `r_critical` | Critical *r* |" in page()
    True
    """
    catalogue, told, tables = Catalogue(), words("en"), _tables()
    parts = {}
    for name, section in catalogue.sections.items():
        parts.setdefault(section.part, []).append(name)
    text = [TOP]
    for part in [None, *PARTS]:
        text.append(f"## {_heading_of(part)}\n")
        for name in parts.get(part, ()):
            text.append(_section(name, catalogue.sections[name], told[name], tables.get(name)))
    return "\n".join(text)


def _heading_of(part):
    if part is None:
        return "What several sections hold"
    # Here, because whoever only reads the page's functions needs no other language.
    from angket.settings.words import load_words

    return load_words("en", "report", [part] if part in systems() else None)[part]["heading"]


def _section(name, section, told, table):
    own = {key: told_of for key, told_of in section.statistics.items() if told_of.home == name}
    others = {told_of.home for told_of in section.statistics.values()} - {name, EVERYWHERE}
    title = f"### {ABSTRACT.get(name, f'`{name}`')}\n"
    lines = [f"Table of its own: `{table}`.\n"] if table else []
    if others:
        lines.append(f"Further statistics as in {', '.join(f'`{o}`' for o in sorted(others))}.\n")
    rows = "".join(_row(key, statistic, told[key]) for key, statistic in own.items())
    return "\n".join([title, *lines, *([HEAD + rows] if rows else [])])


def _row(name, statistic, told):
    computed = [SIMPLE.get(call, f"`{call}`") for call in statistic.computed_by]
    if statistic.own:
        computed.append(f"own: {statistic.own}")
    cells = [
        f"`{name.replace('*', '<n>')}`",
        told["heading"],
        told["meaning"],
        UNITS[statistic.unit],
        "; ".join(statistic.source),
        "; ".join(computed),
        "yes" if statistic.printed else "no",
    ]
    return f"| {' | '.join(_marked(cell) for cell in cells)} |\n"


def _marked(text):
    """Write what a language file lowers and raises as Markdown does, and keep a bar in its cell."""
    text = re.sub(r"~([^~]+)~", r"<sub>\1</sub>", text.replace("|", "\\|"))
    return re.sub(r"\^([^^]+)\^", r"<sup>\1</sup>", text)


def _tables():
    """Return the table that a section has beside statistics.csv, as the rules name it."""
    found = {}
    for rules in sorted((ROOT / "workflow" / "rules").glob("*.smk")):
        text = rules.read_text(encoding="utf-8")
        for file, stage, name in re.findall(r"(results/\{study\}/([a-z]+)/(\w+)\.csv)", text):
            # Those of validation are about respondents, not about statistics.
            if stage != "validation":
                found.setdefault(name, file.replace("{study}", "<study>"))
    return found


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8", newline="\n")
