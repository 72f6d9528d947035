"""What each place of a report claims of a hypothesis, read from its rendered sentences."""

import re
from typing import NamedTuple

from angket.formats.blocks import Heading, Points, Superscript, Table, as_cell, text_of
from angket.report.judgement import judge
from angket.report.phrases import Phrases, report_words
from angket.report.sections import hypotheses, overview, sensitivity
from angket.terminal import summary
from hypotheses_text import text_of_block

LANGUAGES = ("en", "id")
WORDS = {
    "en": {
        "supported": "supported", "contrary": "significant but", "kept": "is not rejected",
        "alternative": ("in favour of Ha: “", "a relation: “", "predictors together: “"),
        "alternative_curved": "only in that there is a relation: “",
        "curved_alone": "only in that there is a relation",
        "no": "do not support", "yes": "these data support", "same": "same decision",
        "other": "to the other decision", "rejected": "rejected", "not_rejected": "not rejected",
        "decision": "Decision:", "conclusion": "Conclusion:", "caution": "borne in mind:",
        "table": {"supported": "supported", "contrary direction": "contrary",
                  "not supported": "not_supported", "cannot be decided": "undecided",
                  "supported as a whole": "supported", "curved, not as worded": "curved",
                  "only a relation, curved": "supported_curved", "no usable score": "unusable"},
        "fragile": {"supported (not robust)": "supported",
                    "only a relation, curved (not robust)": "supported_curved",
                    "contrary direction (not robust)": "contrary",
                    "curved, not as worded (not robust)": "curved",
                    "not supported (not robust)": "not_supported"},
        "as_worded": "as worded", "alternative_as_worded": "as it is worded",
        "no_score": "do not go together", "result": "Result of the test:",
        "runs_other_way": "runs the other way", "hangs": "decision hangs on the",
        "reservations": "with reservations", "other_way": "other decision",
        "all_alike": "does not depend on the way of testing", "positive": "positive",
        "negative": "negative", "opposite": "direction found is",
        "terminal": {"supported": "supported", "contrary direction": "contrary",
                     "not supported": "not_supported", "supported as a whole": "supported",
                     "curved, not as worded": "curved", "no usable score": "unusable",
                     "only a relation, curved": "supported_curved"},
        "kept_cell": "not rejected", "terminal_kept": "H0 not rejected",
        "terminal_caution": r"to bear in mind: (\d+)", "uncertain": "not robust",
    },
    "id": {
        "supported": "didukung", "contrary": "signifikan, tetapi", "kept": "H0 tidak ditolak",
        "alternative": ("dan Ha diterima: “", "ada hubungan: “", "secara bersama-sama: “"),
        "alternative_curved": "hanya dalam arti bahwa ada hubungan: “",
        "curved_alone": "hanya dalam arti bahwa ada hubungan",
        "no": "tidak didukung", "yes": "didukung", "same": "keputusan yang sama",
        "other": "keputusan sebaliknya", "rejected": "ditolak", "not_rejected": "tidak ditolak",
        "decision": "Keputusan:", "conclusion": "Simpulan:", "caution": "Perlu diingat:",
        "table": {"didukung": "supported", "arah berlawanan": "contrary",
                  "tidak didukung": "not_supported", "tidak dapat diputuskan": "undecided",
                  "didukung secara keseluruhan": "supported",
                  "melengkung, tidak sesuai rumusan": "curved",
                  "hanya ada hubungan, melengkung": "supported_curved",
                  "skor tidak dapat dipakai": "unusable"},
        "fragile": {"didukung (tidak kokoh)": "supported",
                    "hanya ada hubungan, melengkung (tidak kokoh)": "supported_curved",
                    "arah berlawanan (tidak kokoh)": "contrary",
                    "melengkung, tidak sesuai rumusan (tidak kokoh)": "curved",
                    "tidak didukung (tidak kokoh)": "not_supported"},
        "as_worded": "sebagaimana dirumuskan", "alternative_as_worded": "sebagaimana dirumuskan",
        "no_score": "tidak sejalan",
        "result": "Hasil uji:",
        "runs_other_way": "berlawanan arah", "hangs": "eputusan penelitian ini bergantung pada",
        "reservations": "dengan catatan", "other_way": "keputusan sebaliknya",
        "all_alike": "tidak bergantung pada cara pengujian", "positive": "positif",
        "negative": "negatif", "opposite": "arah yang ditemukan",
        "terminal": {"didukung": "supported", "arah berlawanan": "contrary",
                     "tidak didukung": "not_supported",
                     "didukung secara keseluruhan": "supported",
                     "melengkung, tidak sesuai rumusan": "curved",
                     "hanya ada hubungan, melengkung": "supported_curved",
                     "skor tidak dapat dipakai": "unusable"},
        "kept_cell": "H0 tidak ditolak", "terminal_kept": "H0 tidak ditolak",
        "terminal_caution": r"perlu diingat: (\d+)", "uncertain": "tidak kokoh",
    },
}  # fmt: skip


