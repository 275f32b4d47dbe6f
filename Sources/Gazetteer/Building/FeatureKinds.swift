/// GeoNames' feature classes and codes sorted into kinds.
enum FeatureKinds {
    /// The kind of a place that no other fact (block of ids, end date, table of disputes) decides.
    static func kind(featureClass: UInt8, code: String) -> PlaceKind {
        switch featureClass {
        case UInt8(ascii: "P"): code == "PPLX" ? .section : code == "PPLH" ? .historical : .city
        case UInt8(ascii: "A"): division(code)
        case UInt8(ascii: "H"): water(code)
        case UInt8(ascii: "U"): .ocean
        case UInt8(ascii: "T"): ["ISL", "ISLS", "ATOL", "ISLET", "ISLF", "ISLT"].contains(code) ? .island : .landform
        case UInt8(ascii: "L"): area(code)
        case UInt8(ascii: "V"): .landform
        case UInt8(ascii: "S"): ["AIRP", "AIRF", "AIRB", "AIRH"].contains(code) ? .airport : .site
        default: .site
        }
    }

    private static func division(_ code: String) -> PlaceKind {
        switch code {
        case "PCL", "PCLI", "PCLD", "PCLF", "PCLS", "PCLIX": .country
        case "PCLH", "ADM1H", "ADM2H", "ADM3H", "ADM4H", "ADMDH": .historical
        case "ADM1": .admin1
        case "ADM2", "ADM3", "ADM4", "ADM5": .admin2
        default: .macroRegion
        }
    }

    private static func water(_ code: String) -> PlaceKind {
        switch code {
        case "LK", "LKS", "LKN", "LKI", "RSV", "LGN", "LGNS", "PND", "LKSB", "LKO", "LKC", "RSVI": .lake
        case "STM", "STMS", "STMI", "STMX", "STMB", "CNL", "CNLN", "DTCH", "WAD", "FLLS", "ESTY", "STMM": .river
        case "OCN", "SEA", "GULF", "STRT", "BAY", "BAYS", "CHN", "CHNM", "SD", "FJD", "INLT", "COVE", "BGHT", "HBR",
            "RF":
            .ocean
        default: .lake
        }
    }

    private static func area(_ code: String) -> PlaceKind {
        switch code {
        case "CONT": .continent
        case "PRK", "RESN", "RESW", "MILB", "NVB", "BTL", "AREA", "OILF", "PORT", "INDS", "CTRB", "GRVE", "FLD": .site
        default: .macroRegion
        }
    }
}
