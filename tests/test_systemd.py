"""The unit holds what its README says. Needs systemd-analyze, and skips saying so where there is none."""

import os
import re
import shutil
import subprocess
from configparser import ConfigParser
from ipaddress import ip_network
from pathlib import Path

import pytest

from monitor.fetch.addresses import DENIED
from monitor.service.daemon import STALE

UNIT = Path(__file__).parent.parent / "systemd" / "yaowen.service"
WORST = 1.5  # systemd's exposure level, 0 is best
ANALYZE = shutil.which("systemd-analyze")
needs_systemd = pytest.mark.skipif(ANALYZE is None, reason="systemd-analyze is not installed")


def analyze(*words: str) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "SYSTEMD_COLORS": "0"}
    return subprocess.run(  # noqa: S603 - systemd-analyze and words of this file
        [str(ANALYZE), *words, "--no-pager"], capture_output=True, text=True, check=False, env=environment
    )


@needs_systemd
def test_systemd_finds_no_fault_in_the_unit(tmp_path: Path) -> None:
    unit = tmp_path / UNIT.name
    installed = re.sub(r"^ExecStart=\S+", "ExecStart=/bin/true", UNIT.read_text(encoding="utf-8"), flags=re.MULTILINE)
    unit.write_text(installed, encoding="utf-8")
    done = analyze("verify", str(unit))
    assert (done.returncode, done.stdout + done.stderr) == (0, "")


@needs_systemd
def test_the_unit_is_locked_in() -> None:
    done = analyze("security", "--offline=true", f"--threshold={int(WORST * 10)}", str(UNIT))
    assert done.returncode == 0, done.stdout


def read_all(key: str) -> list[str]:
    """All values of a key that may stand several times."""
    return re.findall(rf"^{key}=(.*)$", UNIT.read_text(encoding="utf-8"), flags=re.MULTILINE)


def test_the_kernel_denies_what_the_fetcher_denies() -> None:
    denied = {ip_network(network) for line in read_all("IPAddressDeny") for network in line.split()}
    mapped = ip_network("::ffff:0:0/96")  # on the wire these are IPv4
    assert denied == set(DENIED) - {mapped}


def test_the_watchdog_is_slower_than_the_daemons_own_look() -> None:
    unit = ConfigParser(strict=False, interpolation=None)
    unit.optionxform = str  # type: ignore[assignment, method-assign] # systemd's keys are in mixed case
    unit.read(UNIT, encoding="utf-8")
    service = unit["Service"]
    assert service["Type"] == "notify"
    waits = ("WatchdogSec", "TimeoutAbortSec", "RestartSec")
    assert STALE + sum(float(service[wait]) for wait in waits) <= 105  # the start itself has what is left of 120
    assert float(service["TimeoutStopSec"]) > 60  # the longest send
    assert service["Restart"] == "on-failure"
