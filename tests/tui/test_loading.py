"""Rooms of the plan are loaded by threads of the app: several at once, from different ends."""

import subprocess
import sys

CHILD = """
import importlib, sys, threading
from shiftplan.tui.desk import load_operations
import shiftplan.planning
sys.setswitchinterval(1e-4)
faults = []

def begin(name):
    try:
        load_operations()
        importlib.import_module("shiftplan.planning." + name)
    except ImportError as error:
        faults.append(str(error))

names = ("operations.day_log", "operations.handover", "drills", "operations.owing", "operations.relief")
threads = [threading.Thread(target=begin, args=(name,)) for name in names]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(len(faults), *faults[:1])
"""


def test_threads_that_begin_at_once_each_see_whole_modules() -> None:
    told = subprocess.run([sys.executable, "-c", CHILD], capture_output=True, text=True, check=True)
    assert told.stdout.strip() == "0"
