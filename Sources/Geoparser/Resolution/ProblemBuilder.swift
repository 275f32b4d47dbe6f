import Gazetteer

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// Lays out an article for the ranker: candidates, groups, and every feature that does not depend on other decisions.
package struct ProblemBuilder: Sendable {
    let generator: CandidateGenerator

    package init(gazetteer: Gazetteer) {
        generator = CandidateGenerator(gazetteer: gazetteer)
    }

    package func build(
        _ mentions: [Mention], in article: Article, home: SourcePrior?, scratch: inout ResolutionScratch
    ) -> ResolutionProblem {
        let bytes = article.text.bytes
        var problem = ResolutionProblem()
        problem.home = home
        let scan = TextScan(bytes, gazetteer: generator.gazetteer, scratch: &scratch)
        let title = article.title.map {
            TextScan(Array($0.utf8), gazetteer: generator.gazetteer, scratch: &scratch).hits
        }
        // A first line as long as a paragraph is no headline.
        let firstLine = bytes.prefix(Heading.longestTitle + 1).firstIndex(of: 0x0A) ?? 0
        let titleHits = DivisionHits(title ?? scan.hits.filter { $0.position < firstLine })
        let hits = DivisionHits(scan.hits)
        var surroundings: [Surroundings] = []
        var groupOfKey: [UInt64: Int] = [:]

        let entries = mentions.map { scratch.entry(bytes, $0.range, generator) }
        problem.features.reserveCapacity(entries.reduce(0) { $0 + $1.features.count })
        for (mention, entry) in zip(mentions, entries) {
            let group: Int
            if let known = groupOfKey[entry.key] {
                group = known
            } else {
                group = problem.groups.count
                groupOfKey[entry.key] = group
                problem.groups.append(ResolutionProblem.Group(entry: entry))
            }
            problem.groups[group].mentions.append(problem.frames.count)
            let groupEntry = problem.groups[group].entry
            let firstRow = problem.features.count / RankerFeature.count
            problem.features.append(contentsOf: groupEntry.features)
            problem.frames.append(
                ResolutionProblem.Frame(
                    group: group, position: mention.range, firstRow: firstRow,
                    rowCount: groupEntry.candidates.count + 1))
            surroundings.append(
                Surroundings(
                    bytes, mention.range, used: min(entry.usedLength, mention.range.count), generator: generator,
                    scratch: &scratch))
        }
        problem.probabilities = [Float](repeating: 0, count: problem.features.count / RankerFeature.count)
        let dateline = Dateline.find(in: article.text)
        let date = article.date.map { Int32($0.year * 10000 + $0.month * 100 + $0.day) }
        for g in problem.groups.indices {
            problem.groups[g].weight = 1 + log(Float(problem.groups[g].mentions.count))
            let shared = problem.groups[g].mentions.flatMap { surroundings[$0].parents }
            for m in problem.groups[g].mentions {
                fill(
                    &problem, m, surroundings[m], sharedParents: shared, hits, titleHits, date,
                    localness: scan.localness,
                    isDateline: dateline?.contains(problem.frames[m].position.lowerBound) ?? false)
            }
        }
        Potentials.fill(&problem)
        return problem
    }

    private func fill(
        _ problem: inout ResolutionProblem, _ m: Int, _ around: Surroundings, sharedParents: [Candidate],
        _ hits: DivisionHits, _ title: DivisionHits, _ date: Int32?, localness: Float,
        isDateline: Bool
    ) {
        let frame = problem.frames[m]
        let candidates = problem.candidates(of: frame)
        let width = RankerFeature.count
        let held = candidates.map { candidate in around.parents.contains { $0.contains(candidate) } }
        let heldAnywhere = candidates.map { candidate in sharedParents.contains { $0.contains(candidate) } }
        let someHeld = held.contains(true)
        let someHeldAnywhere = heldAnywhere.contains(true)

        for (c, candidate) in candidates.enumerated() {
            let row = (frame.firstRow + c) * width
            func set(_ feature: RankerFeature, _ value: Float) { problem.features[row + feature.rawValue] = value }

            let below = problem.features[row + RankerFeature.populationBelowLargest.rawValue]
            set(.localNewsBelowLargest, localness * below)
            if candidate.group.isSettlement {
                set(.localNewsSettlement, localness)
            } else {
                set(candidate.group == .country ? .localNewsCountry : .localNewsDivision, localness)
            }
            if let next = around.next, !next.kinds.isEmpty {
                set(next.kinds.contains(candidate.group) ? .nextWordFits : .nextWordConflicts, 1)
            }
            if let previous = around.previous, !previous.kinds.isEmpty {
                set(previous.kinds.contains(candidate.group) ? .previousWordFits : .previousWordConflicts, 1)
            }
            switch around.next?.sphere {
            case .town?:
                set(
                    candidate.group.isSettlement
                        ? .townWordAtTown : candidate.group == .country ? .townWordAtCountry : .townWordAtDivision, 1)
            case .nation?: set(candidate.group == .country ? .nationWordAtCountry : .nationWordAtOther, 1)
            case .state?: set(candidate.group == .admin1 ? .stateWordAtAdmin1 : .stateWordAtOther, 1)
            case nil: break
            }
            if around.isAfterIn {
                set(candidate.group.isSettlement ? .afterInCity : .afterInDivision, 1)
            }
            if isDateline, candidate.group.isSettlement { set(.inDateline, 1) }
            if held[c] { set(.parentHolds, 1) } else if someHeld { set(.parentElsewhere, 1) }
            if heldAnywhere[c] {
                set(.parentOfNamesakeHolds, 1)
            } else if someHeldAnywhere {
                set(.parentOfNamesakeElsewhere, 1)
            }
            if around.looseParents.contains(where: { $0.contains(candidate) }) { set(.inParentHolds, 1) }
            if let date, candidate.validFrom > date || (candidate.validTo != 0 && candidate.validTo < date) {
                set(.outOfDate, 1)
            }

            let country = named(candidate.country, candidate, candidates, hits, frame.position)
            set(.countryNamed, log(1 + Float(country.count)))
            set(.countryNamedNear, country.nearness)
            let admin1 = named(candidate.admin1, candidate, candidates, hits, frame.position)
            set(.admin1Named, log(1 + Float(admin1.count)))
            set(.admin1NamedNear, admin1.nearness)
            if candidate.admin1 != candidate.row, title.contains(candidate.admin1) { set(.admin1InTitle, 1) }
            if candidate.country != candidate.row, title.contains(candidate.country) { set(.countryInTitle, 1) }
        }
        let nothing = (frame.firstRow + candidates.count) * width
        if around.next?.isFacility == true { problem.features[nothing + RankerFeature.nothingNextWord.rawValue] = 1 }
        if !around.parents.isEmpty, !someHeld {
            problem.features[nothing + RankerFeature.nothingParentElsewhere.rawValue] = 1
        }
    }

    /// How often and how near the text names a division that the candidate lies in; a division that bears the
    /// candidate's own name says nothing.
    private func named(
        _ division: UInt32, _ candidate: Candidate, _ namesakes: [Candidate], _ hits: DivisionHits,
        _ position: Range<Int>
    ) -> (count: Int, nearness: Float) {
        guard division != Candidate.none, division != candidate.row,
            let naming = hits.naming(of: division, outside: position),
            !namesakes.contains(where: { $0.row == division })
        else { return (0, 0) }
        return (naming.count, exp(-Float(naming.distance) / 150))
    }
}
