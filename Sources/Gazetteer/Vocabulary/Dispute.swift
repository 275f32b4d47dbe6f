/// One period in the history of a disputed region.
public struct Dispute: Hashable, Sendable {
    /// Whose view it is: an ISO code, "UN", or empty for the facts on the ground.
    public let view: String
    /// ISO 3166-1 alpha-2 codes.
    public let claimants: [String]
    /// Who administers it: an ISO code or a name.
    public let administration: String
    /// First and last day as year × 10000 + month × 100 + day; 0 for open.
    public let from: Int32
    public let to: Int32
    public let note: String
}
