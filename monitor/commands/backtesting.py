"""`backtest`: what the watches would have told of the archive, and what another config would have told otherwise."""

from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from monitor.commands.common import (
    FILE,
    choose_watch,
    clear_progress,
    complain,
    config_option,
    count_of,
    json_option,
    open_office,
    parse_day,
    read_config,
    show_progress,
    write_json,
    write_line,
)

if TYPE_CHECKING:
    from alerts.watches import Watch
    from monitor.answers.forecast import Hit, Load, Tally
    from storage import Store


@click.command()
@click.argument("names", metavar="[WATCH...]", nargs=-1)
@click.option("--since", type=parse_day, metavar="YYYY-MM-DD", help="The first day; default: all that is stored.")
@click.option("--until", type=parse_day, metavar="YYYY-MM-DD", help="The last day.")
@click.option(
    "--diff", "old_path", type=FILE, metavar="OLD.yaml", help="Say what is gained and lost against this config."
)
@config_option
@json_option
def backtest(
    names: tuple[str, ...],
    since: date | None,
    until: date | None,
    old_path: Path | None,
    config_path: Path,
    *,
    as_json: bool,
) -> None:
    """Say what the watches would have sent.

    Every stored article of the days is put to them: hits a day, quiet days, papers, sample passages, and the
    messages that each receiver would have got. A watch that would send more than its limit says so. Nothing is sent.

    \b
    yaowen backtest --since 2023-06-01
    yaowen backtest 长三角 --since 2023-06-01 --diff old.yaml
    """
    from monitor.answers.forecast import load_receivers

    with open_office(config_path) as office:
        config, old = office.config, read_config(old_path).watches if old_path else ()
        chosen = choose_watches(names, (*config.watches, *old))
        days, tallies = count_all(office.store, choose(config.watches, chosen), since, until)
        report = report_all(days, tallies, load_receivers(tallies.values(), config.receivers))
        if old_path:
            before = count_all(office.store, choose(old, chosen), since, until)[1]
            report["diff"] = list(compare_all(office.store, before, tallies))
    if as_json:
        write_json(report)
    else:
        write_report(report, days, tallies)


def choose_watches(names: tuple[str, ...], watches: "Sequence[Watch]") -> frozenset[str]:
    """Give the ids of the watches named, by id or name, of all without names; one that there is not is wrong usage."""
    return frozenset(choose_watch(name, watches).id for name in names) or frozenset(watch.id for watch in watches)


def choose(watches: "tuple[Watch, ...]", ids: frozenset[str]) -> "tuple[Watch, ...]":
    """Give the watches of these ids."""
    return tuple(watch for watch in watches if watch.id in ids)


def count_all(
    store: "Store", watches: "tuple[Watch, ...]", since: date | None, until: date | None
) -> "tuple[dict[date, int], dict[str, Tally]]":
    """Give the articles of each day and what each watch would have told of them, by id."""
    from monitor.answers.backtest import look_back
    from monitor.answers.forecast import Tally, count

    tallies = {watch.id: Tally(watch=watch) for watch in watches}
    days: dict[date, int] = {}
    for looked in look_back(store, watches, since, until) if watches else ():
        show_progress(f"{looked.day}: {sum(days.values()):,} articles")
        days[looked.day] = looked.articles
        for hit in looked.hits:
            count(tallies[hit.watch_id], hit)
    clear_progress()
    return days, tallies


# --- what is written --------------------------------------------------------------------------------------------


def report_all(days: dict[date, int], tallies: "dict[str, Tally]", loads: "dict[str, Load]") -> dict[str, Any]:
    """Give all that was counted."""
    return {
        "since": min(days, default=None),
        "until": max(days, default=None),
        "days": len(days),
        "articles": sum(days.values()),
        "watches": [report_watch(tally, len(days)) for tally in tallies.values()],
        "receivers": [
            {"receiver": name, "messages": load.messages, "digests": len(load.digests), "most_a_day": load.most}
            for name, load in loads.items()
        ],
    }


def report_watch(tally: "Tally", days: int) -> dict[str, Any]:
    """Give what was counted of one watch."""
    from monitor.answers.forecast import MANY

    return {
        "watch": tally.watch.id,
        "name": tally.watch.title,
        "hits": tally.hits,
        "reprints": tally.reprints,
        "repeated": tally.repeated,
        "per_day": {str(day): count for day, count in sorted(tally.days.items())},
        "quiet_days": days - len(tally.days),
        "papers": dict(tally.papers.most_common()),
        "samples": [show_sample(hit) for hit in sorted(tally.samples, key=lambda hit: hit.day)],
        "most_a_day": tally.watch.limit or MANY,
        "limit": tally.watch.limit or None,
        "days_above": {str(day): count for day, count in sorted(tally.busy.items())},
        "not_tried": ["absent"] if tally.watch.absent else [],
    }


