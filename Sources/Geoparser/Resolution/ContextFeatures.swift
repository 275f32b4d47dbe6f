#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// The features that come from the article's other places, as far as the pass before knows them.
enum ContextFeatures {
    /// What one group's probable places say about a candidate of another group.
    private struct Support {
        var country: Float = 0
        var admin1: Float = 0
        var near50: Float = 0
        var held: Float = 0
    }

    /// Writes the article's features into every row. O(candidates × probable places of the article).
    static func fill(_ problem: inout ResolutionProblem) {
        let width = RankerFeature.count
        let total = problem.groups.reduce(Float(0)) { $0 + $1.weight } + (problem.home?.weight ?? 0)
        var support: [Support] = []
        let closeness = Closeness(problem)

        for g in problem.groups.indices {
            let group = problem.groups[g]
            let candidates = group.entry.candidates
            let others = max(total - group.weight, 1e-6)
            let known = total - group.weight > 0.01
            let sources = problem.groups.count + (problem.home == nil ? 0 : 1)
            support.removeAll(keepingCapacity: true)
            support.append(contentsOf: repeatElement(Support(), count: sources * candidates.count))
            var sums = [Sums](repeating: Sums(), count: candidates.count)
            for (c, candidate) in candidates.enumerated() {
                var sum = Sums()
                for h in 0..<sources where h != g {
                    let gathered = gather(candidate, source: h, problem, &sum)
                    support[h * candidates.count + c] = gathered
                }
                sums[c] = sum
            }
            let most = sums.reduce(Float(0)) { max($0, $1.country) }
            let nearest = sums.reduce(Float(0)) { max($0, $1.near50) }
            let largest = candidates.reduce(Float(0)) { max($0, $1.logPopulation) }
            let bigCities = candidates.contains { $0.group == .city && $0.logPopulation > 5.5 }

            for m in group.mentions {
                let frame = problem.frames[m]
                var best = (near: Float(0), admin1: Float(0), country: Float(0))
                for (c, candidate) in candidates.enumerated() {
                    var local = Support()
                    var localWeight: Float = 0.3
                    var localNearest: Float = 0
                    for h in 0..<sources where h != g {
                        let weight = closeness[m, h]
                        guard weight > 0 else { continue }
                        localWeight += weight
                        let said = support[h * candidates.count + c]
                        local.country += weight * said.country
                        local.admin1 += weight * said.admin1
                        local.near50 += weight * said.near50
                        local.held += weight * said.held
                        localNearest = max(localNearest, weight * said.near50)
                    }
                    let sum = sums[c]
                    let row = (frame.firstRow + c) * width
                    func set(_ feature: RankerFeature, _ value: Float) {
                        problem.features[row + feature.rawValue] = value
                    }
                    let countryShare = sum.country / others
                    let admin1Share = sum.admin1 / others
                    let below = (candidate.logPopulation - largest) / 4
                    set(.countryShare, countryShare)
                    set(.admin1Share, admin1Share)
                    set(.admin1ShareInCountry, admin1Share / (countryShare + 0.05))
                    set(.admin2Share, sum.admin2 / others)
                    set(.countryMentioned, sum.countryMentioned)
                    set(.admin1Mentioned, sum.admin1Mentioned)
                    set(.admin2Mentioned, sum.admin2Mentioned)
                    set(.near50, log(1 + sum.near50))
                    set(.near250, sum.near250 / others)
                    set(.nearest50, sum.nearest50)
                    set(.nearest50Local, localNearest)
                    set(.near50Local, log(1 + local.near50))
                    set(.countryShareLocal, local.country / localWeight)
                    set(.admin1ShareLocal, local.admin1 / localWeight)
                    set(.holdsOthers, sum.held / others)
                    set(.holdsOthersLocal, local.held / localWeight)
                    set(.isMostSharedCountry, most > 0 && sum.country >= most - 1e-6 ? 1 : 0)
                    set(.isNearest, nearest > 0.05 && sum.near50 >= nearest - 1e-6 ? 1 : 0)
                    set(.sameName, group.probabilities[c])
                    set(.populationInOtherCountry, known ? candidate.logPopulation / 8 * (1 - countryShare) : 0)
                    set(.smallerInSharedCountry, below * local.country / localWeight)
                    set(.smallerFarAway, known ? below * (1 - sum.nearest50) : 0)
                    let unsupported = candidate.group == .admin1 && admin1Share < 0.03 && bigCities
                    set(.admin1WithoutSupport, unsupported ? 1 : 0)
                    best.near = max(best.near, sum.nearest50)
                    best.admin1 = max(best.admin1, admin1Share)
                    best.country = max(best.country, countryShare)
                }
                let row = (frame.firstRow + candidates.count) * width
                problem.features[row + RankerFeature.nothingBestNear.rawValue] = known ? 1 - best.near : 0
                problem.features[row + RankerFeature.nothingBestAdmin1.rawValue] = known ? 1 - best.admin1 : 0
                problem.features[row + RankerFeature.nothingBestCountry.rawValue] = known ? 1 - best.country : 0
                let nothing = 1 - group.probabilities.reduce(0, +)
                problem.features[row + RankerFeature.nothingSameName.rawValue] = nothing
            }
        }
    }

