"""Packs what an archive holds: results, descriptions of it for people and machines, checksums."""

import csv
import io
import sys
from pathlib import Path

import yaml

from angket.archive.checksums import LIST, METADATA, sha256, write_list
from angket.archive.citing import citation, datacite
from angket.archive.container import write_container
from angket.archive.crate import describe
from angket.archive.readme import write_readme
from angket.archive.sharing import why_withheld
from angket.files.fault import Fault
from angket.messages.message import Message
from angket.settings.figures import listed
from angket.tables import read_figures
from angket.terminal.screen import tell


def seal(file, members, study, settings, copied, of="studies"):
    """Describe an archive, write its checksums and the archive, and say so.

    Parameters
    ----------
    file : path
        To write.
    members : dict
        From name to bytes: settings, data, program and results; grows.
    study : str
    settings : dict
        Title, language, `archive`, `data` of a study, `steps` and `versions`.
    copied : dict
        From the name of a file of data to that of its copy.
    of : str
        `studies`, or the system of which something has the name.

    Raises
    ------
    Fault
        Where a file names the folder in which it was made.
    """
    software = yaml.safe_load(members["workflow/CITATION.cff"])
    versions, steps = settings["versions"], on_copies(settings["steps"], copied)
    members["environment.csv"] = table(("package", "version"), versions.items())
    members["steps.csv"] = table(("step", "script", "kind", "file"), step_rows(steps))
    members["CITATION.cff"] = citation(settings, software)
    members["datacite.json"] = datacite(settings)
    members["README.md"] = write_readme(study, settings, software, versions, members, of)
    refuse_traces(members)
    members[METADATA] = describe(members, study, settings, software, steps, versions)
    members[LIST] = write_list(members)
    write_container(file, members)
    digest = sha256(Path(file).read_bytes())
    say(Message("archive.packed", file=file, n=len(members), sum=digest), settings["language"])


def say(message, language):
    """Say something on the screen of whoever waits for it."""
    tell(message.tell(language), sys.__stdout__)


def results(targets, share):
    """Return the results that are shared, the figures that no rule names among them, and the rest.

    Returns
    -------
    found : dict
        From name to bytes.
    withheld : dict
        From the name of a result that is not shared to the reason.
    """
    listings = [Path(name) for name in targets if name.endswith("figures/figures.csv")]
    figures = {name: row["kind"] for file in listings for name, row in read_figures(file).items()}
    files = [*map(Path, targets), *(picture for file in listings for picture in listed(file))]
    found = {file.as_posix(): file.read_bytes() for file in files}
    if share:
        return found, {}
    reasons = {name: why_withheld(name, data, figures) for name, data in found.items()}
    withheld = {name: reason for name, reason in reasons.items() if reason}
    return {name: found[name] for name in found if name not in withheld}, withheld


def on_copies(steps, copied):
    """Let the steps read the copies of answers that stand in for the original files."""
    return {
        name: step | {"inputs": [copied.get(file, file) for file in step["inputs"]]}
        for name, step in steps.items()
    }


def table(head, rows):
    """Return a table as the bytes of a CSV file."""
    stream = io.StringIO(newline="")
    writer = csv.writer(stream, lineterminator="\n")
    writer.writerow(head)
    writer.writerows(rows)
    return stream.getvalue().encode()


def step_rows(steps):
    """Yield step, script, kind (input or output) and file of all that steps read and wrote."""
    for name, step in steps.items():
        for kind in ("inputs", "outputs"):
            for file in step[kind]:
                yield name, step["script"], kind.removesuffix("s"), file


def refuse_traces(members):
    """Stop where a file names the folder in which it was made."""
    folder = str(Path.cwd()).encode()
    told = [name for name, data in members.items() if folder in data]
    if told:
        raise Fault(Message("archive.names_folder", files=told, folder=folder.decode()))
