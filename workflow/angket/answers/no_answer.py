"""How statistics programs write that there is no answer."""

import re

from angket.answers.spelling import plain

# NA by R, NaN, NaT and <NA> by pandas, a point and .a to .z by Stata and SAS.
_WRITTEN = re.compile(r"n/?a|n\.a\.|<n/?a>|nan|nat|null|<null>|\.[a-z_]?|-+")


def means_no_answer(text):
    r"""Say whether a text stands for an answer that nobody gave.

    What a study lists as an answer is one all the same; whoever asks looks there first.

    Examples
    --------
    >>> [means_no_answer(text) for text in ("NA", "n/a", ".", "\u2013", "Nama", "0")]
    [True, True, True, True, False, False]
    """
    return _WRITTEN.fullmatch(plain(text)) is not None
