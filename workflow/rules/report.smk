from angket.formats.report_files import files as report_files
from angket.formats.report_files import parts as parts_of_report


rule report:
    input:
        files.reference,
        plan=plan_of,
        statistics="results/{study}/statistics.csv",
        figures="results/{study}/figures/figures.csv",
        pictures="results/{study}/figures/checksums.csv",
        published="results/{study}/statistics/published.csv",
        responses="results/{study}/validation/responses.parquet",
        pilot=pilot_parts,
    output:
        **{
            name: shown(f"results/{{study}}/report/{file}")
            for name, file in report_files().items()
        },
    log:
        "logs/{study}/report.log",
    resources:
        **NEEDS,
    params:
        settings=settings(
            "title",
            "language",
            "notice",
            "origin",
            "sources",
            "report",
            "data",
            "pilot",
            "sample",
            "missing",
            "screening",
            "exclude",
            "scales",
            "variables",
            "labels",
            "multiple_choice",
            "profile",
            "categories",
            "tests",
            # Once more by themselves, for the caption.
            "tests.alpha",
            "tests.cronbach_minimum",
            "instrument",
            "comparisons",
            "intervals",
            "hypotheses",
        ),
        code=code("report", kinds=True),
        packages=given.packages_of(STAGES),
        phrases=given.phrases("report"),
        parts=given.parts(
            *parts_of_report(),
            "angket/report/citations.yaml",
        ),
        sources=given.parts_of_kinds("citations.yaml"),
        places=given.parts_found("angket/report/sections/*.places.yaml"),
        places_of_kinds=given.parts_of_kinds("places.yaml"),
        catalogue=given.catalogue(),
        instruments=given.instruments(),
    script:
        "../scripts/report.py"
