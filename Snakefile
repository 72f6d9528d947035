# Angket: from the raw answers of questionnaire studies to tables, figures and statistics.
# The stages in the order of the data: a stage is a rule file, a script, a folder of
# results and a test file of the same name, and a word in this list.
STAGES = [
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
    "figures",
    "statistics",
    "report",
]
# Stages whose verdicts are a step of their own, so that another level repeats no test.
JUDGED = ["instrument", "assumptions"]
VERDICTS = {stage: f"{stage}_verdicts" for stage in JUDGED}
# Systems beside studies: a folder in workflow/angket/systems, a rule file, and a word in this list.
SYSTEMS = ["syntheses", "workloads"]
# Rules besides those of the stages' names that every study needs.
FURTHER = ["published", *VERDICTS.values()]


include: "workflow/rules/common.smk"
include: "workflow/rules/shown.smk"
include: "workflow/rules/archived.smk"
include: "workflow/rules/systems.smk"


# Built from workflow/envs/angket.def where no Python is at hand; used with --sdm apptainer only.
container: from_here(WORKFLOW / "envs" / "angket.sif")


include: "workflow/rules/plan.smk"
include: "workflow/rules/content.smk"
include: "workflow/rules/ratings.smk"
include: "workflow/rules/item_analysis.smk"


for stage in STAGES:

    include: f"workflow/rules/{stage}.smk"


for system in SYSTEMS:
    # Only where one is listed, since every run reads these files.
    if system in ENTRIES:

        include: f"workflow/rules/{system}.smk"


if not AS_MODULE:

    include: "workflow/rules/archive.smk"


if "data" in config:

    include: "workflow/rules/draft.smk"


if COMMAND.pools:

    include: "workflow/rules/pool.smk"


if COMMAND.freezes:

    include: "workflow/rules/freeze.smk"


if "archive" in config:

    include: "workflow/rules/verify.smk"


rule all:
    default_target: True
    input:
        targets,
    message:
        told("run.all_there", ONLY_STUDY)


# Where a prefix of the other workflow puts what a module makes.
PREFIX = str(rules.statistics.output[0]).removesuffix("results/{study}/statistics.csv")


onstart:
    engine.begin()
    INTERRUPTION.running = True


onsuccess:
    INTERRUPTION.running = False
    engine.end("done")
    # Here, because a run that has nothing to do sums nothing up and need not wait for it.
    from angket.terminal.summary import repeat_warnings, summarise, tell

    repeat_warnings(LISTED, PREFIX)
    # Another workflow has an `all` of its own, and may want some of the results alone.
    last = rules.report if AS_MODULE else rules.all
    if engine.progress.rules & {last.rule.name, COMMAND.pools and "pool"}:
        found = [
            name
            for name in STUDIES
            if Path(f"{PREFIX}results/{name}/statistics.csv").exists()
        ]
        studies = {name: STUDIES[name] for name in found}
        told = summarise(
            studies, engine.progress.seconds, prefix=PREFIX, systems=ENTRIES
        )
        tell(f"\n{told}", sys.stdout)


onerror:
    engine.end("stopped" if INTERRUPTION.came else "failed")
    if INTERRUPTION.came:
        INTERRUPTION.leave()
