import Gazetteer
import Mapping

/// Finds the longest known names over an article's tokens.
package struct NameFinder: Sendable {
    let gazetteer: Gazetteer

    package init(gazetteer: Gazetteer) {
        self.gazetteer = gazetteer
    }

    /// No name of news has more words.
    private static let longest = 6

    /// Fills the cue of every token that may be part of a name. A few look-ups a capitalised word.
    func findNames(in bytes: UnsafeBufferPointer<UInt8>, _ text: inout PreparedText) {
        text.cues.removeAll(keepingCapacity: true)
        text.cues.append(contentsOf: repeatElement(NameCue(), count: text.tokens.count))
        var start = 0
        var covered = 0
        while start < text.tokens.count {
            guard begins(start, text) else {
                start += 1
                continue
            }
            let match = longestName(from: start, in: bytes, &text)
            if let end = match.end, end > covered {
                let kinds = NameCue.groups(match.evidence)
                for index in max(start, covered)..<end {
                    text.cues[index].set(match.evidence, kinds: kinds, length: end - start, offset: index - start)
                }
                covered = end
            }
            start += 1
        }
    }

    private func begins(_ index: Int, _ text: PreparedText) -> Bool {
        let flags = text.tokens[index].flags
        guard flags.contains(.word) else { return false }
        if text.places[index].mode == .caseless { return !flags.contains(.digits) }
        return flags.contains(.capitalised) || flags.contains(.caseless)
    }

    private func longestName(
        from start: Int, in bytes: UnsafeBufferPointer<UInt8>, _ text: inout PreparedText
    ) -> (end: Int?, evidence: NameEvidence) {
        var hash = StableHash()
        var index = start
        var words = 0
        var best = (end: Int?.none, evidence: NameEvidence.none)
        while index < text.tokens.count, words < Self.longest {
            let token = text.tokens[index]
            if index > start, text.places[index].isApart { break }
            if words > 0, !token.flags.contains(.word) {
                guard joins(index, text) else { break }
                index += 1
                continue
            }
            let isIdeograph = token.flags.contains(.ideographs)
            let continues = token.flags.contains(.possessive) || isIdeograph && !token.flags.contains(.spaced)
            if words > 0, !continues { hash.combine(0x20) }
            guard add(UnsafeBufferPointer(rebasing: bytes[token.range]), to: &hash, room: &text.key) else { break }
            words += 1
            index += 1
            let evidence = text.evidence.evidence(forKeyHash: hash.value, in: gazetteer)
            if words == 1 { text.cues[start].word = evidence }
            if evidence.isPlaceName || evidence.isDemonym || evidence.isAbbreviation,
                begins(index - 1, text) || words > 1
            {
                best = (index, evidence)
            }
            guard evidence.isPrefixOfLonger || isIdeograph else { break }
        }
        return best
    }

    /// Adds a token's key to a name's; false when it has none.
    @inline(__always)
    private func add(_ token: UnsafeBufferPointer<UInt8>, to hash: inout StableHash, room key: inout [UInt8]) -> Bool {
        if let longer = NameKey.hash(hash, withPlainWord: token) {
            hash = longer
            return true
        }
        key.removeAll(keepingCapacity: true)
        NameKey.append(token, to: &key)
        hash.combine(key)
        return !key.isEmpty
    }

    /// Signs inside a name: a hyphen without spaces, an abbreviation's full stop.
    private func joins(_ index: Int, _ text: PreparedText) -> Bool {
        let flags = text.tokens[index].flags
        guard !flags.contains(.spaced) else { return false }
        if flags.contains(.hyphen) { return true }
        let before = text.tokens[index - 1]
        return flags.contains(.fullStop) && before.end - before.start <= 3
    }
}
