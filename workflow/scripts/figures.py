from stage import run
def main(i,o,s):
    import os
    os.makedirs(o[0])
if "snakemake" in globals():
    run(main, snakemake)  # noqa: F821
