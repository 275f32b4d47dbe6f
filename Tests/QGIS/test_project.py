"""`geonews qgis` makes a project that opens styled, on its basemap, where the places are."""

import shutil
import subprocess
import unittest
import zipfile

import drawing
import house
from qgis.core import QgsProject, QgsWkbTypes


class Project(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.path = house.located("gpkg").with_name("talks.qgz")
        house.geonews("qgis", house.located("gpkg"), "-o", cls.path)

    def opened(self, path=None):
        project = self.project = QgsProject()  # kept, as its layers are gone with it
        self.assertTrue(project.read(str(path or self.path)), project.error())
        return project

    def test_the_archive_is_sound(self):
        with zipfile.ZipFile(self.path) as archive:
            self.assertIsNone(archive.testzip())
            self.assertEqual(archive.namelist(), ["project.qgs"])

    def test_all_layers_open_styled_the_basemap_below(self):
        project = self.opened()
        order = [layer.name() for layer in project.layerTreeRoot().layerOrder()]
        self.assertEqual(order, ["places", "mentions", "regions", "basemap"])
        for layer in project.mapLayers().values():
            with self.subTest(layer.name()):
                self.assertTrue(layer.isValid())
                self.assertEqual(layer.renderer().type(), "categorizedSymbol")
                self.assertEqual(layer.crs().authid(), "EPSG:4326")
        shown = {node.name(): node.isVisible() for node in project.layerTreeRoot().findLayers()}
        self.assertEqual(shown, {"places": True, "mentions": False, "regions": True, "basemap": True})

    def test_the_view_holds_all_places(self):
        project = self.opened()
        self.assertEqual(project.crs().authid(), "EPSG:3857")
        view = project.viewSettings().defaultViewExtent()
        for place in project.mapLayersByName("places")[0].getFeatures():
            point = place.geometry().asPoint()
            x = point.x() * 111319.4908
            self.assertTrue(view.xMinimum() < x < view.xMaximum(), place["name"])

    def test_the_time_slider_has_its_range(self):
        project = self.opened()
        self.assertTrue(project.mapLayersByName("places")[0].temporalProperties().isActive())
        span = project.timeSettings().temporalRange()
        self.assertEqual(span.begin().date().toString("yyyy-MM-dd"), "2020-09-28")

    def test_project_and_data_move_together(self):
        folder = house.FOLDER / "moved"
        shutil.copytree(self.path.parent, folder)
        self.assertTrue(all(layer.isValid() for layer in self.opened(folder / self.path.name).mapLayers().values()))

    def test_a_project_elsewhere_finds_its_data(self):
        folder = house.FOLDER / "else" / "where"
        folder.mkdir(parents=True)
        house.geonews("qgis", house.located("gpkg"), "-o", folder / "talks.qgz")
        project = self.opened(folder / "talks.qgz")
        self.assertTrue(all(layer.isValid() for layer in project.mapLayers().values()))

    def test_another_crs_is_the_projects(self):
        places = house.located("gpkg", "--crs", "EPSG:32638")
        house.geonews("qgis", places, "-o", places.with_name("utm.qgz"))
        project = self.opened(places.with_name("utm.qgz"))
        self.assertEqual(project.crs().authid(), "EPSG:32638")
        self.assertTrue(all(layer.isValid() for layer in project.mapLayers().values()))

    def test_points_and_polygons_in_one_layer_are_both_shown(self):
        places = house.located("gpkg", "--geometry", "polygon")
        house.geonews("qgis", places, "-o", places.with_name("mixed.qgz"))
        project = self.opened(places.with_name("mixed.qgz"))
        counts = {layer.geometryType(): layer.featureCount() for layer in project.mapLayersByName("places")}
        self.assertEqual(set(counts), {QgsWkbTypes.PointGeometry, QgsWkbTypes.PolygonGeometry})
        self.assertTrue(all(counts.values()))

    def test_the_basemap_never_takes_the_place_of_the_places(self):
        places = house.located("gpkg").with_name("own-basemap.gpkg")
        shutil.copy(house.located("gpkg"), places)
        with self.assertRaises(subprocess.CalledProcessError):
            house.geonews("qgis", places, "-o", places.with_name("own.qgz"))
        self.assertTrue(house.layer(places, "places").isValid())

    def test_the_basemap_has_every_continent_and_disputed_areas(self):
        basemap = self.opened().mapLayersByName("basemap")[0]
        kinds = {}
        for feature in basemap.getFeatures():
            kinds.setdefault(feature["kind"], set()).add(feature["name"])
        self.assertGreater(len(kinds["country"]), 190)
        self.assertLessEqual({"Armenia", "Brazil", "Kenya", "Australia", "Canada"}, kinds["country"])
        self.assertIn("Nagorno-Karabakh", kinds["disputed"])
        self.assertLess((self.path.with_name("talks-basemap.gpkg")).stat().st_size, 12_000_000)

    def test_the_picture_has_land_sea_and_places(self):
        project = self.opened()
        nodes = [node.layer() for node in project.layerTreeRoot().findLayers() if node.isVisible()]
        view = project.viewSettings().defaultViewExtent()
        settings = drawing.settings(nodes, view, project.crs(), project.backgroundColor().name(), labels=False)
        image = drawing.draw(settings)
        colors = {}
        for x in range(0, image.width(), 2):
            for y in range(0, image.height(), 2):
                name = image.pixelColor(x, y).name()
                colors[name] = colors.get(name, 0) + 1
        self.assertGreater(colors.get("#d6e6ef", 0), 200, "the sea")
        self.assertGreater(colors.get("#f4f1ea", 0), 200, "the land")


if __name__ == "__main__":
    unittest.main()
