"""The real daemon over a watched folder: pages are put there while it runs, mails come."""

from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from monitor.demo.receivers import serve_mail
from tests.acceptance.process import LONGEST, run_daemon_process, run_verb
from tests.newsroom import Mailbox

CONFIG = """
papers: []
folders: [{{path: in, paper: 人民日报, settle: 0.2}}]
watches: [{{name: 省长动向, people: [顾知远]}}]
receivers:
  desk: {{kind: email, host: 127.0.0.1, port: {mail}, security: none, sender: y@example.org, to: [d@example.org]}}
"""
PAGE = """第{page}版 要闻

{headline}
本报讯（记者 江小鱼）云岭省省长顾知远昨日到临川市{place}调研，察看春耕备耕情况，同种粮大户算账。
顾知远说，把粮食种好，要靠政策，也要靠科技。
"""


def read_subjects(mailbox: Mailbox) -> list[str]:
    return [str(mail.message["Subject"]) for mail in mailbox.mails]


def test_pages_put_into_a_folder_are_told_of_once_also_across_a_kill(tmp_path: Path) -> None:
    inbox, mailbox = tmp_path / "in", Mailbox()
    inbox.mkdir()
    today = f"{datetime.now(ZoneInfo('Asia/Shanghai')):%Y-%m-%d}"
    for number in range(1, 41):
        (inbox / f"2020-03-01-{number:02}.txt").write_text(
            PAGE.format(page=number, headline="顾知远在旧地调研", place=f"旧{number}地")
        )
    config = tmp_path / "config.yaml"
    with serve_mail(mailbox.take_mail) as port:
        config.write_text(CONFIG.format(mail=port), encoding="utf-8")
        with run_daemon_process(config) as daemon:
            daemon.wait_for("path=2020-03-01-40.txt")
            part = inbox / f"{today}-01.txt.part"
            part.write_text(PAGE.format(page=1, headline="顾知远在石桥镇调研", place="石桥镇"), encoding="utf-8")
            part.rename(inbox / f"{today}-01.txt")
            assert mailbox.wait_for(mails=1, calls=0)
            daemon.kill()
        (inbox / f"{today}-02.txt").write_text(
            PAGE.format(page=2, headline="顾知远在柳湾乡调研", place="柳湾乡"), encoding="utf-8"
        )
        (inbox / f"{today}-03.docx").write_bytes(b"PK\x03\x04")
        with run_daemon_process(config) as daemon:
            with mailbox.news:
                assert mailbox.news.wait_for(
                    lambda: any("柳湾乡" in subject for subject in read_subjects(mailbox)), LONGEST
                )
            daemon.wait_for("state=unread")
            assert daemon.stop() == 0
    # killed before it could note that the first was taken, the daemon sends it again under the same Message-ID
    sent = {mail.message["Message-ID"]: str(mail.message["Subject"]) for mail in mailbox.mails}
    assert [place in subject for place, subject in zip(("石桥镇", "柳湾乡"), sent.values(), strict=True)] == [
        True,
        True,
    ]
    told = run_verb("status", "--config", config).stdout
    assert "42 files read, 42 articles, 1 unread" in told
    assert f"{today}-03.docx  unread  the file is a ZIP archive" in told
    assert len(list(inbox.iterdir())) == 43
