"""What a run would redo, and why, in words, from a look at it."""

from dataclasses import dataclass, field

from angket.messages.packed import unpacked
from angket.page.problems import problems_of
from angket.page.running import Asked


@dataclass
class OfStudy:
    """What would be redone of a study.

    Attributes
    ----------
    name : str
    first : bool
        Whether nothing of it was made yet.
    own : dict of tuple to list of str
        From reasons of their own to what the steps are called that run for them.
    following : list of str
        What the others are called, which follow from these.
    """

    name: str
    first: bool = False
    own: dict = field(default_factory=dict)
    following: list = field(default_factory=list)

    @property
    def count(self):
        """Return how many steps there are."""
        return sum(map(len, self.own.values())) + len(self.following)


@dataclass
class Plan:
    """What would be redone.

    Attributes
    ----------
    studies : list of OfStudy
    problems : list
        What is wrong in the settings, so that nothing can be (`angket.page.problems`).
    output : str
        What Snakemake said, where the look failed.
    """

    studies: list
    problems: list
    output: str = ""


def plan_of(runs, study, steps):
    """Look what a run would redo.

    Parameters
    ----------
    runs : angket.page.running.Runs
    study : str
        Empty for all that are listed.
    steps : angket.page.told_steps.Steps

    Returns
    -------
    Plan
    """
    asked = Asked(study=study)
    look = runs.look(asked)
    if look.status:
        return Plan([], problems_of(runs.root, asked, steps.say.language), look.output)
    found = {}
    # A distrusted step, which comes first, has the same reasons and more where it is planned, too.
    for step in look.steps:
        reasons = [unpacked(reason) for reason in step.get("reasons", [])]
        found.setdefault(step["study"], {})[step["rule"]] = reasons
    return Plan([_of_study(name, found[name], steps) for name in sorted(found)], [])


def _of_study(name, found, steps):
    keys = {reason.key for reasons in found.values() for reason in reasons}
    plan = OfStudy(name, first=keys == {"reasons.not_made"})
    for rule, reasons in found.items():
        # What it follows besides is told of the others.
        own = [reason for reason in reasons if reason.key != "reasons.waits"]
        if own and not plan.first:
            told = tuple(dict.fromkeys(steps.reason(reason, name) for reason in own))
            plan.own.setdefault(told, []).append(steps.named(rule))
        else:
            plan.following.append(steps.named(rule))
    return plan
