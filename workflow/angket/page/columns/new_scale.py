"""The scale of a column that the draft took for no item, found as the draft finds scales."""

from dataclasses import replace

from angket.answers.coding import NUMBER
from angket.drafting.answer_scales import set_scale
from angket.drafting.groups import Group
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
    for name, scale in scales_of(study).items():
        coding = coding_of(scale, column.labels)
        if answers and all(coding.meaning(text) is not None for text in answers):
            return name
    if not 1 < len(answers) <= POINTS:
        return None
    numeric = all(NUMBER.fullmatch(text) for text in answers)
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
