"""Records the oracles' outputs anew with `python -m parity record`; see README.md."""

import sys

from . import oracles, report

if sys.argv[1:] == ["record"]:
    absent = [program for program, version in oracles.versions().items() if not version]
    if absent:
        sys.exit(f"Not installed: {', '.join(absent)}. Both programs are needed to record.")
    oracles.record()
elif sys.argv[1:] != ["document"]:
    sys.exit("Say `record` (start the oracles, keep their outputs) or `document` (write it).")
report.write()
