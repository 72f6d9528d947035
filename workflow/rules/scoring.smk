rule scoring:
    input:
        responses="results/{study}/validation/responses.parquet",
    output:
        keyed="results/{study}/scoring/keyed.parquet",
        totals="results/{study}/scoring/totals.parquet",
    params:
        settings=settings(
            "items.*.codes",
            "items.*.reversed",
            "variables.*.items",
            "variables.*.dimensions.*.items",
        ),
        code=code("scoring"),
    log:
        "logs/{study}/scoring.log",
    script:
        "../scripts/scoring.py"
