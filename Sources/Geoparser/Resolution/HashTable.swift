/// A dictionary whose keys are good hashes already, as `StableHash` makes them: they are not hashed again.
struct HashTable<Value: Sendable>: Sendable {
    private struct Slot {
        var key: UInt64
        var value: Value?
    }

    private var slots: [Slot]
    private(set) var count = 0

    /// - Parameter capacity: values that find room before the table grows.
    init(capacity: Int = 16) {
        var size = 16
        while size < capacity * 2 { size *= 2 }
        slots = [Slot](repeating: Slot(key: 0, value: nil), count: size)
    }

    /// The value of a key. O(1).
    subscript(key: UInt64) -> Value? {
        var index = Int(truncatingIfNeeded: key) & (slots.count - 1)
        while let value = slots[index].value {
            if slots[index].key == key { return value }
            index = (index + 1) & (slots.count - 1)
        }
        return nil
    }

    /// Sets the value of a key. O(1), amortised.
    mutating func set(_ key: UInt64, _ value: Value) {
        if (count + 1) * 2 > slots.count { grow() }
        var index = Int(truncatingIfNeeded: key) & (slots.count - 1)
        while slots[index].value != nil, slots[index].key != key { index = (index + 1) & (slots.count - 1) }
        if slots[index].value == nil { count += 1 }
        slots[index] = Slot(key: key, value: value)
    }

    mutating func removeAll() {
        slots = [Slot](repeating: Slot(key: 0, value: nil), count: slots.count)
        count = 0
    }

    private mutating func grow() {
        let old = slots
        slots = [Slot](repeating: Slot(key: 0, value: nil), count: old.count * 2)
        count = 0
        for slot in old {
            guard let value = slot.value else { continue }
            set(slot.key, value)
        }
    }
}
