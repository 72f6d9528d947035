"""What a moderation is about: the totals of predictor, moderator and response, or groups."""

from angket.answers.spelling import plain
from angket.hypotheses.kind import model
from angket.messages.message import Message
from angket.subjects import product_of

# The fewest respondents of a group where a study does not say: as of the kind `difference`.
SMALLEST = 5


def variables(hypothesis):
    """Name what is needed, in the order of the model; of a profile column there are no totals."""
    return [hypothesis["predictor"], moderator_of(hypothesis), hypothesis["response"]]


def moderator_of(hypothesis):
    """Return the variable that moderates, or what has the groups that do."""
    return hypothesis.get("moderator") or hypothesis["groups"]


def models(name, hypothesis):
    """List the regressions whose assumptions are examined."""
    pair = [hypothesis["predictor"], moderator_of(hypothesis)]
    terms = [*pair, product_of(*pair)]
    described = model(name, hypothesis, hypothesis["response"], pair, terms=terms)
    return [described._replace(design="groups" in hypothesis)]


def problems(hypothesis, study):
    """Yield what does not fit: the path of keys in the hypothesis, and the message."""
    if ("moderator" in hypothesis) == ("groups" in hypothesis):
        yield (), Message("hypotheses.moderation.moderator_or_groups")
        return
    roles = ["response", "predictor", "groups" if "groups" in hypothesis else "moderator"]
    if len({hypothesis[role] for role in roles}) < len(roles):
        yield (), Message("hypotheses.moderation.three_variables", roles=roles)
    if "groups" in hypothesis:
        yield from _problems_of_groups(hypothesis, study)
        return
    for key in ("reference", "smallest_group"):
        if key in hypothesis:
            yield (key,), Message("hypotheses.moderation.of_groups_alone", named=key)


def _problems_of_groups(hypothesis, study):
    variables, profile, groups = study["variables"], study["profile"], hypothesis["groups"]
    for key in ("direction", "johnson_neyman"):
        if hypothesis.get(key):
            yield (key,), Message("hypotheses.moderation.of_moderator_alone", named=key)
    known = None
    if groups in variables:
        if "categories" not in variables[groups]:
            yield ("groups",), Message("hypotheses.moderation.no_categories", variable=groups)
            return
        described = study["categories"][variables[groups]["categories"]]
        bands = [band["label"] for band in described.get("bands", ())]
        known = described.get("labels") or bands
    elif groups in profile:
        if profile[groups].get("kind", "category") != "category":
            yield ("groups",), Message("hypotheses.moderation.column_of_numbers", column=groups)
            return
        known = [str(category) for category in profile[groups].get("order", ())]
    reference = hypothesis.get("reference")
    if known and reference is not None and plain(str(reference)) not in map(plain, known):
        told = Message(
            "hypotheses.moderation.no_such_category",
            category=reference, column=groups, known=known,
        )  # fmt: skip
        yield ("reference",), told
