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
        _ mentions: [Mention], in article: Article, divisions: NamedDivisions, home: SourcePrior?,
        scratch: inout ResolutionScratch
    ) -> ResolutionProblem {
        var problem = ResolutionProblem()
        build(&problem, mentions, in: article, divisions: divisions, home: home, scratch: &scratch)
        return problem
    }

    /// Lays out the article in place of the problem's old one.
    func build(
        _ problem: inout ResolutionProblem, _ mentions: [Mention], in article: Article, divisions: NamedDivisions,
        home: SourcePrior?, scratch: inout ResolutionScratch
    ) {
        problem.removeAll()
        problem.home = home
        article.text.bytes.withUnsafeBufferPointer { bytes in
            group(mentions, bytes, &problem, &scratch)
            let dateline = Dateline.find(in: article.text)
            let date = article.date.map { Int32($0.year * 10000 + $0.month * 100 + $0.day) }
            scratch.parents.removeAll()
            let text = TextEvidence(divisions: divisions, dateline: dateline ?? 0..<0, date: date)
            for g in problem.groups.indices {
                let firstParent = scratch.parents.near.count
                lookAround(g, of: problem, bytes, &scratch)
                let shared = firstParent..<scratch.parents.near.count
                text.write(g, &problem, scratch.surroundings, scratch.parents, shared: shared)
            }
        }
        Potentials.fill(&problem)
    }

    /// Which divisions an article names. O(bytes).
    package func divisions(in article: Article, scratch: inout ResolutionScratch) -> NamedDivisions {
        var text = PreparedText()
        article.text.bytes.withUnsafeBufferPointer { text.prepareNames($0, NameFinder(gazetteer: generator.gazetteer)) }
        return divisions(in: article, preparedAs: &text, scratch: &scratch)
    }

    /// The same of an article that is prepared already; its title takes its place there. O(tokens).
    func divisions(
        in article: Article, preparedAs text: inout PreparedText, scratch: inout ResolutionScratch
    ) -> NamedDivisions {
        scratch.divisions.read(
            &text, of: article, names: NameFinder(gazetteer: generator.gazetteer), words: generator.words)
    }

    /// Makes the groups and the frames, and lays out the features of the names alone.
    private func group(
        _ mentions: [Mention], _ bytes: UnsafeBufferPointer<UInt8>, _ problem: inout ResolutionProblem,
        _ scratch: inout ResolutionScratch
    ) {
        var groupOfKey = HashTable<Int>(capacity: mentions.count)
        for mention in mentions {
            let entry = scratch.entry(bytes, mention.range, generator)
            let group = groupOfKey[entry.key] ?? problem.groups.count
            if group == problem.groups.count {
                groupOfKey.set(entry.key, group)
                problem.append(entry)
            }
            let used = min(entry.usedLength, mention.range.count)
            problem.append(mention.range, used: used, to: group)
        }
        problem.gatherMembers()
        for m in problem.frames.indices.dropLast() {
            let (end, next) = (problem.frames[m].position.upperBound, problem.frames[m + 1].position.lowerBound)
            if end < next { problem.frames[m].parent = NamedParent(bytes, between: end..<next, generator.words) }
        }
        for g in problem.groups.indices {
            problem.groups[g].weight = 1 + log(Float(problem.groups[g].members.count))
        }
    }

    /// Looks at the words around each of a group's mentions.
    private func lookAround(
        _ g: Int, of problem: ResolutionProblem, _ bytes: UnsafeBufferPointer<UInt8>, _ scratch: inout ResolutionScratch
    ) {
        scratch.surroundings.removeAll(keepingCapacity: true)
        for member in problem.groups[g].members {
            let frame = problem.frames[problem.members[member]]
            let around = Surroundings(
                bytes, frame.position, used: frame.usedLength, generator: generator, scratch: &scratch)
            scratch.surroundings.append(around)
        }
    }
}
