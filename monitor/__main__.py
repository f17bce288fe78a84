"""`python -m monitor` is the same program as `yaowen`."""

from monitor.cli import main

main()
