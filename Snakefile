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


include: "workflow/rules/common.smk"


# Built from workflow/envs/angket.def where no Python is at hand; used with --sdm apptainer only.
container: "workflow/envs/angket.sif"


for stage in STAGES:

    include: f"workflow/rules/{stage}.smk"


include: "workflow/rules/plan.smk"
include: "workflow/rules/archive.smk"


if "data" in config:

    include: "workflow/rules/draft.smk"


if FREEZING:

    include: "workflow/rules/freeze.smk"


if "archive" in config:

    include: "workflow/rules/verify.smk"


if FINISHED:
    for study in CHANGED:
        FINISHED.begin(study, source_files(study))
    logger.addFilter(note_end)
if workflow.nodes or len(UNMADE) == len(CHANGED):
    forgo_checkpoints()
logger.addFilter(put_into_words)
if workflow.is_main_process:
    progress = follow(logger, workflow.output_settings.dryrun, language_for(ONLY_STUDY))


rule all:
    default_target: True
    input:
        targets,
    message:
        told("run.all_there", ONLY_STUDY)


onstart:
    hold_lock()
    INTERRUPTION.running = True


onsuccess:
    INTERRUPTION.running = False
    progress.end()
    if FINISHED:
        FINISHED.end()
    repeat_warnings()
    if "all" in progress.rules:
        tell(f"\n{summarise(STUDIES, progress.seconds)}", sys.stdout)


onerror:
    progress.end()
    distrust_restored(progress.failed)
    if INTERRUPTION.came:
        INTERRUPTION.leave()
