"""Archives of small studies: their members, and what lies beside them."""

import io
import json
import shutil
import zipfile

import pypdf
import yaml

from angket.archive.container import read_container
from angket.settings.schema import fill_defaults
from angket.settings.studies import SCHEMAS, complete
from conftest import Project
from tiny_study import put_into

ZIP = "results/tiny/archive/tiny.zip"


def members_of(project):
    return read_container(project.folder / ZIP)


def completed(study):
    text = (SCHEMAS / "study.schema.yaml").read_text(encoding="utf-8")
    schema = yaml.load(text, Loader=yaml.CSafeLoader)
    return complete(fill_defaults(json.loads(json.dumps(study)), schema))


def opened(members):
    """Return the members, with the parts of documents and the text of PDFs as further ones."""
    found = dict(members)
    for name, data in members.items():
        if name.endswith((".docx", ".xlsx")):
            with zipfile.ZipFile(io.BytesIO(data)) as document:
                found |= {f"{name}/{part}": document.read(part) for part in document.namelist()}
        if name.endswith(".pdf"):
            pages = pypdf.PdfReader(io.BytesIO(data)).pages
            found[f"{name}/text"] = "\n".join(page.extract_text() for page in pages).encode()
    return found


def beside(archived, folder):
    """Put the same state into another place."""
    project = put_into(Project(folder))
    shutil.copytree(archived.folder / "config", project.folder / "config", dirs_exist_ok=True)
    project.resume(archived)
    shutil.rmtree(project.folder / "results/tiny/archive")
    return project
