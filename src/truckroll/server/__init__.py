"""The platform over HTTP: who may call, what they asked, and the answer, for every operation of the catalogue."""
