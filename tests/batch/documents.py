"""Many documents made from the fixtures: good ones, variants, and damaged ones of every kind."""

from __future__ import annotations

import random
import zlib
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path

from tests.corpus import REPORTS, ROOT

PDFS = tuple(sorted((ROOT / "fixtures" / "pdf").glob("*.pdf")))
HOSTILE = tuple(
    sorted(path for path in (ROOT / "fixtures" / "hostile").glob("*") if path.is_file())
)

# One in so many documents is damaged.
DAMAGED = 8


def make(folder: Path, number: int, seed: int = 0) -> None:
    """Write so many documents, no two with the same content, in folders of a hundred."""
    chance = random.Random(seed)  # noqa: S311 (the same documents every time)
    seen: set[str] = set()
    for index in range(number):
        damage = list(DAMAGES)[index // DAMAGED % len(DAMAGES)] if index % DAMAGED == 0 else ""
        name, content = DAMAGES[damage](index, chance) if damage else _good(index, chance)
        path = folder / f"{index // 100:03}" / f"{index:05}-{damage or 'good'}{name}"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
        digest = sha256(content).hexdigest()
        if digest in seen:
            raise ValueError(f"{path.name} repeats another document")
        seen.add(digest)


def make_good(folder: Path, number: int, seed: int = 0) -> None:
    """Write so many documents that are whole, in one folder."""
    chance = random.Random(seed)  # noqa: S311 (the same documents every time)
    folder.mkdir(parents=True, exist_ok=True)
    for index in range(number):
        name, content = _good(index, chance)
        (folder / f"{index:05}{name}").write_bytes(content)


def _good(index: int, chance: random.Random) -> tuple[str, bytes]:
    """A stretch of a fixture with some numbers changed; now and then a whole one, or a PDF."""
    if index % 40 == 1:
        # A comment after the end of a PDF is allowed, and makes it another file.
        return ".pdf", chance.choice(PDFS).read_bytes() + f"\n% {index}\n".encode()
    lines = chance.choice(REPORTS).read_text(encoding="utf-8").splitlines()
    if index % 20 != 3:
        start = chance.randrange(max(1, len(lines) - 60))
        lines = lines[start : start + chance.randint(30, 60)]
    text = "\n".join(lines).replace("1", str(chance.randint(1, 9)))
    return chance.choice([".md", ".txt"]), f"{text}\n\n{index}\n".encode()


def _truncated(index: int, chance: random.Random) -> tuple[str, bytes]:
    content = chance.choice(PDFS).read_bytes()
    return ".pdf", content[: chance.randrange(200, len(content) // 2)] + str(index).encode()


def _encrypted(index: int, chance: random.Random) -> tuple[str, bytes]:
    """A PDF whose password nobody knows."""
    key = chance.randbytes(32).hex()
    encryption = f"<< /Filter /Standard /V 1 /R 2 /P -4 /O <{key}> /U <{key}> >>"
    return ".pdf", _pdf("<< >>", b"", encryption)


def _bomb(index: int, chance: random.Random) -> tuple[str, bytes]:
    """A PDF whose page unpacks to a thousand times its size."""
    packed = zlib.compress(f"% {index}\n".encode() + b"0 0 m " * 20_000_000, 9)
    return ".pdf", _pdf("<< /Filter /FlateDecode >>", packed)


def _binary(index: int, chance: random.Random) -> tuple[str, bytes]:
    return ".md", chance.randbytes(5_000)


def _blank(index: int, chance: random.Random) -> tuple[str, bytes]:
    return ".txt", b" " * index + b"\n"


def _hostile(index: int, chance: random.Random) -> tuple[str, bytes]:
    """One of the kept hostile files, with something behind its end."""
    path = chance.choice(HOSTILE)
    return path.suffix, path.read_bytes() + f"\n% {index}\n".encode()


def _poison(name: str) -> Callable[[int, random.Random], tuple[str, bytes]]:
    return lambda index, chance: (".md", f"POISON {name} {index}\n".encode())


DAMAGES: dict[str, Callable[[int, random.Random], tuple[str, bytes]]] = {
    "truncated": _truncated,
    "segfault": _poison("segfault"),
    "encrypted": _encrypted,
    "grow": _poison("grow"),
    "binary": _binary,
    "bomb": _bomb,
    "hostile": _hostile,
    "abort": _poison("abort"),
    "blank": _blank,
    "raise": _poison("raise"),
    "gulp": _poison("gulp"),
    "hang": _poison("hang"),
}


def _pdf(stream: str, content: bytes, encryption: str = "") -> bytes:
    """A PDF of one page with one content stream, by hand."""
    dictionary = f"{stream.removesuffix('>>')} /Length {len(content)} >>"
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 200 200] /Contents 4 0 R >>",
        dictionary.encode() + b"\nstream\n" + content + b"\nendstream",
        *([encryption.encode()] if encryption else []),
    ]
    body, places = b"%PDF-1.4\n", []
    for number, one in enumerate(objects, 1):
        places.append(len(body))
        body += f"{number} 0 obj\n".encode() + one + b"\nendobj\n"
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    locked = f" /Encrypt 5 0 R /ID [<{'00' * 16}> <{'00' * 16}>]" if encryption else ""
    size = len(objects) + 1
    table = f"xref\n0 {size}\n0000000000 65535 f \n{table}"
    trailer = f"trailer\n<< /Size {size} /Root 1 0 R{locked} >>\nstartxref\n{len(body)}\n%%EOF\n"
    return body + f"{table}{trailer}".encode()
