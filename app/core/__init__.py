"""The pure core: decides and evolves. Standard library and app.core only; no clock, no chance, no screen text."""
