"""The verbs of the command line, by theme: arguments in, one call, data on stdout and everything else on stderr out.

Each verb imports what it works with when it runs: `yaowen --help` must not wait for it.
"""
