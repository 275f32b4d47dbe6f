import Geoparser

extension ArraySlice<UInt8> {
    /// Where the bytes of a needle first stand; nil when they do not. O(n × needle).
    func range(of needle: [UInt8]) -> Range<Int>? {
        guard let first = needle.first else { return nil }
        var index = startIndex
        while let found = self[index...].firstIndex(of: first) {
            if self[found...].starts(with: needle) { return found..<found + needle.count }
            index = found + 1
        }
        return nil
    }

    /// Without the blanks on both sides.
    var trimmed: ArraySlice<UInt8> {
        var rest = drop { $0 <= 0x20 }
        while let last = rest.last, last <= 0x20 { rest.removeLast() }
        return rest
    }

    var string: String { String(decoding: self, as: UTF8.self) }
}

extension String {
    /// Without the blanks on both sides; nil when nothing is left.
    var visible: String? {
        let trimmed = Array(utf8)[...].trimmed
        return trimmed.isEmpty ? nil : trimmed.string
    }

    /// On one line, with single blanks; nil when nothing is left.
    var onOneLine: String? {
        let line = Array(utf8)[...].onOneLine
        return line.isEmpty ? nil : line
    }
}
