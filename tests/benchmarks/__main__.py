"""Runs every benchmark beside it and writes what they print to results/performance.txt.

    .venv/bin/python tests/benchmarks

Takes some twenty minutes; leave the machine alone meanwhile. R and GNU PSPP take part where they
are installed.
"""

import datetime
import os
import platform
import subprocess
import sys
from importlib.metadata import version
from pathlib import Path

HERE = Path(__file__).parent
FILE = HERE.parent.parent / "results" / "performance.txt"
PACKAGES = ("snakemake", "pandas", "numpy", "scipy", "statsmodels", "pyarrow", "matplotlib")


def main():
    parts = [machine()]
    print(parts[0])
    for script in sorted(HERE.glob("benchmark_*.py")):
        print(f"\n{script.stem}", flush=True)
        result = subprocess.run(
            [sys.executable, script], stdout=subprocess.PIPE, text=True, check=False
        )
        told = result.stdout if result.returncode == 0 else f"{result.stdout}FAILED\n"
        print(told)
        parts.append(f"{script.stem}\n\n{told}")
    FILE.parent.mkdir(exist_ok=True)
    FILE.write_text("\n".join(parts), encoding="utf-8")


def machine():
    """Tell the date, the machine and the versions."""
    packages = ", ".join(f"{name} {version(name)}" for name in PACKAGES)
    return (
        f"{datetime.date.today()}, {os.cpu_count()} cores ({processor()}), "
        f"{platform.system()} {platform.release().split('-')[0]}\n"
        f"Python {platform.python_version()}, {packages}\n"
    )


def processor():
    """Return the model of the processor, as far as the system tells."""
    try:
        lines = Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
    except OSError:
        return platform.machine()
    models = [line.partition(":")[2].strip() for line in lines if line.startswith("model name")]
    return models[0] if models else platform.machine()


if __name__ == "__main__":
    main()
