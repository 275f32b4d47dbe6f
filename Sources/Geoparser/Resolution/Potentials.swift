#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// Features from what the other names could be, before any probability is known: "Paris" beside "Henry County" could be
/// in Tennessee, however small that Paris is. A name with many candidates says less: each counts 1 / √candidates.
struct Potentials: Sendable {
    private struct Potential {
        var near: Float = 0
        var admin1: Float = 0
        var holds: Float = 0
        var liesInAdmin2 = false
    }

    /// One a candidate.
    private var found: [Potential] = []
    private var admin1s: [UInt32] = []

    /// O(candidates²), of which most are one comparison.
    static func fill(_ problem: inout ResolutionProblem) {
        var (features, potentials) = ([Float](), Potentials())
        swap(&features, &problem.features)
        swap(&potentials, &problem.potentials)
        potentials.gather(problem)
        potentials.write(&features, of: problem)
        swap(&features, &problem.features)
        swap(&potentials, &problem.potentials)
    }

    private mutating func gather(_ problem: borrowing ResolutionProblem) {
        let count = problem.candidates.count
        found.refill(count, with: Potential())
        admin1s.grow(to: count, Candidate.none)
        admin1s.withUnsafeMutableBufferPointer { all in
            let admin1s = UnsafeMutableBufferPointer(rebasing: all[..<count])
            var named = SharedBits()
            problem.candidates.withUnsafeBufferPointer { candidates in
                for g in problem.groups.indices {
                    for c in problem.groups[g].candidates {
                        admin1s[c] = candidates[c].admin1
                        named.insert(candidates[c].admin1)
                    }
                    named.endGroup()
                }
            }
            for g in problem.groups.indices {
                for c in problem.groups[g].candidates
                where admin1s[c] != Candidate.none && named.mayBeShared(admin1s[c]) {
                    found[c] = Self.potential(of: c, in: g, of: problem, UnsafeBufferPointer(admin1s))
                }
            }
        }
    }

    /// Which ADM1s candidates of more than one name may lie in: most have nothing in common with those of other names.
    private struct SharedBits {
        private var own = SIMD8<UInt64>()
        private var before = SIMD8<UInt64>()
        private var shared = SIMD8<UInt64>()

        mutating func insert(_ admin1: UInt32) {
            let (word, bit) = Self.place(of: admin1)
            own[word] |= bit
        }

        mutating func endGroup() {
            shared |= before & own
            before |= own
            own = SIMD8()
        }

        func mayBeShared(_ admin1: UInt32) -> Bool {
            let (word, bit) = Self.place(of: admin1)
            return shared[word] & bit != 0
        }

        private static func place(of admin1: UInt32) -> (word: Int, bit: UInt64) {
            let hash = admin1 &* 0x9E37_79B1
            return (Int(hash >> 29), 1 << UInt64(hash >> 23 & 63))
        }
    }

    /// A function of its own: a closure that captures what may change would copy it.
    private func write(_ features: inout [Float], of problem: borrowing ResolutionProblem) {
        features.withUnsafeMutableBufferPointer { out in
            for g in problem.groups.indices { Self.write(found, g, of: problem, out) }
        }
    }

    private static func write(
        _ found: [Potential], _ g: Int, of problem: borrowing ResolutionProblem,
        _ out: UnsafeMutableBufferPointer<Float>
    ) {
        let range = problem.groups[g].candidates
        var nearest: Float = 0
        for c in range { nearest = max(nearest, found[c].near) }
        for c in range where found[c].admin1 > 0 {
            let potential = found[c]
            let (near, admin1) = (logOfOneMore(potential.near), logOfOneMore(potential.admin1))
            let holds = logOfOneMore(potential.holds)
            for member in problem.groups[g].members {
                let firstRow = problem.frames[problem.members[member]].firstRow
                let row = FeatureRow(out, firstRow + c - range.lowerBound)
                row.set(.couldBeNear, near)
                row.set(.couldShareAdmin1, admin1)
                row.set(.couldHold, holds)
                row.set(.couldLieInAdmin2, potential.liesInAdmin2 ? 1 : 0)
                row.set(.couldBeNearest, potential.near > 0.1 && potential.near == nearest ? 1 : 0)
            }
        }
    }

    /// What a candidate has in common with the candidates of the other groups in its ADM1.
    private static func potential(
        of c: Int, in g: Int, of problem: borrowing ResolutionProblem, _ admin1s: UnsafeBufferPointer<UInt32>
    ) -> Potential {
        let candidate = problem.candidates[c]
        var potential = Potential()
        var shared = Shared(candidate)
        var h = 0
        var next = index(of: candidate.admin1, in: admin1s, from: 0)
        while next < admin1s.count {
            while problem.groups[h].candidates.upperBound <= next {
                shared.end(problem.groups[h].entry.specificity, &potential)
                h += 1
            }
            if h != g { shared.add(problem.candidates[next], &potential) }
            next = index(of: candidate.admin1, in: admin1s, from: next + 1)
        }
        if h < problem.groups.count { shared.end(problem.groups[h].entry.specificity, &potential) }
        return potential
    }

    /// The next candidate in an ADM1, the end where there is none. A function of its own, so that its loop stays short.
    @inline(never)
    private static func index(of admin1: UInt32, in admin1s: UnsafeBufferPointer<UInt32>, from start: Int) -> Int {
        let bytes = UnsafeRawBufferPointer(admin1s)
        var index = start
        while index &+ 4 <= admin1s.count,
            !any(bytes.loadUnaligned(fromByteOffset: index &* 4, as: SIMD4<UInt32>.self) .== admin1)
        {
            index &+= 4
        }
        while index < admin1s.count, admin1s[index] != admin1 { index &+= 1 }
        return index
    }

    /// What one group's candidates in the ADM1 have in common with a candidate.
    private struct Shared {
        let candidate: Candidate
        let comparesDistance: Bool
        var near: Float = 0
        var shares = false
        var holds = false

        init(_ candidate: Candidate) {
            self.candidate = candidate
            comparesDistance = candidate.group.isCompact && candidate.group != .admin1
        }

        @inline(__always)
        mutating func add(_ place: Candidate, _ potential: inout Potential) {
            guard place.match == .whole, place.row != candidate.row else { return }
            shares = true
            guard place.group != .admin1 else { return }
            if place.row == candidate.admin2 { potential.liesInAdmin2 = true }
            if candidate.contains(place) { holds = true }
            if comparesDistance { near = max(near, exp(-candidate.kilometres(to: place) / 50)) }
        }

        /// Counts the group, and makes ready for the next.
        @inline(__always)
        mutating func end(_ specificity: Float, _ potential: inout Potential) {
            guard shares else { return }
            potential.admin1 += specificity
            potential.near += near * specificity
            if holds { potential.holds += specificity }
            (near, shares, holds) = (0, false, false)
        }
    }
}
