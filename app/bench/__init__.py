"""How fast the server is, as ratios against a bare baseline in the same run: absolute numbers say nothing.

Both sides of a ratio take turns and the best turn of each counts: whatever else runs on the machine can
only make a turn slower.

One module per figure, each with `async def measure(profile) -> Figure`; `command` runs them all and prints a table.
Needs Linux for the memory of another process; the rest runs anywhere the server does.
"""
