# Not a stage: checks an archive and computes everything in it again.
#   snakemake --cores 4 verify --config archive=FILE
#   snakemake --cores 4 verify --config archive=FILE run=bytes      nothing is computed
#   snakemake --cores 4 verify --config archive=FILE run=archived   by the archive's own code
LEVELS = ("bytes", "installed", "archived")
if config.get("run", "installed") not in LEVELS:
    stop(Message("archive.no_level", run=str(config["run"]), levels=list(LEVELS)))


rule verify:
    log:
        "logs/verify.log",
    threads: workflow.cores
    params:
        # No input: one that stands among the results would be made anew first.
        settings=by_key(
            [
                describe_setting(
                    {"archive": str(COMMAND.asked["archive"])}, "archive"
                ),
                describe_setting({"run": config.get("run", "installed")}, "run"),
            ]
        ),
    message:
        told("run.found_in", file=COMMAND.asked["archive"])
        .replace("{", "{{")
        .replace("}", "}}")
    script:
        "../scripts/verify.py"
