import Geoparser

/// Rewrites a corpus the way text is often met, to see what recognition is worth there.
public enum TextTransform: String, Sendable, CaseIterable {
    case lower, upper, title
    /// The first sentence alone.
    case short
    /// The first sentence in title case, without its full stop.
    case headline

    /// The article with its annotations moved along; those that the change cuts off are gone. O(bytes).
    public func apply(to article: CorpusArticle) -> CorpusArticle {
        let whole = article.article.text
        let text = String(decoding: whole.bytes, as: UTF8.self)
        let end =
            self == .short || self == .headline
            ? Self.sentenceEnd(whole.bytes, keepsFullStop: self == .short) : whole.bytes.count
        var bytes: [UInt8] = []
        bytes.reserveCapacity(end)
        var moved = [Int](repeating: 0, count: whole.bytes.count + 1)
        var offset = 0
        var isInWord = false
        for scalar in text.unicodeScalars {
            guard offset < end else { break }
            let length = UTF8.width(scalar)
            for step in 0..<length { moved[offset + step] = bytes.count }
            bytes += Array(change(scalar, isInWord: isInWord).utf8)
            isInWord = scalar.properties.isAlphabetic || scalar == "'" || scalar == "’"
            offset += length
        }
        moved[offset] = bytes.count
        return article.rewritten(String(decoding: bytes, as: UTF8.self)) { range in
            range.upperBound > end ? nil : moved[range.lowerBound]..<moved[range.upperBound]
        }
    }

    private func change(_ scalar: Unicode.Scalar, isInWord: Bool) -> String {
        switch self {
        case .lower: scalar.properties.lowercaseMapping
        case .upper: scalar.properties.uppercaseMapping
        case .title, .headline: isInWord ? String(scalar) : scalar.properties.titlecaseMapping
        case .short: String(scalar)
        }
    }

    /// Where the first line ends, or its first sentence: at a full stop after forty bytes that a space and a capital follow.
    private static func sentenceEnd(_ bytes: [UInt8], keepsFullStop: Bool) -> Int {
        for (offset, byte) in bytes.enumerated() {
            if byte == UInt8(ascii: "\n") && offset > 0 { return offset }
            guard offset >= 40, offset + 2 < bytes.count, byte == UInt8(ascii: "."),
                bytes[offset + 1] == UInt8(ascii: " ")
            else { continue }
            if (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(bytes[offset + 2]) {
                return keepsFullStop ? offset + 1 : offset
            }
        }
        return bytes.count
    }
}
