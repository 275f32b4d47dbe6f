import Geo

/// The answer of CLIFF-CLAVIN's `parse/text` (version 2), as its API client documents it. People and organisations are
/// empty: geonews looks for places only. `charIndex` is `start` as it stands.
extension MapPart {
    var cliff: Properties {
        let records = mentionRecords()
        let mentions = records.map { record in
            PropertyValue.object(
                Properties(
                    Self.cliffPlace(record).entries + [
                        ("confidence", record.value(PropertyName.confidence)),
                        (
                            "source",
                            .object(
                                Properties([
                                    ("charIndex", record.value(PropertyName.start)),
                                    ("string", record.value(PropertyName.text)),
                                ]))
                        ),
                    ]))
        }
        let places = Properties([("mentions", .array(mentions)), ("focus", .object(Self.cliffFocus(records)))])
        let results = Properties([
            ("organizations", .array([])), ("people", .array([])), ("places", .object(places)),
        ])
        return Properties([
            ("results", .object(results)), ("status", .string("ok")), ("milliseconds", .integer(0)),
            ("version", .string("2.6.1")),
        ])
    }

    private static func cliffPlace(_ record: MentionRecord) -> Properties {
        Properties([
            ("id", record.value(PropertyName.geonamesID)),
            ("name", .string(record.text(PropertyName.name))),
            ("lat", .number(record.position?.latitude ?? 0)),
            ("lon", .number(record.position?.longitude ?? 0)),
            ("countryCode", .string(record.text(PropertyName.countryCode))),
            ("countryGeoNameId", .string(record.text(PropertyName.countryID))),
            ("stateCode", .string(record.isCountry ? "00" : record.text(PropertyName.admin1Code))),
            ("stateGeoNameId", .string(record.text(PropertyName.admin1ID))),
            ("featureClass", .string(record.featureClass)),
            ("featureCode", .string(record.featureCode)),
            ("population", .integer(record.integer(PropertyName.population) ?? 0)),
        ])
    }

    /// CLIFF's focus by frequency: what is mentioned most often, at each level.
    private static func cliffFocus(_ records: [MentionRecord]) -> Properties {
        func mostMentioned(_ key: (MentionRecord) -> String, where isLevel: (MentionRecord) -> Bool) -> PropertyValue {
            var counts: [String: Int64] = [:]
            for record in records where !key(record).isEmpty { counts[key(record), default: 0] += 1 }
            guard let most = counts.values.max() else { return .array([]) }
            var seen: Set<String> = []
            let chosen = records.filter { record in
                isLevel(record) && counts[key(record)] == most && seen.insert(key(record)).inserted
            }
            return .array(
                chosen.map { .object(Properties(cliffPlace($0).entries + [("score", .integer(most))])) })
        }
        return Properties([
            (
                "cities",
                mostMentioned({ $0.isSettlement ? $0.text(PropertyName.geonamesID) : "" }, where: \.isSettlement)
            ),
            ("states", mostMentioned({ $0.text(PropertyName.admin1ID) }, where: \.isFirstDivision)),
            ("countries", mostMentioned({ $0.text(PropertyName.countryCode) }, where: \.isCountry)),
        ])
    }
}
