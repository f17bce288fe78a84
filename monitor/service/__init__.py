"""A config in; all read and told when it is due until a signal says to stop, and word of what does not work, out.

daemon.py     the ticker and its jobs; rounds.py: one pass over all that is due, as `yaowen once` does it
shrinking.py  what a changed config would take away
upkeep.py     what the jobs say of themselves: pulse.py judges it, notices.py tells people,
beacon.py answers /healthz and /metrics, metrics.py writes the latter
"""
