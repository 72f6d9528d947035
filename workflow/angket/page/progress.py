"""How far a run is, gathered from the file of its events; the line in a terminal says the same."""

import json
from dataclasses import dataclass, field

from angket.engine.events import COLLECTING


@dataclass
class Step:
    """A step of a run.

    Attributes
    ----------
    rule, study : str
    state : str
        `begun`, `finished` or `failed`.
    log : str
        Of a step that failed.
    """

    rule: str
    study: str
    state: str = "begun"
    log: str = ""


@dataclass
class Progress:
    """What a run has done so far.

    Attributes
    ----------
    file : path
        Of its events, which may not be there yet.
    total : int
        How many steps there are; 0 where that is not known yet, or nothing is to be done.
    steps : dict of int to Step
        In the order in which they began.
    """

    file: object
    total: int = 0
    steps: dict = field(default_factory=dict)
    read_bytes: int = 0

    @property
    def done(self):
        """Return how many steps are finished."""
        counted = (step for step in self.steps.values() if step.rule not in COLLECTING)
        return sum(step.state == "finished" for step in counted)

    def of_state(self, state):
        """Return the steps of a state but for the one that only collects what others made."""
        return [step for step in self.steps.values() if step.state == state and step.study]

    def read(self):
        """Read what was written since the last time.

        Returns
        -------
        bool
            Whether there was anything.
        """
        events, now = read_events(self.file, self.read_bytes)
        self.read_bytes = now
        for event in events:
            self._take(event)
        return bool(events)

    def _take(self, event):
        number = event.get("step")
        if event["kind"] == "total":
            self.total = event["steps"]
        elif event["kind"] == "begun":
            self.steps[number] = Step(event["rule"], event["study"])
        elif number in self.steps:
            self.steps[number].state = event["kind"]
            self.steps[number].log = event.get("log", "")


def read_events(file, start=0):
    """Read the events that stand in a file which may still grow.

    Parameters
    ----------
    file : path
    start : int
        Where to begin, in bytes.

    Returns
    -------
    list of dict
        Of whole lines alone.
    int
        Where the next time may begin.
    """
    try:
        with open(file, "rb") as stream:
            stream.seek(start)
            text = stream.read()
    except OSError:
        return [], start
    whole = text[: text.rfind(b"\n") + 1]
    return [json.loads(line) for line in whole.splitlines()], start + len(whole)
