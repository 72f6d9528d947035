from configuration.figures import described
from snakemake.sourcecache import infer_source_file


def shown_figures(wildcards):
    """Show every figure of a study in Snakemake's own report, with the caption of its kind.

    How many there are depends on the data, so that no rule can name them as its output. For
    that report they are called inputs of the rule that draws them; where anything is to be
    computed, there are none.
    """
    if workflow.execution_settings is not None:
        return []
    listing = Path(f"results/{wildcards.study}/figures/figures.csv")
    return [shown_figure(listing, **figure) for figure in described(listing)]


def shown_figure(listing, file, kind, title, **_):
    of_kinds = (WORKFLOW / "angket" / "hypotheses").glob(f"*/{kind}.rst")
    caption = next(of_kinds, WORKFLOW / "captions" / "figures" / f"{kind}.rst")
    return report(
        str(listing.with_name(f"{file}.svg")),
        caption=infer_source_file(str(caption)),
        category=listing.parent.parent.name,
        subcategory="figures",
        labels={"result": title, "file": f"{file}.svg"},
    )


rule figures:
    input:
        shown_figures,
        responses="results/{study}/validation/responses.parquet",
        # The correlations between items are those that the instrument is judged by.
        keyed=lambda wildcards: files.instrument_answers(wildcards)["keyed"],
        totals="results/{study}/scoring/totals.parquet",
        categories="results/{study}/description/categories.parquet",
        interval_totals="results/{study}/intervals/totals.parquet",
        msi="results/{study}/intervals/msi.csv",
        residuals="results/{study}/assumptions/residuals.parquet",
        predictions="results/{study}/inference/predictions.parquet",
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
            "variables.*.items",
            "variables.*.categories",
            "categories.*.bands",
            "multiple_choice.*.label",
            "profile.*.label",
            "profile.*.kind",
            "profile.*.order",
            "tests.alpha",
            words=given.words("figures"),
            hypotheses_of="figures",
        ),
        code=code("figures", kinds=True),
    script:
        "../scripts/figures.py"
