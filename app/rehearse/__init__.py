"""Plays a day with simulated people over the real connections, and counts along from their side.

`rehearsal.rehearse` is the whole: server, day, report, verdict. `crowd.fill` keeps people in a day that
somebody else leads. What people heard is the only source of the expected counts (`ledger`).
"""
