"""A study's data, settings, code and results in; one archive out."""

from angket.engine.step import leave_if_current

leave_if_current(globals())

import csv
from pathlib import Path

import yaml

from angket.answers.further_columns import columns_to_share
from angket.answers.named import name_columns
from angket.answers.respondents import pseudonyms
from angket.answers.unlinked import renumbered
from angket.archive.packing import results, say, seal, table
from angket.archive.paths import read_inside
from angket.archive.program import ROOT, read_program
from angket.archive.sharing import edit_settings, write_copy
from angket.archive.small_cells import list_small_cells
from angket.archive.told_by_hand import find_told
from angket.archive.withholding import shared_columns
from angket.files.cells import read_cells
from angket.files.columns import disguised, locate
from angket.files.experts import read_experts, write_experts
from angket.files.fault import Fault
from angket.files.ratings import write_ratings
from angket.hypotheses.declared import file_keys_of
from angket.messages.message import Message, Sentences
from angket.settings.settings import of_pilot
from angket.step import items_of, run
from angket.tables import write_rows

# So many counts of few respondents are told on the screen; the rest stands in the file.
SHOWN = 10


def main(inputs, outputs, settings):
    study = Path(inputs.study).stem
    share = settings["archive"]["share"] == "answers"
    if share:
        tell_small_cells(study, settings)
    else:
        tell_withheld(study, settings)
    members = {name: read_inside(name) for name in inputs.beside}
    by_hand = {**members, inputs.study: b""}
    members |= read_program(ROOT)
    members["config/config.yaml"] = f"studies: [{study}]\n".encode()
    text = read_inside(inputs.study).decode("utf-8-sig")
    changes, copied, replaced, personal = {}, {}, set(), set()
    for source in [name for name in ("data", "pilot") if name in settings]:
        of_source = settings if source == "data" else of_pilot(settings)
        copy, ids = share_source(inputs, study, source, of_source)
        changes |= changed_settings(study, source, settings[source], ids, text, share)
        replaced |= ids.keys()
        personal |= personal_values(inputs[f"{source}_answers"], of_source["data"])
        if share:
            members |= copy
            copied[inputs[f"{source}_answers"]] = next(iter(copy))
    if share and inputs.get("content"):
        # Experts go by numbers, as nothing rests on their names.
        copy = f"resources/{study}/experts.csv"
        told, items = settings["instrument"]["content"], [*items_of(settings)]
        items += [item for item in told["further_items"] if item not in items]
        ends = told["lowest"], told["highest"]
        rated = read_experts(inputs.content, items, *ends, told["unrated"])
        members[copy] = write_experts(rated)
        copied[inputs.content] = copy
        changes["instrument", "content", "file"] = {"value": copy}
    for name, hypothesis in settings.get("hypotheses", {}).items() if share else ():
        for key in file_keys_of(hypothesis["kind"]):
            file, copy = inputs[f"of_{name}"], f"resources/{study}/{key}_of_{name}.csv"
            members[copy] = write_ratings(file, hypothesis)
            copied[file] = copy
            changes["hypotheses", name, key] = {"value": copy}
    members[inputs.study] = edit_settings(text, changes).encode()
    by_hand[inputs.study] = members[inputs.study]
    refuse_told_ids(by_hand, replaced)
    for file, line in find_told(by_hand, personal):
        say(Message("archive.tells_person", file=file, line=line), settings["language"])
    found, withheld = results(inputs.results, share)
    members |= found
    if not share:
        language = settings["language"]
        told = [(name, reason.tell(language)) for name, reason in withheld.items()]
        members["left_out.csv"] = table(("file", "reason"), told)
    seal(outputs[0], members, study, settings, copied)


def refuse_told_ids(members, ids):
    """Stop where somebody wrote down an id that pseudonyms replace, in a comment say."""
    told = [
        Message("archive.tells_id", file=file, line=line) for file, line in find_told(members, ids)
    ]
    if told:
        raise Fault(Sentences(*told))


def personal_values(file, data):
    """Collect what stands in the columns that tell who somebody is."""
    cells = read_cells(file, data)
    places = {locate(name, cells.names, data["columns"])[0] for name in data.get("personal", ())}
    return {str(value) for place in places - {None} for value in cells.table[place].dropna()}


