import WebMap

/// Leaflet, which `make` puts beside the command (Debian's libjs-leaflet).
enum MapLibraryFiles {
    private static let largest = 4 << 20

    /// - Parameter clustered: with the plug-in that gathers many markers.
    static func read(clustered: Bool) throws -> MapLibraries {
        let plugins = clustered ? ["leaflet.markercluster"] : []
        let styles = clustered ? ["MarkerCluster"] : []
        return MapLibraries(
            scripts: try (["leaflet"] + plugins).map { try file("\($0).js") },
            styles: try (["leaflet"] + styles).map { try file("\($0).css") })
    }

    private static func file(_ name: String) throws -> [UInt8] {
        try InputFile.bytes(of: try ResourceFiles.path(ofWebFile: name), limit: largest)
    }
}
