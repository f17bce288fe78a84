"""No form of an address reaches, by any way in, a listener on this machine that nobody allowed.

threats: A20, B1, B2, B3, B4, B5, B6, B7, B8, B10, B12
"""

import socket
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime
from functools import partial
from typing import Any

import httpx
import pytest

from alerts.channels import http, send
from alerts.channels.http import Post, PostError, send_post
from alerts.receivers import Receiver, RobotSettings, Secret, Settings, SlackSettings, WebhookSettings
from alerts.render import render
from monitor.epaper import EpaperError, read_day_list, read_issue, read_page_index
from monitor.fetch import Fetcher, FetchError, Kind
from monitor.intake.entries import Search, find_issue
from monitor.records import Issue, PageLink, Paper, Result, Snapshot
from monitor.service.beacon import ping
from tests.epaper.pages import DAY
from tests.epaper.pages import make_paper as make_printed
from tests.factories import NOW, make_claim
from tests.fetch.rawserver import PLAIN_CONTEXT, QUICK, make_paper, serve_raw, write_answer
from tests.fetch.walls import ADDRESSES, TRICKS, Canary, list_urls, open_canary, resolve_evilly

pytestmark = pytest.mark.allow_hosts(["127.0.0.1", "127.0.0.2", "::1"])
MILD = "127.0.0.2"  # what is allowed in these tests, as a public address is elsewhere
KEY = Secret("A" * 32)


@pytest.fixture
def canary(monkeypatch: pytest.MonkeyPatch) -> Iterator[Canary]:
    """A listener on this machine, to which every name leads."""
    with open_canary() as canary:
        monkeypatch.setattr(socket, "getaddrinfo", resolve_evilly)
        yield canary


def make_fetcher() -> Fetcher:
    return Fetcher("yaowen-test", limits=QUICK, context=PLAIN_CONTEXT)


def declare(*urls: str, **given: Any) -> Paper:
    """A paper that lists the hosts of all these addresses as its own, so that only what is behind that wall holds."""
    hosts = set()
    for url in urls:
        try:
            parsed = httpx.URL(url.strip())
        except (httpx.InvalidURL, ValueError):
            continue
        hosts |= {
            parsed.raw_host.decode("ascii", "replace"),
            f"{parsed.raw_host.decode('ascii', 'replace')}:{parsed.port}",
        }
    return make_paper(*hosts, allow=(f"{MILD}/32",), **given)


def fetch(url: str, paper: Paper) -> Kind:
    with pytest.raises(FetchError) as caught:
        make_fetcher().get(url, paper=paper)
    return caught.value.kind


def test_there_are_enough_forms() -> None:
    assert len(set(ADDRESSES)) + len(TRICKS) >= 60


def test_the_canary_is_reached_where_it_is_allowed(canary: Canary) -> None:
    paper = make_paper("127.0.0.1", f"127.0.0.1:{canary.port}", allow=("127.0.0.1/32",))
    assert isinstance(make_fetcher().get(f"http://127.0.0.1:{canary.port}/", paper=paper), Snapshot)
    post = Post(url=Secret(f"http://a.example:{canary.port}/"), body=b"", headers={}, timeout=5, at=NOW)
    with pytest.raises(PostError):
        send_post(post)
    send_post(replace(post, allow_private=True))
    assert canary.connections == 2


# --- papers -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("ignore_robots", ["", "so that the page itself is asked for"], ids=["robots.txt", "page"])
@pytest.mark.parametrize("posted", ["", '#post={"a":1}'], ids=["GET", "POST"])
def test_no_page_and_no_robots_txt_is_asked_for(canary: Canary, ignore_robots: str, posted: str) -> None:
    kinds = {fetch(url + posted, declare(url, ignore_robots=ignore_robots)) for url in list_urls(canary.port)}
    assert kinds <= {Kind.PRIVATE_ADDRESS, Kind.BAD_URL, Kind.FOREIGN_HOST}
    assert canary.connections == 0


