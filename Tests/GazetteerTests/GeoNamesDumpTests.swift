import Gazetteer
import SmallWorld
import Testing

@Suite("A gazetteer from a GeoNames dump")
struct GeoNamesDumpTests {
    static let places = [
        "174710\tYeghvard\tYeghvard\tEghvard,Егвард\t40.31667\t44.48333\tP\tPPL\tAM\t\t08\t\t\t\t12000\t\t1325\tAsia/Yerevan\t2020-01-01",
        "616052\tYerevan\tYerevan\tErivan\t40.18111\t44.51361\tP\tPPLC\tAM\t\t11\t\t\t\t1093485\t\t994\tAsia/Yerevan\t2020-01-01",
        "409313\tKotayk\tKotayk\t\t40.4\t44.7\tA\tADM1\tAM\t\t08\t\t\t\t300000\t\t1500\tAsia/Yerevan\t2020-01-01",
        "174982\tRepublic of Armenia\tArmenia\t\t40.2\t45\tA\tPCLI\tAM\t\t00\t\t\t\t2951776\t\t1800\tAsia/Yerevan\t2020-01-01",
        "616001\tA nameless brook\tBrook\t\t40.2\t45\tH\tSTM\tAM\t\t08\t\t\t\t0\t\t1800\tAsia/Yerevan\t2020-01-01",
        "616002\tHrazdan\tHrazdan\tZanga\t40.2\t44.5\tH\tSTM\tAM\t\t08\t\t\t\t0\t\t1800\tAsia/Yerevan\t2020-01-01",
        "616003\tSome Hotel\tSome Hotel\t\t40.2\t44.5\tS\tHTL\tAM\t\t08\t\t\t\t0\t\t1800\tAsia/Yerevan\t2020-01-01",
    ]
    static let names = [
        "1\t174710\thy\tԵղվարդ\t\t\t\t\t\t", "2\t174710\tlink\thttps://example.org\t\t\t\t\t\t",
        "3\t174710\ten\tOld Yeghvard\t\t\t\t1\t\t", "4\t409313\ten\tKotayk Province\t1\t\t\t\t\t",
        "5\t999\ten\tNobody\t\t\t\t\t\t",
    ]

    func gazetteer(withNames: Bool) throws -> (TemporaryFolder, Gazetteer) {
        let folder = TemporaryFolder()
        folder.write(Self.places.joined(separator: "\n") + "\n", to: "dump/allCountries.txt")
        if withNames { folder.write(Self.names.joined(separator: "\n") + "\n", to: "dump/alternateNamesV2.txt") }
        folder.write("AM.08\tKotayk\tKotayk\t409313\n", to: "dump/admin1CodesASCII.txt")
        let output = folder.path + "/large.gazetteer"
        try GazetteerBuilder.build(from: SmallWorld.folder, geoNames: folder.path + "/dump", to: output)
        return (folder, try Gazetteer(path: output))
    }

    @Test("has the dump's places with their divisions, and the tables' beside them")
    func places() throws {
        let (_, gazetteer) = try gazetteer(withNames: false)
        let town = try #require(gazetteer.row(of: PlaceID(rawValue: 174_710)))
        #expect(gazetteer[town].admin1 == gazetteer.row(of: PlaceID(rawValue: 409_313)))
        #expect(gazetteer.countryCode(of: town) == "AM" && gazetteer[town].population == 12000)
        #expect(gazetteer.matches(for: "Егвард").map(\.row) == [town])
        let capital = try #require(gazetteer.row(of: PlaceID(rawValue: 616_052)))
        #expect(gazetteer[capital].isCapital)
        #expect(gazetteer.row(of: PlaceID(rawValue: 585_226)) != nil, "Tartar comes from the tables")
        #expect(gazetteer.matches(for: "Zanga").count == 1)
        for id: UInt32 in [616_001, 616_003] { #expect(gazetteer.row(of: PlaceID(rawValue: id)) == nil) }
        #expect(gazetteer.countryName(of: town) == "Armenia")
    }

    @Test("takes names, languages and kinds from the table of names")
    func names() throws {
        let (_, gazetteer) = try gazetteer(withNames: true)
        let town = try #require(gazetteer.row(of: PlaceID(rawValue: 174_710)))
        #expect(gazetteer.names(of: town).map(\.kind) == [.preferred, .alternate, .former])
        #expect(gazetteer.matches(for: "Եղվարդ").map(\.row) == [town])
        #expect(gazetteer.matches(for: "https://example.org").isEmpty)
        let division = try #require(gazetteer.row(of: PlaceID(rawValue: 409_313)))
        #expect(gazetteer.name(of: division) == "Kotayk Province")
    }
}
