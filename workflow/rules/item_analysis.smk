# For studies with items of which an answer is right, by the pilot sample where there is one.
rule item_analysis:
    input:
        responses=files.tested_answers,
    output:
        statistics=update("results/{study}/item_analysis/statistics.csv"),
        item_analysis=shown("results/{study}/item_analysis/item_analysis.csv"),
    log:
        "logs/{study}/item_analysis.log",
    resources:
        **NEEDS,
    params:
        settings=settings(
            "variables.*.items",
            "variables.*.answer_key",
            "instrument.item_analysis",
            "tests.alpha",
        ),
        code=code("item_analysis"),
    script:
        "../scripts/item_analysis.py"
