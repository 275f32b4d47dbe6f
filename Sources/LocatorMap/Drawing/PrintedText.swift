/// What of a string can be printed: no control characters, no marks that turn the direction of what follows, nothing
/// that XML cannot hold. Runs of blanks become one.
enum PrintedText {
    static func scalars(of text: String) -> [Unicode.Scalar] {
        var scalars: [Unicode.Scalar] = []
        var isBlank = true
        for scalar in text.unicodeScalars {
            switch scalar.value {
            case 0...0x20, 0x7F...0xA0, 0x2028, 0x2029:
                if !isBlank { scalars.append(" ") }
                isBlank = true
            case 0x200B, 0x200E, 0x200F, 0x202A...0x202E, 0x2060...0x206F, 0xFEFF, 0xFFF9...0xFFFC: break
            case let value where value & 0xFFFE == 0xFFFE: break
            default:
                scalars.append(scalar)
                isBlank = false
            }
        }
        if scalars.last == " " { scalars.removeLast() }
        return scalars
    }

    static func string(_ text: String) -> String {
        var string = ""
        string.unicodeScalars.append(contentsOf: scalars(of: text))
        return string
    }
}