def test_no_redirect_is_followed(canary: Canary) -> None:
    urls = list_urls(canary.port)

    def lead(connection: socket.socket, request: bytes) -> None:
        number = request.split()[1].strip(b"/").decode()
        if number.isdecimal():
            head = f"HTTP/1.1 302 Found\r\nLocation: {urls[int(number)]}\r\nContent-Length: 0\r\n\r\n"
            connection.sendall(head.encode("utf-8"))
        else:  # what was no address of another host was taken for a path of this one
            connection.sendall(write_answer(b"", status="404 Not Found"))

    with serve_raw(lead, host=MILD) as server:
        own = f"{MILD}:{server.port}"
        for number in range(len(urls)):
            paper = declare(*urls, f"http://{own}/")
            fetch(f"http://{own}/{number}", paper)
    assert len(server.asked) >= len(urls)
    assert canary.connections == 0


WAYS: dict[str, Callable[[str], dict[str, Any]]] = {
    "day's address": lambda url: {"first_page": url.replace("%", "%%")},
    "newest issue": lambda url: {"latest": url},
    "month's list": lambda url: {"calendar": url.replace("%", "%%")},
    "feed": lambda url: {"family": "feed", "feeds": (("要闻", url),)},
}


@pytest.mark.parametrize("way", WAYS)
def test_no_issue_begins_there(canary: Canary, way: str) -> None:
    fetcher = make_fetcher()
    for url in list_urls(canary.port):
        paper = declare(url, **WAYS[way](url))

        def ask(address: str, paper: Paper = paper) -> Snapshot:
            answer = fetcher.get(address, paper=paper)
            assert isinstance(answer, Snapshot)
            return answer

        def read(answer: Snapshot, paper: Paper = paper) -> Issue:
            return read_issue(paper, DAY, answer)

        search = Search(paper=paper, day=DAY, today=DAY, ask=ask, read=read, read_days=partial(read_day_list, paper))
        with pytest.raises((FetchError, EpaperError)):
            find_issue(search)
    assert canary.connections == 0


def test_no_link_of_a_page_leads_there(canary: Canary) -> None:
    paper = make_printed("people")
    urls = list_urls(canary.port)
    rows = "".join(f'<li><a href="{url}content_{at}.html">标题{at}</a></li>' for at, url in enumerate(urls))
    pdf = f"<p><a href='http://127.0.0.1:{canary.port}/a.pdf'>PDF</a></p><img src=http://127.0.0.1:{canary.port}/a.jpg>"
    page = f"<ul class=news-list>{rows}<li><a href=content_1.html>春耕</a></li></ul>{pdf}"
    first = "https://szb.example.org/rb/pc/layout/203105/14/node_01.html"
    answer = Snapshot(url=first, fetched_at=datetime(2031, 5, 14, tzinfo=UTC), content=page.encode())
    index = read_page_index(paper, DAY, answer, PageLink(number=1, label="第01版：要闻", section="要闻", url=first))
    assert [link.title for link in index.articles] == ["春耕"]
    for url in (*urls, index.pdf_url):
        if url:
            assert fetch(url, paper) in {Kind.FOREIGN_HOST, Kind.BAD_URL, Kind.PRIVATE_ADDRESS}
    assert canary.connections == 0


def test_what_is_allowed_to_one_paper_is_to_no_other(canary: Canary) -> None:
    url = f"http://127.0.0.1:{canary.port}/"
    own, other = (make_paper(f"127.0.0.1:{canary.port}", allow=networks) for networks in (("127.0.0.1/32",), ()))
    fetcher = make_fetcher()
    fetcher.get(url, paper=own)
    with pytest.raises(FetchError, match="not public"):
        fetcher.get(url, paper=other)
    assert canary.connections == 1


