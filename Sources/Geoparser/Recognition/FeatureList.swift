/// A list of hashed features that is being written.
struct FeatureList {
    /// Where the next hash goes.
    private(set) var next: UnsafeMutablePointer<UInt32>

    /// - Parameter next: room for all that is added.
    @inline(__always)
    init(next: UnsafeMutablePointer<UInt32>) { self.next = next }

    /// What a feature is of. Twice as many did not find more: see Benchmarks/results/2026-11-26f-templates.md.
    enum Template: UInt64 {
        case bias = 1
        case mode, word, wordShape, head, tail, start, startKnown, stop, stopLength
        case ownWord, name, nameMode, nameCommon, nameRun
        case whereabouts, whereaboutsSize, whereaboutsKinds, whereaboutsWord, whereaboutsRun, whereaboutsBefore
        case whereaboutsOnly
        case capitalCount, cueBefore, cueAfter, runs, runsName
        case contextWord, contextShape, contextTail, shapeBefore
        case runBefore, runAfter, runFirst, runLast, firstName, lastName, beforeAfter, beforePair, wholeRun
        case commaName, commaWord, listBefore, listAfter, listBetween
        case cluster
    }

    @inline(__always)
    mutating func add(_ template: Template, _ value: UInt64 = 0) {
        // One multiplication: the bits that are kept are the upper half, each of them moved by all below it.
        let mixed = (value ^ template.rawValue &* 0x9E37_79B9_7F4A_7C15) &* 0xD6E8_FEB8_6659_FD93
        next.pointee = UInt32(truncatingIfNeeded: mixed >> 32)
        next += 1
    }

    @inline(__always)
    mutating func add(_ template: Template, _ first: UInt32, _ second: UInt32) {
        add(template, UInt64(first) | UInt64(second) << 32)
    }

    /// A value at a distance from the token.
    @inline(__always)
    mutating func add(_ template: Template, at distance: Int, _ value: UInt32) {
        add(template, UInt64(value) | UInt64(bitPattern: Int64(distance)) << 40)
    }
}
