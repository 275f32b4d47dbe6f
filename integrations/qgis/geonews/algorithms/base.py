"""What the four algorithms share."""

import os

from qgis.core import QgsProcessingAlgorithm, QgsProcessingLayerPostProcessorInterface
from qgis.PyQt.QtGui import QIcon

ICON = os.path.join(os.path.dirname(__file__), os.pardir, "icon.svg")


class Algorithm(QgsProcessingAlgorithm):
    """`title` and `help_text` are the subclass's."""

    OUTPUT = "OUTPUT"
    title = ""
    help_text = ""

    def createInstance(self):
        return type(self)()

    def displayName(self):
        return self.title

    def shortHelpString(self):
        return self.help_text

    def icon(self):
        return QIcon(ICON)


class Styler(QgsProcessingLayerPostProcessorInterface):
    """Gives a finished layer the style that geonews writes."""

    # QGIS keeps no reference of its own.
    kept = []

    def __init__(self, qml):
        super().__init__()
        self.qml = qml

    def postProcessLayer(self, layer, context, feedback):
        from qgis.PyQt.QtXml import QDomDocument

        document = QDomDocument()
        if document.setContent(self.qml)[0]:
            layer.importNamedStyle(document)
            layer.triggerRepaint()
        Styler.kept.remove(self)

    @classmethod
    def prepare(cls, destination, context, qml):
        """Has the layer styled once it is loaded, when it is to be loaded at all."""
        if context.willLoadLayerOnCompletion(destination):
            styler = cls(qml)
            cls.kept.append(styler)
            context.layerToLoadOnCompletionDetails(destination).setPostProcessor(styler)
