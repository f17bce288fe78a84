"""Figures on store, papers and receivers in, Prometheus' text format out."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Final

from prometheus_client import CollectorRegistry, ProcessCollector, generate_latest
from prometheus_client.metrics_core import CounterMetricFamily, GaugeMetricFamily, InfoMetricFamily, Metric
from prometheus_client.registry import Collector

from storage.measures import Measures

CONTENT_TYPE: Final = "text/plain; version=1.0.0; charset=utf-8; escaping=underscores"


@dataclass(frozen=True, kw_only=True, slots=True)
class Figures:
    """What is shown. `good` says of each paper and receiver whether it works; `events` counts what was logged."""

    measures: Measures
    papers: Mapping[str, bool]
    receivers: Mapping[str, bool]
    config_good: bool
    free_bytes: int
    now: datetime
    versions: Mapping[str, str]
    events: Mapping[tuple[str, str], int] = field(default_factory=dict)
    good_at: float = 0.0


@dataclass(frozen=True, eq=False)
class Shown(Collector):
    """Gives the families of figures."""

    figures: Figures

    def collect(self) -> Iterator[Metric]:
        """Give each family with its values."""
        found = self.figures
        yield InfoMetricFamily("yaowen_build", "Versions of the program and its parser.", value=dict(found.versions))
        yield gauge("yaowen_paper_up", "Whether a paper is read whole.", "paper", found.papers)
        yield gauge("yaowen_receiver_up", "Whether a receiver takes messages.", "receiver", found.receivers)
        yield single("yaowen_config_up", "Whether the config as it is now was taken.", found.config_good)
        yield single("yaowen_last_good_cycle_timestamp_seconds", "When all went well last.", found.good_at)
        read_at = {paper: moment.timestamp() for paper, moment in found.measures.read_at.items()}
        yield gauge("yaowen_paper_read_timestamp_seconds", "When an issue was last seen whole.", "paper", read_at)
        overdue = {name: (found.now - moment).total_seconds() for name, moment in found.measures.overdue.items()}
        yield gauge("yaowen_overdue_seconds", "For how long the oldest message is overdue.", "receiver", overdue)
        yield pairs("yaowen_issues", "Issues of the last 30 days.", ("paper", "state"), found.measures.issues)
        yield pairs("yaowen_deliveries", "Deliveries not taken.", ("receiver", "state"), found.measures.deliveries)
        yield single("yaowen_articles", "Articles stored.", found.measures.articles)
        yield single("yaowen_alerts", "Alerts stored.", found.measures.alerts)
        yield single("yaowen_store_bytes", "Size of the store's file.", found.measures.bytes)
        yield single("yaowen_store_log_bytes", "Size of its write-ahead log.", found.measures.log_bytes)
        yield single("yaowen_store_free_bytes", "Free space where it lies.", found.free_bytes)
        events = CounterMetricFamily("yaowen_events", "Events logged.", labels=("event", "level"))
        for names, count in found.events.items():
            events.add_metric(names, count)
        yield events


def single(name: str, said: str, value: float) -> Metric:
    """Make a family of one value."""
    return GaugeMetricFamily(name, said, value=float(value))


def gauge(name: str, said: str, label: str, values: Mapping[str, float]) -> Metric:
    """Make a family with one label."""
    return pairs(name, said, (label,), {(key,): value for key, value in values.items()})


def pairs(name: str, said: str, labels: tuple[str, ...], values: Mapping[Any, float]) -> Metric:
    """Make a family with labels; a value's key has one text for each."""
    family = GaugeMetricFamily(name, said, labels=labels)
    for key, value in sorted(values.items()):
        family.add_metric(key, float(value))
    return family


def write_metrics(figures: Figures) -> bytes:
    """Write figures, those of this process (memory, open files) with them."""
    registry = CollectorRegistry()
    registry.register(Shown(figures))
    ProcessCollector(registry=registry)
    return generate_latest(registry)
