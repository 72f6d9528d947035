# For studies that have hypotheses about ratings in files of their own; see
# angket.hypotheses.declared.files_of.
rule ratings:
    input:
        unpack(files.ratings),
    output:
        # Kept as they were when the ratings turn out to be faulty.
        ratings=update("results/{study}/ratings/ratings.parquet"),
    log:
        "logs/{study}/ratings.log",
    resources:
        **NEEDS,
    params:
        settings=settings(hypotheses_of="ratings"),
        code=code("ratings"),
        contents=contents_of(files.ratings),
    script:
        "../scripts/ratings.py"
