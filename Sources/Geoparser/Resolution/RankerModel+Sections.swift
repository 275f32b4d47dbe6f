import Mapping

/// The resolver's sections of the model file: "SWTS", the weights of all passes, and "SPAR", the other numbers.
///
///     SWTS  u32 number of features, u32 number of passes, then f32 weights pass by pass
///     SPAR  f32 weight of the home, f32 × inputs of the confidence, f32 × inputs of the focus
extension RankerModel {
    package static let weightsTag: SectionTag = "SWTS"
    package static let parametersTag: SectionTag = "SPAR"

    package func sections() -> [(tag: SectionTag, bytes: [UInt8])] {
        var weights: [UInt8] = []
        weights.appendLittleEndian(UInt32(RankerFeature.count))
        weights.appendLittleEndian(UInt32(passes.count))
        for weight in passes.joined() { weights.appendLittleEndian(weight.bitPattern) }
        var parameters: [UInt8] = []
        for number in [homeWeight] + confidence.weights + focus.weights {
            parameters.appendLittleEndian(number.bitPattern)
        }
        return [(Self.weightsTag, weights), (Self.parametersTag, parameters)]
    }

    package init(_ file: SectionedFile) throws(SectionedFileError) {
        let weights = Self.numbers(try file.records(of: Self.weightsTag, size: 4))
        let parameters = Self.numbers(try file.records(of: Self.parametersTag, size: 4)).map(Float.init(bitPattern:))
        let features = RankerFeature.count
        guard weights.count >= 2, Int(weights[0]) == features, weights[1] > 0,
            weights.count == 2 + features * Int(weights[1]),
            parameters.count == 1 + ConfidenceModel.inputCount + FocusModel.inputCount
        else {
            throw .corrupt(
                path: file.path, expected: "weights for the resolver's \(features) features: train the model anew",
                found: "\(weights.first ?? 0) features")
        }
        let values = weights.dropFirst(2).map(Float.init(bitPattern:))
        passes = (0..<Int(weights[1])).map { Array(values[$0 * features..<($0 + 1) * features]) }
        homeWeight = parameters[0]
        confidence = ConfidenceModel(weights: Array(parameters[1...].prefix(ConfidenceModel.inputCount)))
        focus = FocusModel(weights: Array(parameters.suffix(FocusModel.inputCount)))
    }

    private static func numbers(_ bytes: UnsafeRawBufferPointer) -> [UInt32] {
        stride(from: 0, to: bytes.count, by: 4).map {
            UInt32(littleEndian: bytes.loadUnaligned(fromByteOffset: $0, as: UInt32.self))
        }
    }
}
