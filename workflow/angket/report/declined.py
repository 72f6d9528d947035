"""What those chose who gave no answer that counts: an option such as “Prefer not to say”.

The settings list such texts under `missing`. A code there, such as 99, is no text that anybody
chose.
"""

from angket.report.listing import joined


def texts_chosen(missing):
    """Return the texts among what stands for a missing answer.

    Parameters
    ----------
    missing : list or None
        As in the settings.

    Returns
    -------
    list of str

    Examples
    --------
    >>> texts_chosen([99, "Prefer not to say", "-1"])
    ['Prefer not to say']
    """
    return [str(text) for text in missing or () if any(letter.isalpha() for letter in str(text))]


def without_value(results, name, counts):
    """Tell what those without a value of a column did instead.

    Parameters
    ----------
    results : Results
    name : str
        Of a column of the profile.
    counts : angket.report.counts.Counts
        Of it.

    Returns
    -------
    how : str
        "chose" where all of them chose one of the texts; "some" where some did, or those left out
        of the study may have been the ones who did; "left" where nobody did.
    texts : list of str
        Those that the settings list; none for "left".
    """
    texts = texts_chosen(results.settings["profile"][name].get("missing"))
    chosen = ("missing", name, "declared_missing")
    if not texts or not results.has(*chosen) or not float(results.value(*chosen)):
        return "left", []
    without = results.value(counts.section, counts.missing, "n")
    everybody = results.value("sample", "all", "received")
    whole = everybody is not None and everybody == results.value("sample", "all", "analysed")
    return "chose" if whole and without == results.value(*chosen) else "some", texts


def called(say, how, texts, phrases):
    """Put the texts that were chosen into one of several phrases.

    Parameters
    ----------
    say : Phrases
    how : str
        A key of the phrases.
    texts : list of str
    phrases : str
        The part of the language file with `chose`, `some` and `left`.

    Returns
    -------
    str
    """
    chosen = joined(say, "listing.either", texts) if texts else ""
    return say.text(f"{phrases}.{how}", texts=chosen)


def items_declined(results, say):
    """Say how many of the missing answers to items are such options.

    Parameters
    ----------
    results : Results
    say : Phrases

    Returns
    -------
    tuple of Inline
        Empty where none is, or the counts are not those of the respondents analysed.
    """
    texts, n = {}, 0
    for variable in results.settings["variables"].values():
        for item, name in variable["item_scales"].items():
            place = ("missing", item, "declared_missing")
            found = texts_chosen(results.settings["scales"].get(name, {}).get("missing"))
            if found and results.has(*place) and float(results.value(*place)):
                texts |= dict.fromkeys(found)
                n += int(float(results.value(*place)))
    analysed, received = (results.value("sample", "all", one) for one in ("analysed", "received"))
    if not n or analysed != received:
        return ()
    chosen = joined(say, "listing.either", [f"“{text}”" for text in texts])
    return say("sample.answers_declined", n=results.write(n, "count"), texts=chosen)
