import subprocess
import sys

import pytest

TELL = "from rmt_desktop.workflows.asking import peak_memory_mb as peak; print(peak())"
PARENT = f"""
import subprocess, sys
from rmt_desktop.workflows.asking import peak_memory_mb as peak
held = bytearray(b"x") * (400 << 20)
child = subprocess.run([sys.executable, "-c", {TELL!r}], capture_output=True, text=True, check=True).stdout
del held
print(peak(), child)
"""


@pytest.mark.skipif(sys.platform != "linux", reason="other systems don't hand the parent's peak down")
def test_a_childs_peak_is_its_own_and_a_parents_stays_after_memory_was_given_back():
    done = subprocess.run([sys.executable, "-c", PARENT], capture_output=True, text=True, check=True)
    parent, child = map(float, done.stdout.split())
    assert parent > 400
    assert 5 < child < 250
