import Testing

@testable import Geoparser

@Suite("Words of a text")
struct WordScannerTests {
    private func words(_ text: String) -> [String] {
        let bytes = Array(text.utf8)
        var index = 0
        var words: [String] = []
        bytes.withUnsafeBufferPointer {
            while let word = WordScanner.next($0, &index) { words.append(String(decoding: $0[word], as: UTF8.self)) }
        }
        return words
    }

    @Test("initials and short words keep their full stops, a sentence's end does not hold two words together")
    func stops() {
        #expect(
            words("in Albany, N.Y., and Salem, Ore. today") == [
                "in", "Albany", "N.Y.", "and", "Salem", "Ore.", "today",
            ])
        #expect(words("the fire. it") == ["the", "fire", "it"])
    }

    @Test("typographic quotes and dashes part words, apostrophes inside them do not")
    func quotes() {
        #expect(words("“Aleppo” — Xi’an’s") == ["Aleppo", "Xi’an’s"])
    }

    @Test("words are cut alike in a text's midst, where sixteen bytes are looked at at once, and at its end")
    func cutsAtOnce() {
        for length in 1...13 {
            let letters = String("Karabakhiaaaaaaa".prefix(length))
            for sign in UInt8(0x20)...0x7E {
                let text = letters + String(UnicodeScalar(sign)) + "x"
                #expect(words(text + " and whatever else is told")[0] == words(text)[0], "\(text)")
            }
        }
        #expect(
            words("Internationalists went, counterrevolutionaries, too, to Karabakh") == [
                "Internationalists", "went", "counterrevolutionaries", "too", "to", "Karabakh",
            ])
    }

    @Test("any bytes end")
    func anyBytes() {
        for byte in UInt8.min...UInt8.max {
            let bytes = [UInt8](repeating: byte, count: 5)
            var index = 0
            bytes.withUnsafeBufferPointer { while WordScanner.next($0, &index) != nil {} }
            #expect(index >= bytes.count)
        }
    }
}
