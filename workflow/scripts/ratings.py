"""Files of ratings that hypotheses are about in; all ratings as numbers out."""

from angket.engine.step import leave_if_current

leave_if_current(globals())

import pandas as pd

from angket.files.ratings import read_coded
from angket.hypotheses.declared import files_of
from angket.step import run


def main(inputs, outputs, settings):
    found = []
    for name in files_of(settings["hypotheses"]):
        hypothesis, file = settings["hypotheses"][name], inputs[f"of_{name}"]
        frame = read_coded(file, hypothesis)
        found.append(frame.assign(hypothesis=name))
        print(f"{name}: {len(frame)} ratings in {file}")
    pd.concat(found).to_parquet(outputs.ratings, index=False)


if "snakemake" in globals():
    run(main, snakemake)
