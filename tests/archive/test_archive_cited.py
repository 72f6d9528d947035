"""What is said of an archive to those who cite it and to programs that collect data."""

import json
from pathlib import Path

import pytest
import rocrate
import yaml

from angket.archive.citing import citation, datacite
from angket.settings.settings import describe_setting, read_settings
from archives import ZIP, completed
from conftest import ROOT
from tiny_study import STUDY


def about():
    study = yaml.safe_load(STUDY)
    study["scales"]["agreement"]["codes"] = {"1": "a", "2": "b"}
    study = completed(study)
    return read_settings(describe_setting(study, key) for key in ("title", "language", "archive"))


def test_the_citation_names_creators_licence_and_doi():
    software = yaml.safe_load((ROOT / "CITATION.cff").read_text())
    cff = yaml.safe_load(citation(about(), software))
    assert cff["authors"] == [
        {"name": "Sari Dewi", "orcid": "https://orcid.org/0000-0002-1825-0097"}
    ]
    assert (cff["license"], cff["doi"]) == ("CC-BY-4.0", "10.5281/zenodo.1234")
    assert cff["references"][0]["title"].startswith("Angket")


def test_datacite_has_every_mandatory_field():
    fields = json.loads(datacite(about()))
    assert fields["identifiers"][0]["identifier"] == "10.5281/zenodo.1234"
    assert fields["creators"][0]["name"] == "Sari Dewi"
    assert fields["titles"][0]["title"] == "A small study"
    assert fields["publisher"] == {"name": "University"}
    assert fields["publicationYear"] == 2026
    assert fields["types"]["resourceTypeGeneral"] == "Dataset"


@pytest.mark.slow
@pytest.mark.filterwarnings("ignore")  # the validator's own, of packages that it uses
def test_the_crate_is_a_valid_workflow_run_crate(archived, monkeypatch):
    services = pytest.importorskip("rocrate_validator.services")
    models = pytest.importorskip("rocrate_validator.models")
    http = pytest.importorskip("rocrate_validator.utils.http")
    requests = pytest.importorskip("requests")
    # The validator asks the network for the context of RO-Crate 1.1. That of 1.3, which rocrate
    # brings along, says the same of every term in the crate but one.
    context = json.loads((Path(rocrate.__file__).parent / "data/ro-crate.jsonld").read_text())
    context["@context"]["ComputationalWorkflow"] = "https://bioschemas.org/ComputationalWorkflow"

    def get(self, url, *arguments, **options):
        assert url == "https://w3id.org/ro/crate/1.1/context"
        response = requests.Response()
        response.status_code, response.url = 200, url
        response._content = json.dumps(context).encode()
        response.headers["Content-Type"] = "application/ld+json"
        return response

    monkeypatch.setattr(http.HttpRequester, "get", get, raising=False)
    result = services.validate(
        models.ValidationSettings(
            rocrate_uri=str(archived.folder / ZIP),
            profile_identifier="workflow-run-crate-0.5",
            requirement_severity=models.Severity.REQUIRED,
        )
    )
    assert [issue.message for issue in result.get_issues()] == []
    assert result.passed()
