import Export
import Geo

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// What a program printed, both streams together.
func output(of command: String) -> String {
    guard let pipe = popen("\(command) 2>&1", "r") else { return "" }
    defer { pclose(pipe) }
    var text: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 1 << 16)
    while case let count = fread(&chunk, 1, chunk.count, pipe), count > 0 { text += chunk[..<count] }
    return String(decoding: text, as: UTF8.self)
}

/// GDAL's reader, the judge of what other programs will see; tests that need it are skipped where it is not installed.
let hasGDAL = output(of: "command -v ogrinfo").isEmpty == false
let hasPython = output(of: "command -v python3").isEmpty == false

/// A map of three places, with hostile text, one region with a hole and one place without geometry.
let sample: MapDocument = {
    var stepanakert = point(
        46.75, 39.8177,
        [
            ("name", .string("Stepanakert")), ("matched", .string("Stepanakert")), ("mentions", .integer(3)),
            ("geonames_id", .integer(585_763)), ("feature_class", .string("P")), ("feature_code", .string("PPLC")),
            ("country_code", .string("AZ")), ("country", .string("Azerbaijan")), ("country_id", .integer(587_116)),
            ("confidence", .number(0.93)), ("regions", .strings(["Caucasus", "Nagorno-Karabakh"])),
            ("disputed", .bool(true)), ("date", .string("2020-09-29")), ("start", .integer(10)), ("end", .integer(21)),
            ("snippet", .string("shelling in \"Stepanakert\", <b>officials</b> said & wept\u{0007}")),
        ])
    stepanakert.id = .integer(585_763)
    var nowhere = stepanakert
    nowhere.id = .integer(2_000_000_001)
    nowhere.geometry = nil
    nowhere.properties["name"] = .string("Nowhere, \"or\" so")
    var lima = stepanakert
    lima.id = .integer(3_936_456)
    lima.geometry = .point(Coordinate(longitude: -77.02824, latitude: -12.04318))
    lima.properties["name"] = .string("Lima")
    lima.properties["confidence"] = .integer(1)
    let hole = BoundingBox(west: 2, south: 2, east: 4, north: 4).polygon.outer
    let holed = Polygon(outer: BoundingBox(west: 0, south: 0, east: 10, north: 10).polygon.outer, holes: [hole])
    let region = Feature(
        id: .integer(1), geometry: .multiPolygon([holed, BoundingBox(west: 20, south: 0, east: 21, north: 1).polygon]),
        properties: Properties([("name", .string("Isles")), ("feature_class", .string("L"))]))
    let article = Feature(
        id: .integer(1), geometry: nil,
        properties: Properties([
            ("title", .string("Fighting goes on")), ("date", .string("2020-09-29")), ("source", .string("example.org")),
        ]))
    return MapDocument(
        name: "places", metadata: Properties([("title", .string("Fighting goes on"))]),
        places: [stepanakert, nowhere, lima], mentions: [stepanakert, lima], regions: [region], articles: [article])
}()

/// Points all over the globe, the same ones every time.
func scattered(_ count: Int) -> [Feature] {
    var state: UInt64 = 42
    func random(_ upper: Double) -> Double {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return Double(state >> 33) / Double(1 << 31) * upper
    }
    return (0..<count).map { index in
        point(random(360) - 180, random(180) - 90, [("n", .integer(Int64(index))), ("name", .string("p\(index)"))])
    }
}

/// In the window from 40° W, 30° S to 60° E, 45° N.
func isInWindow(_ feature: Feature) -> Bool {
    guard case .point(let point) = feature.geometry else { return false }
    return BoundingBox(west: -40, south: -30, east: 60, north: 45).contains(point)
}
