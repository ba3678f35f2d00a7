"""What workers are given to do; in a folder of its own, from which they import it."""

import os
import signal
import time
from pathlib import Path


def double(number):
    return 2 * number


def process(_task):
    return os.getpid()


def fail(_task):
    return 1 / 0


def die(_task):
    os.kill(os.getpid(), signal.SIGKILL)


def hang(_task):
    time.sleep(600)


def note_and_hang(note):
    pending = Path(note + ".tmp")
    pending.write_text(str(os.getpid()))
    pending.replace(note)
    time.sleep(600)
