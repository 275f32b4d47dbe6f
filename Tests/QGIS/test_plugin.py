"""The plugin's algorithms run the command and give layers."""

import configparser
import pathlib
import stat
import sys
import threading
import time
import unittest

import house
from qgis.core import (
    QgsApplication,
    QgsFeature,
    QgsGeometry,
    QgsPointXY,
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingOutputLayerDefinition,
    QgsProject,
    QgsProperty,
    QgsVectorLayer,
)
from qgis.PyQt.QtCore import QVariant

sys.path.insert(0, str(house.ROOT / "integrations/qgis"))
METADATA = house.ROOT / "integrations/qgis/geonews/metadata.txt"


def table(texts):
    result = QgsVectorLayer("NoGeometry?field=number:integer&field=body:string", "articles", "memory")
    for number, text in enumerate(texts):
        feature = QgsFeature(result.fields())
        feature.setAttributes([number, text])
        result.dataProvider().addFeature(feature)
    return result


class Plugin(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        house.processing()
        from geonews import classFactory
        from processing.core.ProcessingConfig import ProcessingConfig

        cls.plugin = classFactory(None)
        cls.plugin.initProcessing()
        cls.config = ProcessingConfig
        cls.config.setSettingValue("GEONEWS_COMMAND", house.BINARY)

    @classmethod
    def tearDownClass(cls):
        cls.plugin.unload()

    def setUp(self):
        self.config.setSettingValue("GEONEWS_COMMAND", house.BINARY)

    def run_algorithm(self, name, feedback=None, **parameters):
        parameters.setdefault("OUTPUT", "memory:")
        return house.processing().run(f"geonews:{name}", parameters, feedback=feedback)["OUTPUT"]

    def test_the_four_algorithms_are_there(self):
        provider = QgsApplication.processingRegistry().providerById("geonews")
        self.assertEqual(
            {algorithm.displayName() for algorithm in provider.algorithms()},
            {
                "Locate places in text",
                "Locate places in a table's text column",
                "Search gazetteer",
                "Containing regions",
            },
        )

    def test_metadata_have_what_qgis_asks_for(self):
        general = configparser.ConfigParser()
        general.read(METADATA)
        general = general["general"]
        for key in ("name", "qgisMinimumVersion", "description", "about", "version", "author", "email"):
            self.assertTrue(general.get(key), key)
        self.assertEqual(general["hasProcessingProvider"], "yes")

    def test_places_in_text(self):
        layer = self.run_algorithm("locatetext", TEXT=house.ARTICLE)
        self.assertEqual(layer.crs().authid(), "EPSG:4326")
        baku = house.feature(layer, "Baku")
        self.assertAlmostEqual(baku.geometry().asPoint().x(), 49.87, delta=0.1)
        self.assertEqual(layer.fields().field("mentions").type(), QVariant.LongLong)
        self.assertEqual(layer.fields().field("date").type(), QVariant.Date)
        self.assertEqual(baku["date"].toString("yyyy-MM-dd"), "2020-09-28")
        self.assertIn("Azerbaijan", baku["within"])

    def test_places_in_a_file_and_only_in_a_country(self):
        layer = self.run_algorithm("locatetext", FILE=str(house.article()), COUNTRY="AM", MIN_CONFIDENCE=0.2)
        self.assertEqual({f["country_code"] for f in layer.getFeatures()}, {"AM"})

    def test_the_result_can_be_processed_and_written(self):
        path = house.FOLDER / "plugin.gpkg"
        self.run_algorithm("locatetext", TEXT=house.ARTICLE, OUTPUT=str(path))
        self.assertIn("Baku", {f["name"] for f in house.layer(path).getFeatures()})

    def test_places_in_a_table_keep_the_rows_columns(self):
        texts = ["A train left Baku.", "", None, "A ship reached Lisbon from Tbilisi; --output is no option here."]
        layer = self.run_algorithm("locatetable", INPUT=table(texts), FIELD="body")
        found = {(f["number"], f["name"]) for f in layer.getFeatures()}
        self.assertLessEqual({(0, "Baku"), (3, "Lisbon"), (3, "Tbilisi")}, found)

    def test_a_long_table_tells_its_progress(self):
        progress = []
        feedback = QgsProcessingFeedback()
        feedback.progressChanged.connect(progress.append)
        layer = self.run_algorithm("locatetable", feedback, INPUT=table(["A train left Baku."] * 120), FIELD="body")
        self.assertEqual(len({f["number"] for f in layer.getFeatures()}), 120)
        self.assertGreaterEqual(len(set(progress)), 3)

    def test_the_gazetteer_is_searched(self):
        layer = self.run_algorithm("searchgazetteer", NAME="Gyumri", LIMIT=5)
        city = house.feature(layer, "Gyumri")
        self.assertEqual((city["kind"], city["country"]), ("city", "Armenia"))
        self.assertAlmostEqual(city.geometry().asPoint().y(), 40.8, delta=0.1)

    def test_a_name_that_looks_like_an_option_is_a_name(self):
        with self.assertRaisesRegex(Exception, "no place is called"):
            self.run_algorithm("searchgazetteer", NAME="--help-qqqqqqqqqqqqqqqqqqqqqqqq; touch x")

    def test_regions_contain_points_of_any_crs(self):
        points = QgsVectorLayer("Point?crs=EPSG:3857&field=name:string", "points", "memory")
        feature = QgsFeature(points.fields())
        feature.setAttributes(["Stepanakert"])
        feature.setGeometry(QgsGeometry.fromPointXY(QgsPointXY(5_204_187, 4_840_300)))
        points.dataProvider().addFeature(feature)
        answer = next(self.run_algorithm("containingregions", INPUT=points).getFeatures())
        regions = answer["regions"].split("; ")
        self.assertLessEqual({"Nagorno-Karabakh", "Azerbaijan", "South Caucasus", "Asia"}, set(regions))
        self.assertEqual(answer["country"], "Azerbaijan")
        self.assertEqual(answer["name"], "Stepanakert")

    def test_a_missing_command_is_told(self):
        # QGIS itself refuses a path that is not there; this one cannot be run.
        self.config.setSettingValue("GEONEWS_COMMAND", str(house.article()))
        with self.assertRaisesRegex(Exception, "talks.txt.*Settings"):
            self.run_algorithm("searchgazetteer", NAME="Gyumri")

    def test_what_the_command_says_is_told(self):
        with self.assertRaisesRegex(Exception, "no region is called"):
            self.run_algorithm("locatetext", TEXT="Baku", REGION="Qqqqqqqqqqqqqqqqqqqqqq")

    def test_cancel_ends_the_command(self):
        slow = house.FOLDER / "slow"
        mark = house.FOLDER / "slow.pid"
        slow.write_text(f"#!/bin/sh\necho $$ > {mark}\nexec sleep 60\n")
        slow.chmod(slow.stat().st_mode | stat.S_IXUSR)
        self.config.setSettingValue("GEONEWS_COMMAND", str(slow))
        feedback = QgsProcessingFeedback()

        def cancel():
            while not mark.exists() or not mark.read_text().strip():
                time.sleep(0.05)
            feedback.cancel()

        thread = threading.Thread(target=cancel)
        start = time.monotonic()
        thread.start()
        try:
            self.run_algorithm("searchgazetteer", feedback, NAME="Gyumri")
        except KeyError:
            pass  # no output
        thread.join()
        self.assertLess(time.monotonic() - start, 30)
        self.assertFalse(pathlib.Path(f"/proc/{mark.read_text().strip()}").exists())

    def test_the_loaded_layer_is_styled(self):
        project = QgsProject()
        context = QgsProcessingContext()
        context.setProject(project)
        algorithm = QgsApplication.processingRegistry().createAlgorithmById("geonews:locatetext")
        sink = QgsProcessingOutputLayerDefinition()
        sink.sink = QgsProperty.fromValue("memory:")
        sink.destinationProject = project
        _, ok = algorithm.run({"TEXT": house.ARTICLE, "OUTPUT": sink}, context, QgsProcessingFeedback())
        self.assertTrue(ok)
        [(source, details)] = context.layersToLoadOnCompletion().items()
        layer = context.takeResultLayer(source)
        details.postProcessor().postProcessLayer(layer, context, QgsProcessingFeedback())
        self.assertEqual(layer.renderer().type(), "categorizedSymbol")


if __name__ == "__main__":
    unittest.main()
