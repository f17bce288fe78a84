"""A booted machine in, what the service did on it out: a function a check, says what it saw or raises AssertionError.

They build on each other in the order of CHECKS: the store of one is that of the next.
"""

import json
import os
import re
import signal
import time
from collections.abc import Callable

from tests.unit.site import DENIED, LONGEST, Site, make_key, wait_for

MANY_STARTS = 6  # more than systemd allows within ten seconds unless told otherwise
LONGEST_HANG = 120.0  # seconds, as promised
PROBE = "/opt/yaowen/bin/python /etc/yaowen/probe.py"
MARK = "可能重复"  # in the subject of what may have been sent before
EXPECTED = {
    "connect 127.0.0.1": "ok",
    **dict.fromkeys(("connect 127.88.0.1", "connect ::1", "connect 10.0.0.1", "connect 169.254.169.254"), "denied"),
    "datagram to 127.88.0.1": "EPERM",
    "packet socket": "EAFNOSUPPORT",
    "write the state": "ok",
    **dict.fromkeys(("write /etc", "write the program", "write the packages", "write /usr/bin"), "EROFS"),
    "write another's state": "EROFS",
    "list /root": "EACCES",
    "see process 1": "ENOENT",
    **dict.fromkeys(("run a file of the state", "run a file of /tmp", "run a file of shared memory"), "EACCES"),
    **dict.fromkeys(("map memory to write and run", "make a file setuid", "make a user namespace"), "EPERM"),
    "raise priority": "EPERM",
    **dict.fromkeys(("limit a child", "ctypes callback", "PDF in a child", "libraries"), "ok"),
    "a reader of pages that crashes": "its process alone ended",
    "credential": ["yaowen_hook"],
    "status": "CapEff=0000000000000000 NoNewPrivs=1 Seccomp=2",
    "user": "another",
    "mode of the state": "0o700",
    "core": 0,
}


def start(site: Site) -> str:
    begun = time.monotonic()
    done = site.machine.systemctl("start", "yaowen.service")
    assert done.returncode == 0, done.stderr + site.log()
    assert site.machine.show("ActiveState") == "active"
    return f"READY after {time.monotonic() - begun:.1f} s"


def read_and_tell(site: Site) -> str:
    wait_for(lambda: site.mailbox.mails and site.mailbox.calls, "an alert by mail and by signed webhook")
    wait_for(lambda: "state=complete" in site.log(), "an issue read whole")
    return (
        f"a paper read, {len(site.mailbox.mails)} mails and {len(site.mailbox.calls)} calls signed with the credential"
    )


def read_files(site: Site) -> str:
    for pdf in (False, True):
        place = site.put_story(pdf=pdf)
        wait_for(lambda place=place: site.find_mails(place), f"a mail about {place}")  # type: ignore[misc]
    return "a text and a PDF of the watched folder told"


def deny(site: Site) -> str:
    """threats: B13."""
    wait_for(lambda: "delivery receiver=wall" in site.log(), "a try to deliver to the denied address")
    assert not site.callers, site.callers
    line = next(line for line in site.log().splitlines() if "delivery receiver=wall" in line)
    assert "temporary" in line, line
    return f"a receiver at {DENIED[0]} that the config allows: no connection, kept for later"


def reload(site: Site) -> str:
    path = site.machine.root / "etc/yaowen/config.yaml"
    before = site.log().count("config-read")
    path.write_text(path.read_text(encoding="utf-8").replace("name: 省长", "name: 省长动向"), encoding="utf-8")
    done = site.machine.systemctl("reload", "yaowen.service")
    assert done.returncode == 0, done.stderr
    wait_for(lambda: site.log().count("config-read") > before, "the config reread")
    return "the changed config holds"


def stop_while_sending(site: Site) -> str:
    """threats: F13."""
    site.slow.set()
    place = site.put_story()
    wait_for(lambda: site.find_mails(place), f"a mail about {place} under way")
    begun = time.monotonic()
    done = site.machine.systemctl("stop", "yaowen.service")
    seconds = time.monotonic() - begun
    site.slow.clear()
    assert done.returncode == 0, done.stderr
    assert site.machine.show("Result") == "success"
    assert site.machine.show("ExecMainStatus") == "0"
    start(site)
    wait_for(lambda: site.count_calls(place), f"a call about {place}")
    assert "rescued" not in site.log(), site.log()
    assert len(site.find_mails(place)) == 1
    return f"ended by itself after {seconds:.1f} s; nothing sent twice"


