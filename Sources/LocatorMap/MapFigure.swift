import Gazetteer
import Geo
import Projection
import Shapes

/// The map itself: ground, symbols, names, scale and globe.
struct MapFigure {
    private(set) var marks: [Mark] = []
    /// Places that are on the map, and those that are not, the heaviest first.
    private(set) var shown: [MappedPlace] = []
    private(set) var outside: [MappedPlace] = []
    /// Those of the shown that have a symbol.
    private(set) var symbolised: [MappedPlace] = []
    let hasDisputes: Bool

    private struct Symbol {
        var place: MappedPlace
        var dot: Room.Dot
    }

    private struct Area {
        var place: MappedPlace
        var rings: [[Point]]
        var target: Point?
        var holes: [[Point]] = []

        var isWide: Bool { place.kind == .country || place.kind == .ocean || place.kind == .lake }
    }

    /// An area is named in its middle when it is at least this many pixels wide.
    private static let smallestArea = 46.0

    init(_ places: [MappedPlace], view: MapView, gazetteer: Gazetteer) throws {
        let places = places.sorted { ($1.weight, $0.name) < ($0.weight, $1.name) }
        let ground = try Ground(for: places, view: view, gazetteer: gazetteer)
        hasDisputes = !ground.disputed.isEmpty
        let graticule = Graticule(view)
        var (symbols, areas, spots) = ([Symbol](), [Area](), [String: Point]())
        for place in places {
            let rings = ground.rings(of: place)
            let width = rings.compactMap { Rectangle(around: $0)?.width }.max() ?? 0
            if place.fills(view, gazetteer) || place.kind == .ocean && width >= view.frame.width * 0.98 {
                outside.append(place)
            } else if width >= Self.smallestArea {
                var area = Area(place: place, rings: rings)
                if place.kind == .ocean, let row = place.row {
                    area.target = view.point(of: place.position)
                    area.holes = ground.smallerSeas(than: row, gazetteer)
                }
                areas.append(area)
            } else if let symbol = Self.symbol(for: place, view) {
                // A town and the district of its name share a symbol.
                if let known = spots[place.name], known.distance(to: symbol.dot.center) < 24 {
                    shown.append(place)
                } else {
                    spots[place.name] = symbol.dot.center
                    symbols.append(symbol)
                }
            } else {
                outside.append(place)
            }
        }
        var room = Room(in: view.frame)
        for symbol in symbols { room.add(symbol.dot) }
        let points =
            symbols.map(\.dot.center) + areas.filter { !$0.isWide }.compactMap { view.point(of: $0.place.position) }
        let furniture = try Furniture(sparing: points, view: view, gazetteer: gazetteer, room: &room)

        var names: [Caption] = []
        // Small areas have little choice, so they come first; countries and waters have much, so they come last. An area
        // without room falls back to a symbol.
        func name(_ areas: [Area]) {
            for area in areas {
                if let captions = Self.name(of: area).captions(in: room) {
                    for caption in captions { room.keep(caption.box.grown(by: 3)) }
                    names += captions
                    shown.append(area.place)
                } else if let symbol = Self.symbol(for: area.place, view) {
                    symbols.append(symbol)
                    room.add(symbol.dot)
                } else {
                    outside.append(area.place)
                }
            }
        }
        func nameSymbols(_ symbols: some Sequence<Symbol>) {
            names += PointNames(symbols.map { Self.request($0) }, in: &room).captions.compactMap { $0 }
        }
        name(areas.filter { !$0.isWide })
        symbols.sort { $0.place.weight > $1.place.weight }
        let first = symbols.count
        nameSymbols(symbols.prefix(LocatorPlaces.mostLabels))
        name(areas.filter(\.isWide))
        nameSymbols(symbols[first...])
        symbolised = symbols.map(\.place)
        shown += symbolised
        shown.sort { $0.weight > $1.weight }
        outside.sort { $0.weight > $1.weight }
        let background = ground.names(
            except: Set(places.compactMap(\.row)), view: view, gazetteer: gazetteer, room: &room)

        let edge = view.edge
        marks = [
            .path(edge, Paint(fill: Palette.sea)),
            .group("ground", clip: edge, ground.marks(graticule: graticule.lines)),
            .group("background-names", clip: nil, background.map(Mark.caption)),
            .group("symbols", clip: edge, Self.marks(of: symbols)),
            .group("names", clip: nil, names.map(Mark.caption)),
            .group("furniture", clip: nil, furniture.marks),
            .path(edge, Paint(stroke: Palette.frame, width: 1)),
            .group("degrees", clip: nil, graticule.labels.map(Mark.caption)),
        ]
    }

    private static func symbol(for place: MappedPlace, _ view: MapView) -> Symbol? {
        guard let point = view.point(of: place.position), view.frame.contains(point) else { return nil }
        return Symbol(place: place, dot: Room.Dot(center: point, radius: place.radius))
    }

    /// The lightest are drawn first. Of symbols on one spot, a pixel wide, the heaviest hides the others.
    private static func marks(of symbols: [Symbol]) -> [Mark] {
        var drawn: Set<Point> = []
        let visible = symbols.filter { symbol in
            let center = symbol.dot.center
            return drawn.insert(Point(x: center.x.rounded(), y: center.y.rounded())).inserted
        }
        return visible.reversed().map { symbol in
            let place = symbol.place
            let paint =
                place.isApproximate
                ? Paint(fill: Palette.focus, stroke: place.color, width: 1.8)
                : Paint(
                    fill: place.color, stroke: Palette.paper, width: 1, fillOpacity: place.confidence < 0.5 ? 0.6 : 1)
            return .circle(center: symbol.dot.center, radius: symbol.dot.radius, paint)
        }
    }

    private static func request(_ symbol: Symbol) -> PointNames.Request {
        let place = symbol.place
        return PointNames.Request(
            text: place.name, dot: symbol.dot, size: place.mentions > 4 ? 14.5 : place.mentions > 1 ? 13.5 : 12.5,
            isBold: place.mentions > 1, color: Palette.ink)
    }

    private static func name(of area: Area) -> AreaName {
        let place = area.place
        let isWater = place.kind == .ocean || place.kind == .lake
        let text = TextWidth.fitted(place.name, size: 12, into: 300)
        let isCountry = place.kind == .country
        return AreaName(
            text: isCountry ? text.uppercased() : text, rings: area.rings,
            sizes: 9.5...(place.mentions > 2 ? 16 : 14.5),
            color: isWater ? Palette.namedSeaInk : place.color.inked, isBold: true, isItalic: isWater,
            spacing: isCountry ? 0.1 : 0.03, halo: isWater ? Palette.sea : Palette.focus, target: area.target,
            holes: area.holes)
    }
}

extension MappedPlace {
    /// A region so wide that it says nothing about where on the map it is.
    func fills(_ view: MapView, _ gazetteer: Gazetteer) -> Bool {
        guard let row, kind == .continent || kind == .macroRegion || kind == .historical else { return false }
        return 2 * Double(gazetteer[row].radius) > view.width * 0.9
    }
}

extension Color {
    /// The colour for letters: dark enough to be read on the ground.
    var inked: Color {
        var ink = self
        (ink.red, ink.green, ink.blue) = (
            UInt8(Double(red) * 0.66), UInt8(Double(green) * 0.66), UInt8(Double(blue) * 0.66)
        )
        return ink
    }
}
