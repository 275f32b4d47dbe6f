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
    /// Only so many words of a line are looked at.
    private static let mostWords = 24

    /// The first date in a line. With `wholeLine`, only if the line says little else.
    static func date(in line: ArraySlice<UInt8>, wholeLine: Bool) -> CalendarDate? {
        guard line.contains(where: isDigit) else { return nil }
        let words = words(of: line)
        guard !wholeLine || words.count <= 10 else { return nil }
        for index in words.indices {
            if let date = iso(words[index]) { return date }
            guard index + 2 < words.count, let year = number(words[index + 2]), year >= 1000 else { continue }
            let (first, second) = (words[index], words[index + 1])
            if let month = month(second), let day = number(first),
                let date = CalendarDate(year: year, month: month, day: day)
            {
                return date
            }
            if let month = month(first), let day = number(second.prefix(while: isDigit)),
                let date = CalendarDate(year: year, month: month, day: day)
            {
                return date
            }
        }
        return nil
    }

    /// `2020-09-29`, also as the start of `2020-09-29T12:00:00Z`.
    static func iso(_ text: ArraySlice<UInt8>) -> CalendarDate? {
        let start = text.startIndex
        guard text.count >= 10, text[start + 4] == 0x2D, text[start + 7] == 0x2D else { return nil }
        func number(_ from: Int, _ to: Int) -> Int? { self.number(text[start + from..<start + to]) }
        guard let year = number(0, 4), let month = number(5, 7), let day = number(8, 10) else { return nil }
        return CalendarDate(year: year, month: month, day: day)
    }

    /// `20200929`, also as the start of `20200929120000` and `20200929T1200`.
    static func compact(_ bytes: [UInt8]) -> CalendarDate? {
        let digits = bytes.prefix { $0 >= 0x30 && $0 <= 0x39 }
        guard [8, 12, 14].contains(digits.count), let number = Int(String(decoding: digits.prefix(8), as: UTF8.self))
        else { return nil }
        return CalendarDate(year: number / 10_000, month: number / 100 % 100, day: number % 100)
    }

    private static func words(of line: ArraySlice<UInt8>) -> [ArraySlice<UInt8>] {
        var words: [ArraySlice<UInt8>] = []
        var start = line.startIndex
        while start < line.endIndex, words.count < mostWords {
            guard isWord(line[start]) else {
                start += 1
                continue
            }
            var end = start + 1
            while end < line.endIndex, isWord(line[end]) { end += 1 }
            words.append(line[start..<end])
            start = end
        }
        return words
    }

    /// Nothing but digits, at most nine of them.
    private static func number(_ word: ArraySlice<UInt8>) -> Int? {
        guard (1...9).contains(word.count), word.allSatisfy(isDigit) else { return nil }
        return word.reduce(0) { $0 * 10 + Int($1 - 0x30) }
    }

    /// The month whose English name begins with these three letters or more.
    private static func month(_ word: ArraySlice<UInt8>) -> Int? {
        guard (3...9).contains(word.count) else { return nil }
        func begins(_ name: [UInt8]) -> Bool {
            word.count <= name.count && zip(word, name).allSatisfy { $0 | 0x20 == $1 }
        }
        return months.firstIndex(where: begins).map { $0 + 1 }
    }

    private static let months = [
        "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
        "december",
    ].map { Array($0.utf8) }

    private static func isDigit(_ byte: UInt8) -> Bool { byte &- 0x30 < 10 }

    private static func isWord(_ byte: UInt8) -> Bool {
        byte >= 0x80 || byte == 0x2D || (byte >= 0x30 && byte <= 0x3A) || (byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A)
    }
}
