# The stages whose statistics make up the table, in the order of the analysis.
PARTS = [
    "validation",
    "scoring",
    "instrument",
    "structure",
    "description",
    "intervals",
    "assumptions",
    "inference",
    "comparison",
    "sensitivity",
]


rule statistics:
    input:
        parts=expand("results/{{study}}/{stage}/statistics.csv", stage=PARTS),
    output:
        statistics="results/{study}/statistics.csv",
    log:
        "logs/{study}/statistics.log",
    params:
        code=code("statistics"),
    script:
        "../scripts/statistics.py"


rule published:
    input:
        statistics="results/{study}/statistics.csv",
        published="resources/{study}/published.csv",
    output:
        published="results/{study}/statistics/published.csv",
        summary="results/{study}/statistics/summary.csv",
    log:
        "logs/{study}/published.log",
    params:
        code=code("published"),
    script:
        "../scripts/published.py"
