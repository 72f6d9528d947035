# Measured workload: volumes and time norms of tasks, and the staff that they take.
#   snakemake --cores 4 --config workloads=[myoffice]
of_workloads = OF_SYSTEMS["workloads"]


def perceived_of(wildcards):
    """Name the totals and answers of the study that an analysis is put beside, if there is one."""
    from angket.systems.system import load

    of_workload = load("workloads", "settings")
    return {
        name: f"results/{study}/{file}"
        for study in of_workload.studies(ENTRIES["workloads"][wildcards.study])
        for name, file in of_workload.OF_STUDY.items()
    }


def tables_of(wildcards):
    """Name both tables, without unit means: these stand in the report, and in an archive alone."""
    entry = ENTRIES["workloads"][wildcards.study]
    return [given_file(entry[table]["file"]) for table in ("tasks", "staff")]


rule workloads_read:
    input:
        unpack(perceived_of),
        data=data_of("workloads"),
    output:
        statistics=shown(
            "results/workloads/{study}/statistics.csv",
            "angket/systems/workloads/statistics.rst",
        ),
        tasks=update("results/workloads/{study}/tables/tasks.csv"),
        positions=shown(
            "results/workloads/{study}/tables/positions.csv",
            "angket/systems/workloads/positions.rst",
        ),
        units=shown(
            "results/workloads/{study}/tables/units.csv",
            "angket/systems/workloads/units.rst",
        ),
        warnings=shown(
            "results/workloads/{study}/tables/warnings.csv",
            "angket/systems/workloads/warnings.rst",
        ),
    log:
        "logs/{study}/workloads_read.log",
    resources:
        **SYSTEM_NEEDS,
    params:
        settings=of_workloads.settings(
            "language",
            "method",
            "tasks",
            "staff",
            "decimal_mark",
            "working_time",
            "multipliers",
            "bases",
            "lengths",
            "rounding",
            "tolerance",
            "classes",
            "whole_standards",
            "long_share",
            "compare_working_times",
            "perceived",
        ),
        code=of_workloads.code("workloads_read"),
        phrases=of_workloads.phrases("messages"),
    script:
        "../scripts/workloads_read.py"


rule workloads_figures:
    input:
        figures_of("workloads"),
        statistics="results/workloads/{study}/statistics.csv",
    output:
        figures=update("results/workloads/{study}/figures/figures.csv"),
        checksums=update("results/workloads/{study}/figures/checksums.csv"),
    log:
        "logs/{study}/workloads_figures.log",
    resources:
        **SYSTEM_NEEDS,
    params:
        settings=of_workloads.settings(
            "notice",
            "perceived.label",
            words=of_workloads.words("figures"),
        ),
        code=of_workloads.code("workloads_figures"),
    script:
        "../scripts/workloads_figures.py"


rule workloads_report:
    input:
        reference_of("workloads"),
        data=tables_of,
        statistics="results/workloads/{study}/statistics.csv",
        figures="results/workloads/{study}/figures/figures.csv",
        pictures="results/workloads/{study}/figures/checksums.csv",
    output:
        **{
            name: shown(
                f"results/workloads/{{study}}/report/{file}",
                "angket/systems/workloads/report.rst",
            )
            for name, file in report_files().items()
        },
    log:
        "logs/{study}/workloads_report.log",
    resources:
        **SYSTEM_NEEDS,
    params:
        settings=of_workloads.settings(
            "title",
            "language",
            "notice",
            "sources",
            "report",
            "method",
            "tasks",
            "staff",
            "decimal_mark",
            "working_time",
            "multipliers",
            "bases",
            "multipliers_citation",
            "lengths",
            "rounding",
            "tolerance",
            "classes",
            "whole_standards",
            "long_share",
            "compare_working_times",
            "perceived",
        ),
        code=of_workloads.code("workloads_report"),
        packages=of_workloads.packages_of(["workloads_read", "workloads_figures"]),
        phrases=of_workloads.phrases("report"),
        parts=given.parts(*parts_of_report(), "angket/report/citations.yaml"),
        of_system=of_workloads.parts_of_system("citations.yaml", "places.yaml"),
        catalogue=of_workloads.catalogue(),
    script:
        "../scripts/workloads_report.py"


SYSTEM_RULES["workloads"] = [
    rules.workloads_read,
    rules.workloads_figures,
    rules.workloads_report,
]
