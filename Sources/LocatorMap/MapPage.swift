import Gazetteer
import Geo
import Projection
import Shapes

/// The page: title, map, and below it the key, what is outside, and where it all comes from.
struct MapPage {
    private(set) var scene: Scene

    private static let left = 44.0
    private static let right = 40.0
    private static let titleSizes = [25.0, 23, 21]
    private static let attribution = "Places: GeoNames, CC BY 4.0 · Shapes: Natural Earth · Map: geonews"

    init(_ places: LocatorPlaces, title: String, gazetteer: Gazetteer) throws(LocatorMapError) {
        do {
            let width = MapView.pageWidth
            let title = TextWidth.fitted(title, size: 1, into: 300)
            let (titleLines, titleSize) = Self.title(title, into: width - Self.left - Self.right)
            let top = titleLines.isEmpty ? 16 : 22 + Double(titleLines.count) * titleSize * 1.22
            let spread = PlaceSpread(of: places.places, gazetteer: gazetteer)
            let view = try MapView(
                showing: spread.positions, left: Self.left, top: top, width: width - Self.left - Self.right)
            let figure = try MapFigure(places.places, view: view, gazetteer: gazetteer)
            var marks: [Mark] = [
                .path(
                    Path(Rectangle(minX: 0, minY: 0, maxX: width, maxY: 4000)), Paint(fill: Palette.paper))
            ]
            for (number, line) in titleLines.enumerated() {
                let baseline = Point(x: Self.left, y: 14 + titleSize + Double(number) * titleSize * 1.22)
                marks.append(
                    .caption(Caption(text: line, at: baseline, size: titleSize, isBold: true, color: Palette.ink)))
            }
            marks += figure.marks
            var foot = Foot(y: view.frame.maxY + 38, left: Self.left, right: width - Self.right)
            foot.addKey(for: figure.symbolised, hasDisputes: figure.hasDisputes)
            if places.isEmpty {
                foot.addLine("No places were found.", size: 14, color: Palette.ink)
            } else {
                foot.addNames(of: figure.outside, left: places.left)
            }
            foot.addSources(Self.attribution, projection: view.projection.rawValue)
            marks += foot.marks
            scene = Scene(
                width: width, height: foot.y.rounded(), title: title.isEmpty ? "Locator map" : title,
                summary: Self.summary(of: figure, isEmpty: places.isEmpty), marks: marks)
        } catch let error as ProjectionError {
            throw .projection(error)
        } catch let error as ShapeError {
            throw .shape(error)
        } catch {
            throw .drawing("\(error)")
        }
    }

    /// On one line if a smaller size helps; otherwise on two.
    private static func title(_ text: String, into room: Double) -> ([String], size: Double) {
        let printed = PrintedText.string(text)
        let sizes = printed.utf8.count < 400 ? titleSizes : []
        let fitting = sizes.first { TextWidth.of(printed, size: $0, isBold: true) <= room }
        let size = fitting ?? titleSizes[1]
        return (TextWidth.lines(of: printed, size: size, isBold: true, into: room, limit: 2), size)
    }

    private static func summary(of figure: MapFigure, isEmpty: Bool) -> String {
        if isEmpty { return "A map of the world. No places were found." }
        let names = figure.shown.prefix(20).map(\.name).joined(separator: ", ")
        let others = figure.outside.prefix(20).map(\.name).joined(separator: ", ")
        return "A map that shows \(names.isEmpty ? "no named place" : names)."
            + (others.isEmpty ? "" : " Outside the map: \(others).")
    }
}

/// The lines below the map.
private struct Foot {
    /// Where the next line stands; in the end the page's height.
    var y: Double
    let left: Double
    let right: Double
    var marks: [Mark] = []

    init(y: Double, left: Double, right: Double) {
        (self.y, self.left, self.right) = (y, left, right)
    }

    mutating func addLine(_ text: String, size: Double, color: Color) {
        marks.append(.caption(Caption(text: text, at: Point(x: left, y: y), size: size, color: color)))
        y += size * 1.5
    }

    /// The sorts of places that are shown.
    mutating func addKey(for places: [MappedPlace], hasDisputes: Bool) {
        let size = 12.0
        var x = left
        func add(_ text: String, symbolWidth: Double, _ symbol: Mark) {
            marks.append(symbol)
            marks.append(
                .caption(Caption(text: text, at: Point(x: x + symbolWidth + 6, y: y), size: size, color: Palette.ink)))
            x += symbolWidth + 6 + TextWidth.of(text, size: size) + 18
        }
        for (label, color) in Self.sorts where places.contains(where: { $0.color == color }) {
            add(
                label, symbolWidth: 9,
                .circle(center: Point(x: x + 4.5, y: y - 4.2), radius: 4.5, Paint(fill: color)))
        }
        if let rough = places.first(where: \.isApproximate) {
            add(
                "Approximate", symbolWidth: 9,
                .circle(
                    center: Point(x: x + 4.5, y: y - 4.2), radius: 3.8,
                    Paint(fill: Palette.paper, stroke: rough.color, width: 1.6)))
        }
        if hasDisputes {
            let line = [Point(x: x, y: y - 4), Point(x: x + 22, y: y - 4)]
            add(
                "Disputed border", symbolWidth: 22,
                .path(Path(lines: [line]), Paint(stroke: Palette.border, width: 1.4, dash: [4, 3])))
        }
        if x > left { y += 22 }
    }

    private static let sorts: [(String, Color)] = [
        ("Town", "P"), ("Country or division", "A"), ("Region", "L"), ("Water", "H"), ("Landform", "T"), ("Site", "S"),
        ("Other", ""),
    ].map { ($0.0, MappedPlace.color(ofFeatureClass: $0.1)) }

    /// What is named and lies outside the map, in two lines at most.
    mutating func addNames(of places: [MappedPlace], left others: Int) {
        guard !places.isEmpty else { return }
        let size = 13.0
        var text = "Also named: "
        var count = 0
        for place in places.prefix(60) {
            let name = TextWidth.fitted(place.name, size: size, into: 260)
            let longer = text + (count > 0 ? ", " : "") + name
            if TextWidth.of(longer, size: size) > (right - left) * 1.75 { break }
            text = longer
            count += 1
        }
        let rest = places.count - count + others
        if rest > 0 { text += count > 0 ? " and \(rest) more" : "\(rest) places" }
        for line in TextWidth.lines(of: text, size: size, into: right - left, limit: 2) {
            addLine(line, size: size, color: Palette.ink)
        }
        y += 3
    }

    mutating func addSources(_ sources: String, projection: String) {
        let size = 10.5
        marks.append(
            .caption(
                Caption(
                    text: projection, at: Point(x: right, y: y), anchor: .end, size: size, color: Palette.softInk)))
        addLine(sources, size: size, color: Palette.softInk)
    }
}
