import Geo

/// How QGIS is to draw a layer: the elements that a style file (QML), a GeoPackage's `layer_styles` and a project share.
public struct QGISStyle: Sendable {
    /// 0 point, 2 polygon, as QGIS numbers them here.
    private let geometryType: String
    let hasLabels: Bool
    let elements: [XMLElement]

    init(geometryType: Int, hasLabels: Bool, elements: [XMLElement]) {
        self.geometryType = String(geometryType)
        self.hasLabels = hasLabels
        self.elements = elements
    }

    /// The style for places or mentions: polygons when all of them are, points otherwise; with the time of each where any
    /// has a date. nil without any geometry.
    public init?(places features: [Feature]) {
        let isDated = features.contains { $0.properties[PropertyName.date]?.text != nil }
        switch GeometryKind(of: features) {
        case .none: return nil
        case .polygon: self = .regions(isDated: isDated, hasLabels: true)
        case .point, .mixed: self = .places(isDated: isDated)
        }
    }

    /// The style file.
    public var qml: String {
        XMLElement(
            "qgis",
            [
                ("version", "3.22.0"), ("styleCategories", "AllStyleCategories"),
                ("labelsEnabled", hasLabels ? "1" : "0"),
            ],
            elements + [XMLElement("layerGeometryType", text: geometryType)]
        ).document(type: "qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'")
    }
}
