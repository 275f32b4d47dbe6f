import Mapping

extension Gazetteer {
    /// What is known of a key. O(1), one cache miss.
    @inlinable
    public func look(up hash: UInt64) -> KnownKey {
        let (evidence, value) = nameTable.find(hash)
        return KnownKey(evidence: NameEvidence(rawValue: evidence), value: value)
    }

    /// What is known of a key without its places. O(1), one cache miss.
    @inlinable
    public func evidence(forKeyHash hash: UInt64) -> NameEvidence { look(up: hash).evidence }

    /// The places with the key, the most prominent first. O(1), one cache miss and one for a list.
    @inlinable
    public func matches(forKeyHash hash: UInt64) -> NameMatches { matches(of: look(up: hash)) }

    /// The places with a key that was looked up, the most prominent first. O(1), one cache miss for a list.
    @inlinable
    public func matches(of key: KnownKey) -> NameMatches {
        if key.value >> 31 != 0 { return NameMatches(postings: nil, single: key.value, count: 1) }
        let offset = Int(key.value)
        guard offset < postings.count else { return NameMatches(postings: nil, single: 0, count: 0) }
        let count = Swift.min(Int(postings[offset]), postings.count - offset - 1)
        return NameMatches(postings: postings.baseAddress.map { $0 + offset + 1 }, single: 0, count: count)
    }

    /// The places with the name, the most prominent first. O(length of the name).
    public func matches(for name: String) -> NameMatches {
        matches(forKeyHash: NameKey.hash(of: name))
    }

    /// Some longer key begins with this key and a space. O(1).
    @inlinable
    public func isPrefix(keyHash hash: UInt64) -> Bool {
        evidence(forKeyHash: hash).isPrefixOfLonger
    }

    /// What the word lists say of a single word's key. O(1).
    @inlinable
    public func word(forKeyHash hash: UInt64) -> WordFlags {
        evidence(forKeyHash: hash).word
    }

    /// The very spellings, case and full stops included, in which the key abbreviates the place: ["Calif."]. O(log n).
    public func abbreviations(forKeyHash hash: UInt64, of row: PlaceRow) -> [String] {
        let table = tables.abbreviations
        let size = GazetteerFormat.abbreviationRecordSize
        var low = 0
        var high = table.count / size
        while low < high {
            let middle = (low + high) / 2
            if table.loadUnaligned(fromByteOffset: middle * size, as: UInt64.self) >= hash {
                high = middle
            } else {
                low = middle + 1
            }
        }
        var spellings: [String] = []
        while low < table.count / size, table.loadUnaligned(fromByteOffset: low * size, as: UInt64.self) == hash {
            if table.word(at: low * size + 8) == row.rawValue {
                spellings.append(text(at: table.word(at: low * size + 12)))
            }
            low += 1
        }
        return spellings
    }

    /// The place's abbreviation is written exactly so. O(log n).
    public func isWritten(_ surface: UnsafeBufferPointer<UInt8>, asAbbreviationOf row: PlaceRow) -> Bool {
        let hash = StableHash.value(of: NameKey.key(of: surface))
        return abbreviations(forKeyHash: hash, of: row).contains { $0.utf8.elementsEqual(surface) }
    }

    func text(at offset: UInt32) -> String {
        var reader = VarintReader(tables.texts, at: Int(offset))
        let length = Int(clamping: reader.varint())
        return reader.text(count: length)
    }
}
