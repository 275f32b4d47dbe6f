import Gazetteer

/// What was made for rows of the gazetteer, kept for the rows that return from article to article. Of the rows that share
/// a pair of slots the last two are kept, which bounds the memory.
struct RowCache<Value> {
    private let slotCount: Int
    private var slots: [(row: PlaceRow, value: Value)?] = []

    /// - Parameter slots: how many values are kept at most, a power of two.
    init(slots: Int = 8192) {
        slotCount = slots
    }

    subscript(row: PlaceRow) -> Value? {
        guard !slots.isEmpty else { return nil }
        let first = firstSlot(of: row)
        if let slot = slots[first], slot.row == row { return slot.value }
        if let slot = slots[first + 1], slot.row == row { return slot.value }
        return nil
    }

    /// Keeps what was made for a row, in place of what was.
    mutating func keep(_ value: Value, for row: PlaceRow) {
        if slots.isEmpty { slots = Array(repeating: nil, count: slotCount) }
        let first = firstSlot(of: row)
        slots[first + 1] = slots[first]
        slots[first] = (row, value)
    }

    private func firstSlot(of row: PlaceRow) -> Int { Int(row.rawValue) << 1 & (slotCount - 1) }
}
