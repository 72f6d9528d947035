# The stages whose statistics make up the table, in the order of the analysis.
PARTS = [
    "validation",
    "instrument",
    "description",
    "intervals",
    "assumptions",
    "inference",
]


rule statistics:
    input:
        parts=expand("results/{{study}}/{stage}/statistics.csv", stage=PARTS),
    output:
        statistics="results/{study}/statistics.csv",
    params:
        code=code("statistics"),
    log:
        "logs/{study}/statistics.log",
    script:
        "../scripts/statistics.py"


rule published:
    input:
        statistics="results/{study}/statistics.csv",
        published="resources/{study}/published.csv",
    output:
        published="results/{study}/statistics/published.csv",
        summary="results/{study}/statistics/summary.csv",
    params:
        code=code("published"),
    log:
        "logs/{study}/published.log",
    script:
        "../scripts/published.py"
