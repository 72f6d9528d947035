"""Somebody who follows docs/panduan.md on the page with the shipped example, section by section.

Makes the pictures of the guide anew, where the packages of requirements-dev.txt and Chromium are:
PYTHONPATH=workflow:tests:tests/page .venv/bin/python tests/page/guided.py docs/pictures
"""

import contextlib
import io
import sys
import tempfile
from pathlib import Path

from PIL import Image
from served import Served, browser, window

from conftest import ROOT, Project

# As a form's export is called, and a study by somebody who writes as she speaks.
FILE, STUDY = "Kuesioner Skripsi (Jawaban) [final].csv", "Tesis Saya"
TITLE = "Pengaruh dukungan sosial terhadap stres akademik mahasiswa"
NAMES = ["Dukungan sosial", "Stres akademik"]
SECOND = "NOPQRSTU"
NEGATIVE = "Saya merasa tenang menjelang ujian"
INFLUENCE = "Apakah … berpengaruh terhadap …?"
DIFFERENCE = "Apakah ada perbedaan … menurut …?"
ARCHIVE = {
    "Lisensi": "CC-BY-4.0",
    "Tanggal terbit": "2026-05-01",
    "Penerbit": "Universitas Anda",
    "Ringkasan": "Dukungan sosial dan stres akademik 60 mahasiswa.",
}
_WIDTH = 840
# A whole run, where others are at work beside, in milliseconds.
_LONGEST = 600_000
_SHOWN = 30_000
# What can be read on a screen, in its drop-downs too.
_READ = """body => body.innerText + "\\n" +
    [...document.querySelectorAll("option")].map(option => option.label).join("\\n")"""


