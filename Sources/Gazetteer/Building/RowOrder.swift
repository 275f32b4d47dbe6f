/// The order of the rows: countries, then hand-written regions, then all else, each by population. So the places that
/// news names most lie on few pages, and ordering matches by row is ordering them by prominence.
struct RowOrder {
    /// Draft places in the order of their rows.
    let order: [Int]
    /// The row of each draft place.
    let rows: [UInt32]

    init(_ places: [DraftPlace]) {
        func tier(_ kind: PlaceKind) -> Int {
            switch kind {
            case .country: 0
            case .continent, .macroRegion, .ocean, .disputed, .historical, .lake, .river, .landform, .island: 1
            case .admin1, .admin2, .city, .section, .postal, .site, .airport: 2
            }
        }
        let keys = places.map { (tier($0.kind), UInt32.max - $0.population, $0.kind.rawValue, $0.id) }
        order = places.indices.sorted { keys[$0] < keys[$1] }
        var rows = [UInt32](repeating: 0, count: places.count)
        for (row, place) in order.enumerated() { rows[place] = UInt32(row) }
        self.rows = rows
    }
}
