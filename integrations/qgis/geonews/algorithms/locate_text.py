import os
import tempfile

from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsFeatureSink,
    QgsProcessing,
    QgsProcessingException,
    QgsProcessingParameterFeatureSink,
    QgsProcessingParameterFile,
    QgsProcessingParameterString,
    QgsWkbTypes,
)

from .. import command, places
from .base import Styler
from .locating import Locating


class LocateText(Locating):
    TEXT, FILE = "TEXT", "FILE"
    title = "Locate places in text"
    help_text = (
        "Finds the places that a text names, and says for each how sure it is, in which country and regions it lies "
        "and which others it could be. Give the text itself or a file with it."
    )

    def name(self):
        return "locatetext"

    def initAlgorithm(self, configuration=None):
        self.addParameter(QgsProcessingParameterString(self.TEXT, "Text", multiLine=True, optional=True))
        self.addParameter(QgsProcessingParameterFile(self.FILE, "or a text file", optional=True))
        self.add_options()
        self.addParameter(
            QgsProcessingParameterFeatureSink(self.OUTPUT, "Places", QgsProcessing.TypeVectorPoint)
        )

    def processAlgorithm(self, parameters, context, feedback):
        text = self.parameterAsString(parameters, self.TEXT, context)
        path = self.parameterAsFile(parameters, self.FILE, context)
        if bool(text.strip()) == bool(path):
            raise QgsProcessingException("Give either a text or a file.")
        layout = places.fields(places.PLACE_FIELDS)
        sink, destination = self.parameterAsSink(
            parameters, self.OUTPUT, context, layout, QgsWkbTypes.Point, QgsCoordinateReferenceSystem("EPSG:4326")
        )
        if sink is None:
            raise QgsProcessingException(self.invalidSinkError(parameters, self.OUTPUT))
        with tempfile.TemporaryDirectory(prefix="geonews-") as folder:
            if not path:
                path = os.path.join(folder, "text")
                with open(path, "w", encoding="utf-8") as file:
                    file.write(text)
            try:
                features, qml = self.locate([path], self.options(parameters, context), folder, feedback)
            except command.Cancelled:
                return {}
        for found in features:
            values = places.attributes(found["properties"], places.PLACE_FIELDS)
            sink.addFeature(places.feature(found, layout, values), QgsFeatureSink.FastInsert)
        feedback.pushInfo(f"{len(features)} places.")
        if qml:
            Styler.prepare(destination, context, qml)
        return {self.OUTPUT: destination}
