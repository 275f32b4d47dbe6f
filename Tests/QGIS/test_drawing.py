"""The picture has symbols where the places are, in their colours."""

import unittest

import drawing
import house
from qgis.core import QgsPointXY, QgsRectangle


class Drawing(unittest.TestCase):
    def test_symbols_are_where_the_places_are(self):
        for ending in ("geojson", "gpkg", "fgb"):
            layer = house.layer(house.located(ending), "places" if ending == "gpkg" else None)
            settings = drawing.settings([layer], QgsRectangle(36, 36, 54, 58), layer.crs(), labels=False)
            image = drawing.draw(settings)
            for name, color in (("Baku", "#d55e00"), ("Yerevan", "#d55e00"), ("Armenia", "#0072b2")):
                with self.subTest(ending, place=name):
                    place = house.feature(layer, name)
                    # What is unsure is pale: the colour is mixed with the white below.
                    opacity = 0.35 + 0.65 * place["confidence"]
                    parts = [int(color[i : i + 2], 16) for i in (1, 3, 5)]
                    mixed = "#" + "".join(f"{round(255 + opacity * (part - 255)):02x}" for part in parts)
                    drawn = drawing.color(image, settings, place.geometry().asPoint())
                    self.assertLess(drawing.distance(drawn, mixed), 6, drawn.name())
            with self.subTest(ending, place="none"):
                self.assertEqual(drawing.color(image, settings, QgsPointXY(38, 57)).name(), "#ffffff")

    def test_labels_are_drawn(self):
        layer = house.layer(house.located("gpkg"), "places")
        view = QgsRectangle(36, 36, 54, 58)
        plain, labelled = (
            drawing.draw(drawing.settings([layer], view, layer.crs(), labels=labels)) for labels in (False, True)
        )
        self.assertNotEqual(plain, labelled)


if __name__ == "__main__":
    unittest.main()
