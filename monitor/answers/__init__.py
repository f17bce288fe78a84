"""A question about what was told, or was not, in; its answer, from what is stored, out.

why.py        what a fact rests on
nothing.py    why nobody was told
backtest.py   what watches would have told; forecast.py counts it
proof.py      all that an alert rests on, in one file; verify.py checks such a file without the store
"""
