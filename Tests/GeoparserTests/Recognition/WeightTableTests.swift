import Testing

@testable import Geoparser

@Suite("The weights of features")
struct WeightTableTests {
    @Test("known features add up wherever in their bucket they are, others add nothing")
    func sums() throws {
        // Marks in the hashes' upper bytes, buckets from their seventh bit on.
        let known: [UInt32] = [0x0100_0000, 0x0200_0040, 0x0300_0040, 0xFF00_00C0]
        let unknown: [UInt32] = [0x0400_0000, 0x0000_0080, 0x0000_0040, 0x0100_0040]
        var bytes = [UInt8](repeating: WeightTable.bias, count: 4 * 64)
        for bucket in 0..<4 { for row in 0..<4 { bytes[64 * bucket + 60 + row] = 0 } }
        for (number, hash) in known.enumerated() {
            let bucket = WeightTable.bucket(of: hash, bits: 2) * 64
            bytes[bucket + 60 + number] = WeightTable.fingerprint(of: hash)
            bytes[bucket + 15 * number + number] = WeightTable.bias + 10
            bytes[bucket + 15 * number + 14] = WeightTable.bias - 1
        }
        let owner = RecognitionSections([("RWTS", bytes)])
        let section = try #require(owner.bytes(of: "RWTS"))
        let table = try #require(WeightTable(section, scale: 0.5, owner: owner))
        let sum = table.sum(known + unknown, 8)
        for tag in 0..<4 { #expect(sum[tag] == 5) }
        #expect(sum[14] == -2)
        #expect(table.sum(unknown, 4) == .zero)
    }

    @Test("a size that is no power of two of buckets is no table")
    func sizes() throws {
        let owner = RecognitionSections([("RWTS", [UInt8](repeating: 0, count: 3 * 64))])
        let section = try #require(owner.bytes(of: "RWTS"))
        #expect(WeightTable(section, scale: 1, owner: owner) == nil)
    }
}
