"""A PostgreSQL server of our own for tests, walks and benchmarks; never Debian's default cluster."""

import contextlib
import os
import pwd
import shutil
import signal
import socket
import subprocess
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import psycopg
from psycopg import sql

START_SECONDS = 60
DEBIAN = Path("/usr/lib/postgresql")
MEMORY = Path("/dev/shm")
ROOM = 2 * 1024**3
"""Bytes that must be free there: several processes run tests side by side, each with a server."""


class NoServer(RuntimeError):  # noqa: N818 - read aloud
    """PostgreSQL's programs are not here, or the server did not start; says which."""


@dataclass
class PostgresServer:
    """A running server on 127.0.0.1. `url(name)` is what `--database` takes."""

    binaries: Path
    folder: Path
    port: int
    options: tuple[str, ...] = ()
    process: subprocess.Popen[bytes] | None = field(default=None, repr=False)

    def url(self, database: str) -> str:
        return f"postgresql+psycopg://postgres@127.0.0.1:{self.port}/{database}"

    def connect(self, database: str = "postgres") -> psycopg.Connection:
        """A plain connection that commits each statement, for what no engine should do."""
        return psycopg.connect(
            host="127.0.0.1", port=self.port, user="postgres", dbname=database, autocommit=True
        )

    def create(self, database: str, template: str | None = None) -> str:
        """Make a database, as a clone of `template` if one is named; its URL."""
        # Copying files costs half of logging pages when nothing is flushed.
        copy = sql.SQL(" TEMPLATE {} STRATEGY FILE_COPY")
        like = copy.format(sql.Identifier(template)) if template else sql.SQL("")
        name = sql.Identifier(database)
        with self.connect() as connection:
            connection.execute(sql.SQL("CREATE DATABASE {}{}").format(name, like))
        return self.url(database)

    def drop(self, database: str) -> None:
        """Remove a database, whoever is still connected to it."""
        name = sql.Identifier(database)
        with self.connect() as connection:
            connection.execute(sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(name))

    def start(self) -> None:
        """Start (or start again after `kill`) and return when connections are accepted."""
        self.folder.joinpath("data", "postmaster.pid").unlink(missing_ok=True)
        command = [self.binaries / "postgres", "-D", self.folder / "data", *self._settings()]
        with self.log.open("ab") as log:
            self.process = subprocess.Popen(
                [*_ending_with_us(), *command],
                stdout=log,
                stderr=log,
                stdin=subprocess.DEVNULL,
                cwd=self.folder,
                **_as_other_user(),
            )
        for _ in range(START_SECONDS * 20):
            # Waiting for the process to end is waiting for the bad news; the good news is a line.
            with contextlib.suppress(subprocess.TimeoutExpired):
                self.process.wait(timeout=0.05)
                break
            if self._accepts():
                return
        raise NoServer("PostgreSQL did not start:\n" + self.log.read_text(errors="replace")[-4000:])

    def stop(self) -> None:
        """Fast shutdown: open transactions are rolled back, the folder stays."""
        self._end(signal.SIGINT)

    def kill(self) -> None:
        """End every process of the server at once, as a power cut would."""
        self._end(signal.SIGQUIT)

    @property
    def log(self) -> Path:
        return self.folder / "server.log"

    def _end(self, how: signal.Signals) -> None:
        if self.process is None:
            return
        self.process.send_signal(how)
        try:
            self.process.wait(timeout=30)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait(timeout=30)
        self.process = None

    def _settings(self) -> list[str]:
        chosen = {
            "port": str(self.port),
            "listen_addresses": "127.0.0.1",
            "unix_socket_directories": "",
            "max_connections": "200",
            "timezone": "UTC",
        }
        words = [word for name, value in chosen.items() for word in ("-c", f"{name}={value}")]
        return [*words, *(word for option in self.options for word in ("-c", option))]

    def _accepts(self) -> bool:
        """The last line of postmaster.pid turns to `ready`; that is what pg_ctl waits for too."""
        with contextlib.suppress(OSError):
            lines = (self.folder / "data" / "postmaster.pid").read_text().splitlines()
            return len(lines) >= 8 and lines[7].strip() == "ready"
        return False


def in_memory() -> str | None:
    """A folder that lies in memory, where this machine has one with room; a copy is there ten times as quick."""
    if MEMORY.is_dir() and shutil.disk_usage(MEMORY).free > ROOM:
        return str(MEMORY)
    return None


@contextlib.contextmanager
def running(*, durable: bool = False, options: tuple[str, ...] = ()) -> Iterator[PostgresServer]:
    """A fresh server for the length of the block, its folder gone afterwards.

    Without `durable` nothing is flushed to the disk: right for tests, wrong for crash tests.
    """
    if not durable:
        options = ("fsync=off", "synchronous_commit=off", "full_page_writes=off", *options)
    binaries = find_binaries()
    # Not below pytest's own folder: as root that is 0700, and the server runs as somebody else.
    folder = Path(tempfile.mkdtemp(prefix="foyer-postgres-", dir=None if durable else in_memory()))
    server = PostgresServer(binaries, folder, _free_port(), options)
    try:
        if owner := _server_user():
            os.chown(folder, owner.pw_uid, owner.pw_gid)
        make_cluster(binaries, folder / "data")
        server.start()
        yield server
    finally:
        server.stop()
        shutil.rmtree(folder, ignore_errors=True)


def make_cluster(binaries: Path, data: Path) -> None:
    """`initdb` with a trusting superuser `postgres`, UTF-8, and text in code-point order."""
    command = [binaries / "initdb", "--no-sync", "-A", "trust", "-U", "postgres", "-E", "UTF8"]
    done = subprocess.run(
        [*command, "--locale=C", "-D", data],
        capture_output=True,
        text=True,
        cwd=data.parent,
        check=False,
        **_as_other_user(),
    )
    if done.returncode != 0:
        raise NoServer(f"initdb failed:\n{done.stdout}{done.stderr}")


def find_binaries() -> Path:
    """The folder of `initdb` and `postgres`: KIOSK_PG_BIN, else Debian's newest, else the path's."""
    told = os.environ.get("KIOSK_PG_BIN")
    found = shutil.which("initdb")
    debian = DEBIAN.glob("*/bin")
    newest_first = sorted(debian, key=lambda folder: float(folder.parent.name), reverse=True)
    candidates = [
        *([Path(told)] if told else []),
        *newest_first,
        *([Path(found).resolve().parent] if found else []),
    ]
    for folder in candidates:
        if (folder / "initdb").exists() and (folder / "postgres").exists():
            return folder
    raise NoServer("No PostgreSQL here: install it, or set KIOSK_PG_BIN or KIOSK_NO_POSTGRES=1.")


def _server_user() -> pwd.struct_passwd | None:
    """Who the server runs as when we are root, which it refuses to be."""
    if os.geteuid() != 0:
        return None
    with contextlib.suppress(KeyError):
        return pwd.getpwnam("postgres")
    return pwd.getpwnam("nobody")


def _as_other_user() -> dict[str, object]:
    owner = _server_user()
    if owner is None:
        return {}
    return {"user": owner.pw_uid, "group": owner.pw_gid, "extra_groups": []}


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _ending_with_us() -> list[str]:
    """A test run that is killed leaves no server behind, where util-linux can see to it."""
    setpriv = shutil.which("setpriv")
    return [setpriv, "--pdeathsig", "QUIT"] if setpriv else []
