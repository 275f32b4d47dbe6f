"""The same places by Python's orjson, as a script would write them: columns to dictionaries to bytes to a file."""

import resource
import sys
import time

import orjson


def main(count: int, path: str) -> None:
    names = [f"Place number {i}" for i in range(count)]
    longitudes = [(i * 7_919_317 % 360_000_000) / 1e6 - 180 for i in range(count)]
    latitudes = [(i * 5_308_417 % 170_000_000) / 1e6 - 85 for i in range(count)]
    wall, cpu = time.monotonic(), time.process_time()
    collection = {
        "type": "FeatureCollection",
        "name": "places",
        "features": [
            {
                "type": "Feature",
                "id": i,
                "properties": {
                    "name": names[i], "text": names[i], "mentions": i % 9, "geonames_id": i, "feature_code": "PPLA",
                    "country_code": "AM", "country": "Armenia", "population": i * 3, "confidence": (i % 100) / 100,
                },
                "geometry": {"type": "Point", "coordinates": [round(longitudes[i], 6), round(latitudes[i], 6)]},
            }
            for i in range(count)
        ],
    }
    with open(path, "wb") as file:
        file.write(orjson.dumps(collection))
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    print(f"{time.monotonic() - wall:.3f} s wall, {time.process_time() - cpu:.3f} s CPU, peak {peak} MB")


main(int(sys.argv[1]), sys.argv[2])
