/// Gathers a word's hash, ends and shape while its bytes are read.
struct WordBuilder {
    private(set) var count = 0
    private(set) var hasDigit = false
    private var hash = WordHash()
    private var head: UInt32 = 0
    private var headLength: UInt32 = 0
    private var tail: UInt32 = 0
    private var shape: UInt32 = 0
    private var lastClass: UInt32 = 0
    private var repeats = 0
    private var shapeLength: UInt32 = 0
    private var uppers = 0
    private var letters = 0
    private var first = ScalarClass.sign

    /// Digits only, so far.
    var isNumber: Bool { hasDigit && letters == 0 }

    @inline(__always)
    mutating func add(_ scalar: UInt32, _ kind: ScalarClass) {
        if count == 0 { first = kind }
        count += 1
        switch kind {
        case .upper:
            uppers += 1
            letters += 1
            addScalar(Letters.lower(scalar))
            addShape(1)
        case .lower:
            letters += 1
            addScalar(scalar)
            addShape(2)
        case .digit:
            hasDigit = true
            addByte(UInt8(ascii: "0"))
            addShape(3)
        default:
            letters += 1
            addScalar(scalar)
            addShape(6)
        }
    }

    mutating func addApostrophe() {
        addByte(UInt8(ascii: "'"))
        addShape(4)
    }

    mutating func addFullStop() {
        addByte(UInt8(ascii: "."))
        addShape(5)
    }

    @inline(__always)
    private mutating func addScalar(_ scalar: UInt32) {
        if scalar < 0x80 {
            addByte(UInt8(truncatingIfNeeded: scalar))
        } else if scalar < 0x800 {
            addByte(UInt8(0xC0 | scalar >> 6))
            addByte(UInt8(0x80 | scalar & 0x3F))
        } else if scalar < 0x10000 {
            addByte(UInt8(0xE0 | scalar >> 12))
            addByte(UInt8(0x80 | scalar >> 6 & 0x3F))
            addByte(UInt8(0x80 | scalar & 0x3F))
        } else {
            addByte(UInt8(0xF0 | scalar >> 18 & 0x07))
            addByte(UInt8(0x80 | scalar >> 12 & 0x3F))
            addByte(UInt8(0x80 | scalar >> 6 & 0x3F))
            addByte(UInt8(0x80 | scalar & 0x3F))
        }
    }

    @inline(__always)
    private mutating func addByte(_ byte: UInt8) {
        hash.add(byte)
        tail = tail << 8 | UInt32(byte)
        if headLength < 3 {
            head = head << 8 | UInt32(byte)
            headLength += 1
        }
    }

    @inline(__always)
    private mutating func addShape(_ symbol: UInt32) {
        repeats = symbol == lastClass ? repeats + 1 : 1
        lastClass = symbol
        guard repeats <= 2, shapeLength < 7 else { return }
        shape = shape << 4 | symbol
        shapeLength += 1
    }

    func token(from start: Int, to end: Int) -> Token {
        var flags: Token.Flags = .word
        switch first {
        case .upper: flags.insert(.capitalised)
        case .lower: flags.insert(.lowerCase)
        case .caseless: flags.insert(.caseless)
        default: break
        }
        if uppers > 1, uppers == letters { flags.insert(.allCapitals) }
        if hasDigit { flags.insert(.digits) }
        return Token(
            start: UInt32(start), end: UInt32(end), word: hash.value, head: head, tail: tail, shape: shape, flags: flags
        )
    }
}

/// Whether the next token begins a sentence, from the tokens before it.
enum SentenceStart {
    @inline(__always)
    static func flags(after tokens: UnsafeBufferPointer<Token>, lineBreaks: Int) -> Token.Flags {
        let last = tokens.count - 1
        guard last >= 0, lineBreaks < 2 else { return .sentenceStart }
        // Nearly all tokens stand behind a word of their own line.
        if tokens[last].flags.contains(.word) {
            return lineBreaks > 0 || tokens[last].flags.contains(.dotted) ? .perhapsStart : []
        }
        return afterSign(tokens[last], tokens, lineBreaks: lineBreaks)
    }

    private static func afterSign(_ last: Token, _ tokens: UnsafeBufferPointer<Token>, lineBreaks: Int) -> Token.Flags {
        if last.flags.contains(.fullStop) { return afterFullStop(tokens) }
        if isExclamation(last) { return .sentenceStart }
        if last.word == SignHash.quote || last.word == SignHash.apostrophe {
            if last.flags.contains(.sentenceStart) { return .sentenceStart }
            guard tokens.count > 1 else { return .sentenceStart }
            let before = tokens[tokens.count - 2]
            if before.flags.contains(.fullStop) || isExclamation(before) { return .sentenceStart }
            return last.flags.contains(.spaced) ? .perhapsStart : []
        }
        return lineBreaks > 0 || last.word == SignHash.colon ? .perhapsStart : []
    }

    private static func isExclamation(_ token: Token) -> Bool {
        token.word == SignHash.exclamation || token.word == SignHash.question
    }

    private static func afterFullStop(_ tokens: UnsafeBufferPointer<Token>) -> Token.Flags {
        guard tokens.count > 1 else { return .sentenceStart }
        let before = tokens[tokens.count - 2]
        let short = before.end - before.start <= 4 && before.flags.contains(.capitalised)
        return short || before.flags.contains(.dotted) ? .perhapsStart : .sentenceStart
    }
}
