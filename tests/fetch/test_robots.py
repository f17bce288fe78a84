"""What a host's robots.txt says is kept, whatever it is: rules, none, silence, nonsense."""

import socket

import pytest

from monitor.fetch import Fetcher, FetchError, Kind
from monitor.fetch.robots import ASK_AGAIN, FRESH, LONGEST_DELAY, find_ban, read_rules
from monitor.records import Snapshot
from tests.fetch.rawserver import PLAIN_CONTEXT, QUICK, RawServer, Script, make_paper, serve_raw, write_answer
from tests.fetch.test_pace import Clock

PAGE = "<h1>顾知远在临川调研</h1>".encode()
HOST = "http://szb.example.org"


@pytest.mark.parametrize(
    ("text", "banned"),
    [
        ("", ""),
        ("User-agent: *\nDisallow:", ""),
        ("User-agent: *\nDisallow: /pc/", "line 2, 'Disallow: /pc/'"),
        ("User-agent: *\nDisallow: /\nAllow: /pc/", ""),
        ("User-agent: *\nDisallow: /pc/\nAllow: /pc/layout/", ""),
        ("user-agent:*\ndisallow:/*/node_*.html$", "line 2, 'disallow:/*/node_*.html$'"),
        ("User-agent: *\nDisallow: /*.pdf$", ""),
        ("User-agent: otherbot\nDisallow: /", ""),
        ("User-agent: Yao\nDisallow: /\n\nUser-agent: Yaowenbot\nDisallow: /", ""),
        ("User-agent: otherbot\nUser-agent: YAOWEN/1.0\nDisallow: /pc", "line 3, 'Disallow: /pc'"),
        # who is named is not meant by *
        ("User-agent: *\nDisallow: /\n\nUser-agent: yaowen\nDisallow: /admin/", ""),
        ("User-agent: *\nDisallow: /pc/x\nDisallow: /\nDisallow: /pc/layout/", "line 4, 'Disallow: /pc/layout/'"),
        ("User-agent: otherbot\nDisallow: /pc/layout/\n\nUser-agent: *\nDisallow: /pc", "line 5, 'Disallow: /pc'"),
        ("\ufeffUser-agent: * # 所有\nDisallow: /pc # 版面", "line 2, 'Disallow: /pc # 版面'"),
        ("<!DOCTYPE html><html><body>页面不存在</body></html>", ""),
        ("Disallow: /", ""),  # nobody is named
    ],
)
def test_a_rule_forbids_what_it_names_and_is_told_with_its_line(text: str, banned: str) -> None:
    assert find_ban(read_rules(text.encode()), f"{HOST}/pc/layout/203105/14/node_01.html") == banned


def test_what_stands_behind_500_kibibytes_is_not_read() -> None:
    ban = b"User-agent: *\nDisallow: /\n"
    assert find_ban(read_rules(b"#" * 512_000 + b"\n" + ban), f"{HOST}/pc/") == ""
    assert find_ban(read_rules(ban + b"#" * 512_000), f"{HOST}/pc/")


@pytest.mark.parametrize(
    ("said", "kept"), [("10", 10.0), ("0.5", 0.5), ("86400", LONGEST_DELAY), ("bald", 0.0), ("-1", 0.0), ("nan", 0.0)]
)
def test_a_crawl_delay_is_kept_up_to_a_cap(said: str, kept: float) -> None:
    assert read_rules(f"User-agent: *\nCrawl-delay: {said}".encode()).delay == kept


def test_groups_without_number_do_not_hold_a_reader_up() -> None:
    # one by one they would take minutes, and the test would be ended
    agents = "".join(f"User-agent: bot{n}\n" for n in range(12_000))
    text = agents + "".join(f"Disallow: /{n}/*a*b*$\n" for n in range(12_000))
    assert find_ban(read_rules((text + "\nUser-agent: *\nDisallow: /x").encode()), f"{HOST}/pc/") == ""


# --- asked for ------------------------------------------------------------------------------------------------------


def serve_robots(*answers: bytes, changing: list[bytes] | None = None) -> Script:
    """Answer /robots.txt by this, or by the last of what is `changing`, and anything else by a page."""
    given = changing if changing is not None else list(answers)
    return lambda connection, request: connection.sendall(
        given[-1] if request.startswith(b"GET /robots.txt ") else write_answer(PAGE)
    )


def get(
    server: RawServer, fetcher: Fetcher, path: str = "pc/1.html", *, pace: float = 0.0, ignore_robots: str = ""
) -> bytes:
    paper = make_paper(f"127.0.0.1:{server.port}", pace=pace, ignore_robots=ignore_robots)
    snapshot = fetcher.get(server.url + path, paper=paper)
    assert isinstance(snapshot, Snapshot)
    return snapshot.content


def make_fetcher(clock: Clock | None = None) -> Fetcher:
    clock = clock or Clock()
    return Fetcher("yaowen-test", limits=QUICK, clock=clock, sleep=clock.sleep, context=PLAIN_CONTEXT)


def list_paths(server: RawServer) -> list[str]:
    return [request.split()[1].decode() for request in server.asked]


