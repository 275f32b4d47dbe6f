import Geo

/// Meridians and parallels with their degrees at the frame.
struct Graticule {
    private(set) var lines: [[Point]] = []
    private(set) var labels: [Caption] = []

    private static let steps = [0.1, 0.2, 0.5, 1, 2, 5, 10, 15, 30]
    private static let textSize = 10.5

    init(_ view: MapView) {
        let window = view.window
        let across = view.isWorld ? 30 : Self.step(for: view.width / 111_320 / 5)
        let isPolar = view.isRound
        let middle = view.turnedPositions(of: [view.frame.center]).first ?? Coordinate(longitude: 0, latitude: 0)
        let shrink = max(0.1, Coordinate(longitude: 0, latitude: middle.latitude).vector.x)
        let along = isPolar || view.isWorld ? 30 : Self.step(for: view.width / 111_320 / 5 / shrink)
        var taken: [Rectangle] = []
        let meridian = view.centralMeridian
        for longitude in Self.multiples(of: along, from: window.west + meridian, to: window.east + meridian) {
            let turned = longitude - meridian
            guard !isPolar || turned > -180 else { continue }
            let line = stride(from: 0.0, through: 1, by: 1.0 / 48).map {
                Coordinate(longitude: turned, latitude: window.south + (window.north - window.south) * $0)
            }
            add(
                line, text: Self.text(longitude.wrappedLongitude, "E", "W", step: along), isMeridian: true, view, &taken
            )
        }
        for latitude in Self.multiples(of: across, from: window.south, to: window.north) {
            guard abs(latitude) < 90 else { continue }
            let line = stride(from: 0.0, through: 1, by: 1.0 / 96).map {
                Coordinate(longitude: window.west + (window.east - window.west) * $0, latitude: latitude)
            }
            add(line, text: Self.text(latitude, "N", "S", step: across), isMeridian: false, view, &taken)
        }
    }

    private mutating func add(
        _ line: [Coordinate], text: String, isMeridian: Bool, _ view: MapView, _ taken: inout [Rectangle]
    ) {
        let points = view.points(ofTurned: line).filter { $0.x.isFinite && $0.y.isFinite }
        guard points.count > 1 else { return }
        lines.append(points.simplified(tolerance: 0.2))
        guard let label = label(for: points, text, isMeridian: isMeridian, view) else { return }
        let box = label.box.grown(by: 4)
        guard !taken.contains(where: box.intersects) else { return }
        taken.append(box)
        labels.append(label)
    }

    /// Beside the frame where the line leaves it: below or left if it does so there.
    private func label(for points: [Point], _ text: String, isMeridian: Bool, _ view: MapView) -> Caption? {
        let frame = view.frame
        var caption = Caption(text: text, at: Point(x: 0, y: 0), size: Self.textSize, color: Palette.softInk)
        func below(_ x: Double) { (caption.at, caption.anchor) = (Point(x: x, y: frame.maxY + 13), .middle) }
        func left(_ y: Double, _ x: Double) { (caption.at, caption.anchor) = (Point(x: x - 5, y: y + 3.7), .end) }
        if view.isWorld {
            isMeridian ? below(points[0].x) : left(points[0].y, points[0].x)
            return caption
        }
        if isMeridian, let x = points.crossing(y: frame.maxY, from: frame.minX, to: frame.maxX) {
            below(x)
        } else if isMeridian, !view.isRound {
            return nil
        } else if let y = points.crossing(x: frame.minX, from: frame.minY, to: frame.maxY) {
            left(y, frame.minX)
        } else if let y = points.crossing(x: frame.maxX, from: frame.minY, to: frame.maxY) {
            (caption.at, caption.anchor) = (Point(x: frame.maxX + 5, y: y + 3.7), .start)
        } else {
            return nil
        }
        return caption
    }

    private static func multiples(of step: Double, from low: Double, to high: Double) -> [Double] {
        Array(stride(from: (low / step).rounded(.up) * step, through: high, by: step))
    }

    private static func step(for degrees: Double) -> Double {
        steps.first { $0 >= degrees * 0.8 } ?? 30
    }

    /// "45°E", "0°", "40.5°N".
    private static func text(_ degrees: Double, _ positive: String, _ negative: String, step: Double) -> String {
        let tenths = Int((abs(degrees) * 10).rounded())
        let number = tenths % 10 == 0 ? "\(tenths / 10)" : "\(tenths / 10).\(tenths % 10)"
        let isEdge = tenths == 0 || tenths == 1800
        return number + "°" + (isEdge ? "" : degrees < 0 ? negative : positive)
    }
}

extension [Point] {
    /// The y where the line meets the vertical at x between two heights.
    fileprivate func crossing(x: Double, from low: Double, to high: Double) -> Double? {
        for (start, end) in zip(self, dropFirst()) where (start.x - x) * (end.x - x) <= 0 && start.x != end.x {
            let y = start.y + (end.y - start.y) * (x - start.x) / (end.x - start.x)
            if y >= low, y <= high { return y }
        }
        return nil
    }

    fileprivate func crossing(y: Double, from low: Double, to high: Double) -> Double? {
        map { Point(x: $0.y, y: $0.x) }.crossing(x: y, from: low, to: high)
    }
}

extension Caption {
    /// The room that the text takes at most.
    var box: Rectangle {
        let width = TextWidth.of(text, size: size, isBold: isBold, spacing: spacing)
        let left =
            switch anchor {
            case .start: at.x
            case .middle: at.x - width / 2
            case .end: at.x - width
            }
        return Rectangle(minX: left, minY: at.y - size * 0.8, maxX: left + width, maxY: at.y + size * 0.24)
    }
}
