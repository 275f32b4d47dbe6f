/// What a look-up found of a key: what is known of it, and where its places stand.
@frozen
public struct KnownKey: Sendable {
    public let evidence: NameEvidence
    /// As in the name table: a single match, or where the list of matches is.
    @usableFromInline let value: UInt32

    @inlinable
    init(evidence: NameEvidence, value: UInt32) {
        self.evidence = evidence
        self.value = value
    }

    /// What is said of a key that the gazetteer lacks.
    @inlinable public static var none: KnownKey { KnownKey(evidence: .none, value: NameTable.noValue) }
}