class Guided:
    """A browser on the page of a project, and what it showed.

    Parameters
    ----------
    page : playwright.sync_api.Page
    answers : Path
        The file of answers.
    pictures : Path, optional
        Where pictures of the page go.
    """

    def __init__(self, page, answers, pictures=None):
        self.page, self._answers, self._pictures = page, answers, pictures
        self.seen = {}
        self._section = 0

    def follow(self):
        """Do what the guide says; `seen` then holds what was shown, by number of the section."""
        steps = [self.start, self.give, self.check, self.ask, self.run, self.read, self.change]
        for step in [*steps, self.keep]:
            self._section += 1
            step()

    def look(self):
        """Remember what the screen shows, once it is loaded."""
        self.page.wait_for_load_state()
        shown = self.page.locator("body").evaluate(_READ)
        self.seen[self._section] = self.seen.get(self._section, "") + shown

    def picture(self, name, first, last=None):
        """Take a picture from one element down to another, where pictures are wanted."""
        if self._pictures is None:
            return
        boxes = [
            self.page.locator(first).first.bounding_box(),
            self.page.locator(last or first).last.bounding_box(),
        ]
        left, top = (min(box[side] for box in boxes) - 16 for side in "xy")
        right = max(box["x"] + box["width"] for box in boxes) + 16
        bottom = max(box["y"] + box["height"] for box in boxes) + 12
        area = {"x": left, "y": top, "width": right - left, "height": bottom - top}
        taken = self.page.screenshot(full_page=True, clip=area)
        image = Image.open(io.BytesIO(taken)).convert("RGB")
        image.thumbnail((_WIDTH, _WIDTH), Image.LANCZOS)
        image.save(self._pictures / f"{name}.webp", quality=70, method=6)

    def press(self, name):
        """Press a button, or follow a link, by what stands on it, once it is there."""
        named = {"name": name, "exact": True}
        button, link = (self.page.get_by_role(role, **named) for role in ("button", "link"))
        found = button.or_(link).first
        found.wait_for()
        self.look()
        found.click()

    def screen(self, name):
        """Go to a screen of the study by the row at the top."""
        self.page.locator("nav.steps").get_by_role("link", name=name, exact=True).click()
        self.page.locator("nav.steps [aria-current]").get_by_text(name, exact=True).wait_for()

    def start(self):
        """1. The first page, in Indonesian."""
        self.look()
        self.press("Bahasa Indonesia")
        self.page.wait_for_selector("html[lang=id]")
        self.look()

    def give(self):
        """2. Hand the file over."""
        self.press("Penelitian baru")
        self.page.wait_for_selector("input[type=file]")
        self.look()
        self.page.set_input_files("input[type=file]", self._answers)
        self.page.get_by_label("Nama penelitian").fill(STUDY)
        self.picture("halaman_berkas", "h1", "button.main")
        self.press("Lihat isinya")
        self.page.wait_for_url("**/answers**")
        self.look()

    def check(self):
        """3. Correct what was recognised."""
        self._typed("Judul penelitian Anda", TITLE)
        for letter in SECOND:
            row = self.page.locator("li").filter(has=self.page.get_by_text(letter, exact=True))
            row.locator("input[name=tick]").check()
        self.page.select_option("#to", label="variabel baru")
        self.look()
        self.press("Pindahkan")
        self.page.get_by_label("Nama variabel").nth(1).wait_for()
        for number, name in enumerate(NAMES):
            self._typed("Nama variabel", name, number)
        row = self.page.locator("li").filter(has_text=NEGATIVE)
        row.get_by_label("Butir negatif").check()
        self._saved()
        self.look()
        self.page.evaluate("scrollTo(0, 0)")
        self.picture("halaman_jawaban", ".variable >> nth=1")
        self.press("Lanjut ke pengaturan")
        self.page.wait_for_url("**/settings**")

    def ask(self):
        """4. Two hypotheses, each by a question."""
        self.page.get_by_label("Nomor bab").fill("4")
        self.look()
        self._question(INFLUENCE, NAMES)
        self.picture("halaman_pertanyaan", "#ask")
        self.press("Tambahkan hipotesis ini")
        self.page.wait_for_selector("text=H1")
        self._question(DIFFERENCE, [NAMES[1], "Jenis kelamin"])
        self.press("Tambahkan hipotesis ini")
        self.page.wait_for_selector("text=H2")
        self.look()
        self._kept()

    def run(self):
        """5. Run the analysis to its end."""
        self.press("Lanjut, jalankan analisis")
        self._ran()

    def read(self):
        """6. Look at what came."""
        self.press("Lihat hasil Tesis_Saya")
        self.page.wait_for_url("**/results")
        self.look()
        self.picture("halaman_hasil", "h1", "ul.cards.told")

    def change(self):
        """7. Another test of normality, and what changed by it."""
        self.screen("Pengaturan")
        judged = self.page.locator("section[aria-labelledby=part-judged]")
        judged.locator("summary").first.click()
        self.look()
        judged.get_by_label("Uji normalitas").select_option(label="Shapiro-Wilk")
        self._kept()
        self.press("Lanjut, jalankan analisis")
        self._ran()
        self.press("Lihat hasil Tesis_Saya")
        self.page.wait_for_url("**/results")
        self.look()

    def keep(self):
        """8. Pack an archive, and check it."""
        self.screen("Arsip")
        self.look()
        self.press("Ke pengaturan")
        part = self.page.locator("#part-shared")
        part.get_by_label("Yang dibagikan").select_option(label="statistik saja")
        for label, text in ARCHIVE.items():
            part.get_by_label(label).fill(text)
        part.get_by_role("button", name="Tambah").first.click()
        part.get_by_label("Nama").first.fill("Siti Aminah")
        self.look()
        self._kept()
        self.screen("Arsip")
        self.press("Kemas arsip")
        self.page.wait_for_selector("text=Kemas lagi", timeout=_LONGEST)
        self.look()
        self.press("Periksa arsip penelitian ini")
        self.page.wait_for_selector("text=Hasil pemeriksaan", timeout=_LONGEST)
        self.look()

    def _typed(self, label, text, number=0):
        self.page.get_by_label(label).nth(number).fill(text)
        self.page.keyboard.press("Tab")
        self._saved()

    def _saved(self):
        self.page.get_by_text("Tersimpan.").wait_for()
        self.page.wait_for_load_state("networkidle")

    def _question(self, question, names):
        asking = self.page.locator("#ask")
        if not self.page.locator("#ask-which").is_visible():
            asking.locator("summary").click()
        self.page.select_option("#ask-which", label=question)
        blanks = asking.locator("fieldset:visible .field")
        for number, name in enumerate(names):
            blanks.nth(number).locator("select").first.select_option(label=name)
        self.look()

    def _kept(self):
        self.press("Simpan")
        self.page.wait_for_url("**saved=1")
        self.look()

    def _ran(self):
        self.page.wait_for_selector("text=Mulai analisis")
        self.look()
        self.press("Mulai analisis")
        self.page.wait_for_selector("text=Hentikan")
        self.look()
        self.page.wait_for_selector("text=Semua hasil sudah ada", timeout=_LONGEST)
        self.look()


def follow(folder, pictures=None):
    """Follow the guide in a folder of its own; return what was seen, and the project."""
    project = Project(folder / "Angket saya (1)")
    answers = folder / FILE
    answers.write_bytes((ROOT / "resources/contoh/jawaban.csv").read_bytes())
    browsers = contextlib.contextmanager(browser)
    with (
        Served(project.folder) as served,
        browsers() as chromium,
        window(chromium, served) as page,
    ):
        guided = Guided(page, answers, pictures)
        guided.page.set_default_timeout(_SHOWN)
        guided.follow()
        return guided, project


if __name__ == "__main__":
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        follow(Path(folder), Path(sys.argv[1]))
