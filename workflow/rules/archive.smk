# Not a stage: packs each study with its data, code and results.
#   snakemake --cores 4 archive
from archiving.checksums import sha256, write_list
from archiving.environment import versions
from archiving.program import BESIDE_ANSWERS, read_program
from archiving.sharing import TABLES


def archived_rules(study):
    """Return the rules that make what the archive of a study holds."""
    makers = study_rules(study)
    if STUDIES[study]["archive"]["share"] == "statistics":
        makers += [rules.shared_statistics, *shared_rules(study)]
    return list({maker.rule.name: maker for maker in makers}.values())


def shared_rules(study):
    """Return the rules that make what follows from the statistics that a study shares."""
    makers = [rules.shared_tables, rules.shared_published, rules.shared_figures]
    makers += [rules.shared_report]
    if Path(plan_file(study)).exists():
        makers += [rules.plan]
    return makers


def archived_files(wildcards):
    """Name the files that the archive of a study is made from."""
    study = wildcards.study
    if "archive" not in STUDIES[study]:
        stop(Message("run.no_archive", file=f"config/studies/{study}.yaml"), study)
    reference = files.reference(wildcards)
    packed = {
        "results": made_by(archived_rules(study), study),
        "study": f"config/studies/{study}.yaml",
        "beside": beside_answers(study, BESIDE_ANSWERS) + (reference and [reference]),
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
        told("run.archives_there", ONLY_STUDY)


# What is shared without answers: the statistics without those that tell of few respondents, and
# all that follows from them alone, so that whoever has them can make it again.
rule shared_statistics:
    input:
        statistics="results/{study}/statistics.csv",
        responses="results/{study}/validation/responses.parquet",
    output:
        statistics=update("results/{study}/shared/statistics.csv"),
        withheld=update("results/{study}/shared/withheld.csv"),
        answers=update("results/{study}/shared/answers.sha256"),
    log:
        "logs/{study}/shared_statistics.log",
    resources:
        **NEEDS,
    params:
        settings=settings(
            "language",
            "variables.*.items",
            "variables.*.dimensions.*.items",
            "profile",
            "multiple_choice",
            "hypotheses",
            "comparisons",
            "archive.smallest_cell",
        ),
        code=code("shared_statistics"),
        messages=messages("archive"),
    script:
        "../scripts/shared_statistics.py"


rule shared_tables:
    input:
        statistics="results/{study}/shared/statistics.csv",
    output:
        **{name: update(f"results/{{study}}/shared/{name}.csv") for name in TABLES},
    log:
        "logs/{study}/shared_tables.log",
    resources:
        **NEEDS,
    params:
        code=code("shared_tables"),
    script:
        "../scripts/shared_tables.py"


use rule published as shared_published with:
    input:
        statistics="results/{study}/shared/statistics.csv",
        published=files.published,
    output:
        published=update("results/{study}/shared/published.csv"),
        summary=update("results/{study}/shared/published_summary.csv"),
    log:
        "logs/{study}/shared_published.log",


rule shared_figures:
    input:
        statistics="results/{study}/shared/statistics.csv",
        sensitivity="results/{study}/shared/sensitivity.csv",
    output:
        figures=update("results/{study}/shared/figures/figures.csv"),
        checksums=update("results/{study}/shared/figures/checksums.csv"),
    log:
        "logs/{study}/shared_figures.log",
    resources:
        **NEEDS,
    params:
        settings=settings(
            "notice",
            "labels",
            "scales.*.codes",
            "scales.*.answers",
            "variables.*.item_scales",
            "variables.*.reversed",
            "variables.*.already_reversed",
            "variables.*.label",
            "variables.*.items",
            "profile.*.label",
            "tests.alpha",
            words=given.words("figures"),
            hypotheses_of="figures",
        ),
        code=code("shared_figures", kinds=True),
    script:
        "../scripts/shared_figures.py"


use rule report as shared_report with:
    input:
        files.reference,
        plan=plan_of,
        statistics="results/{study}/shared/statistics.csv",
        figures="results/{study}/shared/figures/figures.csv",
        pictures="results/{study}/shared/figures/checksums.csv",
        published="results/{study}/shared/published.csv",
        # In the place of the answers, their checksum.
        responses="results/{study}/shared/answers.sha256",
    output:
        word=update("results/{study}/shared/report.docx"),
        page=update("results/{study}/shared/report.html"),
        pdf=update("results/{study}/shared/report.pdf"),
        tables=update("results/{study}/shared/tables.xlsx"),
    log:
        "logs/{study}/shared_report.log",


# To check an archive without answers: what follows from the statistics that it shares.
if "shared" in config:

    rule shared:
        input:
            lambda wildcards: [
                file
                for study in STUDIES
                for maker in shared_rules(study)
                for file in expand([*maker.output], study=study)
            ],


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
            "report.reference",
            steps=archived_steps,
            program=program_contents,
            versions=installed_versions,
        ),
        code=code("archive"),
        messages=messages("archive"),
    script:
        "../scripts/archive.py"
