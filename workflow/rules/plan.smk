# Says whether the analysis is the one that was planned, for a study whose plan was frozen.
from angket.settings.planned import PLANNED


rule plan:
    input:
        plan=given_file("config/plans/{study}.yaml"),
    output:
        plan=update("results/{study}/plan/plan.csv"),
        deviations=update("results/{study}/plan/deviations.csv"),
    log:
        "logs/{study}/plan.log",
    resources:
        **NEEDS,
    params:
        settings=settings(*PLANNED),
        code=code("plan"),
    script:
        "../scripts/plan.py"
