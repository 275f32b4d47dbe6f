/// Which regions each place lies in, found by codes and members; lists that many places share are kept once.
struct ContainmentLists {
    /// For each place of the draft: the number of its list.
    private(set) var listOfPlace: [Int] = []
    /// Draft places, the smallest division first.
    private(set) var lists: [[Int]] = []

    private var numbers: [[Int]: Int] = [:]
    private let places: [DraftPlace]
    /// Regions with members, in an order in which what one is made of comes before it.
    private var regions: [Members] = []
    /// Places that are members of some region.
    private var isMember: Set<Int> = []
    /// Containers that polygons gave, by place.
    private let byShape: [Int: [Int]]

    private struct Members {
        let place: Int
        let included: Set<Int>
        let excluded: Set<Int>
        /// The countries and divisions that a part was subtracted of: the whole of them is not inside.
        let broken: Set<Int>
    }

    /// - Parameter byShape: what GEOS found beside the codes: the containers of a place.
    init(_ draft: inout Draft, byShape: [Int: [Int]]) {
        places = draft.places
        self.byShape = byShape
        resolveMembers(&draft)
        var listOfChain: [[Int]: Int] = [:]
        let regionOfPlace = Dictionary(draft.regions.map { ($0.place, $0) }, uniquingKeysWith: { first, _ in first })
        listOfPlace.reserveCapacity(places.count)
        for index in places.indices {
            let chain = chain(of: index)
            if isMember.contains(index) || regionOfPlace[index] != nil || byShape[index] != nil {
                let common = regionOfPlace[index].map { commonContainers(of: $0, draft) } ?? []
                listOfPlace.append(number(of: containers(of: index, chain: chain, common: common)))
            } else if let known = listOfChain[chain] {
                listOfPlace.append(known)
            } else {
                let known = number(of: containers(of: nil, chain: chain, common: []))
                listOfChain[chain] = known
                listOfPlace.append(known)
            }
        }
    }

    private func chain(of place: Int) -> [Int] {
        [places[place].admin2, places[place].admin1, places[place].country].compactMap { $0 }
    }

    private mutating func number(of list: [Int]) -> Int {
        if let known = numbers[list] { return known }
        numbers[list] = lists.count
        lists.append(list)
        return lists.count - 1
    }

    private mutating func resolveMembers(_ draft: inout Draft) {
        var waiting: [Members] = []
        for region in draft.regions where !region.members.isEmpty {
            func places(_ targets: [Target]) -> Set<Int> {
                var found: Set<Int> = []
                for target in targets {
                    if let place = draft.index(of: target) {
                        found.insert(place)
                    } else {
                        draft.problems.warning(region.source, "no table has the member \(target)")
                    }
                }
                return found
            }
            let excluded = places(region.subtracted)
            // Russia counts as a country of Europe, although its Asian part is subtracted.
            let isContinent = self.places[region.place].kind == .continent
            let broken = isContinent ? [] : excluded.flatMap { chain(of: $0) }
            waiting.append(
                Members(
                    place: region.place, included: places(region.members), excluded: excluded, broken: Set(broken)))
        }
        isMember = waiting.reduce(into: []) { $0.formUnion($1.included) }
        while !waiting.isEmpty {
            let unresolved = Set(waiting.map(\.place))
            let ready = waiting.filter {
                unresolved.isDisjoint(with: $0.included) && unresolved.isDisjoint(with: $0.excluded)
            }
            if ready.isEmpty {
                let source = places[waiting[0].place].source
                draft.problems.error(source, "the region is a member of itself")
                return
            }
            regions += ready
            let done = Set(ready.map(\.place))
            waiting.removeAll { done.contains($0.place) }
        }
    }

    /// The chain, then the regions that hold a part of it or the place itself, the smallest first.
    private func containers(of place: Int?, chain: [Int], common: [Int]) -> [Int] {
        let shapes = place.flatMap { byShape[$0] } ?? []
        var inside = Set(chain).union(common).union(shapes)
        let known = place.map { inside.union([$0]) } ?? inside
        var reached = known
        for region in regions where region.place != place {
            if let place, region.broken.contains(place) { continue }
            if !region.included.isDisjoint(with: reached), region.excluded.isDisjoint(with: reached) {
                inside.insert(region.place)
                reached.insert(region.place)
            }
        }
        let others = inside.subtracting(chain).sorted { rank($0) < rank($1) }
        return chain + others
    }

    /// The regions that all countries or members of a region lie in; its only country, too.
    private func commonContainers(of region: DraftRegion, _ draft: Draft) -> [Int] {
        let parts = region.members.isEmpty ? region.countries.map { Target.country($0) } : region.members
        let lists = parts.compactMap { draft.index(of: $0) }.map { part in
            Set(containers(of: part, chain: chain(of: part), common: [])).union([part])
        }
        guard var common = lists.first else { return [] }
        for list in lists.dropFirst() { common.formIntersection(list) }
        common.remove(region.place)
        return Array(common)
    }

    /// What is no more comes last, then the continents, before them all else by extent.
    private func rank(_ place: Int) -> (Int, Float, UInt32) {
        let last: [PlaceKind] = [.continent, .historical]
        return (last.firstIndex(of: places[place].kind).map { $0 + 1 } ?? 0, places[place].radius, places[place].id)
    }
}
