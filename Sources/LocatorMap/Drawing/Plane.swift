/// A position on the page: x to the right, y down, in pixels of the SVG.
struct Point: Hashable {
    var x: Double
    var y: Double

    static func + (left: Point, right: Point) -> Point { Point(x: left.x + right.x, y: left.y + right.y) }
    static func - (left: Point, right: Point) -> Point { Point(x: left.x - right.x, y: left.y - right.y) }
    static func * (point: Point, factor: Double) -> Point { Point(x: point.x * factor, y: point.y * factor) }

    func distance(to other: Point) -> Double {
        let step = self - other
        return (step.x * step.x + step.y * step.y).squareRoot()
    }

    /// The distance to the line between two points.
    func distance(toLineFrom start: Point, to end: Point) -> Double {
        let along = end - start
        let length = along.x * along.x + along.y * along.y
        guard length > 0 else { return distance(to: start) }
        let share = ((x - start.x) * along.x + (y - start.y) * along.y) / length
        return distance(to: start + along * min(1, max(0, share)))
    }
}

/// An upright rectangle on the page.
struct Rectangle: Hashable {
    var minX: Double
    var minY: Double
    var maxX: Double
    var maxY: Double

    var width: Double { maxX - minX }
    var height: Double { maxY - minY }
    var center: Point { Point(x: (minX + maxX) / 2, y: (minY + maxY) / 2) }
    var corners: [Point] {
        [Point(x: minX, y: minY), Point(x: maxX, y: minY), Point(x: maxX, y: maxY), Point(x: minX, y: maxY)]
    }

    init(minX: Double, minY: Double, maxX: Double, maxY: Double) {
        (self.minX, self.minY, self.maxX, self.maxY) = (minX, minY, maxX, maxY)
    }

    init(center: Point, width: Double, height: Double) {
        self.init(
            minX: center.x - width / 2, minY: center.y - height / 2, maxX: center.x + width / 2,
            maxY: center.y + height / 2)
    }

    /// nil without points.
    init?(around points: some Sequence<Point>) {
        self.init(minX: .infinity, minY: .infinity, maxX: -.infinity, maxY: -.infinity)
        for point in points {
            minX = min(minX, point.x)
            minY = min(minY, point.y)
            maxX = max(maxX, point.x)
            maxY = max(maxY, point.y)
        }
        guard minX <= maxX, width.isFinite, height.isFinite else { return nil }
    }

    func contains(_ point: Point) -> Bool {
        point.x >= minX && point.x <= maxX && point.y >= minY && point.y <= maxY
    }

    func contains(_ other: Rectangle) -> Bool {
        other.minX >= minX && other.maxX <= maxX && other.minY >= minY && other.maxY <= maxY
    }

    func intersects(_ other: Rectangle) -> Bool {
        minX < other.maxX && other.minX < maxX && minY < other.maxY && other.minY < maxY
    }

    var area: Double { width * height }

    /// nil when they do not meet.
    func intersection(_ other: Rectangle) -> Rectangle? {
        guard intersects(other) else { return nil }
        return Rectangle(
            minX: max(minX, other.minX), minY: max(minY, other.minY), maxX: min(maxX, other.maxX),
            maxY: min(maxY, other.maxY))
    }

    func grown(by margin: Double) -> Rectangle {
        Rectangle(minX: minX - margin, minY: minY - margin, maxX: maxX + margin, maxY: maxY + margin)
    }
}

extension [Point] {
    /// Fewer points, none of the line farther than `tolerance` from the new one (Douglas and Peucker 1973). O(n log n) as a rule.
    func simplified(tolerance: Double) -> [Point] {
        guard count > 2 else { return self }
        var isKept = [Bool](repeating: false, count: count)
        isKept[0] = true
        isKept[count - 1] = true
        var spans = [(0, count - 1)]
        while let (first, last) = spans.popLast() {
            var farthest = first
            var distance = tolerance
            for index in first + 1..<Swift.max(last, first + 1) {
                let here = self[index].distance(toLineFrom: self[first], to: self[last])
                if here > distance { (farthest, distance) = (index, here) }
            }
            guard farthest > first else { continue }
            isKept[farthest] = true
            spans.append((first, farthest))
            spans.append((farthest, last))
        }
        return indices.filter { isKept[$0] }.map { self[$0] }
    }

    /// The ring's signed area in square pixels.
    var area: Double {
        guard var last = last else { return 0 }
        var twice = 0.0
        for point in self {
            twice += last.x * point.y - point.x * last.y
            last = point
        }
        return twice / 2
    }
}
