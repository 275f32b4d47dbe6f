import Dispatch
import Geoparser

/// Turns articles into a training set, on as many threads as there are cores. The result does not depend on how many.
struct SetBuilder: Sendable {
    let vocabulary: RecognitionVocabulary
    let names: NameFinder

    /// O(bytes).
    func set(of articles: [WeightedArticle]) -> TrainingSet {
        let chunk = 64
        let parts = Parts(count: (articles.count + chunk - 1) / chunk)
        DispatchQueue.concurrentPerform(iterations: parts.count) { number in
            let range = number * chunk..<min(articles.count, (number + 1) * chunk)
            parts.put(part(of: articles, range), at: number)
        }
        var all = TrainingSet()
        for part in parts.all { all.append(part) }
        return all
    }

    private func part(of articles: [WeightedArticle], _ range: Range<Int>) -> TrainingSet {
        var set = TrainingSet()
        var text = PreparedText()
        let hashes = UnsafeMutablePointer<UInt32>.allocate(capacity: FeatureWriter.capacity)
        defer { hashes.deallocate() }
        for number in range {
            let article = articles[number].article
            article.article.text.bytes.withUnsafeBufferPointer {
                text.prepare($0, vocabulary: vocabulary, names: names)
            }
            let gold = SpanTags(article, tokens: text.tokens)
            text.withFeatureWriter { writer in
                for segment in text.segments {
                    let first = set.tokenCount
                    var confidence: Float = 1
                    var previous: UInt8 = 0
                    for index in segment {
                        let count = writer.write(index, into: hashes)
                        set.features += UnsafeBufferPointer(start: hashes, count: count)
                        set.starts.append(set.features.count)
                        previous = Self.repaired(gold.tags[index], after: previous)
                        set.tags.append(previous)
                        confidence = min(confidence, gold.confidences[index])
                    }
                    set.segments.append(first..<set.tokenCount)
                    set.weights.append(articles[number].weight * confidence)
                    set.isGold.append(articles[number].isGold)
                }
            }
        }
        return set
    }

    /// A span that began outside of the segment begins in it.
    private static func repaired(_ tag: UInt8, after previous: UInt8) -> UInt8 {
        RecognitionTag.mayFollow(Int(tag), after: Int(previous)) ? tag : tag - 1
    }
}

/// Results of parallel work by number.
private final class Parts: @unchecked Sendable {
    // Safe to share: each number is written by one thread, and `all` is read after every thread has ended.
    private let storage: UnsafeMutablePointer<TrainingSet>
    let count: Int

    init(count: Int) {
        self.count = count
        storage = .allocate(capacity: count)
        storage.initialize(repeating: TrainingSet(), count: count)
    }

    deinit {
        storage.deinitialize(count: count)
        storage.deallocate()
    }

    func put(_ part: TrainingSet, at number: Int) { storage[number] = part }

    var all: UnsafeBufferPointer<TrainingSet> { UnsafeBufferPointer(start: storage, count: count) }
}
