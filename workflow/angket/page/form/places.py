"""Where values and lines begin and end in a text of YAML."""

import yaml


class Places:
    r"""Places in a text.

    Parameters
    ----------
    text : str

    Examples
    --------
    >>> at = Places("a: 1  # one\nb: 2")
    >>> at.line_end(3), at.next_line(3)
    (11, 12)
    """

    def __init__(self, text):
        self._text = text

    def end(self, node, key=None):
        """Return where a value ends; blocks end with their last line."""
        if isinstance(node, yaml.ScalarNode):
            start, end = node.start_mark.index, node.end_mark.index
            if start == end and key is not None:
                return self._text.index(":", key.end_mark.index) + 1
            return start + len(self._text[start:end].rstrip(" \t\r\n"))
        if node.flow_style or not node.value:
            return node.end_mark.index
        last = node.value[-1]
        if isinstance(last, tuple):
            return self.end(last[1], last[0])
        return self.end(last)

    def line(self, index):
        """Return where the line of a place begins."""
        return self._text.rfind("\n", 0, index) + 1

    def line_end(self, index):
        """Return where the line of a place ends, its end of line not counted."""
        end = self._text.find("\n", index)
        end = len(self._text) if end < 0 else end
        return end - 1 if self._text[end - 1 : end] == "\r" else end

    def next_line(self, index):
        """Return where the line after that of a place begins."""
        end = self._text.find("\n", index)
        return len(self._text) if end < 0 else end + 1
