import ArgumentParser

@main
struct GeonewsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "geonews",
        abstract: "Turns news into maps: finds the places that an article names and writes them as GeoJSON.",
        version: "0.1.0"
    )
}
