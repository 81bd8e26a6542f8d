"""Decoding: the encodings that reports come in, and what is refused with which reason."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.errors import EncodingError, InputError, LimitError, PathfinderError, UnsupportedError
from pipeline.options import Limits, Options
from pipeline.read import load, read

PROSE = "Año 2022: la Comisión atendió a niñas y niños.\r\nFrançais : œuvre, été — “fin”.\f\n" * 40


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32", "cp1252"])
def test_encodings(encoding: str) -> None:
    source = read(PROSE.encode(encoding), "informe.txt", Options())
    assert source.text == PROSE
    assert source.media_type == "text/plain"


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_utf16_without_a_mark(encoding: str) -> None:
    assert read(PROSE.encode(encoding), "informe.md", Options()).text == PROSE


@given(st.text(alphabet=st.characters(exclude_categories=["Cs", "Cc"]), min_size=1))
def test_utf8_is_kept_to_the_letter(text: str) -> None:
    text = f"x{text}\r\n\fy"
    assert read(text.encode(), "t.md", Options()).text == text


@pytest.mark.parametrize(
    ("content", "error", "reason"),
    [
        (b"", InputError, "is empty"),
        (b" \n\t\r\n", InputError, "is empty"),
        ("\u2003\n".encode(), InputError, "is empty"),
        (b"a\x00b" * 9, InputError, "binary"),
        (b"\x01\x02\x03\x04 text", InputError, "binary"),
        (b"PK\x03\x04rest", UnsupportedError, "ZIP"),
        (b'{\n  "schema_version": "1.0"', UnsupportedError, "an output of pathfinder"),
        (b"\x89PNG\r\n", UnsupportedError, "PNG"),
        (b"\xef\xbb\xbf\xff\xfe\xfa", EncodingError, "not valid utf-8"),
        (b"\xff\xfea", EncodingError, "not valid utf-16"),
    ],
)
def test_refused(content: bytes, error: type[PathfinderError], reason: str) -> None:
    with pytest.raises(error, match=f"^bad.md: .*{reason}"):
        read(content, "bad.md", Options())


def test_limits() -> None:
    small = replace(Options(), limits=Limits(bytes=10))
    with pytest.raises(LimitError, match="11 bytes, the limit is 10"):
        read(b"x" * 11, "t.md", small)
    short = replace(Options(), limits=Limits(characters=10))
    with pytest.raises(LimitError, match="11 characters, the limit is 10"):
        read(b"x" * 11, "t.md", short)


def test_load_names_file_and_reason(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"none\.md: No such file"):
        load(tmp_path / "none.md", Options())
    with pytest.raises(InputError, match="is a directory"):
        load(tmp_path, Options())
    (tmp_path / "big.md").write_bytes(b"x" * 11)
    with pytest.raises(LimitError, match="11 bytes"):
        load(tmp_path / "big.md", replace(Options(), limits=Limits(bytes=10)))


def test_markdown_links_stand_off() -> None:
    source = read(b"see [the act](https://example.org/act.pdf) now", "t.md", Options())
    assert [(source.quote(span), target) for span, target in source.links] == [
        ("the act", "https://example.org/act.pdf")
    ]
