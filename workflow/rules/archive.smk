# Not a stage: packs each study with its data, code and results.
#   snakemake --cores 4 archive
from angket.archive.sharing import TABLES
from angket.figures.of_study.figure import further_settings, redrawn


rule archive:
    input:
        # What only is read by an entry has its part in the archive of that.
        [
            f"results/{study}/archive/{study}.zip"
            for study in STUDIES
            if study not in COMMAND.unlisted
        ],
        [
            f"results/{system}/{name}/archive/{name}.zip"
            for system in ENTRIES
            for name in ENTRIES[system]
        ],
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
        counts=given.parts_of_kinds("settings.yaml"),
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
            "variables.*.dimensions.*.label",
            "variables.*.items",
            "profile.*.label",
            "tests.alpha",
            *further_settings(redrawn()),
            words=given.words("figures"),
            hypotheses_of="figures",
        ),
        code=code("shared_figures", kinds=True),
        parts=given.parts_found("angket/figures/of_study/*/figure.yaml"),
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
        **{
            name: update(f"results/{{study}}/shared/{file}")
            for name, file in report_files().items()
        },
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
            "instrument.content",
            hypotheses_of="archive",
            steps=archived_steps,
            program=program_contents,
            versions=installed_versions,
        ),
        code=code("archive"),
        messages=messages("archive"),
    script:
        "../scripts/archive.py"


for system in ENTRIES:

    rule:
        name:
            f"{system}_archive"
        input:
            unpack(archived_of(system)),
        output:
            update(f"results/{system}/{{study}}/archive/{{study}}.zip"),
        log:
            f"logs/{{study}}/{system}_archive.log",
        resources:
            **SYSTEM_NEEDS,
        params:
            settings=OF_SYSTEMS[system].settings(
                "title",
                "language",
                "notice",
                "archive",
                entry=whole_entry(system),
                steps=steps_of(system),
                program=program_contents,
                versions=installed_versions,
            ),
            code=code("system_archive"),
            messages=OF_SYSTEMS[system].messages("archive"),
        script:
            "../scripts/system_archive.py"
