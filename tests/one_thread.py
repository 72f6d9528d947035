"""Sets one thread for linear algebra, where nobody says otherwise; import it before numpy.

The matrices of the tests are small: threads would mostly wait for one another, on busy machines
for ten times as long as the work takes.
"""

import os

THREADS = os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
