import Export
import Geo

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// Writes many made-up places in one format and prints the time from columns of values to the finished file:
/// `format-benchmark FORMAT COUNT PATH`.
@main
struct FormatBenchmark {
    static func main() throws {
        let arguments = CommandLine.arguments
        guard arguments.count == 4, let format = Format(rawValue: arguments[1]), let count = Int(arguments[2]) else {
            print("usage: format-benchmark FORMAT COUNT PATH")
            exit(2)
        }
        let columns = Columns(count: count)
        let (wall, cpu) = (clock(CLOCK_MONOTONIC), clock(CLOCK_PROCESS_CPUTIME_ID))
        let layer = Layer(name: "places", fields: Columns.fields)
        switch format {
        case .geoPackage: try write(columns, layer, to: GeoPackageWriter(path: arguments[3]))
        case .flatGeobuf: try write(columns, layer, to: FlatGeobufWriter(to: Output(path: arguments[3])))
        case .csv: try write(columns, layer, to: CSVWriter(to: Output(path: arguments[3])))
        default: try write(columns, layer, to: GeoJSONWriter(to: Output(path: arguments[3])))
        }
        let seconds = clock(CLOCK_MONOTONIC) - wall
        let cpuSeconds = clock(CLOCK_PROCESS_CPUTIME_ID) - cpu
        var usage = rusage()
        getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
        print("\(seconds) s wall, \(cpuSeconds) s CPU, peak \(usage.ru_maxrss / 1024) MB")
    }

    static func write<Writer: FeatureWriter & ~Copyable>(
        _ columns: Columns, _ layer: Layer, to writer: consuming Writer
    ) throws {
        try writer.begin(layer)
        for index in 0..<columns.count { try writer.write(columns.feature(index)) }
        try writer.finish()
    }

    static func clock(_ id: clockid_t) -> Double {
        var time = timespec()
        clock_gettime(id, &time)
        return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
    }
}

/// Columns as a query or a table would give them; formats.py makes the same.
struct Columns {
    static let fields = [
        Field("name", .text), Field("text", .text), Field("mentions", .integer), Field("geonames_id", .integer),
        Field("feature_code", .text), Field("country_code", .text), Field("country", .text),
        Field("population", .integer), Field("confidence", .number),
    ]

    let count: Int
    private let names: [String]
    private let longitudes: [Double]
    private let latitudes: [Double]

    init(count: Int) {
        self.count = count
        names = (0..<count).map { "Place number \($0)" }
        longitudes = (0..<count).map { Double(($0 &* 7_919_317) % 360_000_000) / 1e6 - 180 }
        latitudes = (0..<count).map { Double(($0 &* 5_308_417) % 170_000_000) / 1e6 - 85 }
    }

    func feature(_ index: Int) -> Feature {
        Feature(
            id: .integer(Int64(index)),
            geometry: .point(Coordinate(longitude: longitudes[index], latitude: latitudes[index])),
            properties: Properties([
                ("name", .string(names[index])), ("text", .string(names[index])),
                ("mentions", .integer(Int64(index % 9))), ("geonames_id", .integer(Int64(index))),
                ("feature_code", .string("PPLA")), ("country_code", .string("AM")), ("country", .string("Armenia")),
                ("population", .integer(Int64(index * 3))), ("confidence", .number(Double(index % 100) / 100)),
            ]))
    }
}
