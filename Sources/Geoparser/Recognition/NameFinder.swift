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
        text.knownNames.removeAll(keepingCapacity: true)
        var covered = 0
        var next = 0
        var following = firstWord(from: &next, in: bytes, &text)
        while let word = following {
            // Asked for here, its evidence comes while this one's is looked at.
            following = firstWord(from: &next, in: bytes, &text)
            guard let hash = word.hash else { continue }
            let start = word.index
            let match = longestName(from: start, hash, in: bytes, &text)
            if let end = match.end, end > covered {
                let kinds = NameCue.groups(match.evidence)
                for index in max(start, covered)..<end {
                    text.cues[index].set(match.evidence, kinds: kinds, length: end - start, offset: index - start)
                }
                if start >= covered { text.knownNames.append(KnownName(tokens: start..<end, hash: match.hash)) }
                covered = end
            }
        }
        text.locateNames(in: gazetteer)
    }

    /// The next token that may begin a name, from a position among the prominent ones on, and its key's hash where it has a
    /// key.
    private func firstWord(
        from next: inout Int, in bytes: UnsafeBufferPointer<UInt8>, _ text: inout PreparedText
    ) -> (index: Int, hash: StableHash?)? {
        while next < text.prominent.count, !begins(text.prominent[next], text) { next += 1 }
        guard next < text.prominent.count else { return nil }
        let index = text.prominent[next]
        next += 1
        var hash = StableHash()
        let word = UnsafeBufferPointer(rebasing: bytes[text.tokens[index].range])
        guard add(word, to: &hash, room: &text.key) else { return (index, nil) }
        if !text.evidence.knows(hash.value) { gazetteer.prefetch(forKeyHash: hash.value) }
        return (index, hash)
    }

    /// Whether a prominent token can be a name's first.
    @inline(__always)
    private func begins(_ index: Int, _ text: borrowing PreparedText) -> Bool {
        let flags = text.tokens[index].flags
        return flags.contains(.word) && (text.places[index].mode != .caseless || !flags.contains(.digits))
    }

    /// - Parameter first: the hash of the first word's key.
    private func longestName(
        from start: Int, _ first: StableHash, in bytes: UnsafeBufferPointer<UInt8>, _ text: inout PreparedText
    ) -> (end: Int?, evidence: NameEvidence, hash: UInt64) {
        var hash = first
        var evidence = text.evidence.evidence(forKeyHash: hash.value, in: gazetteer)
        text.cues[start].word = evidence
        var best = (end: Int?.none, evidence: NameEvidence.none, hash: first.value)
        if Self.isName(evidence) { best = (start + 1, evidence, hash.value) }
        var isIdeograph = text.tokens[start].flags.contains(.ideographs)
        var index = start + 1
        var words = 1
        while index < text.tokens.count, words < Self.longest, evidence.isPrefixOfLonger || isIdeograph {
            let token = text.tokens[index]
            if text.places[index].isApart { break }
            guard token.flags.contains(.word) else {
                guard joins(index, text) else { break }
                index += 1
                continue
            }
            isIdeograph = token.flags.contains(.ideographs)
            let continues = token.flags.contains(.possessive) || isIdeograph && !token.flags.contains(.spaced)
            if !continues { hash.combine(0x20) }
            guard add(UnsafeBufferPointer(rebasing: bytes[token.range]), to: &hash, room: &text.key) else { break }
            words += 1
            index += 1
            evidence = text.evidence.evidence(forKeyHash: hash.value, in: gazetteer)
            if Self.isName(evidence) { best = (index, evidence, hash.value) }
        }
        return best
    }

    private static func isName(_ evidence: NameEvidence) -> Bool {
        evidence.isPlaceName || evidence.isDemonym || evidence.isAbbreviation
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
