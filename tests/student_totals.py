"""The totals of the students' study that the other library tests give to both R and angket.

In R:  d <- read.csv("resources/ukm_stress/responses.csv", fileEncoding = "UTF-8-BOM")
       for (s in c("S4", "S5", "S7", "S8")) d[[s]] <- 4 - d[[s]]
       dep <- rowSums(d[paste0("D", 1:9)]); anx <- rowSums(d[paste0("A", 1:7)])
       str <- rowSums(d[paste0("S", 1:10)])
"""

from pathlib import Path

import pandas as pd

FILE = Path(__file__).parents[1] / "resources" / "ukm_stress" / "responses.csv"
REVERSED = ["S4", "S5", "S7", "S8"]


def student_totals():
    """Return depression, anxiety and stress of 223 students."""
    answers = pd.read_csv(FILE, encoding="utf-8-sig")
    answers[REVERSED] = 4 - answers[REVERSED]
    scales = {"depression": ("D", 9), "anxiety": ("A", 7), "stress": ("S", 10)}
    return pd.DataFrame(
        {
            name: answers[[f"{letter}{item}" for item in range(1, items + 1)]].sum(axis=1)
            for name, (letter, items) in scales.items()
        }
    ).astype(float)


def test_the_totals_are_those_that_r_was_given():
    # R: sum(dep); sum(anx); sum(str)
    assert student_totals().sum().tolist() == [1968, 1282, 3434]
