import Gazetteer
import Geo

/// What the gazetteer says of places, as properties, kept for the places that return from article to article.
struct PlaceFacts {
    /// Everything is forgotten when there are so many, which bounds the memory at some tens of MB.
    private static let limit = 8192

    private var properties: [PlaceRow: Properties] = [:]
    private var labels: [PlaceRow: String] = [:]

    /// The known properties, or those that are made, and kept unless they hold only for this article.
    mutating func properties(
        of row: PlaceRow, or make: () -> (properties: Properties, isLasting: Bool)
    ) -> Properties {
        if let known = properties[row] { return known }
        let made = make()
        if made.isLasting {
            if properties.count >= Self.limit { properties.removeAll(keepingCapacity: true) }
            properties[row] = made.properties
        }
        return made.properties
    }

    mutating func label(of row: PlaceRow, in gazetteer: Gazetteer) -> String {
        if let known = labels[row] { return known }
        let made = gazetteer.label(of: row)
        if labels.count >= Self.limit { labels.removeAll(keepingCapacity: true) }
        labels[row] = made
        return made
    }
}
