/// A colour of the page.
struct Color: Hashable, Sendable {
    var red: UInt8
    var green: UInt8
    var blue: UInt8

    /// 0xRRGGBB.
    init(_ number: UInt32) {
        red = UInt8(truncatingIfNeeded: number >> 16)
        green = UInt8(truncatingIfNeeded: number >> 8)
        blue = UInt8(truncatingIfNeeded: number)
    }

    /// "#0072b2"; black for what is no colour.
    init(hex: String) {
        self.init(UInt32(hex.dropFirst(), radix: 16) ?? 0)
    }

    var hex: String {
        let digits = String(UInt32(red) << 16 | UInt32(green) << 8 | UInt32(blue), radix: 16)
        return "#" + String(repeating: "0", count: 6 - digits.count) + digits
    }
}

/// Lines on the page.
struct Path: Hashable {
    var lines: [[Point]]
    var isClosed: Bool

    init(rings: [[Point]]) { (lines, isClosed) = (rings, true) }
    init(lines: [[Point]]) { (self.lines, isClosed) = (lines, false) }

    init(_ rectangle: Rectangle) { self.init(rings: [rectangle.corners]) }
}

/// How a mark is filled and outlined.
struct Paint: Hashable {
    var fill: Color?
    var stroke: Color?
    var width = 1.0
    /// Lengths of dashes and gaps; empty for a line without gaps.
    var dash: [Double] = []
    var fillOpacity = 1.0
    var strokeOpacity = 1.0
}

/// Text on the page. Any string: each renderer makes it safe.
struct Caption: Hashable {
    enum Anchor { case start, middle, end }

    var text: String
    /// Where the baseline begins, has its middle or ends.
    var at: Point
    var anchor = Anchor.start
    var size: Double
    var isBold = false
    var isItalic = false
    /// Between letters.
    var spacing = 0.0
    var color: Color
    /// What stands behind the letters, so that they can be read on any ground.
    var halo: Color?
}

/// One thing that is drawn.
indirect enum Mark: Hashable {
    case path(Path, Paint)
    case circle(center: Point, radius: Double, Paint)
    case caption(Caption)
    /// Marks of one sort, cut to the path's inside if there is one.
    case group(String, clip: Path?, [Mark])
}

/// A page: what every renderer draws in the order of the marks.
struct Scene {
    var width: Double
    var height: Double
    /// What a screen reader says: a name and a sentence or two.
    var title: String
    var summary: String
    var marks: [Mark]
}
