import pytest
from hypothesis import given
from hypothesis import strategies as st

from monitor.fetch import FetchError, Kind
from monitor.fetch.errors import redact
from monitor.fetch.urls import follow, make_target
from tests.fetch.rawserver import make_paper

PAPER = make_paper("epaper.example.org", "127.0.0.1:4000", "xn--fiq228c.example.org")
REFUSED = {
    "file:///etc/passwd": Kind.BAD_URL,
    "file:/etc/passwd": Kind.BAD_URL,
    "source:file:///etc/passwd": Kind.BAD_URL,
    "ftp://epaper.example.org/": Kind.BAD_URL,
    "gopher://epaper.example.org/": Kind.BAD_URL,
    "javascript:alert(1)": Kind.BAD_URL,
    "data:text/html,x": Kind.BAD_URL,
    "//epaper.example.org/": Kind.BAD_URL,
    "epaper.example.org/": Kind.BAD_URL,
    "": Kind.BAD_URL,
    "http://": Kind.BAD_URL,
    "http:///path": Kind.BAD_URL,
    "http://user@epaper.example.org/": Kind.BAD_URL,
    "http://user:secret@epaper.example.org/": Kind.BAD_URL,
    "http://127.0.0.1:4000\\@epaper.example.org/": Kind.BAD_URL,
    "http://epaper.example.org/a b": Kind.BAD_URL,
    "http://epaper.example.org/a\r\nHost: other": Kind.BAD_URL,
    "http://epaper.example.org/\x00": Kind.BAD_URL,
    "http://epaper.example.org/\udcff": Kind.BAD_URL,
    "http://epaper.example.org:99999/": Kind.FOREIGN_HOST,
    "http://epaper.example.org:x/": Kind.BAD_URL,
    "http://[::1": Kind.BAD_URL,
    "http://epaper.example.org/" + "a" * 3000: Kind.BAD_URL,
    "http://other.example.org/": Kind.FOREIGN_HOST,
    "http://sub.epaper.example.org/": Kind.FOREIGN_HOST,
    "http://epaper.example.org./": Kind.FOREIGN_HOST,
    "http://127.1/": Kind.FOREIGN_HOST,
    "http://2130706433/": Kind.FOREIGN_HOST,
    "http://127。0。0。1/": Kind.FOREIGN_HOST,
    "http://localhost:4000/": Kind.FOREIGN_HOST,
    "http://[::ffff:127.0.0.1]:4000/": Kind.FOREIGN_HOST,
    "http://epaper.example.org:22/": Kind.FOREIGN_HOST,
    "http://epaper.example.org:25/": Kind.FOREIGN_HOST,
    "http://epaper.example.org:6379/": Kind.FOREIGN_HOST,
    "http://epaper.example.org:9000/": Kind.FOREIGN_HOST,
    "http://epaper.example.org:0/": Kind.FOREIGN_HOST,
    "http://127.0.0.1/": Kind.FOREIGN_HOST,
    "http://127.0.0.1:4001/": Kind.FOREIGN_HOST,
}


@pytest.mark.parametrize(("url", "kind"), REFUSED.items(), ids=[ascii(url[:40]) for url in REFUSED])
def test_only_addresses_of_the_papers_hosts_are_asked_for(url: str, kind: Kind) -> None:
    """threats: A18, B2, B8, B11."""
    with pytest.raises(FetchError) as caught:
        make_target(url, PAPER)
    assert caught.value.kind is kind


@pytest.mark.parametrize(
    ("url", "host", "port"),
    [
        ("http://epaper.example.org/html/2031-05/14/node_1.htm", "epaper.example.org", 80),
        ("https://EPAPER.example.org/", "epaper.example.org", 443),
        ("http://epaper.example.org:8081/", "epaper.example.org", 8081),
        ("http://127.0.0.1:4000/", "127.0.0.1", 4000),
        ("http://中文.example.org/", "xn--fiq228c.example.org", 80),
        ("http://epaper.example.org/版面?div=-1#article", "epaper.example.org", 80),
    ],
)
def test_an_address_of_a_listed_host_gives_its_target(url: str, host: str, port: int) -> None:
    target = make_target(url, PAPER)
    assert (target.host, target.port) == (host, port)
    assert "#" not in str(target.url)


@pytest.mark.parametrize(
    "location",
    [
        *("javascript:alert(1)", "http://other.example.org/", "//10.0.0.1/", "http://epaper.example.org:99999/"),
        *("", " ", "\t", "a" * 70_000, "\udcff", "/a\r\nb", "http://[", "http://epaper.example.org/"),
    ],
    ids=lambda location: ascii(location[:40]),
)
def test_a_redirect_is_checked_like_the_first_address(location: str) -> None:
    with pytest.raises(FetchError):
        follow(make_target("https://epaper.example.org/a", PAPER), location, PAPER)


def test_a_relative_redirect_is_followed() -> None:
    target = follow(make_target("http://epaper.example.org/a/b.htm", PAPER), "../html/node_1.htm", PAPER)
    assert str(target.url) == "http://epaper.example.org/html/node_1.htm"


@given(st.text())
def test_any_text_is_a_target_or_a_fetch_error(text: str) -> None:
    try:
        target = make_target(text, PAPER)
    except FetchError:
        return
    assert target.host in {"epaper.example.org", "127.0.0.1", "xn--fiq228c.example.org"}


@given(st.text(alphabet=st.sampled_from("htps:/.@\\?#[]%0127e中\r\n \x00\udcff")))
def test_any_redirect_is_a_target_or_a_fetch_error(location: str) -> None:
    """threats: A10."""
    start = make_target("http://epaper.example.org/a", PAPER)
    try:
        target = follow(start, location, PAPER)
    except FetchError:
        return
    assert target.host == "epaper.example.org" or target.port == 4000


@pytest.mark.parametrize(
    ("url", "shown"),
    [
        ("https://u:p@h.example/a?token=geheim#x", "https://h.example/a"),
        ("http://h.example/a\nINFO forged", "http://h.example/a?INFO forged"),
        ("http://h.example/" + "a" * 500, "http://h.example/" + "a" * 183),
    ],
)
def test_a_url_is_shown_without_its_secrets(url: str, shown: str) -> None:
    assert redact(url) == shown
    assert shown in str(FetchError(Kind.TIMEOUT, url, "late"))
