"""Each kind of hypothesis is a folder of the same shape, and each of its modules a layer."""

import ast

import pytest

from angket.hypotheses.kind import FOLDER, PARTS, kinds, load, settings_of

MODULES = {
    "roles": ["variables", "models", "problems"],
    "examined": ["design"],
    "test": ["test"],
    "sensitivity": ["panel_of"],
    "figures": ["figures"],
    "section": ["null", "named", "compose"],
}
# What only kinds have whose models may have more than totals in them.
OPTIONAL = {"examined"}
# What besides the statistics, the frame of the kinds and installed packages a layer may import.
ABOVE = {
    "roles": {"answers"},
    "examined": set(),
    "test": set(),
    "sensitivity": set(),
    "figures": {"figures"},
    "section": {"report", "formats"},
}
PROJECT = {
    "answers", "archive", "drafting", "engine", "figures", "files", "formats", "report", "settings",
    "step", "terminal",
}  # fmt: skip


def imported(file):
    tree = ast.parse(file.read_text(encoding="utf-8"))
    return {node.module for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)}


@pytest.mark.parametrize(
    ("kind", "part"),
    [
        (kind, part)
        for kind in kinds()
        for part in MODULES
        if part not in OPTIONAL or (FOLDER / kind / f"{part}.py").exists()
    ],
)
def test_a_kind_has_every_part_and_each_imports_its_layer_alone(kind, part):
    module = load(kind, part)
    assert [name for name in MODULES[part] if not hasattr(module, name)] == []
    names = imported(FOLDER / kind / f"{part}.py")
    used = {name.split(".")[1] for name in names if name.startswith("angket.")} & PROJECT
    assert used <= ABOVE[part]
    others = {f"angket.hypotheses.{other}" for other in kinds() if other != kind}
    assert [name for name in names if ".".join(name.split(".")[:3]) in others] == []


@pytest.mark.parametrize("kind", kinds())
def test_a_kind_says_which_steps_are_handed_its_keys(kind):
    properties = settings_of(kind)["properties"]
    for key in properties.keys() - {"kind", "statement"}:
        assert set(properties[key]["steps"]) <= PARTS.keys() | {"ratings", "archive"}, key
