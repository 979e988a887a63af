"""Make a bare machine able to run the rest: system libraries, `.venv`, catalogues; stdlib only.

`ensure()` is called first by `main.py` and by `tests`. A start that finds everything in place reads
one small file and starts Python again inside `.venv`; a first start installs what is missing and
says so before it does. Environment: `KIOSK_NO_APT=1` never runs apt-get, `KIOSK_NO_POSTGRES=1`
leaves PostgreSQL out of what `tests` needs.
"""

from __future__ import annotations

import contextlib
import ctypes
import hashlib
import importlib.util
import os
import shlex
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Literal, NoReturn

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
REQUIREMENTS = ROOT / "requirements.txt"
CATALOGUES = ROOT / "resources" / "i18n"
STAMP = ".ready"

Need = Literal["run", "tests"]

# What Qt loads when it is imported, so even without a display (shared object -> Debian package).
LIBRARIES = {
    "libglib-2.0.so.0": "libglib2.0-0",
    "libbrotlidec.so.1": "libbrotli1",
    "libGL.so.1": "libgl1",
    "libEGL.so.1": "libegl1",
    "libX11.so.6": "libx11-6",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libfreetype.so.6": "libfreetype6",
    "libxkbcommon.so.0": "libxkbcommon0",
}
# What its X11 plug-in loads when a window is opened.
X11_LIBRARIES = {
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-util.so.1": "libxcb-util1",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
}
WAYLAND_LIBRARIES = {
    "libwayland-cursor.so.0": "libwayland-cursor0",
    "libwayland-egl.so.1": "libwayland-egl1",
}
PRINTING_LIBRARIES = {"libcups.so.2": "libcups2"}
# Programs that the tests start (program -> Debian package).
TEST_PROGRAMS = {"Xvfb": "xvfb", "xauth": "xauth", "strace": "strace"}


def ensure(need: Need = "run") -> None:
    """Return inside a ready `.venv`, having started Python again there if need be.

    Exits with code 2 and a sentence when the machine lacks something that cannot be installed here.
    """
    if sys.version_info < (3, 11):  # noqa: UP036 - this file alone is read by older Pythons too
        _stop("Foyer needs Python 3.11 or newer; this is " + sys.version.split()[0] + ".")
    wanted = _wanted(need)
    if not _is_ready(wanted):
        with _one_at_a_time():
            if not _is_ready(wanted):
                _make_ready(need, wanted)
    if not _inside():
        _start_again()
    os.environ.pop("KIOSK_STARTED_AGAIN", None)
    compile_catalogues()
    if headless():
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")


def headless() -> bool:
    """Whether no window can be shown to anybody here."""
    platform = os.environ.get("QT_QPA_PLATFORM", "")
    if platform:
        return platform in ("offscreen", "minimal")
    display = os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")
    return sys.platform.startswith("linux") and not display


def compile_catalogues(folder: Path = CATALOGUES) -> list[Path]:
    """Compile each `*.po` that is newer than its `.mo`; the files written. Needs Babel if any is."""
    stale = [po for po in sorted(folder.glob("*/LC_MESSAGES/*.po")) if _is_stale(po)]
    if not stale:
        return []
    from babel.messages.mofile import write_mo
    from babel.messages.pofile import read_po

    written = []
    for po in stale:
        with po.open("rb") as source:
            catalogue = read_po(source, locale=po.parts[-3])
        target = po.with_suffix(".mo")
        # Another process may be reading the old one: replace it whole.
        fresh = target.with_suffix(f".{os.getpid()}.mo")
        with fresh.open("wb") as out:
            write_mo(out, catalogue)
        fresh.replace(target)
        written.append(target)
    return written


def _is_stale(po: Path) -> bool:
    mo = po.with_suffix(".mo")
    return not mo.exists() or mo.stat().st_mtime_ns < po.stat().st_mtime_ns


# ------------------------------------------------------------------------------------ what is ready


