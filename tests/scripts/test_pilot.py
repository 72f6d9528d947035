"""Pilot: the instrument is judged by a sample of its own, hypotheses by the main one."""

import pandas as pd
import pytest

from angket.tables import read_statistics

pytestmark = pytest.mark.slow


def test_validity_comes_from_the_pilot_and_hypotheses_from_the_main_sample(finished, project):
    answers = pd.read_csv(project.folder / "resources/bandung/responses.csv")
    items = [name for name in answers if name[0] in "XY"]
    answers[items].head(30).to_csv(project.folder / "resources/bandung/pilot.csv", index=False)
    project.edit(
        "config/studies/bandung.yaml",
        "sample:\n",
        "pilot:\n  file: resources/bandung/pilot.csv\nsample:\n",
    )
    project.only("bandung")
    project.resume(finished, "bandung")
    result = project.run("results/bandung/statistics.csv")
    assert result.returncode == 0, result.stdout
    with_pilot = read_statistics(project.folder / "results/bandung/statistics.csv")
    without = read_statistics(finished.folder / "results/bandung/statistics.csv")
    assert with_pilot["reliability", "burnout", "n"] == "30"
    total = answers[[name for name in items if name[0] == "X"]].head(30).sum(axis=1)
    expected = answers["X1"].head(30).corr(total)
    assert float(with_pilot["validity", "X1", "r_item_total"]) == pytest.approx(expected)
    for key in (("decision", "H1", "p"), ("sample", "all", "analysed")):
        assert with_pilot[key] == without[key]
    pilot = project.folder / "results/bandung/pilot/validation"
    assert read_statistics(pilot / "statistics.csv")["sample", "all", "analysed"] == "30"


def test_norms_make_categories_of_the_scale_or_of_the_sample(finished, project):
    project.edit(
        "config/studies/majene.yaml",
        """    bands:
      - {label: Tidak Produktif, from: 0}
      - {label: Produktif, from: 60}""",
        """    of: hypothetical_norm
    labels: [Rendah, Sedang, Tinggi]""",
    )
    project.only("majene")
    project.resume(finished, "majene")
    result = project.run("results/majene/description/statistics.csv")
    assert result.returncode == 0, result.stdout
    figures = read_statistics(project.folder / "results/majene/description/statistics.csv")
    # 13 items from 1 to 5: midpoint 39, range 52, a sixth of it 8.67.
    assert float(figures["category", "produktivitas", "norm_mean"]) == 39
    assert float(figures["category", "produktivitas", "norm_sd"]) == pytest.approx(52 / 6)
    totals = pd.read_parquet(project.folder / "results/majene/scoring/totals.parquet")
    high = int((totals["produktivitas"].astype(float) >= 39 + 52 / 6).sum())
    assert int(figures["category", "produktivitas=Tinggi", "n"]) == high
