import Geo

/// A place while the gazetteer is built.
struct DraftPlace {
    var id: UInt32
    var kind: PlaceKind
    var featureClass: UInt8
    var featureCode: UInt16
    var longitude: Float
    var latitude: Float
    var population: UInt32
    var countryCode: UInt16 = 0
    var admin1Code = ""
    var admin2Code = ""
    var flags: UInt8 = 0
    /// Metres; 0 as long as it is not known.
    var radius: Float = 0
    var validFrom: Int32 = 0
    var validTo: Int32 = 0
    /// Rows of the draft; nil for none.
    var country: Int?
    var admin1: Int?
    var admin2: Int?
    /// The preferred name's place among the draft's names.
    var preferredName: Int?
    let source: SourceLine

    var coordinate: Coordinate { Coordinate(longitude: Double(longitude), latitude: Double(latitude)) }
}

/// A hand-written region: what it is made of and where it lies.
struct DraftRegion {
    let place: Int
    let countries: [UInt16]
    let members: [Target]
    let subtracted: [Target]
    let box: BoundingBox?
    let isWater: Bool
    let source: SourceLine
}

/// A name while the gazetteer is built; its bytes lie in the draft's arena.
struct DraftName {
    let place: UInt32
    let offset: UInt32
    let length: UInt16
    let language: UInt16
    var kind: NameKind
}

/// A row of abbreviations or demonyms: a spelling that leads to a place without being its name.
struct DraftSpelling {
    let place: Int
    let text: String
    let kind: NameKind
}

struct DraftDispute {
    let place: Int
    let view: String
    let claimants: String
    let administration: String
    let note: String
    let from: Int32
    let to: Int32
}

struct DraftShape {
    let place: Int
    let geometry: [Polygon]
    /// Decimals of a degree.
    let precision: Int
}
