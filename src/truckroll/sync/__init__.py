"""Feeds into a warehouse: incremental, restartable, exact.

Pages go from the platform to a spool file as they came; DuckDB reads that file, and the rows and the token that leads
to the next page are committed together. So whatever stops a sync, the next one goes on where the warehouse stands.
"""
