"""The doctor: looks for what commonly is wrong where a server runs, and says what to do about it."""
