/// Bytes being gathered for an output, in memory of its own: appending neither checks uniqueness nor exclusivity.
/// Every unsafe access of the writers is in this file; each is preceded by `reserve`, which makes the room it needs.
struct ByteBuffer: ~Copyable {
    private var storage: UnsafeMutablePointer<UInt8>
    private var capacity: Int
    private(set) var count = 0

    init(capacity: Int = 1 << 17) {
        self.capacity = capacity
        storage = .allocate(capacity: capacity)
    }

    deinit {
        storage.deallocate()
    }

    /// Lends what was gathered.
    func withBytes<Result, Failure>(
        _ body: (UnsafeRawBufferPointer) throws(Failure) -> Result
    ) throws(Failure) -> Result {
        try body(UnsafeRawBufferPointer(start: storage, count: count))
    }

    mutating func removeAll() {
        count = 0
    }

    /// Forgets the last bytes: a comma too many.
    mutating func removeLast(_ number: Int) {
        count -= min(number, count)
    }

    @inline(__always)
    mutating func append(_ byte: UInt8) {
        reserve(1)
        storage[count] = byte
        count += 1
    }

    @inline(__always)
    mutating func append(_ bytes: UnsafeBufferPointer<UInt8>) {
        guard let base = bytes.baseAddress else { return }
        reserve(bytes.count)
        (storage + count).update(from: base, count: bytes.count)
        count += bytes.count
    }

    /// Bytes between quotation marks.
    @inline(__always)
    mutating func append(quoted bytes: UnsafeBufferPointer<UInt8>) {
        reserve(bytes.count + 2)
        storage[count] = UInt8(ascii: "\"")
        if let base = bytes.baseAddress { (storage + count + 1).update(from: base, count: bytes.count) }
        storage[count + 1 + bytes.count] = UInt8(ascii: "\"")
        count += bytes.count + 2
    }

    mutating func append(_ bytes: [UInt8]) {
        bytes.withUnsafeBufferPointer { append($0) }
    }

    /// The string's UTF-8, as it is.
    @inline(__always)
    mutating func append(_ text: String) {
        Self.withUTF8(of: text) { append($0) }
    }

    /// The value's bytes, least significant first.
    mutating func append<Value: FixedWidthInteger>(littleEndian value: Value) {
        withUnsafeBytes(of: value.littleEndian) { append($0.assumingMemoryBound(to: UInt8.self)) }
    }

    mutating func append(littleEndian value: Double) {
        append(littleEndian: value.bitPattern)
    }

    /// A whole number in decimal digits.
    mutating func append(decimal value: Int64) {
        if value < 0 { append(UInt8(ascii: "-")) }
        append(digits: value.magnitude, width: 1)
    }

    /// A number of `decimals` decimals given as an integer, without trailing zeros: 44_500_000 of 6 is "44.5".
    /// At least `least` decimals are kept.
    @inline(__always)
    mutating func append(scaled value: Int64, decimals: Int, least: Int = 0) {
        if value < 0 { append(UInt8(ascii: "-")) }
        let scale = Self.powersOfTen(decimals)
        let (whole, rest) = value.magnitude.quotientAndRemainder(dividingBy: scale)
        append(digits: whole, width: 1)
        guard rest > 0 || least > 0 else { return }
        append(UInt8(ascii: "."))
        append(digits: rest, width: decimals)
        let start = count - decimals + least
        while count > start, storage[count - 1] == UInt8(ascii: "0") { count -= 1 }
    }

    /// Decimal digits, with zeros in front up to `width`.
    @inline(__always)
    private mutating func append(digits value: UInt64, width: Int) {
        reserve(20)
        var length = 1
        var bound: UInt64 = 10
        while length < 19, value >= bound {
            length += 1
            bound &*= 10
        }
        if length == 19, value >= bound { length = 20 }
        length = max(length, width)
        var rest = value
        var index = count + length
        while index > count {
            index -= 1
            let (quotient, digit) = rest.quotientAndRemainder(dividingBy: 10)
            storage[index] = UInt8(ascii: "0") &+ UInt8(truncatingIfNeeded: digit)
            rest = quotient
        }
        count += length
    }

    @inline(__always)
    static func powersOfTen(_ exponent: Int) -> UInt64 {
        switch exponent {
        case 6: return 1_000_000
        case 3: return 1000
        default:
            var power: UInt64 = 1
            for _ in 0..<exponent { power *= 10 }
            return power
        }
    }

    /// Lends a string's UTF-8; one that is not stored so is copied first.
    @inline(__always)
    static func withUTF8<Result>(of text: String, _ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result {
        if let result = text.utf8.withContiguousStorageIfAvailable(body) { return result }
        var copy = text
        return copy.withUTF8(body)
    }

    @inline(__always)
    mutating func reserve(_ more: Int) {
        if count + more > capacity { grow(more) }
    }

    @inline(never)
    private mutating func grow(_ more: Int) {
        capacity = max(capacity * 2, count + more)
        let larger = UnsafeMutablePointer<UInt8>.allocate(capacity: capacity)
        larger.update(from: storage, count: count)
        storage.deallocate()
        storage = larger
    }
}

extension ByteBuffer {
    /// Hands the bytes to the output once enough have gathered, or all of them when `force`d.
    mutating func flush(to output: Output, force: Bool = false) throws(ExportError) {
        guard force || count >= 1 << 16 else { return }
        try withBytes { (bytes) throws(ExportError) in try output.write(bytes) }
        removeAll()
    }
}
