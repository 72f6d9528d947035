"""Which files belong to a study: those somebody wrote for it, and those its steps read."""

import os
from pathlib import Path

from angket.hypotheses.declared import categories_examined, columns_examined, files_of, items_read

SOURCES = ("data", "pilot")


class StudyFiles:
    """Names the files of studies.

    Parameters
    ----------
    studies : dict
        From the name of each study to its settings.
    given : callable
        What the name of a file goes through that somebody wrote.
    """

    def __init__(self, studies, given=str):
        self._studies, self._given = studies, given

    def raw(self, wildcards, source="data"):
        """Name the file of raw answers of a study, and that of its key for pseudonyms."""
        data = self._studies[wildcards.study][source]
        files = {"answers": self._given(data["file"])}
        if data.get("pseudonyms") == "keyed":
            files["key"] = self._given(data["pseudonym_key"])
        return files

    def ratings(self, wildcards):
        """Name the files of ratings that hypotheses of a study are about."""
        named = files_of(self._studies[wildcards.study]["hypotheses"])
        return {f"of_{name}": self._given(file) for name, file in named.items()}

    def rated(self, wildcards):
        """Name the ratings that the step `ratings` has read, if hypotheses have files of them."""
        if not self.has_ratings(wildcards.study):
            return {}
        return {"ratings": f"results/{wildcards.study}/ratings/ratings.parquet"}

    def content(self, wildcards):
        """Name the file of experts' ratings of the items of a study."""
        return self._given(self._studies[wildcards.study]["instrument"]["content"]["file"])

    def tested_answers(self, wildcards):
        """Name the answers by which items of tests are analysed: the pilot's, if there is one."""
        part = "pilot/" if self.has_pilot(wildcards.study) else ""
        return f"results/{wildcards.study}/{part}validation/responses.parquet"

    def item_analysis(self, wildcards):
        """Name the statistics of items of tests, if a study has some."""
        if not self.has_tests(wildcards.study):
            return {}
        return {"item_analysis": f"results/{wildcards.study}/item_analysis/statistics.csv"}

    def instrument_answers(self, wildcards):
        """Name the scored answers that judge the instrument: the pilot's, if there is one."""
        part = "pilot/" if self.has_pilot(wildcards.study) else ""
        folder = f"results/{wildcards.study}/{part}scoring"
        files = {"keyed": f"{folder}/keyed.parquet", "totals": f"{folder}/totals.parquet"}
        return files | self.left_out(wildcards, part)

    def left_out(self, wildcards, part=""):
        """Name the statistics that tell which items are left out, where a study may do so."""
        if not self.drops_items(wildcards.study):
            return {}
        return {"scored": f"results/{wildcards.study}/{part}scoring/statistics.csv"}

    def weights(self, wildcards):
        """Name the answers that hold weights of items, where a study has such."""
        variables = self._studies[wildcards.study]["variables"].values()
        if not any(variable["weights"] for variable in variables):
            return {}
        return {"responses": f"results/{wildcards.study}/validation/responses.parquet"}

    def of_items(self, wildcards):
        """Name the answers to items, where hypotheses are about such."""
        if not items_read(self._studies[wildcards.study]):
            return {}
        keyed = f"results/{wildcards.study}/scoring/keyed.parquet"
        return self.left_out(wildcards) | {"keyed": keyed}

    def rescored(self, wildcards):
        """Name what tells which items are left out of totals, or the answers that would."""
        told = self.left_out(wildcards)
        if told or not self.has_pilot(wildcards.study):
            return told
        return {"pilot": f"results/{wildcards.study}/pilot/scoring/keyed.parquet"}

    def examined_columns(self, wildcards):
        """Name the answers to the profile, and the categories of variables, where models with such
        columns are examined.
        """
        study, folder = self._studies[wildcards.study], f"results/{wildcards.study}"
        if not columns_examined(study):
            return {}
        found = {"responses": f"{folder}/validation/responses.parquet"}
        if categories_examined(study):
            found["categories"] = f"{folder}/description/categories.parquet"
        return found

    def judged_by_pilot(self, wildcards):
        """Name the statistics of the pilot that say which items are left out, if they do."""
        if not self.has_pilot(wildcards.study):
            return {}
        told = self.left_out(wildcards, "pilot/")
        return {"pilot": told["scored"]} if told else {}

    def reference(self, wildcards):
        """Name the Word file whose styles a study's report takes, if it has one."""
        file = self._studies[wildcards.study]["report"].get("reference")
        return self._given(file) if file else []

    def published(self, wildcards):
        """Name the published figures of a study, if there are any.

        Without them the comparison is made all the same, and empty: one that stood there
        before they were taken away must not stay.
        """
        file = f"resources/{wildcards.study}/published.csv"
        return [self._given(file)] if Path(file).exists() else []

    def drops_items(self, study):
        """Tell whether a study leaves out items that are not valid."""
        return self._studies[study]["instrument"]["drop_invalid"]

    def further_steps(self, study):
        """Name the steps that a study has besides those of every study."""
        has = {
            "content": self.has_content,
            "ratings": self.has_ratings,
            "item_analysis": self.has_tests,
        }
        return [step for step, there in has.items() if there(study)]

    def has_ratings(self, study):
        """Tell whether hypotheses of a study are about files of ratings."""
        return bool(files_of(self._studies[study].get("hypotheses", {})))

    def has_content(self, study):
        """Tell whether experts rated the items of a study."""
        return "content" in self._studies[study]["instrument"]

    def has_tests(self, study):
        """Tell whether a study has items of which an answer is right."""
        variables = self._studies[study].get("variables", {})
        return any("answer_key" in variable for variable in variables.values())

    def has_pilot(self, study):
        """Tell whether a study has a pilot sample."""
        return "pilot" in self._studies[study]

    def megabytes(self, study):
        """Return the size of the larger file of raw answers of a study, rounded up."""
        settings = self._studies[study]
        sources = [settings[key]["file"] for key in SOURCES if key in settings]
        return max(-(-Path(file).stat().st_size // 1_000_000) for file in sources)

    def needs(self):
        """Return what a cluster is told that a step needs, more after a failure.

        It goes by the raw answers, whose size is known before the run: a step took up to 42 times
        their memory and 250 MB besides, and two processes of Snakemake around it 180 MB each.
        """

        def memory(wildcards, attempt):
            return attempt * (1000 + 50 * self.megabytes(wildcards.study))

        def minutes(wildcards, attempt):
            return attempt * (5 + self.megabytes(wildcards.study))

        return {"mem_mb": memory, "runtime": minutes}


def from_here(file):
    """Name a file of the program from the folder that a run is in, which may be another one.

    >>> from_here(Path.cwd() / "workflow" / "envs" / "angket.sif")
    'workflow/envs/angket.sif'
    """
    try:
        return Path(os.path.relpath(file)).as_posix()
    except ValueError:  # Another drive of Windows.
        return Path(file).as_posix()


def plan_file(study):
    """Name the file of a study's registered plan, there or not.

    >>> plan_file("mystudy")
    'config/plans/mystudy.yaml'
    """
    return f"config/plans/{study}.yaml"


def beside_answers(study, names):
    """Name those of some files that stand beside the raw answers of a study."""
    files = [f"resources/{study}/{name}" for name in names]
    return [file for file in [*files, plan_file(study)] if Path(file).exists()]
