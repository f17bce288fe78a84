"""Run by the unit before its program: tries what it must be able to do and what not, and prints what came of each.

PORT, in the environment, is that of listeners on 127.0.0.1 (allowed), 127.88.0.1 and ::1 (denied); SAMPLE is a PDF.
"""

import ctypes
import errno
import json
import mmap
import os
import resource
import shutil
import socket
import ssl
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

STATE = Path(os.environ["STATE_DIRECTORY"])
PORT = int(os.environ["PORT"])
READ_WRITE_EXEC = mmap.PROT_READ | mmap.PROT_WRITE | mmap.PROT_EXEC
CLONE_NEWUSER = 0x10000000


def connect(host: str) -> str:
    """The kernel's filter drops packets: who asks waits in vain, or is told so."""
    try:
        socket.create_connection((host, PORT), timeout=2).close()
    except (TimeoutError, PermissionError):
        return "denied"
    return "ok"


def send_datagram() -> str:
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as sender:
        sender.sendto(b"x", ("127.88.0.1", PORT))
    return "ok"


def write(path: Path) -> str:
    path.write_text("x", encoding="ascii")
    return "ok"


def run_from(folder: Path) -> str:
    shutil.copy("/bin/true", folder / "true")
    subprocess.run([folder / "true"], check=True)
    return "ok"


def make_setuid() -> str:
    (STATE / "setuid").touch()
    (STATE / "setuid").chmod(0o4755)
    return "ok"


def call_kernel(name: str, *words: int) -> str:
    library = ctypes.CDLL(None, use_errno=True)
    if getattr(library, name)(*words) == 0:
        return "ok"
    raise OSError(ctypes.get_errno(), name)


def open_packets() -> str:
    socket.socket(socket.AF_PACKET, socket.SOCK_RAW).close()
    return "ok"


def map_executable() -> str:
    mmap.mmap(-1, mmap.PAGESIZE, prot=READ_WRITE_EXEC).close()
    return "ok"


def limit_child() -> str:
    code = f"import resource; resource.setrlimit(resource.RLIMIT_AS, ({2**30}, {2**30}))"
    subprocess.run([sys.executable, "-I", "-c", code], check=True)
    return "ok"


def call_back() -> str:
    sort = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.POINTER(ctypes.c_int), ctypes.POINTER(ctypes.c_int))
    numbers = (ctypes.c_int * 3)(3, 1, 2)
    ctypes.CDLL(None).qsort(numbers, 3, 4, sort(lambda one, other: one[0] - other[0]))
    return "ok" if list(numbers) == [1, 2, 3] else f"sorted {list(numbers)}"


def read_pdf() -> str:
    from monitor.sheets import take_sheets

    return "ok" if take_sheets(Path(os.environ["SAMPLE"]).read_bytes()) else "no page"


def crash_apart() -> str:
    from monitor.apart import call
    from monitor.epaper.errors import TooHard

    try:
        call(os.abort)
    except TooHard:
        return "its process alone ended"


def use_libraries() -> str:
    import daachorse
    import httpx
    import jinja2
    import pydantic
    import re2
    from bs4 import BeautifulSoup
    from pypinyin import lazy_pinyin

    from monitor.parser.words import find_word

    assert BeautifulSoup("<p>要闻</p>", "lxml").text == "要闻"
    assert re2.search(r"要.", "今日要闻")
    assert daachorse
    assert jinja2.Template("{{ x }}").render(x="要闻") == "要闻"
    assert pydantic.TypeAdapter(int).validate_python("1") == 1
    assert lazy_pinyin("闻")
    assert find_word("今日")
    httpx.Client(verify=ssl.create_default_context()).close()
    return "ok"


def say_status() -> str:
    lines = Path("/proc/self/status").read_text(encoding="ascii").splitlines()
    wanted = ("CapEff", "NoNewPrivs", "Seccomp")
    return " ".join(line.replace(":\t", "=") for line in lines if line.split(":")[0] in wanted)


PROBES: dict[str, Callable[[], Any]] = {
    "connect 127.0.0.1": lambda: connect("127.0.0.1"),
    "connect 127.88.0.1": lambda: connect("127.88.0.1"),
    "connect ::1": lambda: connect("::1"),
    "connect 10.0.0.1": lambda: connect("10.0.0.1"),
    "connect 169.254.169.254": lambda: connect("169.254.169.254"),
    "datagram to 127.88.0.1": send_datagram,
    "packet socket": open_packets,
    "write the state": lambda: write(STATE / "x"),
    "write /etc": lambda: write(Path("/etc/x")),
    "write the program": lambda: write(Path("/opt/yaowen/x")),
    "write the packages": lambda: write(Path(ctypes.__file__).with_name("x")),
    "write /usr/bin": lambda: write(Path("/usr/bin/x")),
    "write another's state": lambda: write(Path("/var/lib/x")),
    "list /root": lambda: list(Path("/root").iterdir()) and "ok",
    "see process 1": lambda: Path("/proc/1/cmdline").read_bytes() and "ok",
    "run a file of the state": lambda: run_from(STATE),
    "run a file of /tmp": lambda: run_from(Path("/tmp")),
    "run a file of shared memory": lambda: run_from(Path("/dev/shm")),
    "map memory to write and run": map_executable,
    "make a file setuid": make_setuid,
    "make a user namespace": lambda: call_kernel("unshare", CLONE_NEWUSER),
    "raise priority": lambda: os.nice(-5) or "ok",
    "limit a child": limit_child,
    "ctypes callback": call_back,
    "PDF in a child": read_pdf,
    "a reader of pages that crashes": crash_apart,
    "libraries": use_libraries,
    "credential": lambda: sorted(path.name for path in Path(os.environ["CREDENTIALS_DIRECTORY"]).iterdir()),
    "status": say_status,
    "user": lambda: "root" if os.geteuid() == 0 else "another",
    "mode of the state": lambda: oct(STATE.stat().st_mode & 0o777),
    "core": lambda: resource.getrlimit(resource.RLIMIT_CORE)[0],
}


def try_out(probe: Callable[[], Any]) -> Any:
    """Give what the probe says, or the name of what the kernel says."""
    try:
        return probe()
    except OSError as error:
        return errno.errorcode.get(error.errno or 0, type(error).__name__)
    except Exception as error:
        return f"{type(error).__name__}: {error}"


if __name__ == "__main__":
    print("PROBED", json.dumps({name: try_out(probe) for name, probe in PROBES.items()}))
