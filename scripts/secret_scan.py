"""Look for secrets in all that git keeps, and name what the baseline does not know; `--accept` adds it there."""

import json
import re
import subprocess
import sys
from collections.abc import Iterator
from hashlib import sha1
from pathlib import Path

from detect_secrets.core.plugins.util import get_mapping_from_secret_type_to_class
from detect_secrets.plugins.base import RegexBasedDetector

ROOT = Path(__file__).parents[1]
BASELINE = ROOT / ".secrets.baseline"
"""What looks like a secret and is none, as `detect-secrets scan` writes it and `detect-secrets audit` reads it."""


class IssuedDetector(RegexBasedDetector):
    """Client secrets and app keys, as a server gives them."""

    secret_type = "Truckroll Secret"
    denylist = (re.compile(r"\b(?:cs|ak)\d\.[\w-]{40,}"),)


def kept() -> list[Path]:
    """Every file that git keeps, or would."""
    command = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    listed = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout
    return [file for name in listed.split("\0") if name and (file := ROOT / name).is_file()]


def unknown(files: list[Path]) -> Iterator[dict[str, object]]:
    """What looks like a secret and is not in the baseline, as a line of it.

    The detectors are detect-secrets' own. It asks each of them about each line, which takes minutes; here each is
    asked about a whole file.
    """
    baseline = json.loads(BASELINE.read_text())
    names = {each["name"] for each in baseline["plugins_used"]}
    classes = (each for each in get_mapping_from_secret_type_to_class().values() if each.__name__ in names)
    detectors = [IssuedDetector(), *(each() for each in classes if issubclass(each, RegexBasedDetector))]
    for file in files:
        name, text = str(file.relative_to(ROOT)), file.read_text(errors="ignore")
        known = {each["hashed_secret"] for each in baseline["results"].get(name, ())}
        for detector in detectors:
            for secret in detector.analyze_string(text):
                digest = sha1(secret.encode()).hexdigest()
                if digest not in known:
                    known.add(digest)
                    lines = enumerate(text.splitlines(), 1)
                    line = next((at for at, words in lines if secret in set(detector.analyze_string(words))), 0)
                    yield {
                        "type": detector.secret_type,
                        "filename": name,
                        "hashed_secret": digest,
                        "is_verified": False,
                        "line_number": line,
                    }


def main(accept: bool) -> int:
    """Print what is found; exits with 1 if that is anything which is not accepted."""
    found = list(unknown(kept()))
    for each in found:
        print(f"{each['filename']}:{each['line_number']}: {each['type']}")
    if accept:
        baseline = json.loads(BASELINE.read_text())
        for each in found:
            baseline["results"].setdefault(each["filename"], []).append(each)
        BASELINE.write_text(json.dumps(baseline, indent=1, sort_keys=True) + "\n")
    elif not found:
        print("No secret is kept in git.")
    return 0 if accept else bool(found)


if __name__ == "__main__":
    sys.exit(main("--accept" in sys.argv))
