"""The running session: one room that decides and commits, one hub that shows what was committed."""
