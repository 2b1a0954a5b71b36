"""Put the resource folder, which lies beside the package, into the package when it is installed."""

import shutil
from pathlib import Path

from setuptools import setup
from setuptools.command.build_py import build_py

ROOT = Path(__file__).parent
NOT_INSTALLED = shutil.ignore_patterns("*.py", "*.ts", "__pycache__", "screenshots", "reports")


class BuildWithResources(build_py):
    """Copies ``resources/`` to ``rmt_desktop/resources/``; an editable installation uses it where it is."""

    def run(self) -> None:
        """Build the modules, then add the resources."""
        super().run()
        if not self.editable_mode:
            target = Path(self.build_lib) / "rmt_desktop" / "resources"
            shutil.rmtree(target, ignore_errors=True)
            shutil.copytree(ROOT / "resources", target, ignore=NOT_INSTALLED)


setup(cmdclass={"build_py": BuildWithResources})
