import ArgumentParser
import Gazetteer

struct GazetteerInfoCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "info", abstract: "Says what a gazetteer holds and how large its parts are.")

    @OptionGroup var gazetteer: GazetteerOption

    func run() throws {
        let gazetteer = try gazetteer.open()
        print("file      \(gazetteer.path)")
        for (key, value) in gazetteer.metadata {
            print(key.padded(to: 10) + value)
        }
        for (tag, size) in gazetteer.sections {
            print("section   \(tag) \(String(size).leftPadded(to: 10)) bytes")
        }
    }
}

struct GazetteerVerifyCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "verify", abstract: "Reads a whole gazetteer and compares its checksum.")

    @OptionGroup var gazetteer: GazetteerOption

    func run() throws {
        let gazetteer = try gazetteer.open()
        try gazetteer.verify()
        print("\(gazetteer.path): undamaged, version \(gazetteer.version)")
    }
}

extension String {
    /// Filled with spaces at the end.
    fileprivate func padded(to width: Int) -> String { self + String(repeating: " ", count: max(0, width - count)) }

    /// Filled with spaces at the beginning.
    fileprivate func leftPadded(to width: Int) -> String {
        String(repeating: " ", count: max(0, width - count)) + self
    }
}
