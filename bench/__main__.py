"""``python -m bench [NAME…]``: run the benchmarks, print tables, write ``bench/results.json``."""

from __future__ import annotations

import json
import platform
import sys
from collections.abc import Callable, Iterator, Mapping

from bench import batch, extraction, facts, growth, pdf
from bench.corpus import ROOT

Row = dict[str, object]

BENCHMARKS: Mapping[str, Callable[[], Iterator[Row]]] = {
    "whole": extraction.whole,
    "stages": extraction.stages,
    "throughput": facts.throughput,
    "accuracy": facts.accuracy,
    "length": growth.length,
    "start-up": growth.start_up,
    "memory": growth.memory,
    "pdf": pdf.speed,
    "pdf-memory": pdf.memory,
    "scaling": batch.scaling,
    "flatness": batch.flatness,
}


def main(names: list[str]) -> None:
    """Run the named benchmarks, or all."""
    results: dict[str, object] = {"machine": machine()}
    for name in names or BENCHMARKS:
        rows = []
        print(f"\n{name}: {(BENCHMARKS[name].__doc__ or '').splitlines()[0]}")
        for row in BENCHMARKS[name]():
            if not rows:
                print(" | ".join(row))
            print(" | ".join(str(value) for value in row.values()), flush=True)
            rows.append(row)
        results[name] = rows
    path = ROOT / "bench" / "results.json"
    path.write_text(json.dumps(results, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
    print(f"\nWritten to {path.relative_to(ROOT)}")


def machine() -> str:
    """What the numbers were measured on."""
    return f"{platform.system()} {platform.machine()}, Python {platform.python_version()}"


if __name__ == "__main__":
    main(sys.argv[1:])
