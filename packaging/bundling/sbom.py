"""A CycloneDX bill of materials of the bundle (https://cyclonedx.org, version 1.6, JSON)."""

import json
import os
import subprocess
import sys
import time
import uuid
from hashlib import sha256
from pathlib import Path
from typing import Any

from bundling.contents import MICROSOFT, Origins
from bundling.licences import licence
from bundling.project import DISTRIBUTION, NAME, RESOURCES, SUMMARY, version

FILE_NAME = "sbom.cdx.json"


def bill(found: Origins) -> str:
    """The bill as JSON; the same bundle has the same serial number."""
    components = [*_distributions(found), _python(), *_system(found), *_models()]
    components.sort(key=lambda part: str(part["bom-ref"]))
    serial = uuid.uuid5(uuid.NAMESPACE_URL, json.dumps([version(), components], sort_keys=True))
    root = {
        "type": "application", "bom-ref": DISTRIBUTION, "name": NAME, "version": version(), "description": SUMMARY,
        "licenses": [{"license": {"id": "Apache-2.0"}}],
    }  # fmt: skip
    seconds = int(os.environ.get("SOURCE_DATE_EPOCH", time.time()))
    return json.dumps({
        "$schema": "http://cyclonedx.org/schema/bom-1.6.schema.json", "bomFormat": "CycloneDX", "specVersion": "1.6",
        "serialNumber": f"urn:uuid:{serial}", "version": 1,
        "metadata": {"timestamp": time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime(seconds)), "component": root},
        "components": components,
        "dependencies": [{"ref": DISTRIBUTION, "dependsOn": [part["bom-ref"] for part in components]}],
    }, indent=2)  # fmt: skip


def _distributions(found: Origins) -> list[dict[str, Any]]:
    return [
        _component("library", dist.metadata["Name"], dist.version, f"pkg:pypi/{name}@{dist.version}", licence(dist))
        for name, dist in found.distributions.items()
    ]


def _python() -> dict[str, Any]:
    release = sys.version.split()[0]
    return _component("framework", "Python", release, f"pkg:generic/python@{release}", "PSF-2.0")


def _system(found: Origins) -> list[dict[str, Any]]:
    parts = []
    for name in found.system:
        if name == MICROSOFT:
            part = _component("library", name, "", "pkg:generic/microsoft-c-runtime", None)
            del part["version"]  # of the system that the program was built on
            parts.append(part)
            continue
        asked = subprocess.run(
            ["dpkg-query", "-W", "-f", "${Version}", name], capture_output=True, text=True, check=True
        )
        parts.append(_component("library", name, asked.stdout, f"pkg:deb/debian/{name}@{asked.stdout}", None))
    return parts


def _models() -> list[dict[str, Any]]:
    parts = []
    for weights in sorted((RESOURCES / "models").glob("*/*.safetensors")):
        part = _component(
            "machine-learning-model", weights.parent.name, version(), f"model:{weights.parent.name}", "Apache-2.0"
        )
        part["hashes"] = [{"alg": "SHA-256", "content": sha256(weights.read_bytes()).hexdigest()}]
        del part["purl"]
        parts.append(part)
    return parts


def _component(kind: str, name: str, release: str, reference: str, terms: str | None) -> dict[str, Any]:
    part: dict[str, Any] = {"type": kind, "bom-ref": reference, "name": name, "version": release, "purl": reference}
    if terms:
        part["licenses"] = [{"license": {"name": terms}}]
    return part


def write(found: Origins, folder: Path) -> None:
    """Write the bill into a folder."""
    (folder / FILE_NAME).write_text(bill(found) + "\n", encoding="utf-8")