def _wanted(need: Need) -> str:
    """What this start needs of the machine, in one word for the stamp."""
    if need == "tests":
        return "tests" if _with_postgres() else "tests-without-postgres"
    return "run" if headless() else "window"


def _fingerprint() -> str:
    version = ".".join(map(str, sys.version_info[:2]))
    return f"{version} {hashlib.sha256(REQUIREMENTS.read_bytes()).hexdigest()}"


def _stamped() -> list[str]:
    """The stamp's lines: a fingerprint, then each need that the machine was found to meet."""
    with contextlib.suppress(OSError):
        return (VENV / STAMP).read_text(encoding="utf-8").splitlines()
    return []


def _is_ready(wanted: str) -> bool:
    lines = _stamped()
    return bool(lines) and lines[0] == _fingerprint() and wanted in lines[1:]


def _make_ready(need: Need, wanted: str) -> None:
    if sys.platform.startswith("linux"):
        _ensure_system(need)
    met = _stamped()
    if not met or met[0] != _fingerprint():
        _ensure_packages()
        met = [_fingerprint()]
    # A folder that root set up and others only run looks at the machine again at each start.
    with contextlib.suppress(PermissionError):
        (VENV / STAMP).write_text("\n".join([*met, wanted]) + "\n", encoding="utf-8")


@contextlib.contextmanager
def _one_at_a_time() -> Iterator[None]:
    """Two stations that start together after an update do not install into each other's feet."""
    try:
        import fcntl
    except (
        ImportError
    ):  # Windows: nothing to hold; a second start finds the stamp or installs again
        yield
        return
    with (ROOT / "requirements.txt").open("rb") as held:
        fcntl.flock(held, fcntl.LOCK_EX)
        yield


# -------------------------------------------------------------------------- libraries and programs


def missing_packages(need: Need) -> list[str]:
    """The Debian packages whose libraries or programs are not on this machine."""
    libraries = dict(LIBRARIES)
    if need == "tests" or os.environ.get("DISPLAY"):
        libraries.update(X11_LIBRARIES)
    if need == "run" and os.environ.get("WAYLAND_DISPLAY"):
        libraries.update(WAYLAND_LIBRARIES)
    if need == "run" and not headless():
        libraries.update(PRINTING_LIBRARIES)
    missing = [package for name, package in libraries.items() if not _loads(name)]
    if not _can_make_venv():
        missing.append("python3-venv")
    if need == "tests":
        missing += [package for name, package in TEST_PROGRAMS.items() if not shutil.which(name)]
        if _with_postgres() and not _has_postgres():
            missing.append("postgresql")
    return missing


def _loads(name: str) -> bool:
    try:
        ctypes.CDLL(name)
    except OSError:
        return False
    return True


def _can_make_venv() -> bool:
    if _venv_python().exists() or shutil.which("uv"):
        return True
    # Debian ships `venv` without `ensurepip` until python3-venv is installed.
    return all(importlib.util.find_spec(name) for name in ("venv", "ensurepip"))


def _with_postgres() -> bool:
    return os.environ.get("KIOSK_NO_POSTGRES") != "1"


def _has_postgres() -> bool:
    folders = [os.environ.get("KIOSK_PG_BIN"), *Path("/usr/lib/postgresql").glob("*/bin")]
    found = any(folder and (Path(folder) / "initdb").exists() for folder in folders)
    return found or shutil.which("initdb") is not None


def _ensure_system(need: Need) -> None:
    missing = missing_packages(need)
    if not missing:
        return
    command = ["apt-get", "install", "-y", "--no-install-recommends", *missing]
    if shutil.which("apt-get") is None:
        _stop(
            "This machine lacks what these Debian packages hold: " + " ".join(missing) + ".\n"
            "Install your system's packages with the same content, then start again."
        )
    if os.environ.get("KIOSK_NO_APT") == "1" or os.geteuid() != 0:
        _stop(
            "Some system packages are missing. Install them, then start again:\n\n  "
            + shlex.join(["sudo", *command])
        )
    _say("Installing missing system packages (KIOSK_NO_APT=1 prevents this): " + " ".join(missing))
    _install(command, without_cluster="postgresql" in missing)
    still = missing_packages(need)
    if still:
        _stop("These packages are still missing: " + " ".join(still) + ".")


