rule inference:
    input:
        unpack(files.rated),
        unpack(files.of_items),
        responses="results/{study}/validation/responses.parquet",
        totals="results/{study}/scoring/totals.parquet",
        categories="results/{study}/description/categories.parquet",
        assumptions="results/{study}/assumptions/statistics.csv",
        interval_totals="results/{study}/intervals/totals.parquet",
    output:
        **tables_of_kinds("results/{study}/inference"),
        statistics=update("results/{study}/inference/statistics.csv"),
        matrix=shown("results/{study}/inference/matrix.csv"),
        power=shown("results/{study}/inference/power.csv"),
        decision=shown("results/{study}/inference/decision.csv"),
        predictions=update("results/{study}/inference/predictions.parquet"),
    log:
        "logs/{study}/inference.log",
    # On the longest way to the report, so before those that nothing else waits for.
    priority: 1
    resources:
        **NEEDS,
    params:
        settings=settings(
            "variables.*.items",
            "variables.*.categories",
            "categories.*.bands",
            "profile.*.kind",
            "profile.*.order",
            "tests.alpha",
            "tests.seed",
            "tests.resamples",
            "tests.strength.bands",
            "tests.strength.citation",
            "tests.strength_v.bands",
            "tests.strength_v.citation",
            hypotheses_of="inference",
            **given.where_items_are_read(
                "scales.*.codes",
                "variables.*.item_scales",
                "variables.*.dimensions.*.items",
            ),
        ),
        code=code("inference", kinds=True),
    script:
        "../scripts/inference.py"
