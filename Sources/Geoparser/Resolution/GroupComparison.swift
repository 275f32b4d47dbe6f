/// What a group's candidates are compared with.
struct GroupComparison {
    /// The weights of the other sources.
    var others: Float
    var isAlone: Bool
    var mostSharedCountry: Float = 0
    var nearest: Float = 0
    var largest: Float = 0
    var hasBigCity = false
    var bestNear: Float = 0
    var bestAdmin1: Float = 0
    var bestCountry: Float = 0

    mutating func take(_ candidate: Candidate) {
        largest = max(largest, candidate.logPopulation)
        if candidate.group == .city, candidate.logPopulation > 5.5 { hasBigCity = true }
    }

    mutating func take(_ sum: Sums) {
        mostSharedCountry = max(mostSharedCountry, sum.country.max())
        nearest = max(nearest, sum.near50.max())
        bestNear = max(bestNear, sum.nearest50.max())
        bestAdmin1 = max(bestAdmin1, (sum.admin1 / others).max())
        bestCountry = max(bestCountry, (sum.country / others).max())
    }
}
