/// What a group's candidates are compared with.
struct GroupComparison {
    /// The weights of the other sources.
    let others: Float
    let isAlone: Bool
    private(set) var largest: Float = 0
    private(set) var hasBigCity = false
    // The most that is said of any candidate, lane by lane.
    private var country = SIMD4<Float>()
    private var admin1 = SIMD4<Float>()
    private var near50 = SIMD4<Float>()
    private var nearest50 = SIMD4<Float>()

    init(others: Float, isAlone: Bool) {
        self.others = others
        self.isAlone = isAlone
    }

    var mostSharedCountry: Float { country.highest }
    var nearest: Float { near50.highest }
    var bestNear: Float { nearest50.highest }
    var bestAdmin1: Float { admin1.highest / others }
    var bestCountry: Float { country.highest / others }

    mutating func take(_ candidate: Candidate) {
        largest = max(largest, candidate.logPopulation)
        if candidate.group == .city, candidate.logPopulation > 5.5 { hasBigCity = true }
    }

    mutating func take(_ sum: Sums) {
        country.raise(to: sum.country)
        admin1.raise(to: sum.admin1)
        near50.raise(to: sum.near50)
        nearest50.raise(to: sum.nearest50)
    }
}
