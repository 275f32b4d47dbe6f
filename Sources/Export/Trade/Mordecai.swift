import Geo

/// The answer of Mordecai 3's `geoparse_doc`, as its README documents it: ids are strings, offsets count code points.
extension MapPart {
    var mordecai: Properties {
        let entities = mentionRecords().map { record in
            let city = record.isSettlement
            return PropertyValue.object(
                Properties([
                    ("admin1_code", .string(record.text(PropertyName.admin1Code))),
                    ("admin1_name", .string(record.text(PropertyName.admin1))),
                    ("admin2_code", .string(record.text(PropertyName.admin2Code))),
                    ("admin2_name", .string(record.text(PropertyName.admin2))),
                    ("city_id", .string(city ? record.text(PropertyName.geonamesID) : "")),
                    ("city_name", .string(city ? record.text(PropertyName.name) : "")),
                    ("country_code3", .string(CountryTable.alpha3(record.text(PropertyName.countryCode)))),
                    ("end_char", record.value(PropertyName.end)),
                    ("feature_class", .string(record.featureClass)),
                    ("feature_code", .string(record.featureCode)),
                    ("geonameid", .string(record.text(PropertyName.geonamesID))),
                    ("lat", .number(record.position?.latitude ?? 0)),
                    ("lon", .number(record.position?.longitude ?? 0)),
                    ("name", .string(record.text(PropertyName.name))),
                    ("score", record.value(PropertyName.confidence)),
                    ("search_name", .string(record.text(PropertyName.text))),
                    ("start_char", record.value(PropertyName.start)),
                ]))
        }
        return Properties([
            ("doc_text", articles.first?.properties[PropertyName.fullText] ?? .string("")),
            ("event_location_raw", .string("")), ("geolocated_ents", .array(entities)),
        ])
    }
}
