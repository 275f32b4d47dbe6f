import Geoparser

/// Scores for people.
extension EvaluationReport {
    public var text: String {
        var lines = [
            "\(corpus)\(setting.map { " (\($0))" } ?? ""): \(articles) articles, \(goldMentions) gold mentions"
        ]
        if reanchored > 0 { lines[0] += ", \(reanchored) re-anchored" }
        if skipped > 0 { lines[0] += ", \(skipped) problems skipped" }
        if let recognition { lines += Self.lines(recognition) }
        if let resolution { lines += Self.lines("resolution of gold mentions", resolution) }
        if let plain = resolutionWithoutFallback {
            lines.append(
                "    without fallback      right \(Self.number(plain.right))  161 km \(Self.number(plain.strict161km))"
                    + "  exact id \(Self.number(plain.exactID))  answered \(plain.answered)")
        }
        if let endToEnd {
            lines.append("  end to end")
            lines.append("    right                 " + Self.line(endToEnd.right))
            lines.append("    161 km                " + Self.line(endToEnd.strict161km))
            lines.append("    exact id              " + Self.line(endToEnd.exactID))
            lines.append("    confidence            " + Self.line(endToEnd.confidence))
        }
        return lines.joined(separator: "\n") + "\n"
    }

    private static func lines(_ recognition: Recognition) -> [String] {
        var lines = ["  recognition"]
        lines.append("    exact                 " + line(recognition.exact))
        lines.append("    overlap               " + line(recognition.overlap))
        for kind in MentionKind.allCases {
            guard let score = recognition.byKind[kind.rawValue] else { continue }
            lines.append(
                "    \(padded(kind.rawValue, 22))P \(number(score.precision)) of \(score.predicted)"
                    + "  R \(number(score.recall)) of \(score.gold)")
        }
        lines.append("    right kind            \(number(recognition.rightKindShare)) of the exact spans")
        return lines
    }

    private static func lines(_ title: String, _ score: Resolution) -> [String] {
        var lines = ["  \(title): \(score.mentions) with a position, \(score.answered) answered"]
        lines.append("    right                 \(number(score.right))\(interval(score.rightInterval))")
        lines.append("    161 km                \(number(score.strict161km))\(interval(score.strictInterval))")
        lines.append("    exact id              \(number(score.exactID))\(interval(score.exactIDInterval))")
        lines.append("    country, admin1       \(number(score.country)), \(number(score.admin1))")
        let median = score.medianError.map { "\(Int($0.rounded()))" } ?? "none"
        lines.append(
            "    error                 median \(median) km, mean of answered \(Int(score.meanErrorOfAnswered.rounded())) km,"
                + " AUC \(number(score.areaUnderCurve))")
        if let recall = score.candidateRecall, let right = score.rightWhereCandidate {
            lines.append("    where a candidate is  \(number(right)) right; candidate recall \(number(recall))")
        }
        lines.append("    confidence            " + line(score.confidence))
        return lines
    }

    private static func line(_ score: Span) -> String {
        "P \(number(score.precision))  R \(number(score.recall))  F1 \(number(score.f1))\(interval(score.interval))"
    }

    private static func line(_ confidence: Confidence) -> String {
        let coverage = ["50", "80", "90"].compactMap { share in
            confidence.accuracyAtCoverage[share].map { "\(number($0)) at \(share) %" }
        }
        return "ECE \(number(confidence.expectedCalibrationError)); accuracy \(coverage.joined(separator: ", "))"
    }

    private static func interval(_ interval: ConfidenceInterval?) -> String {
        interval.map { " [\(number($0.low))–\(number($0.high))]" } ?? ""
    }

    /// Three decimals: 0.871
    private static func number(_ share: Double) -> String {
        guard share.isFinite else { return "–" }
        let thousandths = Int((abs(share) * 1000).rounded())
        let digits = String(thousandths % 1000)
        return (share < 0 ? "-" : "") + "\(thousandths / 1000)." + String(repeating: "0", count: 3 - digits.count)
            + digits
    }

    private static func padded(_ text: String, _ width: Int) -> String {
        text + String(repeating: " ", count: max(1, width - text.count))
    }
}

extension EvaluationError {
    /// One line: what, the words, from where to where, and the words around.
    public var text: String {
        let claim = confidence > 0 ? " (\(Int((confidence * 100).rounded())) %)" : ""
        let places =
            switch kind {
            case .wrongPlace:
                ": \(goldName ?? "?") → \(guessName ?? "?")\(claim), \(Int((distance ?? 0).rounded())) km"
            case .noPlace: ": \(goldName ?? "?") → nowhere"
            case .wrongSpan: " → '\(guessName ?? "")'\(claim)"
            case .spurious: claim
            case .missed: ""
            }
        return "\(kind.rawValue) '\(words)'\(places) [\(articleID)] … \(context) …"
    }
}
