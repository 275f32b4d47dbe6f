import Gazetteer
import Geo
import Geoparser

/// What the gazetteer says of gold places and of answers.
public struct GoldLink: Sendable {
    private let gazetteer: Gazetteer

    public init(_ gazetteer: Gazetteer) {
        self.gazetteer = gazetteer
    }

    /// The answer as scorers need it. O(log n).
    public func answer(
        _ row: PlaceRow, confidence: Double, isApproximate: Bool, for gold: GoldMention? = nil
    ) -> ResolutionOutcome.Answer {
        let place = gazetteer[row]
        let country = place.kind == .country ? row : place.country
        let admin1 = place.kind == .admin1 ? row : place.admin1
        return ResolutionOutcome.Answer(
            name: gazetteer.name(of: row), id: place.id.rawValue, coordinate: place.coordinate,
            countryID: country.map { gazetteer[$0].id.rawValue }, admin1ID: admin1.map { gazetteer[$0].id.rawValue },
            confidence: confidence, isApproximate: isApproximate,
            isSameEntry: gold.map { isSameEntry(row, $0) } ?? false)
    }

    /// The place is the one that was meant: it has the GeoNames id, or, where our gazetteer has no such id, it is an area
    /// of ours that bears the gold place's very name and holds its point. O(names) in the latter case.
    public func isSameEntry(_ row: PlaceRow, _ gold: GoldMention) -> Bool {
        let place = gazetteer[row]
        guard let id = gold.geoNamesID else { return false }
        if place.id.rawValue == id { return true }
        guard !place.id.isGeoNames, gazetteer.row(of: PlaceID(rawValue: id)) == nil, let name = gold.placeName,
            let point = gold.coordinate, let box = gazetteer.box(of: row), box.contains(point)
        else { return false }
        let key = NameKey.key(of: name)
        return gazetteer.names(of: row).contains { NameKey.key(of: $0.text) == key }
    }

    /// Near the gold point, or the very entry.
    public func isRight(_ row: PlaceRow, _ gold: GoldMention) -> Bool {
        if isSameEntry(row, gold) { return true }
        guard let point = gold.coordinate else { return false }
        return gazetteer[row].coordinate.distance(to: point) <= ResolutionOutcome.rightWithinMetres
    }

    /// The gold mention with the country and division that the gazetteer knows of its id, where the corpus does not say.
    public func completed(_ gold: GoldMention) -> GoldMention {
        guard gold.countryID == nil || gold.admin1ID == nil, let id = gold.geoNamesID,
            let row = gazetteer.row(of: PlaceID(rawValue: id))
        else { return gold }
        let place = answer(row, confidence: 1, isApproximate: false)
        var gold = gold
        gold.countryID = gold.countryID ?? place.countryID
        gold.admin1ID = gold.admin1ID ?? place.admin1ID
        return gold
    }
}

extension DemonymRule {
    /// Demonyms as the gazetteer lists them.
    public init(_ gazetteer: Gazetteer) {
        self.init { word in gazetteer.matches(for: word).contains { $0.kind.isDemonym } }
    }
}
