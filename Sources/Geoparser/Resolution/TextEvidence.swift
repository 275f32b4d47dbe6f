#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// What the text says of the mentions of one name, whatever the other mentions are.
struct TextEvidence {
    let divisions: NamedDivisions
    let dateline: Range<Int>
    let date: Int32?

    /// Writes the features of a group's mentions.
    /// - Parameters:
    ///   - parents: the places that mentions are said to lie in.
    ///   - shared: of these the ones that some mention of the group is said to lie in.
    func write(
        _ g: Int, _ problem: inout ResolutionProblem, _ surroundings: [Surroundings], _ parents: ParentPlaces,
        shared: Range<Int>
    ) {
        let (members, range) = (problem.groups[g].members, problem.groups[g].candidates)
        problem.features.withUnsafeMutableBufferPointer { out in
            problem.candidates.withUnsafeBufferPointer { candidates in
                let namesakes = UnsafeBufferPointer(rebasing: candidates[range])
                withUnsafeTemporaryAllocation(of: Bool.self, capacity: range.count) { areHeld in
                    for c in namesakes.indices { areHeld[c] = holds(namesakes[c], parents.near, shared) }
                    for (member, around) in zip(members, surroundings) {
                        write(
                            problem.frames[problem.members[member]], namesakes, areHeld, around, parents,
                            hasShared: !shared.isEmpty, out)
                    }
                }
            }
        }
    }

    /// - Parameter areHeld: of each candidate, whether a parent of any of the name's mentions holds it.
    private func write(
        _ frame: ResolutionProblem.Frame, _ candidates: UnsafeBufferPointer<Candidate>,
        _ areHeld: UnsafeMutableBufferPointer<Bool>, _ around: Surroundings, _ parents: ParentPlaces,
        hasShared: Bool, _ out: UnsafeMutableBufferPointer<Float>
    ) {
        let isDateline = dateline.contains(frame.position.lowerBound)
        var country = DivisionNaming()
        var admin1 = DivisionNaming()
        for (c, candidate) in candidates.enumerated() {
            let row = FeatureRow(out, frame.firstRow + c)
            writeLocalness(row, candidate)
            writeWords(row, candidate, around, isDateline: isDateline)
            if let date, candidate.validFrom > date || (candidate.validTo != 0 && candidate.validTo < date) {
                row.set(.outOfDate, 1)
            }
            if candidate.country != candidate.row {
                country.look(up: candidate.country, from: frame.position, candidates, divisions.text)
                row.set(.countryNamed, country.often)
                row.set(.countryNamedNear, country.nearness)
                if divisions.title.contains(candidate.country) { row.set(.countryInTitle, 1) }
            }
            if candidate.admin1 != candidate.row {
                admin1.look(up: candidate.admin1, from: frame.position, candidates, divisions.text)
                row.set(.admin1Named, admin1.often)
                row.set(.admin1NamedNear, admin1.nearness)
                if divisions.title.contains(candidate.admin1) { row.set(.admin1InTitle, 1) }
            }
        }
        if !around.looseParents.isEmpty {
            for (c, candidate) in candidates.enumerated() where holds(candidate, parents.loose, around.looseParents) {
                FeatureRow(out, frame.firstRow + c).set(.inParentHolds, 1)
            }
        }
        let row = FeatureRow(out, frame.firstRow + candidates.count)
        if around.next?.isFacility == true { row.set(.nothingNextWord, 1) }
        let someHeld = hasShared && writeParents(frame, candidates, areHeld, around, parents, out)
        if !around.parents.isEmpty, !someHeld { row.set(.nothingParentElsewhere, 1) }
    }

    @inline(__always)
    private func writeLocalness(_ row: FeatureRow, _ candidate: Candidate) {
        let localness = divisions.localness
        row.set(.localNewsBelowLargest, localness * row[.populationBelowLargest])
        if candidate.group.isSettlement {
            row.set(.localNewsSettlement, localness)
        } else {
            row.set(candidate.group == .country ? .localNewsCountry : .localNewsDivision, localness)
        }
    }

    @inline(__always)
    private func writeWords(_ row: FeatureRow, _ candidate: Candidate, _ around: Surroundings, isDateline: Bool) {
        let group = candidate.group
        if let next = around.next {
            if !next.kinds.isEmpty { row.set(next.kinds.contains(group) ? .nextWordFits : .nextWordConflicts, 1) }
            switch next.sphere {
            case .town?:
                row.set(
                    group.isSettlement
                        ? .townWordAtTown : group == .country ? .townWordAtCountry : .townWordAtDivision, 1)
            case .nation?: row.set(group == .country ? .nationWordAtCountry : .nationWordAtOther, 1)
            case .state?: row.set(group == .admin1 ? .stateWordAtAdmin1 : .stateWordAtOther, 1)
            case nil: break
            }
        }
        if let previous = around.previous, !previous.kinds.isEmpty {
            row.set(previous.kinds.contains(group) ? .previousWordFits : .previousWordConflicts, 1)
        }
        if around.isAfterIn { row.set(group.isSettlement ? .afterInCity : .afterInDivision, 1) }
        if isDateline, group.isSettlement { row.set(.inDateline, 1) }
    }

    /// - Returns: whether a parent of the mention itself holds some candidate.
    private func writeParents(
        _ frame: ResolutionProblem.Frame, _ candidates: UnsafeBufferPointer<Candidate>,
        _ areHeld: UnsafeMutableBufferPointer<Bool>, _ around: Surroundings, _ parents: ParentPlaces,
        _ out: UnsafeMutableBufferPointer<Float>
    ) -> Bool {
        let someHeld = candidates.contains { holds($0, parents.near, around.parents) }
        guard someHeld || areHeld.contains(true) else { return false }
        for (c, candidate) in candidates.enumerated() {
            let row = FeatureRow(out, frame.firstRow + c)
            if someHeld {
                row.set(holds(candidate, parents.near, around.parents) ? .parentHolds : .parentElsewhere, 1)
            }
            row.set(areHeld[c] ? .parentOfNamesakeHolds : .parentOfNamesakeElsewhere, 1)
        }
        return someHeld
    }

    @inline(__always)
    private func holds(_ candidate: Candidate, _ parents: [Candidate], _ range: Range<Int>) -> Bool {
        for index in range where parents[index].contains(candidate) { return true }
        return false
    }
}

/// How often and how near the text names a division, as one mention sees it: asked for candidate after candidate, many of
/// which lie in the same.
private struct DivisionNaming {
    private var division = Candidate.none
    /// ln(1 + how often).
    private(set) var often: Float = 0
    private(set) var nearness: Float = 0

    /// A division that bears the mention's own name says nothing.
    @inline(__always)
    mutating func look(
        up wanted: UInt32, from position: Range<Int>, _ namesakes: UnsafeBufferPointer<Candidate>, _ hits: DivisionHits
    ) {
        guard wanted != division else { return }
        division = wanted
        (often, nearness) = (0, 0)
        guard hits.mayContain(wanted), let naming = hits.naming(of: wanted, outside: position),
            !namesakes.contains(where: { $0.row == wanted })
        else { return }
        often = log(1 + Float(naming.count))
        nearness = exp(-Float(naming.distance) / 150)
    }
}
