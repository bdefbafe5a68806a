"""A real tenant's business in a sandbox: read with the client, disguised, and written as it is, past all rules."""
