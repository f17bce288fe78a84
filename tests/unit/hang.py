"""Laid over the booted program's packages: the process whose number stands in the file HANG hangs with the GIL held."""

import os
import re
import threading
import time
from pathlib import Path

HANG = Path("/etc/yaowen/hang")


def hang_when_told() -> None:
    """Wait to be named, then try to match without end; nothing else of this process runs from then on."""
    while not HANG.exists() or HANG.read_text(encoding="ascii") != str(os.getpid()):
        time.sleep(0.2)
    re.match(r"(a+)+$", "a" * 60 + "b")


threading.Thread(target=hang_when_told, daemon=True).start()
