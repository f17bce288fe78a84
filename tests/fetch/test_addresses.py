import pytest

from monitor.fetch.addresses import may_connect

# Loopback and private in every spelling a resolver can give, metadata services, and what is_global calls public.
DENIED = (
    *("0.0.0.0", "0.1.2.3", "10.0.0.1", "10.255.255.255", "100.64.0.1", "100.100.100.200", "100.127.255.255"),  # noqa: S104
    *("127.0.0.1", "127.77.0.1", "127.255.255.254", "169.254.0.1", "169.254.169.254", "172.16.0.1", "172.31.255.255"),
    *("192.0.0.1", "192.0.0.170", "192.0.2.1", "192.88.99.1", "192.168.0.1", "192.168.255.255", "198.18.0.1"),
    *("198.19.255.255", "198.51.100.7", "203.0.113.9", "224.0.0.1", "239.255.255.255", "240.0.0.1"),
    *("255.255.255.255", "168.63.129.16"),
    *("::", "::1", "::127.0.0.1", "::7f00:1", "::ffff:127.0.0.1", "::ffff:7f00:1", "::ffff:10.0.0.1"),
    *("::ffff:169.254.169.254", "::ffff:0:127.0.0.1", "64:ff9b::7f00:1", "64:ff9b::169.254.169.254"),
    *("64:ff9b:1::1", "100::1", "2001::1", "2001:0:7f00:1::", "2001:10::1", "2001:20::1", "2001:db8::1"),
    *("2002:7f00:1::", "2002:a00:1::1", "3fff::1", "5f00::1", "fc00::1", "fd00:ec2::254", "fdff::1", "fe80::1"),
    *("fe80::1%lo", "febf::1", "fec0::1", "ff02::1", "ff0e::1"),
    *("127.1", "2130706433", "0x7f000001", "017700000001", "127.0.0.1.", "localhost", "", "127.0.0.1 ", "１２７.0.0.1"),
)
PUBLIC = (
    *("1.1.1.1", "8.8.8.8", "9.255.255.255", "11.0.0.0", "100.63.255.255", "100.128.0.0", "126.255.255.255"),
    *("128.0.0.0", "169.253.255.255", "172.15.255.255", "172.32.0.0", "192.167.255.255", "192.169.0.0"),
    *("198.17.255.255", "198.20.0.0", "223.255.255.255", "168.63.129.17", "::ffff:8.8.8.8"),
    *("2400:3200::1", "2606:4700:4700::1111", "2a00:1450:4001::1"),
)


@pytest.mark.parametrize("address", DENIED)
def test_no_connection_leads_into_a_network_that_is_not_public(address: str) -> None:
    """threats: B3, B4."""
    assert not may_connect(address)


@pytest.mark.parametrize("address", PUBLIC)
def test_public_addresses_are_allowed_up_to_the_edges_of_the_table(address: str) -> None:
    assert may_connect(address)


@pytest.mark.parametrize("address", ["127.0.0.1", "127.77.0.1", "::ffff:127.0.0.1"])
def test_a_paper_may_allow_a_network(address: str) -> None:
    assert may_connect(address, ("127.0.0.0/8",))


def test_allowing_one_network_allows_no_other() -> None:
    assert not may_connect("10.0.0.1", ("127.0.0.0/8",))
    assert not may_connect("::1", ("127.0.0.0/8",))
