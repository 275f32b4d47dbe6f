/// What ended a run: one line that says what was wrong, where, and what to do.
struct Failure: Error, CustomStringConvertible {
    var description: String

    init(_ description: String) {
        self.description = description
    }

    /// A failure of one file.
    init(_ path: String, _ reason: some CustomStringConvertible) {
        description = "\(path): \(reason)"
    }
}
