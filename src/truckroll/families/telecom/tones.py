"""What is heard of a call of which no sound was kept."""

import io
import math
import wave

RATE = 8_000
"""Samples a second, as telephones have them."""
LONGEST = 10
PITCH = 440


def tone(seconds: int) -> bytes:
    """A WAV file that plays a tone for as long as the call lasted, for ten seconds at most."""
    length = RATE * max(1, min(seconds, LONGEST))
    second = bytes(round(128 + 60 * math.sin(2 * math.pi * PITCH * at / RATE)) for at in range(RATE))
    file = io.BytesIO()
    with wave.open(file, "wb") as sound:
        sound.setnchannels(1)
        sound.setsampwidth(1)
        sound.setframerate(RATE)
        sound.writeframes(second * (length // RATE))
    return file.getvalue()