def number_of_store(site: Site) -> int:
    """Give the inode of the service's store."""
    return (site.machine.root / "var/lib/private/yaowen/yaowen.db").stat().st_ino


def go_on_after(site: Site, what: str, seconds: float) -> str:
    """Wait until the service is there anew; it has its store and tells what comes."""
    store, restarts, old = number_of_store(site), int(site.machine.show("NRestarts")), site.machine.show("MainPID")

    def is_back() -> bool:
        return site.machine.show("ActiveState") == "active" and site.machine.show("MainPID") not in {"0", old}

    took = wait_for(is_back, f"a new start after {what}", seconds)
    assert int(site.machine.show("NRestarts")) == restarts + 1
    assert number_of_store(site) == store
    place = site.put_story()
    wait_for(lambda: site.find_mails(place) and site.count_calls(place), f"an alert about {place}")
    messages = [mail.message for mail in site.mailbox.mails]
    unmarked = [str(one["Message-ID"]) for one in messages if MARK not in str(one["Subject"])]
    assert len(unmarked) == len(set(unmarked)), "a mail came twice and did not say so"
    return f"ready again {took:.1f} s after {what}, with its store"


def kill(site: Site) -> str:
    """threats: F10."""
    os.kill(site.main_pid(), signal.SIGKILL)
    return go_on_after(site, "SIGKILL", LONGEST)


def hang(site: Site) -> str:
    """threats: E7, M1."""
    (site.machine.root / "etc/yaowen/hang").write_text(site.machine.show("MainPID"), encoding="ascii")
    return go_on_after(site, "it held its own lock for ever", LONGEST_HANG)


def stand_still(site: Site) -> str:
    """threats: M1."""
    os.kill(site.main_pid(), signal.SIGSTOP)
    return go_on_after(site, "SIGSTOP", LONGEST_HANG)


def change_secret(site: Site) -> str:
    """A secret that the receiver does not know makes it refuse; the right one again, and it takes what comes.

    threats: K11.
    """
    secret = site.machine.root / "etc/yaowen/secrets/hook"
    right = secret.read_text(encoding="ascii")
    for key, told in ((make_key(), "HTTP 401"), (right, "HTTP 204")):
        secret.write_text(key, encoding="ascii")
        assert site.machine.systemctl("restart", "yaowen.service").returncode == 0
        before = len(site.log())
        site.put_story()
        wait_for(lambda: re.search(rf"receiver=hook .*{told}", site.log()[before:]), told)  # noqa: B023
    return "a new start takes the credential as it is then"


def start_in_vain(site: Site) -> str:
    """threats: F15."""
    path = site.machine.root / "etc/yaowen/config.yaml"
    good = path.read_text(encoding="utf-8")
    path.write_text("papers: [", encoding="utf-8")
    assert site.machine.systemctl("restart", "yaowen.service").returncode != 0
    wait_for(lambda: int(site.machine.show("NRestarts")) >= MANY_STARTS, "new starts in vain", LONGEST * 2)
    path.write_text(good, encoding="utf-8")
    wait_for(lambda: site.machine.show("ActiveState") == "active", "a start with the mended config")
    return f"started {MANY_STARTS} times in vain, and well once the config was mended"


def probe(site: Site) -> str:
    """threats: B13, M7, M8."""
    text = f"[Service]\nEnvironment=PORT={site.port} SAMPLE=/etc/yaowen/sample.pdf\nExecStartPre={PROBE}\n"
    (site.folder / "units/yaowen.service.d/8.conf").write_text(text, encoding="utf-8")
    site.machine.systemctl("daemon-reload")
    done = site.machine.systemctl("restart", "yaowen.service")
    assert done.returncode == 0, done.stderr
    said = re.findall(r"^PROBED (.*)$", site.log(), re.MULTILINE)
    found = json.loads(said[-1])
    wrong = {name: found.get(name) for name in EXPECTED if found.get(name) != EXPECTED[name]}
    assert not wrong, wrong
    assert not site.callers, site.callers
    return f"{len(EXPECTED)} things tried from inside: each as it should be"


CHECKS: dict[str, Callable[[Site], str]] = {
    "starts": start,
    "reads a paper and tells": read_and_tell,
    "reads files and PDF": read_files,
    "is kept from denied addresses": deny,
    "rereads its config": reload,
    "stops while it sends": stop_while_sending,
    "is killed": kill,
    "hangs": hang,
    "stands still": stand_still,
    "is given another secret": change_secret,
    "has a bad config": start_in_vain,
    "is locked in": probe,
}
SAMPLE = (start, read_and_tell, read_files, reload, kill, hang, probe)
