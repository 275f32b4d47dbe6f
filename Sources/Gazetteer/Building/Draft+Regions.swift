import Geo

/// Reads `regions/*.tsv` and `disputes.tsv`.
extension Draft {
    private static let regionColumns = [
        "id", "name", "feature", "lon", "lat", "countries", "members", "box", "from", "to", "names",
    ]
    private static let disputeColumns = ["id", "view", "claimants", "administration", "from", "to", "note"]

    /// A row whose id a place already has adds to that place: point, names, dates, members.
    mutating func readRegions(_ file: String, _ bytes: [UInt8]) {
        let table = TextTable(file: file, bytes: bytes, columns: Self.regionColumns)
        var problems = self.problems
        table.forEachRow(&problems) { row, problems in
            guard let id = row.number(0, "id", &problems), let longitude = row.degrees(3, "lon", limit: 180, &problems),
                let latitude = row.degrees(4, "lat", limit: 90, &problems), let feature = knownFeature(row, &problems)
            else { return }
            let from = row.day(8, "from", isEnd: false, &problems)
            let to = row.day(9, "to", isEnd: true, &problems)
            let countries = row.list(5).compactMap { CountryCode.number(of: $0) }
            if countries.count != row.list(5).count {
                problems.error(row.source, "countries: expected ISO 3166-1 codes, found \"\(row.text(5))\"")
            }
            var kind = FeatureKinds.kind(
                featureClass: feature.featureClass, code: featureCodes.texts[Int(feature.code)])
            if to != 0, feature.featureClass == UInt8(ascii: "A") { kind = .historical }
            if kind == .country { kind = .macroRegion }
            let index: Int
            if let known = self.index(ofID: id) {
                index = known
                merge(into: known, kind: kind, feature: feature, longitude: longitude, latitude: latitude)
            } else {
                index = add(
                    DraftPlace(
                        id: id, kind: kind, featureClass: feature.featureClass, featureCode: feature.code,
                        longitude: longitude, latitude: latitude, population: 0,
                        countryCode: countries.count == 1 ? countries[0] : 0, source: row.source))
            }
            places[index].validFrom = from
            places[index].validTo = to
            prefer(row.slice(1), of: index)
            addNames(row.slice(10), to: index)
            addRegion(row, index, countries, isWater: feature.featureClass == UInt8(ascii: "H"), &problems)
        }
        self.problems = problems
    }

    private mutating func merge(
        into index: Int, kind: PlaceKind, feature: (featureClass: UInt8, code: UInt16), longitude: Float,
        latitude: Float
    ) {
        places[index].longitude = longitude
        places[index].latitude = latitude
        guard !PlaceKinds.divisions.contains(places[index].kind) else { return }
        places[index].kind = kind
        places[index].featureClass = feature.featureClass
        places[index].featureCode = feature.code
    }

    /// Makes the name the preferred one; the one that was becomes another name.
    mutating func prefer(_ name: ArraySlice<UInt8>, of index: Int) {
        if let earlier = places[index].preferredName {
            if bytes(of: names[earlier]).elementsEqual(name) { return }
            names[earlier].kind = .alternate
        }
        addName(name, language: "en", kind: .preferred, to: index)
    }

    private mutating func addRegion(
        _ row: TextRow, _ index: Int, _ countries: [UInt16], isWater: Bool, _ problems: inout BuildProblems
    ) {
        var members: [Target] = []
        var subtracted: [Target] = []
        for text in row.list(6) {
            let isSubtracted = text.hasPrefix("-")
            guard let target = Target(isSubtracted ? text.dropFirst() : text[...]) else {
                problems.error(row.source, "members: expected codes like UA, UA.14 or id:12345, found \"\(text)\"")
                continue
            }
            if isSubtracted { subtracted.append(target) } else { members.append(target) }
        }
        var box: BoundingBox?
        if !row.isEmpty(7) {
            let edges = row.list(7).compactMap { Double($0) }
            if edges.count == 4, edges[1] <= edges[3] {
                box = BoundingBox(west: edges[0], south: edges[1], east: edges[2], north: edges[3])
            } else {
                problems.error(row.source, "box: expected west,south,east,north in degrees, found \"\(row.text(7))\"")
            }
        }
        regions.append(
            DraftRegion(
                place: index, countries: countries, members: members, subtracted: subtracted, box: box,
                isWater: isWater,
                source: row.source))
    }

    /// Disputed regions are of that kind, unless they are a country or a division of one.
    mutating func readDisputes(_ file: String, _ bytes: [UInt8]) {
        let table = TextTable(file: file, bytes: bytes, columns: Self.disputeColumns)
        var problems = self.problems
        table.forEachRow(&problems) { row, problems in
            guard let id = row.number(0, "id", &problems) else { return }
            guard let index = index(ofID: id) else {
                problems.warning(row.source, "no table has the place \(id)")
                return
            }
            if !PlaceKinds.divisions.contains(places[index].kind), places[index].kind != .historical {
                places[index].kind = .disputed
            }
            disputes.append(
                DraftDispute(
                    place: index, view: row.text(1), claimants: row.text(2), administration: row.text(3),
                    note: row.text(6), from: row.day(4, "from", isEnd: false, &problems),
                    to: row.day(5, "to", isEnd: true, &problems)))
        }
        self.problems = problems
    }
}
