rule instrument:
    input:
        unpack(files.instrument_answers),
    output:
        open=update("results/{study}/instrument/open.csv"),
    log:
        "logs/{study}/instrument.log",
    resources:
        **NEEDS,
    params:
        settings=settings(
            "variables.*.items",
            "variables.*.weights",
            "variables.*.dimensions.*.items",
            "tests.cronbach_minimum",
            "tests.validity",
            "instrument.extraction",
            "instrument.split_half",
        ),
        code=code("instrument"),
    script:
        "../scripts/instrument.py"


rule instrument_verdicts:
    input:
        open="results/{study}/instrument/open.csv",
    output:
        statistics=update("results/{study}/instrument/statistics.csv"),
        validity=shown("results/{study}/instrument/validity.csv"),
        reliability=shown("results/{study}/instrument/reliability.csv"),
    log:
        "logs/{study}/instrument_verdicts.log",
    resources:
        **NEEDS,
    params:
        # The captions tell the last two.
        settings=settings("tests.alpha", "tests.cronbach_minimum", "tests.validity"),
        code=code("instrument_verdicts"),
    script:
        "../scripts/instrument_verdicts.py"
