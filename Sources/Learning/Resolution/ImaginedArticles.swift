import Foundation
import Gazetteer
import Geo
import Geoparser

/// Articles that no one wrote, drawn from the gazetteer alone, between meaningless words. Local news names a home town,
/// towns around it, the divisions that hold them, and now and then a place far away; world news names countries, their
/// capitals, big cities and divisions.
///
/// World news alone teaches a ranker to trust population, local news to distrust it. What neither can teach, that a place
/// close to the others is likelier than a big namesake far away, is geometry, and the gazetteer knows it.
struct ImaginedArticles {
    private let gazetteer: Gazetteer
    private var random: SeededGenerator
    private let towns: [Place]
    /// Running sums of the towns' weights.
    private let townSums: [Double]
    private let countries: [Place]
    private let countrySums: [Double]
    private let capitals: [PlaceRow: PlaceRow]
    private let citiesOf: [PlaceRow: [Place]]
    private let citySumsOf: [PlaceRow: [Double]]

    init(gazetteer: Gazetteer, seed: UInt64) {
        self.gazetteer = gazetteer
        random = SeededGenerator(seed: seed ^ 0x1A61_4ED)
        var towns: [Place] = []
        var countries: [Place] = []
        for row in gazetteer.rows {
            let place = gazetteer[row]
            if place.kind == .city, place.admin1 != nil, place.population > 0 { towns.append(place) }
            if place.kind == .country, place.population > 0 { countries.append(place) }
        }
        self.towns = towns
        self.countries = countries
        capitals = Dictionary(
            towns.filter(\.isCapital).compactMap { town in town.country.map { ($0, town.row) } },
            uniquingKeysWith: { first, _ in first })
        let cities = towns.filter { $0.country != nil && $0.population > 50_000 }
        citiesOf = Dictionary(grouping: cities) { $0.country ?? $0.row }
        citySumsOf = citiesOf.mapValues(Self.sums)
        townSums = Self.sums(towns)
        countrySums = Self.sums(countries)
    }

    mutating func articles(_ count: Int) -> [CorpusArticle] {
        towns.isEmpty || countries.isEmpty ? [] : (0..<count).map { article("imagined-\($0)") }
    }

    private mutating func article(_ id: String) -> CorpusArticle {
        unit() < 0.5 ? localArticle(id) : worldArticle(id)
    }

    private mutating func localArticle(_ id: String) -> CorpusArticle {
        let home = draw(towns, townSums)
        let neighbours = towns.filter {
            abs($0.coordinate.latitude - home.coordinate.latitude) < 1.5 && $0.row != home.row
        }
        .map { ($0, Self.weight($0) * exp(-$0.coordinate.distance(to: home.coordinate) / 40_000)) }
        .filter { $0.1 > 1e-3 }
        let neighbourSums = neighbours.reduce(into: [Double]()) { $0.append(($0.last ?? 0) + $1.1) }

        var draft = Draft(gazetteer: gazetteer)
        for _ in 0..<length() {
            fill(&draft)
            switch unit() {
            case ..<0.3: say(home, &draft)
            case ..<0.6 where !neighbours.isEmpty: say(neighbours[Self.position(unit(), neighbourSums)].0, &draft)
            case ..<0.72: home.admin1.map { draft.say($0) }
            case ..<0.82: home.admin2.map { draft.say($0) }
            case ..<0.88: home.country.map { draft.say($0) }
            case ..<0.94: draft.say(draw(countries, countrySums).row)
            default: say(draw(towns, townSums), &draft)
            }
        }
        return draft.article(id)
    }

    private mutating func worldArticle(_ id: String) -> CorpusArticle {
        let scenes = (0..<1 + Int(unit() * 3)).map { _ in draw(countries, countrySums) }
        var draft = Draft(gazetteer: gazetteer)
        for _ in 0..<length() {
            fill(&draft)
            let scene = scenes[Int(unit() * Double(scenes.count)) % scenes.count]
            switch unit() {
            case ..<0.35: draft.say(scene.row)
            case ..<0.45: capitals[scene.row].map { draft.say($0) }
            case ..<0.85: city(of: scene).map { city in say(city, &draft) }
            default: draft.say(draw(countries, countrySums).row)
            }
        }
        return draft.article(id)
    }

    /// A city by its population, or the first-level division around it.
    private mutating func city(of country: Place) -> Place? {
        guard let members = citiesOf[country.row], let sums = citySumsOf[country.row] else { return nil }
        let city = members[Self.position(unit(), sums)]
        if unit() < 0.3, let admin1 = city.admin1 { return gazetteer[admin1] }
        return city
    }

    /// Mostly few mentions, sometimes many.
    private mutating func length() -> Int { min(25, 1 + Int(-4 * log(unit()))) }

    private mutating func fill(_ draft: inout Draft) {
        draft.text += draft.text.isEmpty || unit() < 0.8 ? " " : ". "
        draft.text += String(repeating: "lorem ", count: 1 + Int(unit() * 12))
    }

    /// A town, now and then with the division around it.
    private mutating func say(_ town: Place, _ draft: inout Draft) {
        draft.say(town.row)
        guard unit() < 0.15, town.kind == .city, let around = town.admin1 ?? town.country else { return }
        draft.text += ", "
        draft.say(around)
        draft.text += ","
    }

    private struct Draft {
        let gazetteer: Gazetteer
        var text = ""
        var gold: [GoldMention] = []

        mutating func say(_ row: PlaceRow) {
            let start = text.utf8.count
            text += gazetteer.name(of: row)
            let place = gazetteer[row]
            gold.append(
                GoldMention(
                    range: start..<text.utf8.count, kind: .place, geoNamesID: place.id.rawValue,
                    coordinate: place.coordinate))
        }

        func article(_ id: String) -> CorpusArticle {
            CorpusArticle(article: Article(id: id, text: ArticleText(text)), gold: gold)
        }
    }

    private mutating func unit() -> Double { Double(random.next() >> 11) / Double(1 << 53) + 1e-12 }

    private mutating func draw(_ places: [Place], _ sums: [Double]) -> Place { places[Self.position(unit(), sums)] }

    private static func weight(_ place: Place) -> Double { Double(place.population).squareRoot() }

    private static func sums(_ places: [Place]) -> [Double] {
        places.reduce(into: []) { $0.append(($0.last ?? 0) + weight($1)) }
    }

    private static func position(_ unit: Double, _ sums: [Double]) -> Int {
        let target = unit * (sums.last ?? 0)
        var low = 0
        var high = sums.count - 1
        while low < high {
            let middle = (low + high) / 2
            if sums[middle] < target { low = middle + 1 } else { high = middle }
        }
        return low
    }
}
