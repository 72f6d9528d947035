"""The README of an archive, for somebody who has never heard of Snakemake."""

from pathlib import Path

from angket.archive.tolerance import TOLERANCE
from angket.systems import described

_SHARED = {
    "answers": """\
`resources/{study}/answers.csv` holds the answers: a respondent a row, a column for each question
that the study uses, under the names that `config/studies/{study}.yaml` explains. `row` is the row
of the respondent in the original file. Columns that the study does not use, and all that tell who
somebody is, were left out; ids {ids}. `answers.json` lists the names of the original's columns.""",
    "data": """\
`resources/{study}/` holds copies of the files that `{settings}` names, as they are. Of the results
of questionnaire studies that are read as well, it holds the rows that are used, and no more.""",
    "statistics": """\
The answers themselves are not shared, nor anything that tells of fewer than {smallest}
respondents. `results/{study}/shared/statistics.csv` holds the statistics that were computed from
them; where a value would tell of fewer, or would give such a count back together with others, it
says `withheld`, and `withheld.csv` beside it lists each such value and why. The tables, pictures
and the report in the same folder were made from these statistics alone. `answers.sha256` is the
checksum of the analysed answers. `left_out.csv` lists every result that was left out, and why.""",
}
_CHECKS = {
    "answers": """\
It checks every checksum, says whether the program in the archive is the one that checks it, file by
file, computes every result again from `answers.csv` in a temporary folder **with its own code, not
with that of the archive**, and gives each a verdict, all of which `logs/verify.verdicts.csv` lists:

- `identical`: the same bytes;
- `equal`: other bytes, but every number agrees within {tolerance};
- `redrawn`: a picture drawn by other versions of Python or of packages, or from numbers that differ
  in their last digits; every table agrees, look at the picture yourself;
- `different`, `missing`, `extra`: what they say. With one of these it ends with an error.""",
    "data": """\
It checks every checksum, says whether the program in the archive is the one that checks it, file by
file, computes every result again from the files below `resources/` in a temporary folder **with its
own code, not with that of the archive**, and gives each a verdict, all of which
`logs/verify.verdicts.csv` lists:

- `identical`: the same bytes;
- `equal`: other bytes, but every number agrees within {tolerance};
- `redrawn`: a picture drawn by other versions of Python or of packages, or from numbers that differ
  in their last digits; every table agrees, look at the picture yourself;
- `different`, `missing`, `extra`: what they say. With one of these it ends with an error.""",
    "statistics": """\
It checks every checksum, says whether the program in the archive is the one that checks it, file by
file, and makes every table, picture and page in `results/{study}/shared/` again from its
`statistics.csv`, **with its own code, not with that of the archive**. Three files are called
`unchecked`, and that is expected: `statistics.csv` itself, `withheld.csv` and `answers.sha256`
follow from the answers, which are not here. Who forged these statistics and then made everything
from them is not found in this way. `logs/verify.verdicts.csv` lists every verdict.""",
}
_RESOURCES = {
    "answers": "the answers, and what the study says about them",
    "statistics": "what the study says about its answers, which are not shared",
    "data": "the data",
}
_SETTINGS = {
    "study": "the description of the study: scales, variables, tests, hypotheses",
    "system": "what is done with the data",
}
_TEMPLATE = Path(__file__).with_name("readme.md")


def write_readme(study, about, software, versions, members, of="studies"):
    """Write the README of an archive.

    Parameters
    ----------
    study : str
    about : dict
        Title, language, perhaps a notice, the settings' `data` and `archive`.
    software : dict
        The program's CITATION.cff.
    versions : dict
        With `python`.
    members : dict
        The other files of the archive, by name.
    of : str
        `studies`, or the system of which something has the name.

    Returns
    -------
    bytes
    """
    archive, of_study = about["archive"], of == "studies"
    share = archive["share"] if of_study else "data"
    replaced = "pseudonyms" in about.get("data", ())
    folder = f"results/{study}" if of_study else f"results/{of}/{study}"
    plan = f"config/plans/{study}.yaml"
    own = f"resources/{study}/LICENSE"
    text = _TEMPLATE.read_text(encoding="utf-8").format(
        study=study,
        title=about["title"],
        description=archive["description"],
        notice=f"\n**{about['notice'].strip()}**\n" if "notice" in about else "",
        results=folder,
        settings=described(of, study),
        description_of_settings=_SETTINGS["study" if of_study else "system"],
        resources=_RESOURCES[share],
        shared=_SHARED[share].format(
            study=study,
            ids="were replaced by pseudonyms" if replaced else "stand as in the file",
            smallest=archive.get("smallest_cell"),
            settings=described(of, study),
        ),
        plan=""
        if not of_study
        else (
            f"\n`{plan}` is the plan that was sealed beforehand; in `results/{study}/plan/`,\n"
            "`plan.csv` says whether the analysis is the planned one, `deviations.csv` lists\n"
            "every difference.\n"
            if plan in members
            else "\nNo plan of this study was sealed beforehand.\n"
        ),
        python=".".join(versions["python"].split(".")[:2]),
        checks=_CHECKS[share].format(tolerance=TOLERANCE, study=study),
        table=f"{folder}/shared/statistics.csv"
        if share == "statistics"
        else f"{folder}/statistics.csv",
        licence=archive["licence"],
        own_licence=f" The terms of the data: `{own}`." if own in members else "",
        software_licence=software["license"],
        creators="; ".join(who["name"] for who in archive["creators"]),
        year=archive["published"][:4],
        publisher=archive["publisher"],
        doi=f" https://doi.org/{archive['identifier']}" if "identifier" in archive else "",
    )
    return text.encode()
