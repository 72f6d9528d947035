# What the rules of all stages use: the studies, what a step is handed, what a run is for.
import sys
from os import environ
from pathlib import Path

# Text is text, and what is missing in it stays missing: so from pandas 3 on, in 2.3 at request.
environ["PANDAS_FUTURE_INFER_STRING"] = "1"
WORKFLOW = Path(str(workflow.current_basedir)).parent
sys.path.insert(0, str(WORKFLOW))

from angket.engine.collecting import while_loading

while_loading()  # Until the engine is attached.
from angket.engine.interruption import DEAF, listen
from angket.engine.python_path import in_a_command

# In a module, command line, terminal and Ctrl-C are the business of the other workflow.
AS_MODULE = not workflow.modifier.is_main_snakefile()
# From here on; before, while Snakemake loads, Ctrl-C ends as Python has it.
INTERRUPTION = listen(workflow, logger, AS_MODULE)
if not AS_MODULE:
    shell.prefix(DEAF)
    sys.executable = in_a_command(sys.executable)

from angket.engine.attach import attach
from angket.engine.files import StudyFiles, beside_answers, from_here, plan_file
from angket.engine.known import Known
from angket.engine.memory import state_of
from angket.engine.parameters import Parameters, by_key
from angket.engine.raw_files import contents, contents_of
from angket.settings.command import Command, stop, told
from angket.settings.settings import describe_setting
from angket.settings.study_names import NAME as STUDY_NAME
from angket.messages.message import Message

COMMAND = Command(sys.argv[1:], config, AS_MODULE)
program = state_of(WORKFLOW)
STUDIES = COMMAND.studies(Known(program))
# What else is listed: by its system, from name to settings. All names of a run are different.
ENTRIES, LISTED = COMMAND.entries, COMMAND.listed
# Said of a run as a whole: in the language of its study, where it is for one.
ONLY_STUDY = next(iter(LISTED)) if len(LISTED) == 1 else None
engine = attach(workflow, logger, LISTED, AS_MODULE)
# A prefix moves what a module makes, and not what it is given.
given_file = local if AS_MODULE else str
files = StudyFiles(STUDIES, given_file)
given = Parameters(STUDIES, WORKFLOW, program)
settings, code, messages = given.settings, given.code, given.messages
# What a cluster is told of every step; on one machine nobody asks, unless by --resources.
asked = [name for name in workflow.resource_settings.resources if name[0] != "_"]
NEEDS = files.needs() if workflow.nodes or asked else {}


def shown(file, caption=None):
    """Show a result in Snakemake's own report, by study and stage, with the caption of its name."""
    path = Path(file)
    stage = path.parent.name.replace("{study}", path.stem)
    return report(
        update(file),
        caption=f"../{caption or f'captions/{path.stem}.rst'}",
        category="{study}",
        subcategory=stage,
        labels={"result": path.name},
    )


def statistics_parts(stages=STAGES[: STAGES.index("statistics")]):
    """Name the statistics of every stage that has some, in the order of the analysis."""
    outputs = [getattr(rules, VERDICTS.get(stage, stage)).output for stage in stages]
    return [output.statistics for output in outputs if "statistics" in output.keys()]


def study_rules(study):
    """Return the rules that make the results of a study."""
    further = ["pilot_validation", "pilot_scoring"] if files.has_pilot(study) else []
    further += ["plan"] if Path(plan_file(study)).exists() else []
    names = [*files.further_steps(study), *STAGES, *FURTHER, *further]
    return [getattr(rules, name) for name in names]


def made_by(makers, study):
    """Name the results of one study that some rules make."""
    made = {maker.rule.name: expand([*maker.output], study=study) for maker in makers}
    engine.distrust(study, made)
    return sum(made.values(), [])


def targets(wildcards):
    """Name every output of every stage, for every study, and of whatever else is listed.

    Snakemake looks neither for an absent file that nothing asks for nor, once a rule has an
    output that it never made, for changed parameters.
    """
    made = [made_by(study_rules(study), study) for study in STUDIES]
    made += [made_by(SYSTEM_RULES[of], name) for of in ENTRIES for name in ENTRIES[of]]
    return sum(made, []) or ["config/config.yaml"]


wildcard_constraints:
    study=rf"(?!({'|'.join(SYSTEMS)})/){STUDY_NAME}",
