# What the rules of all stages use: the studies and their settings, the fingerprint of
# a stage's code, and the results that a run is for.
import atexit
import sys
from functools import cache, partial
from hashlib import file_digest
from os import environ, utime
from pathlib import Path

from snakemake.io import IOFile
from snakemake.persistence import PersistenceBase
from snakemake.sourcecache import infer_source_file

# Text is text, and what is missing in it stays missing: so from pandas 3 on, in 2.3 at request.
environ["PANDAS_FUTURE_INFER_STRING"] = "1"
WORKFLOW = Path(workflow.basedir) / "workflow"
sys.path.insert(0, str(WORKFLOW))

from messages.language import language_for
from messages.message import LANGUAGES, Message, visible_line
from terminal.interruption import DEAF, Interruption

# From here on; before, while Snakemake loads, Ctrl-C ends as Python has it.
INTERRUPTION = Interruption(lambda: Message("run.stopped").tell(language_for()))
if workflow.is_main_process:
    INTERRUPTION.watch()
    logger.addFilter(INTERRUPTION.passes)
shell.prefix(DEAF)

from archiving.checksums import sha256, write_list
from archiving.environment import versions
from archiving.program import BESIDE_ANSWERS, read_program
from configuration.command import asks_for, draft_problem, missing_values
from configuration.figures import described, listed
from configuration.finished import Finished, asks_for_everything
from configuration.fingerprint import Fingerprints, name_version
from configuration.lock import hold
from configuration.reasons import put_into_words
from configuration.settings import describe_setting, of_pilot
from configuration.sparing import spare
from configuration.studies import (
    ConfigurationError,
    Studies,
    load_planned,
    load_studies,
)
from configuration.study_names import NAME as STUDY_NAME
from configuration.study_names import typed
from configuration.words import load_words
from terminal.progress import follow
from terminal.summary import summarise, tell

# To tell parameters that are tables Snakemake loads pandas, at every start; ours are texts.
PersistenceBase._serialize_param = property(
    PersistenceBase._serialize_param_builtin.__get__
)
spare()
FINGERPRINTS = Fingerprints(
    [WORKFLOW, WORKFLOW / "scripts"], ".snakemake/angket.fingerprints.json"
)
# Studies are passed over only by a command that asks for the results of all.
FINISHED = None
if workflow.is_main_process and asks_for_everything(sys.argv[1:]):
    FINISHED = Finished(WORKFLOW)
# Names as they were typed: Snakemake would read 012 as twelve.
ASKED = dict(config) | typed(sys.argv[1:])
# A study alone is one to be frozen, before its answers are there; with data, one to be drafted.
FREEZING = "study" in config and "data" not in config
# A draft and a check of an archive have nothing to do with the studies that are there.
ALONE = any(asks_for(target, sys.argv) for target in ("draft", "verify"))


def told(key, of=None, /, **fillings):
    """Return a message in the language of a study, or of the project."""
    return Message(key, **fillings).tell(language_for(of))


# Said of a run as a whole: in the language of its study, where it is for one.
ONLY_STUDY = None


def stop(message, study=None):
    """End before anything starts, with a message and nothing else."""
    sys.exit(message.tell(language_for(study)))


if missing := missing_values(sys.argv, config):
    stop(missing)
try:
    if FREEZING or "shared" in config:
        STUDIES = load_planned(str(ASKED["study"] if FREEZING else ASKED["shared"]))
    elif ALONE:
        STUDIES = Studies([])
    else:
        OVERRIDES = {
            key: value
            for key, value in ASKED.items()
            if key not in ("data", "study", "archive", "run")
        }
        STUDIES = load_studies(
            OVERRIDES,
            known=FINISHED.unchanged if FINISHED else lambda names: (),
        )
    CHANGED = [study for study in STUDIES if not FINISHED or study not in FINISHED.same]
    UNMADE = {study for study in CHANGED if not Path(f"results/{study}").exists()}
