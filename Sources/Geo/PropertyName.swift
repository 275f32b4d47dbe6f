/// The names that properties have in every format: the reference is docs/formats.md.
public enum PropertyName {
    // A place or a mention.
    public static let name = "name"
    public static let text = "matched"
    public static let kind = "kind"
    public static let mentions = "mentions"
    public static let geonamesID = "geonames_id"
    public static let featureClass = "feature_class"
    public static let featureCode = "feature_code"
    public static let countryCode = "country_code"
    public static let country = "country"
    public static let countryID = "country_id"
    public static let admin1 = "admin1"
    public static let admin1Code = "admin1_code"
    public static let admin1ID = "admin1_id"
    public static let admin2 = "admin2"
    public static let admin2Code = "admin2_code"
    public static let admin2ID = "admin2_id"
    public static let population = "population"
    public static let confidence = "confidence"
    // A mention.
    public static let article = "article"
    public static let placeID = "place_id"
    public static let start = "start"
    public static let end = "end"
    public static let snippet = "snippet"
    // An article.
    public static let title = "title"
    public static let date = "date"
    public static let source = "source"
    public static let url = "url"
    public static let fullText = "full_text"
}
