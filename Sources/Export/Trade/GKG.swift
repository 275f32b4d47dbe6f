import Geo

/// Records of GDELT's Global Knowledge Graph 2.1: one line an article of 27 tab-separated fields, of which date, source,
/// document and both location fields are filled ("The GDELT Global Knowledge Graph, Data Format Codebook V2.1", 2015).
/// Countries are FIPS 10-4 codes, first-level divisions those with GeoNames' admin1 code, features GeoNames ids.
extension MapPart {
    /// The article's record, without the line's end.
    /// - Parameter number: the article's place in the run, for the record's id.
    func gkg(number: Int) -> String {
        let article = articles.first?.properties ?? facts
        let date = (article[PropertyName.date]?.text ?? "").filter { $0.isASCII && $0.isNumber }
        let stamp = date.count == 8 ? date + "000000" : "00000000000000"
        var fields = [String](repeating: "", count: 27)
        fields[0] = "\(stamp)-\(number)"
        fields[1] = stamp
        fields[2] = "1"
        fields[3] = article[PropertyName.source]?.text ?? ""
        fields[4] = article[PropertyName.url]?.text ?? article[PropertyName.title]?.text ?? ""
        let locations = mentionRecords().map { location($0) }
        fields[9] = locations.map(\.basic).joined(separator: ";")
        fields[10] = locations.map(\.enhanced).joined(separator: ";")
        return fields.map { cleaned($0, of: "\t\n\r") }.joined(separator: "\t")
    }

    private func location(_ record: MentionRecord) -> (basic: String, enhanced: String) {
        let code = record.text(PropertyName.countryCode)
        let isAmerican = code == "US"
        let type =
            record.isCountry
            ? 1 : record.isFirstDivision ? (isAmerican ? 2 : 5) : (isAmerican ? 3 : 4)
        let country = CountryTable.fips(code)
        let names = [
            record.text(PropertyName.name), record.isFirstDivision ? "" : record.text(PropertyName.admin1),
            record.isCountry ? "" : record.text(PropertyName.country),
        ]
        let fullName = cleaned(names.filter { !$0.isEmpty }.joined(separator: ", "), of: "#;")
        let division = record.isCountry ? country : country + record.text(PropertyName.admin1Code)
        let head = "\(type)#\(fullName)#\(country)#\(division)"
        var place = ByteBuffer(capacity: 64)
        _ = place.append(coordinate: record.position?.latitude ?? 0, decimals: 6)
        place.append("#")
        _ = place.append(coordinate: record.position?.longitude ?? 0, decimals: 6)
        let position = place.withBytes { String(decoding: $0, as: UTF8.self) }
        let feature = record.isCountry ? country : record.text(PropertyName.geonamesID)
        return (
            "\(head)#\(position)#\(feature)",
            "\(head)#\(record.text(PropertyName.admin2Code))#\(position)#\(feature)#\(record.text(PropertyName.start))"
        )
    }

    /// The format has no escapes: its separators become spaces.
    private func cleaned(_ text: String, of separators: String) -> String {
        String(text.map { separators.contains($0) ? " " : $0 })
    }
}
