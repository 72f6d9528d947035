"""Draws the pictures of README.md and docs/panduan.md from the results of their studies.

After a run of the shipped studies and the steps of the guide:
.venv/bin/python docs/pictures/draw.py results
It needs pdftoppm, which comes with poppler.
"""

import subprocess
import sys
import tempfile
from pathlib import Path

from PIL import Image

PICTURES = Path(__file__).parent
_COLOURS = 128
_RESOLUTION = 62


def pages(report, *numbers):
    """Return pages of a PDF as pictures."""
    with tempfile.TemporaryDirectory() as folder:
        command = ["pdftoppm", "-png", "-r", str(_RESOLUTION), report, f"{folder}/page"]
        subprocess.run(command, check=True)
        files = sorted(Path(folder).iterdir())
        return [Image.open(files[number - 1]).convert("RGB") for number in numbers]


def beside(pictures, gap=12, ground="#cccccc"):
    """Return pictures beside each other, on grey unless another colour is given."""
    width = sum(picture.width for picture in pictures) + gap * (len(pictures) + 1)
    sheet = Image.new("RGB", (width, max(p.height for p in pictures) + 2 * gap), ground)
    left = gap
    for picture in pictures:
        sheet.paste(picture, (left, gap))
        left += picture.width + gap
    return sheet


def save(picture, name):
    """Save a picture with few colours: that keeps it small."""
    picture.quantize(_COLOURS, dither=Image.Dither.NONE).save(PICTURES / name, optimize=True)


def narrowed(file, width):
    """Return a figure, made narrower."""
    picture = Image.open(file).convert("RGB")
    return picture.resize(
        (width, round(picture.height * width / picture.width)), Image.Resampling.LANCZOS
    )


def main(results):
    shipped = [
        narrowed(results / "ukm_stress/figures/likert_stress.png", 890),
        narrowed(results / "bandung/figures/scatter_H1_beban_kerja.png", 890),
    ]
    save(beside(shipped, gap=8, ground="white"), "figures.png")
    guide = results / "skripsi"
    save(beside(pages(guide / "report/report.pdf", 3, 4)), "laporan.png")
    save(narrowed(guide / "figures/likert_dukungan.png", 760), "jawaban.png")
    save(narrowed(guide / "figures/scatter_H1_dukungan.png", 560), "regresi.png")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
