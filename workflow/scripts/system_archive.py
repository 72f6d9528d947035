"""The data, settings, code and results of an entry of a system in; one archive out."""

from angket.engine.step import leave_if_current

leave_if_current(globals())

from pathlib import Path

from angket.archive.packing import results, seal
from angket.archive.paths import read_inside
from angket.archive.program import ROOT, read_program
from angket.archive.sharing import edit_settings
from angket.step import run
from angket.systems.archived import copies
from angket.systems.system import read


def main(inputs, outputs, settings):
    system, entry = settings["entry"]["system"], settings["entry"]["settings"]
    name = Path(inputs.settings).stem
    members = {file: read_inside(file) for file in inputs.beside}
    members |= read_program(ROOT)
    members["config/config.yaml"] = f"{system}: [{name}]\n".encode()
    data, changes, copied = copies(system, name, entry, inputs.get("statistics", ()))
    members |= data
    text = read_inside(inputs.settings).decode("utf-8-sig")
    members[inputs.settings] = edit_settings(text, changes).encode()
    members |= results(inputs.results, share=True)[0]
    archived_as = read(system, "schema.yaml")["archived_as"]
    seal(outputs[0], members, name, settings | {"archived_as": archived_as}, copied, system)


if "snakemake" in globals():
    run(main, snakemake)
