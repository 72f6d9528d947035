"""Writes the first description of a study, with comments for who sees YAML for the first time."""

from angket.answers.coding import NUMBER
from angket.drafting.families import is_telling
from angket.drafting.guess import missing_labels
from angket.drafting.vocabulary import spelled
from angket.drafting.writing import comment, listed, name, value
from angket.hypotheses.kind import kinds
from angket.messages.message import Message

# Of a heading in a comment, so much is shown.
_SHOWN = 60
_ASIDE = ("timestamp", "dropped", "id", "total", "copy", "text", "several", "option", "nameless")
_ASIDE += ("empty",)


class Draft:
    """A description of a study, line by line.

    Parameters
    ----------
    study : str
        Its name.
    file : str
        The file of answers, from the project's folder.
    found : angket.drafting.guess.Guess
    respondents : int
    notes : list
        What was found out about the file.
    as_text : set of int
        Positions of columns with numbers that the file stores as text.
    sheet : str, optional
        The sheet of a workbook where it is not the first.
    """

    def __init__(self, study, file, found, respondents, notes=(), as_text=(), sheet=None):
        self.study, self.file, self.found, self.sheet = study, file, found, sheet
        self.respondents, self.notes, self.as_text = respondents, notes, set(as_text)
        numbered = enumerate(found.variables, start=1)
        self.variables = [own or self.tell("variable_name", number=n) for n, own in numbered]

    def tell(self, key, **fillings):
        """Tell a phrase of the draft in its language."""
        return Message(f"draft.{key}", **fillings).tell(self.found.language)

    def note(self, key, indent=0, **fillings):
        """Return the lines of a comment."""
        return comment(self.tell(key, **fillings), indent)

    def text(self):
        """Return the whole description."""
        parts = [self._head(), self._data(), self._scales(), self._variables()]
        parts += [self._labels(), self._profile(), self._choices(), self._ending()]
        return "\n\n".join("\n".join(part) for part in map(list, parts) if part) + "\n"

    def _head(self):
        yield from self.note("head")
        yield from self.note("head_yaml")
        yield from self.note("size", count=self.respondents, columns=len(self.found.columns))
        for found in self.notes:
            yield from self.note("found_out", note=found)
        yield f"title: {value(self.study)}"
        yield f"language: {self.found.language}"

    def _data(self):
        found = self.found
        yield "data:"
        yield f"  file: {value(self.file)}"
        if self.sheet:
            yield f"  sheet: {value(self.sheet)}"
        if found.id:
            yield f"  id: {name(found.names[found.id.place])}"
            if found.id_is_personal:
                yield from self.note("id_is_personal", 2)
                yield "  pseudonyms: sequential"
        items = [item for group in found.groups for item in group.items]
        needed = [*items, *(column for column in found.profile if column.kind == "number")]
        if named := [self._short(c) for c in needed if c.place in self.as_text]:
            yield from self.note("numbers_as_text", 2, columns=named)
            yield "  # accept: [numbers_as_text]"
        if mapped := list(found.mapped()):
            yield from self.note("columns", 2)
            yield "  columns:"
            for column, short in mapped:
                yield f"    {name(short)}: {self._place_of(column)}"
        if joined := [column for column in found.named() if column.parts]:
            yield from self.note("parallel", 2)
            yield "  parallel:"
            for column in joined:
                parts = [found.further[place] for place in column.parts]
                yield f"    {name(found.names[column.place])}: {listed(parts, name)}"
        personal = list(dict.fromkeys(c.heading for c in found.of_kind("personal") if c.heading))
        if personal:
            yield from self.note("personal", 2)
            yield f"  personal: {listed(personal)}"
        yield from self._aside()

    def _place_of(self, column):
        """Write where a column stands: by its heading, and where that is doubled by both."""
        if column.place in self.found.doubled:
            return f"{{heading: {value(column.heading)}, position: {column.place + 1}}}"
        return value(column.heading)

    def _aside(self):
        """Tell which columns are not used, and why."""
        for kind in _ASIDE:
            if columns := [self._short(c) for c in self.found.of_kind(kind)]:
                yield from self.note(f"aside.{kind}", 2, columns=columns)

    def _scales(self):
        yield "scales:"
        for number, scale in enumerate(self.found.scales, start=1):
            yield f"  {self._scale_name(number)}:"
            yield from self._codes(scale)

    def _scale_name(self, number):
        return self.tell("scale_name", number=number)

    def _codes(self, scale):
        groups, codes = scale["groups"], scale["codes"]
        if not groups[0].ordered:
            yield from self.note("order_unknown", 4)
            yield "    order: unknown"
        elif groups[0].items[0].told:
            yield from self.note("scale_told", 4)
        elif any(label is None for label in codes.values()):
            yield from self.note("scale_numbers", 4)
        else:
            yield from self.note("scale_guess", 4)
        if any(group.doubled for group in groups):
            yield from self.note("same_label", 4)
        chosen = set().union(*(group.chosen() for group in groups))
        if never := [code for code in codes if code not in chosen]:
            yield from self.note("never_chosen", 4, codes=never)
        yield "    codes:"
        for code, label in codes.items():
            yield f"      {code}: {value(label or self.tell('answer', code=code))}"
        yield from self._no_points(groups, codes)

    def _no_points(self, groups, codes):
        """Tell what stands among the answers and is no point of the scale."""
        items = [item for group in groups for item in group.items]
        missing = sorted({code for group in groups for code in group.missing} - set(codes))
        if missing:
            yield from self.note("missing", 4, codes=missing)
            yield f"    missing: [{', '.join(map(str, missing))}]"
        others = list(dict.fromkeys(text for group in groups for text in group.not_applicable))
        if others:
            yield from self.note("not_applicable", 4)
            yield f"    not_applicable: {listed(others)}"
        known = {*map(str, codes), *map(str, missing)}
        known |= {spelled(label) for label in codes.values() if label}
        known |= set(map(spelled, others))
        odd, shown = set(), set()
        for item in items:
            own = {
                text
                for text in item.filled.unique()
                if not (self._is_known(text, known) or (item.both and text[:1] in known))
            }
            odd |= own
            shown |= set(item.shown(own))
        if odd:
            shown, hidden = sorted(shown), len(odd - shown)
            yield from self.note("odd", 4, answers=shown) if shown else ()
            yield from self.note("odd_once", 4, count=hidden) if hidden else ()

    @staticmethod
    def _is_known(text, known):
        if NUMBER.fullmatch(text):
            number = float(text.replace(",", "."))
            return number.is_integer() and str(int(number)) in known
        return spelled(text) in known

    def _variables(self):
        yield from self.note("variables")
        yield "variables:"
        scales = enumerate(self.found.scales, start=1)
        numbers = {id(group): number for number, scale in scales for group in scale["groups"]}
        for number, group in enumerate(self.found.groups, start=1):
            label = group.family.name if is_telling(group.family) else ""
            label = label or self.tell("variable_label", number=number)
            yield f"  {name(self.variables[number - 1])}:"
            yield f"    label: {value(' '.join(label.split()))}"
            yield f"    scale: {self._scale_name(numbers[id(group)])}"
            names = [self.found.names[item.place] for item in group.items]
            yield f"    items: {listed(names, name)}"
            yield from self.note("reversed", 4, item=names[-1])
            yield "    reversed: []"

    def _labels(self):
        labels = []
        for group in self.found.groups:
            for item in group.items:
                own = self.found.names[item.place]
                text = item.wording or (item.family.member if item.family.key else item.heading)
                text = " ".join(text.split())
                # A mere part of the name, such as ex01 of load[ex01], is no wording.
                if text and text not in own:
                    labels.append(f"  {name(own)}: {value(text)}")
        if labels:
            yield from self.note("labels")
            yield "labels:"
            yield from labels

    def _profile(self):
        if not self.found.profile:
            return
        yield from self.note("profile")
        yield "profile:"
        for column in self.found.profile:
            own = self.found.names[column.place]
            label = " ".join((column.asked or own).split())
            more = ", kind: number" if column.kind == "number" else ""
            if order := self.found.orders.get(column.place):
                more += f", order: {listed(order)}"
            if column.kind == "category" and (missing := missing_labels(column)):
                more += f", missing: {listed(missing)}"
            yield f"  {name(own)}: {{label: {value(label or own)}{more}}}"

    def _choices(self):
        """Write the questions with several answers to tick; they are counted and no scale."""
        questions = [
            question
            for question in self.found.options
            if len(set(map(spelled, question.options))) == len(question.options)
            and all(question.options)
        ]
        if not questions:
            return
        yield from self.note("choices")
        yield "multiple_choice:"
        for number, question in enumerate(questions, start=1):
            yield f"  {self.tell('choice_name', number=number)}:"
            yield f"    label: {value(' '.join(question.asked.split()))}"
            if question.separator:
                yield f"    column: {value(self.found.further[question.columns[0].place])}"
                yield f"    separator: {value(question.separator)}"
                yield f"    options: {listed(question.options)}"
            else:
                yield "    columns:"
                for option, column in zip(question.options, question.columns, strict=True):
                    yield f"      {value(option)}: {value(self.found.further[column.place])}"

    def _ending(self):
        yield "tests:"
        yield "  alpha: 0.05"
        yield "  cronbach_minimum: 0.70"
        yield ""
        yield from self.note("hypotheses")
        names = [*self.variables, self.tell("variable_name", number=2)]
        yield "# hypotheses:"
        yield "#   H1:"
        yield f"#     statement: {self.tell('statement')}"
        others = [kind for kind in kinds() if kind != "regression"]
        yield f"#     kind: regression            # {self.tell('other_kinds', kinds=others)}"
        yield f"#     response: {names[1] if len(self.variables) > 1 else names[-1]}"
        yield f"#     predictors: [{names[0]}]"
        yield f"#     scale: interval             # {self.tell('raw')}"

    def _short(self, column):
        heading = " ".join(column.heading.split())
        short = heading if len(heading) <= _SHOWN else f"{heading[:_SHOWN]}..."
        return short or self.tell("position", position=column.place + 1)
