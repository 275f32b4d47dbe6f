import FoundationEssentials
import Geoparser

/// Word clusters that a teacher made: `word`, then its cluster among 32, 128 and 512, separated by tabs.
public struct ClusterFile: Sendable {
    /// Packed clusters by word hash.
    let values: [UInt32: UInt32]

    /// No clusters.
    public init() {
        values = [:]
    }

    /// Reads a file; lines that start with `#` and a header are skipped. O(bytes).
    public init(contentsOf path: String) throws(CorpusError) {
        guard let data = FileManager.default.contents(atPath: path) else {
            throw CorpusError(path: path, message: "no such file, or it cannot be read")
        }
        var values: [UInt32: UInt32] = [:]
        for (number, line) in data.split(separator: UInt8(ascii: "\n")).enumerated() {
            let fields = line.split(separator: UInt8(ascii: "\t"), omittingEmptySubsequences: false)
            let numbers = fields.dropFirst().map { Int(String(decoding: $0, as: UTF8.self)) }
            guard fields.count == 4, let coarse = numbers[0], let middle = numbers[1], let fine = numbers[2] else {
                if number == 0 || line.first == UInt8(ascii: "#") { continue }
                throw CorpusError(path: path, line: number + 1, message: "expected word, three clusters, tab-separated")
            }
            guard (0..<32).contains(coarse), (0..<128).contains(middle), (0..<512).contains(fine) else {
                throw CorpusError(path: path, line: number + 1, message: "cluster beyond 32, 128, 512")
            }
            values[WordHash.of(fields[0])] = TokenPlace.pack(coarse: coarse, middle: middle, fine: fine)
        }
        self.values = values
    }
}
