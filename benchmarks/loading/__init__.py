"""A load at a fixed rate on many tenants: how it is set up, how it is made, how it is drawn."""
