import Mapping

/// The sections of the model file that recognition owns, each used where it lies.
///
///     RHDR  UInt32 layout version, Float weight scale, then the Floats of `SpanDecision`
///     RWTS  weight rows (see `WeightTable`)
///     RTRN  16 × 16 Floats: scores of tag after tag, row by row
///     RCLU  word clusters, RROL word roles (see `WordTable`)
///     RSCR, RMET, REMB  see `Screen` and `NameRoles`
public struct RecognitionModel: Sendable {
    /// Changes whenever the features, the tags or the sections do.
    public static let layout: UInt32 = 7

    let weights: WeightTable
    let transitions: Transitions
    package let vocabulary: RecognitionVocabulary
    public var decision: SpanDecision
    /// Absent in models that were trained without types of names.
    let roles: NameRoles?
    /// Absent while a model is trained.
    let screen: Screen?

    /// Reads the sections of a mapped model file. Nothing is copied but the transitions. O(1).
    public init(file: SectionedFile) throws(RecognitionModelError) {
        try self.init(path: file.path, owner: file) { file.bytes(of: $0) }
    }

    /// A model that training made and no file holds yet.
    public init(sections: RecognitionSections) throws(RecognitionModelError) {
        let owner = sections
        try self.init(path: "a model in memory", owner: owner) { owner.bytes(of: $0) }
    }

    private init(
        path: String, owner: AnyObject, section: (SectionTag) -> UnsafeRawBufferPointer?
    ) throws(RecognitionModelError) {
        func bytes(_ tag: SectionTag) throws(RecognitionModelError) -> UnsafeRawBufferPointer {
            guard let bytes = section(tag) else {
                throw RecognitionModelError(path: path, problem: "no section \(tag)")
            }
            return bytes
        }
        roles = NameRoles(section: section)
        if let bytes = section(Screen.tag) {
            guard let screen = Screen(bytes, owner: owner) else {
                throw RecognitionModelError(path: path, problem: "section RSCR has \(bytes.count) bytes")
            }
            self.screen = screen
        } else {
            screen = nil
        }
        let header = try bytes("RHDR")
        let layout = header.count < 4 ? 0 : header.loadUnaligned(as: UInt32.self)
        guard layout == Self.layout else {
            throw RecognitionModelError(
                path: path, problem: "recognition layout \(layout), this program reads \(Self.layout)")
        }
        guard header.count >= 8 + SpanDecision.byteCount else {
            throw RecognitionModelError(path: path, problem: "section RHDR has only \(header.count) bytes")
        }
        let scale = header.loadUnaligned(fromByteOffset: 4, as: Float.self)
        decision = SpanDecision(UnsafeRawBufferPointer(rebasing: header[8...]))
        guard let weights = WeightTable(try bytes("RWTS"), scale: scale, owner: owner) else {
            throw RecognitionModelError(path: path, problem: "section RWTS is no table of 2^n rows")
        }
        self.weights = weights
        let rows = try bytes("RTRN")
        let stride = MemoryLayout<TagScores>.size
        guard rows.count == stride * RecognitionTag.width else {
            throw RecognitionModelError(path: path, problem: "section RTRN has \(rows.count) bytes")
        }
        transitions = Transitions(
            scores: (0..<RecognitionTag.width).map {
                rows.loadUnaligned(fromByteOffset: $0 * stride, as: TagScores.self)
            })
        guard let clusters = WordTable(try bytes("RCLU"), owner: owner),
            let roles = WordTable(try bytes("RROL"), owner: owner)
        else { throw RecognitionModelError(path: path, problem: "section RCLU or RROL is no table of 2^n slots") }
        vocabulary = RecognitionVocabulary(clusters: clusters, roles: roles)
    }
}

/// What is wrong with a model file, and what to do. One line.
public struct RecognitionModelError: Error, CustomStringConvertible {
    public let path: String
    public let problem: String

    package init(path: String, problem: String) {
        self.path = path
        self.problem = problem
    }

    public var description: String {
        "\(path): \(problem); train it again with this version: geonews train"
    }
}

/// Sections in memory, at addresses that do not move.
public final class RecognitionSections: @unchecked Sendable {
    // Safe to share: written in init only, freed in deinit.
    private let storage: [(tag: SectionTag, bytes: UnsafeMutableRawBufferPointer)]

    public init(_ sections: [(tag: SectionTag, bytes: [UInt8])]) {
        storage = sections.map { section in
            let copy = UnsafeMutableRawBufferPointer.allocate(byteCount: section.bytes.count, alignment: 64)
            copy.copyBytes(from: section.bytes)
            return (section.tag, copy)
        }
    }

    deinit {
        for section in storage { section.bytes.deallocate() }
    }

    /// Copies of all, in the order to write them in.
    public var all: [(tag: SectionTag, bytes: [UInt8])] { storage.map { ($0.tag, Array($0.bytes)) } }

    public func bytes(of tag: SectionTag) -> UnsafeRawBufferPointer? {
        storage.first { $0.tag == tag }.map { UnsafeRawBufferPointer($0.bytes) }
    }
}
