/// A layer of a project.
struct ProjectLayer {
    let name: String
    let source: String
    let geometry: StoredLayer.Shape
    let system: (authority: String, wellKnownText: String)
    let style: QGISStyle
    let isShown: Bool

    var id: String { "geonews_\(name)_\(geometry.rawValue)" }

    var treeElement: XMLElement {
        XMLElement(
            "layer-tree-layer",
            [
                ("id", id), ("name", name), ("checked", isShown ? "Qt::Checked" : "Qt::Unchecked"),
                ("expanded", isShown ? "1" : "0"), ("providerKey", "ogr"), ("source", source),
            ])
    }

    var element: XMLElement {
        XMLElement(
            "maplayer",
            [
                ("type", "vector"), ("geometry", geometry.rawValue), ("styleCategories", "AllStyleCategories"),
                ("labelsEnabled", style.hasLabels ? "1" : "0"), ("hasScaleBasedVisibilityFlag", "0"),
            ],
            [
                XMLElement("id", text: id),
                XMLElement("datasource", text: source),
                XMLElement("layername", text: name),
                XMLElement("srs", [], [ProjectView.system(system.authority, system.wellKnownText)]),
                XMLElement("provider", [("encoding", "UTF-8")], text: "ogr"),
            ] + style.elements)
    }
}
