"""Heisessie: one server runs a hybrid strategy day live and compiles what came out of it."""
