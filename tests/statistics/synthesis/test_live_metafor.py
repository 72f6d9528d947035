"""metafor itself, run on two sets, against the recorded values and the robust pool."""

import pandas as pd
import pytest

from angket.statistics.synthesis.dependent import pool_robust
from live_r import run_r
from recorded_syntheses import HERE, effects_of, recorded, studies

KEYS = ["set", "measure", "moderator", "estimator", "test", "rule", "subject"]


@pytest.mark.slow
def test_metafor_still_gives_the_recorded_values(tmp_path):
    run_r(HERE / "oracle.R", HERE / "studies", tmp_path)
    made = sorted(tmp_path.glob("*.csv"))
    assert len(made) == 13
    for path in made:
        if path.stem == "robust":
            continue
        live, there = pd.read_csv(path), recorded(path.stem)
        keys = [key for key in KEYS if key in live]
        if path.stem == "trimfill":
            # The filled studies are numbered otherwise.
            live = live[live["subject"] == "all"].drop(columns=["yi", "vi"])
        both = live.astype({"subject": str}).merge(
            there.astype({"subject": str}), on=keys, suffixes=("", "_recorded"), validate="1:1"
        )
        assert len(both) == len(live)
        for name in live.columns.difference(keys):
            one, other = both[name], both[f"{name}_recorded"]
            if name == "side":
                assert one.tolist() == other.tolist()
                continue
            told = one.notna() & other.notna()
            assert told.any(), (path.stem, name)
            assert one[told].to_numpy() == pytest.approx(
                other[told].to_numpy(), rel=1e-8, abs=1e-10
            ), (path.stem, name)
    effects = effects_of("gonzalezmule2014", "ZCOR")
    for row in pd.read_csv(tmp_path / "robust.csv").to_dict("records"):
        told = pool_robust(*effects, studies("gonzalezmule2014")["study"], kind=row["kind"])
        found = [told[name] for name in ("estimate", "se", "df")]
        assert found == pytest.approx([row["estimate"], row["se"], row["df"]], rel=1e-8)
