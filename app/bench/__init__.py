"""How fast the server is, as ratios against a bare baseline in the same run: absolute numbers say nothing.

One module per figure, each with `async def measure(profile) -> Figure`; `table` lists and prints them.
Needs Linux for the memory of another process; the rest runs anywhere the server does.
"""
