"""Makes the environment if it is not as it should be, then starts the page in it."""

import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[4]
# In the place of this folder, so that its modules are found by their whole names alone.
sys.path[0] = str(ROOT / "workflow")

from angket.page.starting.start import main  # noqa: E402

if __name__ == "__main__":
    sys.exit(main(ROOT, sys.argv[1:]))
