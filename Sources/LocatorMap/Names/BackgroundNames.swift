import Gazetteer

extension Ground {
    /// The named place's rings on the map, where it is an area.
    func rings(of place: MappedPlace) -> [[Point]] {
        guard let row = place.row, place.kind?.isDrawnAsArea ?? false else { return [] }
        return countries.rings[row] ?? areas[row] ?? seas.first { $0.row == row }?.rings ?? []
    }

    /// Countries, seas and divisions that are not named by the article, in small quiet letters where there is room.
    func names(
        except named: Set<PlaceRow>, view: MapView, gazetteer: Gazetteer, room: inout Room
    ) -> [Caption] {
        var captions: [Caption] = []
        func add(_ row: PlaceRow, _ rings: [[Point]], _ style: (String) -> AreaName) {
            guard !named.contains(row), let found = style(gazetteer.name(of: row)).captions(in: room) else { return }
            for caption in found { room.keep(caption.box.grown(by: 3)) }
            captions += found
        }
        for (row, rings) in countries.rings.sorted(by: { $0.key < $1.key }) {
            add(row, rings) {
                AreaName(
                    text: $0.uppercased(), rings: rings, sizes: 8.5...13, color: Palette.countryInk, spacing: 0.14)
            }
        }
        for (row, rings) in distinctSeas(named: named, view, gazetteer) {
            add(row, rings) {
                AreaName(
                    text: $0, rings: rings, sizes: 9.5...14, color: Palette.seaInk, isItalic: true, spacing: 0.08,
                    target: view.point(of: gazetteer[row].coordinate), holes: smallerSeas(than: row, gazetteer))
            }
        }
        for (row, rings) in divisions.rings.sorted(by: { $0.key < $1.key }) {
            add(row, rings) {
                AreaName(text: $0, rings: rings, sizes: 8.5...10.5, color: Palette.divisionInk, spacing: 0.04)
            }
        }
        return captions
    }
}

extension Ground {
    /// Seas of which none is a part of another: "North Atlantic Ocean" has no name beside "Atlantic Ocean".
    private func distinctSeas(
        named: Set<PlaceRow>, _ view: MapView, _ gazetteer: Gazetteer
    ) -> [(row: PlaceRow, rings: [[Point]])] {
        var taken: [(words: Set<String>, box: Rectangle)] = []
        func sea(_ row: PlaceRow, _ rings: [[Point]]) -> (words: Set<String>, box: Rectangle)? {
            let box = Rectangle(around: rings.joined()).flatMap { $0.intersection(view.frame) }
            return box.map { (Self.words(of: row, gazetteer), $0) }
        }
        for (row, rings) in seas where named.contains(row) {
            if let found = sea(row, rings) { taken.append(found) }
        }
        let largestFirst = seas.sorted { gazetteer[$0.row].radius > gazetteer[$1.row].radius }
        return largestFirst.filter { row, rings in
            guard !named.contains(row), let found = sea(row, rings) else { return false }
            let isPart = taken.contains { other in
                let shared = other.box.intersection(found.box)?.area ?? 0
                return !other.words.isDisjoint(with: found.words) && shared > 0.5 * min(other.box.area, found.box.area)
            }
            if !isPart { taken.append(found) }
            return !isPart
        }
    }

    /// The rings of the smaller seas in view that are no part of the sea by their names.
    func smallerSeas(than row: PlaceRow, _ gazetteer: Gazetteer) -> [[Point]] {
        let words = Self.words(of: row, gazetteer)
        return seas.filter { other in
            gazetteer[other.row].radius < gazetteer[row].radius
                && Self.words(of: other.row, gazetteer).isDisjoint(with: words)
        }.flatMap(\.rings)
    }

    /// What tells the sea from others in its name.
    private static func words(of row: PlaceRow, _ gazetteer: Gazetteer) -> Set<String> {
        Set(gazetteer.name(of: row).split(separator: " ").map { String($0) }).subtracting(commonWords)
    }

    private static let commonWords: Set<String> = [
        "Ocean", "Sea", "Gulf", "Bay", "Strait", "Channel", "Passage", "Sound", "of", "the", "North", "South", "East",
        "West", "Northern", "Southern", "Eastern", "Western", "Central",
    ]
}
