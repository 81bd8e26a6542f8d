from __future__ import annotations

import os
from pathlib import Path

import fsspec
import pytest

from pipeline.batch import sources
from pipeline.errors import InputError, UsageError


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    for name in ("a/x.md", "a/b/x.md", "a/b/x.pdf", "c/x.md", "a/.hidden.md", "a/.git/x.md"):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(name)
    return tmp_path


@pytest.mark.parametrize(
    ("given", "names"),
    [
        (["a"], ["b/x.md", "b/x.pdf", "x.md"]),
        (["a", "c"], ["a/b/x.md", "a/b/x.pdf", "a/x.md", "c/x.md"]),
        (["a", "a/b"], ["b/x.md", "b/x.pdf", "x.md"]),
        (["a/x.md"], ["x.md"]),
        (["a/x.md", "c/x.md"], ["a/x.md", "c/x.md"]),
        (["a/x.md", "a/x.md"], ["x.md"]),
        (["a/**/*.pdf"], ["b/x.pdf"]),
        (["*/x.md"], ["a/x.md", "c/x.md"]),
        (["a/.hidden.md"], [".hidden.md"]),
    ],
    ids=str,
)
def test_names_mirror_the_paths(tree: Path, given: list[str], names: list[str]) -> None:
    found = sources.find([str(tree / one) for one in given])
    assert [one.name for one in found] == names


def test_relative_paths_and_urls_are_the_same_document(
    tree: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tree)
    assert sources.find(["a"]) == sources.find([f"file://{tree}/a"])


def test_the_output_is_no_source(tree: Path) -> None:
    found = sources.find([str(tree)], leave_out=str(tree / "a"))
    assert [one.name for one in found] == ["c/x.md"]


def test_leaving_out_goes_by_folder_not_by_prefix(tree: Path) -> None:
    (tree / "ab").mkdir()
    (tree / "ab" / "x.md").touch()
    names = [one.name for one in sources.find([str(tree)], leave_out=str(tree / "a"))]
    assert names == ["ab/x.md", "c/x.md"]


def test_object_stores(tree: Path) -> None:
    memory = fsspec.filesystem("memory")
    memory.pipe({"/bucket/2022/r.md": b"one", "/bucket/2023/r.md": b"two"})
    found = sources.find(["memory://bucket", str(tree / "c")])
    assert [one.name for one in found] == [
        "file/x.md",
        "memory/2022/r.md",
        "memory/2023/r.md",
    ]
    assert sources.read(found[2], 10) == b"two"
    globbed = sources.find(["memory://bucket/*/r.md"])
    assert [one.name for one in globbed] == ["2022/r.md", "2023/r.md"]


@pytest.mark.parametrize("given", ["nothing.md", "*.docx", "nothing://x", "nofolder/"])
def test_a_source_that_names_nothing_is_a_mistake(tree: Path, given: str) -> None:
    with pytest.raises(UsageError, match=r"nothing|docx|nofolder"):
        sources.find([given if "://" in given else str(tree / given)])


def test_a_folder_without_reports_is_a_mistake_that_names_it(tree: Path) -> None:
    (tree / "none").mkdir()
    with pytest.raises(UsageError, match="none: holds no reports"):
        sources.find([str(tree / "c"), str(tree / "none")])
    with pytest.raises(UsageError, match="c: holds no reports"):
        sources.find([str(tree / "c")], leave_out=str(tree / "c"))


def test_outputs_of_an_earlier_run_are_no_reports(tree: Path) -> None:
    for name in ("x.json", "X.JSON", "all.jsonl", "x.json.md"):
        (tree / "c" / name).touch()
    assert [one.name for one in sources.find([str(tree / "c")])] == ["x.json.md", "x.md"]
    assert [one.name for one in sources.find([str(tree / "c/*.*")])] == ["x.json.md", "x.md"]
    # Who names one means it.
    assert [one.name for one in sources.find([str(tree / "c/x.json")])] == ["x.json"]
    with pytest.raises(UsageError, match="matches no report"):
        sources.find([str(tree / "c/*.json")])


def test_a_name_with_wildcards_of_an_existing_file(tmp_path: Path) -> None:
    (tmp_path / "report [final]*.md").write_text("text")
    found = sources.find([str(tmp_path / "report [final]*.md")])
    assert [one.name for one in found] == ["report [final]*.md"]


def test_what_is_no_regular_file_is_accounted_for_and_never_opened(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.md")
    (document,) = sources.find([str(tmp_path)])
    assert document.size is None
    assert sources.fingerprint(document, 100) is None
    with pytest.raises(InputError, match="regular"):
        sources.read(document, 100)


def test_fingerprints(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_bytes(b"abc")
    (document,) = sources.find([str(tmp_path)])
    digest = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
    assert sources.fingerprint(document, 3) == digest
    assert sources.fingerprint(document, 2) is None
    assert sources.read(document, 1) == b"ab"  # one more than allowed, so that it shows
    (tmp_path / "a.md").unlink()
    assert sources.fingerprint(document, 3) is None
    with pytest.raises(InputError, match="No such file"):
        sources.read(document, 3)
