import pytest
from django.db import connection

from kith.config import doctor
from kith.config.doctor.findings import Finding
from kith.members.people.actions.auditing import note
from kith.members.people.models import AuditHead

pytestmark = pytest.mark.django_db


def audit_log() -> Finding:
    look = dict(doctor._NEEDS_TABLES)["Audit log"]
    return next(look())


def test_a_whole_audit_log_is_good():
    for number in range(3):
        note("people.tried", by=None, why=str(number))
    found = audit_log()
    assert (found.state, found.words) == ("good", "It is as it was written. Lines: 3.")


def test_the_first_broken_line_of_the_audit_log_is_named():
    lines = [note("people.tried", by=None, why=str(number)) for number in range(3)]
    guard = "people_auditline_unchanged"
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute(f"ALTER TABLE people_auditline DISABLE TRIGGER {guard}")
        else:
            cursor.execute(f"DROP TRIGGER {guard}")
        cursor.execute("UPDATE people_auditline SET why = 'x' WHERE id >= %s", [lines[1].pk])
    found = audit_log()
    assert (found.state, found.words) == ("bad", f"Line {lines[1].pk} is not what was written.")
    assert "secret" in found.advice and "backup" in found.advice


def test_an_audit_log_without_its_end_is_bad():
    note("people.tried", by=None)
    AuditHead.objects.all().delete()
    found = audit_log()
    assert (found.state, found.words) == ("bad", "It has lost its end.")


@pytest.mark.parametrize(
    ("url", "state", "proxy"),
    [
        ("http://localhost:8000", "good", False),
        ("http://127.0.0.1", "good", False),
        ("http://[::1]:8000", "good", False),
        ("http://kith.example.org", "warn", True),
        ("http://localhost.example.org", "warn", True),
        ("https://kith.example.org", "good", True),
    ],
)
def test_an_address_that_others_reach_wants_tls_and_a_server_in_front(settings, url, state, proxy):
    settings.SITE_URL = url
    found = next(dict(doctor._BESIDES)["Site address"]())
    assert (found.state, "reads each request whole" in found.advice) == (state, proxy)
    assert ("plain http" in found.words, "KITH_SITE_URL=https://" in found.advice) == (state == "warn",) * 2
