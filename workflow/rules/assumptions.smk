checkpoint assumptions:
    input:
        totals="results/{study}/scoring/totals.parquet",
        interval_totals="results/{study}/intervals/totals.parquet",
        after=ancient("results/{study}/validation/statistics.csv"),
    output:
        statistics="results/{study}/assumptions/statistics.csv",
        normality=shown("results/{study}/assumptions/normality.csv"),
        glejser="results/{study}/assumptions/glejser.csv",
        park="results/{study}/assumptions/park.csv",
        heteroskedasticity=shown("results/{study}/assumptions/heteroskedasticity.csv"),
        linearity=shown("results/{study}/assumptions/linearity.csv"),
        multicollinearity=shown("results/{study}/assumptions/multicollinearity.csv"),
        residuals="results/{study}/assumptions/residuals.parquet",
    log:
        "logs/{study}/assumptions.log",
    # On the longest way to the report, so before those that nothing else waits for.
    priority: 1
    resources:
        **NEEDS,
    params:
        settings=settings(
            "hypotheses.*.kind",
            "hypotheses.*.response",
            "hypotheses.*.predictors",
            "hypotheses.*.variables",
            "hypotheses.*.predictor",
            "hypotheses.*.moderator",
            "hypotheses.*.mediator",
            "hypotheses.*.assumptions_scale",
            "hypotheses.*.durbin_watson",
            "tests.alpha",
            "tests.normality",
            "tests.homoskedasticity",
        ),
        code=code("assumptions"),
    script:
        "../scripts/assumptions.py"
