"""geonews for QGIS: a Processing provider around the geonews command."""


def classFactory(iface):
    from .plugin import Plugin

    return Plugin()
