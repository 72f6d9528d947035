"""A project whose settings a test gets wrong, and the problems that are told."""

import shutil

import pytest

from angket.settings.studies import ConfigurationError, load_studies
from conftest import ROOT


def settings_alone(folder):
    """Put a project's settings and data, without the workflow, into a folder."""
    shutil.copytree(ROOT / "config", folder / "config")
    shutil.copytree(ROOT / "resources", folder / "resources")
    (folder / "config/config.yaml").write_text("studies: [bandung]\n")
    return folder


def problems(project):
    with pytest.raises(ConfigurationError) as error:
        load_studies(root=project)
    return error.value.problems


def change(project, old, new, file="config/studies/bandung.yaml"):
    text = (project / file).read_text()
    assert old in text
    (project / file).write_text(text.replace(old, new, 1))
