import Foundation
import Mapping
import Testing

@testable import Geoparser

@Suite("The resolver's weights")
struct RankerModelTests {
    private func model(passes: Int) -> RankerModel {
        RankerModel(
            passes: (0..<passes).map { pass in (0..<RankerFeature.count).map { Float($0 + pass) } },
            confidence: ConfidenceModel(weights: [1, 2, 3, 4]),
            focus: FocusModel(weights: (0..<FocusModel.inputCount).map(Float.init)), homeWeight: 1.5)
    }

    private func reread(_ model: RankerModel) throws -> RankerModel {
        let path = FileManager.default.temporaryDirectory.appending(path: "geonews-\(UUID().uuidString).model").path
        defer { try? FileManager.default.removeItem(atPath: path) }
        var writer = SectionedFileWriter(magic: ModelFormat.magic, version: ModelFormat.version)
        for section in model.sections() { writer.add(section.tag, section.bytes) }
        try writer.write(to: path)
        return try RankerModel(try ModelFormat.open(path: path))
    }

    @Test("come back from a file as they were written")
    func roundTrip() throws {
        let model = model(passes: 3)
        #expect(try reread(model) == model)
    }

    @Test("a file without a pass is refused: no evidence could be explained by it")
    func withoutPasses() {
        let error = #expect(throws: SectionedFileError.self) { try reread(model(passes: 0)) }
        #expect(error?.description.contains("train the model anew") == true)
    }
}
