"""The store for many processes and machines: PostgreSQL, by the same statements as the embedded one."""

from truckroll.store.postgres.database import PostgresStore

__all__ = ["PostgresStore"]
