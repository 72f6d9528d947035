"""The reports of the invented studies, each computed once, as texts in both languages."""

import csv
import functools
from pathlib import Path

import yaml

from angket.formats.blocks import Heading
from angket.report.compose import sections
from angket.report.phrases import Phrases, report_words
from angket.report.places import flat
from angket.report.results import Results
from angket.tables import read_statistics
from claims_told import line_of, part_of_hypothesis, part_of_sensitivity
from hypotheses_text import text_of_block
from invented_studies import STUDIES, flagged, tied
from made_once import made_once
from whole_study import compute

CASES = Path(__file__).parent / "report/cases"
MADE = STUDIES | {"flagged_kept": functools.partial(flagged, leave_out=False), "tied": tied}


def case(name, **hypotheses):
    """Return a study that readers found a fault in, its answers and their columns.

    Parameters
    ----------
    name : str
        A folder of `CASES`.
    **hypotheses : dict
        Further keys of some hypotheses.
    """
    study = yaml.safe_load((CASES / name / "study.yaml").read_text(encoding="utf-8"))
    with open(CASES / name / "responses.csv", encoding="utf-8", newline="") as stream:
        head, *rows = csv.reader(stream)
    study["data"]["file"] = "resources/small/answers.csv"
    study["tests"]["resamples"] = 1000
    for hypothesis, keys in hypotheses.items():
        study["hypotheses"][hypothesis] |= keys
    return study, rows, head


MADE_OF_CASES = {
    f"case {folder.name}": functools.partial(case, folder.name) for folder in CASES.iterdir()
}


@functools.cache
def computed(name):
    """Return settings and statistics of an invented study, or of a case."""

    def make(folder):
        study, rows, head = (MADE | MADE_OF_CASES)[name]()
        settings, inputs = compute(folder / "study", rows, study, head)
        return settings, read_statistics(inputs.statistics)

    return made_once(name, make)


class Told:
    """The report of an invented study in a language.

    Parameters
    ----------
    name, language : str
    """

    def __init__(self, name, language="en"):
        settings, statistics = computed(name)
        self.statistics = statistics
        self.say = Phrases(report_words(language))
        told = settings | {"language": language}
        origin = {"software": {}, "citations": [], "answers": "", "settings": ""}
        self.results = Results(statistics, told, self.say, {}, (), origin)

    @functools.cached_property
    def sections(self):
        """The blocks of each section, but of the one about methods, by its name."""
        return {
            section.__name__.rpartition(".")[2]: flat(section.compose(self.results, self.say))
            for section in sections()
            if not section.__name__.endswith(("methods", "references"))
        }

    def text(self, *names):
        """Return the text of some sections, or of all."""
        chosen = names or self.sections
        return "\n".join(text_of_block(block) for name in chosen for block in self.sections[name])

    def under(self, section, heading):
        """Return the text below a heading, up to the next of its level."""
        lines, level = [], 0
        for block in self.sections[section]:
            if isinstance(block, Heading) and block.text == heading:
                level = block.level
            elif isinstance(block, Heading) and block.level <= level:
                level = 0
            elif level:
                lines.append(text_of_block(block))
        return "\n".join(lines)

    def hypothesis(self, name):
        return part_of_hypothesis(self.results, self.say, name)

    def sensitivity(self, name):
        return part_of_sensitivity(self.results, self.say, name)

    def line(self, name):
        return line_of(self.results, self.say, name)

    def number(self, *place):
        return float(self.statistics[place])


@functools.cache
def told_of(name, language="en"):
    """Return the report of an invented study in a language, composed once."""
    return Told(name, language)
