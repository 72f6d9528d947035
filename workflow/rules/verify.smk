# Not a stage: checks an archive and computes everything in it again.
#   snakemake --cores 4 verify --config archive=FILE
rule verify:
    log:
        "logs/verify.log",
    threads: workflow.cores
    params:
        # No input: one that stands among the results would be made anew first.
        settings=by_key(
            [describe_setting({"archive": str(ASKED["archive"])}, "archive")]
        ),
    message:
        told("run.found_in", file=ASKED["archive"])
        .replace("{", "{{")
        .replace("}", "}}")
    script:
        "../scripts/verify.py"
