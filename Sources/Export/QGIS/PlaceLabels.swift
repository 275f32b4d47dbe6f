import Geo

/// Names on the map, where there is room for them.
enum PlaceLabels {
    static func element(onPolygons: Bool) -> XMLElement {
        let mentions = "coalesce(\"\(PropertyName.mentions)\", 1)"
        return XMLElement(
            "labeling", [("type", "simple")],
            [
                XMLElement(
                    "settings", [("calloutType", "simple")],
                    [
                        text,
                        onPolygons ? insidePolygons : aroundPoints,
                        XMLElement(
                            "rendering",
                            [
                                ("drawLabels", "1"), ("displayAll", "0"), ("obstacle", "1"), ("obstacleFactor", "1"),
                                ("obstacleType", "0"), ("fontLimitPixelSize", "0"), ("scaleVisibility", "0"),
                                ("limitNumLabels", "0"), ("mergeLines", "0"), ("minFeatureSize", "0"), ("zIndex", "0"),
                            ]),
                        .dataDefined(
                            "dd_properties",
                            [
                                ("Priority", "min(10, 3 + 2 * ln(\(mentions)))"),
                                ("Size", "8 + min(4, 1.5 * ln(\(mentions)))"),
                            ]),
                    ])
            ])
    }

    private static let text = XMLElement(
        "text-style",
        [
            ("fieldName", PropertyName.name), ("isExpression", "0"), ("fontFamily", "Sans Serif"), ("fontSize", "8"),
            ("fontSizeUnit", "Point"), ("textColor", "34,34,34,255"), ("textOpacity", "1"), ("namedStyle", "Regular"),
        ],
        [
            XMLElement(
                "text-buffer",
                [
                    ("bufferDraw", "1"), ("bufferSize", "0.8"), ("bufferSizeUnits", "MM"), ("bufferOpacity", "0.85"),
                    ("bufferColor", "255,255,255,255"), ("bufferNoFill", "1"), ("bufferJoinStyle", "128"),
                ])
        ])

    /// 6: by a cartographer's order of positions, measured from the symbol's edge.
    private static let aroundPoints = XMLElement(
        "placement",
        [
            ("placement", "6"), ("predefinedPositionOrder", "TR,TL,BR,BL,R,L,TSR,BSR"), ("offsetType", "1"),
            ("dist", "0.6"), ("distUnits", "MM"), ("priority", "5"), ("geometryGenerator", ""),
        ])

    /// 4: level, within the polygon.
    private static let insidePolygons = XMLElement(
        "placement", [("placement", "4"), ("priority", "5"), ("geometryGenerator", "")])
}