class Claims(NamedTuple):
    """What one place says of a hypothesis; None where it says nothing of that."""

    verdict: str | None = None
    rejected: bool | None = None
    direction: str | None = None
    robust: bool | None = None
    caveats: int | None = None
    certain: bool | None = None
    hangs: bool | None = None


def claims(results, name):
    """Return from each place of a report to what it claims of a hypothesis that was decided.

    Parameters
    ----------
    results : Results
        Of settings with the language that is read.
    name : str

    Returns
    -------
    dict of str to Claims
    """
    language = results.settings["language"]
    words, say = WORDS[language], Phrases(report_words(language))
    told = part_of_hypothesis(results, say, name)
    found = {
        "overview": _overview(words, line_of(results, say, name)),
        "decision": _decision(words, told),
        "conclusion": _conclusion(words, told),
        "table": _row(results, say, words, name),
        "sensitivity": _sensitivity(results, say, words, name),
        "terminal": _terminal(results, words, name),
    }
    return {place: claimed for place, claimed in found.items() if claimed}


def contradictions(results, name):
    """List where two places, or a place and the judgement, claim different things."""
    say = Phrases(report_words(results.settings["language"]))
    judged = judge(results, say, name)
    ways = not judged.is_doubted if judged.ways or judged.flagged else None
    verdict = "supported_curved" if judged.is_curved else judged.verdict
    found = verdict, judged.rejected, judged.found
    hangs = bool(judged.flagged and judged.flagged.turns)
    meant = Claims(*found, ways, len(judged.caveats), not judged.is_fragile, hangs)
    return [
        (place, claim, value, getattr(meant, claim))
        for place, claimed in claims(results, name).items()
        for claim, value in claimed._asdict().items()
        if value is not None and value != getattr(meant, claim)
    ]


def part_of_hypothesis(results, say, name):
    """Return the text of one hypothesis, from its heading to the next."""
    return _between(hypotheses.compose(results, say), say.text("hypotheses.one", hypothesis=name))


def part_of_sensitivity(results, say, name):
    heading = say.text("sensitivity.hypothesis", hypothesis=name)
    return _between(sensitivity.compose(results, say), heading)


def line_of(results, say, name):
    """Return the line of a hypothesis in the summary at the top."""
    blocks = overview.compose(results, say)
    # What weakens decisions may be a list, too, below that of hypotheses.
    points = next(block for block in blocks if isinstance(block, Points))
    (line,) = (line for line in map(text_of, points.points) if line.startswith(f"{name} ("))
    statement = results.settings["hypotheses"][name]["statement"].rstrip(". ")
    # Behind the statement may stand the direction that it does not tell itself.
    return re.sub(rf"^{re.escape(f'{name} ({statement}')}(; [^)]*)?\): ", "", line)


def _between(blocks, heading):
    told, inside = [], False
    for block in blocks:
        if isinstance(block, Heading) and block.level <= 2:
            inside = block.text == heading
        elif inside:
            told.append(text_of_block(block))
    return "\n".join(told)


def _direction(words, text):
    for direction in ("positive", "negative"):
        if re.search(rf"\b{words[direction]}\b", text):
            return direction
    return None


def _overview(words, line):
    # Before the size of the effect stand verdict and direction.
    verdict = line.split(";")[0]
    if words["no_score"] in verdict:
        key = "unusable"
    elif words["as_worded"] in verdict:
        key = "curved"
    elif verdict.startswith(("not supported", "tidak didukung")):
        key = "contrary" if words["runs_other_way"] in verdict else "not_supported"
    elif verdict.startswith((words["supported"], next(iter(words["fragile"])))):
        key = "supported_curved" if words["curved_alone"] in verdict else "supported"
    else:
        key = "undecided"
    silent = ("not_supported", "curved", "supported_curved", "unusable")
    direction = None if key in silent else _direction(words, verdict)
    rejected = None if key in ("undecided", "unusable") else key != "not_supported"
    return Claims(
        key, rejected, direction,
        False if words["other_way"] in line else None,
        0 if words["reservations"] not in line and key not in ("undecided", "unusable") else None,
        words["uncertain"] not in line, words["hangs"] in line,
    )  # fmt: skip


