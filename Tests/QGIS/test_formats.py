"""QGIS and GDAL open what geonews writes, with the types that are promised."""

import json
import subprocess
import unittest

import house
from qgis.core import QgsFeatureRequest, QgsWkbTypes
from qgis.PyQt.QtCore import QVariant

WHOLE = {QVariant.Int, QVariant.LongLong}
TYPES = {
    "name": {QVariant.String},
    "kind": {QVariant.String},
    "mentions": WHOLE,
    "geonames_id": WHOLE,
    "population": WHOLE,
    "confidence": {QVariant.Double},
    "disputed": {QVariant.Bool},
    "snippet": {QVariant.String},
    "date": {QVariant.Date},
}


class Formats(unittest.TestCase):
    def test_each_format_opens_with_the_same_places(self):
        expected = {f["properties"]["name"] for f in json.loads(house.located("geojson").read_text())["features"]}
        self.assertLessEqual({"Armenia", "Azerbaijan", "Baku", "Yerevan", "Tbilisi"}, expected)
        for ending in ("geojson", "geojsonl", "geojsons", "fgb", "gpkg", "kml"):
            with self.subTest(ending):
                layer = house.layer(house.located(ending), "places" if ending == "gpkg" else None)
                field = "Name" if ending == "kml" and layer.fields().lookupField("name") < 0 else "name"
                self.assertEqual({feature[field] for feature in layer.getFeatures()}, expected)
                self.assertEqual(QgsWkbTypes.geometryType(layer.wkbType()), QgsWkbTypes.PointGeometry)
                self.assertEqual(layer.crs().authid(), "OGC:CRS84" if layer.crs().authid()[:3] == "OGC" else "EPSG:4326")

    def test_fields_have_the_promised_types(self):
        for ending in ("geojson", "gpkg", "fgb"):
            fields = house.layer(house.located(ending), "places" if ending == "gpkg" else None).fields()
            for name, kinds in TYPES.items():
                if ending == "fgb" and name == "date":
                    continue  # FlatGeobuf has no type for a day: GDAL reads text
                with self.subTest(ending, field=name):
                    self.assertIn(fields.field(name).type(), kinds)

    def test_a_geopackage_has_all_layers_and_an_index_that_finds(self):
        path = house.located("gpkg")
        for name in ("places", "mentions", "regions", "articles"):
            with self.subTest(name):
                self.assertGreater(house.layer(path, name).featureCount(), 0)
        places = house.layer(path, "places")
        baku = house.feature(places, "Baku").geometry().boundingBox().buffered(0.01)
        self.assertEqual([f["name"] for f in places.getFeatures(QgsFeatureRequest(baku))], ["Baku"])

    def test_another_crs_is_told_and_lands_on_the_same_spot(self):
        degrees = house.feature(house.layer(house.located("gpkg"), "places"), "Baku").geometry().asPoint()
        self.assertAlmostEqual(degrees.x(), 49.87, delta=0.1)
        for ending in ("geojson", "gpkg", "fgb"):
            with self.subTest(ending):
                path = house.located(ending, "--crs", "EPSG:3857")
                layer = house.layer(path, "places" if ending == "gpkg" else None)
                self.assertEqual(layer.crs().authid(), "EPSG:3857")
                metres = house.feature(layer, "Baku").geometry().asPoint()
                self.assertAlmostEqual(metres.x(), degrees.x() * 111319.4908, delta=1)


class GeoPackageByGDAL(unittest.TestCase):
    def test_ogrinfo_reads_every_layer_without_a_warning(self):
        answer = subprocess.run(
            ["ogrinfo", "-ro", "-al", "-q", str(house.located("gpkg"))], capture_output=True, text=True
        )
        self.assertEqual((answer.returncode, answer.stderr), (0, ""))

    def test_the_file_is_valid(self):
        """What GDAL's validate_gpkg asks first of a file: its marks, integrity, contents, extents and indexes."""
        import sqlite3

        with sqlite3.connect(f"file:{house.located('gpkg')}?mode=ro", uri=True) as file:
            one = lambda sql: file.execute(sql).fetchone()[0]  # noqa: E731
            self.assertEqual(one("PRAGMA application_id"), 0x47504B47)
            self.assertEqual(one("PRAGMA user_version"), 10300)
            self.assertEqual(one("PRAGMA integrity_check"), "ok")
            self.assertEqual(file.execute("PRAGMA foreign_key_check").fetchall(), [])
            tables = file.execute("SELECT table_name, column_name FROM gpkg_geometry_columns").fetchall()
            self.assertGreaterEqual(len(tables), 3)
            for table, column in tables:
                rows = one(f'SELECT count(*) FROM "{table}" WHERE "{column}" NOT NULL')
                self.assertEqual(one(f'SELECT count(*) FROM "rtree_{table}_{column}"'), rows)
                west, east = file.execute(f'SELECT min(minx), max(maxx) FROM "rtree_{table}_{column}"').fetchone()
                said = file.execute(
                    "SELECT min_x, max_x FROM gpkg_contents WHERE table_name = ?", [table]
                ).fetchone()
                self.assertAlmostEqual(said[0], west, places=3)
                self.assertAlmostEqual(said[1], east, places=3)
                self.assertTrue(
                    all(blob[:3] == b"GP\0" for (blob,) in file.execute(f'SELECT "{column}" FROM "{table}"') if blob)
                )
            columns = [row[1] for row in file.execute("PRAGMA table_info(layer_styles)")]
            self.assertEqual(
                columns,
                "id f_table_catalog f_table_schema f_table_name f_geometry_column styleName styleQML styleSLD "
                "useAsDefault description owner ui update_time".split(),
            )
            self.assertEqual(
                set(file.execute("SELECT f_table_catalog, f_table_schema, useAsDefault FROM layer_styles")), {("", "", 1)}
            )


if __name__ == "__main__":
    unittest.main()
