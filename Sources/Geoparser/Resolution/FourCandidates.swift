/// Up to four candidates of one name side by side: what is compared with one is compared with all.
struct FourCandidates: Sendable {
    private(set) var rows = SIMD4<UInt32>(repeating: nobody)
    /// The rows of their countries, ADM1s and ADM2s. Where there is none stands `nobody`.
    private(set) var countries = SIMD4<UInt32>(repeating: nobody)
    private(set) var admin1s = SIMD4<UInt32>(repeating: nobody)
    private(set) var admin2s = SIMD4<UInt32>(repeating: nobody)
    /// Their own rows where they are countries, ADM1s or ADM2s themselves, and `nobody` elsewhere.
    private(set) var divisions = SIMD4<UInt32>(repeating: nobody)
    /// The same of ADM1s alone.
    private(set) var ownAdmin1s = SIMD4<UInt32>(repeating: nobody)
    /// Where there are less than four, the rest is far out in space.
    private(set) var x = SIMD4<Float>(repeating: 5000)
    private(set) var y = SIMD4<Float>()
    private(set) var z = SIMD4<Float>()
    private(set) var logPopulations = SIMD4<Float>()

    /// The row of no place, and not `Candidate.none` either.
    static let nobody = Candidate.none - 1

    /// - Parameter candidates: one to four.
    init(_ candidates: ArraySlice<Candidate>) {
        for (lane, candidate) in candidates.enumerated() {
            rows[lane] = candidate.row
            countries[lane] = min(candidate.country, Self.nobody)
            admin1s[lane] = min(candidate.admin1, Self.nobody)
            admin2s[lane] = min(candidate.admin2, Self.nobody)
            if candidate.group.isDivision { divisions[lane] = candidate.row }
            if candidate.group == .admin1 { ownAdmin1s[lane] = candidate.row }
            (x[lane], y[lane], z[lane]) = (candidate.x, candidate.y, candidate.z)
            logPopulations[lane] = candidate.logPopulation
        }
    }
}

extension SIMD4<Float> {
    /// The number where the mask is set, 0 elsewhere.
    @inline(__always)
    init(_ value: Float, where mask: SIMDMask<SIMD4<Int32>>) {
        self = SIMD4<Float>().replacing(with: value, where: mask)
    }

    /// The largest lane.
    @inline(__always)
    var highest: Float {
        let two = lowHalf.replacing(with: highHalf, where: highHalf .> lowHalf)
        return Swift.max(two[0], two[1])
    }

    /// Not `pointwiseMax`, which goes lane by lane.
    @inline(__always)
    mutating func raise(to other: SIMD4<Float>) { replace(with: other, where: other .> self) }
}
