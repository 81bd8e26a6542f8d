"""The commands of docs/annotating.md run, in their order, on a report called report.md."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

from tests.corpus import ROOT
from tests.evaluate import oracle

BLOCK = re.compile(r"^ *```sh\n(.*?)^ *```", re.MULTILINE | re.DOTALL)


def test_the_commands_run(tmp_path: Path) -> None:
    blocks = BLOCK.findall((ROOT / "docs" / "annotating.md").read_text(encoding="utf-8"))
    assert len(blocks) == 3
    shutil.copy(oracle.FIXTURES / "unknown-form.es.md", tmp_path / "report.md")
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    subprocess.run(
        ["bash", "-e", "-c", "".join(blocks)],
        cwd=tmp_path,
        env={**os.environ, "PATH": path},
        capture_output=True,
        check=True,
    )
    assert (tmp_path / "quality.html").stat().st_size > 5000
