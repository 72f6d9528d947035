"""Nothing of a user's surroundings reaches a result."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import matplotlib
import pytest

from angket.formats.pandoc_program import run_pandoc
from conftest import ROOT
from tiny_study import put_into

DEFAULTS = """\
font.family: serif
font.size: 20
lines.linewidth: 9
axes.facecolor: yellow
svg.fonttype: none
svg.hashsalt: xyz
svg.id: abc
path.simplify: False
savefig.dpi: 33
savefig.bbox: tight
figure.facecolor: red
axes.unicode_minus: False
axes.formatter.use_locale: True
axes.prop_cycle: cycler('color', ['r','g'])
no.such.key: 3
"""
DRAW = """\
import hashlib, io
import pandas as pd
from angket.figures.forest import draw_forest
rows = pd.DataFrame({"label": ["a", "b"], "effect": [0.2, 0.4], "told": ["*p* < 1", "2"]})
rows = rows.assign(low=0.1, high=0.5, decides=[True, False], heading=False)
words = {"deciding_way": "all", "other_way": "part", "decimal_mark": ",", "thousands_mark": "."}
figure = draw_forest(rows, "*r*", words, "Notice")
for suffix in ("svg", "png"):
    file = io.BytesIO()
    metadata = {"Date": None, "Creator": None} if suffix == "svg" else {"Software": None}
    figure.savefig(file, format=suffix, metadata=metadata)
    print(suffix, hashlib.sha256(file.getvalue()).hexdigest())
"""
# Fonts of the machine with the name of matplotlib's, and settings in every place it looks in.
HOSTILE = {
    "LC_ALL": "C", "LANG": "C", "LC_NUMERIC": "id_ID.UTF-8", "TZ": "Pacific/Kiritimati",
    "PYTHONHASHSEED": "7", "SOURCE_DATE_EPOCH": "1", "MPLBACKEND": "svg",
    "OPENBLAS_NUM_THREADS": "2", "OMP_NUM_THREADS": "2", "PYTHONUTF8": "0", "COLUMNS": "20",
    "TYPST_FONT_PATHS": "home/fonts", "PYTHONSTARTUP": "home/startup.py", "CLICOLOR_FORCE": "1",
    "PANDAS_COPY_ON_WRITE": "0", "NO_COLOR": "1", "TERM": "dumb",
}  # fmt: skip


def surroundings(folder):
    """Make a home full of settings, and the environment that leads there."""
    home = folder / "home"
    for place in (".config/matplotlib", ".matplotlib", "mpl"):
        (home / place).mkdir(parents=True)
        (home / place / "matplotlibrc").write_text(DEFAULTS)
    fonts = home / ".fonts"
    fonts.mkdir()
    own = Path(matplotlib.get_data_path()) / "fonts/ttf"
    # Another font under the name of a file that figures use.
    shutil.copy(own / "STIXGeneral.ttf", fonts / "DejaVuSans.ttf")
    shutil.copy(own / "DejaVuSans-Bold.ttf", fonts / "DejaVuSansBook.ttf")
    for place in (".local/share/pandoc", ".pandoc"):
        for part in ("templates/default.html5", "templates/default.openxml", "abbreviations"):
            (home / place / part).parent.mkdir(parents=True, exist_ok=True)
            (home / place / part).write_text("$hostile$")
    (home / "startup.py").write_text("raise SystemExit('started')")
    found = {"HOME": home, "XDG_CONFIG_HOME": home / ".config", "MPLCONFIGDIR": home / "mpl"}
    found |= {"XDG_DATA_HOME": home / ".local/share", "MATPLOTLIBRC": home / "mpl"}
    found |= {"XDG_CACHE_HOME": home / ".cache"}
    return os.environ | HOSTILE | {name: str(path) for name, path in found.items()}


def drawn(folder, environment):
    command = [sys.executable, "-c", DRAW]
    environment = environment | {"PYTHONPATH": str(ROOT / "workflow")}
    result = subprocess.run(
        command, cwd=folder, env=environment, capture_output=True, text=True, check=False
    )
    assert result.returncode == 0, result.stderr
    return result.stdout


@pytest.fixture(scope="module")
def usual(tmp_path_factory):
    return drawn(tmp_path_factory.mktemp("usual"), dict(os.environ))


PLACES = ["home", "MPLCONFIGDIR", "backend"]


@pytest.mark.parametrize(
    "place",
    ["MATPLOTLIBRC", "folder", *(pytest.param(name, marks=pytest.mark.slow) for name in PLACES)],
)
def test_settings_of_matplotlib_change_no_figure(tmp_path, usual, place):
    hostile = surroundings(tmp_path)
    environment = {name: value for name, value in os.environ.items() if "MPL" not in name.upper()}
    if place == "home":
        environment |= {"HOME": hostile["HOME"]}
        environment.pop("XDG_CONFIG_HOME", None)
    elif place == "folder":
        shutil.copy(tmp_path / "home/mpl/matplotlibrc", tmp_path)
    elif place == "backend":
        environment |= {"MPLBACKEND": "no such"}
    else:
        environment |= {place: hostile[place]}
    assert drawn(tmp_path, environment) == usual


@pytest.mark.parametrize("place", [".", pytest.param("elsewhere", marks=pytest.mark.slow)])
@pytest.mark.parametrize(
    "content",
    [b"font.size: \xff\xfe", None]
    + [pytest.param(text, marks=pytest.mark.slow) for text in (b"\0", b"font.size", b"a: b\na: c")],
)
def test_settings_that_cannot_be_read_end_no_figure(tmp_path, usual, place, content):
    file = tmp_path / "matplotlibrc"
    file.mkdir() if content is None else file.write_bytes(content)
    (tmp_path / place).mkdir(exist_ok=True)
    environment = {"MATPLOTLIBRC": str(file)}
    assert drawn(tmp_path / place, os.environ | environment) == usual


def test_settings_that_cannot_be_read_end_no_step_that_draws_nothing(tmp_path):
    (tmp_path / "matplotlibrc").write_bytes(b"font.size: \xff\xfe")
    code = "import sys; sys.path += sys.argv[1:]; import angket.step, pingouin"
    command = [sys.executable, "-c", code, str(ROOT / "workflow")]
    assert subprocess.run(command, cwd=tmp_path, check=False).returncode == 0


def test_fonts_of_the_machine_change_no_figure(tmp_path, usual):
    environment = surroundings(tmp_path)
    assert drawn(tmp_path, environment) == usual


def test_templates_of_the_user_change_no_document(tmp_path, monkeypatch):
    source = {"pandoc-api-version": [1, 23, 1], "meta": {}, "blocks": []}
    usual = run_pandoc(source, "html5", "--standalone", "--metadata=title:x")
    for name, value in surroundings(tmp_path).items():
        monkeypatch.setenv(name, value)
    assert run_pandoc(source, "html5", "--standalone", "--metadata=title:x") == usual


@pytest.mark.slow
def test_a_whole_study_has_the_same_bytes_in_hostile_surroundings(tiny, project, tmp_path):
    put_into(project)
    environment = surroundings(tmp_path)
    shutil.copy(tmp_path / "home/mpl/matplotlibrc", project.folder)
    result = project.run(env=environment, cores=1, umask=0o077)
    assert result.returncode == 0, result.stdout
    assert project.files("results/tiny") == tiny.files("results/tiny")
