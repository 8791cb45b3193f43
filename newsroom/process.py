"""A server's worker: it does not outlive its server, and knows what it keeps for good."""

import ctypes
import gc
import signal
import sys

_PR_SET_PDEATHSIG = 1  # prctl(2)


def end_with_parent() -> None:
    """Ask the kernel to end this process when its parent dies, even where that was killed.

    Linux alone has this; elsewhere a worker whose server was killed must be ended by hand.
    """
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGTERM, 0, 0, 0)


def keep_what_stays() -> None:
    """Take what is loaded now as there for good: no collection of garbage looks through it again.

    Each would, in the middle of somebody's request, and find nothing.
    """
    gc.collect()
    gc.freeze()
