// swift-tools-version: 6.1
import PackageDescription

let package = Package(
    name: "geonews",
    products: [
        .executable(name: "geonews", targets: ["geonews"]),
        .library(name: "Geoparser", targets: ["Geoparser"]),
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2")
    ],
    targets: [
        .systemLibrary(name: "CGEOS", pkgConfig: "geos", providers: [.apt(["libgeos-dev"])]),
        .systemLibrary(name: "CPROJ", providers: [.apt(["libproj-dev"])]),
        .systemLibrary(name: "CCairo", providers: [.apt(["libcairo2-dev"])]),
        .systemLibrary(name: "CSQLite", pkgConfig: "sqlite3", providers: [.apt(["libsqlite3-dev"])]),
        .systemLibrary(name: "CIntrinsics"),
        .systemLibrary(name: "CXML", pkgConfig: "libxml-2.0", providers: [.apt(["libxml2-dev"])]),
        .systemLibrary(name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"])]),

        .target(name: "Geo"),
        .target(name: "Mapping"),
        .target(name: "Shapes", dependencies: ["Geo", "CGEOS"]),
        .target(name: "Projection", dependencies: ["Geo", "CPROJ"]),
        .target(name: "Gazetteer", dependencies: ["Geo", "Mapping", "Shapes", "CIntrinsics"]),
        .target(name: "Geoparser", dependencies: ["Geo", "Mapping", "Gazetteer", "Shapes", "CIntrinsics"]),
        .target(name: "Markup", dependencies: ["CXML"]),
        .target(name: "JSON", dependencies: ["Geo"]),
        .target(name: "Intake", dependencies: ["Geo", "Mapping", "JSON", "Geoparser", "Markup", "CZlib"]),
        .target(name: "Learning", dependencies: ["Geo", "Mapping", "Gazetteer", "Geoparser", "Markup"]),
        .target(name: "Export", dependencies: ["Geo", "Mapping", "JSON", "CSQLite"]),
        .target(
            name: "WebMap", dependencies: ["Geo", "Gazetteer", "Geoparser", "Shapes", "Export"],
            resources: [.embedInCode("Resources")]),
        .target(
            name: "LocatorMap", dependencies: ["Geo", "Gazetteer", "Shapes", "Projection", "Export", "CCairo"]),
        .executableTarget(
            name: "geonews",
            dependencies: [
                "Geo", "Mapping", "Shapes", "Projection", "Gazetteer", "Geoparser", "Learning", "Markup", "Intake",
                "Export", "WebMap", "LocatorMap",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ]
        ),

        .target(name: "SmallWorld", dependencies: ["Gazetteer"], path: "Tests/SmallWorld"),
        .executableTarget(name: "format-benchmark", dependencies: ["Export", "Geo"], path: "Benchmarks/Formats"),

        .testTarget(name: "GeoTests", dependencies: ["Geo"]),
        .testTarget(name: "MappingTests", dependencies: ["Mapping"]),
        .testTarget(name: "ShapesTests", dependencies: ["Shapes", "Geo"]),
        .testTarget(name: "ProjectionTests", dependencies: ["Projection", "Geo"]),
        .testTarget(name: "GazetteerTests", dependencies: ["Gazetteer", "Geo", "Mapping", "SmallWorld"]),
        .testTarget(name: "GeoparserTests", dependencies: ["Geoparser", "Gazetteer", "Geo", "Mapping", "SmallWorld"]),
        .testTarget(
            name: "LearningTests", dependencies: ["Learning", "Markup", "Geoparser", "Gazetteer", "Geo", "SmallWorld"]),
        .testTarget(name: "ExportTests", dependencies: ["Export", "Geo", "JSON"]),
        .testTarget(name: "WebMapTests", dependencies: ["WebMap", "Geoparser", "Gazetteer", "Geo", "SmallWorld"]),
        .testTarget(
            name: "IntakeTests", dependencies: ["Intake", "Geoparser", "CZlib"], exclude: ["Pages"]),
        .testTarget(
            name: "LocatorMapTests", dependencies: ["LocatorMap", "Gazetteer", "Projection", "Geo", "SmallWorld"]),
        .testTarget(name: "CommandTests"),
    ],
    swiftLanguageModes: [.v6]
)
