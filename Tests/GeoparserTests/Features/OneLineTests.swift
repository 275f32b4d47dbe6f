import Testing

@testable import Geoparser

@Suite("Words on one line")
struct OneLineTests {
    /// The same in the plainest way.
    private func plain(_ text: String) -> String {
        text.utf8.split { $0 <= 0x20 }.map { String(decoding: $0, as: UTF8.self) }.joined(separator: " ")
    }

    @Test(
        "blanks and breaks become single blanks",
        arguments: [
            "", " ", "Baku", " Baku ", "New York", "New  York", "New\nYork", "the town of New  York",
            "\t\r\na b c d e f g", "seven77  seven77", "seven7  seven77", "seven777  x",
            "one two three four five six\u{1}seven", "a !b \"c\" d", "Île de la Cité — à Paris", "x\n",
        ])
    func lines(_ text: String) {
        #expect(Array(text.utf8)[...].onOneLine == plain(text))
    }

    @Test("two blanks are found wherever they stand")
    func blanks() {
        for length in 4..<40 {
            for position in 1..<length - 2 {
                var bytes = [UInt8](repeating: 0x61, count: length)
                (bytes[position], bytes[position + 1]) = (0x20, 0x20)
                #expect(bytes[...].onOneLine == plain(String(decoding: bytes, as: UTF8.self)))
            }
        }
    }
}
