"""The locator map in a real browser, which measures its text as readers see it. Run by `make test-browser`."""

import os
import pathlib
import subprocess
import tempfile
import unittest

from chrome import Chrome, binary

ROOT = pathlib.Path(__file__).resolve().parents[2]
GEONEWS = os.environ.get("GEONEWS_BINARY", str(ROOT / ".build/release/geonews"))
HOSTILE = """Fire in </title><script>window.hacked=1</script> Yerevan

A man from Gyumri was seen in Baku, " onload="window.hacked=2", and in Tbilisi.
"""
# The boxes of the letters themselves: the halo around them may touch a neighbour's.
BOXES = """[...document.querySelectorAll('#names text, #background-names text')].map((e) => {
    const b = e.getBBox();
    return [e.textContent, b.x, b.y + b.height * .2, b.x + b.width, b.y + b.height * .8];
})"""


def setUpModule():
    global chrome, folder
    if not binary():
        raise unittest.SkipTest("chromium-headless-shell is not installed: make test-browser installs it")
    folder = tempfile.TemporaryDirectory(prefix="geonews-maps-")
    chrome = Chrome()


def tearDownModule():
    chrome.close()
    folder.cleanup()


class LocatorTest(unittest.TestCase):
    def tearDown(self):
        self.assertEqual(chrome.problems, [])
        self.assertEqual([u for u in chrome.requests if not u.startswith("file:")], [])

    def show(self, article):
        path = pathlib.Path(folder.name, article.stem + ".svg")
        subprocess.run([GEONEWS, "locate", str(article), "-o", str(path)], check=True, cwd=ROOT)
        chrome.problems, chrome.requests = [], []
        chrome.call("Emulation.setDeviceMetricsOverride", width=1000, height=900, deviceScaleFactor=1, mobile=False)
        chrome.call("Page.navigate", url=path.as_uri())
        chrome.wait(f"document.readyState === 'complete' && location.href === {path.as_uri()!r}")

    def test_no_name_runs_into_another_or_out_of_the_map(self):
        for name in ("caucasus", "maine", "mediterranean"):
            with self.subTest(name):
                self.show(ROOT / "Samples" / f"{name}.txt")
                boxes = chrome.run(BOXES)
                self.assertGreater(len(boxes), 15)
                for index, (text, left, top, right, bottom) in enumerate(boxes):
                    self.assertTrue(0 < left and right < 1000 and top > 0, text)
                    for other, left2, top2, right2, bottom2 in boxes[index + 1:]:
                        apart = right <= left2 or right2 <= left or bottom <= top2 or bottom2 <= top
                        self.assertTrue(apart, f"{text} and {other}")

    def test_text_of_an_article_is_never_run(self):
        article = pathlib.Path(folder.name, "hostile.txt")
        article.write_text(HOSTILE, encoding="utf-8")
        self.show(article)
        self.assertIsNone(chrome.run("window.hacked"))
        self.assertEqual(chrome.run("document.querySelectorAll('script').length"), 0)
        self.assertIn("<script>", chrome.run("document.querySelector('title').textContent"))

    def test_a_screen_reader_hears_what_the_map_shows(self):
        self.show(ROOT / "Samples" / "caucasus.txt")
        nodes = chrome.call("Accessibility.getFullAXTree")["nodes"]
        names = [n.get("name", {}).get("value", "") for n in nodes]
        self.assertTrue(any(n.startswith("Shelling spreads") for n in names), names[:5])


if __name__ == "__main__":
    unittest.main()
