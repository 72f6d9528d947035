"""Which language a questionnaire is in."""

import re

from angket.answers.spelling import plain

_WORDS = {
    "id": "yang saya anda tidak dengan untuk dan pada jenis kelamin usia umur setuju jk jumlah "
    "responden penghasilan pendidikan sangat tinggi rendah tahun apakah waktu stempel nama ya "
    "kami sering selalu pernah jarang kerja motivasi masa sts ts cts saran alamat jawaban "
    "laki perempuan pria wanita rata berapa seberapa dari atau ini itu di adalah lebih",
    "en": "the a is are was how i my you your agree disagree of and to feel gender age often never "
    "always with for what which do not have at be in it we or this that strongly email",
}
_WORDS = {language: frozenset(words.split()) for language, words in _WORDS.items()}


def language_of(texts):
    """Guess whether a questionnaire is in Indonesian (id) or English (en); None without a word.

    Parameters
    ----------
    texts : iterable of str
        Headings, wordings and answers.

    Examples
    --------
    >>> language_of(["Saya merasa lelah"]), language_of(["I feel tired"])
    ('id', 'en')
    >>> language_of(["A1", "A2", "B"])  # are no words

    """
    counts = dict.fromkeys(_WORDS, 0)
    for text in texts:
        for word in re.findall(r"\b[^\W\d_]+\b", plain(text)):
            for language, words in _WORDS.items():
                counts[language] += word in words
    if not any(counts.values()):
        return None
    return "id" if counts["id"] > 0 and 2 * counts["id"] > counts["en"] else "en"
