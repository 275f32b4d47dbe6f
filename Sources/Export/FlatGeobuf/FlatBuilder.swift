/// Encodes FlatBuffers ("FlatBuffer Internals", flatbuffers.dev), which are written from the back to the front. Positions are
/// distances from the end, so that they stay true while the front grows.
struct FlatBuilder {
    /// The buffer backwards: its last byte first.
    private var reversed: [UInt8] = []
    private var widestAlignment = 1
    /// Where the fields of the table being written are, by slot.
    private var fields: [Int] = []
    private var tableStart = 0

    mutating func removeAll() {
        reversed.removeAll(keepingCapacity: true)
        widestAlignment = 1
    }

    // MARK: Values

    mutating func string(_ text: String) -> Int {
        align(to: 4, after: text.utf8.count + 1)
        reversed.append(0)
        reversed.append(contentsOf: text.utf8.reversed())
        return push(UInt32(text.utf8.count))
    }

    mutating func vector(of bytes: borrowing ByteBuffer) -> Int {
        align(to: 4, after: bytes.count)
        bytes.withBytes { reversed.append(contentsOf: $0.reversed()) }
        return push(UInt32(bytes.count))
    }

    mutating func vector(of numbers: [Double]) -> Int {
        align(to: 4, after: numbers.count * 8)
        align(to: 8, after: numbers.count * 8)
        for number in numbers.reversed() { append(number.bitPattern) }
        return push(UInt32(numbers.count))
    }

    mutating func vector(of numbers: [UInt32]) -> Int {
        align(to: 4, after: numbers.count * 4)
        for number in numbers.reversed() { append(number) }
        return push(UInt32(numbers.count))
    }

    mutating func vector(ofTables tables: [Int]) -> Int {
        align(to: 4, after: tables.count * 4)
        for table in tables.reversed() { append(UInt32(reversed.count + 4 - table)) }
        return push(UInt32(tables.count))
    }

    // MARK: Tables

    /// Begins a table; its strings, vectors and tables must have been written before.
    mutating func beginTable(slots: Int) {
        fields = Array(repeating: 0, count: slots)
        tableStart = reversed.count
    }

    mutating func set<Value: FixedWidthInteger>(_ slot: Int, to value: Value) {
        fields[slot] = push(value)
    }

    /// Points to something written before; nil leaves the slot empty.
    mutating func set(_ slot: Int, toReference target: Int?) {
        guard let target else { return }
        align(to: 4)
        append(UInt32(reversed.count + 4 - target))
        fields[slot] = reversed.count
    }

    mutating func endTable() -> Int {
        let table = push(Int32(0))
        // The table of slots lies before the table, so that it is written after it.
        for field in fields.reversed() { append(UInt16(field == 0 ? 0 : table - field)) }
        append(UInt16(table - tableStart))
        append(UInt16(4 + 2 * fields.count))
        let distance = UInt32(reversed.count - table)
        for byte in 0..<4 { reversed[table - 1 - byte] = UInt8(truncatingIfNeeded: distance >> (8 * byte)) }
        return table
    }

    /// The finished buffer, after its length as FlatGeobuf wants it.
    mutating func finish(root: Int, into bytes: inout ByteBuffer) {
        align(to: max(4, widestAlignment), after: 8)
        append(UInt32(reversed.count + 4 - root))
        append(UInt32(reversed.count))
        bytes.reserve(reversed.count)
        for byte in reversed.reversed() { bytes.append(byte) }
    }

    // MARK: Bytes

    private mutating func push<Value: FixedWidthInteger>(_ value: Value) -> Int {
        align(to: MemoryLayout<Value>.size)
        append(value)
        return reversed.count
    }

    private mutating func append<Value: FixedWidthInteger>(_ value: Value) {
        for byte in (0..<MemoryLayout<Value>.size).reversed() {
            reversed.append(UInt8(truncatingIfNeeded: value >> Value(byte * 8)))
        }
    }

    /// Pads so that what comes after `length` more bytes begins at a multiple of `size` from the end.
    private mutating func align(to size: Int, after length: Int = 0) {
        widestAlignment = max(widestAlignment, size)
        while (reversed.count + length) % size != 0 { reversed.append(0) }
    }
}
