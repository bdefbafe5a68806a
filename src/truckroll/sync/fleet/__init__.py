"""Many tenants, synced by any number of identical workers that share nothing but a table of leases."""
