/// How wide text is, without a font: as wide as in DejaVu Sans, the widest of the fonts that the map asks for, so that
/// text in any of them stays inside the box that was kept for it.
enum TextWidth {
    /// Advance widths of U+0020 … U+007E in hundredths of the font's size, measured in DejaVu Sans 2.37.
    private static let advances: [UInt8] = [
        32, 40, 46, 84, 64, 95, 78, 28, 39, 39, 50, 84, 32, 36, 32, 34, 64, 64, 64, 64, 64, 64, 64, 64, 64, 64, 34, 34,
        84,
        84, 84, 53, 100, 68, 69, 70, 77, 63, 58, 78, 75, 30, 30, 66, 56, 86, 75, 79, 60, 79, 70, 64, 61, 73, 68, 99, 68,
        61, 68, 39, 34, 39, 84, 50, 50, 61, 64, 55, 64, 62, 35, 64, 63, 28, 28, 58, 28, 97, 63, 61, 64, 64, 41, 52, 39,
        63, 59, 82, 59, 59, 52, 64, 34, 64, 84,
    ]
    /// DejaVu Sans Bold's letters over the regular ones'.
    private static let boldness = 1.12

    /// In pixels. O(length).
    static func of(_ text: String, size: Double, isBold: Bool = false, spacing: Double = 0) -> Double {
        var hundredths = 0
        var count = 0
        for scalar in text.unicodeScalars {
            let advance = advance(of: scalar.value)
            hundredths += advance
            if advance > 0 { count += 1 }
        }
        return Double(hundredths) * size / 100 * (isBold ? boldness : 1) + Double(count) * spacing
    }

    private static func advance(of scalar: UInt32) -> Int {
        switch scalar {
        case 0x20...0x7E: Int(advances[Int(scalar) - 0x20])
        // combining marks
        case 0x300...0x36F, 0x483...0x489, 0x591...0x5BD, 0x610...0x61A, 0x64B...0x65F, 0x200C...0x200D,
            0xFE00...0xFE0F:
            0
        // full-width scripts and pictures
        case 0x1100...0x11FF, 0x2E80...0xA4CF, 0xAC00...0xD7FF, 0xF900...0xFAFF, 0xFF00...0xFF60, 0x1F000...0x3FFFF: 102
        default: 70
        }
    }

    /// The text, cut at a character and ended with "…" when it is wider than the room.
    static func fitted(_ text: String, size: Double, isBold: Bool = false, into room: Double) -> String {
        let printed = PrintedText.string(text)
        if printed.utf8.count < 4096, of(printed, size: size, isBold: isBold) <= room { return printed }
        var cut = ""
        var width = of("…", size: size, isBold: isBold)
        for character in printed {
            // A character can have any number of combining marks.
            guard character.unicodeScalars.count <= 8 else { break }
            width += of(String(character), size: size, isBold: isBold)
            if width > room { break }
            cut.append(character)
        }
        while cut.last == " " { cut.removeLast() }
        return cut + "…"
    }

    /// The words in lines of at most that width; the last of at most `limit` lines is cut.
    static func lines(of text: String, size: Double, isBold: Bool = false, into room: Double, limit: Int) -> [String] {
        var lines: [String] = []
        var rest = PrintedText.string(text).split(separator: " ")[...]
        while !rest.isEmpty {
            if lines.count == limit - 1 {
                lines.append(fitted(rest.joined(separator: " "), size: size, isBold: isBold, into: room))
                break
            }
            var line = rest.removeFirst()[...].description
            while let next = rest.first, of("\(line) \(next)", size: size, isBold: isBold) <= room {
                line += " \(next)"
                rest.removeFirst()
            }
            lines.append(fitted(line, size: size, isBold: isBold, into: room))
        }
        return lines
    }
}
