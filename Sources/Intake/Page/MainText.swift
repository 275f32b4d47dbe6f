import Markup

/// A page's article among its menus, teasers and comments.
///
/// Prose is what tells it: blocks that are long, end sentences and are not made of links. The article is the element that
/// the page itself calls so, when it holds enough of the page's prose; otherwise the smallest element that holds most.
struct MainText {
    private let page: [PageBlock]
    /// Those outside asides.
    private let blocks: [Int]
    private let elements: [PageElement]
    /// Bytes of prose inside each element.
    private let prose: [Int]

    /// The blocks of the article, in order, as indices into those of the page. O(blocks × depth)
    /// - Parameter headline: is left out, as it is known.
    static func blocks(of page: BlockReader, headline: String?) -> [Int] {
        let blocks = MainText(page, trustsNames: true).article(headline)
        if blocks.contains(where: { page.blocks[$0].prose > 0 }) { return blocks }
        // The template's names mislead; what they call an aside may be the article.
        let others = MainText(page, trustsNames: false).article(headline)
        return others.contains { page.blocks[$0].prose > 0 } ? others : blocks
    }

    private init(_ reader: BlockReader, trustsNames: Bool) {
        elements = reader.elements
        var isAside = [Bool](repeating: false, count: elements.count)
        let wrappers = trustsNames ? Self.wrappers(reader) : []
        for (index, element) in elements.enumerated() where trustsNames {
            let isInAside = element.parent.map { isAside[$0] } ?? false
            isAside[index] = isInAside || (element.isAside && !wrappers.contains(index))
        }
        page = reader.blocks
        blocks = page.indices.filter { !isAside[reader.blocks[$0].container] }
        var prose = [Int](repeating: 0, count: elements.count)
        for block in blocks { prose[page[block].container] += page[block].prose }
        for index in elements.indices.reversed() {
            if let parent = elements[index].parent { prose[parent] += prose[index] }
        }
        self.prose = prose
    }

    /// Elements that hold the headline or what the page calls its main part: they are the page, whatever they are named.
    private static func wrappers(_ reader: BlockReader) -> Set<Int> {
        var wrappers: Set<Int> = []
        func add(_ element: Int) {
            var next: Int? = element
            while let index = next, wrappers.insert(index).inserted { next = reader.elements[index].parent }
        }
        for (index, element) in reader.elements.enumerated()
        where element.isBody || element.name == "main" || element.name == "body" { add(index) }
        for block in reader.blocks where block.kind == .heading(1) { add(block.container) }
        return wrappers
    }

    private func article(_ headline: String?) -> [Int] {
        let container = self.container()
        let inside = blocks.filter { isInside(page[$0].container, container) }
        var kept: [Int] = []
        for (position, index) in inside.enumerated() where keeps(page[index]) {
            if headline.map({ $0.utf8.elementsEqual(page[index].text) }) ?? false { continue }
            if page[index].isHeading {
                // A heading over nothing is a menu's.
                guard position + 1 < inside.count, case let next = page[inside[position + 1]], keeps(next),
                    !next.isHeading
                else { continue }
            }
            kept.append(index)
        }
        return kept
    }

    private func container() -> Int {
        let all = prose.first ?? 0
        func best(_ isMeant: (PageElement) -> Bool) -> Int? {
            elements.indices.filter { isMeant(elements[$0]) && prose[$0] * 5 >= all * 2 && prose[$0] > 0 }
                .max { (prose[$0], $1) < (prose[$1], $0) }
        }
        if let named = best({ $0.name == "article" }) ?? best({ $0.isBody }) ?? best({ $0.name == "main" }) {
            return named
        }
        // The innermost element with seven tenths of the prose. Elements come before what is inside them.
        return elements.indices.last {
            prose[$0] * 10 >= all * 7 && prose[$0] > 0 && !PageWords.paragraphElements.contains(elements[$0].name)
        } ?? 0
    }

    private func isInside(_ element: Int, _ container: Int) -> Bool {
        var next: Int? = element
        while let index = next, index >= container {
            if index == container { return true }
            next = elements[index].parent
        }
        return false
    }

    private func keeps(_ block: PageBlock) -> Bool {
        guard !PageWords.isFurniture(block.text), block.text.contains(where: { $0 >= 0x80 || $0 | 0x20 >= 0x61 }) else {
            return false
        }
        switch block.kind {
        case .heading: return block.linkDensity < 0.5
        case .paragraph: return block.linkDensity < 0.5
        case .item: return block.linkDensity < 0.3 && (block.text.count >= 40 || block.hasSentence)
        case .other: return block.linkDensity < 0.3 && (block.endsSentence || block.text.count >= 80)
        }
    }
}
