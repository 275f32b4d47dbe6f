import ArgumentParser
import Export
import Geo

struct DiffCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "diff",
        abstract: "Tells what a new run changed: places added, removed, moved, and properties that differ.",
        discussion: """
            Features are matched by id, and those without one by name.

            Examples:
              geonews diff old.geojson new.geojson
              geonews diff old.geojson new.geojson -o changes.gpkg
            """)

    @Argument(help: "The earlier GeoJSON file.", completion: .file()) var old: String
    @Argument(help: "The later GeoJSON file.", completion: .file()) var new: String

    @Option(name: .shortAndLong, help: "Write the changed features, each with a 'change', instead of telling.")
    var output: String?

    func run() throws {
        let changes = MapChange.all(from: try MapFile.read(old).features, to: try MapFile.read(new).features)
        if let output {
            let features = changes.map { change in
                var feature = change.feature
                feature.properties["change"] = .string(change.kind.rawValue)
                feature.properties["changed"] = .strings(change.details)
                return feature
            }
            try (Format(ofPath: output) ?? .geoJSON).write(
                MapDocument(FeatureCollection(name: "changes", features: features)), to: output)
            return
        }
        for change in changes {
            print("\(change.kind.mark) \(change.title)")
            for detail in change.details { print("    \(detail)") }
        }
        let counts = MapChange.Kind.allCases.map { kind in
            "\(changes.count { $0.kind == kind }) \(kind.rawValue)"
        }
        print(counts.joined(separator: ", "))
    }
}

/// How one feature differs between two maps.
struct MapChange {
    enum Kind: String, CaseIterable {
        case added, removed, changed

        var mark: String {
            switch self {
            case .added: "+"
            case .removed: "-"
            case .changed: "~"
            }
        }
    }

    let kind: Kind
    /// The later state, or the last one.
    let feature: Feature
    /// "confidence: 0.8 → 0.9"
    let details: [String]

    var title: String {
        let name = feature.properties[PropertyName.name]?.words ?? ""
        guard let id = Self.key(of: feature), name != id else { return name }
        return "\(name) (\(id))"
    }

    /// The changes in the order of the later map, then what was removed. O(n).
    static func all(from old: [Feature], to new: [Feature]) -> [MapChange] {
        var earlier: [String: [Feature]] = [:]
        for feature in old.reversed() { earlier[key(of: feature) ?? "", default: []].append(feature) }
        var changes: [MapChange] = []
        for feature in new {
            guard let before = earlier[key(of: feature) ?? ""]?.popLast() else {
                changes.append(MapChange(kind: .added, feature: feature, details: []))
                continue
            }
            let details = differences(from: before, to: feature)
            if !details.isEmpty { changes.append(MapChange(kind: .changed, feature: feature, details: details)) }
        }
        let removed = old.compactMap { earlier[key(of: $0) ?? ""]?.popLast() }
        return changes + removed.map { MapChange(kind: .removed, feature: $0, details: []) }
    }

    private static func key(of feature: Feature) -> String? {
        switch feature.id {
        case .integer(let id): String(id)
        case .string(let id): id
        case nil: feature.properties[PropertyName.name]?.words
        }
    }

    private static func differences(from old: Feature, to new: Feature) -> [String] {
        var details: [String] = []
        if case .point(let here) = old.geometry, case .point(let there) = new.geometry {
            let metres = here.distance(to: there)
            if metres >= 1 { details.append("moved by \((metres / 100).rounded() / 10) km") }
        } else if old.geometry != new.geometry {
            details.append("another geometry")
        }
        for entry in old.properties.entries where new.properties[entry.name] != entry.value {
            details.append("\(entry.name): \(entry.value.words) → \(new.properties[entry.name]?.words ?? "(gone)")")
        }
        for entry in new.properties.entries where old.properties[entry.name] == nil {
            details.append("\(entry.name): (new) → \(entry.value.words)")
        }
        return details
    }
}
