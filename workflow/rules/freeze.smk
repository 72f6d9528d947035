# Not a stage: seals what a study means to do, before its answers arrive.
#   snakemake --cores 1 freeze --config study=mystudy
PLANNED_STUDY = next(iter(STUDIES))
if Path(plan_file(PLANNED_STUDY)).exists():
    frozen = Message("run.frozen", file=plan_file(PLANNED_STUDY), study=PLANNED_STUDY)
    stop(frozen, PLANNED_STUDY)


rule freeze:
    input:
        study=f"config/studies/{PLANNED_STUDY}.yaml",
    output:
        plan_file(PLANNED_STUDY),
    log:
        f"logs/{PLANNED_STUDY}/freeze.log",
    params:
        settings=by_key(
            [
                f'study = "{PLANNED_STUDY}"',
                *(describe_setting(STUDIES[PLANNED_STUDY], key) for key in PLANNED),
            ]
        ),
        code=code("freeze"),
    script:
        "../scripts/freeze.py"
