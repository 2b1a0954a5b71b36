import gc
import subprocess
import sys

from rmt_desktop.models.preloading import preload_torch, uncollected


def test_torch_is_imported_from_libraries_that_are_loaded_already():
    code = (
        "import sys; from rmt_desktop.models.preloading import preload_torch, uncollected; loaded = preload_torch(); "
        "assert 'torch' not in sys.modules; import torch; print(len(loaded), torch.ones(2).sum().item())"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    count, total = done.stdout.split()
    assert float(total) == 2.0
    assert int(count) >= 3 or sys.platform == "win32"


def test_nothing_is_loaded_once_torch_is_there():
    import torch  # noqa: F401

    assert preload_torch() == []


def test_what_is_made_meanwhile_is_not_looked_at_again():
    assert gc.isenabled()
    before = gc.get_freeze_count()
    try:
        with uncollected():
            assert not gc.isenabled()
            made = [[i] for i in range(5_000)]
        assert gc.isenabled()
        assert gc.get_freeze_count() >= before + len(made)
    finally:
        gc.unfreeze()
