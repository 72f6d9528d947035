"""The description of an archive as an RO-Crate, by the Workflow Run Crate profile 0.5.

https://www.researchobject.org/workflow-run-crate/profiles/workflow_run_crate
"""

import json
import mimetypes

from rocrate.model.computationalworkflow import ComputationalWorkflow
from rocrate.model.contextentity import ContextEntity
from rocrate.model.person import Person
from rocrate.rocrate import ROCrate

from angket.archive.checksums import LIST, sha256

PROFILES = {
    "https://w3id.org/ro/wfrun/process/0.5": ("Process Run Crate", "0.5"),
    "https://w3id.org/ro/wfrun/workflow/0.5": ("Workflow Run Crate", "0.5"),
    "https://w3id.org/workflowhub/workflow-ro-crate/1.0": ("Workflow RO-Crate", "1.0"),
}
# Terms that the context of RO-Crate 1.1 lacks, from https://w3id.org/ro/terms/workflow-run.
TERMS = {"sha256": "https://w3id.org/ro/terms/workflow-run#sha256"}
BIOSCHEMAS = "https://bioschemas.org/profiles/ComputationalWorkflow/1.0-RELEASE"
SNAKEMAKE = "https://snakemake.github.io/"
_ORDERED = ("creator", "author", "agent")
_KINDS = {".parquet": "application/vnd.apache.parquet", ".md": "text/markdown"}


def describe(members, study, about, software, steps, versions):
    """Write ro-crate-metadata.json.

    Parameters
    ----------
    members : dict
        From name to bytes: every file of the archive but the checksums and the description.
    study : str
        Name of the study.
    about : dict
        Title, language and the settings' `archive`.
    software : dict
        The program's CITATION.cff.
    steps : dict
        From the name of each step that ran to its `script`, `inputs` and `outputs`.
    versions : dict
        From Python and package to version.

    Returns
    -------
    bytes
        JSON-LD with everything in a fixed order.
    """
    archive = about["archive"]
    crate = ROCrate(version="1.1")
    crate.metadata.extra_terms.update(TERMS)
    root = crate.root_dataset
    root["datePublished"] = archive["published"]
    crate.name = about["title"]
    crate.description = archive["description"]
    crate.metadata["conformsTo"] = [
        {"@id": "https://w3id.org/ro/crate/1.1"},
        {"@id": "https://w3id.org/workflowhub/workflow-ro-crate/1.0"},
    ]
    root["conformsTo"] = [
        crate.add(_entity(crate, profile, "CreativeWork", name=name, version=version))
        for profile, (name, version) in PROFILES.items()
    ]
    creators = [_creator(crate, who) for who in archive["creators"]]
    root["creator"] = root["author"] = creators
    root["license"] = _licence(crate, archive["licence"])
    root["publisher"] = crate.add(
        _entity(crate, "#publisher", "Organization", name=archive["publisher"])
    )
    root["inLanguage"] = about["language"]
    if archive["keywords"]:
        root["keywords"] = ", ".join(archive["keywords"])
    if "identifier" in archive:
        root["identifier"] = f"https://doi.org/{archive['identifier']}"
        root["cite-as"] = root["identifier"]
    files = {
        name: _file(crate, name, data, steps, software["version"])
        for name, data in sorted(members.items())
    }
    files[LIST] = crate.add_file(
        dest_path=LIST,
        properties={
            "name": LIST,
            "encodingFormat": "text/plain",
            "description": "SHA-256 of every other file, this description among them",
        },
    )
    files["README.md"]["about"] = root
    workflow = files["Snakefile"]
    crate.mainEntity = workflow
    _describe_workflow(crate, workflow, software, versions)
    root["mentions"] = [
        *_describe_steps(crate, files, steps, creators),
        _describe_run(crate, study, files, workflow, creators),
    ]
    return _in_order(crate.metadata.generate())


def _entity(crate, address, kind, /, **properties):
    return ContextEntity(crate, address, {"@type": kind, **properties})


