"""What the platform offers: one folder an API, one file a noun."""
