import FoundationEssentials
import Geoparser

/// Scores as JSON, for records and comparisons. Shares are between 0 and 1, distances in kilometres.
public struct EvaluationReport: Codable, Sendable {
    public struct Span: Codable, Sendable {
        public var precision, recall, f1: Double
        public var right, predicted, gold: Int
        public var interval: ConfidenceInterval?

        init(_ score: SpanScore, _ interval: ConfidenceInterval? = nil) {
            precision = score.precision
            recall = score.recall
            f1 = score.f1
            right = score.rightPredictions
            predicted = score.predictions
            gold = score.gold
            self.interval = interval
        }
    }

    public struct Confidence: Codable, Sendable {
        public var expectedCalibrationError: Double
        public var bins: [Calibration.Bin]
        public var accuracyAtCoverage: [String: Double]

        init(_ calibration: Calibration) {
            expectedCalibrationError = calibration.expectedError
            bins = calibration.bins
            let shares = calibration.accuracyAtCoverage.map { ("\(Int($0.coverage * 100))", $0.accuracy) }
            accuracyAtCoverage = Dictionary(shares, uniquingKeysWith: { first, _ in first })
        }
    }

    public struct Recognition: Codable, Sendable {
        public var exact, overlap: Span
        public var byKind: [String: Span]
        public var rightKindShare: Double
    }

    public struct Resolution: Codable, Sendable {
        public var mentions, answered: Int
        public var right, strict161km, exactID, country, admin1: Double
        public var rightInterval, strictInterval, exactIDInterval: ConfidenceInterval?
        public var meanErrorOfAnswered, areaUnderCurve: Double
        /// Absent when half the mentions have no answer.
        public var medianError: Double?
        public var candidateRecall, rightWhereCandidate, strictWhereCandidate: Double?
        public var confidence: Confidence

        init(_ score: ResolutionScore) {
            mentions = score.count
            answered = score.answered
            right = score.right
            strict161km = score.strict
            exactID = score.exactID
            country = score.country
            admin1 = score.admin1
            rightInterval = score.rightInterval
            strictInterval = score.strictInterval
            exactIDInterval = score.exactIDInterval
            meanErrorOfAnswered = score.meanError.isFinite ? score.meanError : 0
            areaUnderCurve = score.areaUnderCurve
            medianError = score.medianError.isFinite ? score.medianError : nil
            candidateRecall = score.candidateRecall
            rightWhereCandidate = score.rightWithCandidate
            strictWhereCandidate = score.strictWithCandidate
            confidence = Confidence(score.calibration)
        }
    }

    public struct EndToEnd: Codable, Sendable {
        public var right, strict161km, exactID: Span
        public var confidence: Confidence
    }

    public var corpus: String
    /// How the text was changed and how the answers came about, when not plainly.
    public var setting: String?
    public var articles, goldMentions, reanchored, skipped: Int
    public var recognition: Recognition?
    public var resolution, resolutionWithoutFallback: Resolution?
    public var endToEnd: EndToEnd?

    public init(_ evaluation: Evaluation, setting: String? = nil) {
        corpus = evaluation.corpus
        self.setting = setting
        articles = evaluation.articleCount
        goldMentions = evaluation.goldCount
        reanchored = evaluation.reanchored
        skipped = evaluation.problemCount
        recognition = evaluation.recognition.map { score in
            Recognition(
                exact: Span(score.exact, score.exactInterval), overlap: Span(score.overlap, score.overlapInterval),
                byKind: Dictionary(
                    score.byKind.map { ($0.kind.rawValue, Span($0.score)) }, uniquingKeysWith: { first, _ in first }),
                rightKindShare: Double(score.rightKinds) / Double(max(1, score.exact.rightPredictions)))
        }
        resolution = evaluation.resolution.map(Resolution.init)
        resolutionWithoutFallback = evaluation.resolutionWithoutFallback.map(Resolution.init)
        endToEnd = evaluation.endToEnd.map {
            EndToEnd(
                right: Span($0.right, $0.rightInterval), strict161km: Span($0.strict), exactID: Span($0.exactID),
                confidence: Confidence($0.calibration))
        }
    }

    /// Indented, keys sorted, so that two reports can be compared line by line.
    public static func json(_ reports: [EvaluationReport]) throws -> [UInt8] {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        return Array(try encoder.encode(reports)) + [UInt8(ascii: "\n")]
    }
}