def show_sample(hit: "Hit") -> dict[str, Any]:
    """Give a passage that would have been told of."""
    return {
        "article_id": hit.article_id,
        "day": hit.day,
        "paper": hit.paper,
        "headline": hit.headline,
        "passage": hit.passage,
    }


def compare_all(store: "Store", before: "dict[str, Tally]", now: "dict[str, Tally]") -> Iterator[dict[str, Any]]:
    """Give for each watch of either config how many articles it gains and loses, with a few of them."""
    for name in dict.fromkeys((*now, *before)):
        old, new = (tallies[name].articles if name in tallies else set() for tallies in (before, now))
        yield {
            "watch": name,
            "state": "added" if name not in before else "removed" if name not in now else "kept",
            "gained": len(new - old),
            "lost": len(old - new),
            "gained_samples": [show_article(store, one) for one in sorted(new - old)[:3]],
            "lost_samples": [show_article(store, one) for one in sorted(old - new)[:3]],
        }


def show_article(store: "Store", article_id: str) -> dict[str, Any]:
    """Give what tells an article from others."""
    from storage.articles import get_article

    article = get_article(store, article_id).article
    return {"article_id": article.id, "day": article.day, "paper": article.paper, "headline": article.headline}


def write_report(report: dict[str, Any], days: dict[date, int], tallies: "dict[str, Tally]") -> None:
    """Write the report for people."""
    if not days:
        complain("no article of these days is stored")
        return
    articles, span = count_of(report["articles"], "article"), count_of(report["days"], "day")
    write_line(f"{report['since']} to {report['until']}: {articles} of {span}")
    for item in report["watches"]:
        write_watch(item, days, tallies[item["watch"]])
    for item in report["receivers"]:
        sent, most = count_of(item["messages"], "message"), item["most_a_day"]
        write_line("to", item["receiver"], f"{sent}, {item['digests']} of them digests; at most {most} a day")
    write_differences(report.get("diff", ()))


def write_differences(compared: Sequence[dict[str, Any]]) -> None:
    """Write what watches gain and lose; those that stay as they are come in one line."""
    same = [item for item in compared if item["state"] == "kept" and not (item["gained"] or item["lost"])]
    for item in compared:
        if item in same:
            continue
        write_line("diff", item["watch"], item["state"], f"{item['gained']} gained, {item['lost']} lost")
        for sign, samples in (("+", item["gained_samples"]), ("-", item["lost_samples"])):
            for one in samples:
                write_line(f"  {sign}", one["article_id"], one["day"], one["paper"], one["headline"])
    if same:
        write_line("diff", f"{len(same)} watches find the same as before")


def write_watch(item: dict[str, Any], days: dict[date, int], tally: "Tally") -> None:
    """Write what one watch would have told: its bars, days, papers and samples, and whether that is too much."""
    from monitor.answers.forecast import draw

    write_line("watch", item["name"], draw(days, tally.days))
    most = max(tally.days.items(), key=lambda pair: pair[1], default=None)
    busiest = f"most {most[1]} on {most[0]}" if most else ""
    a_day = f"{item['hits'] / len(days):.1f} a day"
    write_line("  hits", item["hits"], a_day, busiest, f"quiet on {item['quiet_days']} of {len(days)} days")
    if item["reprints"]:
        write_line(f"  {item['reprints']} of them later prints of news that it told")
    if item["repeated"]:
        write_line(f"  {item['repeated']} of them what it told within its `repeat`: in the next digest")
    if item["papers"]:
        write_line("  papers", ", ".join(f"{name} {count}" for name, count in tally.papers.most_common(5)))
    for one in item["samples"]:
        write_line("  sample", one["day"], one["paper"], one["headline"], " ".join(one["passage"].split()))
    if above := item["days_above"]:
        what = f"its limit of {item['limit']}" if item["limit"] else f"{item['most_a_day']} a day, and it has no limit"
        write_line(f"  more than {what}, on {len(above)} of {len(days)} days [warning]")
    if item["not_tried"]:
        write_line("  absent: is asked once a day of the archive as it then was, and not tried here")
