# What an archive of a study is made from. What only that needs is imported when one is asked for,
# since every run reads this file.


def archived_rules(study):
    """Return the rules that make what the archive of a study holds."""
    makers = study_rules(study)
    if STUDIES[study]["archive"]["share"] == "statistics":
        makers += [rules.shared_statistics, *shared_rules(study)]
    return list({maker.rule.name: maker for maker in makers}.values())


def shared_rules(study):
    """Return the rules that make what follows from the statistics that a study shares."""
    makers = [rules.shared_tables, rules.shared_published, rules.shared_figures]
    makers += [rules.shared_report]
    if Path(plan_file(study)).exists():
        makers += [rules.plan]
    return makers


def archived_files(wildcards):
    """Name the files that the archive of a study is made from."""
    study = wildcards.study
    if "archive" not in STUDIES[study]:
        stop(Message("run.no_archive", file=f"config/studies/{study}.yaml"), study)
    reference = files.reference(wildcards)
    from angket.archive.program import BESIDE_ANSWERS

    packed = {
        "results": made_by(archived_rules(study), study),
        "study": f"config/studies/{study}.yaml",
        "beside": beside_answers(study, BESIDE_ANSWERS) + (reference and [reference]),
    }
    if files.has_content(study):
        packed["content"] = files.content(wildcards)
    packed |= files.ratings(wildcards)
    for source in ("data", "pilot"):
        if source in STUDIES[study]:
            of_source = files.raw(wildcards, source)
            packed |= {f"{source}_{name}": file for name, file in of_source.items()}
    return packed


def archived_steps(wildcards):
    """Tell what each step that made a study's results read, ran and wrote."""
    return describe_steps(archived_rules(wildcards.study), wildcards)


def describe_steps(makers, wildcards):
    """Tell what the steps of some rules read, ran and wrote."""
    steps = {}
    for maker in makers:
        step = maker.rule
        steps[step.name] = {
            "script": f"workflow/scripts/{Path(step.script).name}",
            "inputs": [*map(str, step.expand_input(wildcards)[0])],
            "outputs": [*map(str, step.expand_output(wildcards)[0])],
        }
    return describe_setting({"steps": steps}, "steps")


def program_contents(wildcards):
    """Tell the contents of the program's files, comments and all."""
    from angket.archive.checksums import sha256, write_list
    from angket.archive.program import read_program

    digest = sha256(write_list(read_program(WORKFLOW.parent)))
    return describe_setting({"program": digest}, "program")


def installed_versions(wildcards):
    """Tell the versions of Python and of the packages that are installed."""
    from angket.archive.environment import versions

    lock = (WORKFLOW.parent / "requirements.txt").read_text(encoding="utf-8")
    return describe_setting({"versions": versions(lock)}, "versions")
