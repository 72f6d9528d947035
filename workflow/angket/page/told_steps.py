"""Steps of a run as a reader calls them."""

from angket.engine.progress import clock
from angket.engine.reasons import MADE_OF
from angket.page.rendering import words_of


class Steps:
    """Names steps and studies, and tells reasons, in the language of the reader.

    Parameters
    ----------
    request : starlette.requests.Request
    """

    def __init__(self, request):
        self.say = words_of(request)

    def named(self, rule):
        """Return what a rule is called; one that has no phrase by its name, with blanks."""
        return self.say.get(f"run.rules.{rule}") or rule.replace("_", " ")

    def of(self, study):
        """Return what a study is called; what belongs to none has a name, too."""
        return study or self.say("run.further")

    def reason(self, message):
        """Tell why a step runs; of what the program is made, no reader need know the parts."""
        if message.key in MADE_OF.values():
            return self.say("run.plan.program")
        return message.tell(self.say.language)

    def clock(self, seconds):
        """Write a duration; nothing where it is not known."""
        return "" if seconds is None else clock(seconds)
