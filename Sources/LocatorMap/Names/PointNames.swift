/// Names beside symbols, in eight positions each, without running into each other: the heaviest first; one that finds no
/// room may move a lighter or heavier one to another of its positions (the search of J. Christensen, J. Marks and S. Shieber,
/// "An Empirical Study of Algorithms for Point-Feature Label Placement", 1995, in its discrete descent).
struct PointNames {
    struct Request {
        var text: String
        var dot: Room.Dot
        var size: Double
        var isBold: Bool
        var color: Color
    }

    /// The caption of each request; nil for one that has no room.
    private(set) var captions: [Caption?]

    private static let gap = 3.5
    private static let longest = 220.0
    private static let smallestSize = 10.5

    /// - Parameters:
    ///   - requests: the most important first.
    ///   - room: has the symbols; gets the names.
    init(_ requests: [Request], in room: inout Room) {
        let candidates = requests.map(Self.candidates)
        var numbers = [Int?](repeating: nil, count: requests.count)
        var owners: [Int: Int] = [:]
        captions = Array(repeating: nil, count: requests.count)
        for index in requests.indices {
            place(index, candidates, requests, &numbers, &owners, &room)
        }
        // What found no room tries again in smaller letters.
        var smaller = requests
        for index in requests.indices { smaller[index].size = Self.smallestSize }
        let second = requests.indices.map { captions[$0] == nil ? Self.candidates(of: smaller[$0]) : candidates[$0] }
        for index in requests.indices where captions[index] == nil {
            place(index, second, requests, &numbers, &owners, &room)
        }
    }

    private mutating func place(
        _ index: Int, _ candidates: [[Caption]], _ requests: [Request], _ numbers: inout [Int?],
        _ owners: inout [Int: Int], _ room: inout Room
    ) {
        func put(_ caption: Caption, at index: Int) {
            captions[index] = caption
            let number = room.keep(caption.box)
            numbers[index] = number
            owners[number] = index
        }
        var movable: [(caption: Caption, number: Int)] = []
        for caption in candidates[index] where room.isClearOfDots(caption.box, except: requests[index].dot.center) {
            let conflicts = room.conflicts(of: caption.box)
            if conflicts.isEmpty { return put(caption, at: index) }
            if conflicts.count == 1, let only = conflicts.first { movable.append((caption, only)) }
        }
        for (caption, number) in movable {
            guard let other = owners[number] else { continue }
            let elsewhere = candidates[other].first {
                room.isClearOfDots($0.box, except: requests[other].dot.center)
                    && room.conflicts(of: $0.box).isSubset(of: [number]) && !$0.box.intersects(caption.box)
            }
            guard let elsewhere else { continue }
            room.remove(number)
            owners[number] = nil
            put(elsewhere, at: other)
            return put(caption, at: index)
        }
    }

    /// The eight positions, the best one first: right of the symbol.
    private static func candidates(of request: Request) -> [Caption] {
        let text = TextWidth.fitted(request.text, size: request.size, isBold: request.isBold, into: longest)
        guard !text.isEmpty else { return [] }
        let reach = request.dot.radius + gap
        let slant = reach * 0.72
        let (low, high) = (request.size * 0.36, request.size * 0.74)
        let places: [(Double, Double, Caption.Anchor)] = [
            (reach, low, .start), (slant, -slant + 1, .start), (slant, slant + high - 1, .start), (-reach, low, .end),
            (-slant, -slant + 1, .end), (-slant, slant + high - 1, .end), (0, -reach, .middle),
            (0, reach + high, .middle),
        ]
        return places.map { x, y, anchor in
            Caption(
                text: text, at: request.dot.center + Point(x: x, y: y), anchor: anchor, size: request.size,
                isBold: request.isBold, color: request.color, halo: Palette.focus)
        }
    }
}
