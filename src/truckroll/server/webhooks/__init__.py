"""Webhooks: apps subscribe to events of a tenant, and are told of each at least once, in the order of each record."""
