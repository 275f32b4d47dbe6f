import Gazetteer

/// What was made for rows of the gazetteer, kept for the rows that return from article to article. Of the rows that share
/// a slot the last one is kept, which bounds the memory.
struct RowCache<Value> {
    private static var slotCount: Int { 8192 }

    private var slots: [(row: PlaceRow, value: Value)?] = []

    subscript(row: PlaceRow) -> Value? {
        get {
            guard !slots.isEmpty, let slot = slots[Self.slot(of: row)], slot.row == row else { return nil }
            return slot.value
        }
        set {
            if slots.isEmpty { slots = Array(repeating: nil, count: Self.slotCount) }
            slots[Self.slot(of: row)] = newValue.map { (row, $0) }
        }
    }

    private static func slot(of row: PlaceRow) -> Int { Int(row.rawValue) & (slotCount - 1) }
}