except ConfigurationError as error:
    sys.exit(error.told())
if len(STUDIES) == 1:
    ONLY_STUDY = next(iter(STUDIES))


def settings(*keys, pilot=False, **others):
    """Hand a rule the settings of the study that it uses, and what else its script is told.

    The others come from functions of the wildcards.
    """
    return partial(settings_of, keys=keys, pilot=pilot, others=list(others.values()))


def settings_of(wildcards, keys, pilot, others):
    study = STUDIES[wildcards.study]
    source = of_pilot(study) if pilot else study
    texts = [describe_setting(source, key) for key in keys]
    return by_key(texts + [other(wildcards) for other in others])


def by_key(texts):
    """Turn texts `key = value` into a parameter that is printed as it is compared."""
    return dict(text.split(" = ", 1) for text in texts)


def words_of(wildcards, stage):
    return words_in(STUDIES[wildcards.study]["language"], stage)


@cache
def words_in(language, stage):
    return describe_setting({"words": load_words(language, stage)}, "words")


def phrases(stage):
    """Hand a rule the fingerprint of the phrases that it writes in the study's language."""

    def of_study(wildcards):
        text = words_of(wildcards, stage)
        return f"phrases of {stage}: {sha256(text.encode())[:16]}"

    return of_study


def messages(*areas):
    """Hand a rule the fingerprint of the messages that it writes into its results."""

    def of_study(wildcards):
        language = STUDIES[wildcards.study]["language"]
        texts = [(LANGUAGES / language / f"{area}.yaml").read_bytes() for area in areas]
        named = ", ".join(areas)
        return f"phrases of {named} ({language}): {sha256(repr(texts).encode())[:16]}"

    return of_study


def code(script):
    """Hand a rule the fingerprint of what its script does, and the packages it uses."""
    files, used = code_of(script)
    meanings = [
        f"code of workflow/{file}: {meaning}" for file, meaning in files.items()
    ]
    return meanings + packages(used)


def all_packages():
    """Hand a rule the packages that any stage uses, and Snakemake itself."""
    return packages({"snakemake"}.union(*(code_of(stage)[1] for stage in STAGES)))


def packages(names):
    return [name_version(name) for name in sorted(names)]


def code_of(script):
    return FINGERPRINTS.of(WORKFLOW / "scripts" / f"{script}.py")


def parts(*files):
    """Hand a rule the fingerprint of what it is made of besides code, by content."""
    texts = [(file, (WORKFLOW / file).read_text(encoding="utf-8")) for file in files]
    return f"parts of {', '.join(files)}: {sha256(repr(texts).encode())[:16]}"


def shown(file):
    """Show a result in Snakemake's own report, by study and stage, with the caption of its name."""
    path = Path(file)
    stage = path.parent.name.replace("{study}", path.stem)
    return report(
        file,
        caption=f"../captions/{path.stem}.rst",
        category="{study}",
        subcategory=stage,
        labels={"result": path.name},
    )


def shown_figures(wildcards):
    """Show every figure of a study in Snakemake's own report, with the caption of its kind.

    How many there are depends on the data, so that no rule can name them as its output. For
    that report they are called inputs of the rule that draws them; where anything is to be
    computed, there are none.
    """
    if workflow.execution_settings is not None:
        gone_pictures(wildcards.study)
        return []
    listing = Path(f"results/{wildcards.study}/figures/figures.csv")
    return [shown_figure(listing, **figure) for figure in described(listing)]


def shown_figure(listing, file, kind, title, **_):
    caption = infer_source_file(str(WORKFLOW / "captions" / "figures" / f"{kind}.rst"))
    return report(
        str(listing.with_name(f"{file}.svg")),
        caption=caption,
        category=listing.parent.parent.name,
        subcategory="figures",
        labels={"result": title, "file": f"{file}.svg"},
    )


