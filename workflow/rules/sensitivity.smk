rule sensitivity:
    input:
        responses="results/{study}/validation/responses.parquet",
        screening="results/{study}/validation/screening.csv",
        totals="results/{study}/scoring/totals.parquet",
        categories="results/{study}/description/categories.parquet",
        interval_totals="results/{study}/intervals/totals.parquet",
    output:
        open=update("results/{study}/sensitivity/open.csv"),
    log:
        "logs/{study}/sensitivity.log",
    resources:
        **NEEDS,
    params:
        settings=settings(
            "variables.*.categories",
            "categories.*.bands",
            "profile.*.kind",
            "profile.*.order",
            "tests.seed",
            "tests.resamples",
            hypotheses_of="sensitivity",
        ),
        code=code("sensitivity", kinds=True),
    script:
        "../scripts/sensitivity.py"


rule sensitivity_verdicts:
    input:
        open="results/{study}/sensitivity/open.csv",
    output:
        statistics=update("results/{study}/sensitivity/statistics.csv"),
        sensitivity=shown("results/{study}/sensitivity/sensitivity.csv"),
    log:
        "logs/{study}/sensitivity_verdicts.log",
    resources:
        **NEEDS,
    params:
        settings=settings("tests.alpha"),
        code=code("verdicts"),
    script:
        "../scripts/verdicts.py"
