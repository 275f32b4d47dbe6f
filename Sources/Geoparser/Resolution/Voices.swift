#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// The probable places of every group, and of the outlet's home, in one list: who speaks for other candidates.
struct Voices {
    /// What candidates compare themselves with.
    private struct Voice {
        let row: UInt32
        let isCompact: Bool
        let share: Float
        let x, y, z: Float
        /// The rows of its country, ADM1 and ADM2.
        let divisions: SIMD4<UInt32>

        init(_ candidate: Candidate, share: Float) {
            row = candidate.row
            isCompact = candidate.group.isCompact
            self.share = share
            (x, y, z) = (candidate.x, candidate.y, candidate.z)
            divisions = SIMD4(candidate.country, candidate.admin1, candidate.admin2, Candidate.none)
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

    /// What the sources but one say about a candidate: each by itself in `support`, from `first` on `stride` apart, and
    /// the sums. O(probable places).
    func hear(
        about candidate: Candidate, without group: Int, _ support: inout [Support], from first: Int, stride: Int
    ) -> Sums {
        let about = Listener(candidate)
        var sums = Sums()
        var index = first
        var next = 0
        voices.withUnsafeBufferPointer { voices in
            for number in sources.indices {
                let source = sources[number]
                if number == group {
                    next = source.end
                } else {
                    var said = Said()
                    while next < source.end {
                        said.add(about, voices[next])
                        next += 1
                    }
                    said.add(to: &sums, weight: source.weight)
                    support[index] = Support(inDivisions: said.inDivisions, near50: said.near50)
                }
                index += stride
            }
        }
        return sums
    }

    /// What a candidate compares itself by.
    private struct Listener {
        let row: UInt32
        let x, y, z: Float
        /// The rows of its country, ADM1 and ADM2.
        let divisions: SIMD4<UInt32>
        /// Its own row, where it is a country, an ADM1 or an ADM2 itself.
        let itself: SIMD4<UInt32>

        /// No row, and not `Candidate.none` either.
        private static let nobody = Candidate.none - 1

        @inline(__always)
        init(_ candidate: Candidate) {
            row = candidate.row
            (x, y, z) = (candidate.x, candidate.y, candidate.z)
            let rows = SIMD4(candidate.country, candidate.admin1, candidate.admin2, Candidate.none)
            divisions = rows.replacing(with: Self.nobody, where: rows .== Candidate.none)
            itself = SIMD4(
                candidate.group == .country ? candidate.row : Self.nobody,
                candidate.group == .admin1 ? candidate.row : Self.nobody,
                candidate.group == .admin2 ? candidate.row : Self.nobody, Self.nobody)
        }
    }

    /// What one source says.
    private struct Said {
        /// Of places in the same country, ADM1 and ADM2, and in the candidate itself.
        var inDivisions = SIMD4<Float>()
        /// Of its country, ADM1 and ADM2 themselves.
        var mentioned = SIMD4<Float>()
        var near50: Float = 0
        var near250: Float = 0

        @inline(__always)
        mutating func add(_ about: Listener, _ voice: Voice) {
            let share = SIMD4<Float>(repeating: voice.share)
            inDivisions += SIMD4<Float>().replacing(with: share, where: voice.divisions .== about.divisions)
            if voice.row != about.row {
                let rows = SIMD4<UInt32>(repeating: voice.row)
                mentioned += SIMD4<Float>().replacing(with: share, where: rows .== about.divisions)
                if any(voice.divisions .== about.itself) { inDivisions.w += voice.share }
            }
            guard voice.isCompact else { return }
            let (dx, dy, dz) = (about.x - voice.x, about.y - voice.y, about.z - voice.z)
            let square = dx * dx + dy * dy + dz * dz
            // A little more than (1500 / 6371)²: what is farther needs no root.
            guard square < 0.0556 else { return }
            let distance = 6371 * square.squareRoot()
            if distance < 1500 {
                let far = exp(-distance / 250)
                near250 += voice.share * far
                near50 += voice.share * far * far * far * far * far
            }
        }

        @inline(__always)
        func add(to sums: inout Sums, weight: Float) {
            sums.inDivisions += weight * inDivisions
            sums.near50 += weight * near50
            sums.near250 += weight * near250
            sums.nearest50 = max(sums.nearest50, near50)
            // Not `pointwiseMax`, which goes lane by lane.
            sums.mentioned.replace(with: mentioned, where: mentioned .> sums.mentioned)
        }
    }
}

/// What one group's probable places say about a candidate of another group.
struct Support {
    /// Of places in the same country, ADM1 and ADM2, and in the candidate itself.
    var inDivisions = SIMD4<Float>()
    var near50: Float = 0
}

/// Weighted sums over the other groups, and the most that any of them says.
struct Sums {
    /// Of places in the same country, ADM1 and ADM2, and in the candidate itself.
    var inDivisions = SIMD4<Float>()
    var near50: Float = 0
    var near250: Float = 0
    var nearest50: Float = 0
    /// Of the candidate's country, ADM1 and ADM2 themselves, the most that any says.
    var mentioned = SIMD4<Float>()

    var country: Float { inDivisions.x }
    var admin1: Float { inDivisions.y }
    var admin2: Float { inDivisions.z }
    var held: Float { inDivisions.w }
}
