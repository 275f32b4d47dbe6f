#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// The name of an area, written inside it where it is wide enough and free.
struct AreaName {
    var text: String
    var rings: [[Point]]
    /// The largest and the smallest size in pixels.
    var sizes: ClosedRange<Double>
    var color: Color
    var isBold = false
    var isItalic = false
    /// Between letters, in parts of the size.
    var spacing = 0.1
    var halo: Color?
    /// What the name should be near to, which may be outside the frame; nil for the middle of what is seen. Shapes of seas reach
    /// into seas beside them: a name near the sea's own point is in the right one.
    var target: Point?
    /// Areas inside that have names of their own, in which this one must not stand.
    var holes: [[Point]] = []

    private static let rowHeight = 5.0

    /// The lines of the name; nil where there is no room for it.
    func captions(in room: Room) -> [Caption]? {
        guard let box = visibleBox(in: room.frame), box.height > sizes.lowerBound else { return nil }
        let scan = Scan(rings, without: holes, from: box.minY, to: box.maxY, step: Self.rowHeight, in: room.frame)
        var size = min(sizes.upperBound, max(sizes.lowerBound, scan.area.squareRoot() / 13))
        while size >= sizes.lowerBound - 0.01 {
            for lines in lineBreaks {
                if let captions = fit(lines, size: size, scan, room) { return captions }
            }
            size -= 0.75
        }
        return nil
    }

    private func visibleBox(in frame: Rectangle) -> Rectangle? {
        guard let box = Rectangle(around: rings.joined()), box.intersects(frame) else { return nil }
        return Rectangle(
            minX: max(box.minX, frame.minX), minY: max(box.minY, frame.minY), maxX: min(box.maxX, frame.maxX),
            maxY: min(box.maxY, frame.maxY))
    }

    /// On one line, or on two as even as its blanks and hyphens allow.
    private var lineBreaks: [[String]] {
        let splits = text.indices.dropFirst().compactMap { index -> [String]? in
            let before = text[text.index(before: index)]
            guard before == " " || before == "-" else { return nil }
            return [String(before == " " ? text[..<index].dropLast() : text[..<index]), String(text[index...])]
        }
        return [[text]] + (splits.min { longest($0) < longest($1) }.map { [$0] } ?? [])
    }

    private func longest(_ lines: [String]) -> Double {
        lines.map { TextWidth.of($0, size: 10) }.max() ?? 0
    }

    private func fit(_ lines: [String], size: Double, _ scan: Scan, _ room: Room) -> [Caption]? {
        let spacing = size * spacing
        let width = lines.map { TextWidth.of($0, size: size, isBold: isBold, spacing: spacing) }.max() ?? 0
        let leading = size * 1.2
        let height = size + leading * Double(lines.count - 1)
        var best: (cost: Double, center: Point)?
        for span in scan.spans(height: height, width: width + 6) {
            let slack = (span.maxX - span.minX - width - 6) / 2
            for share in [0.0, -0.5, 0.5, -1, 1] {
                let center = Point(x: span.center.x + slack * share, y: span.center.y)
                let cost = center.distance(to: target ?? scan.middle) - min(slack, 40) * 0.5
                guard cost < best?.cost ?? .infinity else { continue }
                if room.isFree(Rectangle(center: center, width: width + 4, height: height + 2)) {
                    best = (cost, center)
                }
            }
        }
        guard let center = best?.center else { return nil }
        return lines.enumerated().map { index, line in
            Caption(
                text: line,
                at: Point(
                    x: center.x + spacing / 2,
                    y: center.y + (Double(index) - Double(lines.count - 1) / 2) * leading + size * 0.36),
                anchor: .middle, size: size, isBold: isBold, isItalic: isItalic, spacing: spacing, color: color,
                halo: halo)
        }
    }
}

/// The inside of rings, row by row.
private struct Scan {
    let start: Double
    let step: Double
    /// For each row the ends of its stretches inside the rings.
    private var rows: [[(low: Double, high: Double)]] = []
    private(set) var area = 0.0
    private(set) var middle = Point(x: 0, y: 0)

    init(
        _ rings: [[Point]], without holes: [[Point]], from start: Double, to end: Double, step: Double,
        in frame: Rectangle
    ) {
        self.start = start
        self.step = step
        let count = max(1, Int((end - start) / step) + 1)
        let inside = Self.crossings(of: rings, count: count, from: start, step: step)
        let outside = Self.crossings(of: holes, count: count, from: start, step: step)
        var sum = Point(x: 0, y: 0)
        for row in 0..<count {
            var stretches: [(low: Double, high: Double)] = []
            for stretch in Self.stretches(inside[row], without: outside[row]) {
                let (low, high) = (max(stretch.low, frame.minX), min(stretch.high, frame.maxX))
                guard high > low else { continue }
                stretches.append((low, high))
                area += (high - low) * step
                sum = sum + Point(x: (low + high) / 2, y: start + Double(row) * step) * ((high - low) * step)
            }
            rows.append(stretches)
        }
        if area > 0 { middle = sum * (1 / area) }
    }

    /// The stretches between each first and second crossing, without those between the holes' crossings.
    private static func stretches(_ inside: [Double], without holes: [Double]) -> [(low: Double, high: Double)] {
        var open = stride(from: 0, to: inside.count - 1, by: 2).map { (low: inside[$0], high: inside[$0 + 1]) }
        for index in stride(from: 0, to: holes.count - 1, by: 2) {
            let (low, high) = (holes[index], holes[index + 1])
            open = open.flatMap { stretch in
                [(stretch.low, min(stretch.high, low)), (max(stretch.low, high), stretch.high)].filter { $0.0 < $0.1 }
            }
        }
        return open
    }

    /// Where each row crosses the rings, from left to right.
    private static func crossings(of rings: [[Point]], count: Int, from start: Double, step: Double) -> [[Double]] {
        var crossings = [[Double]](repeating: [], count: count)
        for ring in rings {
            guard var previous = ring.last else { continue }
            for point in ring {
                let (low, high) = (min(previous.y, point.y), max(previous.y, point.y))
                let first = max(0, ((low - start) / step).rounded(.up))
                let last = min(Double(crossings.count - 1), ((high - start) / step).rounded(.up) - 1)
                if first <= last {
                    for row in Int(first)...Int(last) {
                        let y = start + Double(row) * step
                        let share = (y - previous.y) / (point.y - previous.y)
                        crossings[row].append(previous.x + (point.x - previous.x) * share)
                    }
                }
                previous = point
            }
        }
        return crossings.map { $0.sorted() }
    }

    /// Rectangles of that height, as wide as they can be and at least `width`, inside the rings.
    func spans(height: Double, width: Double) -> [Rectangle] {
        let needed = Int((height / step).rounded(.up)) + 1
        guard rows.count >= needed else { return [] }
        var spans: [Rectangle] = []
        for first in 0...rows.count - needed {
            var open = rows[first].filter { $0.high - $0.low >= width }
            for row in rows[first + 1..<first + needed] where !open.isEmpty {
                open = open.flatMap { stretch in
                    row.map { (max(stretch.low, $0.low), min(stretch.high, $0.high)) }.filter { $0.1 - $0.0 >= width }
                }
            }
            let y = start + (Double(first) + Double(needed - 1) / 2) * step
            for stretch in open {
                spans.append(
                    Rectangle(minX: stretch.low, minY: y - height / 2, maxX: stretch.high, maxY: y + height / 2))
            }
        }
        return spans
    }
}
