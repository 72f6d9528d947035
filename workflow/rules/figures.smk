from angket.figures.of_study.figure import further_inputs, further_settings


rule figures:
    input:
        shown_figures,
        unpack(files.left_out),
        unpack(files.item_analysis),
        **further_inputs(),
        responses="results/{study}/validation/responses.parquet",
        # The correlations between items are those that the instrument is judged by.
        keyed=lambda wildcards: files.instrument_answers(wildcards)["keyed"],
        totals="results/{study}/scoring/totals.parquet",
        categories="results/{study}/description/categories.parquet",
        interval_totals="results/{study}/intervals/totals.parquet",
        msi="results/{study}/intervals/msi.csv",
        residuals="results/{study}/assumptions/residuals.parquet",
        predictions="results/{study}/inference/predictions.parquet",
        inference="results/{study}/inference/statistics.csv",
        sensitivity="results/{study}/sensitivity/sensitivity.csv",
    output:
        # How many figures stand beside it depends on the study; its record names them.
        figures=update("results/{study}/figures/figures.csv"),
        checksums=update("results/{study}/figures/checksums.csv"),
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
            "variables.*.dimensions.*.label",
            "variables.*.items",
            "variables.*.categories",
            "categories.*.bands",
            "multiple_choice.*.label",
            "profile.*.label",
            "profile.*.kind",
            "profile.*.order",
            "tests.alpha",
            *further_settings(),
            words=given.words("figures"),
            hypotheses_of="figures",
        ),
        code=code("figures", kinds=True),
        parts=given.parts_found("angket/figures/of_study/*/figure.yaml"),
    script:
        "../scripts/figures.py"
