"""A figure, a section, a format of answers and of the report, and a language: new files alone."""

import shutil

FIGURE = "workflow/angket/figures/of_study/scree"
SECTIONS = "workflow/angket/report/sections"
ANSWERS = "workflow/angket/files/formats/pipes.py"
REPORT = "workflow/angket/formats/of_report/plain.py"
FILES = {
    f"{FIGURE}/__init__.py": '"""The eigenvalues of each variable."""\n',
    f"{FIGURE}/figure.yaml": """\
place: 65
of: variable
counts: true
inputs:
  eigenvalues: results/{study}/structure/eigenvalue.csv
settings: [title]
""",
    f"{FIGURE}/drawn.py": '''\
"""The eigenvalues of a variable in falling order."""

from functools import partial

from angket.figures.canvas import new_figure, settled


def figures(name, variable, found):
    """Yield file, kind, subject, title and drawing of the figure."""
    table = found.further["eigenvalues"]
    of_this = table[table["subject"].str.startswith(f"{name}:")]
    title = found.settings["words"]["scree"].format(
        variable=variable["label"], study=found.settings["title"]
    )
    drawing = partial(draw_values, of_this["eigenvalue"].tolist(), found.settings.get("notice"))
    yield f"scree_{name}", "scree", name, title, drawing


def draw_values(values, notice):
    figure = new_figure(2, notice)
    figure.add_subplot().plot(range(1, len(values) + 1), values)
    return settled(figure)
''',
    f"{FIGURE}/caption.rst": "The eigenvalues of the items.\n",
    f"{FIGURE}/en.yaml": """\
figures:
  scree: "Eigenvalues of {variable}, {study}"
report:
  pictures:
    scree:
      title: "Eigenvalues of {variable}"
      alt: "A line that falls."
""",
    f"{SECTIONS}/afterword.py": '''\
"""What comes last."""

from angket.formats.blocks import Heading, Paragraph
from angket.report.pictures import figures_of

PLACE = 105


def compose(results, say):
    """Compose the section."""
    blocks = [Heading(1, say.text("afterword.heading")), Paragraph(*say("afterword.text"))]
    for name in results.settings["variables"]:
        blocks += figures_of(results, say, "scree", name, variable=results.label(name))
    return blocks
''',
    f"{SECTIONS}/afterword.en.yaml": """\
report:
  afterword:
    heading: Afterword
    text: "This is said *last*."
""",
    ANSWERS: '''\
"""Answers between bars, after a line that says so."""

PLACE = 60
SUFFIXES = (".pipes",)
BEGINNINGS = (b"PIPES",)


def read(file, options):
    """Read a file; see `angket.files.formats`."""
    import pandas as pd

    from angket.files.cells import Cells

    table = pd.read_csv(file, sep="|", skiprows=1, dtype="str")
    head, table.columns = list(table), range(table.shape[1])
    table.index = pd.RangeIndex(2, len(table) + 2, name="row")
    return Cells(head, table.dropna(how="all"), [], {})


def names(file, options):
    """Read the names of the columns; see `angket.files.formats`."""
    with open(file, encoding="utf-8") as stream:
        return stream.read(10_000).splitlines()[1].split("|")
''',
    REPORT: '''\
"""The headings of the report, as plain text."""

FILE = "report.txt"
PARTS = ()
COMPARED_AS = None


def write(document, file, pictures, reference):
    """Write a document; see `angket.formats.report_files`."""
    from angket.formats.blocks import Heading

    lines = [block.text for block in document.blocks if isinstance(block, Heading)]
    file.write_text("\\n".join([document.title, *lines, ""]), encoding="utf-8")
''',
}


def add(folder):
    """Add all of it to a copy of the project.

    The language `xx` is English under another name: a file beside each one of English, in
    workflow/languages and in the folders of kinds of hypothesis, figures and sections.

    Returns
    -------
    list of Path
        What was there before and is other than it was: nothing may be.
    """
    workflow = folder / "workflow"
    before = {file: file.read_bytes() for file in workflow.rglob("*") if file.is_file()}
    for name, text in FILES.items():
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    shutil.copytree(workflow / "languages/en", workflow / "languages/xx")
    for file in [*workflow.rglob("en.yaml"), *workflow.rglob("*.en.yaml")]:
        text = file.read_text(encoding="utf-8").replace("Afterword", "Xafterword")
        file.with_name(file.name.replace("en.yaml", "xx.yaml")).write_text(text, encoding="utf-8")
    return [file for file, data in before.items() if file.read_bytes() != data]
