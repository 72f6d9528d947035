# Not a stage: packs each study with its data, code and results.
#   snakemake --cores 4 archive
rule archive:
    input:
        expand("results/{study}/archive/{study}.zip", study=STUDIES),
    message:
        "The archives of the listed studies are there."


# The report for an archive without answers: no picture in it has a point for each respondent.
use rule report as shared_report with:
    output:
        word="results/{study}/shared/report.docx",
        page="results/{study}/shared/report.html",
        pdf="results/{study}/shared/report.pdf",
        tables="results/{study}/shared/tables.xlsx",
    log:
        "logs/{study}/shared_report.log",
    params:
        further_settings={"without_respondents": "true"},


rule archive_study:
    input:
        unpack(archived_files),
    output:
        "results/{study}/archive/{study}.zip",
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
