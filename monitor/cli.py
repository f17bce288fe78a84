"""The command line: the program's group and its verbs, in the order in which `yaowen --help` shows them."""

from typing import Final

import click

from monitor.commands.asking import person, search
from monitor.commands.backtesting import backtest
from monitor.commands.deliveries import deliveries
from monitor.commands.examining import doctor
from monitor.commands.explaining import explain, why_nothing
from monitor.commands.export import export
from monitor.commands.keeping import backup, restore
from monitor.commands.papers import papers
from monitor.commands.proving import proof, verify
from monitor.commands.reading import extract, parse
from monitor.commands.routing import route
from monitor.commands.running import backfill, demo, ingest, once, reparse, run
from monitor.commands.setting_up import check, schema, test_send
from monitor.commands.showing import show
from monitor.commands.status import status
from monitor.commands.templating import templates

VERBS: Final = (
    demo,
    check,
    run,
    once,
    status,
    doctor,
    deliveries,
    test_send,
    templates,
    route,
    search,
    person,
    show,
    explain,
    why_nothing,
    backtest,
    proof,
    verify,
    backup,
    restore,
    export,
    papers,
    ingest,
    backfill,
    reparse,
    parse,
    extract,
    schema,
)


class Program(click.Group):
    """A group that shows its verbs as they were added: what a newcomer needs comes first."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's signature
        """Give the verbs in the order of VERBS."""
        return list(self.commands)


@click.group(cls=Program, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(package_name="yaowen", prog_name="yaowen")
def main() -> None:
    """Read Chinese newspapers' e-papers (数字报) and be told when a watched person, post, topic or event appears.

    Exit codes: 0 done; 1 the work ran and found a fault; 2 wrong usage; 3 the store cannot be used.
    """


for verb in VERBS:
    main.add_command(verb)
