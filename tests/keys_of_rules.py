"""Which settings each rule names, as the workflow itself has them."""

import json

from angket.hypotheses.declared import items_read
from angket.hypotheses.kind import handed, keys_for
from angket.settings.settings import describe_setting, of_pilot, read_settings
from tiny_study import put_into

PROBE = """
import json

include: "Snakefile"


read = {}
for step in workflow.rules:
    for param in step.params:
        keywords = getattr(param, "keywords", {})
        for key in keywords.get("keys", ()):
            read.setdefault(step.name, []).append((key, keywords["pilot"]))
        if keywords.get("step"):
            read.setdefault(step.name, []).append((keywords["step"], None))
        for other in keywords.get("others", ()):
            told = getattr(other, "keywords", {})
            if getattr(told.get("holds"), "__name__", "").startswith("items_read"):
                read.setdefault(step.name, []).append((told["key"], "where items are read"))
with open("read.json", "w") as file:
    json.dump(read, file)
"""


def keys_of_rules(prepared):
    """Return the keys that each rule names.

    Parameters
    ----------
    prepared : callable
        The fixture of that name.

    Returns
    -------
    dict
        From rule to pairs of a key and whether it is one of the pilot sample; in place of a key, a
        step with None: of that step, kinds of hypothesis say themselves what they are handed. With
        a text in place of the second, a key that is handed where hypotheses are about items.
    """

    def make(project):
        put_into(project)
        (project.folder / "probe.smk").write_text(PROBE)
        result = project.run("-n", "-s", "probe.smk", "--quiet", cores=1)
        assert result.returncode == 0, result.stdout

    file = prepared("keys", make).folder / "read.json"
    return json.loads(file.read_text(encoding="utf-8"))


def texts_of(study, keys):
    """Write the settings of a completed study that a rule names, as it is handed them."""
    used = {hypothesis["kind"] for hypothesis in study["hypotheses"].values()}
    texts = []
    for key, pilot in keys:
        if isinstance(pilot, str):
            texts.append(describe_setting(study if items_read(study) else {}, key))
            continue
        named = keys_for(key, used) if pilot is None else [key]
        source = of_pilot(study) if pilot else study
        if pilot is None:
            source = source | {"hypotheses": handed(key, source["hypotheses"])}
        texts += [describe_setting(source, name) for name in named]
    return texts


def slice_of(study, keys):
    """Return of a completed study the settings that a rule names, and nothing else."""
    return read_settings(texts_of(study, keys))
