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
        let share: Float
        /// Its position; far out in space for a place that no point stands for.
        let x, y, z: Float
        /// The rows of its country, ADM1 and ADM2.
        let divisions: SIMD4<UInt32>

        init(_ candidate: Candidate, share: Float) {
            row = candidate.row
            self.share = share
            x = candidate.group.isCompact ? candidate.x : 1000
            (y, z) = (candidate.y, candidate.z)
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

    init(_ problem: borrowing ResolutionProblem) {
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
        var sums = Sums()
        support.withUnsafeMutableBufferPointer { support in
            voices.withUnsafeBufferPointer { voices in
                compareDivisions(candidate, group, voices, support, first, stride, &sums)
                compareDistances(candidate, group, voices, support, first, stride, &sums)
            }
        }
        return sums
    }

    private func compareDivisions(
        _ candidate: Candidate, _ group: Int, _ voices: UnsafeBufferPointer<Voice>,
        _ support: UnsafeMutableBufferPointer<Support>, _ first: Int, _ stride: Int, _ sums: inout Sums
    ) {
        let about = Divisions(candidate)
        var total = SIMD4<Float>()
        var mostMentioned = SIMD4<Float>()
        var start = 0
        var index = first
        for number in sources.indices {
            let source = sources[number]
            defer {
                start = source.end
                index += stride
            }
            guard number != group else { continue }
            var within = SIMD4<Float>()
            var mentioned = SIMD4<Float>()
            var held = SIMD4<Float>()
            for next in start..<source.end {
                let voice = voices[next]
                let rows = SIMD4<UInt32>(repeating: voice.row)
                let share = SIMD4<Float>(repeating: voice.share)
                let elsewhere = share.replacing(with: 0, where: rows .== about.row)
                within += SIMD4<Float>().replacing(with: share, where: voice.divisions .== about.around)
                mentioned += SIMD4<Float>().replacing(with: elsewhere, where: rows .== about.around)
                held += SIMD4<Float>().replacing(with: elsewhere, where: voice.divisions .== about.itself)
            }
            // A candidate is one division at the most, so two of the three are nothing.
            within.w = held.x + held.y + held.z
            total += source.weight * within
            // Not `pointwiseMax`, which goes lane by lane.
            mostMentioned.replace(with: mentioned, where: mentioned .> mostMentioned)
            support[index].inDivisions = within
        }
        sums.inDivisions = total
        sums.mentioned = mostMentioned
    }

    private func compareDistances(
        _ candidate: Candidate, _ group: Int, _ voices: UnsafeBufferPointer<Voice>,
        _ support: UnsafeMutableBufferPointer<Support>, _ first: Int, _ stride: Int, _ sums: inout Sums
    ) {
        var start = 0
        var index = first
        for number in sources.indices {
            let source = sources[number]
            defer {
                start = source.end
                index += stride
            }
            guard number != group else { continue }
            var near50: Float = 0
            var near250: Float = 0
            for next in start..<source.end {
                let (dx, dy) = (candidate.x - voices[next].x, candidate.y - voices[next].y)
                let dz = candidate.z - voices[next].z
                let square = dx * dx + dy * dy + dz * dz
                // A little more than (1500 / 6371)²: what is farther needs no root.
                guard square < 0.0556 else { continue }
                let distance = 6371 * square.squareRoot()
                guard distance < 1500 else { continue }
                let share = voices[next].share
                let far = exp(-distance / 250)
                near250 += share * far
                near50 += share * far * far * far * far * far
            }
            sums.near50 += source.weight * near50
            sums.near250 += source.weight * near250
            sums.nearest50 = max(sums.nearest50, near50)
            support[index].near50 = near50
        }
    }

    /// The divisions by which a candidate compares itself. Where there is none stands `nobody`, which equals no row.
    private struct Divisions {
        let row: SIMD4<UInt32>
        /// Its country, ADM1 and ADM2.
        let around: SIMD4<UInt32>
        /// Its own row, where it is a country, an ADM1 or an ADM2 itself.
        let itself: SIMD4<UInt32>

        /// Not `Candidate.none` either.
        private static let nobody = Candidate.none - 1

        @inline(__always)
        init(_ candidate: Candidate) {
            row = SIMD4(repeating: candidate.row)
            let rows = SIMD4(candidate.country, candidate.admin1, candidate.admin2, Candidate.none)
            around = rows.replacing(with: Self.nobody, where: rows .== Candidate.none)
            itself = SIMD4(
                candidate.group == .country ? candidate.row : Self.nobody,
                candidate.group == .admin1 ? candidate.row : Self.nobody,
                candidate.group == .admin2 ? candidate.row : Self.nobody, Self.nobody)
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
