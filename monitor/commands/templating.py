"""`templates`: a folder in; the shipped templates of messages in it, to be changed, out."""

from pathlib import Path

import click

from monitor.commands.common import complain, fail, write_line


@click.command()
@click.argument("folder", type=click.Path(path_type=Path, file_okay=False))
def templates(folder: Path) -> None:
    """Put the shipped templates of messages into a folder.

    For changing them: with `templates: FOLDER` in the config those that are there are used instead of the shipped
    ones; delete what you do not change. `yaowen check` tries them. A file that is there already is left as it is; the
    exit code is then 1.

    \b
    yaowen templates my-templates
    """
    from alerts.templating import NAMES, load_shipped

    folder.mkdir(parents=True, exist_ok=True)
    kept = []
    for part, name in NAMES.items():
        path = folder / name
        if path.exists():
            kept.append(str(path))
            continue
        path.write_text(load_shipped(part), encoding="utf-8")
        write_line(path)
    if kept:
        fail(f"left as they are: {', '.join(kept)}")
    complain(f"now say `templates: {folder}` in config.yaml")
