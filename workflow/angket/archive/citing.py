"""How to cite an archive: CITATION.cff, and DataCite's fields for a repository's form."""

import json

import yaml

CFF = "1.2.0"
DATACITE = "http://datacite.org/schema/kernel-4"


def citation(about, software):
    """Write the archive's CITATION.cff.

    Parameters
    ----------
    about : dict
        Title, language and the settings' `archive`.
    software : dict
        The program's CITATION.cff.

    Returns
    -------
    bytes
    """
    archive = about["archive"]
    cff = {
        "cff-version": CFF,
        "message": "If you use these data or results, please cite them as below.",
        "type": "dataset",
        "title": about["title"],
        "authors": [
            {"name": who["name"]}
            | ({"orcid": f"https://orcid.org/{who['orcid']}"} if "orcid" in who else {})
            for who in archive["creators"]
        ],
        "abstract": archive["description"],
        "license": archive["licence"],
    }
    if len(archive["published"]) == len("2026-05-01"):
        cff["date-released"] = archive["published"]
    if archive["keywords"]:
        cff["keywords"] = archive["keywords"]
    if "identifier" in archive:
        cff["doi"] = archive["identifier"]
    kept = ("type", "title", "authors", "version", "license", "date-released")
    cff["references"] = [{key: software[key] for key in kept if key in software}]
    return yaml.safe_dump(cff, sort_keys=False, allow_unicode=True).encode()


def datacite(about):
    """Write DataCite's metadata of the archive, schema 4.6, as JSON.

    https://datacite-metadata-schema.readthedocs.io/en/4.6/
    """
    archive = about["archive"]
    fields = {
        "schemaVersion": DATACITE,
        "creators": [_creator(who) for who in archive["creators"]],
        "titles": [{"title": about["title"], "lang": about["language"]}],
        "publisher": {"name": archive["publisher"]},
        "publicationYear": int(archive["published"][:4]),
        "dates": [{"date": archive["published"], "dateType": "Issued"}],
        "types": {
            "resourceTypeGeneral": "Dataset",
            "resourceType": about.get("archived_as", "Questionnaire study"),
        },
        "subjects": [{"subject": word} for word in archive["keywords"]],
        "language": about["language"],
        "rightsList": [
            {
                "rightsIdentifier": archive["licence"],
                "rightsIdentifierScheme": "SPDX",
                "rightsUri": f"https://spdx.org/licenses/{archive['licence']}",
            }
        ],
        "descriptions": [{"description": archive["description"], "descriptionType": "Abstract"}],
    }
    if "identifier" in archive:
        fields["identifiers"] = [{"identifier": archive["identifier"], "identifierType": "DOI"}]
    return json.dumps(fields, ensure_ascii=False, indent=1).encode() + b"\n"


def _creator(who):
    kind = {"person": "Personal", "organisation": "Organizational"}[who["kind"]]
    creator = {"name": who["name"], "nameType": kind}
    if "orcid" in who:
        creator["nameIdentifiers"] = [
            {
                "nameIdentifier": f"https://orcid.org/{who['orcid']}",
                "nameIdentifierScheme": "ORCID",
                "schemeUri": "https://orcid.org",
            }
        ]
    if "affiliation" in who:
        creator["affiliation"] = [{"name": who["affiliation"]}]
    return creator
