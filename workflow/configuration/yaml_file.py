"""Reads a YAML file and remembers on which line each key stands."""

from dataclasses import dataclass
from pathlib import Path

import yaml

from configuration.bounded_yaml import OutOfBounds, events_of, read_text
from configuration.yaml_error import explain


@dataclass(frozen=True)
class Problem:
    """Something wrong in a settings file, in words for the person who wrote it."""

    file: str
    line: int | None
    key: str
    message: str

    def __str__(self):
        place = self.file
        if self.line:
            place += f", line {self.line}"
        if self.key:
            place += f", key {self.key}"
        return f"{place}: {self.message}"


class Settings:
    """The contents of a YAML file.

    Keys are text as it stands in the file, so that ``no:`` stays "no" and ``1:``
    stays "1". A key that stands twice in one mapping is a problem, not a silent
    replacement of the first.

    Attributes
    ----------
    data : object
        Mappings, lists and scalars.
    problems : list of Problem
    """

    def __init__(self, file, root="."):
        self.file = file
        self.data = None
        self.problems = []
        self._lines = {}
        self._written = {}
        self._replaced = set()
        text = ""
        try:
            text = read_text(Path(root) / file)
            events = events_of(text)
            node = yaml.compose(text, Loader=yaml.CSafeLoader)
            self.data = {} if node is None else self._construct(node, ())
            self._tell_lost_words(events)
        except FileNotFoundError:
            self.report((), "there is no such file. Create it, or correct the name.")
        except OSError as error:
            self.report((), f"cannot be read ({error.strerror}).")
        except UnicodeDecodeError:
            self.report((), "is not UTF-8 text. Save it with the encoding UTF-8.")
        except yaml.MarkedYAMLError as error:
            line, remedy = explain(error, text.splitlines())
            self.problems.append(Problem(file, line, "", f"is not valid YAML. {remedy}"))
        except (yaml.YAMLError, ValueError) as error:
            self.report((), f"is not valid YAML ({error}). Put text between quotes.")
        except OutOfBounds as error:
            self.problems.append(Problem(file, error.line, "", str(error.message)))

    def written(self, path):
        """Return a value as it was written, before YAML took it for a number or for truth."""
        return self._written.get(path)

    def replace(self, values):
        """Put values that the command line gives in the place of those of the file."""
        self.data.update(values)
        self._replaced.update(values)

    def report(self, path, message):
        """Add a problem at a path of keys and list positions."""
        if path and path[0] in self._replaced:
            self.problems.append(Problem("--config", None, _dotted(path), message))
            return
        self.problems.append(Problem(self.file, self._line(path), _dotted(path), message))

    def _line(self, path):
        while path and path not in self._lines:
            path = path[:-1]
        return self._lines.get(path)

    def _tell_lost_words(self, events):
        """Tell of texts that begin with &, whose first word YAML takes for a name."""
        used = {event.anchor for event in events if isinstance(event, yaml.AliasEvent)}
        for event in events:
            if isinstance(event, yaml.CollectionStartEvent) and event.tag:
                told = 'is not valid YAML. Text that begins with "!" belongs between quotes.'
                self.problems.append(Problem(self.file, event.start_mark.line + 1, "", told))
            name = getattr(event, "anchor", None)
            if name and name not in used:
                line = event.start_mark.line + 1
                told = f"YAML takes &{name} for a mark and drops it. Put the text between quotes."
                self.problems.append(Problem(self.file, line, "", told))

    def _construct(self, node, path):
        self._lines.setdefault(path, node.start_mark.line + 1)
        if isinstance(node, yaml.MappingNode):
            mapping = {}
            for key_node, value_node in node.value:
                key = str(key_node.value)
                here = (*path, key)
                line = key_node.start_mark.line + 1
                if key in mapping:
                    self.problems.append(
                        Problem(
                            self.file,
                            line,
                            _dotted(here),
                            f"stands twice, first on line {self._lines[here]}. Keep one of them.",
                        )
                    )
                    continue
                self._lines[here] = line
                mapping[key] = self._construct(value_node, here)
            return mapping
        if isinstance(node, yaml.SequenceNode):
            return [
                self._construct(child, (*path, position))
                for position, child in enumerate(node.value)
            ]
        self._written[path] = node.value
        return _SCALARS.construct_object(node)


_SCALARS = yaml.constructor.SafeConstructor()


def _dotted(path):
    text = ""
    for part in path:
        text += f"[{part + 1}]" if isinstance(part, int) else f".{part}" if text else part
    return text