def _sentences(told, mark):
    for line in told.splitlines():
        if line.startswith(mark):
            return line
    return None


def _decision(words, told):
    line = _sentences(told, words["decision"])
    if not line:
        # What a test gives where no decision follows is called its result.
        return Claims("unusable") if _sentences(told, words["result"]) else None
    rejected, accepted = words["kept"] not in line, any(w in line for w in words["alternative"])
    verdict = "supported" if accepted else "contrary" if rejected else "not_supported"
    verdict = "supported_curved" if words["alternative_curved"] in line else verdict
    verdict = "curved" if words["alternative_as_worded"] in line else verdict
    return Claims(verdict, rejected)


def _conclusion(words, told):
    line = _sentences(told, words["conclusion"])
    if line and words["no_score"] in line.split(". ")[0]:
        caveats = 1 + line.split(words["caution"])[1].count("; ") if words["caution"] in line else 0
        return Claims("unusable", caveats=caveats)
    if not line or not (words["yes"] in line or words["no"] in line):
        return None
    before = line.split(". ")[0].split(":", 1)[1]
    verdict = "supported" if words["no"] not in before else "not_supported"
    if words["contrary"] in before:
        verdict = "contrary"
    if words["alternative_as_worded"] in before:
        verdict = "curved"
    if words["curved_alone"] in before:
        verdict = "supported_curved"
    # What was found stands before what was stated.
    direction = _direction(words, re.split(r"contrary to|berlawanan dengan", before)[0])
    if verdict == "curved":
        direction = None  # the one stated alone
    robust = None
    if words["same"] in line or words["other"] in line:
        robust = words["other"] not in line
    caveats = 0
    if words["caution"] in line:
        # In Indonesian a semicolon stands between the limits of an interval, too.
        caveats = 1 + re.sub(r"\[[^]]*\]", "", line.split(words["caution"])[1]).count("; ")
    certain, hangs = words["uncertain"] not in line, words["hangs"] in line
    return Claims(verdict, verdict != "not_supported", direction, robust, caveats, certain, hangs)


def _row(results, say, words, name):
    blocks = hypotheses.compose(results, say)
    table = next(b for b in blocks if isinstance(b, Table) and b.label == "decisions")
    for row in table.body:
        cells = [text_of(as_cell(cell).content) for cell in row]
        if cells[0].startswith(f"{name}: ") and cells[-1]:
            outcome = as_cell(row[-1]).content
            marks = [part for part in outcome if isinstance(part, Superscript)]
            named = text_of(tuple(part for part in outcome if part not in marks))
            verdict = (words["table"] | words["fragile"])[named]
            kept = any(cell.startswith(words["kept_cell"]) for cell in cells)
            if verdict == "unusable":
                assert not kept
                return Claims(verdict, certain=True)
            return Claims(
                verdict,
                not kept,
                # A letter sends the reader to what is to be borne in mind, or to other ways.
                caveats=None if marks else 0,
                certain=named not in words["fragile"],
            )
    raise AssertionError(f"{name} is not in the table of decisions")


def _sensitivity(results, say, words, name):
    told = part_of_sensitivity(results, say, name)
    if not told:
        return None
    hangs = words["hangs"] in told
    if words["no_score"] in told.splitlines()[0]:
        return Claims("unusable", hangs=hangs)
    if words["all_alike"] in told:
        return Claims(robust=True, hangs=hangs)
    if words["rejected"] in told.splitlines()[0]:
        return Claims(robust=False, hangs=hangs)
    return None


def _terminal(results, words, name):
    rows = {
        (section, subject, statistic): value
        for section, subjects in results._values.items()
        for subject, statistics in subjects.items()
        for statistic, value in statistics.items()
    }
    rows.setdefault(("sample", "all", "analysed"), "0")
    shown = summary.load_words(results.settings["language"], "summary")
    told = summary._decision(name, results.settings, rows, shown)
    parts, named = told.split("; "), words["terminal"] | words["fragile"]
    verdict = next((named[part] for part in parts if part in named), None)
    if verdict is None:
        return None
    cautions = re.search(words["terminal_caution"], told)
    return Claims(
        verdict, words["terminal_kept"] not in told, _direction(words, told), None,
        None if cautions else 0, not any(part in words["fragile"] for part in parts),
    )  # fmt: skip
