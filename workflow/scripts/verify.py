"""An archive in; a verdict on every file and result in it out, on the screen and in the log."""

import re
import sys
import tempfile
from collections import Counter
from pathlib import Path

from angket.archive.checksums import find_changes, sha256
from angket.archive.compare import (
    DIFFERENT,
    EQUAL,
    IDENTICAL,
    PASSING,
    UNCHECKED,
    compare_results,
)
from angket.archive.container import Refused, first_difference, read_container
from angket.archive.enclosure import LONGEST
from angket.archive.environment import changed_versions, versions
from angket.archive.opened import Unreadable, table_of, text_of, yaml_of
from angket.archive.program import ROOT, compare_programs, read_program
from angket.archive.recompute import (
    Failed,
    TooLong,
    left_open_in_words,
    made,
    prepare_enclosure,
    recompute_all,
    recompute_from_statistics,
    unpack_for_installed,
    unpack_with_program,
)
from angket.archive.smallest_cell import withheld_places
from angket.archive.tolerance import TOLERANCE
from angket.files.fault import Fault
from angket.messages.language import language_for
from angket.messages.message import LANGUAGES, Message, visible
from angket.step import run, tell_cell
from angket.systems import described, systems
from angket.tables import write_rows
from angket.terminal.screen import tell

BYTES, INSTALLED, ARCHIVED = "bytes", "installed", "archived"
LEVELS = (BYTES, INSTALLED, ARCHIVED)
# Of these, made from answers that are not shared, the others follow.
ROOTS = ("statistics.csv", "withheld.csv", "answers.sha256")
# So many names of files, and lines of what a program said, are told on the screen.
SHOWN, LINES = 10, 60
VERDICTS = "logs/verify.verdicts.csv"


