rule report:
    input:
        reference_document,
        statistics="results/{study}/statistics.csv",
        figures="results/{study}/figures/figures.csv",
        published="results/{study}/statistics/published.csv",
        responses="results/{study}/validation/responses.parquet",
        # What the report is made of besides code.
        parts=[
            WORKFLOW / "document/page.html",
            WORKFLOW / "document/paper.typ",
            WORKFLOW / "document/styles.xml",
            WORKFLOW / "chapter/citations.yaml",
        ],
    output:
        word=shown("results/{study}/report/report.docx"),
        page=shown("results/{study}/report/report.html"),
        pdf=shown("results/{study}/report/report.pdf"),
        tables=shown("results/{study}/report/tables.xlsx"),
    log:
        "logs/{study}/report.log",
    params:
        **settings(
            "title",
            "language",
            "notice",
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
            "profile",
            "categories",
            "tests",
            "instrument",
            "comparisons",
            "intervals",
            "hypotheses",
        ),
        phrases=phrases("report"),
        code=code("report"),
    script:
        "../scripts/report.py"
