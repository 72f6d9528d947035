"""A page of a project, asked as a browser does."""

import shutil
from pathlib import Path

from starlette.testclient import TestClient

from angket.page.app import application
from angket.page.project import Project
from conftest import ROOT

SECRET = "known-to-tests-alone"
HERE = "http://127.0.0.1:8740"


def client_of(root, language=None):
    """Return a browser without a window that has opened the page of a project."""
    app = application(Project(Path(root)), SECRET)
    client = TestClient(app, base_url=HERE, headers={"Origin": HERE})
    assert client.get(f"/?key={SECRET}").status_code == 200
    if language:
        client.cookies.set("language", language)
    return client


def settings_and_answers(tmp_path):
    """Copy the settings of all studies and the answers of one: a fixture of a project."""
    shutil.copytree(ROOT / "config", tmp_path / "config")
    shutil.copytree(ROOT / "resources/bandung", tmp_path / "resources/bandung")
    return tmp_path
