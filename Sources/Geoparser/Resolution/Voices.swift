/// The probable places of every group, and of the outlet's home, in one list: who speaks for other candidates.
struct Voices: Sendable {
    /// What candidates compare themselves with.
    private struct Voice {
        let row, country, admin1, admin2: UInt32
        let share: Float
        /// Its position; far out in space for a place that no point stands for.
        let x, y, z: Float

        init(_ candidate: Candidate, share: Float) {
            (row, country) = (candidate.row, candidate.country)
            (admin1, admin2) = (candidate.admin1, candidate.admin2)
            self.share = share
            x = candidate.group.isCompact ? candidate.x : 1000
            (y, z) = (candidate.y, candidate.z)
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

    /// Replaces the voices by an article's.
    mutating func gather(_ problem: borrowing ResolutionProblem) {
        voices.removeAll(keepingCapacity: true)
        sources.removeAll(keepingCapacity: true)
        totalWeight = 0
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

    /// What the sources but one say about four candidates: each by itself in `support`, from `first` on `stride` apart, and
    /// the sums. O(probable places).
    func hear(
        about four: UnsafePointer<FourCandidates>, without group: Int, _ support: inout [Support], from first: Int,
        stride: Int
    ) -> Sums {
        var sums = Sums()
        support.withUnsafeMutableBufferPointer { support in
            voices.withUnsafeBufferPointer { voices in
                var start = 0
                for number in sources.indices {
                    let (end, weight) = (sources[number].end, sources[number].weight)
                    if number != group {
                        let said = UnsafeBufferPointer(rebasing: voices[start..<end])
                        let index = first + number * stride
                        compareDivisions(four, said, weight, &support[index], &sums)
                        compareDistances(four, said, weight, &support[index], &sums)
                    }
                    start = end
                }
            }
        }
        return sums
    }

    @inline(__always)
    private func compareDivisions(
        _ four: UnsafePointer<FourCandidates>, _ voices: UnsafeBufferPointer<Voice>, _ weight: Float,
        _ support: inout Support,
        _ sums: inout Sums
    ) {
        var said = Support()
        var admin2 = SIMD4<Float>()
        var mentioned = Mentioned()
        for voice in voices {
            said.country += SIMD4(voice.share, where: four.pointee.countries .== voice.country)
            said.admin1 += SIMD4(voice.share, where: four.pointee.admin1s .== voice.admin1)
            admin2 += SIMD4(voice.share, where: four.pointee.admin2s .== voice.admin2)
            let elsewhere = SIMD4(voice.share, where: four.pointee.rows .!= voice.row)
            mentioned.country += SIMD4<Float>().replacing(with: elsewhere, where: four.pointee.countries .== voice.row)
            mentioned.admin1 += SIMD4<Float>().replacing(with: elsewhere, where: four.pointee.admin1s .== voice.row)
            mentioned.admin2 += SIMD4<Float>().replacing(with: elsewhere, where: four.pointee.admin2s .== voice.row)
            let isHeld =
                four.pointee.divisions .== voice.country .| four.pointee.divisions .== voice.admin1
                .| four.pointee.divisions .== voice.admin2
            said.held += SIMD4<Float>().replacing(with: elsewhere, where: isHeld)
        }
        support = said
        sums.country += weight * said.country
        sums.admin1 += weight * said.admin1
        sums.admin2 += weight * admin2
        sums.held += weight * said.held
        sums.mentioned.country.raise(to: mentioned.country)
        sums.mentioned.admin1.raise(to: mentioned.admin1)
        sums.mentioned.admin2.raise(to: mentioned.admin2)
    }

    @inline(__always)
    private func compareDistances(
        _ four: UnsafePointer<FourCandidates>, _ voices: UnsafeBufferPointer<Voice>, _ weight: Float,
        _ support: inout Support,
        _ sums: inout Sums
    ) {
        var near50 = SIMD4<Float>()
        var near250 = SIMD4<Float>()
        for voice in voices {
            let (dx, dy, dz) = (four.pointee.x - voice.x, four.pointee.y - voice.y, four.pointee.z - voice.z)
            let squares = dx * dx + dy * dy + dz * dz
            guard any(squares .< Self.farSquare) else { continue }
            let far = Self.closeness(squares)
            near250 += voice.share * far
            // A fifth of the distance, so to the fifth power.
            let square = far * far
            near50 += voice.share * far * square * square
        }
        support.near50 = near50
        sums.near50 += weight * near50
        sums.near250 += weight * near250
        sums.nearest50.raise(to: near50)
    }

    /// (1500 / 6371)²: what is farther needs no root.
    private static let farSquare: Float = 0.055_433

    /// exp(-kilometres / 250), 0 from 1500 km on, by the squares of the distances in radii of the Earth.
    @inline(__always)
    private static func closeness(_ squares: SIMD4<Float>) -> SIMD4<Float> {
        let shares = (squares.squareRoot() * (-6371 / 250)).exponential
        return SIMD4<Float>().replacing(with: shares, where: squares .< Self.farSquare)
    }
}

/// What one source says about four candidates.
struct Support {
    /// Of places in the same country and ADM1, and in the candidate itself.
    var country = SIMD4<Float>()
    var admin1 = SIMD4<Float>()
    var held = SIMD4<Float>()
    var near50 = SIMD4<Float>()
}

/// What is said of the candidates' countries, ADM1s and ADM2s themselves.
struct Mentioned {
    var country = SIMD4<Float>()
    var admin1 = SIMD4<Float>()
    var admin2 = SIMD4<Float>()
}

/// Weighted sums over the other sources about four candidates, and the most that any of them says.
struct Sums {
    var country = SIMD4<Float>()
    var admin1 = SIMD4<Float>()
    var admin2 = SIMD4<Float>()
    var held = SIMD4<Float>()
    var near50 = SIMD4<Float>()
    var near250 = SIMD4<Float>()
    var nearest50 = SIMD4<Float>()
    var mentioned = Mentioned()
}
