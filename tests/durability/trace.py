"""Runs a process under strace and reads what it asked of the disk, in order."""

import re
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
CALLS = "pwrite64,fsync,fdatasync,ftruncate,unlink,write"
_CALL = re.compile(r"^(\d+) +(.*)$")
_FILE = re.compile(r"^(\w+)\(\d+<([^>]*)>(?:, )?(.*)\) += (-?\d+)")
_UNLINK = re.compile(r'^unlink\("([^"]*)"\) += 0')


@dataclass(frozen=True)
class Step:
    """One system call: `write` at `at`, `truncate` to `at`, `sync`, `unlink`, or `ack` of act `at`."""

    kind: str
    path: str = ""
    at: int = 0
    data: bytes = b""


def traced(arguments: list[str], output: Path) -> list[Step]:
    """What `python -m ARGUMENTS` did to files and said on its standard output."""
    strace = shutil.which("strace")
    assert strace, "strace is needed; `python3 tests` installs it"
    command = [strace, "-f", "-y", "-xx", "-s", "1000000", "--seccomp-bpf", "-o", str(output)]
    command += ["-e", f"trace={CALLS}", sys.executable, "-m", *arguments]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr[-4000:]
    with output.open(encoding="ascii", errors="replace") as lines:
        return [step for line in whole_lines(lines) if (step := read(line)) is not None]


def whole_lines(lines):
    """Calls without their process number; one that another thread's call cut in two is put together."""
    open_calls: dict[str, str] = {}
    for line in lines:
        matched = _CALL.match(line.rstrip("\n"))
        if matched is None:
            continue
        process, call = matched.groups()
        if call.endswith("<unfinished ...>"):
            open_calls[process] = call.removesuffix("<unfinished ...>")
        elif call.startswith("<... "):
            yield open_calls.pop(process, "") + call.partition(" resumed>")[2]
        else:
            yield call


def read(call: str) -> Step | None:
    """The step that a line of strace tells; None for what is no file of ours and no acknowledgement."""
    gone = _UNLINK.match(call)
    if gone:
        return Step("unlink", _plain(gone.group(1)).decode())
    matched = _FILE.match(call)
    if matched is None:
        return None
    name, path, rest, answered = matched.groups()
    path = _plain(path).decode(errors="replace")
    if name in ("fsync", "fdatasync"):
        return Step("sync", path)
    if name == "ftruncate":
        return Step("truncate", path, int(rest))
    said, _, numbers = rest.rpartition('", ')
    data = _plain(said.removeprefix('"'))[: int(answered)]
    if name == "pwrite64":
        return Step("write", path, int(numbers.rpartition(", ")[2]), data)
    if data.startswith(b"ACK "):
        return Step("ack", at=int(data.split()[1]))
    return None


def _plain(text: str) -> bytes:
    if text.startswith("\\x"):
        return bytes.fromhex(text.replace("\\x", ""))
    return text.encode()
