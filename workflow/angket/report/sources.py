"""The literature that the chapter cites: as it stands in sentences, and in the list."""

import re
import unicodedata

import yaml

from angket.settings import sources as of_study
from angket.settings.instruments import told_by_instrument

SUCCESSIVE_INTERVALS = "Edwards, 1957; Hays, 1976"
ADEQUACY = "Kaiser, 1974"
ALPHA_INTERVAL = "Feldt et al., 1987"
DISCRIMINANT = "Henseler et al., 2015"
PARALLEL_ANALYSIS = "Horn, 1965; Glorfeld, 1995"
TWO_LINES = "Simonsohn, 2018"


def in_text(citation):
    """Return how an entry of the list of references is cited in the text: authors and year.

    Parameters
    ----------
    citation : str
        In APA style.

    Returns
    -------
    str

    Examples
    --------
    >>> in_text("Breusch, T. S., & Pagan, A. R. (1979). A simple test.")
    'Breusch & Pagan, 1979'
    >>> in_text("Feldt, L. S., Woodruff, D. J., & Salih, F. A. (1987). Inference.")
    'Feldt et al., 1987'
    >>> in_text("Badan Pusat Statistik. (2020). *Statistik Indonesia*.")
    'Badan Pusat Statistik, 2020'
    """
    names, year = _names_and_year(citation)
    if len(names) > 2:
        return f"{names[0]} et al., {year}"
    # An organisation, or the title of what has no author, stands as it is.
    return f"{' & '.join(names) or citation.partition('. (')[0].strip('*')}, {year}"


def in_a_sentence(citation):
    """Return how an entry of the list of references is cited as a part of a sentence.

    >>> in_a_sentence("Breusch, T. S., & Pagan, A. R. (1979). A simple test.")
    'Breusch & Pagan (1979)'
    """
    names, _, year = in_text(citation).rpartition(", ")
    return f"{names} ({year})"


def within_brackets(citation):
    """Return what is cited as a part of a sentence as it is cited within brackets.

    >>> within_brackets("Breusch & Pagan (1979)")
    'Breusch & Pagan, 1979'
    """
    return citation.replace(" (", ", ").removesuffix(")")


def entries_of(results):
    """List the entries of what the study itself, or a ready instrument of it, cites.

    Parameters
    ----------
    results : Results

    Returns
    -------
    list of str
        In APA style, with italics between asterisks.
    """
    entries = [*(results.settings.get("sources") or {}).values()]
    for variable in results.settings.get("variables", {}).values():
        entries += told_by_instrument(variable, "references", results.settings.get("language"))
    return list(dict.fromkeys(entries))


def origin_in_a_sentence(results):
    """Return the source that the answers come from, as it is cited in a sentence, or None."""
    source = (results.settings.get("origin") or {}).get("source")
    return in_a_sentence(results.settings["sources"][source]) if source else None


def is_cited(entry, text):
    """Tell whether a text cites an entry of the list of references by names and year.

    Examples
    --------
    >>> is_cited("Hart, S. G., & Ali, M. (2015). *A book*.", "Classes by Hart dan Ali (2015)")
    True
    >>> is_cited("Hart, S. G. (2006). A scale.", "Erhart (2006)")
    False
    >>> is_cited("Dinas Arsip dan Pustaka. (2015). *A book*.", "Dinas Arsip dan Pustaka (2015)")
    True
    """
    return _citation_in(entry, text) is not None


def briefly(text, entries):
    """Return a citation without what the list of references says, where it has the entry.

    Examples
    --------
    >>> entry = "Hart, S. G., Ali, M., & Bo, T. (2015). *A book*."
    >>> briefly("Hart, Ali & Bo (2015), A book", [entry]), briefly("Ali (2000), Another", [entry])
    ('Hart et al. (2015)', 'Ali (2000), Another')
    """
    found = [entry for entry in entries if _citation_in(entry, text)]
    return in_a_sentence(found[0]) if found else text


def _citation_in(entry, text):
    """Find where a text cites an entry, with all its names or the first of many."""
    alike = re.sub(r",? dkk\.?", " et al.", _with_sign(text))
    names, year = _names_and_year(entry)
    every = f"{', '.join(names[:-1])} & {names[-1]} ({year})" if names[1:] else ""
    forms = [re.escape(_with_sign(form)) for form in (in_a_sentence(entry), every) if form]
    return next((found for form in forms if (found := re.search(rf"(?<!\w){form}", alike))), None)


def _with_sign(text):
    """Write the word before the last name, which may be that of an office, as a sign."""
    return re.sub(r",? (?:and|dan|&) ", " & ", text)


def _names_and_year(entry):
    authors, year = re.match(of_study.ENTRY, entry).groups()
    return re.findall(r"(?:^|\., (?:& )?)([^,]+),", authors), year


def sortable(text):
    """Return a text as the alphabet sorts it: without accents, capitals and signs.

    >>> sortable("Cramér, H. (1946).") < sortable("Cronbach, L. J. (1951).")
    True
    >>> sortable("Cohen, S., Kamarck, T. (1983).") < sortable("Cohen, S., & Williamson, G. (1988).")
    True
    """
    plain = unicodedata.normalize("NFKD", text).casefold()
    kept = "".join(letter for letter in plain if letter.isalnum() or letter == " ")
    # The sign before the last author has no place of its own in the alphabet.
    return " ".join(kept.split())


def citations_in(files):
    """Read what can be cited, in the order of the alphabet.

    Parameters
    ----------
    files : list of Path
        YAML; those that are not there are passed over. What two of them cite stands once.

    Returns
    -------
    list of dict
    """
    entries = {
        entry["text"]: entry
        for file in files
        if file.exists()
        for entry in yaml.load(file.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
    }
    return sorted(entries.values(), key=lambda entry: sortable(entry["text"]))
