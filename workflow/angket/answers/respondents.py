"""Who answered: what respondents are called, who is left out by name, and how many there are."""

import hashlib
import hmac
from pathlib import Path

import pandas as pd
import pyarrow as pa

from angket.answers.exclusion import answered_enough, answered_nothing
from angket.answers.unlinked import shuffled_places
from angket.files.fault import Fault
from angket.messages.message import Message
from angket.statistics.power.sample_size import CENSUS_BELOW, census_rule, krejcie_morgan, slovin


def pseudonyms(texts, identifier, data, key_file):
    """Name each respondent: by id, by what replaces it, or by row number."""
    if identifier is None:
        numbers = pa.array(texts.index.to_numpy())
        return pd.Series(numbers.cast(pa.string()), index=texts.index, dtype="str")
    if data.get("pseudonyms") == "sequential":
        width = len(str(len(texts)))
        places = shuffled_places(texts[identifier])
        names = [f"R{place:0{width}d}" for place in places]
    elif data.get("pseudonyms") == "keyed":
        key = Path(key_file).read_bytes().strip()
        if len(key) < 16:
            raise Fault(Message("values.short_key", file=key_file))
        names = [
            "R" + hmac.new(key, str(name).encode(), hashlib.sha256).hexdigest()[:12]
            for name in texts[identifier]
        ]
    else:
        return texts[identifier].astype("str")
    return pd.Series(names, index=texts.index, dtype="str")


def refuse_too_few(file, received, analysed):
    if analysed >= 2:
        return
    if received == 1:
        raise Fault(Message("values.too_few.alone", file=file))
    counts = {"received": received, "analysed": analysed}
    raise Fault(Message("values.too_few.left", file=file, **counts))


def refuse_too_many(file, returned, sample):
    """No more questionnaires can come back than were sent out; trial runs are none of them."""
    expected = sample.get("expected", returned)
    if returned > expected:
        raise Fault(Message("values.too_many", file=file, received=returned, expected=expected))


def too_few_answers(answers, settings):
    """Find who has not answered enough to stay: of the whole study, or any item at all."""
    missing = settings["missing"]
    if missing.get("scope") == "analysis":
        return answered_nothing(answers)
    variables = {name: variable["items"] for name, variable in settings["variables"].items()}
    return answered_enough(answers, variables, missing["rule"], missing["answered_share"])


def kind_of_reason(reason):
    """Take the details of one respondent off the reason for leaving out.

    >>> kind_of_reason("missing answers: X1, X2")
    'missing answers'
    """
    return reason.split(": ")[0]


def flow(received, excluded, sample, by_rule=0):
    """Count respondents from the questionnaires sent out to those analysed.

    Whom a rule leaves out has not sent a questionnaire back.
    """
    counts = {"received": received, "excluded": excluded, "analysed": received - excluded}
    if "expected" in sample:
        counts["expected"] = sample["expected"]
        if by_rule:
            counts["returned"] = received - by_rule
        counts["response_percent"] = (received - by_rule) * 100 / sample["expected"]
    if "population" in sample:
        population = sample["population"]
        counts["population"] = population
        counts["margin"] = sample["margin"]
        counts["slovin"] = slovin(population, sample["margin"])
        counts["krejcie_morgan"] = krejcie_morgan(population, sample["margin"])
        counts["census_rule"] = census_rule(population)
        counts["census_below"] = CENSUS_BELOW
    return counts
