"""The README of an archive, for somebody who has never heard of Snakemake."""

from pathlib import Path

from archiving.compare import TOLERANCE

_SHARED = {
    "answers": """\
`resources/{study}/answers.csv` holds the answers: a respondent a row, a column for each question
that the study uses, under the names that `config/studies/{study}.yaml` explains. `row` is the row
of the respondent in the original file. Columns that the study does not use, and all that tell who
somebody is, were left out; ids {ids}. `answers.json` lists the names of the original's columns.""",
    "statistics": """\
The answers themselves are not shared, nor any table or picture that shows single respondents.
What is here are the statistics that were computed from them, and the report without such pictures
in `results/{study}/shared/`. `left_out.csv` lists every result that was left out, and why.""",
}
_CHECKS = {
    "answers": """\
It checks every checksum, computes every result again from `answers.csv` in a temporary folder,
and gives each a verdict, all of which `logs/verify.verdicts.csv` lists:

- `identical`: the same bytes;
- `equal`: other bytes, but every number agrees within {tolerance};
- `redrawn`: a picture drawn by other versions of Python or of packages, from tables that all agree;
- `different`, `missing`, `extra`: what they say. With one of these it ends with an error.""",
    "statistics": """\
It checks every checksum and computes again what follows from the statistics of each step: the
table of all statistics and, if there is one, the comparison with published figures. Everything
else is called `unchecked`, because that would take the answers. `logs/verify.verdicts.csv` lists
the verdict on every result.""",
}
_TEMPLATE = Path(__file__).with_name("readme.md")


def write_readme(study, about, software, versions, members):
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

    Returns
    -------
    bytes
    """
    archive, share = about["archive"], about["archive"]["share"]
    replaced = "pseudonyms" in about["data"]
    plan = f"config/plans/{study}.yaml"
    own = f"resources/{study}/LICENSE"
    text = _TEMPLATE.read_text(encoding="utf-8").format(
        study=study,
        title=about["title"],
        description=archive["description"],
        notice=f"\n**{about['notice'].strip()}**\n" if "notice" in about else "",
        resources=(
            "the answers, and what the study says about them"
            if share == "answers"
            else "what the study says about its answers, which are not shared"
        ),
        shared=_SHARED[share].format(
            study=study, ids="were replaced by pseudonyms" if replaced else "stand as in the file"
        ),
        plan=(
            f"\n`{plan}` is the plan that was sealed beforehand; in `results/{study}/plan/`,\n"
            "`plan.csv` says whether the analysis is the planned one, `deviations.csv` lists\n"
            "every difference.\n"
            if plan in members
            else "\nNo plan of this study was sealed beforehand.\n"
        ),
        python=".".join(versions["python"].split(".")[:2]),
        checks=_CHECKS[share].format(tolerance=TOLERANCE),
        licence=archive["licence"],
        own_licence=f" The terms of the data: `{own}`." if own in members else "",
        software_licence=software["license"],
        creators="; ".join(who["name"] for who in archive["creators"]),
        year=archive["published"][:4],
        publisher=archive["publisher"],
        doi=f" https://doi.org/{archive['identifier']}" if "identifier" in archive else "",
    )
    return text.encode()
