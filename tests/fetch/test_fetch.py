import gzip
import random
import socket
import ssl
import time
import zlib
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from pathlib import Path
from threading import Lock
from types import SimpleNamespace

import pytest
import trustme

from monitor.fetch import Fetcher, FetchError, Kind, Limits, NotModified
from monitor.records import Snapshot
from tests.fetch.rawserver import (
    PLAIN_CONTEXT,
    RawServer,
    Script,
    make_fetcher,
    make_paper,
    serve_raw,
    write_answer,
)

PAGE = "<h1>顾知远在临川调研</h1>".encode()


def get(server: RawServer, fetcher: Fetcher | None = None, path: str = "") -> Snapshot | NotModified:
    paper = make_paper(f"127.0.0.1:{server.port}")
    return (fetcher or make_fetcher(context=PLAIN_CONTEXT)).get(server.url + path, paper=paper)


def catch(script: Script | bytes, fetcher: Fetcher | None = None) -> FetchError:
    """The FetchError that a server's answer comes to."""
    with serve_raw(script) as server, pytest.raises(FetchError) as caught:
        get(server, fetcher)
    return caught.value


# --- what comes back ----------------------------------------------------------------------------------------------


def test_an_answer_is_a_snapshot_with_its_validators() -> None:
    head = ("Content-Type: text/html; charset=gbk", 'ETag: "7"', "Last-Modified: Wed, 14 May 2031 00:00:00 GMT")
    with serve_raw(write_answer(PAGE, *head, "Set-Cookie: a=b")) as server:
        found = get(server, path="node_1.htm?div=1#top")
    assert isinstance(found, Snapshot)
    assert (found.content, found.content_type, found.etag) == (PAGE, "text/html; charset=gbk", '"7"')
    assert found.url == f"{server.url}node_1.htm?div=1"
    assert found.last_modified == "Wed, 14 May 2031 00:00:00 GMT"
    assert found.fetched_at.tzinfo is not None


def deflate_raw(body: bytes) -> bytes:
    packer = zlib.compressobj(wbits=-15)
    return packer.compress(body) + packer.flush()


@pytest.mark.parametrize(
    ("encoding", "packed"),
    [
        ("gzip", gzip.compress(PAGE)),
        ("X-GZIP", gzip.compress(PAGE)),
        ("deflate", zlib.compress(PAGE)),
        ("deflate", deflate_raw(PAGE)),
        ("identity", PAGE),
        ("identity, gzip", gzip.compress(PAGE)),
    ],
    ids=("gzip", "X-GZIP", "deflate", "raw deflate", "identity", "identity, gzip"),
)
def test_one_compression_is_undone(encoding: str, packed: bytes) -> None:
    with serve_raw(write_answer(packed, f"Content-Encoding: {encoding}")) as server:
        found = get(server)
    assert isinstance(found, Snapshot)
    assert found.content == PAGE


def test_a_question_that_is_posted_arrives_whole() -> None:
    posted = b'{"id":"7"}'
    heard: list[bytes] = []

    def answer(connection: socket.socket, request: bytes) -> None:
        head, _, body = request.partition(b"\r\n\r\n")
        while len(body) < len(posted) and (piece := connection.recv(65_536)):
            body += piece
        heard.extend((head.split(b" ")[0], body))
        connection.sendall(write_answer(PAGE))

    with serve_raw(answer) as server:
        found = get(server, path=f"list#post={posted.decode()}")
    assert isinstance(found, Snapshot)
    assert heard == [b"POST", posted]


def test_what_is_held_is_asked_for_conditionally() -> None:
    held = SimpleNamespace(etag='"7"', last_modified="Wed, 14 May 2031 00:00:00 GMT")
    with serve_raw(b"HTTP/1.1 304 Not Modified\r\n\r\n") as server:
        fetcher = make_fetcher(context=PLAIN_CONTEXT)
        found = fetcher.get(server.url, paper=make_paper(f"127.0.0.1:{server.port}"), validators=held)
    assert found == NotModified(url=server.url)
    assert b'if-none-match: "7"' in server.asked[0].lower()
    assert b"if-modified-since: wed, 14 may 2031" in server.asked[0].lower()


