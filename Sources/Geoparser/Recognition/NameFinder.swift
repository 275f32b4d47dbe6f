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
        text.cues.refill(text.tokens.count, with: NameCue())
        text.knownNames.removeAll(keepingCapacity: true)
        text.divisionNames.removeAll(keepingCapacity: true)
        var starts: [NameStart] = []
        swap(&starts, &text.nameStarts)
        var covered = 0
        var next = 0
        while next < text.prominent.count {
            starts.withUnsafeMutableBufferPointer { starts in
                let count = gatherStarts(from: &next, in: bytes, &text, starts)
                readOn(count, in: bytes, &text, starts)
                for start in starts[..<count] { enter(start, behind: &covered, in: &text) }
            }
        }
        swap(&starts, &text.nameStarts)
    }

    /// Gathers the next tokens that may begin a name and have a key, from a position among the prominent ones on, and asks
    /// for what the gazetteer knows of each. Returns how many there are.
    private func gatherStarts(
        from next: inout Int, in bytes: UnsafeBufferPointer<UInt8>, _ text: inout PreparedText,
        _ starts: UnsafeMutableBufferPointer<NameStart>
    ) -> Int {
        var count = 0
        while next < text.prominent.count, count < NameStart.most {
            let index = text.prominent[next]
            next += 1
            guard begins(index, text) else { continue }
            var hash = StableHash()
            let word = UnsafeBufferPointer(rebasing: bytes[text.tokens[index].range])
            guard add(word, to: &hash, room: &text.key) else { continue }
            text.keys.prefetchSlot(of: hash.value)
            starts[count] = NameStart(token: index, hash: hash)
            count += 1
        }
        for number in 0..<count { text.keys.prefetch(starts[number].hash.value, in: gazetteer) }
        return count
    }

    /// Reads on from all starts at once, a word of each and then the next: the gazetteer is larger than a processor's
    /// caches, and answers to many questions come together.
    private func readOn(
        _ count: Int, in bytes: UnsafeBufferPointer<UInt8>, _ text: inout PreparedText,
        _ starts: UnsafeMutableBufferPointer<NameStart>
    ) {
        withUnsafeTemporaryAllocation(of: Int.self, capacity: NameStart.most) { open in
            for number in 0..<count { open[number] = number }
            var openCount = count
            while openCount > 0 {
                var left = 0
                for number in open[..<openCount] where addWord(to: &starts[number], in: bytes, &text) {
                    open[left] = number
                    left += 1
                }
                openCount = left
            }
        }
    }

    /// Looks up the words so far, and asks for them and the next one; false when no name can be longer.
    private func addWord(
        to start: inout NameStart, in bytes: UnsafeBufferPointer<UInt8>, _ text: inout PreparedText
    ) -> Bool {
        let key = text.keys.look(up: start.hash.value, in: gazetteer)
        let evidence = key.evidence
        if start.words == 1 { text.cues[start.token].word = evidence }
        if evidence.mayNameLand, start.words > 1 || text.tokens[start.token].letterCount > 2,
            !text.tokens[start.token].flags.isDisjoint(with: [.capitalised, .caseless])
        {
            text.divisionNames.append(KnownName(tokens: start.token..<start.next, hash: start.hash.value, key: key))
        }
        if Self.isName(evidence) { start.name = (start.next, key, start.hash.value) }
        var isIdeograph = text.tokens[start.next - 1].flags.contains(.ideographs)
        guard evidence.isPrefixOfLonger || isIdeograph, start.words < Self.longest else { return false }
        while start.next < text.tokens.count {
            let token = text.tokens[start.next]
            if text.places[start.next].isApart { return false }
            start.next += 1
            guard token.flags.contains(.word) else {
                guard joins(start.next - 1, text) else { return false }
                continue
            }
            isIdeograph = token.flags.contains(.ideographs)
            let continues = token.flags.contains(.possessive) || isIdeograph && !token.flags.contains(.spaced)
            if !continues { start.hash.combine(0x20) }
            guard add(UnsafeBufferPointer(rebasing: bytes[token.range]), to: &start.hash, room: &text.key) else {
                return false
            }
            start.words += 1
            text.keys.prefetch(start.hash.value, in: gazetteer)
            return true
        }
        return false
    }

    /// Fills the cues of the longest name from a start, as far as those of an earlier one do not reach.
    private func enter(_ start: NameStart, behind covered: inout Int, in text: inout PreparedText) {
        guard let name = start.name, name.end > covered else { return }
        let kinds = NameCue.groups(name.key.evidence)
        for index in max(start.token, covered)..<name.end {
            text.cues[index].set(
                name.key.evidence, kinds: kinds, length: name.end - start.token, offset: index - start.token)
        }
        if start.token >= covered {
            text.knownNames.append(KnownName(tokens: start.token..<name.end, hash: name.hash, key: name.key))
            gazetteer.prefetchMatches(of: name.key)
        }
        covered = name.end
    }

    /// Whether a prominent token can be a name's first.
    @inline(__always)
    private func begins(_ index: Int, _ text: borrowing PreparedText) -> Bool {
        let flags = text.tokens[index].flags
        return flags.contains(.word) && (text.places[index].mode != .caseless || !flags.contains(.digits))
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

/// Words from a token on while they are looked up, and the longest name among them so far.
struct NameStart {
    /// So many are looked up at once.
    static let most = 64

    var token = 0
    /// The token behind the words.
    var next = 1
    var words = 1
    /// The hash of the words' key.
    var hash = StableHash()
    var name: (end: Int, key: KnownKey, hash: UInt64)?

    init() {}

    init(token: Int, hash: StableHash) {
        self.token = token
        self.hash = hash
        next = token + 1
    }
}
