"""An archive in; a verdict on every file and result in it out, on the screen and in the log."""

import csv
import io
import sys
import tempfile
from collections import Counter
from pathlib import Path

import yaml

from archiving.checksums import find_changes, sha256
from archiving.compare import (
    EQUAL,
    IDENTICAL,
    PASSING,
    TOLERANCE,
    UNCHECKED,
    compare_results,
)
from archiving.container import Refused, first_difference, read_container
from archiving.environment import changed_versions, versions
from archiving.recompute import Failed, recompute_all, recompute_from_statistics, unpack
from reading.fault import Fault
from stage import run, write_rows


def main(inputs, outputs, settings, cores=1):
    file = settings["archive"]
    members = whole(file)
    study = yaml.safe_load(members["config/config.yaml"])["studies"][0]
    about = yaml.safe_load(members[f"config/studies/{study}.yaml"])
    changed = changed_versions(
        {row["package"]: row["version"] for row in table(members["environment.csv"])},
        versions(members["requirements.txt"].decode()),
    )
    for name, (then, now) in changed.items():
        tell(f"other version: {name} {then} then, {now} now")
    archived = {name: data for name, data in members.items() if name.startswith("results/")}
    share = about["archive"]["share"] == "answers"
    tell("Computing the results again, which may take some minutes.")
    try:
        recomputed = again(members, study, share, archived, cores)
    except Failed as error:
        raise Fault(f"{file}: its code did not run to the end.\n{error}") from error
    verdicts = compare_results(archived, recomputed, changed)
    if not share:
        for name in archived.keys() - recomputed.keys():
            verdicts[name] = (UNCHECKED, "follows from answers that are not shared")
    report(file, verdicts)


def whole(file):
    """Return the members of an archive in which not one byte was changed."""
    try:
        members = read_container(file)
    except OSError as error:
        raise Fault(f"{file}: there is no such file. Correct the path after archive=.") from error
    except Refused as error:
        raise Fault(f"{file}: was not unpacked: {error}. Get the archive again.") from error
    changes = find_changes(members)
    if not changes and (place := first_difference(file, members)):
        changes = {"the container around the files": f"changed or packed again: {place}"}
    if changes:
        told = "\n".join(f"  {name}: {problem}" for name, problem in changes.items())
        raise Fault(
            f"{file}: is not as it was made, so nothing in it was run.\n{told}\n"
            "Get the archive again from where it was published."
        )
    tell(f"{file}: SHA-256 {sha256(Path(file).read_bytes())}")
    tell(f"{len(members)} files, every checksum right")
    return members


def again(members, study, share, archived, cores):
    """Compute the results again in a folder that is gone afterwards."""
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        if not share:
            unpack(members, folder)
            return recompute_from_statistics(folder, study, list(archived))
        unpack({name: data for name, data in members.items() if name not in archived}, folder)
        recompute_all(folder, cores)
        return {
            path.relative_to(folder).as_posix(): path.read_bytes()
            for path in sorted((folder / "results").rglob("*"))
            if path.is_file() and not path.name.startswith(".")
        }


def report(file, verdicts):
    """Tell all that is not identical, count the verdicts, fail where one is bad."""
    for name, (verdict, detail) in verdicts.items():
        if verdict not in (IDENTICAL, UNCHECKED):
            tell(f"{verdict}: {name}: {detail}")
    counts = Counter(verdict for verdict, _ in verdicts.values())
    tell(", ".join(f"{counts[verdict]} {verdict}" for verdict in sorted(counts)))
    if counts[EQUAL]:
        tell(f"(equal means: within {TOLERANCE})")
    write_rows(
        "logs/verify.verdicts.csv",
        ("result", "verdict", "detail"),
        [(name, *told) for name, told in verdicts.items()],
    )
    bad = sum(count for verdict, count in counts.items() if verdict not in PASSING)
    if bad:
        raise Fault(f"{file}: {bad} results are not what the archive says; see above.")
    tell("What could be computed again agrees. Every verdict: logs/verify.verdicts.csv")


def table(data):
    return list(csv.DictReader(io.StringIO(data.decode("utf-8"))))


def tell(text):
    """Say something in the log, and on the screen of whoever waits for it."""
    print(text)
    print(text, file=sys.__stdout__, flush=True)


if "snakemake" in globals():
    run(
        lambda inputs, outputs, settings: main(inputs, outputs, settings, snakemake.threads),
        snakemake,
    )
