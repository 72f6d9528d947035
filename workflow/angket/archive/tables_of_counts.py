"""The lists and tables of counts among the statistics of a study, and those with few in a cell."""

from angket.archive.answers_to_tests import tells_of_few, tests_of_few
from angket.archive.groups_of_terms import counts_in_terms
from angket.hypotheses.declared import counts_of, tables_of_counts
from angket.statistics.categorical.hidden_cells import hidden_cells
from angket.statistics.categorical.joint_groups import is_named_in
from angket.subjects import (
    column_and_value,
    factors_of,
    pair_apart,
    pair_of,
    pairs_of,
    parts_of,
    value_of,
    values_of,
    whole_and_part,
)

MISSING = "missing"


class Tables:
    """The counts in the statistics of a study.

    Parameters
    ----------
    rows : list of (str, str, str, str)
        Section, subject, statistic and value.
    settings : dict
        With variables, profile, hypotheses and comparisons.
    smallest : int

    Attributes
    ----------
    hidden : set of (str, str)
        Section and subject of counts of profile columns and categories that are not told.
    percents_hidden : set of (str, str)
        Section and column of lists of which percents would tell how many have no answer.
    hidden_items : set of str
        Variables of which a question has an answer that few gave.
    hidden_parts : set of str
        Variables of which the total, a dimension and the questions are of samples that differ by
        few, or few have a person's mean in the total: what they sum up to would tell of these.
    tests : set of str
        Tests of which an answer was given by few, in all or in a group.
    choices : set of str
        Questions with several answers of which one was chosen by few.
    crosstabs : set of str
        Hypotheses whose table has a small cell, whose terms stand for few respondents, or whose
        kind does not say what counts respondents.
    compared : set of str
        Comparisons, such as `stress|gender`, with a small group.
    names : dict
        From a profile column to its categories below the limit that no setting names.
    """

    def __init__(self, rows, settings, smallest):
        self.smallest, self.settings = smallest, settings
        self._values = {tuple(row[:3]): row[3] for row in rows}
        self._subjects = {}
        for section, subject, *_ in rows:
            self._subjects.setdefault(section, {})[subject] = None
        self.analysed = self.count("sample", "all", "analysed") or 0
        self.hidden, self.percents_hidden, self.names = set(), set(), {}
        for name, column in settings["profile"].items():
            if column.get("kind") != "number":
                named = {*column.get("order", ()), *column.get("join", ()), column.get("join_few")}
                self._look_at_list("sample", name, named)
        for name in settings["variables"]:
            self._look_at_list("category", name)
        self.hidden_parts = {n for n in settings["variables"] if self._has_parts_of_few(n)}
        self.hidden_items = self.hidden_parts | {
            name for name in settings["variables"] if self._has_rare_answer(name)
        }
        self.tests = tests_of_few(self)
        self.choices = {
            name
            for name in settings.get("multiple_choice") or {}
            if any(self.few(n) for n in self.cells("multiple_choice", name).values())
        }
        self.crosstabs = {
            name
            for name, hypothesis in settings["hypotheses"].items()
            if counts_of(hypothesis["kind"]) is None or self._has_small_table(name, hypothesis)
        }
        self.compared = {
            pair_of(variable, comparison["by"])
            for comparison in settings["comparisons"]
            for variable in comparison["variables"]
            if self._has_small_group(variable, comparison["by"])
        }

    def value(self, section, subject, statistic):
        """Return a value as text, or None."""
        return self._values.get((section, subject, statistic))

    def subjects(self, section, beginning=""):
        """List the subjects of a section that begin with a text."""
        return [name for name in self._subjects.get(section, ()) if name.startswith(beginning)]

    def count(self, section, subject, statistic="n"):
        """Return a count, or None where there is none."""
        return as_count(self.value(section, subject, statistic))

    def few(self, count):
        """Tell whether a count, or the text of one, is of somebody and below the limit."""
        count = as_count(count)
        return count is not None and 0 < count < self.smallest

    def cells(self, section, name):
        """Return the counts of a list `name=category`, those without a category among them."""
        found = {
            subject: self.count(section, subject)
            for subject in self.subjects(section, values_of(name))
        }
        return {subject: n for subject, n in found.items() if n is not None}

    def _look_at_list(self, section, name, known=None):
        cells = self.cells(section, name)
        rest = self.analysed - sum(cells.values())
        missing = value_of(name, MISSING)
        # By the same rule as in reports; who has no category is counted by every test.
        named = {subject: n for subject, n in cells.items() if subject != missing}
        hidden = hidden_cells(named, self.smallest)
        if self.few(cells.get(missing)) or self.few(rest):
            whole = cells | ({None: rest} if rest > 0 else {})
            hidden = hidden_cells(whole, self.smallest, hidden)
        self.hidden |= {(section, subject) for subject in hidden if subject}
        if {None, missing} & hidden:
            self.percents_hidden.add((section, name))
        if known is not None:
            few = {column_and_value(subject)[1] for subject, n in cells.items() if self.few(n)}
            self.names[name] = few - known - {MISSING}

    def _has_rare_answer(self, name):
        items = self.settings["variables"][name]["items"]
        counts = [n for item in items for n in self.cells("frequency", item).values()]
        counts += [self.count("msi", s, "frequency") for s in self.subjects("msi", values_of(name))]
        return any(self.few(n) for n in counts)

    def _has_parts_of_few(self, name):
        variable = self.settings["variables"][name]
        parts = [name, *variable.get("dimensions", {}), *variable["items"]]
        samples = {self.count("description", part) for part in parts} - {None}
        apart = [one - other for one in samples for other in samples]
        return any(self.few(n) for n in [*apart, self.count("missing", name, "person_mean")])

    def _has_small_table(self, name, hypothesis):
        counts = []
        for section, keys in tables_of_counts(hypothesis["kind"]).items():
            counts += [self.count(section, s) for s in self.subjects(section, parts_of(name))]
            n = self.count(keys["n"], name)
            valid = [self.valid(hypothesis[keys[of]]) for of in ("rows", "columns")]
            counts += [n, *(whole - n for whole in valid if n is not None)]
        for section in counts_of(hypothesis["kind"]).get("samples", ()):
            counts += counts_in_terms(self, section, name)
        return any(map(self.few, counts))

    def _has_small_group(self, variable, by):
        subject = pair_of(variable, by)
        groups = [
            self.count("comparison", s) for s in self.subjects("comparison", values_of(subject))
        ]
        groups = [n for n in groups if n is not None]
        lost = [self.valid(name) - sum(groups) for name in (variable, by)] if groups else []
        return any(self.few(n) for n in [*groups, *lost])

    def valid(self, name):
        """Count those who have a value of a variable or a profile column."""
        if name in self.settings["variables"]:
            n = self.count("description", name)
            return self.analysed if n is None else n
        return self.analysed - (self.count("sample", value_of(name, MISSING)) or 0)

    def comparison_of(self, subject):
        """Name the comparison that a subject of `comparison` or `post_hoc` is about."""
        return next(
            (
                name
                for name in self.compared
                if subject == name or subject.startswith((values_of(name), parts_of(name)))
            ),
            None,
        )

    def is_of_hidden_items(self, section, subject, statistic):
        """Tell whether a value says how single questions were answered that are not told."""
        for name in self.hidden_items:
            variable = self.settings["variables"][name]
            items, single = set(variable["items"]), self._single(name, variable)
            if name in self.hidden_parts:
                single |= variable.get("dimensions", {}).keys()
            answered = {subject, column_and_value(subject)[0]} & (items | {name})
            if section in ("frequency", "msi") and answered:
                return True
            if section == "description" and subject in items | single:
                return True
            if statistic == "alpha_if_deleted" and subject in items:
                return True
        return False

    @staticmethod
    def _single(name, variable):
        """Name the dimensions, and the variable, that are one question under another name."""
        parts = {part: found["items"] for part, found in variable.get("dimensions", {}).items()}
        parts[name] = variable["items"]
        return {part for part, items in parts.items() if len(items) < 2}

    def without_names(self, section, subject):
        """Leave a category that few typed out of a subject; None where nothing else is left."""
        question, option = column_and_value(subject)
        if section == "multiple_choice" and question in self.choices:
            # What can be chosen may have been typed, too.
            return subject if option is None else None
        if option is not None and tells_of_few(self, section, subject, "n"):
            return None  # what was answered may have been typed
        for column, names in self.names.items():
            for name in names:
                if section == "sample" and subject == value_of(column, name):
                    return value_of(column, "withheld")
                if (
                    (section == "comparison" and self._is_group_of(subject, column, name))
                    or (section == "post_hoc" and self._is_pair_of(subject, column, name))
                    or self._is_cell_of(section, subject, column, name)
                    or self._is_term_of(subject, column, name)
                ):
                    return None
        return subject

    @staticmethod
    def _is_group_of(subject, column, name):
        comparison, group = column_and_value(subject)
        return pair_apart(comparison)[1] == column and is_named_in(name, group or "")

    @staticmethod
    def _is_pair_of(subject, column, name):
        comparison, pair = whole_and_part(subject)
        named = any(is_named_in(name, group) for group in pair_apart(pair))
        return pair_apart(comparison)[1] == column and (named or _is_of(pair, name, name))

    def _is_cell_of(self, section, subject, column, name):
        hypothesis, cell = whole_and_part(subject)
        settings = self.settings["hypotheses"].get(hypothesis)
        keys = settings and tables_of_counts(settings["kind"]).get(section)
        if not keys:
            return False
        return _is_of(
            cell,
            name if settings[keys["rows"]] == column else None,
            name if settings[keys["columns"]] == column else None,
        )

    def _is_term_of(self, subject, column, name):
        hypothesis, term = whole_and_part(subject)
        if hypothesis not in self.settings["hypotheses"]:
            return False
        known = {*self.settings["variables"], *self.settings["profile"]}
        return value_of(column, name) in factors_of(term, known)

    def tells_name(self, value):
        """Tell whether the reason of an absent value names a category that few typed."""
        return value.startswith("undefined: ") and any(
            name in value for names in self.names.values() for name in names
        )


def _is_of(pair, first, second):
    """Tell whether a pair begins with one thing, or ends with another."""
    begins = first is not None and pair.startswith(pairs_of(first))
    return begins or (second is not None and pair.endswith(pair_of("", second)))


def as_count(value):
    """Return a count as a whole number, or None.

    >>> as_count("3"), as_count("undefined: no values"), as_count(None)
    (3, None, None)
    """
    try:
        return int(float(value))
    except (TypeError, ValueError, OverflowError):
        return None
