/// Writes Cyrillic, Greek, Armenian and Georgian keys in Latin letters, roughly as news does (BGN/PCGN without marks), so
/// that a name can be found whose own script the gazetteer lacks.
enum Transliteration {
    private static let letters: [UInt32: String] = {
        let alphabets: [(String, [String])] = [
            (
                "абвгдежзиклмнопрстуфхцчшщъыьэюяєіїґљњђћџјѕ",
                "a b v g d e zh z i k l m n o p r s t u f kh ts ch sh shch  y  e yu ya ye i yi g lj nj dj c dz j dz"
                    .split(separator: " ", omittingEmptySubsequences: false).map { String($0) }
            ),
            (
                "αβγδεζηθικλμνξοπρστυφχψω",
                "a v g d e z i th i k l m n x o p r s t y f ch ps o".split(separator: " ").map { String($0) }
            ),
            (
                "աբգդեզէըթժիլխծկհձղճմյնշոչպջռսվտրցւփքօֆ",
                "a b g d e z e y t zh i l kh ts k h dz gh ch m y n sh o ch p j r s v t r ts v p k o f"
                    .split(separator: " ").map { String($0) }
            ),
            (
                "აბგდევზთიკლმნოპჟრსტუფქღყშჩცძწჭხჯჰ",
                "a b g d e v z t i k l m n o p zh r s t u p k gh q sh ch ts dz ts ch kh j h"
                    .split(separator: " ").map { String($0) }
            ),
        ]
        var letters: [UInt32: String] = [:]
        for (alphabet, latin) in alphabets {
            for (scalar, text) in zip(alphabet.unicodeScalars, latin) { letters[scalar.value] = text }
        }
        return letters
    }()

    /// The key in Latin letters; nil when it has no letter to change.
    static func latin(_ key: [UInt32]) -> String? {
        var result = ""
        var isChanged = false
        for value in key {
            if let text = letters[value] {
                result += text
                isChanged = true
            } else if let scalar = Unicode.Scalar(value) {
                result.unicodeScalars.append(scalar)
            }
        }
        return isChanged ? result : nil
    }
}
