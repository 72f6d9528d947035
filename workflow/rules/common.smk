# What the rules of all stages use: the studies, what a step is handed besides files, and the
# results that a run is for.
import sys
from functools import partial
from os import environ
from pathlib import Path

# Text is text, and what is missing in it stays missing: so from pandas 3 on, in 2.3 at request.
environ["PANDAS_FUTURE_INFER_STRING"] = "1"
WORKFLOW = Path(workflow.basedir) / "workflow"
sys.path.insert(0, str(WORKFLOW))

from angket.engine.interruption import DEAF, listen

# From here on; before, while Snakemake loads, Ctrl-C ends as Python has it.
INTERRUPTION = listen(workflow, logger)
shell.prefix(DEAF)

from angket.engine.attach import attach
from angket.engine.files import StudyFiles, beside_answers, plan_file
from angket.engine.parameters import Parameters, by_key, contents
from angket.settings.command import Command, stop, told
from angket.settings.settings import describe_setting
from angket.settings.study_names import NAME as STUDY_NAME
from angket.messages.message import Message

COMMAND = Command(sys.argv[1:], config)
STUDIES = COMMAND.studies()
# Said of a run as a whole: in the language of its study, where it is for one.
ONLY_STUDY = next(iter(STUDIES)) if len(STUDIES) == 1 else None
engine = attach(workflow, logger, STUDIES)
files = StudyFiles(STUDIES)
given = Parameters(STUDIES, WORKFLOW)
settings, code, messages = given.settings, given.code, given.messages
# What a cluster is told of every step; a profile may say otherwise for single rules. On one machine
# nobody asks, unless by --resources.
asked = [name for name in workflow.resource_settings.resources if name[0] != "_"]
NEEDS = files.needs() if workflow.nodes or asked else {}


def shown(file):
    """Show a result in Snakemake's own report, by study and stage, with the caption of its name."""
    path = Path(file)
    stage = path.parent.name.replace("{study}", path.stem)
    return report(
        update(file),
        caption=f"../captions/{path.stem}.rst",
        category="{study}",
        subcategory=stage,
        labels={"result": path.name},
    )


def statistics_parts(stages=STAGES[: STAGES.index("statistics")]):
    """Name the statistics of every stage that has some, in the order of the analysis."""
    outputs = [getattr(rules, stage).output for stage in stages]
    return [
        str(output.statistics) for output in outputs if "statistics" in output.keys()
    ]


def pilot_parts(wildcards):
    """Name the statistics of the pilot sample, if there is one, as nothing to run again for."""
    if not files.has_pilot(wildcards.study):
        return []
    parts = statistics_parts(["pilot_validation", "pilot_scoring"])
    return [ancient(file) for file in expand(parts, **wildcards)]


def study_rules(study):
    """Return the rules that make the results of a study."""
    pilot = ["pilot_validation", "pilot_scoring"] if files.has_pilot(study) else []
    plan = ["plan"] if Path(plan_file(study)).exists() else []
    return [getattr(rules, name) for name in [*STAGES, "published", *pilot, *plan]]


def made_by(makers, study):
    """Name the results of one study that some rules make."""
    made = {maker.rule.name: expand([*maker.output], study=study) for maker in makers}
    engine.distrust(study, made)
    return sum(made.values(), [])


def targets(wildcards):
    """Name the results that a run makes: every output of every stage, for every study.

    Every one, because Snakemake looks neither for an absent file that nothing asks for
    nor, once a rule has an output that it never made, for changed parameters.
    """
    return sum((made_by(study_rules(study), study) for study in STUDIES), []) or [
        "config/config.yaml"
    ]


wildcard_constraints:
    study=STUDY_NAME,
