"""Steps of a run as a reader calls them."""

from angket.engine.progress import clock
from angket.engine.reasons import MADE_OF
from angket.page.labelled import Labelled
from angket.page.made_from import made_from
from angket.page.reading import settings_of
from angket.page.rendering import words_of


class Steps:
    """Names steps and studies, and tells reasons, in the language of the reader.

    Parameters
    ----------
    request : starlette.requests.Request
    """

    def __init__(self, request):
        self.say, self._project = words_of(request), request.app.state.project
        self._labelled = {}

    def named(self, rule):
        """Return what a rule is called; one that has no phrase by its name, with blanks."""
        return self.say.get(f"run.rules.{rule}") or rule.replace("_", " ")

    def of(self, study):
        """Return what a study is called; what belongs to none has a name, too."""
        return study or self.say("run.further")

    def reason(self, message, study=""):
        """Tell why a step of a study runs: settings by what the form calls them.

        Of what the program is made, no reader need know the parts.
        """
        if message.key in MADE_OF.values():
            return self.say("run.plan.program")
        if message.key == "reasons.changed":
            return self.say("changed.file", file=message.fillings["file"].rpartition("/")[2])
        labelled = self._labels_of(study) if self._project.has(study) else None
        told = labelled and labelled.change(message)
        return told or message.tell(self.say.language)

    def _labels_of(self, study):
        if study not in self._labelled:
            made, (settings, _) = made_from(self._project, study), settings_of(self._project, study)
            known = [made.read()] if made else []
            self._labelled[study] = Labelled(self.say, *known, settings or {})
        return self._labelled[study]

    def clock(self, seconds):
        """Write a duration; nothing where it is not known."""
        return "" if seconds is None else clock(seconds)
