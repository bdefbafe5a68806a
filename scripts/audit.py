"""Ask OSV, the register of known flaws, about each installed package; one that it was not asked about is no good news.

Exits with 0 when none has a known flaw, 1 when one has or was not asked about, 2 when the register cannot be reached;
with `--if-reachable` that is told, and is 0.
"""

import argparse
import json
import subprocess
import sys
from pathlib import Path

OSV = "https://api.osv.dev/v1/query"
_OWN = "distribution marked as editable"


def audit(register: str, paths: list[str]) -> int:
    """Print what is known of what is installed here, or in these folders."""
    command = [str(Path(sys.executable).with_name("pip-audit")), "--skip-editable", "--progress-spinner", "off"]
    command += ["--format", "json", "--vulnerability-service", "osv", "--osv-url", register]
    for path in paths:
        command += ["--path", path]
    ran = subprocess.run(command, capture_output=True, text=True, check=False)
    try:
        dependencies = json.loads(ran.stdout)["dependencies"]
    except ValueError:
        said = ran.stderr.strip().splitlines() or ["nothing"]
        print(f"NOT AUDITED: {register} cannot be asked from here. pip-audit says: {said[-1][:300]}")
        return 2
    unasked = [each for each in dependencies if each.get("skip_reason", _OWN) != _OWN]
    flawed = [each for each in dependencies if each.get("vulns")]
    for each in unasked:
        print(f"{each['name']}: {each['skip_reason']}")
    for each in flawed:
        for flaw in each["vulns"]:
            mended = ", ".join(flaw["fix_versions"]) or "nothing yet"
            print(f"{each['name']} {each['version']}: {flaw['id']}, mended in {mended}")
    print(f"{len(dependencies) - len(unasked)} packages audited, {len(flawed)} with a known flaw.")
    return 1 if unasked or flawed or not dependencies else 0


if __name__ == "__main__":
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--if-reachable", action="store_true")
    options.add_argument("--register", default=OSV)
    options.add_argument("--path", action="append", default=[], help="A folder of installed packages.")
    given = options.parse_args()
    code = audit(given.register, given.path)
    sys.exit(0 if code == 2 and given.if_reachable else code)
