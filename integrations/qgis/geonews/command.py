"""Finds and runs the geonews command: a list of arguments, never a shell."""

import os
import shutil
import subprocess
import tempfile

from processing.core.ProcessingConfig import ProcessingConfig
from qgis.core import QgsProcessingException

SETTING = "GEONEWS_COMMAND"
# Seconds between two looks at the cancel button.
PATIENCE = 0.1


class Cancelled(Exception):
    """The user pressed cancel."""


def path():
    """The command that the setting names, or the one on the PATH."""
    named = (ProcessingConfig.getSetting(SETTING) or "").strip()
    found = shutil.which(named or "geonews")
    if found is None:
        raise QgsProcessingException(
            f"'{named}' cannot be run: correct it under Settings, Options, Processing, Providers, geonews."
            if named
            else "The geonews command is not on the PATH: install it, or name it under Settings, Options, "
            "Processing, Providers, geonews."
        )
    return found


def run(arguments, feedback, keeps_failures=False):
    """What geonews answers. Its warnings go to the log; a failure is an exception in its own words.

    keeps_failures: go on after exit code 1, as when some of several files could not be read.
    """
    with tempfile.TemporaryFile() as answer, tempfile.TemporaryFile() as words:
        process = subprocess.Popen(
            [path(), *arguments], stdin=subprocess.DEVNULL, stdout=answer, stderr=words, env=os.environ
        )
        try:
            while True:
                try:
                    process.wait(PATIENCE)
                    break
                except subprocess.TimeoutExpired:
                    if feedback.isCanceled():
                        raise Cancelled() from None
        finally:
            if process.poll() is None:
                process.kill()
                process.wait()
        words.seek(0)
        said = words.read().decode("utf-8", "replace").strip()
        if process.returncode != 0 and not (keeps_failures and process.returncode == 1):
            raise QgsProcessingException(said or f"geonews ended with code {process.returncode}.")
        for line in said.splitlines():
            feedback.pushWarning(line)
        answer.seek(0)
        return answer.read().decode("utf-8")
