"""The options of `geonews locate` as parameters."""

import json
import os

from qgis.core import QgsProcessingParameterBoolean, QgsProcessingParameterNumber, QgsProcessingParameterString

from .. import command
from .base import Algorithm

CONFIDENCE, REGION, COUNTRY, DEMONYMS = "MIN_CONFIDENCE", "REGION", "COUNTRY", "DEMONYMS"


class Locating(Algorithm):
    def add_options(self):
        self.addParameter(
            QgsProcessingParameterNumber(
                CONFIDENCE, "Least confidence", QgsProcessingParameterNumber.Double, 0, minValue=0, maxValue=1
            )
        )
        self.addParameter(QgsProcessingParameterString(REGION, "Only in this region", optional=True))
        self.addParameter(QgsProcessingParameterString(COUNTRY, "Only in this country (code)", optional=True))
        self.addParameter(QgsProcessingParameterBoolean(DEMONYMS, "Map adjectives and peoples too", False))

    def options(self, parameters, context):
        """As arguments. A value is glued to its option, so that one that begins with a dash is still a value."""
        arguments = [f"--min-confidence={self.parameterAsDouble(parameters, CONFIDENCE, context)}"]
        for option, name in (("--region", REGION), ("--country", COUNTRY)):
            value = self.parameterAsString(parameters, name, context).strip()
            if value:
                arguments.append(f"{option}={value}")
        if self.parameterAsBool(parameters, DEMONYMS, context):
            arguments.append("--demonyms")
        return arguments

    @staticmethod
    def locate(files, options, folder, feedback):
        """The features of the files, and the style for them; None for a style where no place was found."""
        output = os.path.join(folder, "places.geojson")
        style = os.path.join(folder, "places.qml")
        for old in (output, style):
            if os.path.exists(old):
                os.remove(old)
        command.run(
            ["locate", *options, "--qml", f"--output={output}", "--", *files], feedback, keeps_failures=len(files) > 1
        )
        with open(output, encoding="utf-8") as file:
            features = json.load(file)["features"]
        qml = None
        if os.path.exists(style):
            with open(style, encoding="utf-8") as file:
                qml = file.read()
        return features, qml
