import Geo

/// The R-tree of a layer. Rows that are added to an old index go through SQLite's R*-tree one by one; a new index is packed in
/// one go at the end, along a Hilbert curve, straight into the tables behind the virtual table, whose format is part of
/// SQLite's file format (sqlite.org/rtree.html, "Shadow Tables"): ten times as fast, and tighter.
final class SpatialIndex {
    private struct Entry {
        let row: Int64
        let west: Float
        let east: Float
        let south: Float
        let north: Float
        var hilbert: UInt32 = 0
    }

    private let name: String
    private let database: Database
    private let insert: Statement?
    /// What waits to be packed: 32 bytes a row.
    private var entries: [Entry] = []

    /// - Parameter isNew: true when the virtual table has just been made and is empty.
    init(table: String, isNew: Bool, in database: Database) throws(ExportError) {
        name = "rtree_\(table)_geom"
        self.database = database
        insert = isNew ? nil : try database.prepare("INSERT INTO \(quoted(name)) VALUES (?,?,?,?,?)")
    }

    func add(_ row: Int64, _ box: BoundingBox) throws(ExportError) {
        guard let insert else {
            entries.append(
                Entry(
                    row: row, west: Self.down(box.west), east: Self.up(box.east), south: Self.down(box.south),
                    north: Self.up(box.north)))
            return
        }
        insert.bind(row, at: 1)
        for (index, side) in [box.west, box.east, box.south, box.north].enumerated() {
            insert.bind(side, at: index + 2)
        }
        try insert.step()
    }

    /// Packs what was added to a new index. O(n log n).
    func finish() throws(ExportError) {
        guard !entries.isEmpty else { return }
        let size = try database.texts("SELECT length(data) FROM \(quoted(name + "_node")) WHERE nodeno = 1")
        guard let nodeSize = size.first.flatMap({ Int($0) }), nodeSize >= 4 + 24 * 2 else { throw database.failure() }
        let capacity = (nodeSize - 4) / 24
        let (rows, leaves) = sortedLeaves()
        let putNode = try database.prepare("INSERT OR REPLACE INTO \(quoted(name + "_node")) VALUES (?,?)")
        let putParent = try database.prepare("INSERT INTO \(quoted(name + "_parent")) VALUES (?,?)")
        // Node 1 is the root, so that numbers are given from the top: count the nodes of each level first.
        var counts: [Int] = []
        var below = leaves.count
        repeat {
            below = (below + capacity - 1) / capacity
            counts.append(below)
        } while below > 1
        var level = leaves
        var blob = ByteBuffer(capacity: nodeSize)
        for depth in counts.indices {
            let firstNode = 1 + counts[(depth + 1)...].reduce(0, +)
            var next: [Entry] = []
            for part in 0..<counts[depth] {
                let children = level[level.count * part / counts[depth]..<level.count * (part + 1) / counts[depth]]
                let node = Int64(firstNode + part)
                blob.removeAll()
                blob.append(bigEndian: UInt16(depth == counts.count - 1 ? depth : 0))
                blob.append(bigEndian: UInt16(children.count))
                for child in children {
                    blob.append(bigEndian: child.row)
                    for side in [child.west, child.east, child.south, child.north] {
                        blob.append(bigEndian: side.bitPattern)
                    }
                    guard depth > 0 else { continue }
                    putParent.bind(child.row, at: 1)
                    putParent.bind(node, at: 2)
                    try putParent.step()
                }
                while blob.count < nodeSize { blob.append(0) }
                putNode.bind(node, at: 1)
                putNode.bind(blob, at: 2)
                try putNode.step()
                next.append(Self.union(children, node))
            }
            if depth == 0 { try putRows(rows, leaves.count, counts[0], firstNode) }
            level = next
        }
        entries = []
    }

    /// The entries along the curve, and for each entry, in the order of rows, where on the curve it lies.
    private func sortedLeaves() -> (places: [(row: Int64, place: Int)], leaves: [Entry]) {
        let west = entries.reduce(Float.infinity) { min($0, $1.west) }
        let south = entries.reduce(Float.infinity) { min($0, $1.south) }
        let width = entries.reduce(-Float.infinity) { max($0, $1.east) } - west
        let height = entries.reduce(-Float.infinity) { max($0, $1.north) } - south
        var leaves = entries
        for index in leaves.indices {
            let x = width > 0 ? ((leaves[index].west + leaves[index].east) / 2 - west) / width : 0
            let y = height > 0 ? ((leaves[index].south + leaves[index].north) / 2 - south) / height : 0
            leaves[index].hilbert = PackedTree.hilbert(
                UInt32(min(max(x, 0), 1) * 65535), UInt32(min(max(y, 0), 1) * 65535))
        }
        leaves.sort { ($0.hilbert, $0.row) < ($1.hilbert, $1.row) }
        let places = leaves.enumerated().map { (row: $1.row, place: $0) }.sorted { $0.row < $1.row }
        return (places, leaves)
    }

    /// Notes for each row in which leaf it is.
    private func putRows(
        _ rows: [(row: Int64, place: Int)], _ count: Int, _ nodes: Int, _ firstNode: Int
    ) throws(ExportError) {
        let put = try database.prepare("INSERT INTO \(quoted(name + "_rowid")) VALUES (?,?)")
        for (row, place) in rows {
            // The part p with count·p/nodes ≤ place < count·(p+1)/nodes, in whole numbers.
            let part = ((place + 1) * nodes - 1) / count
            put.bind(row, at: 1)
            put.bind(Int64(firstNode + part), at: 2)
            try put.step()
        }
    }

    private static func union(_ children: ArraySlice<Entry>, _ node: Int64) -> Entry {
        Entry(
            row: node, west: children.reduce(.infinity) { min($0, $1.west) },
            east: children.reduce(-.infinity) { max($0, $1.east) },
            south: children.reduce(.infinity) { min($0, $1.south) },
            north: children.reduce(-.infinity) { max($0, $1.north) })
    }

    /// SQLite's boxes are single precision and must not be smaller than what they hold.
    private static func down(_ value: Double) -> Float {
        let single = Float(value)
        return Double(single) > value ? single.nextDown : single
    }

    private static func up(_ value: Double) -> Float {
        let single = Float(value)
        return Double(single) < value ? single.nextUp : single
    }
}

extension ByteBuffer {
    fileprivate mutating func append<Value: FixedWidthInteger>(bigEndian value: Value) {
        append(littleEndian: value.byteSwapped)
    }
}
