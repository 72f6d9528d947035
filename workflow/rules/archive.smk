from archiving.checksums import sha256, write_list
from archiving.environment import versions
from archiving.program import BESIDE_ANSWERS, read_program
from configuration.figures import AGGREGATED
from configuration.settings import describe_setting


# Not a stage: packs each study with its data, code and results.
#   snakemake --cores 4 archive
def archived_rules(study):
    """Return the rules that make what the archive of a study holds."""
    makers = study_rules(study)
    if STUDIES[study]["archive"]["share"] == "statistics":
        makers += [rules.shared_report]
    return makers


def archived_files(wildcards):
    """Name the files that the archive of a study is made from."""
    study = wildcards.study
    if "archive" not in STUDIES[study]:
        sys.exit(
            f"config/studies/{study}.yaml, key archive: is missing. It says who made the study, under "
            "which licence, and how far its answers may be shared; config/README.md shows an example."
        )
    packed = {
        "results": made_by(archived_rules(study), study),
        "study": f"config/studies/{study}.yaml",
        "beside": beside_answers(study, BESIDE_ANSWERS),
    }
    for source in ("data", "pilot"):
        if source in STUDIES[study]:
            of_source = files.raw(wildcards, source)
            packed |= {f"{source}_{name}": file for name, file in of_source.items()}
    return packed


def archived_steps(wildcards):
    """Tell what each step that made a study's results read, ran and wrote."""
    steps = {}
    for maker in archived_rules(wildcards.study):
        step = maker.rule
        steps[step.name] = {
            "script": f"workflow/scripts/{Path(step.script).name}",
            "inputs": [*map(str, step.expand_input(wildcards)[0])],
            "outputs": [*map(str, step.expand_output(wildcards)[0])],
        }
    return describe_setting({"steps": steps}, "steps")


def program_contents(wildcards):
    """Tell the contents of the program's files, comments and all."""
    digest = sha256(write_list(read_program(WORKFLOW.parent)))
    return describe_setting({"program": digest}, "program")


def installed_versions(wildcards):
    """Tell the versions of Python and of the packages that are installed."""
    lock = (WORKFLOW.parent / "requirements.txt").read_text(encoding="utf-8")
    return describe_setting({"versions": versions(lock)}, "versions")


rule archive:
    input:
        expand("results/{study}/archive/{study}.zip", study=STUDIES),
    message:
        "The archives of the listed studies are there."


# The report for an archive without answers: no picture in it has a point for each respondent.
use rule report as shared_report with:
    output:
        word=update("results/{study}/shared/report.docx"),
        page=update("results/{study}/shared/report.html"),
        pdf=update("results/{study}/shared/report.pdf"),
        tables=update("results/{study}/shared/tables.xlsx"),
    log:
        "logs/{study}/shared_report.log",
    params:
        further_settings={"without_respondents": "true"},
        pictures=", ".join(AGGREGATED),


rule archive_study:
    input:
        unpack(archived_files),
    output:
        update("results/{study}/archive/{study}.zip"),
    log:
        "logs/{study}/archive.log",
    resources:
        **NEEDS,
    params:
        settings=settings(
            "title",
            "language",
            "notice",
            "data",
            "pilot",
            "scales",
            "variables.*.items",
            "variables.*.item_scales",
            "profile",
            "multiple_choice",
            "screening",
            "exclude",
            "archive",
            steps=archived_steps,
            program=program_contents,
            versions=installed_versions,
        ),
        code=code("archive"),
    script:
        "../scripts/archive.py"
