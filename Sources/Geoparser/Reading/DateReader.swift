extension CalendarDate {
    /// The first day that a line names, as news, feeds and metadata write it: `2020-09-29T12:00:00Z`,
    /// `Tue, 29 Sep 2020 12:00:00 GMT`, `September 29, 2020`, `20200929120000`. O(n)
    public init?(in line: String) {
        let bytes = Array(line.utf8.prefix(256))
        guard let date = DateReader.date(in: bytes[...], wholeLine: false) ?? DateReader.compact(bytes) else {
            return nil
        }
        self = date
    }
}

/// Dates as news prints them: `29 September 2020`, `Sept. 29, 2020`, `2020-09-29`.
enum DateReader {
    /// The first date in a line. With `wholeLine`, only if the line says little else.
    static func date(in line: ArraySlice<UInt8>, wholeLine: Bool) -> CalendarDate? {
        guard line.contains(where: { $0 &- 0x30 < 10 }) else { return nil }
        let words = line.split { !isWord($0) }.prefix(24)
        let texts = words.map { String(decoding: $0, as: UTF8.self).lowercased() }
        guard !wholeLine || texts.count <= 10 else { return nil }
        for index in texts.indices {
            if let date = iso(texts[index]) { return date }
            guard index + 2 < texts.count else { continue }
            let (first, second, third) = (texts[index], texts[index + 1], texts[index + 2])
            if let day = Int(first), let month = month(second), let year = Int(third) {
                if let date = CalendarDate(year: year, month: month, day: day), year >= 1000 { return date }
            }
            if let month = month(first), let day = Int(second.prefix { $0.isNumber }), let year = Int(third) {
                if let date = CalendarDate(year: year, month: month, day: day), year >= 1000 { return date }
            }
        }
        return nil
    }

    /// `2020-09-29`, also as the start of `2020-09-29T12:00:00Z`.
    static func iso(_ text: String) -> CalendarDate? {
        let bytes = Array(text.utf8.prefix(10))
        guard bytes.count == 10, bytes[4] == 0x2D, bytes[7] == 0x2D else { return nil }
        func number(_ range: Range<Int>) -> Int? { Int(String(decoding: bytes[range], as: UTF8.self)) }
        guard let year = number(0..<4), let month = number(5..<7), let day = number(8..<10) else { return nil }
        return CalendarDate(year: year, month: month, day: day)
    }

    /// `20200929`, also as the start of `20200929120000` and `20200929T1200`.
    static func compact(_ bytes: [UInt8]) -> CalendarDate? {
        let digits = bytes.prefix { $0 >= 0x30 && $0 <= 0x39 }
        guard [8, 12, 14].contains(digits.count), let number = Int(String(decoding: digits.prefix(8), as: UTF8.self))
        else { return nil }
        return CalendarDate(year: number / 10_000, month: number / 100 % 100, day: number % 100)
    }

    /// The month whose English name begins with these three letters or more.
    private static func month(_ word: String) -> Int? {
        guard word.utf8.count >= 3 else { return nil }
        return months.firstIndex { $0.hasPrefix(word) || word == "sept" && $0 == "september" }.map { $0 + 1 }
    }

    private static let months = [
        "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
        "december",
    ]

    private static func isWord(_ byte: UInt8) -> Bool {
        byte >= 0x80 || byte == 0x2D || (byte >= 0x30 && byte <= 0x3A) || (byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A)
    }
}
