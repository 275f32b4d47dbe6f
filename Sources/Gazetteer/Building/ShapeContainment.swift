import Geo
import Shapes

extension Draft {
    /// Finds by GEOS which disputed areas, islands, landforms, macro-regions and waters with a shape of their own hold
    /// each place: the containers that no code tells.
    func containersByShape() throws(ShapeError) -> [Int: [Int]] {
        let drawnByMembers = Set(regions.filter { !$0.members.isEmpty }.map(\.place))
        let areas = shapes.filter { shape in
            let kinds: [PlaceKind] = [.disputed, .macroRegion, .historical, .island, .landform, .site, .continent]
            return kinds.contains(places[shape.place].kind) && !drawnByMembers.contains(shape.place)
        }
        let index = try ContainmentIndex(areas.map { (id: $0.place, geometry: .multiPolygon($0.geometry)) })
        var containers: [Int: [Int]] = [:]
        for place in places.indices where isSmall(places[place].kind) {
            let found = try index.ids(containing: places[place].coordinate).filter { $0 != place }
            if !found.isEmpty { containers[place] = found }
        }
        return containers
    }

    private func isSmall(_ kind: PlaceKind) -> Bool {
        switch kind {
        case .city, .section, .postal, .site, .airport, .admin2: true
        case .country, .admin1, .continent, .macroRegion, .ocean, .lake, .river, .landform, .island, .disputed,
            .historical:
            false
        }
    }

    /// Gives settlements, sites and airports that no code leads to a division the one whose shape holds them.
    mutating func placeInDivisions() throws(ShapeError) {
        func index(of kind: PlaceKind) throws(ShapeError) -> ContainmentIndex {
            try ContainmentIndex(
                shapes.filter { places[$0.place].kind == kind }
                    .map { (id: $0.place, geometry: .multiPolygon($0.geometry)) })
        }
        let (first, second) = (try index(of: .admin1), try index(of: .admin2))
        for place in places.indices where isSmall(places[place].kind) && places[place].kind != .admin2 {
            guard places[place].admin1 == nil || places[place].admin2 == nil else { continue }
            let (point, country) = (places[place].coordinate, places[place].countryCode)
            if places[place].admin1 == nil {
                places[place].admin1 = try first.ids(containing: point).first { places[$0].countryCode == country }
            }
            if places[place].admin2 == nil, let admin1 = places[place].admin1 {
                places[place].admin2 = try second.ids(containing: point).first { places[$0].admin1 == admin1 }
            }
        }
    }
}
