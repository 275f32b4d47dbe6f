import Geo
import Mapping

/// Lays a draft out as the sections of the file.
struct SectionBuilder {
    let draft: Draft
    let order: RowOrder
    let keys: KeyIndex
    let lists: ContainmentLists
    let version: String
    private var texts: [UInt8] = []
    private var textOffsets: [String: UInt32] = [:]

    init(draft: Draft, order: RowOrder, keys: KeyIndex, lists: ContainmentLists, version: String) {
        self.draft = draft
        self.order = order
        self.keys = keys
        self.lists = lists
        self.version = version
    }

    /// What is read for each article comes first, what is read for an answer after it, shapes last.
    mutating func write(to path: String) throws(SectionedFileError) {
        typealias Format = GazetteerFormat
        let names = namesAndOffsets()
        let containers = containersAndOffsets()
        let shapes = shapesAndIndex()
        let abbreviations = abbreviations()
        let adminCodes = adminCodes()
        let disputes = disputes()
        var writer = SectionedFileWriter(magic: Format.magic, version: Format.version)
        writer.add(Format.metadata, metadata())
        writer.add(Format.nameTable, Self.bytes(keys.buckets))
        writer.add(Format.postings, Self.bytes(keys.postings))
        writer.add(Format.places, places(names.offsets, containers.offsets))
        writer.add(Format.containers, containers.bytes)
        writer.add(Format.ids, ids())
        writer.add(Format.countries, countries())
        writer.add(Format.dates, dates())
        writer.add(Format.boxes, boxes())
        writer.add(Format.featureCodes, Self.padded(draft.featureCodes.texts, size: Format.featureCodeSize))
        writer.add(Format.languages, Self.padded(draft.languages.texts, size: Format.languageSize))
        writer.add(Format.abbreviations, abbreviations)
        writer.add(Format.adminCodes, adminCodes)
        writer.add(Format.disputes, disputes)
        writer.add(Format.texts, texts)
        writer.add(Format.preferredNames, preferredNames())
        writer.add(Format.names, names.bytes)
        writer.add(Format.grid, grid())
        writer.add(Format.shapeIndex, shapes.index)
        writer.add(Format.shapes, shapes.bytes)
        try writer.write(to: path)
    }

    private static func bytes(_ words: [UInt32]) -> [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(words.count * 4)
        for word in words { bytes.appendLittleEndian(word) }
        return bytes
    }

    private static func padded(_ texts: [String], size: Int) -> [UInt8] {
        texts.flatMap { text in (Array(text.utf8) + [UInt8](repeating: 0, count: size)).prefix(size) }
    }

    private mutating func offset(ofText text: String) -> UInt32 {
        if let known = textOffsets[text] { return known }
        let offset = UInt32(texts.count)
        texts.appendVarint(UInt64(text.utf8.count))
        texts += text.utf8
        textOffsets[text] = offset
        return offset
    }

    private func metadata() -> [UInt8] {
        let lines = [
            "version=\(version)", "places=\(draft.places.count)", "names=\(draft.names.count)", "keys=\(keys.keyCount)",
            "shapes=\(draft.shapes.count)",
            "sources=GeoNames (CC BY 4.0), Natural Earth, US Census, Unicode CLDR; see Gazetteer/SOURCES.md",
        ]
        return Array((lines.joined(separator: "\n") + "\n").utf8)
    }

    private func places(_ nameOffsets: [UInt32], _ listOffsets: [UInt32]) -> [UInt8] {
        func row(_ index: Int?) -> UInt32 { index.map { order.rows[$0] } ?? PlaceFlags.noRow }
        var others = [Int](repeating: 0, count: draft.places.count)
        for name in draft.names where name.kind != .preferred { others[Int(name.place)] += 1 }
        var bytes: [UInt8] = []
        bytes.reserveCapacity(draft.places.count * PlaceRecord.size)
        for index in order.order {
            let place = draft.places[index]
            let isDated = place.validFrom != 0 || place.validTo != 0
            bytes.appendLittleEndian(place.id)
            bytes.appendLittleEndian(place.longitude.bitPattern)
            bytes.appendLittleEndian(place.latitude.bitPattern)
            bytes.appendLittleEndian(place.population)
            bytes.append(place.kind.rawValue)
            bytes.append(place.featureClass)
            bytes.append(place.flags | (isDated ? PlaceFlags.dated : 0))
            bytes.append(UInt8(clamping: others[index]))
            bytes.appendLittleEndian(place.featureCode)
            bytes.appendLittleEndian(place.countryCode)
            bytes.appendLittleEndian(row(place.country))
            bytes.appendLittleEndian(row(place.admin1))
            bytes.appendLittleEndian(row(place.admin2))
            bytes.appendLittleEndian(place.radius.bitPattern)
            bytes.appendLittleEndian(nameOffsets[index])
            bytes.appendLittleEndian(listOffsets[lists.listOfPlace[index]])
        }
        return bytes
    }

