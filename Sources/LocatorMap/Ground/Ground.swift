import Gazetteer
import Geo
import Shapes

/// What is under the places: land, lakes, borders, disputed lines, and the areas that the article names.
struct Ground {
    let countries: LandMap
    /// First-level divisions of the countries in which they are large enough to be drawn.
    let divisions: LandMap
    /// Rings of lakes.
    private(set) var lakes: [[Point]] = []
    /// Lines that states disagree on.
    private(set) var disputed: [[Point]] = []
    /// The rings of the areas that are named, other than countries.
    private(set) var areas: [PlaceRow: [[Point]]] = [:]
    /// Areas that are tinted, with their colour.
    private(set) var tints: [(rings: [[Point]], color: Color)] = []
    /// The share of the frame that the tinted areas' boxes take.
    private var tintedShare = 0.0
    /// Waters in view with their rings, for their names.
    private(set) var seas: [(row: PlaceRow, rings: [[Point]])] = []
    /// Countries that are named, or in which places are named.
    private let focus: Set<PlaceRow>
    private let borderWidth: Double

    /// A country's divisions are drawn where half of them are at least this many pixels across.
    private static let smallestDivision = (elsewhere: 80.0, focus: 44.0)
    /// On wider maps, in metres, divisions are drawn in the country only that most places are in.
    private static let widestWithDivisions = 2_000_000.0
    /// Lakes and seas that are smaller, in pixels, are left out.
    private static let smallestLake = 3.0

    /// - Parameter named: places that are named, in the frame or not.
    init(for named: [MappedPlace], view: MapView, gazetteer: Gazetteer) throws(ShapeError) {
        let reader = AreaReader(gazetteer, view: view)
        var byKind: [PlaceKind: [PlaceRow]] = [:]
        for row in gazetteer.shapedRows { byKind[gazetteer[row].kind, default: []].append(row) }
        countries = try LandMap(of: byKind[.country] ?? [], reader: reader, view: view)
        let countryWeights = Self.countryWeights(of: named, gazetteer)
        focus = Set(countryWeights.keys)
        let half = countryWeights.values.reduce(0, +) / 2
        let isWide = view.width > Self.widestWithDivisions
        let divided = isWide ? Set(countryWeights.filter { $0.value > half }.keys) : focus
        borderWidth = view.width > 5_000_000 ? 0.8 : 1.1
        divisions = try LandMap(
            of: Self.dividedRows(byKind[.admin1] ?? [], focus: divided, countries, view, gazetteer), reader: reader,
            view: view)
        let drawer = LineDrawer(view)
        func rings(of row: PlaceRow) throws(ShapeError) -> [[Point]] {
            try reader.polygons(of: row).flatMap { $0.rings.compactMap { drawer.ring(of: $0) } }
        }
        for row in byKind[.lake] ?? [] where Double(gazetteer[row].radius) * 2 / view.scale > Self.smallestLake {
            lakes += try rings(of: row)
        }
        for row in byKind[.ocean] ?? [] where Double(gazetteer[row].radius) / view.scale > 40 {
            // An ocean's shape reaches into the seas beside it.
            let isOcean = gazetteer.featureCode(of: row) == "OCN"
            let middle = view.point(of: gazetteer[row].coordinate)
            guard !isOcean || middle.map(view.frame.contains) ?? false else { continue }
            let water = try reader.water(of: row, detail: 4 * view.scale / 111_320)
            let drawn = water.flatMap { $0.rings.compactMap { drawer.ring(of: $0) } }
            if !drawn.isEmpty { seas.append((row, drawn)) }
        }
        for row in byKind[.disputed] ?? [] where gazetteer[row].validTo == 0 {
            for ring in try rings(of: row) where Rectangle(around: ring).map({ max($0.width, $0.height) > 5 }) ?? false
            {
                disputed += countries.inland(ring)
            }
        }
        for place in named where place.kind != .country && place.kind != .ocean {
            guard let row = place.row, let kind = place.kind, kind.isDrawnAsArea, let shape = gazetteer.shape(of: row)
            else { continue }
            let drawn = try LandMap(of: [row], reader: reader, view: view).coast
            areas[row] = drawn
            guard kind.isTinted, !shape.isRectangle, !place.fills(view, gazetteer),
                let box = Rectangle(around: drawn.joined()), box.width > 6
            else { continue }
            tintedShare += (box.intersection(view.frame)?.area ?? 0) / view.frame.area
            tints.append((drawn, place.color))
        }
        tints.sort { $0.rings.reduce(0) { $0 + abs($1.area) } > $1.rings.reduce(0) { $0 + abs($1.area) } }
    }

