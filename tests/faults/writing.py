"""A process that writes as fast as it can and says which writes were acknowledged; made to be killed."""

import os
import sys
from pathlib import Path

from truckroll.catalogue.time import Clock
from truckroll.store.database import Connection, Database

TABLES = (
    "create table if not exists job (id integer primary key, memo text not null) strict",
    "create table if not exists note (id integer primary key, job integer not null) strict",
)


def put(id: int):
    def work(connection: Connection) -> int:
        connection.execute("insert into job values (:id, :memo)", {"id": id, "memo": "x" * 3000})
        connection.execute("insert into note values (:id, :id)", {"id": id})
        return id

    return work


def main(folder: str, first: str) -> None:
    database = Database.open(Path(folder), clock=Clock(), schema=TABLES)
    os.write(1, b"ready\n")
    id = int(first)
    while True:
        answers = [database.write(put(id + more)) for more in range(32)]
        id += 32
        for answer in answers:
            os.write(1, b"%d\n" % answer.result())


if __name__ == "__main__":
    main(*sys.argv[1:])
