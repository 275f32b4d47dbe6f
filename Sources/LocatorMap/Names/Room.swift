/// What already stands on the map: names may not run into it.
struct Room {
    let frame: Rectangle
    private(set) var boxes: [Rectangle] = []
    private var boxCells: [Cell: [Int]] = [:]
    private var dots: [Dot] = []
    private var dotCells: [Cell: [Int]] = [:]

    struct Dot: Hashable {
        var center: Point
        var radius: Double
    }

    private struct Cell: Hashable {
        var column: Int
        var row: Int
    }

    private static let cell = 32.0

    init(in frame: Rectangle) {
        self.frame = frame.grown(by: -3)
    }

    mutating func add(_ dot: Dot) {
        let box = Rectangle(center: dot.center, width: 2 * dot.radius, height: 2 * dot.radius)
        for cell in Self.cells(of: box) { dotCells[cell, default: []].append(dots.count) }
        dots.append(dot)
    }

    /// Keeps a box for a name or for furniture; the number is good for `remove`.
    @discardableResult
    mutating func keep(_ box: Rectangle) -> Int {
        for cell in Self.cells(of: box) { boxCells[cell, default: []].append(boxes.count) }
        boxes.append(box)
        return boxes.count - 1
    }

    mutating func remove(_ number: Int) {
        for cell in Self.cells(of: boxes[number]) { boxCells[cell]?.removeAll { $0 == number } }
    }

    /// The numbers of the boxes that the box runs into.
    func conflicts(of box: Rectangle) -> Set<Int> {
        var found: Set<Int> = []
        for cell in Self.cells(of: box) {
            for number in boxCells[cell] ?? [] where boxes[number].intersects(box) { found.insert(number) }
        }
        return found
    }

    /// Inside the frame and over no symbol, other than those around `center`.
    func isClearOfDots(_ box: Rectangle, except center: Point? = nil) -> Bool {
        guard frame.contains(box) else { return false }
        for cell in Self.cells(of: box) {
            for number in dotCells[cell] ?? [] where dots[number].center != center {
                let dot = dots[number]
                let reach = dot.radius * 0.8
                if box.intersects(Rectangle(center: dot.center, width: 2 * reach, height: 2 * reach)) { return false }
            }
        }
        return true
    }

    func isFree(_ box: Rectangle) -> Bool { isClearOfDots(box) && conflicts(of: box).isEmpty }

    private static func cells(of box: Rectangle) -> [Cell] {
        func range(_ low: Double, _ high: Double) -> ClosedRange<Int> {
            let first = Int((max(-1e5, min(1e5, low)) / cell).rounded(.down))
            return first...max(first, Int((max(-1e5, min(1e5, high)) / cell).rounded(.down)))
        }
        return range(box.minX, box.maxX).flatMap { column in
            range(box.minY, box.maxY).map { Cell(column: column, row: $0) }
        }
    }
}
