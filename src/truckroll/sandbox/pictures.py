"""Pictures that the demo contractor takes: of one color each, which is all that they show."""

import struct
import zlib

from truckroll.catalogue.files import File

_SIZE = 16


def picture(of: str) -> File:
    """A small picture of something, always the same."""
    color = zlib.crc32(of.encode()).to_bytes(4, "big")[:3]
    pixels = b"".join(b"\0" + color * _SIZE for _ in range(_SIZE))
    parts = (b"IHDR" + struct.pack(">2I5B", _SIZE, _SIZE, 8, 2, 0, 0, 0), b"IDAT" + zlib.compress(pixels), b"IEND")
    chunks = (struct.pack(">I", len(part) - 4) + part + struct.pack(">I", zlib.crc32(part)) for part in parts)
    return File(f"{of}.png", "image/png", b"\x89PNG\r\n\x1a\n" + b"".join(chunks))
