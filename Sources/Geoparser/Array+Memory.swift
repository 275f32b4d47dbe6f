import CIntrinsics

extension Array {
    /// Makes the array at least so long, with blanks at its end. What is there already stays. O(elements that are added).
    mutating func grow(to size: Int, _ blank: Element) {
        if count < size { append(contentsOf: repeatElement(blank, count: size - count)) }
    }

    /// Empties the array and keeps its memory. Most that are emptied again and again are empty already.
    @inline(__always)
    mutating func clear() {
        if !isEmpty { removeAll(keepingCapacity: true) }
    }

    /// Makes the array so many blanks, in the memory that it has. O(count). For elements without references.
    @inline(__always)
    mutating func refill(_ count: Int, with blank: Element) {
        if self.count > count { removeLast(self.count - count) }
        // Faster than appending, which asks for each element.
        withUnsafeMutableBufferPointer { $0.update(repeating: blank) }
        grow(to: count, blank)
    }

    /// Asks for an element, ahead of reading it; nothing for an empty array. O(1).
    @inline(__always)
    func prefetch(at index: Int) {
        withUnsafeBufferPointer { elements in
            if let first = elements.baseAddress { geonews_prefetch(first + index) }
        }
    }
}
