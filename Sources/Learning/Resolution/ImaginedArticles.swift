import Foundation
import Gazetteer
import Geo
import Geoparser

/// Articles that no one wrote, drawn from the gazetteer alone: names of a home town, of towns around it, of the
/// divisions that hold them, and now and then of a place far away, between meaningless words.
///
/// World news names well-known places, and so teaches a ranker to trust population. What it cannot teach, that a place
/// close to the others is likelier than a big namesake far away, is geometry, and the gazetteer knows it.
struct ImaginedArticles {
    private let gazetteer: Gazetteer
    private var random: SeededGenerator
    private let towns: [Place]
    /// Running sums of the towns' weights.
    private let townSums: [Double]
    private let countries: [Place]
    private let countrySums: [Double]

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
        townSums = Self.sums(towns)
        countrySums = Self.sums(countries)
    }

    mutating func articles(_ count: Int) -> [CorpusArticle] {
        (0..<count).map { article("imagined-\($0)") }
    }

    private mutating func article(_ id: String) -> CorpusArticle {
        let home = draw(towns, townSums)
        let neighbours = towns.filter {
            abs($0.coordinate.latitude - home.coordinate.latitude) < 1.5 && $0.row != home.row
        }
        .map { ($0, weight($0) * exp(-$0.coordinate.distance(to: home.coordinate) / 40_000)) }
        .filter { $0.1 > 1e-3 }
        let neighbourSums = neighbours.reduce(into: [Double]()) { $0.append(($0.last ?? 0) + $1.1) }

        var text = ""
        var gold: [GoldMention] = []
        func say(_ row: PlaceRow) {
            let start = text.utf8.count
            text += gazetteer.name(of: row)
            let place = gazetteer[row]
            gold.append(
                GoldMention(
                    range: start..<text.utf8.count, kind: .place, geoNamesID: place.id.rawValue,
                    coordinate: place.coordinate))
        }
        func sayTown(_ town: Place) {
            say(town.row)
            if unit() < 0.15, let around = town.admin1 ?? town.country {
                text += ", "
                say(around)
                text += ","
            }
        }
        let length = 1 + Int(-4 * log(unit()))
        for _ in 0..<min(length, 25) {
            text += String(repeating: "lorem ", count: 1 + Int(unit() * 12))
            let choice = unit()
            switch choice {
            case ..<0.3: sayTown(home)
            case ..<0.6 where !neighbours.isEmpty: sayTown(neighbours[Self.position(unit(), neighbourSums)].0)
            case ..<0.72: (home.admin1).map(say)
            case ..<0.82: (home.admin2).map(say)
            case ..<0.88: (home.country).map(say)
            case ..<0.94: say(draw(countries, countrySums).row)
            default: sayTown(draw(towns, townSums))
            }
            text += unit() < 0.2 ? ". " : " "
        }
        return CorpusArticle(article: Article(id: id, text: ArticleText(text)), gold: gold)
    }

    private mutating func unit() -> Double { Double(random.next() >> 11) / Double(1 << 53) + 1e-12 }

    private mutating func draw(_ places: [Place], _ sums: [Double]) -> Place { places[Self.position(unit(), sums)] }

    private func weight(_ place: Place) -> Double { Self.weight(place) }
    private static func weight(_ place: Place) -> Double { Double(place.population).squareRoot() }

    private static func sums(_ places: [Place]) -> [Double] {
        places.reduce(into: [Double]()) { $0.append(($0.last ?? 0) + weight($1)) }
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
