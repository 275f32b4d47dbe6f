import Geo

/// The columns of what `locate` writes, in their order; docs/properties.md says what they mean.
extension Field {
    static func ofPlaces(hasEvidence: Bool) -> [Field] {
        [
            Field(PropertyName.name, .text), Field(PropertyName.kind, .text), Field(PropertyName.text, .text),
            Field("variants", .json), Field(PropertyName.mentions, .integer), Field("offsets", .json),
            Field(PropertyName.snippet, .text), Field("role", .text), Field(PropertyName.geonamesID, .integer),
            Field(PropertyName.featureClass, .text), Field(PropertyName.featureCode, .text),
            Field(PropertyName.countryCode, .text), Field(PropertyName.country, .text),
            Field(PropertyName.admin1, .text), Field(PropertyName.admin1ID, .integer),
            Field(PropertyName.admin2, .text), Field(PropertyName.admin2ID, .integer),
            Field(PropertyName.population, .integer), Field("within", .json), Field("disputed", .bool),
            Field("disputed_area", .json), Field("disputed_by", .json), Field("administration", .json),
            Field(PropertyName.confidence, .number), Field("approximate", .bool), Field("alternatives", .json),
        ] + (hasEvidence ? [Field("evidence", .json)] : []) + [
            Field(PropertyName.article, .text), Field(PropertyName.source, .text), Field(PropertyName.date, .date),
            Field(PropertyName.url, .text),
        ]
    }

    static func ofMentions(hasEvidence: Bool) -> [Field] {
        ofPlaces(hasEvidence: hasEvidence) + [
            Field(PropertyName.start, .integer), Field(PropertyName.end, .integer),
            Field(PropertyName.placeID, .integer), Field(PropertyName.countryID, .integer),
            Field(PropertyName.admin1Code, .text), Field(PropertyName.admin2Code, .text),
        ]
    }

    static let ofArticles = [
        Field("id", .text), Field(PropertyName.title, .text), Field(PropertyName.source, .text),
        Field(PropertyName.date, .date), Field(PropertyName.url, .text), Field("dateline", .text),
        Field("focus_country", .text), Field("focus_region", .text), Field("unresolved", .json),
        Field(PropertyName.fullText, .text),
    ]
}
