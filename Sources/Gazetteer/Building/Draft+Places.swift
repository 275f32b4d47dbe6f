/// Reads `countries.tsv` and `places/XX.tsv`.
extension Draft {
    private static let countryColumns = [
        "id", "iso2", "iso3", "numeric", "fips", "name", "capital_id", "lon", "lat", "population", "area_km2",
        "continent",
        "neighbours", "languages", "names",
    ]
    private static let placeColumns = [
        "id", "name", "feature", "lon", "lat", "admin1", "admin2", "population", "names",
    ]

    /// Returns the ids of the capitals.
    mutating func readCountries(_ file: String, _ bytes: [UInt8]) -> Set<UInt32> {
        var capitals: Set<UInt32> = []
        let table = TextTable(file: file, bytes: bytes, columns: Self.countryColumns)
        var problems = self.problems
        table.forEachRow(&problems) { row, problems in
            guard let id = newID(row, &problems), let longitude = row.degrees(7, "lon", limit: 180, &problems),
                let latitude = row.degrees(8, "lat", limit: 90, &problems),
                let population = row.number(9, "population", missing: 0, &problems),
                let capital = row.number(6, "capital_id", missing: 0, &problems)
            else { return }
            guard let code = CountryCode.number(of: row.text(1)) else {
                problems.error(row.source, "iso2: expected two letters, found \"\(row.text(1))\"")
                return
            }
            if capital > 0 { capitals.insert(capital) }
            let feature = feature("A.PCLI")
            var place = DraftPlace(
                id: id, kind: .country, featureClass: UInt8(ascii: "A"), featureCode: feature?.code ?? 0,
                longitude: longitude, latitude: latitude, population: population, countryCode: code, source: row.source)
            if let area = Double(row.text(10)), area > 0 { place.radius = Self.radius(ofSquareKilometres: area) }
            let index = add(place)
            addName(row.slice(5), language: "en", kind: .preferred, to: index)
            addNames(row.slice(14), to: index)
        }
        self.problems = problems
        return capitals
    }

    /// The radius of a circle of that area, in metres.
    private static func radius(ofSquareKilometres area: Double) -> Float {
        Float((area * 1_000_000 / Double.pi).squareRoot())
    }

    /// - Parameter besideDump: places that are known already are no error: only the name to print is taken from the table.
    mutating func readPlaces(_ file: String, _ bytes: [UInt8], capitals: Set<UInt32>, besideDump: Bool = false) {
        let stem = file.split(separator: "/").last?.split(separator: ".").first ?? ""
        guard let country = CountryCode.number(of: stem) else {
            problems.error(SourceLine(file: file, line: 0), "expected a name like places/AM.tsv: an ISO 3166-1 code")
            return
        }
        let table = TextTable(file: file, bytes: bytes, columns: Self.placeColumns)
        var problems = self.problems
        table.forEachRow(&problems) { row, problems in
            if besideDump, let known = UInt32(row.text(0)).flatMap({ self.index(ofID: $0) }) {
                prefer(row.slice(1), of: known)
                if capitals.contains(places[known].id) { places[known].flags |= PlaceFlags.capital }
                return
            }
            guard let id = newID(row, &problems), let longitude = row.degrees(3, "lon", limit: 180, &problems),
                let latitude = row.degrees(4, "lat", limit: 90, &problems),
                let population = row.number(7, "population", missing: 0, &problems),
                let feature = knownFeature(row, &problems)
            else { return }
            let code = featureCodes.texts[Int(feature.code)]
            var kind = FeatureKinds.kind(featureClass: feature.featureClass, code: code)
            if PlaceID(rawValue: id).isPostal { kind = .postal }
            var place = DraftPlace(
                id: id, kind: kind, featureClass: feature.featureClass, featureCode: feature.code,
                longitude: longitude, latitude: latitude, population: population, countryCode: country,
                admin1Code: row.text(5), admin2Code: row.text(6), source: row.source)
            if capitals.contains(id) { place.flags |= PlaceFlags.capital }
            if code == "PPLA" { place.flags |= PlaceFlags.seat }
            let index = add(place)
            addName(row.slice(1), kind: .preferred, to: index)
            addNames(row.slice(8), to: index)
        }
        self.problems = problems
    }

    /// The id in field 0, which no place before has.
    private func newID(_ row: TextRow, _ problems: inout BuildProblems) -> UInt32? {
        guard let id = row.number(0, "id", &problems) else { return nil }
        guard let other = index(ofID: id) else { return id }
        let source = places[other].source
        problems.error(row.source, "id \(id) is also at \(source.file):\(source.line)")
        return nil
    }

    /// The feature in field 2, an error when it is none of GeoNames' form.
    mutating func knownFeature(_ row: TextRow, _ problems: inout BuildProblems) -> (featureClass: UInt8, code: UInt16)?
    {
        guard let feature = feature(row.text(2)) else {
            problems.error(row.source, "feature: expected class and code like P.PPLC, found \"\(row.text(2))\"")
            return nil
        }
        return feature
    }
}