    private func namesAndOffsets() -> (bytes: [UInt8], offsets: [UInt32]) {
        var namesOfPlace = [[Int]](repeating: [], count: draft.places.count)
        for (number, name) in draft.names.enumerated() { namesOfPlace[Int(name.place)].append(number) }
        var bytes: [UInt8] = []
        var offsets = [UInt32](repeating: 0, count: draft.places.count)
        for index in order.order {
            offsets[index] = UInt32(bytes.count)
            let names = namesOfPlace[index].map { draft.names[$0] }
            let preferred = names.filter { $0.kind == .preferred }
            bytes.appendVarint(UInt64(names.count))
            for name in preferred + names.filter({ $0.kind != .preferred }) {
                bytes.append(name.kind.rawValue)
                bytes.appendVarint(UInt64(name.language))
                bytes.appendVarint(UInt64(name.length))
                bytes += draft.bytes(of: name)
            }
        }
        return (bytes, offsets)
    }

    private func preferredNames() -> [UInt8] {
        var starts: [UInt32] = []
        var bytes: [UInt8] = []
        for (row, index) in order.order.enumerated() {
            if row % GazetteerFormat.preferredNamesInBlock == 0 { starts.append(UInt32(bytes.count)) }
            let name = draft.places[index].preferredName.map { draft.bytes(of: draft.names[$0]) } ?? []
            bytes.appendVarint(UInt64(name.count))
            bytes += name
        }
        return Self.bytes(starts) + bytes
    }

    private func containersAndOffsets() -> (bytes: [UInt8], offsets: [UInt32]) {
        var words: [UInt32] = []
        var offsets: [UInt32] = []
        for list in lists.lists {
            offsets.append(UInt32(words.count))
            words.append(UInt32(list.count))
            words += list.map { order.rows[$0] }
        }
        return (Self.bytes(words), offsets)
    }

    private func ids() -> [UInt8] {
        let pairs = draft.places.indices.map { (draft.places[$0].id, order.rows[$0]) }.sorted { $0 < $1 }
        return Self.bytes(pairs.flatMap { [$0.0, $0.1] })
    }

    private func countries() -> [UInt8] {
        let pairs = draft.places.indices.filter { draft.places[$0].kind == .country }
            .map { (UInt32(draft.places[$0].countryCode), order.rows[$0]) }.sorted { $0 < $1 }
        return Self.bytes(pairs.flatMap { [$0.0, $0.1] })
    }

    private func dates() -> [UInt8] {
        let dated = order.order.filter { draft.places[$0].validFrom != 0 || draft.places[$0].validTo != 0 }
        return Self.bytes(
            dated.flatMap { index in
                let place = draft.places[index]
                return [order.rows[index], UInt32(bitPattern: place.validFrom), UInt32(bitPattern: place.validTo)]
            })
    }

    private func boxes() -> [UInt8] {
        let boxed = draft.boxes.map { (order.rows[$0.key], $0.value) }.sorted { $0.0 < $1.0 }
        return Self.bytes(
            boxed.flatMap { row, box in
                [row] + [box.west, box.south, box.east, box.north].map { Float($0).bitPattern }
            })
    }

    private mutating func abbreviations() -> [UInt8] {
        var bytes: [UInt8] = []
        for abbreviation in keys.abbreviations {
            bytes.appendLittleEndian(abbreviation.hash)
            bytes.appendLittleEndian(abbreviation.row)
            bytes.appendLittleEndian(offset(ofText: abbreviation.text))
        }
        return bytes
    }

    private mutating func adminCodes() -> [UInt8] {
        var words: [UInt32] = []
        for index in order.order {
            let place = draft.places[index]
            switch place.kind {
            case .admin1: words += [order.rows[index], offset(ofText: place.admin1Code)]
            case .admin2: words += [order.rows[index], offset(ofText: place.admin2Code)]
            default: break
            }
        }
        return Self.bytes(words)
    }

    private mutating func disputes() -> [UInt8] {
        let sorted = draft.disputes.enumerated().sorted {
            (order.rows[$0.element.place], $0.offset) < (order.rows[$1.element.place], $1.offset)
        }
        var words: [UInt32] = []
        for (_, dispute) in sorted {
            words += [order.rows[dispute.place], offset(ofText: dispute.view), offset(ofText: dispute.claimants)]
            words += [offset(ofText: dispute.administration), offset(ofText: dispute.note)]
            words += [UInt32(bitPattern: dispute.from), UInt32(bitPattern: dispute.to)]
        }
        return Self.bytes(words)
    }

    /// Settlements by cells of one degree, from the south-west on, in each cell by row.
    private func grid() -> [UInt8] {
        var cells: [(cell: Int, row: UInt32)] = []
        for index in order.order where PlaceKinds.settlements.contains(draft.places[index].kind) {
            cells.append((GridCell.number(of: draft.places[index].coordinate), order.rows[index]))
        }
        cells.sort { ($0.cell, $0.row) < ($1.cell, $1.row) }
        var starts = [UInt32](repeating: 0, count: GazetteerFormat.gridCells + 1)
        for cell in cells { starts[cell.cell + 1] += 1 }
        for cell in 0..<GazetteerFormat.gridCells { starts[cell + 1] += starts[cell] }
        return Self.bytes(starts + cells.map(\.row))
    }

    private func shapesAndIndex() -> (bytes: [UInt8], index: [UInt8]) {
        var bytes: [UInt8] = []
        var index: [UInt32] = []
        for shape in draft.shapes.sorted(by: { order.rows[$0.place] < order.rows[$1.place] }) {
            let encoded = ShapeCoding.encode(shape.geometry, precision: shape.precision)
            index += [order.rows[shape.place], UInt32(shape.precision), UInt32(bytes.count), UInt32(encoded.count)]
            bytes += encoded
        }
        return (bytes, Self.bytes(index))
    }
}
