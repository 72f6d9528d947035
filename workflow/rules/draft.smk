# Not a stage: writes a first description of a new study from its file of answers.
#   snakemake --cores 1 draft --config data=resources/mystudy/answers.xlsx study=mystudy
DRAFT = COMMAND.draft()


rule draft:
    input:
        answers=DRAFT["data"],
    output:
        DRAFT["file"],
    log:
        DRAFT["log"],
    params:
        settings={"study": f'"{DRAFT["study"]}"'},
        code=code("draft"),
    message:
        told("run.draft.writing", file=DRAFT["file"], study=DRAFT["study"])
    script:
        "../scripts/draft.py"
