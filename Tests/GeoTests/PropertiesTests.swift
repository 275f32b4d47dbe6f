import Geo
import Testing

@Suite("Properties")
struct PropertiesTests {
    private let block = PropertyBlock([("kind", .string("city")), ("admin1", .null)])

    private func mixed() -> Properties {
        var properties = Properties([("name", .string("Baku"))])
        properties.append(block)
        properties.append("mentions", .integer(2))
        return properties
    }

    private let flat = Properties([
        ("name", .string("Baku")), ("kind", .string("city")), ("admin1", .null), ("mentions", .integer(2)),
    ])

    @Test("blocks count as the values that they hold, where they stand")
    func blocks() {
        #expect(mixed() == flat)
        #expect(mixed().entries.map(\.name) == ["name", "kind", "admin1", "mentions"])
        #expect(mixed()["kind"] == .string("city"))
        #expect(mixed()["mentions"] == .integer(2))
        #expect(mixed()["population"] == nil)
    }

    @Test("a value of a block is changed in these properties and in no others")
    func change() {
        var changed = mixed()
        changed["kind"] = .string("town")
        changed["admin1"] = nil
        #expect(changed.entries.map(\.name) == ["name", "kind", "mentions"])
        #expect(changed["kind"] == .string("town"))
        #expect(mixed() == flat)
    }

    @Test("a block is encoded once")
    func encoding() {
        var count = 0
        for _ in 0..<3 {
            let json = block.json { entries in
                count += 1
                return [UInt8(entries.count)]
            }
            #expect(json == [2])
        }
        #expect(count == 1)
    }
}
