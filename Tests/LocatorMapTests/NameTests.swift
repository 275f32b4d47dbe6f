import Geo
import Testing

@testable import LocatorMap

@Suite("Names")
struct NameTests {
    private let frame = Rectangle(minX: 0, minY: 0, maxX: 900, maxY: 675)

    @Test("two hundred names run into neither each other, nor other symbols, nor out of the frame")
    func noOverlaps() {
        let seed = UInt64.random(in: 0...UInt64.max)
        var random = SeededGenerator(state: seed)
        var room = Room(in: frame)
        let requests = (0..<200).map { number in
            PointNames.Request(
                text: "Place \(number)",
                dot: Room.Dot(
                    center: Point(
                        x: .random(in: 10...890, using: &random), y: .random(in: 10...660, using: &random)),
                    radius: .random(in: 3...9, using: &random)),
                size: 12.5, isBold: number % 5 == 0, color: Palette.ink)
        }
        for request in requests { room.add(request.dot) }
        room.keep(Rectangle(minX: 700, minY: 0, maxX: 900, maxY: 150))
        let names = PointNames(requests, in: &room).captions
        let placed = names.compactMap { $0 }
        #expect(placed.count > 60, "seed \(seed)")
        for (index, name) in placed.enumerated() {
            #expect(frame.contains(name.box), "seed \(seed)")
            #expect(!name.box.intersects(room.boxes[0]), "seed \(seed)")
            for other in placed[(index + 1)...] {
                #expect(!name.box.intersects(other.box), "seed \(seed): \(name.text), \(other.text)")
            }
        }
        for (request, name) in zip(requests, names) {
            guard let name else { continue }
            for other in requests where other.dot.center != request.dot.center {
                #expect(!name.box.contains(other.dot.center), "seed \(seed): \(name.text) on \(other.text)")
            }
        }
    }

    @Test("a name moves aside for another that has one position only")
    func movesAside() {
        var room = Room(in: Rectangle(minX: 0, minY: 0, maxX: 200, maxY: 300))
        let dots = [Point(x: 60, y: 150), Point(x: 188, y: 150)].map { Room.Dot(center: $0, radius: 4) }
        for dot in dots { room.add(dot) }
        for y in [120.0, 180] { room.keep(Rectangle(center: Point(x: 160, y: y), width: 80, height: 46)) }
        let requests = dots.map {
            PointNames.Request(text: "Long name", dot: $0, size: 12, isBold: false, color: Palette.ink)
        }
        #expect(PointNames(requests, in: &room).captions.allSatisfy { $0 != nil })
    }

    @Test("an area's name is inside the area")
    func areaName() throws {
        let ring = [Point(x: 100, y: 100), Point(x: 400, y: 130), Point(x: 380, y: 300), Point(x: 90, y: 260)]
        let name = AreaName(text: "SAUDI ARABIA", rings: [ring], sizes: 9...16, color: Palette.ink)
        let captions = try #require(name.captions(in: Room(in: frame)))
        let box = try #require(Rectangle(around: ring))
        for caption in captions { #expect(box.contains(caption.box)) }
        let narrow = AreaName(text: "LIECHTENSTEIN", rings: [ring.map { $0 * 0.1 }], sizes: 9...16, color: Palette.ink)
        #expect(narrow.captions(in: Room(in: frame)) == nil)
    }

    @Test("text is cut to its room, whatever it is made of")
    func fitted() {
        #expect(TextWidth.fitted("Baku", size: 12, into: 100) == "Baku")
        #expect(TextWidth.fitted("Petropavlovsk-Kamchatsky", size: 12, into: 60).hasSuffix("…"))
        let marks = "A" + String(repeating: "\u{301}", count: 100_000)
        #expect(TextWidth.fitted(marks, size: 12, into: 60).utf8.count < 100)
        let long = String(repeating: "word ", count: 200_000)
        let lines = TextWidth.lines(of: long, size: 12, into: 300, limit: 2)
        #expect(lines.count == 2)
        for line in lines { #expect(TextWidth.of(line, size: 12) <= 300) }
    }
}
