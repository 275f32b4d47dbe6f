import Gazetteer

/// Finds the mentions of places in an article: a linear-chain conditional random field over the tokens that can hold one.
public struct Recogniser: Sendable {
    let model: RecognitionModel
    let names: NameFinder

    public init(model: RecognitionModel, gazetteer: Gazetteer) {
        self.model = model
        names = NameFinder(gazetteer: gazetteer)
    }

    /// Memory that is reused from article to article. One a thread.
    public struct Scratch {
        var text = PreparedText()
        var lattice = TagLattice()
        var candidates = SpanCandidates()
        var toponyms: [TagLattice.Toponym] = []
        /// The scores of the segments' tokens, one segment after the other.
        var scores: [TagScores] = []
        var hashes = [UInt32](repeating: 0, count: 2 * FeatureWriter.capacity)

        public init() {}
    }

    /// The mentions in the order of the text; they do not overlap. O(bytes).
    public func mentions(in article: Article, scratch: inout Scratch) -> [Mention] {
        findCandidates(in: article, &scratch)
        var mentions = decide(&scratch.candidates, scratch.text)
        addListNeighbours(in: article.text.bytes, scratch.text, to: &mentions)
        return mentions
    }

    /// The toponyms that are considered, and what speaks for each. O(bytes).
    package func toponymEvidence(
        in article: Article, scratch: inout Scratch
    ) -> [(range: Range<Int>, evidence: SpanEvidence)] {
        findCandidates(in: article, &scratch)
        scratch.candidates.gatherEvidence(in: scratch.text)
        return zip(scratch.candidates.toponyms, scratch.candidates.evidence).map {
            (scratch.text.byteRange($0.tokens), $1)
        }
    }

    /// The segments with their features for the screen, and what became of their tokens. O(bytes + tokens × mentions).
    package func screenExamples(in article: Article, scratch: inout Scratch) -> [Screen.Example] {
        let mentions = mentions(in: article, scratch: &scratch)
        return scratch.text.withFeatureWriter { writer in
            scratch.text.segments.map { segment in
                var example = Screen.Example()
                for index in segment {
                    writer.eachScreenFeature(of: index) { example.features.append(UInt16($0)) }
                    let range = scratch.text.tokens[index].range
                    example.isMentioned.append(mentions.contains { $0.range.overlaps(range) })
                }
                return example
            }
        }
    }

    private func findCandidates(in article: Article, _ scratch: inout Scratch) {
        article.text.bytes.withUnsafeBufferPointer { bytes in
            scratch.text.prepareSegments(bytes, vocabulary: model.vocabulary, names: names)
        }
        scratch.text.passOverCommonWords()
        scratch.text.lookUpClusters(model.vocabulary)
        screen(&scratch.text)
        scratch.text.locateNames(in: names.gazetteer)
        scratch.scores.removeAll(keepingCapacity: true)
        score(scratch.text, &scratch.hashes, into: &scratch.scores)
        scratch.candidates.removeAll()
        model.transitions.withSteps { factors, scores in
            var scored = 0
            for segment in scratch.text.segments {
                scratch.lattice.emissions.clear()
                scratch.scores.withUnsafeBufferPointer { scores in
                    let own = UnsafeBufferPointer(rebasing: scores[scored..<scored + segment.count])
                    scratch.lattice.emissions.append(contentsOf: own)
                }
                scored += segment.count
                collect(segment, factors, scores, &scratch)
            }
        }
    }

    /// Leaves the segments out that the screen passes over.
    private func screen(_ text: inout PreparedText) {
        guard let screen = model.screen else { return }
        var segments: [Range<Int>] = []
        swap(&segments, &text.segments)
        text.withFeatureWriter { writer in
            segments.removeAll { segment in !segment.contains { screen.admits($0, writer) } }
        }
        swap(&segments, &text.segments)
    }

    /// Scores the segments' tokens. While one token's weights are on their way from memory, the next one's features are
    /// written.
    private func score(
        _ text: borrowing PreparedText, _ hashes: inout [UInt32], into scores: inout [TagScores]
    ) {
        hashes.withUnsafeMutableBufferPointer { hashes in
            // The buffer is never empty, and has room for two tokens.
            var (next, previous) = (hashes.baseAddress!, hashes.baseAddress! + FeatureWriter.capacity)
            text.withFeatureWriter { writer in
                var waiting: Int?
                for segment in text.segments {
                    for index in segment {
                        let count = writer.write(index, into: next)
                        model.weights.prefetch(next, count)
                        if let waiting { scores.append(model.weights.sum(previous, waiting)) }
                        waiting = count
                        swap(&next, &previous)
                    }
                }
                if let waiting { scores.append(model.weights.sum(previous, waiting)) }
            }
        }
    }

