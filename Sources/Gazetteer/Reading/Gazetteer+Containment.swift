import Geo

extension Gazetteer {
    /// The regions that the place lies in, the smallest division first: administrative chain, continent, macro-regions,
    /// disputed and historical areas. Computed when the gazetteer was built. O(their number).
    public func containers(of row: PlaceRow) -> [PlaceRow] {
        containerRange(of: row).map { PlaceRow(rawValue: containerLists[$0]) }
    }

    /// The place lies in the container. A place is not inside itself. O(number of containers).
    public func isInside(_ row: PlaceRow, _ container: PlaceRow) -> Bool {
        for index in containerRange(of: row) where containerLists[index] == container.rawValue { return true }
        return false
    }

    private func containerRange(of row: PlaceRow) -> Range<Int> {
        precondition(row.rawValue < placeCount, "no such row: the gazetteer is damaged, or the row is another file's")
        let record = Int(row.rawValue) * PlaceRecord.size
        let offset = Int(places.load(fromByteOffset: record + PlaceRecord.containersOffset, as: UInt32.self))
        guard offset < containerLists.count else { return 0..<0 }
        let count = min(Int(containerLists[offset]), containerLists.count - offset - 1)
        return offset + 1..<offset + 1 + count
    }

    /// The area's extent; nil for points. O(log n).
    public func box(of row: PlaceRow) -> BoundingBox? {
        let size = GazetteerFormat.boxRecordSize
        return tables.boxes.records(beginningWith: row.rawValue, size: size).first.map { boxRecord(at: $0 * size) }
    }

    func boxRecord(at offset: Int) -> BoundingBox {
        func degrees(_ at: Int) -> Double { Double(Float(bitPattern: tables.boxes.word(at: offset + at))) }
        return BoundingBox(west: degrees(4), south: degrees(8), east: degrees(12), north: degrees(16))
    }

    /// What the region is disputed about, period by period; empty for what is not disputed. O(log n).
    public func disputes(of row: PlaceRow) -> [Dispute] {
        let table = tables.disputes
        let size = GazetteerFormat.disputeRecordSize
        return table.records(beginningWith: row.rawValue, size: size).map { index in
            let offset = index * size
            return Dispute(
                view: text(at: table.word(at: offset + 4)),
                claimants: text(at: table.word(at: offset + 8)).split(separator: ",").map { String($0) },
                administration: text(at: table.word(at: offset + 12)),
                from: Int32(bitPattern: table.word(at: offset + 20)),
                to: Int32(bitPattern: table.word(at: offset + 24)),
                note: text(at: table.word(at: offset + 16)))
        }
    }
}
