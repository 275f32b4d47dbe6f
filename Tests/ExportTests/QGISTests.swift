import Geo
import Testing

@testable import Export

@Suite("QGIS's styles and projects") struct QGISTests {
    @Test("what a name holds cannot break out of the XML")
    func escaping() {
        let element = XMLElement("a", [("b", "\"<&\n\u{1}")], text: "</a>&")
        #expect(
            element.document(type: "a")
                == "<!DOCTYPE a>\n<a b=\"&quot;&lt;&amp;&#10;\u{FFFD}\">&lt;/a&gt;&amp;</a>\n")
    }

    @Test("the checksum is the one that ZIP has")
    func checksum() {
        #expect(CRC32.of(Array("123456789".utf8)) == 0xCBF4_3926)
        #expect(CRC32.of([]) == 0)
    }

    @Test("the end of an archive tells where its directory lies")
    func archive() {
        var archive = ZipArchive()
        archive.add("project.qgs", Array("<qgis/>".utf8))
        let bytes = archive.finished()
        #expect(bytes.starts(with: [0x50, 0x4B, 3, 4]))
        // 30 bytes of header, 11 of name, 7 of content; 46 of directory and the name again
        #expect(bytes.suffix(22).prefix(12) == [0x50, 0x4B, 5, 6, 0, 0, 0, 0, 1, 0, 1, 0])
        #expect(bytes.suffix(10).prefix(8) == [57, 0, 0, 0, 48, 0, 0, 0])
        #expect(bytes.count == 48 + 57 + 22)
    }

    @Test("the style follows the features: their geometry, and time where any has a date")
    func styleOfFeatures() throws {
        let point = Feature(geometry: .point(Coordinate(longitude: 46.75, latitude: 39.82)))
        var dated = point
        dated.properties[PropertyName.date] = .string("2020-09-28")
        #expect(QGISStyle(places: [])?.qml == nil)
        #expect(try #require(QGISStyle(places: [point])).qml.contains("<temporal enabled=\"0\""))
        #expect(try #require(QGISStyle(places: [point, dated])).qml.contains("<temporal enabled=\"1\""))
        #expect(try #require(QGISStyle(places: [point])).qml.contains("<layerGeometryType>0<"))
    }

    @Test("a file that is not there is told and not made")
    func missing() {
        #expect(throws: ExportError.self) {
            _ = try QGISProject(geoPackage: "/nowhere/places.gpkg", source: "places.gpkg", basemap: "b", title: "t")
        }
    }
}
