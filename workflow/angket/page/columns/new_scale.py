"""The scale of a column that the draft took for no item, found as the draft finds scales."""

from dataclasses import replace

from angket.answers.coding import NUMBER
from angket.drafting.answer_scales import set_scale
from angket.drafting.groups import NEARLY_ALL, Group
from angket.drafting.kinds import POINTS
from angket.drafting.scales import whole_numbers
from angket.messages.message import Message
from angket.page.columns.board import coding_of, scales_of


def scale_for(study, recognised, place, language):
    """Find the scale of a study on which a column is answered, or add one.

    Parameters
    ----------
    study : dict
        Its settings; a new scale is added to them.
    recognised : angket.drafting.of_file.Recognised
    place : int
        The column, counted from 0.
    language : str

    Returns
    -------
    str or None
        The name of the scale; None where the answers are none of a scale.
    """
    column = recognised.found.columns[place]
    answers = [str(text) for text in column.filled.unique()]
    numeric = all(NUMBER.fullmatch(text) for text in answers)
    # Words that are nearly all on a scale are on it: what the others mean is asked.
    shares = {name: _share(scale, column) for name, scale in scales_of(study).items()}
    best = max(shares, key=shares.get, default=None)
    if answers and best and shares[best] >= (1 if numeric else NEARLY_ALL):
        return best
    if not 1 < len(answers) <= POINTS:
        return None
    counts = whole_numbers(column.filled) if numeric else column.counts
    if numeric and (sum(counts.values()) < column.filled.size or max(counts) > POINTS):
        return None
    kind = "codes" if numeric or column.both else "labels"
    group = Group([replace(column, kind=kind, answers=answers, counts=counts)])
    set_scale(group, [])
    number, scales = 1, study.setdefault("scales", {})
    while (name := Message("draft.scale_name", number=number).tell(language)) in scales:
        number += 1
    codes = {
        str(code): label or Message("draft.answer", code=code).tell(language)
        for code, label in group.codes.items()
    }
    scales[name] = ({} if group.ordered else {"order": "unknown"}) | {"codes": codes}
    if group.not_applicable:
        scales[name]["not_applicable"] = group.not_applicable
    return name


def _share(scale, column):
    """Tell how many of the answers of a column are on a scale, from 0 to 1."""
    coding = coding_of(scale, column.labels)
    known = [text for text in column.filled.unique() if coding.meaning(str(text)) is not None]
    return column.filled.isin(known).mean()
