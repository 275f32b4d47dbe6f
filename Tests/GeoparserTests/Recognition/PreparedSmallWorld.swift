import Gazetteer
import SmallWorld
import Testing

@testable import Geoparser

/// Prepares texts with the names of the small world and without any learned word.
struct PreparedSmallWorld {
    private let names: NameFinder
    private let vocabulary: RecognitionVocabulary

    init() throws {
        names = NameFinder(gazetteer: try SmallWorld.gazetteer())
        let tables = RecognitionSections([("RCLU", WordTable.bytes(of: [:])), ("RROL", WordTable.bytes(of: [:]))])
        let clusters = try #require(tables.bytes(of: "RCLU").flatMap { WordTable($0, owner: tables) })
        let roles = try #require(tables.bytes(of: "RROL").flatMap { WordTable($0, owner: tables) })
        vocabulary = RecognitionVocabulary(clusters: clusters, roles: roles)
    }

    func prepare(_ bytes: [UInt8]) -> PreparedText {
        var prepared = PreparedText()
        prepare(bytes, &prepared)
        return prepared
    }

    /// In memory that knows an earlier text.
    func prepare(_ bytes: [UInt8], _ prepared: inout PreparedText) {
        bytes.withUnsafeBufferPointer { prepared.prepare($0, vocabulary: vocabulary, names: names) }
    }

    /// The stretches of a text that a mention may lie in.
    func stretches(_ text: String) -> [String] {
        let bytes = Array(text.utf8)
        let prepared = prepare(bytes)
        return prepared.segments.map { String(decoding: bytes[prepared.byteRange($0)], as: UTF8.self) }
    }
}
