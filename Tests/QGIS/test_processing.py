"""QGIS's own algorithms run on the layers."""

import unittest

import house


class Processing(unittest.TestCase):
    def test_the_places_can_be_reprojected(self):
        for ending in ("geojson", "gpkg", "fgb"):
            with self.subTest(ending):
                layer = house.layer(house.located(ending), "places" if ending == "gpkg" else None)
                answer = house.processing().run(
                    "native:reprojectlayer", {"INPUT": layer, "TARGET_CRS": "EPSG:32639", "OUTPUT": "memory:"}
                )
                self.assertEqual(answer["OUTPUT"].featureCount(), layer.featureCount())
                baku = house.feature(answer["OUTPUT"], "Baku").geometry().asPoint()
                self.assertAlmostEqual(baku.y(), 4_470_000, delta=20_000)

    def test_points_are_counted_in_the_regions(self):
        path = house.located("gpkg")
        answer = house.processing().run(
            "native:countpointsinpolygon",
            {
                "POLYGONS": house.layer(path, "regions"),
                "POINTS": house.layer(path, "places"),
                "FIELD": "NUMPOINTS",
                "OUTPUT": "memory:",
            },
        )
        # Yerevan and the country's own point
        self.assertEqual(house.feature(answer["OUTPUT"], "Armenia")["NUMPOINTS"], 2)


if __name__ == "__main__":
    unittest.main()
