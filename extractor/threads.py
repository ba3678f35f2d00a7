"""How many threads one process takes."""

import os

# OpenMP and the libraries of matrix products that NumPy may come with.
_NAMES = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS")


def one_thread() -> None:
    """Has NumPy, if it is not imported yet, and new processes multiply matrices in one thread.

    The matrices are small: a second thread doubles the processor time and saves a tenth of the wait, and
    beside other workers it fights for their cores. What the user has set in the environment stays.
    """
    for name in _NAMES:
        os.environ.setdefault(name, "1")
