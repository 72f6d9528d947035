# What else the rules of figures, report and plan take: lists that depend on what is there.
from angket.settings.figures import described
from snakemake.sourcecache import infer_source_file


def shown_figures(wildcards):
    """Show every figure of a study in Snakemake's own report, with the caption of its kind.

    How many there are depends on the data, so that no rule can name them as its output. For
    that report they are called inputs of the rule that draws them; where anything is to be
    computed, there are none.
    """
    if workflow.execution_settings is not None:
        return []
    (listing,) = expand(rules.figures.output.figures, study=wildcards.study)
    found = described(Path(listing))
    return [shown_figure(wildcards.study, **figure) for figure in found]


def shown_figure(study, file, kind, title, **_):
    of_kinds = (WORKFLOW / "angket" / "hypotheses").glob(f"*/{kind}.rst")
    caption = next(of_kinds, WORKFLOW / "captions" / "figures" / f"{kind}.rst")
    return report(
        f"results/{study}/figures/{file}.svg",
        caption=infer_source_file(str(caption)),
        category=study,
        subcategory="figures",
        labels={"result": title, "file": f"{file}.svg"},
    )


def plan_of(wildcards):
    """Name what is known about the registered plan of a study, if it has one."""
    if not Path(plan_file(wildcards.study)).exists():
        return []
    return expand(rules.plan.output, study=wildcards.study)
