"""Who may call: apps and their keys, the grants of tenants, tokens, and the checks before every operation."""
