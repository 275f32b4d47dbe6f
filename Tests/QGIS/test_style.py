"""The style is there when the layer is loaded: colours, sizes, opacity, labels, tips and time."""

import unittest

import drawing
import house
from qgis.core import (
    QgsDateTimeRange,
    QgsExpression,
    QgsExpressionContext,
    QgsExpressionContextUtils,
    QgsPalLayerSettings,
    QgsRectangle,
    QgsRenderContext,
    QgsSymbol,
    QgsSymbolLayer,
)
from qgis.PyQt.QtCore import QDate, QDateTime, QTime

# Okabe and Ito's palette, as docs/qgis.md gives it.
COLORS = {"city": "#d55e00", "country": "#0072b2", "disputed": "#cc79a7", "ocean": "#56b4e9", "island": "#009e73"}


def styled():
    yield "geojson", house.layer(house.located("geojson"))
    yield "fgb", house.layer(house.located("fgb"))
    yield "gpkg", house.layer(house.located("gpkg"), "places")


def context(layer, feature):
    result = QgsExpressionContext(QgsExpressionContextUtils.globalProjectLayerScopes(layer))
    result.setFields(layer.fields())
    result.setFeature(feature)
    return result


def drawn(layer, feature):
    """The symbol of the feature, and the values that expressions give it."""
    renderer = layer.renderer().clone()
    rendering = QgsRenderContext()
    rendering.setExpressionContext(context(layer, feature))
    renderer.startRender(rendering, layer.fields())
    symbol = renderer.symbolForFeature(feature, rendering).clone()
    renderer.stopRender(rendering)
    return symbol


class PlaceStyle(unittest.TestCase):
    def test_the_colour_is_that_of_the_kind(self):
        for ending, layer in styled():
            with self.subTest(ending):
                self.assertEqual(layer.renderer().type(), "categorizedSymbol")
                self.assertEqual(drawn(layer, house.feature(layer, "Baku")).color().name(), COLORS["city"])
                self.assertEqual(drawn(layer, house.feature(layer, "Armenia")).color().name(), COLORS["country"])

    def test_every_kind_has_its_colour_and_the_rest_grey(self):
        _, layer = next(styled())
        colors = {}
        for category in layer.renderer().categories():
            values = category.value() if isinstance(category.value(), list) else [category.value()]
            for value in values:
                colors[value] = category.symbol().color().name()
        for kind, color in COLORS.items():
            self.assertEqual(colors[kind], color)
        self.assertEqual(colors[""], "#666666")
        self.assertEqual(len(colors), 18)

    def test_the_area_grows_with_the_mentions_and_the_unsure_are_pale(self):
        for ending, layer in styled():
            feature = house.feature(layer, "Armenia")
            values = context(layer, feature)
            symbol = drawn(layer, feature)
            size = symbol.symbolLayer(0).dataDefinedProperties().property(QgsSymbolLayer.PropertySize)
            opacity = symbol.dataDefinedProperties().property(QgsSymbol.PropertyOpacity)
            with self.subTest(ending):
                self.assertGreater(feature["mentions"], 1)
                self.assertAlmostEqual(size.valueAsDouble(values)[0], 2.6 * feature["mentions"] ** 0.5, places=6)
                self.assertAlmostEqual(
                    opacity.valueAsDouble(values)[0], 35 + 65 * feature["confidence"], places=6
                )

    def test_names_are_labels_that_give_way(self):
        for ending, layer in styled():
            with self.subTest(ending):
                self.assertTrue(layer.labelsEnabled())
                settings = layer.labeling().settings()
                self.assertEqual(settings.fieldName, "name")
                self.assertFalse(settings.displayAll)
                self.assertTrue(settings.obstacleSettings().isObstacle())
                text = settings.format()
                self.assertTrue(text.buffer().enabled())
                priority = settings.dataDefinedProperties().property(QgsPalLayerSettings.Priority)
                often, once = (
                    priority.valueAsDouble(context(layer, house.feature(layer, name)))[0]
                    for name in ("Armenia", "Yerevan")
                )
                self.assertGreater(often, once)

    def test_the_map_tip_has_the_snippet_and_obeys_no_markup_in_it(self):
        for ending, layer in styled():
            with self.subTest(ending):
                feature = house.feature(layer, "Moscow")
                tip = QgsExpression.replaceExpressionText(layer.mapTipTemplate(), context(layer, feature))
                self.assertIn("<b>Moscow</b>", tip)
                feature["snippet"] = '<b onclick="alert(1)">Tbilisi</b> & others'
                tip = QgsExpression.replaceExpressionText(layer.mapTipTemplate(), context(layer, feature))
                self.assertIn('&lt;b onclick="alert(1)"&gt;Tbilisi&lt;/b&gt; &amp; others', tip)
                self.assertNotIn("<b onclick", tip)

    def test_the_time_slider_shows_the_day_and_no_other(self):
        for ending, layer in styled():
            self.assertTrue(layer.temporalProperties().isActive())
            baku = house.feature(layer, "Baku").geometry().asPoint()
            view = QgsRectangle.fromCenterAndSize(baku, 4, 3)
            for day, is_there in ((QDate(2020, 9, 28), True), (QDate(2020, 9, 25), False)):
                with self.subTest(ending, day=day.toString()):
                    settings = drawing.settings([layer], view, layer.crs(), labels=False)
                    settings.setIsTemporal(True)
                    settings.setTemporalRange(
                        QgsDateTimeRange(QDateTime(day, QTime(0, 0)), QDateTime(day, QTime(23, 59)))
                    )
                    color = drawing.color(drawing.draw(settings), settings, baku).name()
                    self.assertEqual(color != "#ffffff", is_there)

    def test_without_a_date_there_is_no_time(self):
        text = house.FOLDER / "undated.txt"
        text.write_text("Two trains left Baku for Tbilisi.\n", encoding="utf-8")
        path = house.FOLDER / "undated.geojson"
        house.geonews("locate", text, "-o", path, "--qml")
        layer = house.layer(path)
        self.assertFalse(layer.temporalProperties().isActive())


class RegionStyle(unittest.TestCase):
    def test_regions_have_thin_fills_and_the_disputed_are_dashed(self):
        layer = house.layer(house.located("gpkg"), "regions")
        for name, color, line in (
            ("Armenia", COLORS["country"], "solid"), ("Nagorno-Karabakh", COLORS["disputed"], "dash"),
        ):  # fmt: skip
            with self.subTest(name):
                feature = house.feature(layer, name)
                symbol = drawn(layer, feature)
                self.assertEqual(symbol.symbolLayer(0).fillColor().name(), color)
                self.assertLess(symbol.symbolLayer(0).fillColor().alpha(), 64)
                style = symbol.symbolLayer(0).dataDefinedProperties().property(QgsSymbolLayer.PropertyStrokeStyle)
                self.assertEqual(style.valueAsString(context(layer, feature))[0], line)


if __name__ == "__main__":
    unittest.main()
