"""Languages that pandoc has no words of its own for, such as Javanese: it must not stop at them."""

from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory


def language_of(source):
    """Return the language of a document in pandoc's form, or an empty text.

    >>> language_of({"meta": {"lang": {"t": "MetaInlines", "c": [{"t": "Str", "c": "jv"}]}}})
    'jv'
    """
    return "".join(part["c"] for part in source["meta"].get("lang", {}).get("c", ()))


def lacks_words(source, data_file):
    """Tell whether pandoc has no words for the language of a document.

    Parameters
    ----------
    source : dict
        In pandoc's form.
    data_file : callable
        From a name to a file that pandoc brings; raises RuntimeError where there is none.
    """
    language = language_of(source)
    try:
        # Pandoc may know a language without its country.
        return bool(language) and not data_file(f"translations/{language.partition('-')[0]}.yaml")
    except RuntimeError:
        return True


@contextmanager
def words_for(source, english):
    """Make a folder of pandoc's data with words for a document, which brings all that it shows.

    Parameters
    ----------
    source : dict
        In pandoc's form.
    english : bytes
        Pandoc's words in English.

    Yields
    ------
    Path
    """
    with TemporaryDirectory() as folder:
        translations = Path(folder) / "translations"
        translations.mkdir()
        (translations / f"{language_of(source)}.yaml").write_bytes(english)
        yield Path(folder)
