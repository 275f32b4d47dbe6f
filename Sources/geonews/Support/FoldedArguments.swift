import ArgumentParser

/// A command that takes many files.
protocol TakesFiles: ParsableCommand {
    var inputs: [String] { get set }
}

/// Arguments with their longest row of files folded into one, for the parser's time grows with the square of their number:
/// twenty thousand files took it seven seconds.
struct FoldedArguments {
    /// No argument that the system hands over holds this character.
    private static let fold = "\0"
    private static let fewest = 256

    let short: [String]
    private let folded: ArraySlice<String>

    /// - Parameter arguments: without the command's own name.
    init(_ arguments: [String]) {
        var longest = 0..<0
        var start = 0
        for (index, argument) in (arguments + ["-"]).enumerated() where argument.hasPrefix("-") {
            if index - start > longest.count { longest = start..<index }
            start = index + 1
        }
        // The first two may be a subcommand's name and an option's value.
        let files = longest.dropFirst(2)
        guard files.count >= Self.fewest, !arguments[..<longest.lowerBound].contains("--") else {
            short = arguments
            folded = []
            return
        }
        short = arguments[..<files.lowerBound] + [Self.fold] + arguments[files.upperBound...]
        folded = arguments[files]
    }

    /// Gives the parsed command all of its files.
    func unfold(_ command: inout any ParsableCommand) {
        guard var many = command as? any TakesFiles, let index = many.inputs.firstIndex(of: Self.fold) else { return }
        many.inputs.replaceSubrange(index...index, with: folded)
        command = many
    }
}
