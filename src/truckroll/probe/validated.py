"""Which operations were validated live: what the fact files of a folder say of each."""

from pathlib import Path

from truckroll.probe.comparing import differences
from truckroll.probe.facts import Facts, read

NOT_YET = "not yet"
LIVE = ("production", "integration")


def validated(folder: Path) -> dict[str, str]:
    """Of each operation that a real platform was asked: when, and how much was otherwise than here.

    Live files are compared with the newest one of this server in the folder; without one only the day is told.
    """
    files = sorted((read(path) for path in folder.glob("*.json")), key=lambda facts: facts.taken)
    ours = next((facts for facts in reversed(files) if facts.place not in LIVE), None)
    return {
        name: _told(name, facts, ours)
        for facts in files
        if facts.place in LIVE
        for name, about in facts.about.items()
        if about.answers
    }


def _told(name: str, live: Facts, ours: Facts | None) -> str:
    day = live.taken
    if ours is None or name not in ours.about:
        return f"asked {day}"
    found = sum(each.about == name for each in differences(live, ours))
    return f"{day}: {f'{found} otherwise' if found else 'as here'}"
