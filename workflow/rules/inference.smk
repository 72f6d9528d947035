from angket.hypotheses.declared import caption_of, tables


def tables_of_kinds(folder):
    """Name the tables that the kinds of hypothesis have; those with a caption are shown."""
    found = {}
    for table in tables():
        file, caption = f"{folder}/{table}.csv", caption_of(table)
        inside = caption and caption.relative_to(WORKFLOW).as_posix()
        found[table] = shown(file, inside) if inside else update(file)
    return found


rule inference:
    input:
        responses="results/{study}/validation/responses.parquet",
        totals="results/{study}/scoring/totals.parquet",
        categories="results/{study}/description/categories.parquet",
        assumptions="results/{study}/assumptions/statistics.csv",
        interval_totals="results/{study}/intervals/totals.parquet",
    output:
        **tables_of_kinds("results/{study}/inference"),
        statistics=update("results/{study}/inference/statistics.csv"),
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
            "variables.*.categories",
            "categories.*.bands",
            "profile.*.kind",
            "profile.*.order",
            "tests.alpha",
            "tests.seed",
            "tests.resamples",
            "tests.strength.bands",
            "tests.strength.citation",
            hypotheses_of="inference",
        ),
        code=code("inference", kinds=True),
    script:
        "../scripts/inference.py"
