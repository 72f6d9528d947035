# Not a stage: writes a first description of a new study from its file of answers.
#   snakemake --cores 1 draft --config data=resources/mystudy/answers.xlsx study=mystudy
DRAFT = draft_wanted(config)


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
        f"Writing {DRAFT['file']}. Read it, correct it, then analyse it: "
        f".venv/bin/snakemake --cores 4 --config studies={DRAFT['study']}"
    script:
        "../scripts/draft.py"
