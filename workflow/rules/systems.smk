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


def data_of(system):
    """Name the files of data that an entry of a system names."""

    def of_entry(wildcards):
        from angket.systems.system import load

        named = load(system, "settings").files(ENTRIES[system][wildcards.study])
        return [given_file(file) for file in named]

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
