rule statistics:
    input:
        content=content_parts,
        item_analysis=item_analysis_parts,
        parts=statistics_parts(),
        pilot=pilot_parts,
    output:
        statistics=shown("results/{study}/statistics.csv"),
    log:
        "logs/{study}/statistics.log",
    resources:
        **NEEDS,
    params:
        code=code("statistics"),
    script:
        "../scripts/statistics.py"


rule published:
    input:
        statistics="results/{study}/statistics.csv",
        published=files.published,
        pilot=pilot_parts,
    output:
        published=shown("results/{study}/statistics/published.csv"),
        summary=update("results/{study}/statistics/summary.csv"),
    log:
        "logs/{study}/published.log",
    resources:
        **NEEDS,
    params:
        code=code("published"),
    script:
        "../scripts/published.py"
