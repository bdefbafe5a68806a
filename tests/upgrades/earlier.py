"""An earlier program, made of this one: a noun, fields, a filter and what they are found by are taken out of a copy."""

import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

from tests.laws.contractor import TENANT
from truckroll.catalogue.registry import resolve
from truckroll.catalogue.transaction import Caller
from truckroll.store.protocol import Store
from truckroll.store.records import transact

SOURCE = Path(__file__).parents[2] / "src"
REMOVED = "findings"
"""A family that the earlier program does not have."""
LEFT_OUT = {
    "families/settings/business_units.py": ('    currency: str | None = "USD"\n',),
    "families/jpm/jobs.py": ('    index="total",\n', " tag_type_ids created", "    no_charge: bool = False\n"),
}
"""A field of a body, a column, a table of a list's values, and a field that must not be null."""
FILL = """
import sys
from pathlib import Path
from tests.upgrades.earlier import fill
from truckroll.catalogue.time import Clock
from truckroll.store.database import Database
from truckroll.store.records import record_schema
with Database.open(Path(sys.argv[1]), clock=Clock(), schema=record_schema()) as store:
    fill(store, int(sys.argv[2]))
"""


def earlier(folder: Path) -> Path:
    """The folder to put on PYTHONPATH for the earlier program."""
    source = folder / "src"
    shutil.copytree(SOURCE, source, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.rmtree(source / "truckroll" / "families" / REMOVED)
    for name, parts in LEFT_OUT.items():
        file = source / "truckroll" / name
        text = file.read_text()
        for part in parts:
            assert text.count(part) == 1, f"{name} does not say {part!r} once; leave out something else"
            text = text.replace(part, " created" if part.endswith(" created") else "")
        file.write_text(text)
    return source


def environment(source: Path) -> Mapping[str, str]:
    """That of a process which runs the earlier program."""
    return {**os.environ, "PYTHONPATH": f"{source}{os.pathsep}{SOURCE.parent}"}


def filled(source: Path, folder: Path, jobs: int) -> None:
    """Have the earlier program fill a data folder."""
    command = [sys.executable, "-c", FILL, str(folder), str(jobs)]
    subprocess.run(command, check=True, env=environment(source), cwd=source, timeout=120)


def fill(store: Store, jobs: int) -> None:
    """A contractor with so many jobs; every record of it was written by the program that runs this."""

    def work() -> None:
        unit = resolve("settings.BusinessUnit").new(name="Heating")
        kind = resolve("jpm.JobType").new(name="Tune-up")
        campaign = resolve("marketing.Campaign").new(name="Leaflet")
        tags = [resolve("settings.TagType").new(name=name) for name in ("Dog", "Gate")]
        for number in range(jobs):
            if number % 100 == 0:
                customer = resolve("crm.Customer").new(name=f"Ada {number}")
                place = resolve("crm.Location").new(customer_id=customer.id, name="Ada's house")
            resolve("jpm.Job").new(
                job_number=str(number),
                customer_id=customer.id,
                location_id=place.id,
                business_unit_id=unit.id,
                job_type_id=kind.id,
                campaign_id=campaign.id,
                priority="Normal",
                total=number,
                first_appointment_id=number,
                last_appointment_id=number,
                invoice_id=number,
                created_by_id=0,
                tag_type_ids=[tag.id for tag in tags[: number % 3]],
            )

    def write(connection: object) -> None:
        connection.execute(  # type: ignore[attr-defined]
            "insert into tenant (id, name, timezone, created) values (:id, 'Acme', 'UTC', 0)", {"id": TENANT}
        )
        transact(connection, TENANT, store.clock.now(), Caller(), work)  # type: ignore[arg-type]

    store.write(write).result()