def main(inputs, outputs, settings, cores=1):
    file, level = settings["archive"], settings.get("run", INSTALLED)
    language = language_for()
    # Those of another archive would otherwise stay where this one gets none.
    Path(VERDICTS).unlink(missing_ok=True)
    try:
        members = whole(file)
        study, of, about = what_it_is_of(members)
        if (LANGUAGES / about["language"]).is_dir():
            language = about["language"]
        say = Teller(language)
        say(
            Message("archive.whole", file=file, sum=sha256(Path(file).read_bytes()), n=len(members))
        )
        installed = read_program(ROOT)
        differing = tell_program(say, members, installed)
        say(Message(f"archive.level.{level}"))
        if level == BYTES:
            say(Message("archive.bytes_only"))
            return
        changed = tell_versions(say, members)
        archived = {name: data for name, data in members.items() if name.startswith("results/")}
        say(Message("archive.computing"))
        recomputed = again(members, study, about, level, installed, cores, say, of)
        verdicts = compare_results(archived, recomputed, changed)
        if of == "studies" and about["archive"]["share"] != "answers":
            leave_roots(verdicts, study, members)
        report(file, verdicts, say, level, differing)
    except Unreadable as error:
        raise Told(
            Message("archive.unreadable", file=file, problem=error.message), language
        ) from error
    except Failed as error:
        lines = [visible(line) for line in str(error).splitlines()[-LINES:]]
        say.raw(lines)
        how = "failed_differing" if level == INSTALLED and differing else f"failed_{level}"
        how = "failed_too_long" if isinstance(error, TooLong) else how
        hours = {"hours": LONGEST // 3600} if isinstance(error, TooLong) else {}
        raise Told(Message(f"archive.{how}", file=file, **hours), language) from error
    except Fault as fault:
        raise Told(fault.message, language) from fault


class Told(Fault):
    """A fault that is told in the language of the archive."""

    def __init__(self, message, language):
        super().__init__(message)
        self.language = language

    def tell(self, language=None):
        return super().tell(self.language)


class Teller:
    """Says something in the log, and on the screen of whoever waits for it."""

    def __init__(self, language):
        self.language = language

    def __call__(self, message):
        self.raw([message.tell(self.language)])

    def raw(self, lines):
        """Say lines that are safe to print already."""
        for line in lines:
            print(line)
            tell(line, sys.__stdout__)


def whole(file):
    """Return the members of an archive in which not one byte was changed."""
    try:
        members = read_container(file)
    except FileNotFoundError as error:
        raise Fault(Message("archive.absent", file=file)) from error
    except OSError as error:
        raise Fault(
            Message("archive.cannot_be_read", file=file, problem=error.strerror or error)
        ) from error
    except Refused as error:
        raise Fault(Message("archive.refused", file=file, problem=error.message)) from error
    changes = find_changes(members)
    if not changes and (place := first_difference(file, members)):
        changes = {Message("archive.container"): Message("archive.repacked", place=place)}
    if changes:
        pairs = list(changes.items())
        told = [Message("archive.change", name=name, problem=what) for name, what in pairs[:SHOWN]]
        if pairs[SHOWN:]:
            told.append(Message("archive.more", n=len(pairs) - SHOWN))
        raise Fault(Message("archive.not_as_made", file=file, changes=Lines(told)))
    return members


class Lines(Message):
    """Several messages, each on a line of its own."""

    def __init__(self, parts):
        super().__init__("", parts=list(parts))

    def tell(self, language="en"):
        return "".join(f"\n  {part.tell(language)}" for part in self.fillings["parts"])


def what_it_is_of(members):
    """Return the name of the study in an archive, or of what else; its kind and settings there."""
    name = "config/config.yaml"
    config = yaml_of(members, name)
    config = config if isinstance(config, dict) else {}
    of = next((key for key in ("studies", *systems()) if key in config), "studies")
    listed = config.get(of)
    study = listed[0] if isinstance(listed, list) and len(listed) == 1 else None
    if not isinstance(study, str) or not re.fullmatch(r"[A-Za-z0-9][A-Za-z0-9_-]{,79}", study):
        raise Unreadable(Message("archive.no_study", name=name))
    file = described(of, study)
    about = yaml_of(members, file)
    archive = about.get("archive") if isinstance(about, dict) else None
    share = archive.get("share") if isinstance(archive, dict) else None
    if isinstance(archive, dict) and of != "studies":
        # Of a system, all is shared.
        share = "answers"
    if share not in ("answers", "statistics") or not isinstance(about.get("language"), str):
        raise Unreadable(Message("archive.no_share", name=file))
    if not re.fullmatch(r"\w{1,40}", about["language"]):
        raise Unreadable(Message("archive.no_share", name=file))
    return study, of, about


def tell_program(say, members, installed):
    """Say whether the program in an archive is the one that checks it."""
    differing = compare_programs(members, installed)
    if not differing:
        say(Message("archive.same_program"))
        return differing
    more = Message("archive.more", n=len(differing) - SHOWN) if differing[SHOWN:] else None
    names = [*differing[:SHOWN], *([more] if more else [])]
    say(Message("archive.other_program", count=len(differing), names=names))
    return differing


def tell_versions(say, members):
    """Say which versions of packages are others than when the archive was made."""
    rows = table_of(members, "environment.csv", "package", "version")
    text_of(members, "requirements.txt")
    lock = (ROOT / "requirements.txt").read_text(encoding="utf-8")
    changed = changed_versions({row["package"]: row["version"] for row in rows}, versions(lock))
    for name, (then, now) in changed.items():
        say(Message("archive.other_version", name=name, then=then, now=now))
    return changed


def again(members, study, about, level, installed, cores, say, of="studies"):
    """Compute the results again in a folder that is gone afterwards."""
    with tempfile.TemporaryDirectory() as place:
        folder, enclosed = Path(place).resolve(), None
        if level == ARCHIVED:
            enclosed, left_open = prepare_enclosure(folder)
            say(Message("archive.warning"))
            for message in left_open_in_words(left_open):
                say(message)
            unpack_with_program(members, folder, study, of)
        else:
            template = about.get("report") if isinstance(about.get("report"), dict) else {}
            template = template.get("reference")
            template = template if isinstance(template, str) else None
            unpack_for_installed(members, folder, study, installed, template, of)
        if of != "studies" or about["archive"]["share"] == "answers":
            recompute_all(folder, cores, enclosed)
        else:
            shared = f"results/{study}/shared"
            roots = {f"{shared}/{name}" for name in ROOTS} & members.keys()
            roots = {name: members[name] for name in roots}
            recompute_from_statistics(folder, study, cores, roots, enclosed)
        return made(folder)


def leave_roots(verdicts, study, members):
    """Call unchecked what the shared statistics are themselves, for that takes the answers.

    Of which values are withheld, the list and the statistics must say the same.
    """
    for name in ROOTS:
        file = f"results/{study}/shared/{name}"
        if file in verdicts:
            verdicts[file] = (UNCHECKED, Message("archive.why_unchecked"))
    statistics, withheld, _ = (f"results/{study}/shared/{name}" for name in ROOTS)
    place = ("section", "subject", "statistic")
    told = table_of(members, statistics, *place, "value")
    listed = table_of(members, withheld, *place)
    told = withheld_places([[*(row[key] for key in place), row["value"]] for row in told])
    listed = {tuple(row[key] for key in place) for row in listed}
    if apart := sorted(told ^ listed):
        detail = Message(
            "archive.detail.withheld", place=", ".join(apart[0]), statistics=statistics
        )
        verdicts[withheld] = (DIFFERENT, detail)


def report(file, verdicts, say, level, differing):
    """Tell all that is not identical, count the verdicts, fail where one is bad."""
    for name, (verdict, detail) in verdicts.items():
        if verdict not in (IDENTICAL, UNCHECKED):
            of = Message(f"archive.verdict.{verdict}", name=name)
            say(Message("archive.verdict_line", verdict=of, detail=detail))
    counts = Counter(verdict for verdict, _ in verdicts.values())
    say(
        Message(
            "archive.counts",
            counts=[Message(f"archive.count.{name}", n=counts[name]) for name in sorted(counts)],
        )
    )
    if counts[EQUAL]:
        say(Message("archive.equal_means", tolerance=TOLERANCE))
    if left := [name for name, (verdict, _) in verdicts.items() if verdict == UNCHECKED]:
        say(Message("archive.unchecked_means", count=len(left), names=left))
    write_rows(
        VERDICTS,
        ("result", "verdict", "detail"),
        [
            (name, verdict, tell_cell(detail, say.language))
            for name, (verdict, detail) in verdicts.items()
        ],
    )
    bad = sum(count for verdict, count in counts.items() if verdict not in PASSING)
    if bad:
        whose = "program_differs" if level == INSTALLED and differing else None
        why = Message(f"archive.{whose}") if whose else None
        raise Fault(Message("archive.bad", file=file, count=bad, why=why))
    say(Message(f"archive.agrees.{level}{'_other' if level == INSTALLED and differing else ''}"))


if "snakemake" in globals():
    run(
        lambda inputs, outputs, settings: main(inputs, outputs, settings, snakemake.threads),
        snakemake,
    )
