import Gazetteer
import Mapping

/// A second look at names that stand in a list beside a place: "Hadrut and Shushi were hit".
///
/// What the words around leave in doubt, the map can tell: a town's name that is next in a list to a place 50 km away names
/// that town. Of the Earth's land such a circle is a twenty-thousandth, so that chance hardly ever speaks so.
extension Recogniser {
    /// The near scale of the resolver's context too.
    private static let neighbourhood = 50_000.0

    /// Adds such names to the mentions, from left to right, so that one leads to the next. O(tokens + mentions).
    func addListNeighbours(in bytes: [UInt8], _ text: PreparedText, to mentions: inout [Mention]) {
        var next = 0
        for index in text.prominent where text.cues[index].length > 0 {
            let start = Int(text.tokens[index].start)
            while next < mentions.count, mentions[next].range.upperBound <= start { next += 1 }
            guard let tokens = text.townName(at: index) else { continue }
            let range = text.byteRange(tokens)
            guard next == mentions.count || mentions[next].range.lowerBound >= range.upperBound else { continue }
            let before = next > 0 && text.isListed(after: mentions[next - 1].range.upperBound, tokens.lowerBound)
            let after =
                next < mentions.count && text.isListed(before: mentions[next].range.lowerBound, tokens.upperBound)
            let beside = (before ? [mentions[next - 1]] : []) + (after ? [mentions[next]] : [])
            guard beside.contains(where: { $0.kind == .place && areNeighbours(bytes[$0.range], bytes[range]) }) else {
                continue
            }
            let confidence = model.decision.confidence(0.5)
            mentions.insert(Mention(range: range, kind: .place, confidence: confidence), at: next)
        }
    }

    private func areNeighbours(_ first: ArraySlice<UInt8>, _ second: ArraySlice<UInt8>) -> Bool {
        let towns = settlements(first)
        return !towns.isEmpty
            && settlements(second).contains { town in
                towns.contains { $0.coordinate.distance(to: town.coordinate) <= Self.neighbourhood }
            }
    }

    private func settlements(_ name: ArraySlice<UInt8>) -> [Place] {
        var hash = StableHash()
        hash.combine(NameKey.key(of: String(decoding: name, as: UTF8.self)))
        return names.gazetteer.matches(forKeyHash: hash.value)
            .filter { $0.kind.isName }.map { names.gazetteer[$0.row] }
            .filter { PlaceKinds.settlements.contains($0.kind) }
    }
}

extension PreparedText {
    /// The town's name that begins at the token and is all of its run of capitalised words.
    fileprivate func townName(at index: Int) -> Range<Int>? {
        let cue = cues[index]
        guard cue.offset == 0, !cue.name.kinds.isDisjoint(with: .settlements),
            tokens[index].flags.contains(.capitalised), places[index].mode != .caseless,
            places[index].runBefore == 0, Int(places[index].runAfter) == Int(cue.length) - 1
        else { return nil }
        return index..<index + Int(cue.length)
    }

    /// Whether one sign or word of a list, and nothing else, is between a byte offset and the token.
    fileprivate func isListed(after end: Int, _ token: Int) -> Bool {
        token > 1 && SignHash.joinsList(tokens[token - 1].word) && Int(tokens[token - 2].end) == end
    }

    fileprivate func isListed(before start: Int, _ token: Int) -> Bool {
        token + 1 < tokens.count && SignHash.joinsList(tokens[token].word) && Int(tokens[token + 1].start) == start
    }
}
