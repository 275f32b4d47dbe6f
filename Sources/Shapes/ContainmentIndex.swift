import CGEOS
import Geo

/// Answers which of many polygons contain a point: an STR-tree of boxes, then prepared polygons.
/// Belongs to one thread, as its GEOS context does: make one a worker.
public final class ContainmentIndex {
    /// One simple polygon of a region; a region of many islands has many.
    private final class Entry {
        let id: Int
        let polygon: OwnedGeometry
        /// Made when a point first falls into the polygon's box.
        var prepared: OpaquePointer?

        init(id: Int, polygon: OwnedGeometry) {
            self.id = id
            self.polygon = polygon
        }
    }

    private final class Hits {
        var entries: [Unmanaged<Entry>] = []
    }

    private let context: GEOSContext
    private let tree: OpaquePointer
    private var entries: [Entry] = []
    private let hits = Hits()

    /// Indexes the polygons of the geometries, which are copied; points and lines are passed over. The ids need not be
    /// unique. O(n log n).
    public init(_ regions: some Sequence<(id: Int, geometry: Geometry)>) throws(ShapeError) {
        let context = try GEOSContext()
        guard let tree = context.withHandle({ GEOSSTRtree_create_r($0, 10) }) else {
            throw context.failure(of: "make an index")
        }
        self.context = context
        self.tree = tree
        for region in regions {
            switch region.geometry {
            case .polygon(let polygon): try insert(polygon, id: region.id)
            case .multiPolygon(let polygons):
                for polygon in polygons { try insert(polygon, id: region.id) }
            default: break
            }
        }
    }

    deinit {
        context.withHandle { handle in
            for entry in entries {
                if let prepared = entry.prepared { GEOSPreparedGeom_destroy_r(handle, prepared) }
            }
            GEOSSTRtree_destroy_r(handle, tree)
        }
    }

    private func insert(_ polygon: Polygon, id: Int) throws(ShapeError) {
        let entry = Entry(id: id, polygon: try context.polygon(polygon))
        entries.append(entry)
        // The tree holds an unretained pointer: `entries` keeps the object for as long as the tree lives.
        let item = Unmanaged.passUnretained(entry).toOpaque()
        context.withHandle { handle in
            entry.polygon.withPointer { GEOSSTRtree_insert_r(handle, tree, $0, item) }
        }
    }

    /// The ids of the regions that hold the point, inside or on the boundary, each once, ascending.
    /// O(log n + k · log v) for k boxes hit and v vertices.
    public func ids(containing point: Coordinate) throws(ShapeError) -> [Int] {
        let probe = try context.point(point)
        hits.entries.removeAll(keepingCapacity: true)
        let target = Unmanaged.passUnretained(hits).toOpaque()
        context.withHandle { handle in
            probe.withPointer {
                GEOSSTRtree_query_r(
                    handle, tree, $0,
                    { item, target in
                        guard let item, let target else { return }
                        Unmanaged<Hits>.fromOpaque(target).takeUnretainedValue()
                            .entries.append(Unmanaged<Entry>.fromOpaque(item))
                    }, target)
            }
        }
        var ids: [Int] = []
        for hit in hits.entries {
            let entry = hit.takeUnretainedValue()
            guard !ids.contains(entry.id) else { continue }
            let prepared = try prepare(entry)
            let isInside = try context.test("containment") { handle in
                probe.withPointer { GEOSPreparedIntersects_r(handle, prepared, $0) }
            }
            if isInside { ids.append(entry.id) }
        }
        return ids.sorted()
    }

    private func prepare(_ entry: Entry) throws(ShapeError) -> OpaquePointer {
        if let prepared = entry.prepared { return prepared }
        let prepared = context.withHandle { handle in entry.polygon.withPointer { GEOSPrepare_r(handle, $0) } }
        guard let prepared else { throw context.failure(of: "prepare a polygon") }
        entry.prepared = prepared
        return prepared
    }
}
