"""Draws docs/images/qgis.png: a project of `geonews qgis` with its legend.

    geonews locate Samples/caucasus.txt --region 'South Caucasus' --min-confidence 0.4 -o places.gpkg
    geonews qgis places.gpkg -o project.qgz
    /usr/bin/python3 Tests/QGIS/picture.py project.qgz docs/images/qgis.png
"""

import sys

import house  # noqa: F401  starts QGIS
from qgis.core import (
    QgsLayout,
    QgsLayoutExporter,
    QgsLayoutItemLegend,
    QgsLayoutItemMap,
    QgsLayoutPoint,
    QgsLayoutSize,
    QgsLegendStyle,
    QgsProject,
)
from qgis.PyQt.QtGui import QColor

WIDTH, HEIGHT = 230, 140  # millimetres


def main(path, picture):
    project = QgsProject.instance()
    assert project.read(path), project.error()
    layout = QgsLayout(project)
    layout.initializeDefaults()
    layout.pageCollection().page(0).setPageSize(QgsLayoutSize(WIDTH, HEIGHT))
    shown = [node.layer() for node in project.layerTreeRoot().findLayers() if node.isVisible()]

    view = QgsLayoutItemMap(layout)
    view.attemptResize(QgsLayoutSize(WIDTH, HEIGHT))
    view.setLayers(shown)
    view.setCrs(project.crs())
    view.zoomToExtent(project.viewSettings().defaultViewExtent())
    view.setBackgroundColor(project.backgroundColor())
    layout.addLayoutItem(view)

    legend = QgsLayoutItemLegend(layout)
    legend.setLinkedMap(view)
    legend.setAutoUpdateModel(False)
    root = legend.model().rootGroup()
    for node in root.findLayers():
        if node.name() != "places":
            node.parent().removeChildNode(node)
    legend.setSymbolWidth(4)
    for part in (QgsLegendStyle.Subgroup, QgsLegendStyle.SymbolLabel):
        font = legend.styleFont(part)
        font.setPointSizeF(8)
        legend.setStyleFont(part, font)
    legend.setBackgroundColor(QColor(255, 255, 255, 220))
    legend.setBackgroundEnabled(True)
    layout.addLayoutItem(legend)
    legend.attemptMove(QgsLayoutPoint(WIDTH - 60, 3))

    settings = QgsLayoutExporter.ImageExportSettings()
    settings.dpi = 96
    assert QgsLayoutExporter(layout).exportToImage(picture, settings) == QgsLayoutExporter.Success


main(*sys.argv[1:])
