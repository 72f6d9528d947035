# What the rules of all systems beside studies use; each has a rule file of its own.
# In their rules, {study} is the name of an entry: logs, records and messages go by it.
OF_SYSTEMS = {system: given.of_system(system, ENTRIES[system]) for system in ENTRIES}
# What a cluster is told of a step of a system, whose data are small.
SYSTEM_NEEDS = {
    name: lambda wildcards, attempt, least=least: attempt * least
    for name, least in {"mem_mb": 1500, "runtime": 10}.items()
    if NEEDS
}
# The rules that make the results of a system; its rule file adds them.
SYSTEM_RULES = {}


def data_of(system, *keys):
    """Name the files of data that an entry of a system names, of all or of some of its keys.

    A report prints the checksums of those that its archive holds as they are.
    """

    def of_entry(wildcards):
        from angket.systems.system import files_of

        named = files_of(system, ENTRIES[system][wildcards.study], keys)
        return [given_file(file) for file in named]

    return of_entry


def data_at(system, *places):
    """Name the files of data at some places of an entry's settings."""

    def of_entry(wildcards):
        from angket.systems.system import value_at

        entry = ENTRIES[system][wildcards.study]
        return [given_file(value_at(entry, place)) for place in places]

    return of_entry


def parts_of_study(system):
    """Name what an entry reads of the one study that it may name, by `OF_STUDY` of its settings."""

    def of_entry(wildcards):
        from angket.systems.system import load

        of_system = load(system, "settings")
        return {
            name: f"results/{study}/{file}"
            for study in of_system.studies(ENTRIES[system][wildcards.study])
            for name, file in of_system.OF_STUDY.items()
        }

    return of_entry


def results_of_studies(system):
    """Name the statistics of the studies whose results an entry of a system reads."""

    def of_entry(wildcards):
        from angket.systems.system import load

        named = load(system, "settings").studies(ENTRIES[system][wildcards.study])
        return expand("results/{study}/statistics.csv", study=named)

    return of_entry


def figures_of(system):
    """Show every figure of an entry in Snakemake's own report; see `shown_figures`."""

    def of_entry(wildcards):
        if workflow.execution_settings is not None:
            return []
        folder = f"results/{system}/{wildcards.study}/figures"
        captions = WORKFLOW / "angket" / "systems" / system
        return [
            shown_figure(wildcards.study, folder=folder, captions=captions, **figure)
            for figure in described(Path(folder) / "figures.csv")
        ]

    return of_entry


def reference_of(system):
    """Name the Word file whose styles the report of an entry takes, if it has one."""

    def of_entry(wildcards):
        file = ENTRIES[system][wildcards.study]["report"].get("reference")
        return given_file(file) if file else []

    return of_entry


def name_of_entry(wildcards):
    """Tell a script the name of the entry."""
    return describe_setting({"name": wildcards.study}, "name")


def archived_of(system):
    """Name the files that the archive of an entry is made from."""

    def of_entry(wildcards):
        name = wildcards.study
        if "archive" not in ENTRIES[system][name]:
            stop(Message("run.no_archive", file=f"config/{system}/{name}.yaml"), name)
        from angket.archive.program import BESIDE_ANSWERS

        reference = reference_of(system)(wildcards)
        return {
            "results": made_by(SYSTEM_RULES[system], name),
            "settings": f"config/{system}/{name}.yaml",
            "beside": beside_answers(name, BESIDE_ANSWERS)
            + (reference and [reference]),
            "data": data_of(system)(wildcards),
            "statistics": results_of_studies(system)(wildcards),
        }

    return of_entry


def steps_of(system):
    """Tell what each step that made the results of an entry read, ran and wrote."""
    return lambda wildcards: describe_steps(SYSTEM_RULES[system], wildcards)


def whole_entry(system):
    """Tell the system and all settings of an entry, every one of which its archive holds."""

    def of_entry(wildcards):
        entry = {"system": system, "settings": ENTRIES[system][wildcards.study]}
        return describe_setting({"entry": entry}, "entry")

    return of_entry