RULES = write_answer(b"User-agent: *\nDisallow: /geheim/\nCrawl-delay: 7\n")


def test_it_is_asked_for_once_a_day_for_each_host() -> None:
    clock = Clock()
    with serve_raw(serve_robots(RULES)) as server:
        fetcher = make_fetcher(clock)
        for path in ("pc/1.html", "pc/2.html"):
            assert get(server, fetcher, path) == PAGE
        assert list_paths(server) == ["/robots.txt", "/pc/1.html", "/pc/2.html"]
        clock.now += FRESH
        get(server, fetcher)
        assert list_paths(server)[3:] == ["/robots.txt", "/pc/1.html"]


def test_its_delay_is_the_pace_when_it_is_the_longer_one() -> None:
    clock = Clock()
    with serve_raw(serve_robots(RULES)) as server:
        fetcher = make_fetcher(clock)
        for pace in (1.0, 9.0, 1.0):
            get(server, fetcher, pace=pace)
    assert clock.slept == [1.0, 7.0, 9.0]  # behind the robots.txt itself, and behind two pages


def test_what_is_forbidden_is_not_asked_for_and_says_what_to_do() -> None:
    with serve_raw(serve_robots(RULES)) as server, pytest.raises(FetchError) as caught:
        get(server, make_fetcher(), "geheim/1.html")
    assert caught.value.kind is Kind.DISALLOWED
    assert list_paths(server) == ["/robots.txt"]
    for said in (f"{server.url}robots.txt", "line 2, 'Disallow: /geheim/'", "`ignore_robots: why`", "entry of raw"):
        assert said in caught.value.why


def test_a_redirect_into_what_is_forbidden_is_not_followed() -> None:
    moved = b"HTTP/1.1 302 Found\r\nLocation: /geheim/2.html\r\nContent-Length: 0\r\n\r\n"

    def answer(connection: socket.socket, request: bytes) -> None:
        connection.sendall(RULES if b"robots.txt" in request else moved)

    with serve_raw(answer) as server, pytest.raises(FetchError) as caught:
        get(server, make_fetcher())
    assert caught.value.kind is Kind.DISALLOWED


def test_an_entry_with_a_reason_is_not_bound() -> None:
    with serve_raw(serve_robots(RULES)) as server:
        reason = "the paper allowed it by letter"
        assert get(server, make_fetcher(), "geheim/1.html", ignore_robots=reason) == PAGE
    assert list_paths(server) == ["/geheim/1.html"]


@pytest.mark.parametrize("status", ["404 Not Found", "410 Gone", "403 Forbidden", "401 Unauthorized", "400 Bad"])
def test_without_a_robots_txt_there_are_no_rules(status: str) -> None:
    with serve_raw(serve_robots(write_answer(b"x", status=status))) as server:
        assert get(server, make_fetcher()) == PAGE


def test_one_that_is_empty_or_leads_elsewhere_has_no_rules() -> None:
    elsewhere = b"HTTP/1.1 301 Moved\r\nLocation: https://elsewhere.org/\r\nContent-Length: 0\r\n\r\n"
    for answer in (write_answer(b""), elsewhere):
        with serve_raw(serve_robots(answer)) as server:
            assert get(server, make_fetcher()) == PAGE


@pytest.mark.parametrize("answer", [write_answer(b"down", status="503 Down"), b"HTTP/1.1 200 OK\r\nContent-Le", b""])
def test_while_it_cannot_be_had_nothing_is_asked(answer: bytes) -> None:
    clock = Clock()
    answers = [answer]
    with serve_raw(serve_robots(changing=answers)) as server:
        fetcher = make_fetcher(clock)
        for _ in range(2):
            with pytest.raises(FetchError, match=r"robots\.txt cannot be had .*ignore_robots"):
                get(server, fetcher)
        assert set(list_paths(server)) == {"/robots.txt"}
        asked = len(server.asked)
        answers.append(RULES)
        with pytest.raises(FetchError):
            get(server, fetcher)
        assert len(server.asked) == asked
        clock.now += ASK_AGAIN
        assert get(server, fetcher) == PAGE


def test_rules_that_were_had_hold_on_while_it_cannot_be_had() -> None:
    clock = Clock()
    answers = [RULES]
    with serve_raw(serve_robots(changing=answers)) as server:
        fetcher = make_fetcher(clock)
        get(server, fetcher)
        answers.append(write_answer(b"down", status="503 Down"))
        clock.now += FRESH
        assert get(server, fetcher) == PAGE
        with pytest.raises(FetchError) as caught:
            get(server, fetcher, "geheim/1.html")
        assert caught.value.kind is Kind.DISALLOWED


def test_a_pace_longer_than_a_fetch_may_take_is_no_fault() -> None:
    clock = Clock()
    with serve_raw(serve_robots(write_answer(b"x", status="404 Not Found"))) as server:
        fetcher = make_fetcher(clock)
        for _ in range(2):
            assert get(server, fetcher, pace=QUICK.total * 3) == PAGE
    assert sum(clock.slept) == QUICK.total * 6