    /// The divisions of those countries in which a division is wide enough on the map.
    private static func dividedRows(
        _ rows: [PlaceRow], focus: Set<PlaceRow>, _ countries: LandMap, _ view: MapView, _ gazetteer: Gazetteer
    ) -> [PlaceRow] {
        var byCountry: [PlaceRow: [PlaceRow]] = [:]
        for row in rows {
            guard let country = gazetteer[row].country, countries.rings[country] != nil else { continue }
            byCountry[country, default: []].append(row)
        }
        return byCountry.sorted { $0.key < $1.key }.flatMap { country, rows -> [PlaceRow] in
            let widths = rows.map { 2 * Double(gazetteer[$0].radius) / view.scale }.sorted()
            let isFocus = focus.contains(country)
            guard isFocus || view.width <= widestWithDivisions else { return [] }
            return widths[widths.count / 2] > (isFocus ? smallestDivision.focus : smallestDivision.elsewhere)
                ? rows : []
        }
    }

    /// The countries of the sure places, by the weight of what is named in them.
    private static func countryWeights(of named: [MappedPlace], _ gazetteer: Gazetteer) -> [PlaceRow: Double] {
        var weights: [PlaceRow: Double] = [:]
        for place in named where place.confidence >= 0.5 {
            guard let row = place.row else { continue }
            if place.kind == .country {
                weights[row, default: 0] += 0
            } else if let country = gazetteer[row].country {
                weights[country, default: 0] += place.weight
            }
        }
        return weights
    }

    func marks(graticule: [[Point]]) -> [Mark] {
        let land = Paint(fill: Palette.land, stroke: Palette.coast, width: 0.8)
        let near = countries.rings.filter { focus.contains($0.key) }.sorted { $0.key < $1.key }.flatMap(\.value)
        var marks: [Mark] = [
            .path(Path(rings: countries.coast), land),
            .path(Path(rings: near), Paint(fill: Palette.focus, stroke: Palette.coast, width: 0.8)),
        ]
        // Tints that cover much of the map are light.
        let opacity = tintedShare > 0.5 ? 0.35 : 0.6
        for tint in tints {
            marks.append(.path(Path(rings: tint.rings), Paint(fill: Palette.highlight, fillOpacity: opacity)))
        }
        marks += [
            .path(Path(lines: graticule), Paint(stroke: Palette.graticule, width: 0.6, strokeOpacity: 0.7)),
            .path(Path(lines: divisions.borders), Paint(stroke: Palette.division, width: 0.7)),
            .path(Path(rings: lakes), Paint(fill: Palette.sea, stroke: Palette.coast, width: 0.6)),
            .path(Path(lines: countries.borders), Paint(stroke: Palette.border, width: borderWidth)),
        ]
        for tint in tints {
            marks.append(.path(Path(rings: tint.rings), Paint(stroke: tint.color, width: 1, strokeOpacity: 0.6)))
        }
        if !disputed.isEmpty {
            marks.append(.path(Path(lines: disputed), Paint(stroke: Palette.land, width: 1.8)))
            marks.append(.path(Path(lines: disputed), Paint(stroke: Palette.border, width: 1.1, dash: [4, 3])))
        }
        return marks
    }
}

extension PlaceKind {
    /// Whether a named place of the kind is tinted on the map.
    fileprivate var isTinted: Bool {
        switch self {
        case .admin1, .admin2, .macroRegion, .disputed, .historical, .island, .landform: true
        case .country, .continent, .ocean, .lake, .city, .section, .postal, .river, .site, .airport: false
        }
    }
}

extension Geometry {
    /// True for the box that stands for an extent that nobody has drawn.
    fileprivate var isRectangle: Bool {
        let vertices = coordinates
        return vertices.count <= 10 && Set(vertices.map(\.longitude)).count <= 3
            && Set(vertices.map(\.latitude)).count <= 3
    }
}

extension LandMap {
    /// The parts of a ring that do not run along the coast.
    func inland(_ ring: [Point]) -> [[Point]] {
        guard let box = Rectangle(around: ring)?.grown(by: 4) else { return [] }
        var shores: [(Point, Point)] = []
        for line in coast {
            for (start, end) in zip(line, line.dropFirst() + line.prefix(1)) {
                let isNear =
                    min(start.x, end.x) < box.maxX && max(start.x, end.x) > box.minX
                    && min(start.y, end.y) < box.maxY && max(start.y, end.y) > box.minY
                if isNear { shores.append((start, end)) }
            }
        }
        var lines: [[Point]] = [[]]
        for (start, end) in zip(ring, ring.dropFirst() + ring.prefix(1)) where start != end {
            let middle = (start + end) * 0.5
            let isAlongCoast = shores.contains { middle.distance(toLineFrom: $0.0, to: $0.1) < 1.5 }
            if isAlongCoast {
                lines.append([])
            } else {
                if lines[lines.count - 1].isEmpty { lines[lines.count - 1].append(start) }
                lines[lines.count - 1].append(end)
            }
        }
        return lines.filter { $0.count > 1 }
    }
}
