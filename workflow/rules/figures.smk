checkpoint figures:
    input:
        shown_figures,
        responses="results/{study}/validation/responses.parquet",
        # The correlations between items are those that the instrument is judged by.
        keyed=lambda wildcards: instrument_answers(wildcards)["keyed"],
        totals="results/{study}/scoring/totals.parquet",
        categories="results/{study}/description/categories.parquet",
        interval_totals="results/{study}/intervals/totals.parquet",
        msi="results/{study}/intervals/msi.csv",
        residuals="results/{study}/assumptions/residuals.parquet",
        predictions="results/{study}/inference/predictions.parquet",
        sensitivity="results/{study}/sensitivity/sensitivity.csv",
        after=lambda wildcards: instrument_answers(wildcards)["after"],
    output:
        # How many figures stand beside it depends on the study; see gone_pictures.
        figures="results/{study}/figures/figures.csv",
        checksums="results/{study}/figures/checksums.csv",
    log:
        "logs/{study}/figures.log",
    threads: 2
    resources:
        **NEEDS,
    params:
        settings=settings(
            "notice",
            "labels",
            "scales.*.codes",
            "scales.*.answers",
            "variables.*.item_scales",
            "variables.*.reversed",
            "variables.*.already_reversed",
            "variables.*.label",
            "variables.*.items",
            "variables.*.categories",
            "categories.*.bands",
            "hypotheses.*.kind",
            "hypotheses.*.response",
            "hypotheses.*.predictors",
            "hypotheses.*.variables",
            "hypotheses.*.mediator",
            "hypotheses.*.row",
            "hypotheses.*.column",
            "hypotheses.*.scale",
            "multiple_choice.*.label",
            "profile.*.label",
            "profile.*.kind",
            "profile.*.order",
            "tests.alpha",
            words=partial(words_of, stage="figures"),
        ),
        code=code_of_figures,
    script:
        "../scripts/figures.py"
