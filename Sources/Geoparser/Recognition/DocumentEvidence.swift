/// What an article says of a name's word elsewhere: how often it stands with and without a capital, and what stands around it.
struct WordEntry {
    var word: UInt32
    var lower: UInt16 = 0
    var capitalised: UInt16 = 0
    /// A bit for each cue word that precedes it, and for each that follows it.
    var before: UInt32 = 0
    var after: UInt32 = 0
    /// How the word stands in runs of capitalised words. Bits 0–3: alone, first, last, and neither; 4: after a given name;
    /// 5: before a surname.
    var runs: UInt8 = 0
}

extension PreparedText {
    /// Counts how the text's names are written elsewhere, and tells each name its entry. O(tokens).
    mutating func gatherEvidence(_ vocabulary: RecognitionVocabulary) {
        var size = 64
        while size < nameWords.count * 8 { size *= 2 }
        slots.refill(size, with: UInt32.max)
        entries.grow(to: nameWords.count, WordEntry(word: 0))
        let count = tokens.withUnsafeBufferPointer { tokens in
            cues.withUnsafeBufferPointer { cues in
                places.withUnsafeMutableBufferPointer { places in
                    slots.withUnsafeMutableBufferPointer { slots in
                        entries.withUnsafeMutableBufferPointer { entries in
                            var counter = NameCounter(
                                tokens: tokens, cues: cues, places: places, slots: slots, entries: entries)
                            for index in nameWords where tokens[index].flags.contains(.word) {
                                counter.count(index, vocabulary)
                            }
                            return counter.entryCount
                        }
                    }
                }
            }
        }
        entries.removeLast(entries.count - count)
        tokens.withUnsafeBufferPointer { tokens in
            places.withUnsafeBufferPointer { places in
                slots.withUnsafeBufferPointer { slots in
                    entries.withUnsafeMutableBufferPointer { Self.countOthers(tokens, places, slots, $0) }
                }
            }
        }
    }

    /// Counts the names' words where they are written small.
    private static func countOthers(
        _ tokens: UnsafeBufferPointer<Token>, _ places: UnsafeBufferPointer<TokenPlace>,
        _ slots: UnsafeBufferPointer<UInt32>, _ entries: UnsafeMutableBufferPointer<WordEntry>
    ) {
        let mask = slots.count - 1
        // A bit for each name's hash: nearly all other words are passed over by it, which a processor foresees.
        withUnsafeTemporaryAllocation(of: UInt64.self, capacity: WordBits.count) { bits in
            bits.initialize(repeating: 0)
            for entry in entries { WordBits.insert(entry.word, into: bits) }
            for index in tokens.indices {
                let word = tokens[index].word
                let isSmall = tokens[index].has(.word) & ~tokens[index].has(.capitalised)
                guard isSmall & WordBits.has(word, UnsafeBufferPointer(bits)) != 0, places[index].mode == .ordinary
                else { continue }
                var slot = NameCounter.slot(of: word, mask)
                while slots[slot] != UInt32.max {
                    let row = Int(slots[slot])
                    if entries[row].word == word {
                        entries[row].lower &+= 1
                        break
                    }
                    slot = (slot + 1) & mask
                }
            }
        }
    }
}

/// Counts names, in memory that its owner lends: an entry a word at most, and slots for all of them.
private struct NameCounter {
    let tokens: UnsafeBufferPointer<Token>
    let cues: UnsafeBufferPointer<NameCue>
    let places: UnsafeMutableBufferPointer<TokenPlace>
    let slots: UnsafeMutableBufferPointer<UInt32>
    let entries: UnsafeMutableBufferPointer<WordEntry>
    private(set) var entryCount = 0

    @inline(__always)
    static func slot(of word: UInt32, _ mask: Int) -> Int { Int(word &* 0x9E37_79B1 >> 8) & mask }

    /// Counts one name, and tells it its entry.
    @inline(__always)
    mutating func count(_ index: Int, _ vocabulary: RecognitionVocabulary) {
        let row = row(of: tokens[index].word)
        places[index].entry = UInt32(row)
        let place = places[index]
        var entry = entries[row]
        entry.capitalised &+= 1
        if index > 0 { entry.before |= vocabulary.role(of: tokens[index - 1].word).before }
        if index + 1 < tokens.count { entry.after |= vocabulary.role(of: tokens[index + 1].word).after }
        // Without branches: no processor foresees a name's place in its run.
        let isBehind: UInt8 = place.runBefore > 0 ? 1 : 0
        let isBefore: UInt8 = place.runAfter > 0 ? 1 : 0
        let given: UInt8 = cues[max(0, index - 1)].word.isGivenName ? 1 : 0
        let surname: UInt8 = cues[min(cues.count - 1, index + 1)].word.isSurname ? 1 : 0
        let run: UInt8 = 1 &<< (isBehind &<< 1 | isBefore)
        entry.runs |= run | (isBehind & given) &<< 4 | (isBefore & surname) &<< 5
        entries[row] = entry
    }

    private mutating func row(of word: UInt32) -> Int {
        let mask = slots.count - 1
        var slot = Self.slot(of: word, mask)
        while slots[slot] != UInt32.max {
            if entries[Int(slots[slot])].word == word { return Int(slots[slot]) }
            slot = (slot + 1) & mask
        }
        slots[slot] = UInt32(entryCount)
        entries[entryCount] = WordEntry(word: word)
        entryCount += 1
        return entryCount - 1
    }
}
