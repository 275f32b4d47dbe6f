import Gazetteer
import Geo
import SmallWorld
import Testing

@Suite("Look-ups")
struct LookupTests {
    let world: World
    var gazetteer: Gazetteer { world.gazetteer }

    init() throws {
        world = try World()
    }

    func ids(_ name: String) -> [UInt32] { gazetteer.matches(for: name).map { gazetteer[$0.row].id.rawValue } }

    @Test("a name finds its places, the most prominent first")
    func finds() {
        #expect(ids("Paris") == [2_968_815, 2_988_507, 4_717_560])
        #expect(ids("terter") == [585_226])
        #expect(ids("Тертер") == [585_226])
        #expect(ids("Martuni") == [616_199, 586_900])
        #expect(ids("MARTUNI’") == [616_199, 586_900])
        #expect(ids("巴黎") == [2_988_507])
        #expect(ids("Nowhere").isEmpty)
        #expect(ids("").isEmpty)
    }

    @Test("a match says how the name belongs to the place")
    func kinds() {
        #expect(gazetteer.matches(for: "Georgia").map(\.kind) == [.preferred, .preferred])
        #expect(gazetteer.matches(for: "Terter").map(\.kind) == [.alternate])
        #expect(gazetteer.matches(for: "Alexandropol").map(\.kind) == [.former])
        #expect(gazetteer.matches(for: "Republic of Azerbaijan").map(\.kind) == [.official])
        #expect(gazetteer.matches(for: "Armenian").map(\.kind) == [.demonymAdjective])
        #expect(gazetteer.matches(for: "CDG").map(\.kind) == [.iata])
        #expect(gazetteer.matches(for: "Calif").map(\.kind) == [.abbreviation])
    }

    @Test("evidence sums a name up without its places")
    func evidence() {
        func evidence(_ name: String) -> NameEvidence { gazetteer.evidence(forKeyHash: NameKey.hash(of: name)) }
        let paris = evidence("Paris")
        #expect(paris.kinds == [PlaceKinds(.city), PlaceKinds(.admin2)])
        #expect(paris.placeCount == 3)
        #expect(paris.populationBand == 10)
        #expect(paris.isPreferredName && paris.isGivenName && paris.isSurname && paris.commonWordBand == 0)
        #expect(evidence("new").isPrefixOfLonger && !evidence("new").isPlaceName)
        #expect(evidence("Los").isPrefixOfLonger)
        #expect(evidence("Armenian").isDemonym && evidence("Armenian").isOfCountry && !evidence("Armenian").isPlaceName)
        #expect(evidence("ca").isCapitalAbbreviation && evidence("ca").isUndottedAbbreviation)
        #expect(evidence("calif").isMixedCaseAbbreviation && evidence("calif").isDottedAbbreviation)
        #expect(evidence("us").isAbbreviation && evidence("us").isOfCountry && evidence("us").word.isCommonWord)
        #expect(evidence("cdg").isIATACode)
        #expect(evidence("the").commonWordBand == 1 && evidence("strikes").commonWordBand == 4)
        #expect(evidence("trump").isSurname && !evidence("trump").isPlaceName)
        #expect(evidence("qwertz").isNone)
        #expect(evidence("soviet").isPrefixOfLonger)
    }

    @Test("abbreviations keep the very spelling")
    func abbreviations() throws {
        let california = try world.row(5_332_921)
        #expect(gazetteer.abbreviations(forKeyHash: NameKey.hash(of: "Calif."), of: california) == ["Calif."])
        #expect(gazetteer.abbreviations(forKeyHash: NameKey.hash(of: "ca"), of: california) == ["CA"])
        func isWritten(_ text: String) -> Bool {
            Array(text.utf8).withUnsafeBufferPointer { gazetteer.isWritten($0, asAbbreviationOf: california) }
        }
        #expect(isWritten("Calif.") && isWritten("CA"))
        #expect(!isWritten("ca") && !isWritten("calif.") && !isWritten("Ca"))
    }

