"""A document has a time limit, and one that meets it is not disturbed."""

import subprocess
import sys
import threading
import time
from contextlib import suppress

import pytest

from extractor.batch.deadline import TooLongError, limited


def spin(seconds):
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        pass


def swallow():
    while True:
        with suppress(Exception):
            spin(1)


@pytest.mark.parametrize("work", [lambda: spin(30), swallow], ids=["loop", "swallows exceptions"])
def test_too_long(work):
    begun = time.monotonic()
    with pytest.raises(TooLongError), limited(0.2):
        work()
    assert time.monotonic() - begun < 5


def test_in_a_thread_that_is_not_the_main_one():
    raised = []

    def work():
        try:
            with limited(0.2):
                spin(30)
        except TooLongError:
            raised.append(True)

    thread = threading.Thread(target=work)
    thread.start()
    thread.join(10)
    assert raised == [True]


def test_in_time():
    for _ in range(200):
        with limited(0.5):
            spin(0.0005)
    spin(0.7)


def test_limits_that_are_just_met_never_reach_beyond():
    for _ in range(200):
        try:
            with limited(0.002):
                spin(0.002)
        except TooLongError:
            pass
    spin(0.05)


def test_errors_pass_through():
    with pytest.raises(ZeroDivisionError), limited(5):
        raise ZeroDivisionError


@pytest.mark.slow
def test_code_that_never_comes_back_ends_the_process():
    script = (
        "import time, extractor.batch.deadline as deadline\n"
        "deadline._GRACE = 0.2\n"
        "with deadline.limited(0.2):\n"
        "    time.sleep(60)\n"
    )
    ended = subprocess.run([sys.executable, "-c", script], capture_output=True, timeout=50, check=False)
    assert ended.returncode == 1
