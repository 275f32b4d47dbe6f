import Geo

/// FlatGeobuf's index: an R-tree packed in the order of a Hilbert curve, sixteen children a node, root first
/// (I. Kamel, C. Faloutsos, "On packing R-trees", 1993; layout as in flatgeobuf.org's packedrtree).
struct PackedTree {
    static let nodeSize = 16

    /// A feature's box and where its bytes are.
    struct Item {
        var box: BoundingBox
        /// In the spool, in the order in which features came.
        var spoolOffset: Int
        var length: Int
        var hilbert: UInt32 = 0
    }

    /// Sorts the items along the curve. O(n log n).
    static func sort(_ items: inout [Item], in extent: BoundingBox) {
        let (width, height) = (extent.east - extent.west, extent.north - extent.south)
        for index in items.indices {
            let box = items[index].box
            let x = width > 0 ? ((box.west + box.east) / 2 - extent.west) / width : 0
            let y = height > 0 ? ((box.south + box.north) / 2 - extent.south) / height : 0
            items[index].hilbert = hilbert(UInt32(x * 65535), UInt32(y * 65535))
        }
        items.sort { ($0.hilbert, $0.spoolOffset) < ($1.hilbert, $1.spoolOffset) }
    }

    /// Appends all nodes: four doubles and an offset each, the first child's number in inner nodes, the feature's place
    /// behind the index in leaves. O(n).
    static func append(_ items: [Item], to bytes: inout ByteBuffer) {
        guard !items.isEmpty else { return }
        var levels: [[(box: BoundingBox, offset: UInt64)]] = []
        var offset: UInt64 = 0
        levels.append(
            items.map { item in
                defer { offset += UInt64(item.length) }
                return (item.box, offset)
            })
        repeat {
            let below = levels[levels.count - 1]
            levels.append(
                stride(from: 0, to: below.count, by: nodeSize).map { start in
                    let children = below[start..<min(start + nodeSize, below.count)]
                    let box = children.dropFirst().reduce(below[start].box) { $0.union($1.box) }
                    return (box, UInt64(start))
                })
        } while levels[levels.count - 1].count > 1
        // A child's number counts from the root, which is number 0: add what lies before its level.
        let total = levels.reduce(0) { $0 + $1.count }
        bytes.reserve(total * 40)
        var before = 0
        for depth in levels.indices.reversed() {
            let level = levels[depth]
            let shift = depth == 0 ? 0 : UInt64(before + level.count)
            for node in level {
                for side in [node.box.west, node.box.south, node.box.east, node.box.north] {
                    bytes.append(littleEndian: side)
                }
                bytes.append(littleEndian: node.offset + shift)
            }
            before += level.count
        }
    }

    /// The distance along a Hilbert curve of order 16 (the loop of Wikipedia's "Hilbert curve", xy2d).
    static func hilbert(_ x: UInt32, _ y: UInt32) -> UInt32 {
        var (x, y) = (x, y)
        var distance: UInt32 = 0
        var size: UInt32 = 1 << 15
        while size > 0 {
            let (right, upper): (UInt32, UInt32) = (x & size > 0 ? 1 : 0, y & size > 0 ? 1 : 0)
            distance &+= size &* size &* ((3 &* right) ^ upper)
            if upper == 0 {
                if right == 1 {
                    x = 65535 - x
                    y = 65535 - y
                }
                swap(&x, &y)
            }
            size >>= 1
        }
        return distance
    }
}

extension BoundingBox {
    /// The box around both, with no thought of the antimeridian.
    func union(_ other: BoundingBox) -> BoundingBox {
        BoundingBox(
            west: min(west, other.west), south: min(south, other.south), east: max(east, other.east),
            north: max(north, other.north))
    }
}
