# For studies whose items were rated by experts before there were answers.
rule content:
    input:
        content=files.content,
    output:
        statistics=update("results/{study}/content/statistics.csv"),
        content=shown("results/{study}/content/content.csv"),
    log:
        "logs/{study}/content.log",
    resources:
        **NEEDS,
    params:
        settings=settings(
            "variables.*.items",
            "instrument.content",
            "tests.alpha",
        ),
        code=code("content"),
        contents=contents(files.content),
    script:
        "../scripts/content.py"
