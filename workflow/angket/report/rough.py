"""What is known only roughly where respondents are few."""

SMALL_SAMPLE = 30
"""Below so many respondents a report says that its sample is small."""


def small_sample(results, name):
    """Return the number of respondents that a hypothesis is tested with, where it is small.

    Parameters
    ----------
    results : Results
    name : str
        Of the hypothesis.

    Returns
    -------
    int or None
    """
    kind = results.settings["hypotheses"][name]["kind"]
    n = float(results.value(kind, name, "n")) if results.has(kind, name, "n") else SMALL_SAMPLE
    return int(n) if n < SMALL_SAMPLE else None


def rough_bootstrap(results, say, name):
    """Say that a bootstrap interval of few respondents is itself rough.

    It has no allowance for the few degrees of freedom that the t distribution has.

    Parameters
    ----------
    results : Results
    say : Phrases
    name : str
        Of the hypothesis.

    Returns
    -------
    tuple of Inline
        Empty where its respondents are not few.
    """
    n = small_sample(results, name)
    return say("judgement.rough_bootstrap", n=results.write(n, "count")) if n else ()


def small_told(results, say, analysed):
    """Say that the sample is small and what is then known only roughly.

    Parameters
    ----------
    results : Results
    say : Phrases
    analysed : angket.formats.blocks.Number
        How many respondents there are.

    Returns
    -------
    tuple of Inline
        Empty where the sample is not small.
    """
    if analysed.value >= SMALL_SAMPLE:
        return ()
    hypotheses = (results.settings.get("hypotheses") or {}).values()
    converted = any(one.get("scale") == "interval" for one in hypotheses)
    # The limits of a code are found by how many chose it and all below it.
    single = any(
        float(results.value("frequency", subject, "n")) == 1
        for subject in results.subjects("frequency")
        if results.has("frequency", subject, "n")
    )
    few = say("sample.small_codes") if converted and single else ()
    return say(f"sample.small{'_converted' if converted else ''}", analysed=analysed, few=few)
