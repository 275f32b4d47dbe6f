/// Reads a GeoNames dump: `allCountries.txt`, `alternateNamesV2.txt`, `admin1CodesASCII.txt`, `admin2Codes.txt`
/// (https://download.geonames.org/export/dump/readme.txt).
extension Draft {
    private static let placeColumns = [
        "geonameid", "name", "asciiname", "alternatenames", "latitude", "longitude", "feature class", "feature code",
        "country code", "cc2", "admin1 code", "admin2 code", "admin3 code", "admin4 code", "population", "elevation",
        "dem", "timezone", "modification date",
    ]
    private static let nameColumns = [
        "alternateNameId", "geonameid", "isolanguage", "alternate name", "isPreferredName", "isShortName",
        "isColloquial", "isHistoric", "from", "to",
    ]
    private static let divisionColumns = ["code", "name", "name ascii", "geonameid"]

    /// Reads a block of whole lines of `allCountries.txt`. Divisions, populated places and areas are kept, waters and
    /// landforms that have other names, and airports: what news names. Places that are known already are passed over.
    mutating func readGeoNamesPlaces(_ block: TextBlock, hasNamesTable: Bool) {
        let table = TextTable(block, columns: Self.placeColumns)
        var problems = self.problems
        table.forEachRow(&problems) { row, problems in
            let code = row.text(7)
            guard let id = row.number(0, "geonameid", &problems), self.index(ofID: id) == nil,
                Self.isKept(featureClass: row.text(6), code: code, hasOtherNames: !row.isEmpty(3)),
                let feature = feature("\(row.text(6)).\(code)"),
                let longitude = row.degrees(5, "longitude", limit: 180, &problems),
                let latitude = row.degrees(4, "latitude", limit: 90, &problems)
            else { return }
            let kind = FeatureKinds.kind(featureClass: feature.featureClass, code: code)
            guard kind != .country else { return }
            var place = DraftPlace(
                id: id, kind: kind, featureClass: feature.featureClass, featureCode: feature.code,
                longitude: longitude, latitude: latitude, population: UInt32(row.text(14)) ?? 0,
                countryCode: CountryCode.number(of: row.text(8)) ?? 0, admin1Code: row.text(10),
                admin2Code: row.text(11), source: row.source)
            if code == "PPLC" { place.flags |= PlaceFlags.capital }
            if code == "PPLA" { place.flags |= PlaceFlags.seat }
            let index = add(place)
            addName(row.slice(1), kind: .preferred, to: index)
            guard !hasNamesTable else { return }
            for name in row.slice(3).split(separator: UInt8(ascii: ",")) { addName(name, kind: .alternate, to: index) }
        }
        self.problems = problems
    }

    private static func isKept(featureClass: String, code: String, hasOtherNames: Bool) -> Bool {
        switch featureClass {
        case "A", "P", "L": true
        case "H", "T": hasOtherNames
        case "S": code == "AIRP"
        default: false
        }
    }

    /// Reads a block of `alternateNamesV2.txt`. Links, postcodes and other codes than IATA's are no names.
    mutating func readGeoNamesNames(_ block: TextBlock) {
        let table = TextTable(block, columns: Self.nameColumns)
        let codes: Set<String> = ["link", "wkdt", "post", "icao", "faac", "tcid", "unlc", "phon", "piny"]
        var problems = self.problems
        table.forEachRow(&problems) { row, problems in
            let language = row.text(2)
            guard !codes.contains(language), let id = row.number(1, "geonameid", &problems),
                let place = index(ofID: id)
            else { return }
            if language == "en", row.text(4) == "1", row.isEmpty(7), places[place].kind != .country {
                prefer(row.slice(3), of: place)
                return
            }
            let kind: NameKind =
                language == "iata" ? .iata : !row.isEmpty(7) ? .former : !row.isEmpty(5) ? .short : .alternate
            addName(row.slice(3), language: kind == .iata ? "" : language, kind: kind, to: place)
        }
        self.problems = problems
    }

    /// Reads `admin1CodesASCII.txt` or `admin2Codes.txt`, which have the divisions' usual names.
    mutating func readGeoNamesDivisions(_ block: TextBlock) {
        let table = TextTable(block, columns: Self.divisionColumns)
        var problems = self.problems
        table.forEachRow(&problems) { row, problems in
            guard let id = row.number(3, "geonameid", &problems), let place = index(ofID: id) else { return }
            prefer(row.slice(1), of: place)
        }
        self.problems = problems
    }
}
