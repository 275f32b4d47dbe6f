import Geo

extension Draft {
    /// Finds each place's country and divisions by its codes.
    mutating func linkDivisions() {
        for index in places.indices {
            let place = places[index]
            guard place.countryCode != 0, place.kind != .country else { continue }
            places[index].country = self.index(ofCountry: place.countryCode)
            guard !place.admin1Code.isEmpty else { continue }
            let admin1 = self.index(ofDivision: divisionCode(place.countryCode, place.admin1Code))
            if admin1 != index { places[index].admin1 = admin1 }
            guard !place.admin2Code.isEmpty else { continue }
            let code = divisionCode(place.countryCode, place.admin1Code, place.admin2Code)
            let admin2 = self.index(ofDivision: code)
            if admin2 != index { places[index].admin2 = admin2 }
        }
    }

    /// Gives divisions without a shape the half diagonal of their settlements' extent as radius.
    mutating func estimateRadii() {
        var corners: [Int: (west: Float, south: Float, east: Float, north: Float)] = [:]
        for place in places where PlaceKinds.settlements.contains(place.kind) {
            for division in [place.admin1, place.admin2] {
                guard let division, places[division].radius == 0 else { continue }
                let known = corners[division] ?? (place.longitude, place.latitude, place.longitude, place.latitude)
                corners[division] = (
                    min(known.west, place.longitude), min(known.south, place.latitude),
                    max(known.east, place.longitude), max(known.north, place.latitude)
                )
            }
        }
        for (division, corners) in corners where corners.east - corners.west < 180 {
            let box = BoundingBox(
                west: Double(corners.west), south: Double(corners.south), east: Double(corners.east),
                north: Double(corners.north))
            places[division].radius = Float(box.halfDiagonal)
        }
    }
}

extension BoundingBox {
    /// Half the distance between the south-western and the north-eastern corner, in metres.
    var halfDiagonal: Double {
        Coordinate(longitude: west, latitude: south).distance(to: Coordinate(longitude: east, latitude: north)) / 2
    }
}
