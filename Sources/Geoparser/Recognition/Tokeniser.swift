/// Cuts valid UTF-8 into words and signs, in one pass and without a string.
///
/// Hyphens, dashes and the possessive 's are tokens of their own, so that "Russian" of "Russian-backed" can be a
/// mention and spans can still join "Nagorno", "-", "Karabakh". Letters with full stops between them (U.S.) are one
/// token, and so is a word that a hyphen divides at a line's end. Emphasis marks count as white space, ideographs are
/// tokens one by one, a web address is one token.
package struct Tokeniser {
    let bytes: UnsafeBufferPointer<UInt8>
    var position = 0
    var spaced = true
    var lineBreaks = 2
    var afterHyphen = false
    /// Where the tokens go, and how many there are.
    private var tokens = UnsafeMutableBufferPointer<Token>(start: nil, count: 0)
    private var count = 0

    private init(_ bytes: UnsafeBufferPointer<UInt8>) {
        self.bytes = bytes
    }

    /// Replaces `tokens` by those of `bytes`. O(bytes); allocates only when `tokens` grows.
    package static func tokenise(_ bytes: UnsafeBufferPointer<UInt8>, into tokens: inout [Token]) {
        var tokeniser = Tokeniser(bytes)
        while tokeniser.position < bytes.count {
            // News has a token in five bytes. What is left of another text is overwritten.
            tokens.grow(to: tokeniser.count + (bytes.count - tokeniser.position) / 4 + 8, Token.blank)
            tokens.withUnsafeMutableBufferPointer { tokeniser.fill($0) }
        }
        tokens.removeLast(tokens.count - tokeniser.count)
    }

    /// Goes on until the text or the room is at its end.
    private mutating func fill(_ room: UnsafeMutableBufferPointer<Token>) {
        tokens = room
        // A step makes two tokens at most.
        while position < bytes.count, count + 2 <= tokens.count {
            if bytes[position] == 0x20 {
                position += 1
                spaced = true
            } else if !plainWords() {
                step()
            }
        }
    }

    /// Goes on over plain words that stand one blank apart, as most of a text does; false where there is none.
    @inline(__always)
    private mutating func plainWords() -> Bool {
        guard let first = PlainWord.token(bytes, from: position) else { return false }
        append(first)
        afterHyphen = false
        var (end, number) = (position, count)
        while bytes[end] == 0x20, number + 2 <= tokens.count, var next = PlainWord.token(bytes, from: end + 1) {
            // Nothing begins a sentence behind a word of its own line.
            next.flags.insert(.spaced)
            tokens[number] = next
            number += 1
            end = Int(next.end)
        }
        (position, count) = (end, number)
        return true
    }

    @inline(__always)
    private func scalar(at index: Int) -> (scalar: UInt32, length: Int, kind: ScalarClass) {
        let byte = bytes[index]
        if byte < 0x80 { return (UInt32(byte), 1, Letters.classOf(ascii: byte)) }
        let (scalar, length) = Letters.decode(bytes, index)
        return (scalar, length, Letters.classOf(scalar))
    }

    @inline(__always)
    private mutating func step() {
        let (value, length, kind) = scalar(at: position)
        switch kind {
        case .space:
            position += length
            spaced = true
        case .lineBreak:
            position += length
            spaced = !afterHyphen
            lineBreaks += 1
        case .mark:
            position += length
        case .sign:
            sign(value, length)
        case .ideograph:
            var word = WordBuilder()
            word.add(value, .caseless)
            emit(word, from: position, to: position + length, extra: [.ideographs])
        case .upper, .lower, .caseless, .digit:
            word()
        }
    }

    private mutating func sign(_ value: UInt32, _ length: Int) {
        var byte = value < 0x80 ? UInt8(value) : Letters.normalised(sign: value) ?? 0x7F
        var end = position + length
        if byte == UInt8(ascii: "-") {
            while end < bytes.count, bytes[end] == UInt8(ascii: "-") {
                byte = UInt8(ascii: "~")
                end += 1
            }
        }
        var flags: Token.Flags = []
        if byte == UInt8(ascii: "-") || byte == UInt8(ascii: "~") || byte == UInt8(ascii: "/") { flags.insert(.hyphen) }
        if byte == UInt8(ascii: ".") { flags.insert(.fullStop) }
        let token = Token(
            start: UInt32(position), end: UInt32(end), word: SignHash.of(byte), head: UInt32(byte), tail: UInt32(byte),
            shape: 0x8000_0000 | UInt32(byte), flags: flags)
        append(token)
        afterHyphen = flags.contains(.hyphen) && !tokens[count - 1].flags.contains(.spaced)
    }

    private mutating func word() {
        let start = position
        var word = WordBuilder()
        var extra: Token.Flags = []
        var index = start
        scan: while index < bytes.count {
            let (value, length, kind) = scalar(at: index)
            switch kind {
            case .upper, .lower, .caseless, .digit:
                word.add(value, kind)
                index += length
            case .mark:
                index += length
            case .sign:
                guard let next = continuation(value, length, at: index, &word, &extra) else { break scan }
                index = next
                if extra.contains(.dotted) { break scan }
            case .space, .lineBreak, .ideograph:
                break scan
            }
        }
        if index + 3 <= bytes.count, isAddress(from: start, to: index) {
            while index < bytes.count, bytes[index] > 32, bytes[index] != UInt8(ascii: ")"),
                bytes[index] != UInt8(ascii: ">")
            {
                index += 1
            }
            position = index
            let byte: UInt8 = 0x7F
            append(
                Token(
                    start: UInt32(start), end: UInt32(index), word: SignHash.of(byte), head: 0, tail: 0,
                    shape: 0x8000_0000 | UInt32(byte), flags: []))
            return
        }
        emit(word, from: start, to: index, extra: extra)
        possessive()
    }

    /// Where a word goes on after a sign inside it, or nil where it ends.
    private func continuation(
        _ value: UInt32, _ length: Int, at index: Int, _ word: inout WordBuilder, _ extra: inout Token.Flags
    ) -> Int? {
        let next = index + length
        guard next < bytes.count else { return nil }
        switch value {
        case 0x27, 0x2019:
            guard isLetter(at: next) else { return nil }
            if bytes[next] | 0x20 == UInt8(ascii: "s"), !isWord(at: next + 1) { return nil }
            word.addApostrophe()
            return next
        case 0x2E where word.count == 1 && !word.hasDigit:
            guard let end = dotted(from: index, &word) else { return nil }
            extra.insert(.dotted)
            return end
        case 0x2E, 0x2C:
            guard word.isNumber, bytes[next] &- 48 < 10 else { return nil }
            return next
        case 0x2D, 0x2010:
            var at = next
            var broken = false
            while at < bytes.count, bytes[at] == 32 || bytes[at] == 10 {
                broken = broken || bytes[at] == 10
                at += 1
            }
            guard broken, at < bytes.count, !word.hasDigit, scalar(at: at).kind == .lower else { return nil }
            extra.insert(.divided)
            return at
        default:
            return nil
        }
    }

    /// Reads ".S." of "U.S.", one letter and full stop after another; nil when it is not of that form.
    private func dotted(from index: Int, _ word: inout WordBuilder) -> Int? {
        var at = index
        while at + 1 < bytes.count, bytes[at] == UInt8(ascii: ".") {
            let (value, length, kind) = scalar(at: at + 1)
            guard kind == .upper || kind == .lower else { break }
            let after = at + 1 + length
            if after < bytes.count, bytes[after] != UInt8(ascii: "."), isWord(at: after) { break }
            word.addFullStop()
            word.add(value, kind)
            at = after
        }
        guard at > index else { return nil }
        if at < bytes.count, bytes[at] == UInt8(ascii: ".") {
            word.addFullStop()
            at += 1
        }
        return at
    }

    private mutating func possessive() {
        guard position < bytes.count else { return }
        let (value, length, _) = scalar(at: position)
        guard value == 0x27 || value == 0x2019 else { return }
        let letter = position + length
        guard letter < bytes.count, bytes[letter] | 0x20 == UInt8(ascii: "s"), !isWord(at: letter + 1) else { return }
        var word = WordBuilder()
        word.addApostrophe()
        word.add(UInt32(UInt8(ascii: "s")), .lower)
        emit(word, from: position, to: letter + 1, extra: .possessive)
    }

    private mutating func emit(
        _ word: WordBuilder, from start: Int, to end: Int, extra: Token.Flags
    ) {
        position = end
        append(word.token(from: start, to: end).adding(extra))
        afterHyphen = false
    }

    @inline(__always)
    private mutating func append(_ token: Token) {
        var token = token
        position = Int(token.end)
        if spaced { token.flags.insert(.spaced) }
        if lineBreaks > 0 { token.flags.insert(.lineStart) }
        let before = UnsafeBufferPointer(rebasing: tokens[..<count])
        token.flags.formUnion(SentenceStart.flags(after: before, lineBreaks: lineBreaks))
        tokens[count] = token
        count += 1
        spaced = false
        lineBreaks = 0
    }

    private func isLetter(at index: Int) -> Bool {
        guard index < bytes.count else { return false }
        switch scalar(at: index).kind {
        case .upper, .lower, .caseless: return true
        default: return false
        }
    }

    private func isWord(at index: Int) -> Bool {
        guard index < bytes.count else { return false }
        return isLetter(at: index) || scalar(at: index).kind == .digit
    }

    private func isAddress(from start: Int, to end: Int) -> Bool {
        let rest = bytes.count - end
        let word = bytes[start..<end]
        if rest > 3, bytes[end] == UInt8(ascii: ":"), bytes[end + 1] == UInt8(ascii: "/"),
            bytes[end + 2] == UInt8(ascii: "/")
        {
            return word.first.map { $0 | 0x20 == UInt8(ascii: "h") || $0 | 0x20 == UInt8(ascii: "f") } ?? false
        }
        return word.count == 3 && word.allSatisfy { $0 | 0x20 == UInt8(ascii: "w") } && bytes[end] == UInt8(ascii: ".")
    }
}

extension Token {
    func adding(_ extra: Flags) -> Token {
        var token = self
        token.flags.formUnion(extra)
        return token
    }
}
