"""The events of a run as lines of JSON in a file, for other programs that show how far it is."""

import json
from contextlib import suppress

from angket.messages.packed import packed


class Kept:
    """Writes events to a file, a line of JSON each, which others may read while it grows.

    Parameters
    ----------
    file : path
    language_of : callable
        From the name of a study to the language that its reasons are told in.

    Examples
    --------
    >>> import pathlib, tempfile
    >>> from angket.engine.events import Event
    >>> file = pathlib.Path(tempfile.mkdtemp()) / "events.jsonl"
    >>> kept = Kept(file, lambda study: "en")
    >>> kept.take(Event("total", 0.5, steps=3))
    >>> kept.take(Event("ended", 1.5, status="done"))
    >>> print(file.read_text(), end="")
    {"kind": "total", "time": 0.5, "steps": 3}
    {"kind": "ended", "time": 1.5, "status": "done"}
    """

    def __init__(self, file, language_of):
        self._language_of = language_of
        self._stream = open(file, "a", encoding="utf-8", buffering=1)  # noqa: SIM115

    def take(self, event):
        """Write an event down: what is known of it, and of its reasons both words and keys."""
        known = {name: value for name, value in event._asdict().items() if value is not None}
        known["reasons"] = [packed(reason) for reason in event.reasons]
        language = self._language_of(event.study)
        known["why"] = [reason.tell(language) for reason in event.reasons]
        for name in ("reasons", "why"):
            if not known[name]:
                del known[name]
        with suppress(OSError):  # What a run computes matters more than what is told of it.
            self._stream.write(json.dumps(known, ensure_ascii=False) + "\n")
            if event.kind == "ended":
                self._stream.close()
