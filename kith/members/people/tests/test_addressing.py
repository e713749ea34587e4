"""Small things worked out from a request or from what was typed."""

import pytest
from django.test import RequestFactory, override_settings

from kith.members.people.browsers import client_of, device_of, device_words
from kith.members.people.zones import zone_choices

_KIT = "AppleWebKit/537.36 (KHTML, like Gecko)"
AGENTS = {
    "Mozilla/5.0 (Windows NT 10.0; rv:140.0) Gecko/20100101 Firefox/140.0": "Firefox on Windows",
    f"Mozilla/5.0 (Windows NT 10.0) {_KIT} Chrome/140.0 Safari/537.36 Edg/140.0": "Edge on Windows",
    f"Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) {_KIT} Version/18.0 Safari/605.1": "Safari on Mac",
    f"Mozilla/5.0 (iPhone; CPU iPhone OS 18_0) {_KIT} Version/18.0 Mobile Safari/604.1": "Safari on iPhone",
    f"Mozilla/5.0 (Linux; Android 15; Pixel 9) {_KIT} Chrome/140.0 Safari/537.36": "Chrome on Android",
    f"Mozilla/5.0 (X11; CrOS x86_64 15633) {_KIT} Chrome/140.0 Safari/537.36": "Chrome on Chromebook",
    "curl/8.5.0": "A browser we don’t know",
    "": "A browser we don’t know",
}


@pytest.mark.parametrize("agent, words", AGENTS.items())
def test_a_device_in_plain_words(agent, words):
    assert device_words(device_of(RequestFactory().get("/", HTTP_USER_AGENT=agent))) == words


@pytest.mark.parametrize(
    "direct, told, counted",
    [
        ("203.0.113.9", "", "203.0.113.9"),
        ("203.0.113.9", "198.51.100.1", "203.0.113.9"),
        ("127.0.0.1", "198.51.100.1", "198.51.100.1"),
        ("127.0.0.1", "1.2.3.4, 198.51.100.1", "198.51.100.1"),
        ("127.0.0.1", "made up", "127.0.0.1"),
        ("2001:db8:1:2:3:4:5:6", "", "2001:db8:1:2::/64"),
        ("::ffff:203.0.113.9", "", "203.0.113.9"),
    ],
)
@override_settings(ALLOWED_HOSTS=["testserver"])
def test_who_is_counted_as_the_caller(direct, told, counted):
    headers = {"HTTP_X_FORWARDED_FOR": told} if told else {}
    assert client_of(RequestFactory().get("/", REMOTE_ADDR=direct, **headers)) == counted


def test_zones_are_places_where_people_live():
    names = dict(zone_choices())
    assert {"Europe/London", "Asia/Kolkata", "America/Argentina/Buenos_Aires"} <= set(names)
    assert names["America/New_York"] == "America/New York"
    assert [name for name in names if name.startswith("Etc/")] == []
