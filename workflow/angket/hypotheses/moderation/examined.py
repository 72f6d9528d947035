"""The terms of a moderation by groups whose assumptions are examined."""

from angket.hypotheses.moderation.by_groups import sample_by_groups


def design(hypothesis, data, scale):
    """Make the terms; a moderation by a variable asks for none.

    Parameters and errors are those of `angket.hypotheses.moderation.by_groups.sample_by_groups`.
    """
    return sample_by_groups(hypothesis, data, scale)
