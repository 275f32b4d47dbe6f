/// A list of hashed features that is being written.
struct FeatureList {
    /// Where the next hash goes.
    private(set) var next: UnsafeMutablePointer<UInt32>

    /// - Parameter next: room for all that is added.
    @inline(__always)
    init(next: UnsafeMutablePointer<UInt32>) { self.next = next }

    enum Template: UInt64 {
        case bias = 1
        case mode, word, wordShape, shape, head, tail2, tail3, tail4, start, startWord, startKnown
        case name, nameLength, nameCount, nameCommon, nameSolo, nameMode, nameRun, namePlace
        case ownWord, lowerCount, capitalCount, cueBefore, cueAfter, runs, runsName
        case contextWord, contextShape, contextTail, contextName, contextEdge, contextWords, wordBefore, wordAfter
        case shapeBefore, runAfter, runBefore, runLast, runFirst, before, after, runSize, nameRunEnds
        case beforeName, afterName, beforeCluster, afterCluster
        case cluster, clusterPair, clusterBefore, clusterAfter, clusterName, clusterNameAfter
        case lastName, commaName, commaWord, beforeAfter, spacing, beforePair, wholeRun, twoBefore, twoAfter, stop,
            stopLength
        case listBefore, listAfter, listBetween
        case whereabouts, whereaboutsSize, whereaboutsKinds, whereaboutsWord, whereaboutsRun, whereaboutsBefore,
            whereaboutsOnly
    }

    @inline(__always)
    mutating func add(_ template: Template, _ value: UInt64 = 0) {
        var mixed = (value ^ template.rawValue &* 0x9E37_79B9_7F4A_7C15) &* 0xD6E8_FEB8_6659_FD93
        mixed ^= mixed >> 32
        mixed = mixed &* 0xD6E8_FEB8_6659_FD93
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
