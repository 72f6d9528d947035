"""What comes out without the flagged respondents, in words, and how ways of testing are named."""

from angket.report.listing import listed, related

# Correlations that are measured as r is, but called otherwise.
_OF_RANKS = ("rho", "tau_b")
_UNBOUNDED = ("beta", "indirect_beta", "cohens_d")


def without_flagged(results, say, judgement):
    """Say what comes out without the flagged respondents, and whether the decision hangs on them.

    Yields
    ------
    tuple of Inline
        One sentence, and another where the size of the effect changes materially.
    """
    flagged = judgement.flagged
    if not flagged:
        return
    objecting = flagged.objecting
    of = {"flagged": who(results, say, flagged), **counted(results, flagged)}
    if flagged.turns:
        of["p"] = related(results.write(flagged.own.p, "p", of=flagged.own.of_p))
        key = "hangs_all" if len(objecting) == len(flagged.ways) else "hangs"
    elif objecting:
        told = [way_in_words(results, say, way) for way in objecting]
        of["contrary"] = listed(say, told)
        key = "some" if len(objecting) > 1 else "one"
    else:
        key = "same_after" if judgement.objecting else "same" if judgement.ways else "same_alone"
        key = key if len(flagged.ways) > 1 else "same_alone"
    of["own"] = say("judgement.flagged.own") if flagged.own else ""
    yield say(f"judgement.flagged.{key}", **of, missing=_missing(say, judgement))
    if flagged.unsettled:
        named = [say(f"sensitivity.variants.{variant}") for variant in flagged.unsettled]
        yield say("judgement.flagged.unsettled", ways=listed(say, named))
    yield resized(results, say, judgement, "then")


def _missing(say, judgement):
    """Say which ways were not computed without the flagged respondents."""
    again = {way.variant for way in judgement.flagged.ways} | {*judgement.flagged.unsettled}
    missing = [way for way in judgement.ways + judgement.unsettled if way.variant not in again]
    if not missing:
        return ()
    named = [say(f"sensitivity.variants.{way.variant}") for way in missing]
    return say("judgement.flagged.missing", ways=listed(say, named))


def who(results, say, flagged):
    """Say how many respondents are left out because they are flagged, as inlines."""
    key = "one" if flagged.n == 1 else "many"
    return say(f"judgement.flagged.who.{key}", n=results.write(flagged.n, "count"))


def counted(results, judged):
    """Count the ways of a judgement, or of what is found without the flagged."""
    counts = {"ways": len(judged.ways), "others": len(judged.objecting)}
    return {name: results.write(count, "count") for name, count in counts.items()}


def resized(results, say, judgement, key="resized"):
    """Say how the size of the effect changes without the flagged respondents, if it does.

    Parameters
    ----------
    results : Results
    say : Phrases
    judgement : angket.report.judgement.Judgement
    key : {"resized", "then"}
        Whether the sentence stands by itself or follows one on those respondents.

    Returns
    -------
    tuple of Inline
    """
    change = judgement.flagged.change if judgement.flagged else None
    if not change:
        return ()
    measure = results.value("sensitivity", change.before, "measure")
    statistic = results.value("sensitivity", change.before, "statistic")
    named = f"sensitivity.measures.{statistic if statistic in _OF_RANKS else measure}"
    # Coefficients in standard deviations can exceed one, as those between them cannot.
    style = "statistic" if measure in _UNBOUNDED else "bounded"
    of = {
        "measure": say(named if say.has(named) else "sensitivity.measures.other"),
        "flagged": who(results, say, judgement.flagged),
        "before": _effect(results, change.before, "effect", style),
        "after": _effect(results, change.after, "effect", style),
    }
    told = []
    if change.leaves:
        limits = {
            side: _effect(results, change.before, f"effect_ci_{side}", style)
            for side in ("low", "high")
        }
        interval = say("hypotheses.interval", **limits)
        told.append(say("judgement.flagged.leaves", interval=interval))
    if change.bands:
        before, after = change.bands
        told.append(say("judgement.flagged.band", before=before, after=after))
    return say(f"judgement.flagged.{key}", why=listed(say, told), **of)


def _effect(results, subject, statistic, style):
    """Write a number that repeats another one, as the figure does."""
    value = float(results.value("sensitivity", subject, statistic))
    return results.write(value, style, of=[("sensitivity", subject, statistic)])


def way_in_words(results, say, way):
    """Name a way of testing, and its p, or else the interval that decides, where it has one."""
    called = say(f"sensitivity.variants.{way.variant}")
    if way.p is None and way.limits and way.estimate:
        style = results.catalogue.find(way.estimate[0], way.estimate[2]).style
        interval = say("hypotheses.interval", **results.write_limits(*way.limits, style))
        return say("judgement.way_by_interval", way=called, interval=interval)
    if way.p is None:
        return called
    return say("judgement.way", way=called, p=related(results.write(way.p, "p", of=way.of_p)))
