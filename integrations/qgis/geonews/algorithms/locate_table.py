import itertools
import os
import tempfile

from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsFeatureSink,
    QgsFields,
    QgsProcessing,
    QgsProcessingException,
    QgsProcessingParameterFeatureSink,
    QgsProcessingParameterFeatureSource,
    QgsProcessingParameterField,
    QgsProcessingUtils,
    QgsWkbTypes,
)

from .. import command, places
from .base import Styler
from .locating import Locating

# Rows a call: few enough for a quick cancel, many enough that opening the model does not count.
BATCH = 50


class LocateTable(Locating):
    INPUT, FIELD = "INPUT", "FIELD"
    title = "Locate places in a table's text column"
    help_text = (
        "Takes each row's text as an article and writes a point for each place that it names, with the row's own "
        "columns before the place's."
    )

    def name(self):
        return "locatetable"

    def initAlgorithm(self, configuration=None):
        self.addParameter(
            QgsProcessingParameterFeatureSource(self.INPUT, "Table or layer", [QgsProcessing.TypeVector])
        )
        self.addParameter(
            QgsProcessingParameterField(
                self.FIELD, "Text column", parentLayerParameterName=self.INPUT, type=QgsProcessingParameterField.String
            )
        )
        self.add_options()
        self.addParameter(
            QgsProcessingParameterFeatureSink(self.OUTPUT, "Places", QgsProcessing.TypeVectorPoint)
        )

    def processAlgorithm(self, parameters, context, feedback):
        source = self.parameterAsSource(parameters, self.INPUT, context)
        if source is None:
            raise QgsProcessingException(self.invalidSourceError(parameters, self.INPUT))
        column = self.parameterAsString(parameters, self.FIELD, context)
        index = source.fields().lookupField(column)
        if index < 0:
            raise QgsProcessingException(f"The table has no column '{column}'.")
        # A GeoPackage numbers its rows by `fid`: several places of one row would clash.
        kept = [i for i, field in enumerate(source.fields()) if field.name().lower() != "fid"]
        own = QgsFields()
        for i in kept:
            own.append(source.fields()[i])
        layout = QgsProcessingUtils.combineFields(own, places.fields(places.PLACE_FIELDS))
        sink, destination = self.parameterAsSink(
            parameters, self.OUTPUT, context, layout, QgsWkbTypes.Point, QgsCoordinateReferenceSystem("EPSG:4326")
        )
        if sink is None:
            raise QgsProcessingException(self.invalidSinkError(parameters, self.OUTPUT))
        style, done = None, 0
        options = self.options(parameters, context)
        with tempfile.TemporaryDirectory(prefix="geonews-") as folder:
            for rows in batches(source.getFeatures()):
                texts = {}
                for number, row in enumerate(rows):
                    text = row[index]
                    if isinstance(text, str) and text.strip():
                        texts[f"row{number}"] = row
                        with open(os.path.join(folder, f"row{number}"), "w", encoding="utf-8") as file:
                            file.write(text)
                try:
                    files = [os.path.join(folder, name) for name in texts]
                    found, qml = self.locate(files, options, folder, feedback) if files else ([], None)
                except command.Cancelled:
                    return {}
                style = style or qml
                for place in found:
                    row = texts[place["properties"]["article"]].attributes()
                    values = [row[i] for i in kept] + places.attributes(place["properties"], places.PLACE_FIELDS)
                    sink.addFeature(places.feature(place, layout, values), QgsFeatureSink.FastInsert)
                done += len(rows)
                feedback.setProgress(100 * done / max(source.featureCount(), done))
                if feedback.isCanceled():
                    return {}
        if style:
            Styler.prepare(destination, context, style)
        return {self.OUTPUT: destination}


def batches(rows):
    """Lists of up to BATCH rows."""
    rows = iter(rows)
    while batch := list(itertools.islice(rows, BATCH)):
        yield batch
