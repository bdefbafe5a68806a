"""Records and their order, kept so that what was acknowledged survives `kill -9` and a power cut."""
