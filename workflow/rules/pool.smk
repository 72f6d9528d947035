# Not a stage: pools archives by one command, and writes the synthesis that does so.
#   snakemake --cores 1 pool --config archives=a.zip,b.zip between=load,strain synthesis=mine
POOL = COMMAND.described


# The same command goes on where it was stopped; what is written is never written again.
if not POOL.is_written:

    rule pool_described:
        output:
            POOL.file,
        log:
            f"logs/{POOL.name}/pool.log",
        # Messages of the other steps are in the language that stands there.
        priority: 1
        params:
            settings=by_key([describe_setting({"text": POOL.text}, "text")]),
            code=code("pool"),
        message:
            told("systems.syntheses.together.writing", file=POOL.file, name=POOL.name)
        script:
            "../scripts/pool.py"


rule pool:
    input:
        POOL.file,
        targets,
    message:
        told("run.all_there", POOL.name)
