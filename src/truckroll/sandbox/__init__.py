"""The demo business: a contractor's year that never was, made through the same rules as real work."""
