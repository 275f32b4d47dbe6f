/// The colours of the printed map: quiet ground, so that the places stand out.
enum Palette {
    static let paper = Color(0xFFFFFF)
    static let ink = Color(0x22262A)
    static let softInk = Color(0x6A6F75)
    static let sea = Color(0xDCE9F0)
    static let seaInk = Color(0x5F8CA8)
    static let namedSeaInk = Color(0x2D6A8E)
    static let coast = Color(0x8DABBC)
    static let land = Color(0xEDE8DD)
    /// Land of the countries that the article names.
    static let focus = Color(0xFBF9F3)
    /// Areas that the article names, within a country.
    static let highlight = Color(0xF3D9A4)
    static let border = Color(0xA1988A)
    static let division = Color(0xC9C1B3)
    static let countryInk = Color(0x857D70)
    static let divisionInk = Color(0x9E968A)
    static let graticule = Color(0xB9CBD6)
    static let frame = Color(0x6A6F75)
    static let accent = Color(0xC3322A)
}
