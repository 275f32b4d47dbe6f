import Geo

/// Cells of one degree, numbered from the south-west corner of the map eastwards, then northwards.
enum GridCell {
    static let columns = 360
    static let rows = 180

    static func number(of coordinate: Coordinate) -> Int {
        row(coordinate.latitude) * columns + column(coordinate.longitude)
    }

    static func row(_ latitude: Double) -> Int { min(max(0, Int((latitude + 90).rounded(.down))), rows - 1) }

    static func column(_ longitude: Double) -> Int { min(max(0, Int((longitude + 180).rounded(.down))), columns - 1) }
}
