import Export
import Gazetteer
import Geo
import LocatorMap

/// A locator map: gathers the places of all articles and draws them in the end.
final class PictureWriter: MapWriter {
    private let output: Output
    private let format: Format
    /// nil for the map of several articles.
    private let title: String?
    private let gazetteer: Gazetteer
    private let isQuiet: Bool
    private var places = LocatorPlaces()
    private var articleCount = 0

    init(path: String, format: Format, title: String?, gazetteer: Gazetteer, isQuiet: Bool) throws(ExportError) {
        output = try Output(path: path)
        self.format = format
        self.title = title
        self.gazetteer = gazetteer
        self.isQuiet = isQuiet
    }

    func add(_ part: MapPart) throws(ExportError) {
        articleCount += 1
        for feature in part.places { places.add(feature, gazetteer: gazetteer) }
    }

    func finish() throws(ExportError) -> Int {
        let title = title ?? "\(articleCount) articles"
        do {
            let draw = format == .png ? LocatorMap.png : LocatorMap.svg
            try output.write(try draw(places, title, gazetteer))
        } catch let error as LocatorMapError {
            throw .invalid(path: output.path, reason: "\(error)")
        } catch let error as ExportError {
            throw error
        } catch {
            throw .invalid(path: output.path, reason: "\(error)")
        }
        try output.commit()
        if places.left > 0 {
            Terminal.warning(
                "\(output.path): mentions of places beyond the first \(LocatorPlaces.most) are not drawn: \(places.left)",
                quiet: isQuiet)
        }
        return 0
    }
}