def _install(command: list[str], *, without_cluster: bool) -> None:
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    wait = ["-o", "DPkg::Lock::Timeout=300", "-qq"]
    # The package would start a server of its own at boot; the tests start theirs and never touch it.
    setting = Path("/etc/postgresql-common/createcluster.d/foyer-tests.conf")
    if without_cluster:
        setting.parent.mkdir(parents=True, exist_ok=True)
        setting.write_text("create_main_cluster = false\n", encoding="utf-8")
    try:
        # A failed update is not the end: the packages may be on the disk already.
        subprocess.run(["apt-get", *wait, "update"], env=environment, check=False)
        done = subprocess.run(
            [command[0], *wait, *command[1:]], env=environment, check=False, stdout=sys.stderr
        )
    finally:
        if without_cluster:
            setting.unlink(missing_ok=True)
    if done.returncode != 0:
        _stop(
            "apt-get did not finish; run it by hand, then start again:\n\n  " + shlex.join(command)
        )


# ------------------------------------------------------------------------------------ Python itself


def _venv_python() -> Path:
    return VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")


def _inside() -> bool:
    return Path(sys.prefix).resolve() == VENV.resolve()


def _ensure_packages() -> None:
    _say("Setting up Foyer in .venv (once, about a minute) ...")
    uv = shutil.which("uv")
    if not (_inside() or _venv_fits()):
        shutil.rmtree(VENV, ignore_errors=True)
        if uv:
            make = [uv, "venv", "--quiet", "--python", sys.executable, str(VENV)]
        else:
            make = [sys.executable, "-m", "venv", str(VENV)]
        _run(make, "The folder .venv could not be made.")
    python = str(_venv_python())
    pip = [python, "-m", "pip", "install", "--disable-pip-version-check", "--no-input"]
    install = [uv, "pip", "install", "--python", python] if uv else pip
    if (
        not uv
        and subprocess.run([*pip[:3], "--version"], capture_output=True, check=False).returncode
    ):
        _run([python, "-m", "ensurepip"], "pip could not be put into .venv.")  # uv made it without
    _run(
        [*install, "--quiet", "--only-binary=:all:", "--require-hashes", "-r", str(REQUIREMENTS)],
        "The Python packages could not be installed. Is this machine connected?",
    )


def _venv_fits() -> bool:
    """Whether a `.venv` without our stamp can be completed in place: same Python, and it starts."""
    python = _venv_python()
    if not python.exists():
        return False
    ask = "import sys; print(sys.version_info[:2])"
    done = subprocess.run([python, "-c", ask], capture_output=True, text=True, check=False)
    return done.stdout.strip() == str(sys.version_info[:2])


def _run(command: list[str], sorry: str) -> None:
    if subprocess.run(command, check=False, stdout=sys.stderr).returncode != 0:
        _stop(sorry)


def _start_again() -> NoReturn:
    if os.environ.get("KIOSK_STARTED_AGAIN") == str(VENV):
        _stop(".venv does not start its own Python; delete the folder and start again.")
    environment = {**os.environ, "KIOSK_STARTED_AGAIN": str(VENV)}
    python = str(_venv_python())
    command = [python, *sys.orig_argv[1:]]
    sys.stdout.flush()
    sys.stderr.flush()
    if os.name == "nt":  # exec on Windows gives the prompt back while the program still runs
        raise SystemExit(subprocess.run(command, env=environment, check=False).returncode)
    os.execve(python, command, environment)


def _say(sentence: str) -> None:
    sys.stderr.write(sentence + "\n")
    sys.stderr.flush()


def _stop(sentence: str) -> NoReturn:
    _say(sentence)
    raise SystemExit(2)
