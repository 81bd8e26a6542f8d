"""A real PostgreSQL server for the tests that need one."""

from __future__ import annotations

import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

USER = "nobody"  # PostgreSQL refuses to run as root


def _programs() -> Path | None:
    """The newest server of Debian's packages, or the one on the path."""
    debian = Path("/usr/lib/postgresql").glob("*/bin/initdb")
    newest = max(debian, key=lambda path: int(path.parts[-3]), default=None)
    found = str(newest) if newest else shutil.which("initdb")
    return Path(found).resolve().parent if found else None


def _as_user() -> dict[str, int]:
    """How to run a program as somebody who is not root."""
    if os.getuid() != 0:
        return {}
    user = pwd.getpwnam(USER)
    return {"user": user.pw_uid, "group": user.pw_gid}


@pytest.fixture(scope="session")
def postgres() -> Iterator[str]:
    """URL of a server of our own, on a socket in a folder of its own."""
    programs = _programs()
    if programs is None:
        pytest.skip("no PostgreSQL server here (apt-get install postgresql)")
    # Not in pytest's folder: other users cannot enter it, and a socket's path must be short.
    with tempfile.TemporaryDirectory(prefix="pg", ignore_cleanup_errors=True) as name:
        folder = Path(name)
        user = _as_user()
        if user:
            os.chown(folder, user["user"], user["group"])
        data = folder / "data"

        def run(*arguments: str | Path) -> None:
            quiet = subprocess.DEVNULL
            subprocess.run(arguments, check=True, cwd=folder, stdout=quiet, **user)

        run(programs / "initdb", "-D", data, "-U", "tester", "-A", "trust", "-E", "UTF8")
        options = f"-c listen_addresses='' -c unix_socket_directories='{folder}' -c fsync=off"
        control = (programs / "pg_ctl", "-D", data, "-w")
        run(*control, "-l", folder / "log", "-o", options, "start")
        try:
            yield f"postgresql://tester@/postgres?host={folder}"
        finally:
            run(*control, "-m", "immediate", "stop")
