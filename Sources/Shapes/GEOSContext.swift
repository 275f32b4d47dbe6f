import CGEOS

/// Owns one GEOS context: made for an operation or for a worker, and never shared across threads, which is why it is
/// not `Sendable`. Everything made with it keeps it alive.
final class GEOSContext {
    /// Catches the message of GEOS's error handler.
    private final class LastMessage {
        var text: String?
    }

    private let handle: OpaquePointer
    private let lastMessage = LastMessage()

    init() throws(ShapeError) {
        guard let handle = GEOS_init_r() else {
            throw ShapeError(operation: "open GEOS", message: "no context could be made (out of memory)")
        }
        self.handle = handle
        // The handler holds an unretained pointer: `lastMessage` lives as long as the context that calls it.
        let target = Unmanaged.passUnretained(lastMessage).toOpaque()
        _ = GEOSContext_setErrorMessageHandler_r(
            handle,
            { message, target in
                guard let message, let target else { return }
                Unmanaged<LastMessage>.fromOpaque(target).takeUnretainedValue().text = String(cString: message)
            }, target)
    }

    deinit {
        GEOS_finish_r(handle)
    }

    /// Lends the handle; it must not outlive the call.
    func withHandle<Result>(_ body: (OpaquePointer) -> Result) -> Result {
        withExtendedLifetime(self) { body(handle) }
    }

    /// The words of the failure that was just seen.
    func failure(of operation: String) -> ShapeError {
        defer { lastMessage.text = nil }
        return ShapeError(operation: operation, message: lastMessage.text ?? "GEOS gave no reason")
    }

    /// Runs a call that makes a geometry; a null answer becomes an error.
    func make(
        _ operation: String, _ body: (OpaquePointer) -> OpaquePointer?
    ) throws(ShapeError) -> OwnedGeometry {
        guard let pointer = withHandle(body) else { throw failure(of: operation) }
        return OwnedGeometry(pointer: pointer, context: self)
    }

    /// Runs a predicate, which answers 0, 1 or, on failure, 2.
    func test(_ operation: String, _ body: (OpaquePointer) -> CChar) throws(ShapeError) -> Bool {
        switch withHandle(body) {
        case 0: false
        case 1: true
        default: throw failure(of: operation)
        }
    }
}

/// Owns one GEOS geometry and destroys it with its context, which it keeps alive.
final class OwnedGeometry {
    let context: GEOSContext
    private var pointer: OpaquePointer?

    init(pointer: OpaquePointer, context: GEOSContext) {
        self.pointer = pointer
        self.context = context
    }

    deinit {
        guard let pointer else { return }
        context.withHandle { GEOSGeom_destroy_r($0, pointer) }
    }

    /// Lends the pointer; it must not outlive the call.
    func withPointer<Result>(_ body: (OpaquePointer) -> Result) -> Result {
        guard let pointer else { preconditionFailure("a geometry was used after it was given away") }
        return withExtendedLifetime(self) { body(pointer) }
    }

    /// Gives the geometry to a call that takes ownership of it.
    func giveAway() -> OpaquePointer? {
        defer { pointer = nil }
        return pointer
    }
}