    private func collect(
        _ segment: Range<Int>, _ factors: TransitionSteps, _ scores: TransitionSteps, _ scratch: inout Scratch
    ) {
        func tokens(_ span: Range<Int>) -> Range<Int> {
            segment.lowerBound + span.lowerBound..<segment.lowerBound + span.upperBound
        }
        scratch.lattice.sum(factors)
        addHistoricalNames(in: segment, &scratch)
        scratch.lattice.findToponyms(above: SpanDecision.lowest, factors)
        TagLattice.Toponym.join(scratch.lattice.toponyms, in: scratch.text, segment: segment, into: &scratch.toponyms)
        for toponym in scratch.toponyms {
            var probability = toponym.probability
            if toponym.isJoined {
                // Whatever part of such a name the chain had in mind.
                let first = scratch.lattice.probabilities(toponym.span.lowerBound)
                probability = max(probability, first[SpanClass.place.begin])
            }
            scratch.candidates.toponyms.append(
                SpanCandidate(tokens: tokens(toponym.span), type: toponym.type, probability: probability))
        }
        // Of names of other classes only those of the past and those with places inside are asked for.
        guard scratch.text.mayHoldPlaces(segment) else { return }
        scratch.lattice.decode(scores)
        for (span, type) in TagSpans(scratch.lattice.path) where !type.isToponym {
            let probability =
                type == .location ? scratch.lattice.probability(of: span, type, model.transitions) : 1
            scratch.candidates.others.append(
                SpanCandidate(tokens: tokens(span), type: type, probability: probability))
        }
    }

    private func decide(_ candidates: inout SpanCandidates, _ text: PreparedText) -> [Mention] {
        candidates.gatherEvidence(in: text)
        var mentions: [Mention] = []
        mentions.reserveCapacity(candidates.historical.count + candidates.toponyms.count)
        for name in candidates.historical {
            mentions.append(
                Mention(
                    range: text.byteRange(name.tokens), kind: .historical,
                    confidence: model.decision.confidence(name.probability)))
        }
        var past = OverlapSweep()
        for (index, toponym) in candidates.toponyms.enumerated() {
            let evidence = candidates.evidence[index]
            guard model.decision.reports(evidence),
                past.first(overlapping: toponym.tokens, amongst: candidates.historical) == nil,
                !text.isSurname(toponym.tokens)
            else { continue }
            candidates.reported.append(toponym)
            mentions.append(
                Mention(
                    range: text.byteRange(toponym.tokens), kind: kind(of: toponym.tokens, toponym.type, text),
                    confidence: model.decision.confidence(evidence)))
        }
        past = OverlapSweep()
        var known = OverlapSweep()
        for name in candidates.others
        where past.first(overlapping: name.tokens, amongst: candidates.historical) == nil
            && known.first(overlapping: name.tokens, amongst: candidates.reported) == nil
        {
            if name.type == .location, text.isHistoricalName(name.tokens) {
                mentions.append(
                    Mention(
                        range: text.byteRange(name.tokens), kind: .historical,
                        confidence: model.decision.confidence(name.probability)))
            } else {
                collectPlaces(inside: name.tokens, name.type, text, &mentions)
            }
        }
        mentions.sortByPosition()
        addRegions(text, beside: candidates, to: &mentions)
        return mentions
    }

    private func kind(of tokens: Range<Int>, _ type: SpanClass, _ text: PreparedText) -> MentionKind {
        if type == .demonym { return .demonym }
        guard let roles = model.roles else { return .place }
        return roles.metonymProbability(of: tokens, in: text) > 0.5 ? .metonym : .place
    }

    private func collectPlaces(
        inside span: Range<Int>, _ type: SpanClass, _ text: PreparedText, _ mentions: inout [Mention]
    ) {
        guard let roles = model.roles, span.count > 1, type == .organisation || type == .facility || type == .person
        else { return }
        for index in span {
            guard let name = text.nameInside(span, at: index) else { continue }
            let probability = roles.embeddedProbability(of: name, inside: span, type, in: text)
            guard probability > 0.5 else { continue }
            mentions.append(
                Mention(range: text.byteRange(name), kind: .embedded, confidence: Double(probability)))
        }
    }
}

extension [Mention] {
    /// Puts them in the order of the text.
    mutating func sortByPosition() {
        sort { $0.range.lowerBound < $1.range.lowerBound }
    }
}

/// The spans of a tag sequence, first to last.
package struct TagSpans: Sequence, IteratorProtocol {
    private let path: [Int]
    private var index = 0

    package init(_ path: [Int]) {
        self.path = path
    }

    package mutating func next() -> (Range<Int>, SpanClass)? {
        while index < path.count, path[index] % 2 == 0 { index += 1 }
        guard index < path.count, let type = SpanClass(rawValue: UInt8((path[index] - 1) / 2)) else { return nil }
        let start = index
        index += 1
        while index < path.count, path[index] == type.inside { index += 1 }
        return (start..<index, type)
    }
}

extension PreparedText {
    /// Hands out a writer of this text's features, valid inside `body`.
    package func withFeatureWriter<Result>(_ body: (FeatureWriter) -> Result) -> Result {
        tokens.withUnsafeBufferPointer { tokens in
            cues.withUnsafeBufferPointer { cues in
                places.withUnsafeBufferPointer { places in
                    entries.withUnsafeBufferPointer { entries in
                        body(FeatureWriter(tokens: tokens, cues: cues, places: places, entries: entries))
                    }
                }
            }
        }
    }
}
