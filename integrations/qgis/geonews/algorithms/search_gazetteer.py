import json

from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsFeatureSink,
    QgsProcessing,
    QgsProcessingException,
    QgsProcessingParameterFeatureSink,
    QgsProcessingParameterNumber,
    QgsProcessingParameterString,
    QgsWkbTypes,
)

from .. import command, places
from .base import Algorithm


class SearchGazetteer(Algorithm):
    NAME, LIMIT = "NAME", "LIMIT"
    title = "Search gazetteer"
    help_text = "Finds places by name, in any script and misspelt ones too; the likeliest come first."

    def name(self):
        return "searchgazetteer"

    def initAlgorithm(self, configuration=None):
        self.addParameter(QgsProcessingParameterString(self.NAME, "Name"))
        self.addParameter(
            QgsProcessingParameterNumber(
                self.LIMIT, "Most places", QgsProcessingParameterNumber.Integer, 10, minValue=1, maxValue=1000
            )
        )
        self.addParameter(
            QgsProcessingParameterFeatureSink(self.OUTPUT, "Places found", QgsProcessing.TypeVectorPoint)
        )

    def processAlgorithm(self, parameters, context, feedback):
        name = self.parameterAsString(parameters, self.NAME, context)
        limit = self.parameterAsInt(parameters, self.LIMIT, context)
        layout = places.fields(places.SEARCH_FIELDS)
        try:
            answer = command.run(
                ["gazetteer", "search", f"--limit={limit}", "--geojson", "--", name], feedback
            )
        except command.Cancelled:
            return {}
        sink, destination = self.parameterAsSink(
            parameters, self.OUTPUT, context, layout, QgsWkbTypes.Point, QgsCoordinateReferenceSystem("EPSG:4326")
        )
        if sink is None:
            raise QgsProcessingException(self.invalidSinkError(parameters, self.OUTPUT))
        for found in json.loads(answer)["features"]:
            values = places.attributes(found["properties"], places.SEARCH_FIELDS)
            sink.addFeature(places.feature(found, layout, values), QgsFeatureSink.FastInsert)
        return {self.OUTPUT: destination}
