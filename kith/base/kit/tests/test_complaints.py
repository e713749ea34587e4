"""What fails every second is logged at once, then ever more seldom, and at once when it fails anew."""

from kith.base.kit.complaints import Complaints


def fault(kind=OSError):
    try:
        raise kind("not today")
    except kind as caught:
        return caught


def test_pauses_double_up_to_five_minutes():
    seconds = [0.0]
    complaints = Complaints(lambda: seconds[0])
    due = []
    for second in range(1500):
        seconds[0] = float(second)
        if complaints.is_due("moths", fault()):
            due.append(second)
    assert due == [0, 1, 3, 7, 15, 31, 63, 127, 255, 511, 811, 1111, 1411]


def test_another_fault_is_due_at_once_and_the_first_still_waits():
    complaints = Complaints(lambda: 0.0)
    kinds = (OSError, OSError, ValueError, OSError, ValueError)
    assert [complaints.is_due("moths", fault(kind)) for kind in kinds] == [True, False, True, False, False]


def test_another_name_is_due_at_once():
    complaints = Complaints(lambda: 0.0)
    assert [complaints.is_due(name, fault()) for name in ("moths", "bees", "moths")] == [True, True, False]


def test_success_forgets():
    complaints = Complaints(lambda: 0.0)
    assert complaints.is_due("moths", fault())
    assert (complaints.settle("moths"), complaints.settle("moths")) == (True, False)
    assert complaints.is_due("moths", fault())


def test_a_fault_that_was_never_raised_is_taken():
    assert Complaints().is_due("moths", OSError())
