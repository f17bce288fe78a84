"""The demo (演示): a sample newspaper house on loopback, read by the real program. `run_demo` gives the exit code."""

from monitor.demo.run import run_demo

__all__ = ["run_demo"]
