"""What the tests share: a QGIS without windows, the geonews command, and its outputs for one sample."""

import atexit
import functools
import os
import pathlib
import subprocess
import sys
import tempfile

os.environ["QT_QPA_PLATFORM"] = "offscreen"
sys.path.append("/usr/share/qgis/python/plugins")

from qgis.core import QgsApplication, QgsVectorLayer  # noqa: E402

ROOT = pathlib.Path(__file__).resolve().parents[2]
BINARY = os.environ.get("GEONEWS_BINARY", str(ROOT / ".build/release/geonews"))
_folder = tempfile.TemporaryDirectory(prefix="geonews-qgis-")
FOLDER = pathlib.Path(_folder.name)
os.environ["QGIS_CUSTOM_CONFIG_PATH"] = str(FOLDER / "profile")

application = QgsApplication([], False)
application.initQgis()
# Before Python takes the modules down in an order of its own, in which QGIS has crashed after all tests had passed.
atexit.register(application.exitQgis)

# The day is in the heading; the names are unmistakable, so that the tests outlive many models. The markup is
# for the map tip, which must not obey it.
ARTICLE = """Envoys meet as guns fall silent

28 September 2020

BAKU, Azerbaijan - Envoys of Armenia and Azerbaijan met in Baku on Monday. A delegation from Yerevan, the capital of
Armenia, had flown in by way of Tbilisi, the capital of Georgia. Azerbaijan said the talks on Nagorno-Karabakh would go
on in Moscow, where Russia offers <b onclick="alert(1)">Tbilisi</b> & others a table. Armenia agreed.
"""


def geonews(*arguments):
    """What the command says on standard output."""
    return subprocess.run([BINARY, *map(str, arguments)], check=True, capture_output=True, text=True).stdout


@functools.cache
def article():
    path = FOLDER / "talks.txt"
    path.write_text(ARTICLE, encoding="utf-8")
    return path


@functools.cache
def located(ending, *options):
    """The sample located, with its style beside it, as a file of that ending."""
    folder = pathlib.Path(tempfile.mkdtemp(dir=FOLDER))
    path = folder / f"places.{ending}"
    style = ["--qml"] if ending in ("geojson", "gpkg", "fgb") else []
    geonews("locate", article(), "-o", path, *style, *options)
    return path


def layer(path, name=None):
    """A layer as QGIS's own windows load it: the style comes last."""
    source = f"{path}|layername={name}" if name else str(path)
    result = QgsVectorLayer(source, name or "places", "ogr", QgsVectorLayer.LayerOptions(False))
    assert result.isValid(), f"QGIS cannot open {source}"
    result.loadDefaultStyle()
    return result


def feature(of, name):
    """The feature of that name."""
    return next(feature for feature in of.getFeatures() if feature["name"] == name)


@functools.cache
def processing():
    """The algorithms of QGIS and of the plugin."""
    from processing.core.Processing import Processing
    from qgis.analysis import QgsNativeAlgorithms

    Processing.initialize()
    registry = QgsApplication.processingRegistry()
    if registry.providerById("native") is None:
        registry.addProvider(QgsNativeAlgorithms())
    import processing

    return processing
