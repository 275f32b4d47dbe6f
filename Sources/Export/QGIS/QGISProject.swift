import Geo

/// A QGIS project (.qgz) that shows a GeoPackage of places on the basemap, styled, fitted to the places.
public struct QGISProject {
    private let title: String
    private var layers: [ProjectLayer]
    private let view: ProjectView
    private let days: ClosedRange<String>?

    /// - Parameters:
    ///   - path: the GeoPackage, and `source`, how the project is to name it: relative to the project's folder.
    ///   - basemap: how the project is to name the GeoPackage with the basemap.
    public init(geoPackage path: String, source: String, basemap: String, title: String) throws(ExportError) {
        let stored = try GeoPackageContents.layers(of: path)
        // The places lead: a file of geonews has them first.
        guard let places = stored.first(where: { $0.extent != nil }) else {
            throw .invalid(path: path, reason: "has no features to show")
        }
        self.title = title
        days = places.days
        view = ProjectView(around: places)
        layers = stored.flatMap { layer in
            let isMain = layer.name == places.name
            let name = "\(source)|layername=\(layer.name)"
            return layer.shapes.map { shape in
                ProjectLayer(
                    name: layer.name, source: layer.shapes.count > 1 ? "\(name)|geometrytype=\(shape.rawValue)" : name,
                    geometry: shape, system: (layer.authority, layer.wellKnownText),
                    style: shape == .polygon
                        ? .regions(isDated: layer.days != nil, hasLabels: isMain) : .places(isDated: layer.days != nil),
                    isShown: isMain || shape == .polygon)
            }
        }
        layers.append(
            ProjectLayer(
                name: Basemap.layer, source: "\(basemap)|layername=\(Basemap.layer)", geometry: .polygon,
                system: ("EPSG:4326", CoordinateSystem.wgs84.wellKnownText), style: .basemap, isShown: true))
    }

    /// Writes the project; nothing is left half-written on failure.
    public func write(to path: String) throws(ExportError) {
        var archive = ZipArchive()
        archive.add(
            "project.qgs", Array(document.document(type: "qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'").utf8))
        let output = try Output(path: path)
        try output.write(archive.finished())
        try output.commit()
    }

    private var document: XMLElement {
        XMLElement(
            "qgis", [("projectname", title), ("version", "3.22.0")],
            [
                XMLElement("title", text: title),
                XMLElement("projectCrs", [], [view.system]),
                XMLElement("layer-tree-group", [], layers.map(\.treeElement)),
                XMLElement("mapcanvas", [("name", "theMapCanvas"), ("annotationsVisible", "1")], view.canvas),
                XMLElement("projectlayers", [], layers.map(\.element)),
                XMLElement("layerorder", [], layers.map { XMLElement("layer", [("id", $0.id)]) }),
                properties,
                XMLElement("ProjectViewSettings", [("UseProjectScales", "0")], [view.defaultExtent]),
            ] + (days.map { [Self.timeSettings($0)] } ?? []))
    }

    private var properties: XMLElement {
        let sea = zip(["Red", "Green", "Blue"], QGISStyle.sea.parts).map { name, value in
            XMLElement("CanvasColor\(name)Part", [("type", "int")], text: String(value))
        }
        return XMLElement(
            "properties", [],
            [
                XMLElement("Gui", [], sea),
                XMLElement(
                    "SpatialRefSys", [], [XMLElement("ProjectionsEnabled", [("type", "int")], text: "1")]),
                XMLElement("Paths", [], [XMLElement("Absolute", [("type", "bool")], text: "false")]),
            ])
    }

    /// The range and the step of the time slider.
    private static func timeSettings(_ days: ClosedRange<String>) -> XMLElement {
        XMLElement(
            "ProjectTimeSettings",
            [("timeStep", "1"), ("timeStepUnit", "d"), ("frameRate", "1"), ("cumulativeTemporalRange", "0")],
            [
                XMLElement(
                    "TemporalRange", [],
                    [
                        XMLElement("start", text: "\(days.lowerBound)T00:00:00Z"),
                        XMLElement("end", text: "\(days.upperBound)T23:59:59Z"),
                    ])
            ])
    }
}
