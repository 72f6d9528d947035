"""Studies begun on the page, in a project that holds nothing else."""

import re
from pathlib import Path

import yaml
from pages import client_of

from angket.page.columns.looked_at import look_at
from angket.page.project import Project
from angket.settings.schemas import load_schema
from angket.settings.studies import load_study

ITEMS = "3512431524" * 3


def empty_project(folder, language="en"):
    """Make a project without studies; return its folder."""
    (folder / "config/studies").mkdir(parents=True)
    (folder / "config/config.yaml").write_text(f"language: {language}\nstudies: []\n")
    return folder


class Newcomer:
    """Somebody who gives a file to the page of an empty project and corrects what it says."""

    def __init__(self, folder, language="en"):
        self.root = empty_project(folder, language)
        self.client = client_of(self.root, language)
        self.study = None

    def give(self, name, content, wanted=""):
        """Give a file; return the answer, and remember the study."""
        content = content.read_bytes() if isinstance(content, Path) else content
        content = content.encode() if isinstance(content, str) else content
        answer = self.client.post(
            "/new",
            files={"file": (name, content)},
            data={"name": wanted},
            follow_redirects=False,
        )
        if answer.status_code == 303:
            self.study = re.search("/study/([^/]+)/", answer.headers["location"])[1]
        return answer

    @property
    def look(self):
        return look_at(Project(self.root), self.study)

    @property
    def file(self):
        return self.root / f"config/studies/{self.study}.yaml"

    @property
    def settings(self):
        return yaml.safe_load(self.file.read_text(encoding="utf-8"))

    def correct(self, **fields):
        """Send a form with what is changed; names of fields have _ for -."""
        sent = {key.replace("_", "-", 1): value for key, value in fields.items()}
        sent = {"version": self.look.version} | sent
        return self.client.post(f"/study/{self.study}/answers", data=sent)

    def problems(self):
        """Check the settings as before a run."""
        file = f"config/studies/{self.study}.yaml"
        return [str(p) for p in load_study(file, load_schema("study"), self.root)[1]]


def table(*columns):
    """Write columns, pairs of heading and answers, as CSV."""
    heads, cells = zip(*columns, strict=True)
    rows = [heads, *zip(*cells, strict=True)]
    return "\n".join(",".join(f'"{cell}"' for cell in row) for row in rows) + "\n"


def items(*heads):
    """Columns of numbers from 1 to 5 that are not alike."""
    return [(head, list(ITEMS[place:] + ITEMS[:place])) for place, head in enumerate(heads)]