def test_a_request_says_who_asks_and_carries_the_papers_own_headers(monkeypatch: pytest.MonkeyPatch) -> None:
    """threats: A20."""
    monkeypatch.setenv("HTTP_PROXY", "http://127.0.0.1:1")
    monkeypatch.setenv("http_proxy", "http://127.0.0.1:1")
    with serve_raw(write_answer()) as server:
        paper = make_paper(f"127.0.0.1:{server.port}", headers=(("X-Requested-With", "XMLHttpRequest"),))
        make_fetcher(context=PLAIN_CONTEXT).get(server.url, paper=paper)
    asked = server.asked[0].lower()
    assert b"user-agent: yaowen-test" in asked
    assert b"x-requested-with: xmlhttprequest" in asked
    assert f"host: 127.0.0.1:{server.port}".encode() in asked
    assert b"cookie" not in asked


# --- what does not ------------------------------------------------------------------------------------------------

BOMB = gzip.compress(bytes(4_000_000))
CUT = gzip.compress(random.Random(1).randbytes(5000))  # noqa: S311 - the same noise each time
ENDINGS: dict[str, tuple[bytes, Kind]] = {
    "404": (write_answer(status="404 Not Found"), Kind.NOT_FOUND),
    "410": (write_answer(status="410 Gone"), Kind.NOT_FOUND),
    "401": (write_answer(status="401 Unauthorized"), Kind.BLOCKED),
    "403": (write_answer(status="403 Forbidden"), Kind.BLOCKED),
    "429": (write_answer(status="429 Too Many Requests"), Kind.BLOCKED),
    "500": (write_answer(status="500 Oops"), Kind.SERVER),
    "503": (write_answer(status="503 Busy"), Kind.SERVER),
    "204": (b"HTTP/1.1 204 No Content\r\n\r\n", Kind.STATUS),
    "206": (write_answer(status="206 Partial Content"), Kind.STATUS),
    "304 to no condition": (b"HTTP/1.1 304 Not Modified\r\n\r\n", Kind.STATUS),
    "empty page": (write_answer(b""), Kind.STATUS),
    "gzip bomb": (write_answer(BOMB, "Content-Encoding: gzip"), Kind.TOO_LARGE),
    "long body": (write_answer(bytes(200_000)), Kind.TOO_LARGE),
    "long body without length": (write_answer(bytes(200_000), "Connection: close", length=False), Kind.TOO_LARGE),
    "brotli": (write_answer(b"\x0b", "Content-Encoding: br"), Kind.ENCODING),
    "zstd": (write_answer(b"(\xb5/\xfd", "Content-Encoding: zstd"), Kind.ENCODING),
    "two layers": (write_answer(gzip.compress(gzip.compress(PAGE)), "Content-Encoding: gzip, gzip"), Kind.ENCODING),
    "two headers": (write_answer(BOMB, "Content-Encoding: gzip", "Content-Encoding: gzip"), Kind.ENCODING),
    "a hundred layers": (write_answer(BOMB, "Content-Encoding: " + "gzip," * 100), Kind.ENCODING),
    "cut gzip": (write_answer(CUT[:-20], "Content-Encoding: gzip"), Kind.TRUNCATED),
    "gzip with a wrong checksum": (write_answer(CUT[:-8] + b"12345678", "Content-Encoding: gzip"), Kind.TRUNCATED),
    "gzip and more": (write_answer(CUT + b"more", "Content-Encoding: gzip"), Kind.TRUNCATED),
    "no gzip at all": (write_answer(PAGE, "Content-Encoding: gzip"), Kind.TRUNCATED),
    "short body": (b"HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nshort", Kind.PROTOCOL),
    "two lengths": (b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\nContent-Length: 3\r\n\r\nabc", Kind.PROTOCOL),
    "length and chunks": (
        b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\nTransfer-Encoding: chunked\r\n\r\n1\r\na\r\n0\r\n\r\n",
        Kind.PROTOCOL,
    ),
    "negative length": (b"HTTP/1.1 200 OK\r\nContent-Length: -1\r\n\r\n", Kind.PROTOCOL),
    "bad chunk": (b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n", Kind.PROTOCOL),
    "no HTTP": (b"220 mail.example.org ESMTP\r\n", Kind.PROTOCOL),
    "nothing": (b"", Kind.PROTOCOL),
    "too many headers": (write_answer(b"ok", *(f"X-{n}: {n}" for n in range(20_000))), Kind.PROTOCOL),
    "one long header": (write_answer(b"ok", "X: " + "a" * 200_000), Kind.PROTOCOL),
    "a header with NUL": (write_answer(b"ok", "X: a\x00b"), Kind.PROTOCOL),
    "redirect to nowhere": (write_answer(b"", status="302 Found"), Kind.REDIRECT),
    "redirect to a script": (write_answer(b"", "Location: javascript:alert(1)", status="302 Found"), Kind.BAD_URL),
    "redirect to a file": (write_answer(b"", "Location: file:///etc/passwd", status="302 Found"), Kind.BAD_URL),
    "redirect to metadata": (
        write_answer(b"", "Location: http://169.254.169.254/latest/", status="302 Found"),
        Kind.FOREIGN_HOST,
    ),
    "redirect to no port": (
        write_answer(b"", "Location: http://127.0.0.1:99999/", status="302 Found"),
        Kind.FOREIGN_HOST,
    ),
    "redirect in a circle": (write_answer(b"", "Location: /", status="301 Moved"), Kind.REDIRECT),
}


@pytest.mark.parametrize(("answer", "kind"), ENDINGS.values(), ids=ENDINGS)
def test_every_other_answer_is_a_fetch_error_of_its_kind(answer: bytes, kind: Kind) -> None:
    """threats: A1, A2, A3, A4, A5, A7, A8, A9, A10, A11."""
    assert catch(answer).kind is kind


def test_a_circle_is_left_after_five_redirects() -> None:
    """threats: A9."""
    with serve_raw(write_answer(b"", "Location: /", status="302 Found")) as server, pytest.raises(FetchError):
        get(server)
    assert len(server.asked) == 6


def test_what_the_server_says_in_an_error_is_not_repeated() -> None:
    """threats: B14."""
    error = catch(write_answer(b"internal: password=hunter2", status="500 hunter2"))
    assert "hunter2" not in str(error)
    assert "500" in str(error)


def test_a_broken_connection_is_tried_again_and_a_refusal_is_not() -> None:
    """threats: A16."""
    with serve_raw(b"") as server, pytest.raises(FetchError):
        get(server)
    assert len(server.asked) == 3
    with serve_raw(write_answer(status="403 Forbidden")) as server, pytest.raises(FetchError):
        get(server)
    assert len(server.asked) == 1


def test_a_second_answer_may_be_better() -> None:
    """threats: A16."""

    def break_once(connection: socket.socket, _: bytes) -> None:
        connection.sendall(write_answer(PAGE) if len(server.asked) > 1 else b"HTTP/1.1 200 OK\r\nContent-Le")

    with serve_raw(break_once) as server:
        found = get(server)
    assert isinstance(found, Snapshot)
    assert found.content == PAGE


def test_a_host_that_asked_to_be_left_alone_is_left_alone() -> None:
    """threats: A12."""
    with serve_raw(write_answer(b"", "Retry-After: 90", status="429 Slow")) as server:
        fetcher = make_fetcher(context=PLAIN_CONTEXT)
        with pytest.raises(FetchError) as first:
            get(server, fetcher)
        with pytest.raises(FetchError) as second:
            get(server, fetcher)
    assert first.value.retry_after == 90
    assert second.value.kind is Kind.BLOCKED
    assert len(server.asked) == 1


def test_a_host_that_asked_to_be_left_alone_is_left_alone_by_the_next_start_too(tmp_path: Path) -> None:
    with serve_raw(write_answer(b"", "Retry-After: 90", status="503 Busy")) as server:
        for kind in (Kind.SERVER, Kind.BLOCKED):
            with pytest.raises(FetchError) as caught:
                get(server, make_fetcher(context=PLAIN_CONTEXT, folder=tmp_path / "hosts"))
            assert caught.value.kind is kind
    assert len(server.asked) == 1


def test_a_host_is_not_asked_when_its_turns_cannot_be_kept(tmp_path: Path) -> None:
    (tmp_path / "hosts").write_text("no folder", encoding="utf-8")
    with serve_raw(write_answer(PAGE)) as server, pytest.raises(FetchError, match="cannot be kept") as caught:
        get(server, make_fetcher(context=PLAIN_CONTEXT, folder=tmp_path / "hosts"))
    assert caught.value.kind is Kind.PACE
    assert server.asked == []


def test_papers_that_share_a_host_never_overlap() -> None:
    under_way, most = [0], [0]
    guard = Lock()

    def answer(connection: socket.socket, _: bytes) -> None:
        with guard:
            under_way[0] += 1
            most[0] = max(most[0], under_way[0])
        connection.sendall(write_answer(PAGE)[:-1])
        with guard:
            under_way[0] -= 1
        connection.sendall(PAGE[-1:])

    with serve_raw(answer) as server, ThreadPoolExecutor(max_workers=4) as threads:
        fetcher = make_fetcher(context=PLAIN_CONTEXT)
        papers = [make_paper("127.0.0.1", f"127.0.0.1:{server.port}", id=f"paper{number}") for number in range(4)]
        asked = [paper for paper in papers for _ in range(10)]
        found = list(threads.map(lambda paper: fetcher.get(server.url, paper=paper), asked))
    assert len(found) == 40
    assert most == [1]


# --- time ---------------------------------------------------------------------------------------------------------

HURRY = Limits(total=0.6, wire=100_000, decoded=200_000)


def hold(connection: socket.socket, _: bytes) -> None:
    """Say nothing until nobody listens any more."""
    connection.recv(1)


def drip(first: bytes, again: bytes) -> Script:
    """Send something and then a little now and again, for as long as anybody listens."""

    def script(connection: socket.socket, _: bytes) -> None:
        connection.sendall(first)
        for _turn in range(200):
            connection.sendall(again)
            time.sleep(0.05)  # the loris's own pace, no waiting of the test's

    return script


LORISES: dict[str, Script] = {
    "silent": hold,
    "slow status": drip(b"HTTP/1.1", b" "),
    "slow headers": drip(b"HTTP/1.1 200 OK\r\n", b"X: y\r\n"),
    "endless early hints": drip(b"", b"HTTP/1.1 103 Early Hints\r\n\r\n"),
    "slow body": drip(b"HTTP/1.1 200 OK\r\nContent-Length: 5000\r\n\r\n", b"a"),
    "slow chunks": drip(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n", b"1\r\na\r\n"),
    "slow end": drip(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n", b"T: x\r\n"),
}


@pytest.mark.parametrize("script", LORISES.values(), ids=LORISES)
def test_a_server_that_dawdles_is_left_at_the_deadline(script: Script) -> None:
    """threats: A6."""
    error = catch(script, make_fetcher(HURRY, context=PLAIN_CONTEXT))
    assert error.kind is Kind.TIMEOUT


def test_a_server_that_never_shakes_hands_is_left_at_the_deadline() -> None:
    """threats: A6."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port = listener.getsockname()[1]
        paper = make_paper(f"127.0.0.1:{port}")
        with pytest.raises(FetchError) as caught:
            make_fetcher(HURRY, context=PLAIN_CONTEXT).get(f"https://127.0.0.1:{port}/", paper=paper)
    assert caught.value.kind is Kind.TIMEOUT


def test_a_look_up_that_never_ends_is_left_at_the_deadline() -> None:
    """threats: M4."""

    def hang(_host: str, _port: int) -> tuple[str, ...]:
        time.sleep(5)
        return ()

    with pytest.raises(FetchError) as caught:
        make_fetcher(HURRY, resolve=hang).get("http://epaper.example.org/", paper=make_paper("epaper.example.org"))
    assert caught.value.kind is Kind.DNS


def test_a_fetcher_that_was_stopped_asks_nothing() -> None:
    fetcher = make_fetcher(context=PLAIN_CONTEXT)
    fetcher.stop()
    with serve_raw(write_answer()) as server, pytest.raises(FetchError) as caught:
        get(server, fetcher)
    assert caught.value.kind is Kind.STOPPED
    assert server.asked == []


# --- where it leads -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "addresses",
    [("127.0.0.1",), ("10.0.0.1",), ("93.184.216.34", "127.0.0.1"), ("::ffff:127.0.0.1",), ("169.254.169.254",)],
    ids=str,
)
def test_a_name_that_leads_inside_is_not_followed(addresses: tuple[str, ...]) -> None:
    with serve_raw(write_answer()) as canary:
        paper = make_paper(f"epaper.example.org:{canary.port}", allow=())
        fetcher = make_fetcher(resolve=lambda _host, _port: addresses)
        with pytest.raises(FetchError) as caught:
            fetcher.get(f"http://epaper.example.org:{canary.port}/", paper=paper)
    assert caught.value.kind is Kind.PRIVATE_ADDRESS
    assert canary.asked == []


def test_a_name_is_looked_up_once_and_the_checked_address_is_used() -> None:
    answers = [("127.0.0.1",), ("127.0.0.2",)]  # the second is where a rebinding name would lead

    def rebind(_host: str, _port: int) -> tuple[str, ...]:
        return answers.pop(0)

    with serve_raw(write_answer(PAGE)) as server:
        paper = make_paper(f"epaper.example.org:{server.port}", allow=("127.0.0.1/32",))
        fetcher = make_fetcher(resolve=rebind)
        fetcher.get(f"http://epaper.example.org:{server.port}/", paper=paper)
    assert len(answers) == 1
    assert f"host: epaper.example.org:{server.port}".encode() in server.asked[0].lower()


def test_the_next_address_is_tried_when_one_takes_no_connection() -> None:
    with serve_raw(write_answer(PAGE)) as server:
        paper = make_paper(f"epaper.example.org:{server.port}", allow=("127.0.0.0/8", "::1/128"))
        fetcher = make_fetcher(resolve=lambda _host, _port: ("::1", "127.0.0.1"))  # the server is on IPv4 alone
        assert isinstance(fetcher.get(f"http://epaper.example.org:{server.port}/", paper=paper), Snapshot)


def test_a_host_that_is_an_address_is_not_looked_up() -> None:
    def fail(host: str, _port: int) -> tuple[str, ...]:
        raise AssertionError(host)

    with serve_raw(write_answer(PAGE)) as server:
        paper = make_paper(f"127.0.0.1:{server.port}", allow=("127.0.0.1/32",))
        assert isinstance(make_fetcher(resolve=fail).get(f"http://127.0.0.1:{server.port}/", paper=paper), Snapshot)


def test_a_host_without_an_address_is_an_error_of_dns() -> None:
    def fail(_host: str, _port: int) -> tuple[str, ...]:
        raise socket.gaierror(socket.EAI_NONAME, "no such name")

    with pytest.raises(FetchError) as caught:
        make_fetcher(resolve=fail).get("http://epaper.example.org/", paper=make_paper("epaper.example.org"))
    assert caught.value.kind is Kind.DNS


# --- TLS ----------------------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def authority() -> trustme.CA:
    return trustme.CA()


@pytest.mark.parametrize(
    ("name", "trusted", "kind"),
    [
        ("epaper.example.org", True, None),
        ("other.example.org", True, Kind.TLS),
        ("epaper.example.org", False, Kind.TLS),
    ],
)
def test_a_certificate_must_be_the_hosts_and_known(
    authority: trustme.CA, name: str, kind: Kind | None, *, trusted: bool
) -> None:
    """threats: A17."""
    served = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert(name).configure_cert(served)
    trusting = ssl.create_default_context(cafile=None)
    if trusted:
        authority.configure_trust(trusting)
    with serve_raw(write_answer(PAGE), context=served) as server:
        url = f"https://epaper.example.org:{server.port}/"
        paper = make_paper(f"epaper.example.org:{server.port}")
        fetcher = make_fetcher(context=trusting, resolve=lambda _host, _port: ("127.0.0.1",))
        if kind is None:
            assert isinstance(fetcher.get(url, paper=paper), Snapshot)
            return
        with pytest.raises(FetchError) as caught:
            fetcher.get(url, paper=paper)
    assert caught.value.kind is kind


# --- nothing else leaves it ---------------------------------------------------------------------------------------

PIECES = (
    *(b"HTTP/1.1 200 OK\r\n", b"HTTP/1.0 302 Found\r\n", b"HTTP/1.1 100 Continue\r\n\r\n", b"HTTP/9.9 999\r\n"),
    *(b"Content-Length: 5\r\n", b"Content-Length: 99999999999999999999\r\n", b"Transfer-Encoding: chunked\r\n"),
    *(b"Content-Encoding: gzip\r\n", b"Content-Encoding: \xff\r\n", b"Location: http://[\r\n", b"Location: \xff\r\n"),
    *(b"Location: //\x7f\r\n", b"Location: http://127.0.0.1:0/\r\n", b"Set-Cookie: \xe4=\xff\r\n", b"ETag: \x80\r\n"),
    *(b"Retry-After: Wed, 99\r\n", b": empty\r\n", b"no colon\r\n", b" folded\r\n", b"\r\n", b"\n", b"\r", b"\x00"),
    *(
        b"hello",
        b"1\r\na\r\n",
        b"0\r\n\r\n",
        b"fffffffffffffffff\r\n",
        b"\x1f\x8b\x08",
        b"\xff\xfe",
        b"Upgrade: h2c\r\n",
    ),
)


def write_noise(seed: int) -> bytes:
    """An answer of pieces at random, some of them damaged."""
    chance = random.Random(seed)  # noqa: S311 - the same noise each time
    noise = bytearray(b"".join(chance.choices(PIECES, k=chance.randint(1, 12))))
    for _ in range(chance.randint(0, 2)):
        noise[chance.randrange(len(noise))] = chance.randrange(256)
    return (b"HTTP/1.1 200 OK\r\n" if chance.random() < 0.5 else b"") + bytes(noise)


def test_no_answer_makes_anything_but_a_fetch_error_leave() -> None:
    """threats: A10."""
    seeds = iter(range(600))

    def babble(connection: socket.socket, _: bytes) -> None:
        connection.sendall(write_noise(next(seeds)))

    limits = Limits(total=2.0, wire=100_000, decoded=100_000, tries=1)
    kinds = set()
    with serve_raw(babble) as server:
        for _ in range(300):
            fetcher = make_fetcher(limits, context=PLAIN_CONTEXT)  # a new one has no Retry-After of the noise before
            try:
                get(server, fetcher)
            except FetchError as error:
                kinds.add(error.kind)
    assert {Kind.PROTOCOL, Kind.TRUNCATED} <= kinds


def test_a_moment_far_off_is_no_trouble() -> None:
    fetcher = make_fetcher(context=PLAIN_CONTEXT, now=lambda: datetime(1970, 1, 1, tzinfo=UTC))
    answer = write_answer(b"", "Retry-After: Wed, 14 May 2031 00:00:00 GMT", status="503 Busy")
    assert catch(answer, fetcher).retry_after == 3600
