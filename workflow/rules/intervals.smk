rule intervals:
    input:
        unpack(files.left_out),
        unpack(files.weights),
        keyed="results/{study}/scoring/keyed.parquet",
        totals="results/{study}/scoring/totals.parquet",
    output:
        statistics=update("results/{study}/intervals/statistics.csv"),
        msi=shown("results/{study}/intervals/msi.csv"),
        intervals=update("results/{study}/intervals/intervals.parquet"),
        totals=update("results/{study}/intervals/totals.parquet"),
    log:
        "logs/{study}/intervals.log",
    # On the longest way to the report, so before those that nothing else waits for.
    priority: 1
    resources:
        **NEEDS,
    params:
        settings=settings(
            "scales.*.codes",
            "variables.*.item_scales",
            "variables.*.items",
            "variables.*.weights",
            "variables.*.dimensions.*.items",
            "missing.rule",
            "missing.answered_share",
            "intervals.pooled",
        ),
        code=code("intervals"),
    script:
        "../scripts/intervals.py"
