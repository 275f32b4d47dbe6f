/// The 48 bytes of a place:
///
///     0 id · 4 longitude · 8 latitude (Float) · 12 population · 16 kind · 17 feature class · 18 flags · 19 other names
///     20 feature code (index) · 22 country code · 24 country row · 28 admin1 row · 32 admin2 row (UInt32.max for none)
///     36 radius (Float, metres) · 40 offset of the names · 44 offset of the containers in words
@usableFromInline
enum PlaceRecord {
    @usableFromInline static let size = 48
    @usableFromInline static let featureCodeOffset = 20
    @usableFromInline static let nameOffset = 40
    @usableFromInline static let containersOffset = 44
}
