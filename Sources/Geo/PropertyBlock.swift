import Synchronization

/// Values that many features have in common, such as what a gazetteer says of a place: made once, and encoded once.
public final class PropertyBlock: Sendable {
    public let entries: [Properties.Entry]
    private let encoding = Mutex<[UInt8]?>(nil)

    public init(_ entries: [Properties.Entry]) {
        self.entries = entries
    }

    subscript(name: String) -> PropertyValue? { entries.first { $0.name == name }?.value }

    /// The values as members of a JSON object: what `encode` makes of them when they are first written.
    public func json(_ encode: ([Properties.Entry]) -> [UInt8]) -> [UInt8] {
        encoding.withLock { known in
            if let known { return known }
            let made = encode(entries)
            known = made
            return made
        }
    }
}
