"""From geonews' GeoJSON to features of QGIS, with the same fields whatever the text names."""

from qgis.core import QgsFeature, QgsField, QgsFields, QgsGeometry, QgsPointXY
from qgis.PyQt.QtCore import QDate, QVariant

TEXT, NUMBER, WHOLE, TRUTH, DAY = (
    QVariant.String, QVariant.Double, QVariant.LongLong, QVariant.Bool, QVariant.Date,
)  # fmt: skip

PLACE_FIELDS = [
    ("name", TEXT), ("kind", TEXT), ("matched", TEXT), ("variants", TEXT), ("mentions", WHOLE), ("role", TEXT),
    ("offsets", TEXT), ("snippet", TEXT), ("geonames_id", WHOLE), ("feature_class", TEXT), ("feature_code", TEXT),
    ("country_code", TEXT), ("country", TEXT), ("admin1", TEXT), ("admin2", TEXT), ("population", WHOLE),
    ("within", TEXT), ("disputed", TRUTH), ("disputed_by", TEXT), ("administration", TEXT), ("confidence", NUMBER),
    ("approximate", TRUTH), ("alternatives", TEXT), ("article", TEXT), ("source", TEXT), ("date", DAY),
]  # fmt: skip

SEARCH_FIELDS = [
    ("name", TEXT), ("matched", TEXT), ("match", TEXT), ("id", WHOLE), ("kind", TEXT), ("feature_code", TEXT),
    ("country_code", TEXT), ("country", TEXT), ("admin1", TEXT), ("population", WHOLE),
]  # fmt: skip


def fields(table):
    result = QgsFields()
    for name, kind in table:
        result.append(QgsField(name, kind))
    return result


def attributes(properties, table):
    """The values of a GeoJSON feature in the order of the table; lists joined by '; '."""
    return [_value(properties.get(name), kind) for name, kind in table]


def feature(geojson, layout, values):
    result = QgsFeature(layout)
    geometry = geojson.get("geometry")
    if geometry:
        result.setGeometry(QgsGeometry.fromPointXY(QgsPointXY(*geometry["coordinates"][:2])))
    result.setAttributes(values)
    return result


def _value(value, kind):
    if value is None:
        return QVariant(kind)
    if isinstance(value, list):
        return "; ".join(str(part) for part in value)
    if kind == DAY:
        return QDate.fromString(value, "yyyy-MM-dd")
    return value
