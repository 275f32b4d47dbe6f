extension CalendarDate {
    /// The first day that a line names, as news, feeds and metadata write it: `2020-09-29T12:00:00Z`,
    /// `Tue, 29 Sep 2020 12:00:00 GMT`, `September 29, 2020`, `20200929120000`. O(n)
    public init?(in line: String) {
        let bytes = Array(line.utf8.prefix(256))
        let date = bytes.withUnsafeBufferPointer { DateReader.date(in: $0, wholeLine: false) }
        guard let date = date ?? DateReader.compact(bytes) else { return nil }
        self = date
    }
}

/// Dates as news prints them: `29 September 2020`, `Sept. 29, 2020`, `2020-09-29`.
enum DateReader {
    /// Only so many words of a line are looked at: no more than the bits of a number.
    private static let mostWords = 24

    /// The first date in a line. With `wholeLine`, only if the line says little else.
    static func date(in line: UnsafeBufferPointer<UInt8>, wholeLine: Bool) -> CalendarDate? {
        withUnsafeTemporaryAllocation(of: Range<Int>.self, capacity: mostWords) { words in
            let (count, numbers) = find(words, in: line)
            guard numbers != 0, !wholeLine || count <= 10 else { return nil }
            func word(_ index: Int) -> UnsafeBufferPointer<UInt8> { UnsafeBufferPointer(rebasing: line[words[index]]) }
            // A date begins with a number, or its third word is one.
            for index in 0..<count where numbers & 0b101 << index != 0 {
                if let date = iso(word(index)) { return date }
                guard index + 2 < count, let year = number(word(index + 2)), year >= 1000 else { continue }
                let (first, second) = (word(index), word(index + 1))
                if let month = month(second), let day = number(first),
                    let date = CalendarDate(year: year, month: month, day: day)
                {
                    return date
                }
                let digits = second.prefix(while: isDigit)
                if let month = month(first), let day = number(UnsafeBufferPointer(rebasing: digits)),
                    let date = CalendarDate(year: year, month: month, day: day)
                {
                    return date
                }
            }
            return nil
        }
    }

    /// `2020-09-29`, also as the start of `2020-09-29T12:00:00Z`.
    private static func iso(_ text: UnsafeBufferPointer<UInt8>) -> CalendarDate? {
        guard text.count >= 10, text[4] == 0x2D, text[7] == 0x2D else { return nil }
        func number(_ range: Range<Int>) -> Int? { self.number(UnsafeBufferPointer(rebasing: text[range])) }
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

    /// Finds the first words of a line, as many as there is room for. Returns how many, and a bit for each that begins
    /// with a digit.
    private static func find(
        _ words: UnsafeMutableBufferPointer<Range<Int>>, in line: UnsafeBufferPointer<UInt8>
    ) -> (count: Int, numbers: UInt32) {
        var count = 0
        var numbers: UInt32 = 0
        var start = 0
        while start < line.count, count < mostWords {
            guard isWord(line[start]) else {
                start += 1
                continue
            }
            var end = start + 1
            while end < line.count, isWord(line[end]) { end += 1 }
            words.initializeElement(at: count, to: start..<end)
            if isDigit(line[start]) { numbers |= 1 << count }
            count += 1
            start = end
        }
        return (count, numbers)
    }

    /// Nothing but digits, at most nine of them.
    private static func number(_ word: UnsafeBufferPointer<UInt8>) -> Int? {
        guard (1...9).contains(word.count), word.allSatisfy(isDigit) else { return nil }
        return word.reduce(0) { $0 * 10 + Int($1 - 0x30) }
    }

    /// The month whose English name begins with these three letters or more.
    private static func month(_ word: UnsafeBufferPointer<UInt8>) -> Int? {
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

    @inline(__always)
    private static func isDigit(_ byte: UInt8) -> Bool { byte &- 0x30 < 10 }

    /// A letter, a digit, a hyphen or a colon.
    @inline(__always)
    private static func isWord(_ byte: UInt8) -> Bool {
        (byte | 0x20) &- 0x61 < 26 || byte >= 0x80 || byte &- 0x30 < 11 || byte == 0x2D
    }
}
