"""What kind of thing a column of a questionnaire file holds."""

import re

from angket.answers.coding import NUMBER
from angket.answers.personal import personal_kind
from angket.answers.spelling import plain
from angket.drafting.scales import HIGHEST, LOWEST, MISSING_CODES, coded_labels
from angket.drafting.vocabulary import is_no_point, known_points, known_scale, spelled

_TIMESTAMP_NAME = re.compile(
    r".*\b(timestamp|cap waktu|waktu|tanggal|date|submitted|start(ed)?)\b.*"
)
_DATE = re.compile(r"\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}([ T].*)?")
_ID_NAME = re.compile(
    r"((no|nr|nomor|number|kode|code|id|idno|urut|index|record|case|kasus|resp|responden|"
    r"respondent|participant|partisipan|peserta|subject|subjek|sampel) ?){1,3}"
)
# What asks for a respondent's own words.
_OWN_WORDS = re.compile(
    r"\b(saran|kritik|komentar|pesan|kesan|masukan|harapan|alasan|jelaskan|ceritakan|sebutkan|"
    r"tuliskan|mengapa|comments?|suggestions?|remarks?|feedback|please (explain|specify)|"
    r"open ended( response)?|anything else|why|comentarios?|sugerencias?)\b"
)
# More points than this are no answer scale, more categories no table.
POINTS, CATEGORIES = 11, 12
YEARS = 1950, 2100
# So much of a column must be as expected; the rest may be slips of whoever typed it.
_MOST = 0.95
# Answers that hardly repeat are no categories; of so few nobody can tell.
_REPEATING, _FEW = 0.5, 6
# Long answers are categories where each stands for so many respondents on average.
_LONG, _OFTEN = 60, 5


def kind_of_column(name, texts):
    """Guess what a column holds.

    Parameters
    ----------
    name : str
        Column name as it stands in the file.
    texts : Series of str, shape (n,)

    Returns
    -------
    str
        personal, timestamp, id, codes (an item answered in numbers), labels (perhaps an
        item answered in words), several (answers ticked from a list), category, number, text
        or empty.

    Examples
    --------
    >>> import pandas as pd
    >>> kind_of_column("X1", pd.Series(["1", "5", "4", "4"]))
    'codes'
    >>> kind_of_column("Angkatan", pd.Series(["2023", "2024", "2024"]))
    'category'
    >>> kind_of_column("Email", pd.Series(["a@b.id", "c@d.id"]))
    'personal'
    """
    filled = texts.dropna().astype("str")
    if filled.empty:
        return "empty"
    heading = plain(name)
    distinct = filled.nunique()
    dated = filled.head(200).map(lambda text: bool(_DATE.fullmatch(text))).mean() > 0.9
    if dated or (_TIMESTAMP_NAME.fullmatch(heading) and filled.str.contains(r"\d:\d").mean() > 0.9):
        return "timestamp"
    numeric = filled.str.fullmatch(NUMBER.pattern)
    if _ID_NAME.fullmatch(words_of(name)) and distinct == len(texts):
        return "id"
    personal = personal_kind(name, filled)
    if personal:
        return "text" if personal == "free text" else "personal"
    if numeric.mean() >= _MOST:
        return _kind_of_numbers(filled[numeric], distinct)
    answers = filled.unique()
    if coded_labels(answers):
        return "codes"
    if scale_answers(filled)[0]:
        return "labels"
    if ticked_answers(filled):
        return "several"
    return "text" if _is_text(heading, filled, distinct) else "category"


def _kind_of_numbers(filled, distinct):
    values = filled.str.replace(",", ".").astype(float)
    points = values[(values % 1 == 0) & values.between(LOWEST, HIGHEST)]
    slips = ~values.isin(MISSING_CODES) & ~values.index.isin(points.index)
    if len(points) and slips.mean() <= 1 - _MOST and points.nunique() <= POINTS:
        return "codes"
    # Years of entry, say, make groups: their mean tells nobody anything.
    years = (values % 1 == 0) & values.between(*YEARS)
    return "category" if years.all() and distinct <= CATEGORIES else "number"


def _is_text(heading, filled, distinct):
    """Say whether answers are a respondent's own words, which may not be shown."""
    repeat_hardly = len(filled) >= _FEW and distinct > _REPEATING * len(filled)
    long = filled.str.len().max() > _LONG and len(filled) < _OFTEN * distinct
    return bool(
        distinct > CATEGORIES or repeat_hardly or long or _OWN_WORDS.search(words_of(heading))
    )


def ticked_answers(filled):
    """Return the options of a column whose cells hold several ticked answers, or nothing.

    All options must recur, so that none is what somebody wrote.

    Parameters
    ----------
    filled : Series of str

    Returns
    -------
    options : list of str
        In the order in which they are found first.
    separator : str
        What stands between them: returned with the options as a pair, or an empty tuple.

    Examples
    --------
    >>> import pandas as pd
    >>> ticked_answers(pd.Series(["a;b;", "a;", "b;c;", "a;c;"]))
    (['a', 'b', 'c'], ';')
    >>> ticked_answers(pd.Series(["Bandung, Jawa Barat", "Bogor, Jawa Barat"]))
    ()
    """
    for separator in (";", ","):
        if not filled.str.contains(separator, regex=False).any():
            continue
        cells = [
            [part.strip() for part in text.split(separator) if part.strip()] for text in filled
        ]
        options = list(dict.fromkeys(part for cell in cells for part in cell))
        different = {tuple(cell) for cell in cells}
        # Options recur, each in other company; parts of a sentence do not.
        if (
            2 <= len(options) <= CATEGORIES
            and any(len(cell) > 1 for cell in different)
            and len(different) > 2
            and all(sum(option in cell for cell in cells) > 1 for option in options)
            and all(len(set(cell)) == len(cell) for cell in cells)
            and (
                separator == ";"
                or all(sum(option in cell for cell in different) > 1 for option in options)
            )
        ):
            return options, separator
    return ()


def scale_answers(filled):
    """Part the answers of a column into those of a known scale and a few odd ones.

    Parameters
    ----------
    filled : Series of str

    Returns
    -------
    answers, odd : list of str
        Both empty unless nearly all answers belong to one known scale.

    Examples
    --------
    >>> import pandas as pd
    >>> scale_answers(pd.Series(["Setuju"] * 19 + ["Netral"] * 20 + ["Setuju sekali"]))
    (['Setuju', 'Netral'], ['Setuju sekali'])
    >>> scale_answers(pd.Series(["Setuju"] * 19 + ["Netral"] * 20 + ["STS"]))
    (['Setuju', 'Netral'], ['STS'])
    """
    answers = filled.unique().tolist()
    if known_scale(answers):
        return answers, []
    points = known_points()
    known = [a for a in answers if spelled(a) in points or is_no_point(a)]
    if known_scale(known) is None:
        known = _of_one_scale(known, filled)
    if known_scale(known) is None or filled.isin(known).mean() < _MOST:
        return [], []
    return known, [answer for answer in answers if answer not in known]


def _of_one_scale(known, filled):
    """Keep of points of several scales those that stand on one scale with the commonest."""
    kept = []
    for answer in filled[filled.isin(known)].value_counts().index:
        points = [one for one in kept if not is_no_point(one)]
        if not points or is_no_point(answer) or known_scale([*points, answer]):
            kept.append(answer)
    return [answer for answer in known if answer in kept]


def words_of(name):
    """Return the words of a heading, whatever stands between them.

    >>> words_of("masa_kerja (tahun)")
    'masa kerja tahun'
    """
    return " ".join(re.sub(r"[\W_]+", " ", plain(name)).split())
