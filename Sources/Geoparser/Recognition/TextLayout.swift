/// Tokens and their places while a text is read: how each line uses capitals, where lines were begun on purpose, and which
/// tokens are runs of capitalised words. Both buffers are as long as the text has tokens, and lent by their owner.
struct TextLayout {
    private let tokens: UnsafeBufferPointer<Token>
    private let places: UnsafeMutableBufferPointer<TokenPlace>

    init(_ tokens: UnsafeBufferPointer<Token>, _ places: UnsafeMutableBufferPointer<TokenPlace>) {
        self.tokens = tokens
        self.places = places
    }

    /// Fills the places. O(tokens).
    /// - Parameters:
    ///   - lines: room for the first tokens of all lines.
    ///   - prominent: takes the tokens with a capital, of a script without, or in a line whose case says nothing.
    ///   - names: takes the words that may be parts of names.
    func read(lines: inout [Int], prominent: inout [Int], names: inout [Int]) {
        lines.removeAll(keepingCapacity: true)
        for index in tokens.indices where index == 0 || tokens[index].flags.contains(.lineStart) { lines.append(index) }
        judgeModes(lines)
        markBreaks(lines)
        findProminent(&prominent)
        findRuns(prominent, &names)
    }

    private func line(_ number: Int, _ lines: [Int]) -> Range<Int> {
        lines[number]..<(number + 1 < lines.count ? lines[number + 1] : tokens.count)
    }

    /// Says of each line how it uses capitals; the places are ordinary before.
    private func judgeModes(_ lines: [Int]) {
        withUnsafeTemporaryAllocation(of: CapitalCount.self, capacity: lines.count) { counts in
            var text = CapitalCount()
            for number in lines.indices {
                let count = CapitalCount(UnsafeBufferPointer(rebasing: tokens[line(number, lines)]))
                counts.initializeElement(at: number, to: count)
                text.add(count)
            }
            let whole = TextMode.ofText(text)
            for number in lines.indices {
                let mode = TextMode.of(counts[number], fallback: whole)
                guard mode != .ordinary else { continue }
                for index in line(number, lines) { places[index].mode = mode }
            }
        }
    }

    /// Marks the lines that were begun on purpose: after an empty line or a sentence, or although their first word would
    /// have fit on the line before, where the longest line shows how wide lines may be. No name goes on over such a break,
    /// as from a heading to its article's first word.
    private func markBreaks(_ lines: [Int]) {
        func length(_ number: Int) -> UInt32 {
            let line = line(number, lines)
            return tokens[line.upperBound - 1].end - tokens[line.lowerBound].start
        }
        let width = lines.indices.reduce(0) { max($0, length($1)) }
        for number in lines.indices.dropFirst() {
            let first = tokens[lines[number]]
            places[lines[number]].isApart =
                first.flags.contains(.sentenceStart) || length(number - 1) + 1 + (first.end - first.start) <= width
        }
    }

    private func findProminent(_ prominent: inout [Int]) {
        prominent.grow(to: tokens.count, 0)
        var count = 0
        prominent.withUnsafeMutableBufferPointer { prominent in
            for index in tokens.indices {
                // Written always and counted if it is one: no processor foresees capitals.
                prominent[count] = index
                let isCaseless = places[index].mode == .caseless ? 1 : 0
                count += tokens[index].has(.capitalised) | tokens[index].has(.caseless) | isCaseless
            }
        }
        prominent.removeLast(prominent.count - count)
    }

    /// Runs of capitalised words, at most six long in each direction.
    private func findRuns(_ prominent: [Int], _ names: inout [Int]) {
        names.removeAll(keepingCapacity: true)
        var next = 0
        while next < prominent.count {
            let start = prominent[next]
            next += 1
            guard isName(start) else { continue }
            var end = start + 1
            while next < prominent.count, prominent[next] == end, isName(end), !places[end].isApart {
                end += 1
                next += 1
            }
            for index in start..<end {
                places[index].runBefore = UInt8(min(5, index - start))
                places[index].runAfter = UInt8(min(5, end - 1 - index))
                names.append(index)
            }
        }
    }

    @inline(__always)
    private func isName(_ index: Int) -> Bool {
        tokens[index].flags.contains(.capitalised) && places[index].mode != .caseless
    }
}
