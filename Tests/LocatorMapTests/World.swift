import Foundation
import Gazetteer
import Geo
import SmallWorld

@testable import LocatorMap

/// What the tests draw: points, as a reader's corrections make them, on a ground.
enum World {
    /// The real gazetteer where `make test` names it, for its coasts; otherwise the small one.
    static let gazetteer: Gazetteer = {
        if let path = ProcessInfo.processInfo.environment["GEONEWS_GAZETTEER"], let real = try? Gazetteer(path: path) {
            return real
        }
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("geonews-\(UUID().uuidString)")
        // A test that has no gazetteer cannot say anything: it may as well end here.
        try! FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        return try! SmallWorld.build(into: folder.path)
    }()

    static func place(
        _ name: String, _ longitude: Double, _ latitude: Double, mentions: Int = 1, confidence: Double = 1
    ) -> Feature {
        Feature(
            geometry: .point(Coordinate(longitude: longitude, latitude: latitude)),
            properties: Properties([
                (PropertyName.name, .string(name)), (PropertyName.kind, .string("point")),
                (PropertyName.mentions, .integer(Int64(mentions))), (PropertyName.confidence, .number(confidence)),
            ]))
    }

    static func places(_ features: [Feature]) -> LocatorPlaces {
        var places = LocatorPlaces()
        for feature in features { places.add(feature, gazetteer: gazetteer) }
        return places
    }

    static func view(_ positions: [(Double, Double)]) throws -> MapView {
        try MapView(
            showing: positions.map { Coordinate(longitude: $0.0, latitude: $0.1) }, left: 44, top: 60, width: 916)
    }

    static func svg(_ features: [Feature], title: String = "A title") throws -> String {
        String(
            decoding: try LocatorMap.svg(of: places(features), title: title, gazetteer: gazetteer), as: UTF8.self)
    }
}

/// Numbers that a seed repeats (SplitMix64).
struct SeededGenerator: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var bits = state
        bits = (bits ^ bits >> 30) &* 0xBF58_476D_1CE4_E5B9
        bits = (bits ^ bits >> 27) &* 0x94D0_49BB_1331_11EB
        return bits ^ bits >> 31
    }
}
