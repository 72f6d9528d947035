"""Draws the pictures of docs/panduan.md from the results of the guide's study.

After the steps of the guide: .venv/bin/python docs/pictures/draw.py results/skripsi
It needs pdftoppm, which comes with poppler.
"""

import subprocess
import sys
import tempfile
from pathlib import Path

from PIL import Image

PICTURES = Path(__file__).parent
_COLOURS = 48
_RESOLUTION = 62


def pages(report, *numbers):
    """Return pages of a PDF as pictures."""
    with tempfile.TemporaryDirectory() as folder:
        command = ["pdftoppm", "-png", "-r", str(_RESOLUTION), report, f"{folder}/page"]
        subprocess.run(command, check=True)
        files = sorted(Path(folder).iterdir())
        return [Image.open(files[number - 1]).convert("RGB") for number in numbers]


def beside(pictures, gap=12):
    """Return pictures of one height beside each other, on grey."""
    width = sum(picture.width for picture in pictures) + gap * (len(pictures) + 1)
    sheet = Image.new("RGB", (width, max(p.height for p in pictures) + 2 * gap), "#cccccc")
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
    save(beside(pages(results / "report/report.pdf", 2, 3)), "laporan.png")
    save(narrowed(results / "figures/likert_dukungan.png", 760), "jawaban.png")
    save(narrowed(results / "figures/scatter_H1_dukungan.png", 560), "regresi.png")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