def _creator(crate, who):
    address = f"https://orcid.org/{who['orcid']}" if "orcid" in who else f"#{_slug(who['name'])}"
    if who["kind"] == "organisation":
        return crate.add(_entity(crate, address, "Organization", name=who["name"]))
    person = crate.add(Person(crate, address, {"name": who["name"]}))
    if "affiliation" in who:
        person["affiliation"] = crate.add(
            _entity(
                crate,
                f"#{_slug(who['affiliation'])}",
                "Organization",
                name=who["affiliation"],
            )
        )
    return person


def _slug(name):
    return "-".join("".join(c if c.isalnum() else " " for c in name).split())


def _licence(crate, name):
    return crate.add(
        _entity(
            crate,
            f"https://spdx.org/licenses/{name}",
            "CreativeWork",
            name=name,
            description=f"The licence that SPDX lists as {name}",
        )
    )


def _file(crate, name, data, steps, version):
    suffix = name[name.rfind(".") :]
    kind = _KINDS.get(suffix) or mimetypes.guess_type(name)[0] or "text/plain"
    properties = {
        "name": name,
        "contentSize": str(len(data)),
        "sha256": sha256(data),
        "encodingFormat": kind,
    }
    if name == "Snakefile":
        return crate.add(ComputationalWorkflow(crate, dest_path=name, properties=properties))
    if name in {step["script"] for step in steps.values()}:
        properties |= {"@type": ["File", "SoftwareSourceCode"], "version": str(version)}
    return crate.add_file(dest_path=name, properties=properties)


def _describe_workflow(crate, workflow, software, versions):
    workflow["name"] = software["title"]
    workflow["conformsTo"] = {"@id": BIOSCHEMAS}
    workflow["version"] = str(software["version"])
    workflow["license"] = _licence(crate, software["license"])
    workflow["creator"] = [
        crate.add(_entity(crate, f"#{_slug(author['name'])}", "Organization", name=author["name"]))
        for author in software["authors"]
    ]
    workflow["programmingLanguage"] = crate.add(
        _entity(
            crate,
            "https://w3id.org/workflowhub/workflow-ro-crate#snakemake",
            "ComputerLanguage",
            name="Snakemake",
            identifier=SNAKEMAKE,
            url=SNAKEMAKE,
            version=versions["snakemake"],
        )
    )
    workflow["softwareRequirements"] = [
        crate.add(
            _entity(
                crate,
                "https://www.python.org/"
                if name == "python"
                else f"https://pypi.org/project/{name}/",
                "SoftwareApplication",
                name=name,
                softwareVersion=version,
            )
        )
        for name, version in sorted(versions.items())
    ]


def _describe_steps(crate, files, steps, agents):
    for name, step in sorted(steps.items()):
        action = _entity(crate, f"#step-{name}", "CreateAction", name=f"The step {name}")
        action["agent"] = agents
        action["description"] = f"{step['script']} read and wrote these files"
        action["instrument"] = files[step["script"]]
        action["object"] = _shared(files, step["inputs"])
        action["result"] = _shared(files, step["outputs"])
        yield crate.add(action)


def _describe_run(crate, study, files, workflow, agents):
    action = _entity(crate, "#run", "CreateAction", name=f"The analysis of the study {study}")
    action["agent"] = agents
    action["description"] = "Every step, from the answers and the settings to all results"
    action["instrument"] = workflow
    action["object"] = [
        file for name, file in files.items() if name.startswith(("config/", "resources/"))
    ]
    action["result"] = [file for name, file in files.items() if name.startswith("results/")]
    return crate.add(action)


def _shared(files, names):
    """Of the files that a step read or wrote, those that the archive holds."""
    return [files[name] for name in sorted(names) if name in files]


def _in_order(metadata):
    for entity in metadata["@graph"]:
        for key, value in entity.items():
            if isinstance(value, list) and key not in _ORDERED:
                value = sorted(value, key=lambda part: json.dumps(part, sort_keys=True))
            if isinstance(value, list):
                entity[key] = value[0] if len(value) == 1 else value
    metadata["@graph"].sort(key=lambda entity: entity["@id"])
    text = json.dumps(metadata, ensure_ascii=False, indent=1, sort_keys=True)
    return text.encode() + b"\n"
