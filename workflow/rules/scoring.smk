SCORING = [
    "scales.*.codes",
    "variables.*.item_scales",
    "variables.*.reversed",
    "variables.*.weights",
    "variables.*.items",
    "variables.*.dimensions.*.items",
    "missing.rule",
    "missing.answered_share",
    "instrument.drop_invalid",
]
# By what an item is judged before it is left out.
JUDGED = given.where_items_are_dropped("tests.alpha", "tests.validity")


rule scoring:
    input:
        unpack(files.judged_by_pilot),
        responses="results/{study}/validation/responses.parquet",
    output:
        keyed=update("results/{study}/scoring/keyed.parquet"),
        totals=update("results/{study}/scoring/totals.parquet"),
        person_mean=update("results/{study}/scoring/person_mean.csv"),
        statistics=update("results/{study}/scoring/statistics.csv"),
    log:
        "logs/{study}/scoring.log",
    resources:
        **NEEDS,
    params:
        settings=settings(*SCORING, **JUDGED),
        code=code("scoring"),
    script:
        "../scripts/scoring.py"


rule pilot_scoring:
    input:
        responses="results/{study}/pilot/validation/responses.parquet",
    output:
        keyed=update("results/{study}/pilot/scoring/keyed.parquet"),
        totals=update("results/{study}/pilot/scoring/totals.parquet"),
        person_mean=update("results/{study}/pilot/scoring/person_mean.csv"),
        statistics=update("results/{study}/pilot/scoring/statistics.csv"),
    log:
        "logs/{study}/pilot_scoring.log",
    resources:
        **NEEDS,
    params:
        settings=settings(*SCORING, **JUDGED),
        code=code("scoring"),
    script:
        "../scripts/scoring.py"
