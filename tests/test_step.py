"""The log of a step: what its script says stands there in the language of the study."""

from types import SimpleNamespace

import pandas as pd
import pytest

from angket.step import run
from scripts import instrument, intervals

ITEMS = pd.Series({"interval": 1.0, "frequency": 3}, name=2)


def warn(*_):
    instrument.keying("b3", "burnout", -0.21)
    intervals.warn_of_gaps("b1", pd.DataFrame([ITEMS]), [1, 2, 3])
    intervals.warn_of_gaps("b2", pd.DataFrame([ITEMS, ITEMS.rename(3)]), [1, 2, 3, 4])
    intervals.warn_of_gaps("b4", pd.DataFrame(), [1, 2, 3])
    raise KeyboardInterrupt


@pytest.mark.parametrize(
    ("language", "told"),
    [
        (
            "en",
            [
                "WARNING: b3 runs against the other items of burnout",
                "Warning: b1: everyone gave the same answer; its interval score is 1.",
                "Warning: b2: nobody chose 1, 4; what nobody chose has no interval score. "
                "2 is the lowest and becomes 1.",
                "Warning: b4: nobody answered, so it has no interval scores.",
                "Stopped by whoever runs it.",
            ],
        ),
        (
            "id",
            [
                "WARNING: b3 berlawanan arah dengan butir lain pada burnout",
                "Peringatan: b1: semua jawaban sama; skor intervalnya 1.",
                "Peringatan: b2: tidak ada yang memilih 1, 4;",
                "Peringatan: b4: tidak ada yang menjawab",
                "Dihentikan oleh yang menjalankannya.",
            ],
        ),
    ],
)
def test_warnings_of_a_step_are_in_the_language_of_the_study(tmp_path, monkeypatch, language, told):
    monkeypatch.chdir(tmp_path)
    for folder in ("config/studies", "logs/kecil"):
        (tmp_path / folder).mkdir(parents=True)
    (tmp_path / "config/studies/kecil.yaml").write_text(f"language: {language}\n")
    monkeypatch.setattr("warnings.showwarning", print)
    log = tmp_path / "logs/kecil/instrument.log"
    with pytest.raises(SystemExit):
        run(warn, SimpleNamespace(log=[log], input=None, output=None, params={}))
    lines = log.read_text(encoding="utf-8").splitlines()
    assert len(lines) == len(told)
    for line, beginning in zip(lines, told, strict=True):
        assert line.startswith(beginning)
