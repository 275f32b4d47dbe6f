#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// The probable places of every group, and of the outlet's home, in one list: who speaks for other candidates.
struct Voices {
    private struct Voice {
        var candidate: Candidate
        var share: Float

        init(_ candidate: Candidate, share: Float) {
            self.candidate = candidate
            self.share = share
        }
    }

    /// A group, or the home.
    private struct Source {
        var end: Int
        var weight: Float
    }

    private var voices: [Voice] = []
    private var sources: [Source] = []
    /// The weights of all groups and of the home.
    private(set) var totalWeight: Float = 0

    init(_ problem: ResolutionProblem) {
        voices.reserveCapacity(problem.active.count + (problem.home?.places.count ?? 0))
        sources.reserveCapacity(problem.groups.count + 1)
        for g in problem.groups.indices {
            for index in problem.groups[g].active {
                let c = problem.active[index]
                voices.append(Voice(problem.candidates[c], share: problem.shares[c]))
            }
            close(problem.groups[g].weight)
        }
        if let home = problem.home {
            for place in home.places { voices.append(Voice(place.candidate, share: place.share)) }
            close(home.weight)
        }
    }

    private mutating func close(_ weight: Float) {
        sources.append(Source(end: voices.count, weight: weight))
        totalWeight += weight
    }

    /// The groups, and one more for a home.
    var sourceCount: Int { sources.count }

    /// What the sources but one say about a candidate: each by itself in `support`, from `first` on `stride` apart, and the
    /// sums. O(probable places).
    func hear(
        about candidate: Candidate, without group: Int, _ support: UnsafeMutableBufferPointer<Support>, from first: Int,
        stride: Int
    ) -> Sums {
        let about = Listener(candidate)
        var sums = Sums()
        voices.withUnsafeBufferPointer { voices in
            var next = 0
            var index = first
            for (number, source) in sources.enumerated() {
                if number == group {
                    next = source.end
                } else {
                    var said = Said()
                    while next < source.end {
                        said.add(about, voices[next].candidate, voices[next].share)
                        next += 1
                    }
                    said.add(to: &sums, weight: source.weight)
                    support[index] = said.support
                }
                index += stride
            }
        }
        return sums
    }

    /// What a candidate compares itself by.
    private struct Listener {
        let row, country, admin1, admin2: UInt32
        /// Rows of the divisions that it is, `nobody` for those that it is not.
        let isCountry, isAdmin1, isAdmin2: UInt32
        let x, y, z: Float

        /// No row, and not `Candidate.none` either.
        private static let nobody = UInt32.max - 1

        @inline(__always)
        init(_ candidate: Candidate) {
            row = candidate.row
            country = candidate.country == Candidate.none ? Self.nobody : candidate.country
            admin1 = candidate.admin1 == Candidate.none ? Self.nobody : candidate.admin1
            admin2 = candidate.admin2 == Candidate.none ? Self.nobody : candidate.admin2
            isCountry = candidate.group == .country ? row : Self.nobody
            isAdmin1 = candidate.group == .admin1 ? row : Self.nobody
            isAdmin2 = candidate.group == .admin2 ? row : Self.nobody
            (x, y, z) = (candidate.x, candidate.y, candidate.z)
        }
    }

    /// What one source says.
    private struct Said {
        var support = Support()
        var admin2: Float = 0
        var near250: Float = 0
        var countryMentioned: Float = 0
        var admin1Mentioned: Float = 0
        var admin2Mentioned: Float = 0

        @inline(__always)
        mutating func add(_ about: Listener, _ other: Candidate, _ share: Float) {
            if other.row != about.row {
                if other.row == about.country { countryMentioned += share }
                if other.row == about.admin1 { admin1Mentioned += share }
                if other.row == about.admin2 { admin2Mentioned += share }
                if other.country == about.isCountry || other.admin1 == about.isAdmin1 || other.admin2 == about.isAdmin2
                {
                    support.held += share
                }
            }
            if other.country == about.country { support.country += share }
            if other.admin1 == about.admin1 { support.admin1 += share }
            if other.admin2 == about.admin2 { admin2 += share }
            guard other.group.isCompact else { return }
            let (dx, dy, dz) = (about.x - other.x, about.y - other.y, about.z - other.z)
            let square = dx * dx + dy * dy + dz * dz
            // A little more than (1500 / 6371)²: what is farther needs no root.
            guard square < 0.0556 else { return }
            let distance = 6371 * square.squareRoot()
            if distance < 1500 {
                let far = exp(-distance / 250)
                near250 += share * far
                support.near50 += share * far * far * far * far * far
            }
        }

        @inline(__always)
        func add(to sums: inout Sums, weight: Float) {
            sums.country += weight * support.country
            sums.admin1 += weight * support.admin1
            sums.admin2 += weight * admin2
            sums.near50 += weight * support.near50
            sums.near250 += weight * near250
            sums.held += weight * support.held
            sums.nearest50 = max(sums.nearest50, support.near50)
            sums.countryMentioned = max(sums.countryMentioned, countryMentioned)
            sums.admin1Mentioned = max(sums.admin1Mentioned, admin1Mentioned)
            sums.admin2Mentioned = max(sums.admin2Mentioned, admin2Mentioned)
        }
    }
}

/// What one group's probable places say about a candidate of another group.
struct Support {
    var country: Float = 0
    var admin1: Float = 0
    var near50: Float = 0
    var held: Float = 0
}

/// Weighted sums over the other groups, and the most that any of them says.
struct Sums {
    var country: Float = 0
    var admin1: Float = 0
    var admin2: Float = 0
    var near50: Float = 0
    var near250: Float = 0
    var held: Float = 0
    var nearest50: Float = 0
    var countryMentioned: Float = 0
    var admin1Mentioned: Float = 0
    var admin2Mentioned: Float = 0
}
