import Gazetteer
import Geoparser
import Mapping

/// The gazetteer and the model, opened.
struct House {
    let gazetteer: Gazetteer
    let geoparser: Geoparser

    init(_ options: ParsingOptions) throws {
        gazetteer = try options.gazetteer.open()
        let model = try ModelFormat.open(path: ResourceFile.model.locate(options.model))
        geoparser = try Geoparser(gazetteer: gazetteer, model: model)
    }
}
