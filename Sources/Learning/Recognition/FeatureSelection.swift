import Geoparser

/// Which features get a row of the weight table: the frequent ones, at most four a bucket.
struct FeatureSelection {
    private var hashes: [UInt32]
    private var counts: [UInt32]
    /// Counts, those in gold more often.
    private var worth: [UInt32]
    private var rows: [UInt32]
    private let mask: Int
    let bits: Int
    private(set) var kept = 0
    private(set) var distinct = 0
    private(set) var crowded = 0
    /// The fingerprint of each row of the table; 0 where it is free.
    private(set) var fingerprints: [UInt8]

    private static let none = UInt32.max
    /// What an occurrence in gold is worth against one in a teacher's text, where features must make room for each other.
    private static let goldWorth: UInt32 = 4

    /// Counts the features of a set and gives rows to those that occur at least `minimum` times; where more than four
    /// meet in a bucket the most frequent stay, gold counting more. O(features).
    /// - Parameter bits: log2 of the number of buckets.
    init(_ set: TrainingSet, minimum: UInt32, bits: Int) {
        self.bits = bits
        var size = 1 << 16
        while size < min(set.features.count, 1 << 25) { size *= 2 }
        mask = size - 1
        hashes = [UInt32](repeating: 0, count: size)
        counts = [UInt32](repeating: 0, count: size)
        worth = counts
        rows = [UInt32](repeating: Self.none, count: size)
        fingerprints = [UInt8](repeating: 0, count: (1 << bits) * WeightTable.rowsPerBucket)
        for (number, segment) in set.segments.enumerated() {
            for index in set.starts[segment.lowerBound]..<set.starts[segment.upperBound] {
                let hash = set.features[index]
                let slot = find(hash)
                if counts[slot] == 0 { distinct += 1 }
                hashes[slot] = hash
                counts[slot] &+= 1
                worth[slot] &+= set.isGold[number] ? Self.goldWorth : 1
            }
        }
        assign(minimum)
    }

    private func find(_ hash: UInt32) -> Int {
        var slot = Int(hash &* 0x9E37_79B1 >> 5) & mask
        while counts[slot] != 0, hashes[slot] != hash { slot = (slot + 1) & mask }
        return slot
    }

    private mutating func assign(_ minimum: UInt32) {
        var slots = (0...mask).filter { counts[$0] >= minimum }
        slots.sort { (worth[$0], hashes[$1]) > (worth[$1], hashes[$0]) }
        for slot in slots {
            let hash = hashes[slot]
            let first = WeightTable.bucket(of: hash, bits: bits) * WeightTable.rowsPerBucket
            let mark = WeightTable.fingerprint(of: hash)
            let bucket = first..<first + WeightTable.rowsPerBucket
            guard mark != 0, !bucket.contains(where: { fingerprints[$0] == mark }),
                let row = bucket.first(where: { fingerprints[$0] == 0 })
            else {
                crowded += 1
                continue
            }
            fingerprints[row] = mark
            rows[slot] = UInt32(row)
            kept += 1
        }
    }

    /// Replaces the hashes of a set by rows and drops features without one. O(features).
    func apply(to set: inout TrainingSet) {
        var features: [UInt32] = []
        features.reserveCapacity(set.features.count)
        var starts = [0]
        starts.reserveCapacity(set.starts.count)
        for token in 0..<set.tokenCount {
            for index in set.starts[token]..<set.starts[token + 1] {
                let row = rows[find(set.features[index])]
                if row != Self.none { features.append(row) }
            }
            starts.append(features.count)
        }
        set.features = features
        set.starts = starts
    }
}
