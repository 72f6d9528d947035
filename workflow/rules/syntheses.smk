# Evidence synthesis: results of prior studies, and of one's own, pooled.
#   snakemake --cores 4 --config syntheses=[mysynthesis]
of_syntheses = OF_SYSTEMS["syntheses"]


rule syntheses_read:
    input:
        data=data_of("syntheses"),
        statistics=results_of_studies("syntheses"),
    output:
        studies=shown(
            "results/syntheses/{study}/read/studies.csv",
            "angket/systems/syntheses/studies.rst",
        ),
        notes=update("results/syntheses/{study}/read/notes.csv"),
    log:
        "logs/{study}/syntheses_read.log",
    resources:
        **SYSTEM_NEEDS,
    params:
        settings=of_syntheses.settings(
            "table", "results", "moderators", "pooling.measure", "flow"
        ),
        code=of_syntheses.code("syntheses_read"),
    script:
        "../scripts/syntheses_read.py"


rule syntheses_pool:
    input:
        studies="results/syntheses/{study}/read/studies.csv",
    output:
        statistics=shown(
            "results/syntheses/{study}/statistics.csv",
            "angket/systems/syntheses/statistics.rst",
        ),
    log:
        "logs/{study}/syntheses_pool.log",
    resources:
        **SYSTEM_NEEDS,
    params:
        settings=of_syntheses.settings(
            "pooling", "moderators", "regressions", name=name_of_entry
        ),
        code=of_syntheses.code("syntheses_pool"),
    script:
        "../scripts/syntheses_pool.py"


rule syntheses_figures:
    input:
        figures_of("syntheses"),
        studies="results/syntheses/{study}/read/studies.csv",
        statistics="results/syntheses/{study}/statistics.csv",
    output:
        figures=update("results/syntheses/{study}/figures/figures.csv"),
        checksums=update("results/syntheses/{study}/figures/checksums.csv"),
    log:
        "logs/{study}/syntheses_figures.log",
    resources:
        **SYSTEM_NEEDS,
    params:
        settings=of_syntheses.settings(
            "notice",
            "between",
            "flow",
            "pooling",
            name=name_of_entry,
            words=of_syntheses.words("figures"),
        ),
        code=of_syntheses.code("syntheses_figures"),
    script:
        "../scripts/syntheses_figures.py"


rule syntheses_report:
    input:
        reference_of("syntheses"),
        data=data_of("syntheses", "table"),
        studies="results/syntheses/{study}/read/studies.csv",
        notes="results/syntheses/{study}/read/notes.csv",
        statistics="results/syntheses/{study}/statistics.csv",
        figures="results/syntheses/{study}/figures/figures.csv",
        pictures="results/syntheses/{study}/figures/checksums.csv",
    output:
        **{
            name: shown(
                f"results/syntheses/{{study}}/report/{file}",
                "angket/systems/syntheses/report.rst",
            )
            for name, file in report_files().items()
        },
    log:
        "logs/{study}/syntheses_report.log",
    resources:
        **SYSTEM_NEEDS,
    params:
        settings=of_syntheses.settings(
            "title",
            "language",
            "notice",
            "sources",
            "report",
            "between",
            "table",
            "results",
            "pooling",
            "moderators",
            "regressions",
            "flow",
            name=name_of_entry,
        ),
        code=of_syntheses.code("syntheses_report"),
        packages=of_syntheses.packages_of(
            ["syntheses_read", "syntheses_pool", "syntheses_figures"]
        ),
        phrases=of_syntheses.phrases("report"),
        parts=given.parts(*parts_of_report(), "angket/report/citations.yaml"),
        of_system=of_syntheses.parts_of_system("citations.yaml", "places.yaml"),
        catalogue=of_syntheses.catalogue(),
    script:
        "../scripts/syntheses_report.py"


SYSTEM_RULES["syntheses"] = [
    rules.syntheses_read,
    rules.syntheses_pool,
    rules.syntheses_figures,
    rules.syntheses_report,
]
