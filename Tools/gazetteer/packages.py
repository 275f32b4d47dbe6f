"""Where the packages' files lie: Python packages by import name, Debian packages unpacked below one folder."""

import importlib.util
import os
import subprocess

DEBIAN = ("libgeonames-common", "qgis-common", "unicode-cldr-core", "wamerican")


def python_file(package: str, *parts: str) -> str:
    spec = importlib.util.find_spec(package)
    if spec is None:
        raise SystemExit(f"Python package {package} is not installed: pip install -r Tools/gazetteer/requirements.txt")
    return os.path.join(os.path.dirname(spec.origin), *parts)


class Debian:
    """Debian packages, unpacked but not installed; fetched with apt-get where missing."""

    def __init__(self, folder: str):
        self.folder = folder
        marks = [os.path.join(folder, f".{p}") for p in DEBIAN]
        os.makedirs(folder, exist_ok=True)
        for package, mark in zip(DEBIAN, marks):
            if os.path.exists(mark):
                continue
            subprocess.run(["apt-get", "download", "-q", package], cwd=folder, check=True)
            deb = next(f for f in sorted(os.listdir(folder)) if f.startswith(package + "_"))
            subprocess.run(["dpkg", "-x", deb, "."], cwd=folder, check=True)
            open(mark, "w").close()

    def file(self, *parts: str) -> str:
        return os.path.join(self.folder, *parts)