    /// Weighted sums over the other groups.
    private struct Sums {
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

    private static func gather(
        _ candidate: Candidate, source h: Int, _ problem: ResolutionProblem, _ sum: inout Sums
    ) -> Support {
        var said = Support()
        var admin2: Float = 0
        var near250: Float = 0
        var mentioned = (country: Float(0), admin1: Float(0), admin2: Float(0))
        func hear(_ other: Candidate, _ p: Float) {
            if other.row != candidate.row {
                if other.row == candidate.country { mentioned.country += p }
                if other.row == candidate.admin1 { mentioned.admin1 += p }
                if other.row == candidate.admin2 { mentioned.admin2 += p }
                if candidate.contains(other) { said.held += p }
            }
            if other.country == candidate.country, other.country != Candidate.none { said.country += p }
            if other.admin1 == candidate.admin1, other.admin1 != Candidate.none { said.admin1 += p }
            if other.admin2 == candidate.admin2, other.admin2 != Candidate.none { admin2 += p }
            if other.group.isCompact {
                let distance = candidate.kilometres(to: other)
                if distance < 1500 {
                    let far = exp(-distance / 250)
                    near250 += p * far
                    said.near50 += p * far * far * far * far * far
                }
            }
        }
        let weight: Float
        if h < problem.groups.count {
            let group = problem.groups[h]
            weight = group.weight
            for a in group.active { hear(group.entry.candidates[a], group.probabilities[a]) }
        } else if let home = problem.home {
            weight = home.weight
            for place in home.places { hear(place.candidate, place.share) }
        } else {
            weight = 0
        }
        sum.country += weight * said.country
        sum.admin1 += weight * said.admin1
        sum.admin2 += weight * admin2
        sum.near50 += weight * said.near50
        sum.near250 += weight * near250
        sum.held += weight * said.held
        sum.nearest50 = max(sum.nearest50, said.near50)
        sum.countryMentioned = max(sum.countryMentioned, mentioned.country)
        sum.admin1Mentioned = max(sum.admin1Mentioned, mentioned.admin1)
        sum.admin2Mentioned = max(sum.admin2Mentioned, mentioned.admin2)
        return said
    }
}

/// How close each mention stands to the nearest mention of each other group, exp(-bytes / 250); the home counts ½.
private struct Closeness {
    private var values: [Float]
    private let sources: Int

    init(_ problem: ResolutionProblem) {
        sources = problem.groups.count + (problem.home == nil ? 0 : 1)
        values = [Float](repeating: 0, count: problem.frames.count * sources)
        for (m, frame) in problem.frames.enumerated() {
            for (h, group) in problem.groups.enumerated() where h != frame.group && !group.active.isEmpty {
                var distance = Int.max
                for other in group.mentions {
                    distance = min(distance, abs(problem.frames[other].position.lowerBound - frame.position.lowerBound))
                }
                if distance < 2500 { values[m * sources + h] = exp(-Float(distance) / 250) }
            }
            if problem.home != nil { values[m * sources + sources - 1] = 0.5 }
        }
    }

    subscript(mention: Int, source: Int) -> Float { values[mention * sources + source] }
}
