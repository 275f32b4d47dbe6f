"""Maps drawn without windows."""

from qgis.core import QgsMapRendererParallelJob, QgsMapSettings
from qgis.PyQt.QtCore import QSize
from qgis.PyQt.QtGui import QColor

WIDTH, HEIGHT = 900, 600


def settings(layers, extent, crs, background="#ffffff", width=WIDTH, height=HEIGHT, labels=True):
    result = QgsMapSettings()
    result.setLayers(layers)
    result.setDestinationCrs(crs)
    result.setExtent(extent)
    result.setOutputSize(QSize(width, height))
    result.setOutputDpi(96)
    result.setBackgroundColor(QColor(background))
    result.setFlag(QgsMapSettings.Antialiasing, True)
    result.setFlag(QgsMapSettings.DrawLabeling, labels)
    return result


def draw(settings):
    job = QgsMapRendererParallelJob(settings)
    job.start()
    job.waitForFinished()
    assert not job.errors(), [error.message for error in job.errors()]
    return job.renderedImage()


def color(image, settings, point):
    """The colour at a point of the map."""
    pixel = settings.mapToPixel().transform(point)
    return image.pixelColor(round(pixel.x()), round(pixel.y()))


def distance(one, other):
    """The greatest difference of two colours in red, green or blue."""
    one, other = QColor(one), QColor(other)
    return max(abs(one.red() - other.red()), abs(one.green() - other.green()), abs(one.blue() - other.blue()))
