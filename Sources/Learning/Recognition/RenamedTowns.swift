import Gazetteer
import Geoparser

/// Copies of articles in which towns bear the names of other towns of the same division, or of the same country.
///
/// The corpora name few of the world's towns, and a model that learns them by heart takes the others for people. In the
/// copies it is the sentence and the gazetteer that say what is a town, never the word.
struct RenamedTowns {
    private let gazetteer: Gazetteer
    private var random: SeededGenerator
    /// Names of towns by first-level division and by country, where there are some.
    private let namesIn: [PlaceRow: [String]]

    private static let longestName = 3

    /// - Parameter fewest: divisions and countries with fewer towns lend no names.
    init(gazetteer: Gazetteer, seed: UInt64, fewest: Int = 10) {
        self.gazetteer = gazetteer
        random = SeededGenerator(seed: seed ^ 0x2E_4A3E)
        var names: [PlaceRow: [String]] = [:]
        for row in gazetteer.rows where gazetteer.kind(of: row) == .city {
            let place = gazetteer[row]
            let name = gazetteer.name(of: row)
            // As newspapers write: without marks.
            guard name.utf8.allSatisfy({ $0 < 0x80 }), name.split(separator: " ").count <= Self.longestName else {
                continue
            }
            for land in [place.admin1, place.country] { if let land { names[land, default: []].append(name) } }
        }
        namesIn = names.filter { $0.value.count >= fewest }
    }

    /// The articles, with copies of one in `every` of those that name towns; 0 for none. O(bytes).
    mutating func articles(_ articles: [WeightedArticle], every: Int) -> [WeightedArticle] {
        guard every > 0 else { return articles }
        var all = articles
        for (number, article) in articles.enumerated() where number % every == 0 {
            guard let renamed = renamed(article.article) else { continue }
            var copy = article
            copy.article = renamed
            all.append(copy)
        }
        return all
    }

    private mutating func renamed(_ article: CorpusArticle) -> CorpusArticle? {
        var names: [ArraySlice<UInt8>: [UInt8]] = [:]
        var changes: [(range: Range<Int>, name: [UInt8])] = []
        for mention in article.gold where mention.kind == .place || mention.kind == .metonym {
            let old = article.article.text.bytes[mention.range]
            guard mention.range.lowerBound >= changes.last?.range.upperBound ?? 0 else { continue }
            if names[old] == nil { names[old] = newName(for: mention, old) }
            if let name = names[old] { changes.append((mention.range, name)) }
        }
        return changes.isEmpty ? nil : rewritten(article, changes)
    }

    /// Another town's name; nil for what is no town, or in capitals.
    private mutating func newName(for mention: GoldMention, _ old: ArraySlice<UInt8>) -> [UInt8]? {
        let text = String(decoding: old, as: UTF8.self)
        let meant = mention.geoNamesID.flatMap { gazetteer.row(of: PlaceID(rawValue: $0)) }
        guard old.contains(where: { $0 &- 0x61 < 26 }),
            let row = meant ?? gazetteer.matches(for: text).first(where: { $0.kind.isName })?.row
        else { return nil }
        let place = gazetteer[row]
        guard place.kind == .city,
            let names = place.admin1.flatMap({ namesIn[$0] }) ?? place.country.flatMap({ namesIn[$0] })
        else { return nil }
        return names.randomElement(using: &random).map { Array($0.utf8) }
    }

    private func rewritten(_ article: CorpusArticle, _ changes: [(range: Range<Int>, name: [UInt8])]) -> CorpusArticle {
        var bytes: [UInt8] = []
        var done = 0
        for change in changes {
            bytes += article.article.text.bytes[done..<change.range.lowerBound]
            bytes += change.name
            done = change.range.upperBound
        }
        bytes += article.article.text.bytes[done...]

        func moved(_ range: Range<Int>) -> Range<Int>? {
            var (start, end) = (range.lowerBound, range.upperBound)
            for change in changes where change.range.lowerBound < range.upperBound {
                let growth = change.name.count - change.range.count
                if change.range.upperBound <= range.lowerBound {
                    start += growth
                } else if change.range.lowerBound < range.lowerBound || change.range.upperBound > range.upperBound {
                    return nil
                }
                end += growth
            }
            return start..<end
        }
        return article.rewritten(String(decoding: bytes, as: UTF8.self), moved: moved)
    }
}
