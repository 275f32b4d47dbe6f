from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransform,
    QgsFeature,
    QgsFeatureSink,
    QgsProcessing,
    QgsProcessingException,
    QgsProcessingParameterFeatureSink,
    QgsProcessingParameterFeatureSource,
    QgsProcessingUtils,
)

from .. import command, places
from .base import Algorithm

FIELDS = [("regions", places.TEXT), ("region_ids", places.TEXT), ("country", places.TEXT), ("nearest", places.TEXT)]


class ContainingRegions(Algorithm):
    INPUT = "INPUT"
    title = "Containing regions"
    help_text = (
        "Adds to each feature the regions that its centre lies in, the smallest first: divisions, the country, seas, "
        "disputed and historical areas, continents; and the nearest settlement."
    )

    def name(self):
        return "containingregions"

    def initAlgorithm(self, configuration=None):
        self.addParameter(
            QgsProcessingParameterFeatureSource(self.INPUT, "Features", [QgsProcessing.TypeVectorAnyGeometry])
        )
        self.addParameter(QgsProcessingParameterFeatureSink(self.OUTPUT, "With regions"))

    def processAlgorithm(self, parameters, context, feedback):
        source = self.parameterAsSource(parameters, self.INPUT, context)
        if source is None:
            raise QgsProcessingException(self.invalidSourceError(parameters, self.INPUT))
        layout = QgsProcessingUtils.combineFields(source.fields(), places.fields(FIELDS))
        sink, destination = self.parameterAsSink(
            parameters, self.OUTPUT, context, layout, source.wkbType(), source.sourceCrs()
        )
        if sink is None:
            raise QgsProcessingException(self.invalidSinkError(parameters, self.OUTPUT))
        to_degrees = QgsCoordinateTransform(
            source.sourceCrs(), QgsCoordinateReferenceSystem("EPSG:4326"), context.transformContext()
        )
        for number, feature in enumerate(source.getFeatures()):
            if feedback.isCanceled():
                break
            result = QgsFeature(layout)
            result.setGeometry(feature.geometry())
            try:
                result.setAttributes(feature.attributes() + self.regions(feature.geometry(), to_degrees, feedback))
            except command.Cancelled:
                break
            sink.addFeature(result, QgsFeatureSink.FastInsert)
            feedback.setProgress(100 * (number + 1) / max(source.featureCount(), 1))
        return {self.OUTPUT: destination}

    @staticmethod
    def regions(geometry, to_degrees, feedback):
        """The values of FIELDS; the answer's lines are `inside`, or a distance, id, name, feature, chain, population."""
        if geometry.isNull():
            return [None] * len(FIELDS)
        point = to_degrees.transform(geometry.centroid().asPoint())
        answer = command.run(
            ["gazetteer", "reverse", "--limit=1", "--", repr(point.x()), repr(point.y())], feedback
        )
        lines = [line.split("\t") for line in answer.splitlines()]
        inside = [line for line in lines if line[0] == "inside"]
        nearest = [line[2] for line in lines if line[0] != "inside"]
        countries = [line[2] for line in inside if line[3].startswith("A.PCLI") or line[3] in ("A.PCLD", "A.PCLS")]
        return [
            "; ".join(line[2] for line in inside),
            "; ".join(line[1] for line in inside),
            countries[0] if countries else None,
            nearest[0] if nearest else None,
        ]
