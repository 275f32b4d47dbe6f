/// Values, each once, in the order in which they first came. Few are looked through; more are hashed.
struct Distinct<Value: Hashable> {
    private static var few: Int { 32 }

    private(set) var values: [Value] = []
    /// Positions in `values`, once there are more than a few.
    private var positions: [Value: Int] = [:]

    /// - Parameter capacity: how many values there is room for from the beginning.
    init(capacity: Int = 0) {
        values.reserveCapacity(capacity)
    }

    /// Forgets the values, and keeps the memory that they took.
    mutating func removeAll() {
        values.removeAll(keepingCapacity: true)
        if !positions.isEmpty { positions = [:] }
    }

    /// The position of a value, which is added at the end if it is new. O(1)
    mutating func insert(_ value: Value) -> (position: Int, isNew: Bool) {
        let position = values.count
        if let known = position <= Self.few ? values.firstIndex(of: value) : positions[value] { return (known, false) }
        values.append(value)
        if position == Self.few {
            positions = Dictionary(uniqueKeysWithValues: zip(values, values.indices))
        } else if position > Self.few {
            positions[value] = position
        }
        return (position, true)
    }
}
