/// Which countries and first-level divisions an article names in its text and title, mentions or not ("the Louisiana State
/// Police"), and how local its words sound.
public struct NamedDivisions: Sendable {
    var text = DivisionHits()
    var title = DivisionHits()
    /// 1 for words of towns only (council, school, mayor), -1 for words of states and nations only (minister, troops,
    /// parliament), 0 for neither.
    var localness: Float = 0
}
