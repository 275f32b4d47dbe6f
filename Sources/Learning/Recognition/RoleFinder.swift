import Geoparser

/// Finds the words that speak for or against a place by standing beside a name, and those that names have inside.
struct RoleFinder {
    private struct Count {
        var places = 0
        var others = 0
    }

    private var before: [UInt32: Count] = [:]
    private var after: [UInt32: Count] = [:]
    private var inside: [UInt32: Int] = [:]
    private var total = Count()

    /// Counts the neighbours of each capitalised word of a text.
    mutating func count(_ tokens: [Token], _ tags: [UInt8]) {
        for index in tokens.indices {
            let isPlace = (1...2).contains(tags[index])
            if tags[index] > 0, tags[index] % 2 == 0, tokens[index].flags.contains(.lowerCase) {
                inside[tokens[index].word, default: 0] += 1
            }
            guard tokens[index].flags.contains(.capitalised) else { continue }
            if isPlace { total.places += 1 } else { total.others += 1 }
            if index > 0 { Self.count(&before[tokens[index - 1].word, default: Count()], isPlace) }
            if index + 1 < tokens.count { Self.count(&after[tokens[index + 1].word, default: Count()], isPlace) }
        }
    }

    private static func count(_ count: inout Count, _ isPlace: Bool) {
        if isPlace { count.places += 1 } else { count.others += 1 }
    }

    /// The 32 most telling neighbours of each side, and the words seen at least `minimum` times inside names.
    func roles(minimum: Int = 3) -> [UInt32: UInt32] {
        let first = telling(before)
        let second = telling(after)
        let within = Set(inside.filter { $0.value >= minimum }.keys)
        var roles: [UInt32: UInt32] = [:]
        for word in Set(first.keys).union(second.keys).union(within) {
            roles[word] =
                WordRole(before: first[word], after: second[word], isInsideName: within.contains(word)).rawValue
        }
        return roles
    }

    /// The words with the most mutual information about "is a place", numbered.
    private func telling(_ counts: [UInt32: Count]) -> [UInt32: Int] {
        let share = Double(total.places) / Double(max(1, total.places + total.others))
        func gain(_ count: Count) -> Double {
            let all = Double(count.places + count.others)
            let own = (Double(count.places) + share) / (all + 1)
            return all * (own * logarithm(own / share) + (1 - own) * logarithm((1 - own) / (1 - share)))
        }
        let ranked = counts.map { ($0.key, gain($0.value)) }.sorted { ($0.1, $1.0) > ($1.1, $0.0) }
        return Dictionary(uniqueKeysWithValues: ranked.prefix(32).enumerated().map { ($1.0, $0) })
    }

    private func logarithm(_ x: Double) -> Double {
        x > 0 ? Double(Logarithm.of(Float(x))) : 0
    }
}
