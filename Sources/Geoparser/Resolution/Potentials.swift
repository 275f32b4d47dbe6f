#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// Features from what the other names could be, before any probability is known: "Paris" beside "Henry County" could be
/// in Tennessee, however small that Paris is. A name with many candidates says less: each counts 1 / √candidates.
enum Potentials {
    private struct Potential {
        var near: Float = 0
        var admin1: Float = 0
        var holds: Float = 0
        var liesInAdmin2 = false
    }

    /// O(candidates²), of which most are one comparison.
    static func fill(_ problem: inout ResolutionProblem) {
        let width = RankerFeature.count
        let groups = problem.groups
        for (g, group) in groups.enumerated() {
            var found = [Potential](repeating: Potential(), count: group.entry.candidates.count)
            var nearest: Float = 0
            let candidates = group.entry.candidates
            for h in groups.indices where h != g {
                let other = groups[h].entry
                for c in candidates.indices where candidates[c].admin1 != Candidate.none {
                    gather(candidates[c], other, &found[c])
                }
            }
            for c in candidates.indices where candidates[c].admin1 != Candidate.none {
                nearest = max(nearest, found[c].near)
            }
            for m in group.mentions {
                for (c, potential) in found.enumerated() where potential.admin1 > 0 {
                    let row = (problem.frames[m].firstRow + c) * width
                    func set(_ feature: RankerFeature, _ value: Float) {
                        problem.features[row + feature.rawValue] = value
                    }
                    set(.couldBeNear, log(1 + potential.near))
                    set(.couldShareAdmin1, log(1 + potential.admin1))
                    set(.couldHold, log(1 + potential.holds))
                    set(.couldLieInAdmin2, potential.liesInAdmin2 ? 1 : 0)
                    set(.couldBeNearest, potential.near > 0.1 && potential.near == nearest ? 1 : 0)
                }
            }
        }
    }

    private static func gather(_ candidate: Candidate, _ other: NameEntry, _ found: inout Potential) {
        var near: Float = 0
        var shares = false
        var holds = false
        for index in other.admin1s.indices where other.admin1s[index] == candidate.admin1 {
            let place = other.candidates[index]
            guard place.match == .whole, place.row != candidate.row else { continue }
            if place.group == .admin1 {
                shares = true
                continue
            }
            if place.row == candidate.admin2 { found.liesInAdmin2 = true }
            if candidate.contains(place) { holds = true }
            shares = true
            if candidate.group.isCompact, candidate.group != .admin1 {
                near = max(near, exp(-candidate.kilometres(to: place) / 50))
            }
        }
        guard shares else { return }
        found.admin1 += other.specificity
        found.near += near * other.specificity
        if holds { found.holds += other.specificity }
    }
}
