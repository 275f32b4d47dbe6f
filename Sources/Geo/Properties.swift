/// Named values in a fixed order. Look-up is O(n): a feature has a few dozen.
public struct Properties: Sendable, Equatable {
    public typealias Entry = (name: String, value: PropertyValue)

    /// The values that are not in a block, in order.
    public private(set) var own: [Entry] = []
    /// The blocks in order, each with the number of own values that stand before it.
    public private(set) var blocks: [(position: Int, block: PropertyBlock)] = []

    public init() {}

    public init(_ entries: [Entry]) {
        own = entries
    }

    /// All values, those of the blocks too. O(1) without blocks.
    public var entries: [Entry] {
        guard !blocks.isEmpty else { return own }
        var all: [Entry] = []
        all.reserveCapacity(blocks.reduce(own.count) { $0 + $1.block.entries.count })
        var next = 0
        for (position, block) in blocks {
            all += own[next..<position]
            all += block.entries
            next = position
        }
        return all + own[next...]
    }

    public subscript(name: String) -> PropertyValue? {
        get {
            if let value = own.first(where: { $0.name == name })?.value { return value }
            return blocks.lazy.compactMap { $0.block[name] }.first
        }
        set {
            if !blocks.isEmpty { (own, blocks) = (entries, []) }
            let index = own.firstIndex { $0.name == name }
            switch (index, newValue) {
            case (let index?, let value?): own[index].value = value
            case (let index?, nil): own.remove(at: index)
            case (nil, let value?): own.append((name, value))
            case (nil, nil): break
            }
        }
    }

    /// Makes room for so many values of its own, and so many blocks.
    public mutating func reserveCapacity(_ count: Int, blocks blockCount: Int = 0) {
        own.reserveCapacity(count)
        blocks.reserveCapacity(blockCount)
    }

    /// Adds a value whose name is not there yet. O(1).
    public mutating func append(_ name: String, _ value: PropertyValue) {
        own.append((name, value))
    }

    /// Adds values whose names are not there yet. O(1).
    public mutating func append(_ block: PropertyBlock) {
        blocks.append((own.count, block))
    }

    public static func == (left: Properties, right: Properties) -> Bool {
        left.entries.elementsEqual(right.entries) { $0.name == $1.name && $0.value == $1.value }
    }
}
