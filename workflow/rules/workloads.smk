# Measured workload: volumes and time norms of tasks, and the staff that they take.
#   snakemake --cores 4 --config workloads=[myoffice]
of_workloads = OF_SYSTEMS["workloads"]


rule workloads_read:
    input:
        unpack(parts_of_study("workloads")),
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
        # Without means of units, which stand in the report, and are a file in an archive alone.
        data=data_at("workloads", ("tasks", "file"), ("staff", "file")),
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