def raw_files(wildcards, source="data"):
    """Name the file of raw answers of a study, and that of its key for pseudonyms."""
    data = STUDIES[wildcards.study][source]
    files = {"answers": data["file"]}
    if data.get("pseudonyms") == "keyed":
        files["key"] = data["pseudonym_key"]
    return files


def memory(wildcards, attempt):
    """Tell a cluster how many megabytes of memory a step may need, more after a failure.

    By the raw answers, whose size is known before the run: a step took up to 42 for each of
    theirs and 250 besides, and two processes of Snakemake around it 180 each.
    """
    return attempt * (1000 + 50 * megabytes(wildcards.study))


def minutes(wildcards, attempt):
    """Tell a cluster how long a step may take, more after a failure."""
    return attempt * (5 + megabytes(wildcards.study))


def megabytes(study):
    """Return the size of the larger file of raw answers of a study, rounded up."""
    sources = [
        STUDIES[study][key]["file"]
        for key in ("data", "pilot")
        if key in STUDIES[study]
    ]
    return max(-(-Path(file).stat().st_size // 1_000_000) for file in sources)


# What a cluster is told of every step; a profile may say otherwise for single rules. On one machine
# nobody asks, unless by --resources.
NEEDS = {}
if workflow.nodes or any(
    not name.startswith("_") for name in workflow.resource_settings.resources
):
    NEEDS = {"mem_mb": memory, "runtime": minutes}


def contents(file):
    """Hand a rule the fingerprint of a raw file.

    Snakemake compares contents only when the file is newer than the results, which one
    that was copied or unpacked with its old time is not.
    """

    def of_study(wildcards):
        path = Path(file(wildcards))
        with open(path, "rb") as stream:
            return (
                f"contents of {path}: {file_digest(stream, 'sha256').hexdigest()[:16]}"
            )

    return of_study


def instrument_answers(wildcards):
    """Name the scored answers that the instrument is judged by: the pilot's, if there is one."""
    part = "pilot/" if "pilot" in STUDIES[wildcards.study] else ""
    folder = f"results/{wildcards.study}/{part}"
    return {
        "keyed": f"{folder}scoring/keyed.parquet",
        "totals": f"{folder}scoring/totals.parquet",
        "after": ancient(f"{folder}validation/statistics.csv"),
    }


def draft_wanted():
    """Check what a draft is asked for, and say which files it needs and makes."""
    wanted = {key: str(ASKED.get(key) or "") for key in ("data", "study")}
    if problem := draft_problem(**wanted):
        stop(problem)
    study = wanted["study"]
    return wanted | {
        "file": f"config/studies/{study}.yaml",
        "log": f"logs/{study}/draft.log",
    }


def statistics_parts():
    """Name the statistics of every stage that has some, in the order of the analysis."""
    outputs = [
        getattr(rules, stage).output for stage in STAGES[: STAGES.index("statistics")]
    ]
    return [
        str(output.statistics) for output in outputs if "statistics" in output.keys()
    ]


def pilot_parts(wildcards):
    """Name the statistics of the pilot sample, if there is one, as nothing to run again for."""
    if "pilot" not in STUDIES[wildcards.study]:
        return []
    stages = rules.pilot_validation, rules.pilot_scoring
    files = [
        file
        for stage in stages
        for file in expand(stage.output.statistics, **wildcards)
    ]
    return [ancient(file) for file in files]


def reference_document(wildcards):
    """Name the Word file whose styles a study's report takes, if it has one."""
    return STUDIES[wildcards.study]["report"].get("reference") or []


def published_figures(wildcards):
    """Name the published figures of a study, if there are any.

    Without them the comparison is made all the same, and empty: one that stood there
    before they were taken away must not stay.
    """
    file = f"resources/{wildcards.study}/published.csv"
    return [file] if Path(file).exists() else []


def only_looks():
    """Tell whether this is a look, such as -n or --summary, which must change no file."""
    return workflow.execution_settings is None or workflow.dryrun


@cache
def gone_pictures(study):
    """Take away a list of figures of which one is gone, so that all are drawn again.

    How many there are depends on the data, so Snakemake looks for the list alone. In a look the
    list stays, and what is gone is named as a reason.
    """
    listing = Path(f"results/{study}/figures/figures.csv")
    gone = [path for path in listed(listing) if not path.exists()]
    if gone and not only_looks():
        listing.unlink()
    return [f"a picture that is gone: {gone[0]}"] if gone and only_looks() else []


def code_of_figures(wildcards):
    """Tell what the figures are made from besides their inputs and settings."""
    return code("figures") + gone_pictures(wildcards.study)


def forgo_checkpoints():
    """Take every stage for a plain rule, where steps are sent elsewhere or nothing can be spared.

    At a checkpoint Snakemake forms groups anew, even of what is being computed, and would send
    it twice. And it looks at every step of every study again, for nothing where no study has
    any results yet.
    """
    for made_by in workflow.rules:
        made_by.is_checkpoint = False


def distrust_restored(failed):
    """Let the next run check answers again that were refused.

    Snakemake gives a refused study its earlier results back, but takes them for made now and
    from the refused answers: the next run would find nothing to do and hide the fault.
    """
    for rule, study in failed:
        for file in expand(getattr(rules, rule).output, study=study):
            if Path(file).exists():
                workflow.persistence.cleanup_metadata(IOFile(file))
                utime(file, (1, 1))


def targets(wildcards):
    """Name the results that a run makes: every output of every stage, for every study.

    But for the studies of which nothing changed since a run that left nothing to do.

    Every one, because Snakemake looks neither for an absent file that nothing asks for
    nor, once a rule has an output that it never made, for changed parameters. Where there
    is no result yet, the report is enough: it needs all stages.
    """
    results = []
    for study in CHANGED:
        if study in UNMADE:
            results += expand(rules.report.output.word, study=study)
        else:
            results += made_by(study_rules(study), study)
    # A rule without anything to wait for would count as a step.
    return results or ["config/config.yaml"]


def made_by(makers, study):
    """Name the results of one study that some rules make."""
    results = [
        result for maker in makers for result in expand([*maker.output], study=study)
    ]
    if workflow.is_main_process:
        distrust_unrecorded(study, *results)
        gone_pictures(study)
    return results


@cache  # Once, before anything runs: what a step is writing has no record yet.
def distrust_unrecorded(study, *results):
    """Let results be made again of which nobody noted what they were made from.

    Snakemake would go by their times alone, and take whatever was copied here for current. A look
    gives them their times back.
    """
    there = [file for file in results if Path(file).exists()]
    trusted = [file for file in there if Path(file).stat().st_mtime > 1]
    record = workflow.persistence.metadata
    unrecorded = [file for file in trusted if not record(IOFile(file))]
    if unrecorded and only_looks():
        give_back_times({file: Path(file).stat() for file in unrecorded})
    for file in unrecorded:
        utime(file, (1, 1))
    if unrecorded:
        count = len(unrecorded)
        tell(
            told("run.unrecorded", study, study=study, count=count, file=unrecorded[0]),
            sys.stderr,
        )


def give_back_times(times):
    """Let files have their times back when the process ends."""

    def give_back():
        for file, state in times.items():
            utime(file, ns=(state.st_atime_ns, state.st_mtime_ns))

    atexit.register(give_back)
    INTERRUPTION.before_leaving(give_back)


def study_rules(study):
    """Return the rules that make the results of a study."""
    makers = [getattr(rules, stage) for stage in STAGES] + [rules.published]
    if "pilot" in STUDIES[study]:
        makers += [rules.pilot_validation, rules.pilot_scoring]
    if Path(plan_file(study)).exists():
        makers += [rules.plan]
    return makers


def archived_rules(study):
    """Return the rules that make what the archive of a study holds."""
    makers = study_rules(study)
    if STUDIES[study]["archive"]["share"] == "statistics":
        makers += [rules.shared_statistics, *shared_rules(study)]
    return list({maker.rule.name: maker for maker in makers}.values())


def shared_rules(study):
    """Return the rules that make what follows from the statistics that a study shares."""
    makers = [rules.shared_tables, rules.shared_published, rules.shared_figures]
    makers += [rules.shared_report]
    if Path(plan_file(study)).exists():
        makers += [rules.plan]
    return makers


def source_files(study):
    """Name the files that somebody writes for a study, there or not."""
    settings = STUDIES[study]
    files = [
        f"config/studies/{study}.yaml",
        f"resources/{study}/published.csv",
        plan_file(study),
        settings["report"].get("reference"),
    ]
    for source in ("data", "pilot"):
        raw = settings.get(source, {})
        files += [raw.get("file"), raw.get("pseudonym_key")]
    return [file for file in files if file]


def note_end(record):
    """Remember, at the news that nothing is to be done, that nothing is."""
    if (
        FINISHED
        and not only_looks()
        and str(record.msg).startswith("Nothing to be done")
    ):
        FINISHED.end()
    return True


def plan_file(study):
    """Name the file of a study's registered plan, there or not."""
    return f"config/plans/{study}.yaml"


def plan_of(wildcards):
    """Name what is known about the registered plan of a study, if it has one."""
    if not Path(plan_file(wildcards.study)).exists():
        return []
    return expand(rules.plan.output, study=wildcards.study)


def archived_files(wildcards):
    """Name the files that the archive of a study is made from."""
    study = wildcards.study
    if "archive" not in STUDIES[study]:
        stop(Message("run.no_archive", file=f"config/studies/{study}.yaml"), study)
    beside = [f"resources/{study}/{name}" for name in BESIDE_ANSWERS]
    beside += reference_document(wildcards) and [reference_document(wildcards)]
    files = {
        "results": made_by(archived_rules(study), study),
        "study": f"config/studies/{study}.yaml",
        "beside": [file for file in [*beside, plan_file(study)] if Path(file).exists()],
    }
    for source in ("data", "pilot"):
        if source in STUDIES[study]:
            of_source = raw_files(wildcards, source)
            files |= {f"{source}_{name}": file for name, file in of_source.items()}
    return files


def archived_steps(wildcards):
    """Tell what each step that made a study's results read, ran and wrote."""
    steps = {}
    for maker in archived_rules(wildcards.study):
        step = maker.rule
        steps[step.name] = {
            "script": f"workflow/scripts/{Path(step.script).name}",
            "inputs": [*map(str, step.expand_input(wildcards)[0])],
            "outputs": [*map(str, step.expand_output(wildcards)[0])],
        }
    return describe_setting({"steps": steps}, "steps")


def program_contents(wildcards):
    """Tell the contents of the program's files, comments and all."""
    digest = sha256(write_list(read_program(WORKFLOW.parent)))
    return describe_setting({"program": digest}, "program")


def installed_versions(wildcards):
    """Tell the versions of Python and of the packages that are installed."""
    lock = (WORKFLOW.parent / "requirements.txt").read_text(encoding="utf-8")
    return describe_setting({"versions": versions(lock)}, "versions")


def repeat_warnings():
    """Say again at the end what must not be missed in the logs."""
    for log in sorted(Path("logs").glob("*/*.log")):
        for line in log.read_text(encoding="utf-8", errors="replace").split("\n"):
            if log.parent.name in STUDIES and line.startswith("WARNING"):
                tell(f"{log.parent.name}: {visible_line(line)}", sys.stderr)


def hold_lock():
    """Let no second run work in this folder at the same time."""
    try:
        hold(".snakemake/angket.lock")
    except BlockingIOError:
        stop(Message("run.another_run"))


wildcard_constraints:
    study=STUDY_NAME,