def test_a_name_that_leads_elsewhere_meanwhile_is_connected_to_where_it_was_checked(canary: Canary) -> None:
    answers = iter([(MILD,), ("127.0.0.1",)])
    with serve_raw(write_answer(b"ok"), host=MILD) as server:
        url = f"http://rebinding.example:{server.port}/"
        paper = make_paper(f"rebinding.example:{server.port}", allow=(f"{MILD}/32",))
        fetcher = Fetcher("yaowen-test", limits=QUICK, context=PLAIN_CONTEXT, resolve=lambda *_: next(answers))
        assert isinstance(fetcher.get(url, paper=paper), Snapshot)
        with pytest.raises(FetchError, match="not public"):
            fetcher.get(url, paper=paper)
    assert canary.connections == 0


def test_a_name_with_one_private_address_is_private(canary: Canary) -> None:
    with serve_raw(write_answer(b"ok"), host=MILD) as server:
        paper = make_paper(f"both.example:{server.port}", allow=(f"{MILD}/32",))
        fetcher = Fetcher("t", limits=QUICK, context=PLAIN_CONTEXT, resolve=lambda *_: (MILD, "127.0.0.1"))
        with pytest.raises(FetchError) as caught:
            fetcher.get(f"http://both.example:{server.port}/", paper=paper)
    assert caught.value.kind is Kind.PRIVATE_ADDRESS
    assert server.asked == []
    assert canary.connections == 0


# --- receivers ----------------------------------------------------------------------------------------------------

RECEIVERS: dict[str, Callable[[str], Settings]] = {
    "webhook": lambda url: WebhookSettings(url=Secret(url), secret=KEY),
    "cloudevents": lambda url: WebhookSettings(url=Secret(url), secret=KEY, cloudevents=True),
    "slack hook": lambda url: SlackSettings(url=Secret(url)),
    "slack bot": lambda url: SlackSettings(token=KEY, channel="C012AB3CD", api=url),
    "feishu": lambda url: RobotSettings(kind="feishu", url=Secret(url)),
    "dingtalk": lambda url: RobotSettings(kind="dingtalk", url=Secret(url), secret=KEY),
    "wecom": lambda url: RobotSettings(kind="wecom", url=Secret(url)),
}


@pytest.mark.parametrize("kind", RECEIVERS)
def test_no_receiver_is_there(canary: Canary, kind: str) -> None:
    for url in list_urls(canary.port):
        try:
            receiver = Receiver(id="desk", settings=RECEIVERS[kind](url))
        except ValueError:
            continue
        outcome = send(render(make_claim(), receiver, NOW), receiver)
        assert outcome.result in {Result.REFUSED, Result.TEMPORARY}, url
    assert canary.connections == 0


def test_no_heartbeat_goes_there(canary: Canary) -> None:
    assert not any(ping(Secret(url), NOW, allow_private=False) for url in list_urls(canary.port))
    assert canary.connections == 0


def test_a_receiver_s_name_is_looked_up_once_and_all_of_it_must_be_public(
    canary: Canary, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(http, "may_connect", lambda address: address == MILD)
    looked: list[str] = []

    def answer(*addresses: str) -> Callable[..., Any]:
        def resolve(host: Any, port: Any, *_: Any, **__: Any) -> Any:
            looked.append(host)
            return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (address, port)) for address in addresses]

        return resolve

    with serve_raw(write_answer(b"ok"), host=MILD) as server:
        url = Secret(f"http://hook.example:{server.port}/")
        post = Post(url=url, body=b"{}", headers={}, timeout=5, at=NOW)
        monkeypatch.setattr(socket, "getaddrinfo", answer(MILD))
        assert send_post(post).status == 200
        assert looked == ["hook.example"]
        monkeypatch.setattr(socket, "getaddrinfo", answer(MILD, "127.0.0.1"))
        with pytest.raises(PostError, match="not a public address"):
            send_post(post)
    assert len(server.asked) == 1
    assert canary.connections == 0
