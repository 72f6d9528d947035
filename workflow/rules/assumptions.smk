rule assumptions:
    input:
        unpack(files.examined_columns),
        totals="results/{study}/scoring/totals.parquet",
        interval_totals="results/{study}/intervals/totals.parquet",
    output:
        open=update("results/{study}/assumptions/open.csv"),
        residuals=update("results/{study}/assumptions/residuals.parquet"),
    log:
        "logs/{study}/assumptions.log",
    # On the longest way to the report, so before those that nothing else waits for.
    priority: 1
    resources:
        **NEEDS,
    params:
        settings=settings(
            "tests.normality",
            "tests.homoskedasticity",
            hypotheses_of="assumptions",
            **given.where_columns_are_examined("profile.*.kind", "profile.*.order"),
            **given.where_categories_are_examined(
                "variables.*.categories", "categories.*.bands"
            ),
        ),
        code=code("assumptions", kinds=True),
    script:
        "../scripts/assumptions.py"


rule assumptions_verdicts:
    input:
        open="results/{study}/assumptions/open.csv",
    output:
        statistics=update("results/{study}/assumptions/statistics.csv"),
        normality=shown("results/{study}/assumptions/normality.csv"),
        glejser=update("results/{study}/assumptions/glejser.csv"),
        park=update("results/{study}/assumptions/park.csv"),
        heteroskedasticity=shown("results/{study}/assumptions/heteroskedasticity.csv"),
        linearity=shown("results/{study}/assumptions/linearity.csv"),
        multicollinearity=shown("results/{study}/assumptions/multicollinearity.csv"),
    log:
        "logs/{study}/assumptions_verdicts.log",
    priority: 1
    resources:
        **NEEDS,
    params:
        # The captions tell the last two.
        settings=settings("tests.alpha", "tests.normality", "tests.homoskedasticity"),
        code=code("verdicts"),
    script:
        "../scripts/verdicts.py"
