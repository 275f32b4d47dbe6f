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
    }

    private var voices: [Voice] = []
    private var ends: [Int] = [0]
    private var weights: [Float] = []
    /// The weights of all groups and of the home.
    private(set) var totalWeight: Float = 0

    init(_ problem: ResolutionProblem) {
        for group in problem.groups {
            for a in group.active {
                voices.append(Voice(candidate: group.entry.candidates[a], share: group.probabilities[a]))
            }
            close(group.weight)
        }
        if let home = problem.home {
            for place in home.places { voices.append(Voice(candidate: place.candidate, share: place.share)) }
            close(home.weight)
        }
    }

    private mutating func close(_ weight: Float) {
        ends.append(voices.count)
        weights.append(weight)
        totalWeight += weight
    }

    /// The groups, and one more for a home.
    var sourceCount: Int { weights.count }

    /// What a source says about a candidate, added to its sums as well. O(the source's places).
    func hear(_ source: Int, about candidate: Candidate, _ sum: inout Sums) -> Support {
        var said = Support()
        var admin2: Float = 0
        var near250: Float = 0
        var mentioned = (country: Float(0), admin1: Float(0), admin2: Float(0))
        voices.withUnsafeBufferPointer { voices in
            for index in ends[source]..<ends[source + 1] {
                let other = voices[index].candidate
                let share = voices[index].share
                if other.row != candidate.row {
                    if other.row == candidate.country { mentioned.country += share }
                    if other.row == candidate.admin1 { mentioned.admin1 += share }
                    if other.row == candidate.admin2 { mentioned.admin2 += share }
                    if candidate.contains(other) { said.held += share }
                }
                if other.country == candidate.country, other.country != Candidate.none { said.country += share }
                if other.admin1 == candidate.admin1, other.admin1 != Candidate.none { said.admin1 += share }
                if other.admin2 == candidate.admin2, other.admin2 != Candidate.none { admin2 += share }
                guard other.group.isCompact else { continue }
                let distance = candidate.kilometres(to: other)
                if distance < 1500 {
                    let far = exp(-distance / 250)
                    near250 += share * far
                    said.near50 += share * far * far * far * far * far
                }
            }
        }
        let weight = weights[source]
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
