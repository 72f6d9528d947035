from functools import partial

# The settings that say how answers are read and who is analysed.
VALIDATION = [
    "language",
    "data.id",
    "data.columns",
    "data.parallel",
    "data.original",
    "data.sheet",
    "data.delimiter",
    "data.encoding",
    "data.accept",
    "data.personal",
    "data.not_personal",
    "data.pseudonyms",
    "data.maximum_megabytes",
    "data.maximum_columns",
    "data.maximum_cells",
    "data.head_rows",
    "data.skip_rows",
    "data.last_row",
    "scales",
    "variables.*.items",
    "variables.*.item_scales",
    "variables.*.reversed",
    "variables.*.weights",
    "variables.*.answer_key",
    "variables.*.answer_options",
    "instrument.item_analysis.blank",
    "profile.*.kind",
    "profile.*.missing",
    "profile.*.order",
    "profile.*.join",
    "profile.*.join_few",
    "profile.*.decimal_mark",
    "multiple_choice",
    "sample.expected",
    "sample.population",
    "sample.margin",
    "missing",
    "screening",
    "exclude",
]


rule validation:
    input:
        unpack(files.raw),
    output:
        # Kept as they were when the answers turn out to be faulty.
        responses=update("results/{study}/validation/responses.parquet"),
        findings=update("results/{study}/validation/findings.csv"),
        excluded=update("results/{study}/validation/excluded.csv"),
        excluded_answers=update("results/{study}/validation/excluded_answers.parquet"),
        screening=update("results/{study}/validation/screening.csv"),
        not_applicable=update("results/{study}/validation/not_applicable.csv"),
        statistics=update("results/{study}/validation/statistics.csv"),
    log:
        "logs/{study}/validation.log",
    threads: lambda wildcards, input: 1 if input.size_mb < 10 else 2
    resources:
        **NEEDS,
    params:
        settings=settings(*VALIDATION),
        code=code("validation"),
        phrases=messages(
            "values", "intake", "sheets", "table", "text", "columns", "privacy"
        ),
        contents=contents(lambda wildcards: files.raw(wildcards)["answers"]),
    script:
        "../scripts/validation.py"


# A pilot sample is read by the same rules and serves the instrument alone.
rule pilot_validation:
    input:
        unpack(partial(files.raw, source="pilot")),
    output:
        responses=update("results/{study}/pilot/validation/responses.parquet"),
        findings=update("results/{study}/pilot/validation/findings.csv"),
        excluded=update("results/{study}/pilot/validation/excluded.csv"),
        excluded_answers=update(
            "results/{study}/pilot/validation/excluded_answers.parquet"
        ),
        screening=update("results/{study}/pilot/validation/screening.csv"),
        not_applicable=update("results/{study}/pilot/validation/not_applicable.csv"),
        statistics=update("results/{study}/pilot/validation/statistics.csv"),
    log:
        "logs/{study}/pilot_validation.log",
    resources:
        **NEEDS,
    params:
        settings=settings(*VALIDATION, pilot=True),
        code=code("validation"),
        phrases=messages(
            "values", "intake", "sheets", "table", "text", "columns", "privacy"
        ),
        contents=contents(lambda wildcards: files.raw(wildcards, "pilot")["answers"]),
    script:
        "../scripts/validation.py"
