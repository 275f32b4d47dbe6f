"""The provider and its setting."""

import os

from processing.core.ProcessingConfig import ProcessingConfig, Setting
from qgis.core import QgsProcessingProvider
from qgis.PyQt.QtGui import QIcon

from .algorithms.containing_regions import ContainingRegions
from .algorithms.locate_table import LocateTable
from .algorithms.locate_text import LocateText
from .algorithms.search_gazetteer import SearchGazetteer
from .command import SETTING


class Provider(QgsProcessingProvider):
    def id(self):
        return "geonews"

    def name(self):
        return "geonews"

    def icon(self):
        return QIcon(os.path.join(os.path.dirname(__file__), "icon.svg"))

    def load(self):
        ProcessingConfig.settingIcons[self.name()] = self.icon()
        ProcessingConfig.addSetting(
            Setting(self.name(), SETTING, self.tr("geonews command (empty: from the PATH)"), "", valuetype=Setting.FILE)
        )
        ProcessingConfig.readSettings()
        self.refreshAlgorithms()
        return True

    def unload(self):
        ProcessingConfig.removeSetting(SETTING)

    def loadAlgorithms(self):
        for algorithm in (LocateText, LocateTable, SearchGazetteer, ContainingRegions):
            self.addAlgorithm(algorithm())
