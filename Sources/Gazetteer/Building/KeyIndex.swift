import Mapping

/// All keys with their places and evidence, laid out as the name table, the postings and the abbreviations.
struct KeyIndex {
    private(set) var buckets: [UInt32] = []
    private(set) var postings: [UInt32] = []
    private(set) var keyCount = 0
    /// By hash, then row.
    private(set) var abbreviations: [(hash: UInt64, row: UInt32, text: String)] = []

    private struct Entry {
        let hash: UInt64
        let match: UInt32

        var row: UInt32 { match & 0xFF_FFFF }
        var kind: NameKind { NameKind(rawValue: UInt8(match >> 24 & 15)) ?? .alternate }
    }

    private struct Key {
        let hash: UInt64
        let evidence: UInt64
        let value: UInt32
    }

    /// Keys longer than this are no names that a text could hold.
    private static let longestKey = 120
    private static let load = 0.85

    init(_ draft: Draft, _ order: RowOrder) {
        var prefixes: [UInt64] = []
        let entries = Self.entries(draft, order, &prefixes, &abbreviations)
        let keys = merge(entries, prefixes, draft, order)
        keyCount = keys.count
        layOut(keys)
    }

    private static func entries(
        _ draft: Draft, _ order: RowOrder, _ prefixes: inout [UInt64],
        _ abbreviations: inout [(hash: UInt64, row: UInt32, text: String)]
    ) -> [Entry] {
        var entries: [Entry] = []
        entries.reserveCapacity(draft.names.count + draft.spellings.count)
        let isEnglish = draft.languages.texts.map { $0 == "en" || $0.hasPrefix("en-") }
        draft.arena.withUnsafeBufferPointer { arena in
            for name in draft.names {
                let bytes = UnsafeBufferPointer(rebasing: arena[Int(name.offset)..<Int(name.offset) + Int(name.length)])
                guard let hash = hash(of: NameKey.key(of: bytes), &prefixes) else { continue }
                let match = NameMatches.stored(
                    row: order.rows[Int(name.place)], kind: name.kind,
                    isEnglish: name.kind == .preferred || isEnglish[Int(name.language)])
                entries.append(Entry(hash: hash, match: match))
            }
        }
        for spelling in draft.spellings {
            guard let hash = hash(of: NameKey.key(of: spelling.text), &prefixes) else { continue }
            let row = order.rows[spelling.place]
            let match = NameMatches.stored(row: row, kind: spelling.kind, isEnglish: true)
            entries.append(Entry(hash: hash, match: match))
            if spelling.kind == .abbreviation { abbreviations.append((hash, row, spelling.text)) }
        }
        // By key, then row, then the better kind of name, English before others.
        func rank(_ entry: Entry) -> (UInt64, UInt32, UInt8, Int) {
            (entry.hash, entry.row, entry.kind.rawValue, entry.match >> 28 & 1 != 0 ? 0 : 1)
        }
        entries.sort { rank($0) < rank($1) }
        abbreviations.sort { ($0.hash, $0.row, $0.text) < ($1.hash, $1.row, $1.text) }
        return entries
    }

    /// The key's hash; nil for keys that are none. The hashes of its beginnings, whole words, go to `prefixes`.
    private static func hash(of key: [UInt8], _ prefixes: inout [UInt64]) -> UInt64? {
        guard !key.isEmpty, key.count <= longestKey else { return nil }
        var hash = StableHash()
        for byte in key {
            if byte == 0x20 { prefixes.append(hash.value) }
            hash.combine(byte)
        }
        return hash.value
    }

    /// Joins entries, prefixes and words by key, in ascending order of the hashes.
    private mutating func merge(_ entries: [Entry], _ prefixes: [UInt64], _ draft: Draft, _ order: RowOrder) -> [Key] {
        let prefixes = prefixes.sorted()
        let words = draft.words.sorted { $0.key < $1.key }
        let countryCount = draft.places.count { $0.kind == .country }
        var keys: [Key] = []
        var (entry, prefix, word, spelling) = (0, 0, 0, 0)
        while entry < entries.count || prefix < prefixes.count || word < words.count {
            var hash = UInt64.max
            if entry < entries.count { hash = min(hash, entries[entry].hash) }
            if prefix < prefixes.count { hash = min(hash, prefixes[prefix]) }
            if word < words.count { hash = min(hash, words[word].key) }

            var matches: [UInt32] = []
            var evidence = EvidenceBuilder()
            while entry < entries.count, entries[entry].hash == hash {
                let found = entries[entry]
                if matches.last.map({ $0 & 0xFF_FFFF }) != found.row {
                    matches.append(found.match)
                    let place = draft.places[order.order[Int(found.row)]]
                    evidence.add(place, found.kind, isOfCountry: Int(found.row) < countryCount)
                } else {
                    evidence.addKind(found.kind)
                }
                entry += 1
            }
            while spelling < abbreviations.count, abbreviations[spelling].hash <= hash {
                if abbreviations[spelling].hash == hash { evidence.addAbbreviation(abbreviations[spelling].text) }
                spelling += 1
            }
            while prefix < prefixes.count, prefixes[prefix] == hash {
                evidence.isPrefix = true
                prefix += 1
            }
            if word < words.count, words[word].key == hash {
                evidence.word = words[word].value
                word += 1
            }
            keys.append(Key(hash: hash, evidence: evidence.bits, value: value(of: matches)))
        }
        return keys
    }

    private mutating func value(of matches: [UInt32]) -> UInt32 {
        switch matches.count {
        case 0: return NameTable.noValue
        case 1: return matches[0] | 1 << 31
        default:
            let offset = UInt32(postings.count)
            postings.append(UInt32(matches.count))
            postings += matches
            return offset
        }
    }

    private mutating func layOut(_ keys: [Key]) {
        let count = max(1, Int((Double(keys.count) / (Double(NameTable.slots) * Self.load)).rounded(.up)))
        let words = NameTable.bucketSize / 4
        buckets = [UInt32](repeating: 0, count: count * words)
        var used = [UInt8](repeating: 0, count: count)
        for key in keys {
            var bucket = Int(key.hash.multipliedFullWidth(by: UInt64(count)).high)
            while used[bucket] == NameTable.slots {
                buckets[bucket * words + 15] |= 1 << UInt32(key.hash & 31)
                bucket = bucket + 1 == count ? 0 : bucket + 1
            }
            let slot = bucket * words + Int(used[bucket])
            used[bucket] += 1
            let fingerprint = UInt32(truncatingIfNeeded: key.hash) & NameTable.fingerprintMask
            buckets[slot] = fingerprint | UInt32(key.evidence >> 32) << 24
            buckets[slot + 5] = UInt32(truncatingIfNeeded: key.evidence)
            buckets[slot + 10] = key.value
        }
    }
}
