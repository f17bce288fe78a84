"""A folder with units and config in, a systemd that runs them out; gone when the block ends."""

import os
import shutil
import subprocess
import sys
import sysconfig
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

HERE = Path(__file__).parent
ROOT = HERE.parent.parent
UNIT = ROOT / "systemd" / "yaowen.service"
SYSTEMD = Path("/lib/systemd/systemd")
GROUPS = Path("/sys/fs/cgroup")
NAMESPACES = ("--mount", "--pid", "--fork", "--kill-child", "--cgroup", "--uts", "--ipc")
TRY_OUT = """set -e
mount --make-rprivate /
mount -t tmpfs tmpfs /opt
umount --lazy /sys/fs/cgroup
mount -t cgroup2 cgroup2 /sys/fs/cgroup
"""
LONGEST = 30.0  # seconds that booting may take
STEP = 0.05

# What stands in for the machine: where the log goes, which loopback address is the internet.
DROP_IN = """[Unit]
DefaultDependencies=no
[Service]
StandardOutput=append:/var/log/yaowen.log
StandardError=append:/var/log/yaowen.log
IPAddressAllow=127.0.0.1
Environment=LD_LIBRARY_PATH=/opt/yaowen/python/lib
"""


@dataclass(frozen=True, kw_only=True, slots=True)
class Machine:
    """A running systemd: `root` is its file system as seen from here."""

    pid: int

    @property
    def root(self) -> Path:
        return Path(f"/proc/{self.pid}/root")

    def systemctl(self, *words: str) -> subprocess.CompletedProcess[str]:
        """Run systemctl inside."""
        enter = ("nsenter", "-t", str(self.pid), "-m", "-p", "-u", "-i", "-C", "-r", "env", "SYSTEMD_IGNORE_CHROOT=1")
        command = (*enter, "systemctl", "--no-pager", *words)
        return subprocess.run(command, capture_output=True, text=True, check=False, timeout=200)

    def show(self, name: str, unit: str = "yaowen.service") -> str:
        """Give a property of a unit."""
        return self.systemctl("show", "--value", "--property", name, unit).stdout.strip()

    def read(self, path: str) -> str:
        """Give a file of the inside; "" for none."""
        file = self.root / path.lstrip("/")
        return file.read_text(encoding="utf-8") if file.exists() else ""


def why_not() -> str:
    """Say why no systemd can be booted here; "" when one can."""
    if os.geteuid() != 0:
        return "only root may make namespaces and boot a systemd in them"
    if not SYSTEMD.exists():
        return f"systemd is not installed ({SYSTEMD})"
    missing = [name for name in ("unshare", "nsenter", "systemctl", "mount") if shutil.which(name) is None]
    if missing:
        return f"{missing[0]} is not installed"
    done = subprocess.run(["unshare", *NAMESPACES, "sh", "-c", TRY_OUT], capture_output=True, text=True, check=False)
    return f"no namespaces here: {done.stderr.strip()}" if done.returncode else ""


def install(folder: Path, *, as_wheel: bool) -> None:
    """Put into `folder` what boot.sh wants: the project as pip installs it, or its packages as they are; its unit."""
    source, wheel, layer, units = folder / "source", folder / "wheel", folder / "layer", folder / "units"
    for name in ("monitor", "alerts", "storage"):
        shutil.copytree(
            ROOT / name, (source if as_wheel else layer) / name, ignore=shutil.ignore_patterns("__pycache__")
        )
    if as_wheel:
        for name in ("pyproject.toml", "README.md", "LICENSE"):
            shutil.copy(ROOT / name, source)
        run_python(
            "-m", "pip", "-q", "--disable-pip-version-check", "wheel", "--no-deps", "-w", str(wheel), str(source)
        )
        shutil.unpack_archive(next(wheel.glob("*.whl")), layer, "zip")
    run_python("-m", "compileall", "-q", str(layer))
    shutil.copy(HERE / "hang.py", layer / "sitecustomize.py")
    own = units / "yaowen.service.d"
    own.mkdir(parents=True)
    shutil.copy(UNIT, units)
    (own / "0.conf").write_text(DROP_IN, encoding="utf-8")
    (units / "test.target").write_text("[Unit]\nDefaultDependencies=no\n", encoding="utf-8")


def run_python(*words: str) -> None:
    """Run this Python; raises CalledProcessError."""
    subprocess.run([sys.executable, *words], check=True, stderr=subprocess.DEVNULL)


@contextmanager
def boot(folder: Path) -> Iterator[Machine]:
    """Boot what `install` and the caller put into `folder`, until the block ends."""
    group = f"yaowen-test-{os.getpid()}"
    version = f"python{sysconfig.get_python_version()}"
    words = (str(folder), group, sys.base_prefix, sysconfig.get_paths()["purelib"], version)
    with (folder / "boot.log").open("w", encoding="utf-8") as log:
        outer = subprocess.Popen(["unshare", *NAMESPACES, "sh", HERE / "boot.sh", *words], stdout=log, stderr=log)
    try:
        yield wait_until_up(outer, folder)
    finally:
        outer.kill()
        outer.wait()
        remove_group(group)


def wait_until_up(outer: subprocess.Popen[bytes], folder: Path) -> Machine:
    """Give the machine when its systemd answers."""
    end = time.monotonic() + LONGEST
    children = Path(f"/proc/{outer.pid}/task/{outer.pid}/children")
    while time.monotonic() < end and outer.poll() is None:
        if found := children.read_text(encoding="ascii").split():
            machine = Machine(pid=int(found[0]))
            if machine.systemctl("is-active", "test.target").returncode == 0:
                return machine
        time.sleep(STEP)
    raise RuntimeError(f"systemd did not come up: {(folder / 'boot.log').read_text(encoding='utf-8')}")


def remove_group(group: str) -> None:
    """Remove the control groups that are left, the innermost first."""
    for mounted in (GROUPS, GROUPS / "unified"):
        if not (mounted / group).is_dir():
            continue
        for folder, _, _ in os.walk(mounted / group, topdown=False):
            remove_when_empty(Path(folder))


def remove_when_empty(folder: Path) -> None:
    """Remove a control group as soon as its last process, which was killed, is gone."""
    end = time.monotonic() + LONGEST
    while time.monotonic() < end:
        with suppress(OSError):
            folder.rmdir()
            return
        time.sleep(STEP)
