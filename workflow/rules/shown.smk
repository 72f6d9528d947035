# What else rules take: lists that depend on what is there.
from angket.hypotheses.declared import caption_of, tables
from angket.settings.figures import described
from snakemake.sourcecache import infer_source_file


def content_parts(wildcards):
    """Name the statistics of experts' ratings of the items, if there are any."""
    if not files.has_content(wildcards.study):
        return []
    return expand(rules.content.output.statistics, **wildcards)


def item_analysis_parts(wildcards):
    """Name the statistics of the items of tests, if there are any."""
    if not files.has_tests(wildcards.study):
        return []
    return expand(rules.item_analysis.output.statistics, **wildcards)


def tables_of_kinds(folder):
    """Name the tables that the kinds of hypothesis have; those with a caption are shown."""
    found = {}
    for table in tables():
        file, caption = f"{folder}/{table}.csv", caption_of(table)
        inside = caption and caption.relative_to(WORKFLOW).as_posix()
        found[table] = shown(file, inside) if inside else update(file)
    return found


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


def shown_figure(study, file, kind, title, folder=None, captions=None, **_):
    """Show a figure; its caption stands with its kind, of the study's figures or of hypotheses.

    That of a system stands in a folder of captions of its own.
    """
    of_hypotheses = WORKFLOW / "angket" / "hypotheses"
    of_kinds = [*of_hypotheses.glob(f"*/{kind}.rst"), of_hypotheses / f"{kind}.rst"]
    of_study = WORKFLOW / "angket" / "figures" / "of_study" / kind / "caption.rst"
    caption = next(filter(Path.exists, of_kinds), of_study)
    caption = captions / f"{kind}.rst" if captions else caption
    return report(
        f"{folder or f'results/{study}/figures'}/{file}.svg",
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


def pilot_parts(wildcards):
    """Name the statistics of the pilot sample, if there is one, as nothing to run again for."""
    if not files.has_pilot(wildcards.study):
        return []
    parts = statistics_parts(["pilot_validation", "pilot_scoring"])
    return [ancient(file) for file in expand(parts, **wildcards)]
