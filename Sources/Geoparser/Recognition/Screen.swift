import Mapping

/// The first stage of a cascade (D. Weiss and B. Taskar, "Structured Prediction Cascades", 2010): a sum over a few cheap
/// features of a token tells whether the chain, which costs ten times as much, should look at its segment at all.
///
///     section RSCR: little-endian Int32 `lowest`, then 2¹⁴ signed bytes, weights by hashed feature
package struct Screen: @unchecked Sendable {
    // Safe to share: the bytes are never written after the owner was made, and the owner is kept.
    private let weights: UnsafeBufferPointer<Int8>
    private let owner: AnyObject
    /// Segments whose every token has a smaller sum are passed over.
    private let lowest: Int32

    package static let tag: SectionTag = "RSCR"
    package static let size = 1 << 14

    /// Nil when the section is not as long as a screen.
    package init?(_ bytes: UnsafeRawBufferPointer, owner: AnyObject) {
        guard bytes.count == 4 + Self.size else { return nil }
        lowest = Int32(littleEndian: bytes.loadUnaligned(as: Int32.self))
        weights = UnsafeRawBufferPointer(rebasing: bytes[4...]).bindMemory(to: Int8.self)
        self.owner = owner
    }

    /// - Parameter weights: `size` of them.
    package static func bytes(lowest: Int32, weights: [Int8]) -> [UInt8] {
        withUnsafeBytes(of: lowest.littleEndian) { Array($0) } + weights.map { UInt8(bitPattern: $0) }
    }

    /// Whether a token is one to look at. O(1).
    @inline(__always)
    func admits(_ index: Int, _ writer: borrowing FeatureWriter) -> Bool {
        var sum: Int32 = 0
        writer.eachScreenFeature(of: index) { sum &+= Int32(weights[$0]) }
        return sum >= lowest
    }

    /// A segment's features and what became of its tokens, to learn from.
    package struct Example: Sendable {
        /// `FeatureWriter.screenFeatureCount` a token, each below `size`.
        package var features: [UInt16] = []
        /// One a token: whether it is a part of a mention.
        package var isMentioned: [Bool] = []
    }
}

extension FeatureWriter {
    /// Of every token.
    package static let screenFeatureCount = 15

    /// Hands out the rows of the screen that are a token's. O(1).
    ///
    /// Twelve more, of the words beside it in its run and of the name, passed over no more words.
    @inline(__always)
    func eachScreenFeature(of index: Int, _ body: (Int) -> Void) {
        @inline(__always)
        func add(_ template: UInt64, _ first: UInt32, _ second: UInt32 = 0) {
            let value = UInt64(first) | UInt64(second) << 32
            body(Int(((value ^ template &* 0x9E37_79B9_7F4A_7C15) &* 0xD6E8_FEB8_6659_FD93) &>> 50))
        }
        let (place, cue) = (places[index], cues[index])
        let (first, last) = (index - Int(place.runBefore), index + Int(place.runAfter))
        let position = Self.position(cue)
        let isKnown = UInt32(min(1, cue.length))
        add(1, 0)
        add(2, tokens[index].word)
        add(3, place.fine, isKnown)
        add(4, place.middle, position)
        // The name, and the word alone.
        add(5, cue.kinds, position << 4 | UInt32(place.mode.rawValue))
        add(6, UInt32(cue.word.word.rawValue), position)
        let start = UInt32(tokens[index].has(.sentenceStart))
        add(7, UInt32(cue.word.commonWordBand), start << 2 | UInt32(min(2, cue.length)))
        // Its run of capitalised words, and the words beside that.
        add(8, place.runBefore > 0 ? tokens[first].word : 0)
        add(9, place.runAfter > 0 ? tokens[last].word : 0)
        add(10, wordBefore(run: first), UInt32(min(3, place.runBefore)) << 1 | UInt32(min(1, place.runAfter)))
        add(11, first > 0 ? places[first - 1].fine : 0)
        let isLast = last + 1 == tokens.count
        add(12, isLast ? 0 : tokens[last + 1].word)
        add(13, isLast ? 0 : places[last + 1].fine)
        // What the article says of the word elsewhere.
        let isCounted = tokens[index].flags.contains(.capitalised) && place.mode != .caseless
        let entry = isCounted ? entries[Int(place.entry)] : WordEntry(word: 0)
        add(14, UInt32(entry.runs), UInt32(min(2, entry.capitalised)) << 1 | UInt32(min(1, entry.lower)))
        add(15, entry.before)
    }
}
