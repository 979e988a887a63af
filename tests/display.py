"""A real X display without a screen: Xvfb, for the journeys that offscreen Qt would pass too easily."""

import contextlib
import os
import subprocess
from collections.abc import Iterator


@contextlib.contextmanager
def xvfb(size: str = "1280x1024x24") -> Iterator[str]:
    """The name (`:99`) of a fresh X display for the length of the block.

    A Qt application lives on one platform for its whole life, so what is to be seen on the display
    is a program of its own, started with `DISPLAY` and `QT_QPA_PLATFORM=xcb`: see `environment`.
    """
    reads, writes = os.pipe()
    server = subprocess.Popen(
        ["Xvfb", "-displayfd", str(writes), "-screen", "0", size, "-nolisten", "tcp"],
        pass_fds=[writes],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    os.close(writes)
    try:
        with os.fdopen(reads) as told:
            # The line comes when the display takes connections; none comes if the server ended.
            number = told.readline().strip()
        if not number:
            raise RuntimeError(f"Xvfb ended with {server.wait(timeout=10)}")
        yield f":{number}"
    finally:
        server.terminate()
        server.wait(timeout=10)


def environment(display: str) -> dict[str, str]:
    """This process's environment for a program that shows its windows on `display`."""
    kept = {name: value for name, value in os.environ.items() if name != "WAYLAND_DISPLAY"}
    return {**kept, "DISPLAY": display, "QT_QPA_PLATFORM": "xcb"}