def tell_withheld(study, settings):
    """Tell how much is withheld, and where it is listed."""
    with open(f"results/{study}/shared/withheld.csv", encoding="utf-8", newline="") as stream:
        n = len(list(csv.reader(stream))) - 1
    smallest = settings["archive"]["smallest_cell"]
    say(Message("archive.withheld", n=n, smallest=smallest, study=study), settings["language"])


def tell_small_cells(study, settings):
    """Tell, before anything is packed, which counts are of few respondents."""
    language, smallest = settings["language"], settings["archive"]["smallest_cell"]
    with open(f"results/{study}/statistics.csv", encoding="utf-8", newline="") as stream:
        _, *rows = csv.reader(stream)
    cells = list_small_cells(rows, smallest)
    file = f"logs/{study}/archive.small_cells.csv"
    Path(file).parent.mkdir(parents=True, exist_ok=True)
    write_rows(file, ("section", "subject", "statistic", "value"), cells)
    if not cells:
        say(Message("archive.no_small_cells", smallest=smallest), language)
        return
    say(Message("archive.small_cells", count=len(cells), smallest=smallest, file=file), language)
    for section, subject, _, n in cells[:SHOWN]:
        say(Message("archive.small_cell", what=f"{section}, {subject}", n=n), language)
    if cells[SHOWN:]:
        say(Message("archive.small_more", n=len(cells) - SHOWN), language)
    say(Message("archive.small_remedy"), language)


def share_source(inputs, study, source, settings):
    """Copy the columns that the study uses; tell what became of the ids."""
    data, file = settings["data"], inputs[f"{source}_answers"]
    cells = read_cells(file, data)
    used = [*settings.get("profile", {}), *items_of(settings)]
    texts, *_ = name_columns(cells, settings, used)
    identifier, key = data.get("id"), inputs.get(f"{source}_key")
    ids = {}
    if identifier and "pseudonyms" in data:
        names = pseudonyms(texts, identifier, data, key)
        before = texts[identifier].astype("str")
        ids = dict(zip(before, names, strict=True))
        texts[identifier] = names
    places = [locate(column, cells.names, data["columns"])[0] for column in texts]
    further = columns_to_share(cells, settings)
    texts, places = shared_columns(cells, settings, texts, places, further)
    kind = "answers" if source == "data" else "pilot"
    folder = f"resources/{study}/{kind}"
    if ids:
        texts, numbers = renumbered(texts, [ids[str(name)] for name in before])
        stored = {
            place: sorted(numbers[row] for row in rows if row in numbers)
            for place, rows in cells.numbers_as_text.items()
        }
        cells = cells._replace(numbers_as_text=stored)
    copy, original = write_copy(texts, places, cells)
    return {f"{folder}.csv": copy, f"{folder}.json": original}, ids


def changed_settings(study, source, data, ids, text, share):
    """Tell how the settings in the archive differ from those of the project."""
    changes = {}
    kind = "answers" if source == "data" else "pilot"
    original = f"resources/{study}/{kind}.json"
    if share:
        changes[source, "file"] = {"value": f"resources/{study}/{kind}.csv"}
        if "original" in data:
            changes[source, "original"] = {"value": original}
        elif "pseudonym_key" in data:
            changes[source, "pseudonym_key"] = {"key": "original", "value": original}
        else:
            changes[source, "file"]["then"] = {"original": original}
    if "pseudonyms" in data:
        changes[source, "pseudonyms"] = "done"
    if source == "data" and ("pseudonyms" in data or not share):
        for number, name in enumerate(yaml_keys(text, "exclude", "respondents"), start=1):
            told = ids.get(name, disguised(name)) if share else f"respondent_{number}"
            changes["exclude", "respondents", name] = {"key": told}
    return changes


def yaml_keys(text, *path):
    """Name the keys of a mapping as they stand in a YAML text."""
    node = yaml.compose(text, Loader=yaml.CSafeLoader)
    for name in path:
        node = next((value for key, value in node.value if key.value == name), None)
        if node is None:
            return []
    return [key.value for key, _ in node.value]


if "snakemake" in globals():
    run(main, snakemake)
