"""Reads a YAML file and remembers on which line each key stands."""

from pathlib import Path

import yaml

from angket.messages.message import Message
from angket.settings.bounded_yaml import OutOfBounds, events_of, read_text
from angket.settings.cell_values import is_cell_value
from angket.settings.problem import Problem
from angket.settings.scalars import read_scalar
from angket.settings.slips import standing_slips
from angket.settings.yaml_error import explain

# At most this many slips are mended to find what else is wrong with a file.
_MOST_SLIPS = 40


class Settings:
    """The contents of a YAML file.

    Keys are text as it stands in the file, so that ``no:`` stays "no" and ``1:``
    stays "1". A key that stands twice in one mapping is a problem, not a silent
    replacement of the first. A slip of the pen that shows how it must be mended is told and
    taken as mended, so that all that is wrong further down is told at the same time.

    Parameters
    ----------
    file : str
        Path from the project's folder.
    root : path
        The project's folder.
    ask : bool
        Whether words that YAML takes for unusual numbers are problems.
    text : str, optional
        What stands for the contents of a file that is not there.

    Attributes
    ----------
    data : object
        Mappings, lists and scalars; None where the file is no YAML.
    problems : list of Problem
    lines : list of str
        As they stand in the file.
    """

    def __init__(self, file, root=".", ask=True, text=None):
        self.file = file
        self.data = None
        self.problems = []
        self.lines = []
        self._ask, self._given = ask, text is not None
        self._lines = {}
        self._written = {}
        self._replaced, self._source = set(), None
        self._asked = set()
        self._commas = {}
        try:
            text = read_text(Path(root) / file) if text is None else text
            self.lines = text.split("\n")
            node = self._compose(text)
            self.data = {} if node is None else self._construct(node, ())
        except FileNotFoundError:
            self.report((), Message("settings.no_such_file"))
        except OSError as error:
            self.report((), Message("settings.unreadable", problem=error.strerror))
        except UnicodeDecodeError:
            self.report((), Message("settings.not_utf8"))
        except OutOfBounds as error:
            self._tell(error.line, error.message)
        except yaml.MarkedYAMLError as error:
            line, remedy = explain(error, self.lines)[:2]
            self._tell(line, Message("settings.not_yaml", remedy=remedy))
        except (yaml.YAMLError, ValueError) as error:
            problem = str(error).split("\n")[0]
            self.report((), Message("settings.not_yaml_at_all", problem=problem))

    @property
    def broken(self):
        """Whether there is nothing to check any further."""
        return self.data is None

    def written(self, path):
        """Return a value as it was written, before YAML took it for a number or for truth."""
        return self._written.get(path)

    def follows_comma(self, path):
        """Tell whether a key came about by a comma between braces, with no colon after it."""
        return path in self._commas

    def line_of(self, path):
        """Return the line on which a key or part stands, as a number and as text, or None."""
        line = self._line(path)
        if not line or (path and path[0] in self._replaced):
            return None, None
        return line, self.lines[line - 1].strip()

    def replace(self, values, source="--config"):
        """Put values that the command line gives in the place of those of the file."""
        self._source = source
        self.data.update(values)
        self._replaced.update(values)

    def report(self, path, message):
        """Add a problem at a path of keys and list positions.

        One that was asked about already has no other until that is answered.
        """
        if path in self._asked:
            return
        if path and path[0] in self._replaced:
            self.problems.append(Problem(self._source, None, _dotted(path), message))
            return
        self.problems.append(Problem(self.file, self._line(path), _dotted(path), message))

    def ask(self, path, message):
        """Add a problem beside which no other at the same path means anything."""
        self.report(path, message)
        self._asked.add(path)

    def _tell(self, line, message):
        self.problems.append(Problem(self.file, line, "", message))

    def _line(self, path):
        if self._given:
            return None
        while path and path not in self._lines:
            path = path[:-1]
        return self._lines.get(path)

    def _compose(self, text):
        """Build up the text, slips mended, or raise what cannot be mended."""
        lines = text.split("\n")
        for place, told, mended in standing_slips(lines):
            self._tell(place, told)
            lines[place - 1] = mended
        for _ in range(_MOST_SLIPS):
            text = "\n".join(lines)
            try:
                events = events_of(text)
                node = yaml.compose(text, Loader=yaml.CSafeLoader)
            except yaml.MarkedYAMLError as error:
                line, remedy, mended = explain(error, lines)
                if mended is None:
                    raise
                self._tell(line, Message("settings.not_yaml", remedy=remedy))
                lines[line - 1] = mended
            else:
                self._tell_lost_words(events)
                return node
        raise OutOfBounds(None, Message("settings.too_many_slips", most=_MOST_SLIPS))

    def _tell_lost_words(self, events):
        """Tell of texts that begin with & or !, whose first word YAML takes for a mark."""
        used = {event.anchor for event in events if isinstance(event, yaml.AliasEvent)}
        for event in events:
            name = getattr(event, "anchor", None)
            line = event.start_mark.line + 1
            if getattr(event, "tag", None):
                self._tell(line, Message("settings.tag", mark=event.tag))
            if name and name not in used and not isinstance(event, yaml.AliasEvent):
                self._tell(line, Message("settings.lost_word", mark=name))

    def _construct(self, node, path):
        self._lines.setdefault(path, node.start_mark.line + 1)
        if isinstance(node, yaml.MappingNode):
            mapping = {}
            for key_node, value_node in node.value:
                key = _key(key_node)
                here = (*path, key)
                line = key_node.start_mark.line + 1
                if key in mapping:
                    told = Message("settings.stands_twice", line=self._lines[here])
                    self.problems.append(Problem(self.file, line, _dotted(here), told))
                    continue
                self._lines[here] = line
                if node.flow_style and value_node.start_mark.index == value_node.end_mark.index:
                    self._commas[here] = True
                mapping[key] = self._construct(value_node, here)
            return mapping
        if isinstance(node, yaml.SequenceNode):
            return [
                self._construct(child, (*path, position))
                for position, child in enumerate(node.value)
            ]
        self._written[path] = node.value
        if node.style:
            return node.value
        value, question = read_scalar(node.value)
        if is_cell_value(path):
            return node.value if value is not None else None
        if question and self._ask:
            self.ask(path, question)
        return value


def _key(node):
    if isinstance(node, yaml.ScalarNode):
        return str(node.value)
    return "[...]" if isinstance(node, yaml.SequenceNode) else "{...}"


def _dotted(path):
    text = ""
    for part in path:
        text += f"[{part + 1}]" if isinstance(part, int) else f".{part}" if text else part
    return text
