"""What holds for every test: no display needed, nobody's keyring touched, and the watchers."""

import os
import sys

# Before the first import of Qt: without a display xcb would end the process.
if sys.platform.startswith("linux") and not (
    os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")
):
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
# The key file is the tested path; no test reaches the keyring of whoever runs it.
os.environ["PYTHON_KEYRING_BACKEND"] = "keyring.backends.fail.Keyring"

from kiosk import bootstrap

bootstrap.compile_catalogues()

pytest_plugins = ["pytester", "tests.databases", "tests.watchers", "tests.counts"]
