rule validation:
    input:
        answers=raw_answers,
    output:
        # Kept as they were when the answers turn out to be faulty.
        responses=update("results/{study}/validation/responses.parquet"),
        findings=update("results/{study}/validation/findings.csv"),
        excluded=update("results/{study}/validation/excluded.csv"),
        statistics=update("results/{study}/validation/statistics.csv"),
    log:
        "logs/{study}/validation.log",
    params:
        **settings(
            "data.id",
            "scales.*.codes",
            "variables.*.scale",
            "variables.*.items",
            "profile.*.kind",
            "sample",
            "exclude",
        ),
        code=code("validation"),
    script:
        "../scripts/validation.py"