    @Test("a place knows its divisions, its flags and its names")
    func places() throws {
        let paris = gazetteer[try world.row(2_988_507)]
        #expect(gazetteer.name(of: paris.row) == "Paris")
        #expect(paris.kind == .city && paris.isCapital && !paris.isSeat)
        #expect(gazetteer.featureCode(of: paris.row) == "PPLC" && paris.featureClass == UInt8(ascii: "P"))
        #expect(paris.country == gazetteer.countryRow(iso2: "FR"))
        #expect(try paris.admin1 == world.row(3_012_874))
        #expect(try paris.admin2 == world.row(2_968_815))
        #expect(gazetteer.countryCode(of: paris.row) == "FR" && gazetteer.countryName(of: paris.row) == "France")
        #expect(gazetteer.admin1Code(of: paris.row) == "11")
        #expect(paris.population == 2_138_551 && paris.alternateNameCount == 4)
        #expect(paris.coordinate == Coordinate(longitude: 2.3488, latitude: 48.85341))
        #expect(gazetteer.names(of: paris.row).contains(PlaceName(text: "パリ", language: "ja", kind: .alternate)))
        #expect(gazetteer.names(of: paris.row).first?.kind == .preferred)
        #expect(gazetteer[try world.row(616_635)].isSeat)
        #expect(gazetteer[try world.row(2_000_000_001)].kind == .postal)
        #expect(gazetteer[try world.row(2_111_000_001)].kind == .airport)
        #expect(gazetteer[try world.row(630_674)].kind == .ocean)
        let union = gazetteer[try world.row(8_354_411)]
        #expect(union.kind == .historical && union.validFrom == 1922_12_30 && union.validTo == 1991_12_26)
        let france = gazetteer[try world.row(3_017_382)]
        #expect(france.country == nil && gazetteer.countryCode(of: france.row) == "FR")
    }

    @Test("a place lies in its chain, in the regions that are made of it, and not in itself")
    func containment() throws {
        let stepanakert = try world.row(586_523)
        for container: UInt32 in [587_116, 2_200_010_001, 6_255_147, 2_200_010_002, 8_354_411] {
            #expect(gazetteer.isInside(stepanakert, try world.row(container)), "\(container)")
        }
        #expect(!gazetteer.isInside(stepanakert, stepanakert))
        #expect(!gazetteer.isInside(stepanakert, try world.row(6_255_148)))
        let california = try world.row(5_332_921)
        let coast = try world.row(2_200_010_003)
        #expect(gazetteer.isInside(california, coast))
        #expect(gazetteer.isInside(try world.row(5_368_361), coast))
        #expect(!gazetteer.isInside(try world.row(5_128_581), coast))
        #expect(gazetteer.isInside(try world.row(2_200_010_001), try world.row(6_255_147)))
        let chain = gazetteer.containers(of: try world.row(2_988_507)).map { gazetteer.name(of: $0) }
        #expect(chain == ["Paris", "Île-de-France", "France", "Eurasia", "Europe"])
    }

    @Test("what is subtracted from a region is outside, and so is the whole of what it is a part of")
    func subtraction() throws {
        let contiguous = try world.row(2_200_010_004)
        #expect(gazetteer.isInside(try world.row(5_368_361), contiguous))
        #expect(!gazetteer.isInside(try world.row(5_815_135), contiguous), "Washington state")
        #expect(!gazetteer.isInside(try world.row(6_252_001), contiguous), "the United States")
        #expect(gazetteer.isInside(contiguous, try world.row(6_252_001)))
    }

    @Test("a disputed region has its claimants and its administration by date")
    func disputes() throws {
        let karabakh = try world.row(2_200_000_001)
        #expect(gazetteer[karabakh].kind == .disputed)
        let disputes = gazetteer.disputes(of: karabakh)
        #expect(disputes.count == 2)
        #expect(disputes.first?.claimants == ["AZ", "AM"] && disputes.first?.to == 2020_11_10)
        #expect(disputes.last?.administration == "AZ" && disputes.last?.to == 0)
        #expect(gazetteer.disputes(of: try world.row(3_017_382)).isEmpty)
    }
}
