#if canImport(Glibc)
    import Glibc
#endif

/// Words for the person at the terminal, on standard error only.
enum Terminal {
    /// `geonews: …` in one line (or in several where the arguments' help says so).
    static func error(_ message: String) {
        write(message.hasPrefix("Error:") ? "geonews: \(message.dropFirst(7))" : "geonews: \(message)")
    }

    static func warning(_ message: String, quiet: Bool) {
        if !quiet { write("geonews: warning: \(message)") }
    }

    /// A line that is written over by the next one; only on a terminal.
    static func progress(_ message: String, quiet: Bool) {
        guard !quiet, isatty(2) == 1 else { return }
        put("\r\u{1B}[K\(message)")
    }

    static func endProgress(quiet: Bool) {
        progress("", quiet: quiet)
    }

    private static func write(_ line: String) {
        put(printable(line) + "\n")
    }

    private static func put(_ text: String) {
        let bytes = Array(text.utf8)
        // A failing standard error has nobody left to be told.
        _ = bytes.withUnsafeBytes { Glibc.write(2, $0.baseAddress, $0.count) }
    }

    /// File names are hostile: control characters in them must not reach the terminal.
    private static func printable(_ text: String) -> String {
        String(
            String.UnicodeScalarView(
                text.unicodeScalars.map { $0.value < 0x20 && $0 != "\n" || $0.value == 0x7F ? "?" : $0 }))
    }
}
