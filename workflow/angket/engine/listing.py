"""What `snakemake -n` says: the steps of each study that would run, and why, a line each."""

import textwrap

from angket.messages.message import Message, Sentences

_WIDTH = 100
# More reasons than these of one step are counted.
_REASONS = 3


class Listing:
    """Gathers the steps of a dry run, and writes them by study.

    Parameters
    ----------
    language_of : callable
        From the name of a study to the language that its steps are told in.
    """

    def __init__(self, language_of):
        self._language_of, self._steps = language_of, {}

    def add(self, study, rule, reasons):
        """Take a step down.

        Parameters
        ----------
        study : str
            Empty for a step that belongs to none.
        rule : str
        reasons : list of Message
        """
        self._steps.setdefault(study, []).append((rule, reasons))

    def lines(self):
        """Return the lines: the name of a study, and below it a line for each of its steps.

        Examples
        --------
        >>> listing = Listing(lambda study: "en")
        >>> listing.add("mystudy", "scoring", [Message("reasons.not_made")])
        >>> listing.lines()
        ['mystudy: 1 step', '  scoring  not made yet']
        """
        lines = []
        for study, steps in sorted(self._steps.items()):
            language = self._language_of(study)
            name = study or Message("reasons.further").tell(language)
            lines.append(Message("reasons.steps", study=name, count=len(steps)).tell(language))
            longest = max(len(rule) for rule, _ in steps)
            for rule, reasons in steps:
                told = "; ".join(reason.tell(language) for reason in _some(reasons))
                told = textwrap.shorten(told, _WIDTH - longest - 4, placeholder=" ...")
                lines.append(f"  {rule:{longest}}  {told}".rstrip())
        return lines


def _some(reasons):
    further = len(reasons) - _REASONS
    if further <= 0:
        return reasons
    return [*reasons[:_REASONS], Sentences(f"(+{further})")]
