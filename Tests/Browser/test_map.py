"""The web map in a real browser: what a reader sees and does. Run by `make test-browser`."""

import json
import os
import pathlib
import subprocess
import tempfile
import time
import unittest

from chrome import Chrome, binary

ROOT = pathlib.Path(__file__).resolve().parents[2]
GEONEWS = os.environ.get("GEONEWS_BINARY", str(ROOT / ".build/release/geonews"))
HOSTILE = """Fire in </script><script>window.hacked=1</script> Yerevan

A man from Gyumri said "<img src=x onerror='window.hacked=2'>" and javascript:window.hacked=3 in Baku.\u2028
Seen from Tbilisi: <!-- <svg onload=window.hacked=4> ]]> &lt;b&gt; \\u003c `${window.hacked=5}` \u202eidrab\u202c 😀 in Tehran.

" onmouseover="window.hacked=6" x=" was heard in Ankara, and [Moscow](javascript:window.hacked=7) denied it.
"""


def setUpModule():
    global chrome, folder
    if not binary():
        raise unittest.SkipTest("chromium-headless-shell is not installed: make test-browser installs it")
    folder = tempfile.TemporaryDirectory(prefix="geonews-pages-")
    chrome = Chrome()


def tearDownModule():
    chrome.close()
    folder.cleanup()


def geonews(*arguments, code=0):
    done = subprocess.run([GEONEWS, *arguments], capture_output=True, text=True, cwd=ROOT)
    assert done.returncode == code, done.stderr
    return done


def page(name, *inputs):
    path = pathlib.Path(folder.name, f"{name}.html")
    if not path.exists():
        geonews("map", *map(str, inputs), "-o", str(path))
    return path


def sample(name="caucasus"):
    return ROOT / "Samples" / f"{name}.txt"


def article(name, text):
    path = pathlib.Path(folder.name, name)
    path.write_text(text, encoding="utf-8")
    return path


def mention(words):
    """A JavaScript expression: the element of the first mention of these words."""
    return f"[...document.querySelectorAll('.mention')].find((e) => e.textContent === {json.dumps(words)})"


def selector(words):
    index = chrome.run(f"{mention(words)}.dataset.mention")
    return f".mention[data-mention='{index}']"


class PageTest(unittest.TestCase):
    def tearDown(self):
        self.assertEqual(chrome.problems, [])
        self.assertEqual([u for u in chrome.requests if not u.startswith(("file:", "data:", "blob:"))], [])


class Byline(PageTest):
    def open(self, url):
        text = json.dumps({"text": "Rain fell in Gyumri, Armenia.", "source": "example.org", "url": url})
        name = f"byline-{abs(hash(url))}"
        chrome.open(page(name, article(f"{name}.jsonl", text + "\n")))

    def test_it_leads_to_the_article_on_the_web(self):
        self.open("https://example.org/rain?a=1&b=%22")
        self.assertEqual(chrome.run("document.querySelector('#byline a').href"), "https://example.org/rain?a=1&b=%22")
        self.assertIn("example.org", chrome.run("document.querySelector('#byline').textContent"))

    def test_an_address_that_is_a_script_is_no_link(self):
        self.open("javascript:window.hacked=8")
        self.assertFalse(chrome.run("Boolean(document.querySelector('#byline a'))"))


class Reading(PageTest):
    def setUp(self):
        chrome.open(page("caucasus", sample()))

    def test_the_whole_text_is_there_and_its_places_are_marked(self):
        shown = chrome.run("[...document.querySelectorAll('#reading p')].map((p) => p.textContent).join('\\n\\n')")
        self.assertEqual(shown.split(), sample().read_text().split())
        for words in ("Stepanakert", "Baku", "Gyumri", "South Caucasus", "Caspian Sea"):
            self.assertTrue(chrome.run(f"Boolean({mention(words)})"), words)
        self.assertGreater(chrome.run("document.querySelectorAll('path.place').length"), 15)
        self.assertEqual(chrome.run("document.querySelectorAll('path.place').length"),
                         chrome.run("document.querySelectorAll('#places button').length"))

    def test_a_marker_stands_where_its_place_is(self):
        x, y = chrome.run("(() => { const e = entries.find((e) => e.place.name === 'Gyumri'); const p = e.dot.getElement().getBoundingClientRect(), m = map.getContainer().getBoundingClientRect();"
                          " const at = map.latLngToContainerPoint([40.7942, 43.84528]); return [p.x + p.width / 2 - m.x - at.x, p.y + p.height / 2 - m.y - at.y]; })()")
        self.assertLess(abs(x) + abs(y), 4)

    def test_a_place_chosen_in_the_text_is_chosen_on_the_map_and_in_the_list(self):
        chrome.click(selector("Gyumri"))
        self.assertIn("Gyumri", chrome.run("document.querySelector('#card h2').textContent"))
        self.assertEqual(chrome.run("document.querySelectorAll('path.place.current').length"), 1)
        self.assertEqual(chrome.run("document.querySelector('#places .current .name').textContent"), "Gyumri")
        self.assertTrue(chrome.run("(() => { const d = document.querySelector('path.place.current').getBoundingClientRect(), m = map.getContainer().getBoundingClientRect(); return d.x > m.x && d.right < m.right && d.y > m.y && d.bottom < m.bottom; })()"))

    def test_a_place_chosen_on_the_map_is_chosen_in_the_text(self):
        chrome.run("fit(entries.filter((e) => e.place.name === 'Gyumri'))")
        x, y = chrome.run("(() => { const b = entries.find((e) => e.place.name === 'Gyumri').dot.getElement().getBoundingClientRect(); return [b.x + b.width / 2, b.y + b.height / 2]; })()")
        chrome.click_at(x, y)
        self.assertEqual(chrome.run("document.querySelector('.mention.current').textContent"), "Gyumri")

    def test_pointing_at_words_tells_what_and_why(self):
        chrome.hover(selector("Gyumri"))
        said = chrome.run("tip.hidden ? '' : tip.textContent")
        self.assertIn("Gyumri", said)
        self.assertIn("sure", said)

    def test_filters_take_places_away_and_give_them_back(self):
        count = "document.querySelectorAll('#places button').length"
        everything = chrome.run(count)
        chrome.click("#kinds label:has([data-kind=country])")
        self.assertLess(chrome.run(count), everything)
        self.assertEqual(chrome.run("entries.filter((e) => familyOf(e.place) === 'country').length"), 0)
        self.assertTrue(chrome.run(f"{mention('Armenia')}.classList.contains('filtered')"))
        chrome.click("#kinds label:has([data-kind=country])")
        self.assertEqual(chrome.run(count), everything)
        chrome.run("(() => { const r = document.getElementById('region'); r.value = 'Armenia'; r.dispatchEvent(new Event('change')); })()")
        self.assertTrue(chrome.run("entries.length > 0 && entries.every((e) => e.place.name === 'Armenia' || e.place.within.includes('Armenia'))"))
        chrome.run("(() => { const r = document.getElementById('region'); r.value = ''; r.dispatchEvent(new Event('change')); })()")
        chrome.run("(() => { const s = document.getElementById('sure'); s.value = 95; s.dispatchEvent(new Event('input')); })()")
        self.assertTrue(chrome.run("entries.every((e) => e.sure >= 0.95)"))

    def test_labels_cover_neither_each_other_nor_the_markers(self):
        self.assertEqual(chrome.run("""(() => {
            const boxes = [...document.querySelectorAll('.place-label')].map((e) => e.getBoundingClientRect());
            let crossing = 0;
            boxes.forEach((a, i) => boxes.slice(i + 1).forEach((b) => {
              if (a.left < b.right - 4 && b.left < a.right - 4 && a.top < b.bottom - 1 && b.top < a.bottom - 1) crossing += 1;
            }));
            return crossing;
        })()"""), 0)
        self.assertGreater(chrome.run("document.querySelectorAll('.place-label').length"), 5)

    def test_a_disputed_area_is_dashed_and_told(self):
        chrome.click(selector("Nagorno-Karabakh"))
        self.assertIn("Disputed", chrome.run("card.textContent"))
        self.assertTrue(chrome.run("getComputedStyle(document.querySelector('path.area.disputed')).strokeDasharray !== 'none'"))

    def test_the_keyboard_reaches_everything(self):
        chrome.run(f"{mention('Gyumri')}.focus()")
        chrome.key("Enter")
        self.assertFalse(chrome.run("card.hidden"))
        self.assertEqual(chrome.run("document.activeElement.getAttribute('aria-label')"), "Close")
        chrome.key("Escape")
        self.assertTrue(chrome.run("card.hidden"))
        self.assertEqual(chrome.run("document.activeElement.textContent"), "Gyumri")
        chrome.run("entries[0].dot.getElement().focus()")
        chrome.key("Enter")
        self.assertFalse(chrome.run("card.hidden"))
        chrome.key("Escape")
        self.assertEqual(chrome.run("document.activeElement === entries[0].dot.getElement()"), True)

    def test_a_screen_reader_finds_names_for_all_controls(self):
        nodes = chrome.call("Accessibility.getFullAXTree")["nodes"]
        unnamed = [n["role"]["value"] for n in nodes if not n.get("ignored")
                   and n["role"]["value"] in ("button", "checkbox", "slider", "combobox", "link", "textbox", "dialog")
                   and not n.get("name", {}).get("value")]
        self.assertEqual(unnamed, [])
        self.assertTrue(any(n["role"]["value"] == "heading" for n in nodes))

    def test_it_is_small_and_needs_no_network(self):
        self.assertLess(page("caucasus").stat().st_size, 1_500_000)

    def test_dark_and_narrow(self):
        chrome.open(page("caucasus"), width=390, height=844, dark=True)
        self.assertEqual(chrome.run("document.documentElement.dataset.theme"), "dark")
        self.assertLessEqual(chrome.run("document.documentElement.scrollWidth"), 390)
        chrome.run("document.getElementById('theme').click()")
        self.assertEqual(chrome.run("document.documentElement.dataset.theme"), "light")


class Hostile(PageTest):
    def test_text_is_text(self):
        chrome.open(page("hostile", article("</title><script>window.hacked=8</script>.txt".replace("/", "∕"), HOSTILE)))
        self.assertEqual(chrome.run("typeof window.hacked"), "undefined")
        self.assertEqual(chrome.run("document.querySelectorAll('#story img, #story svg, #story script, #story a').length"), 0)
        shown = chrome.run("document.getElementById('reading').textContent")
        for part in ("</script><script>window.hacked=1</script>", "onerror='window.hacked=2'", "<!-- <svg", "&lt;b&gt;", "\\u003c", "😀"):
            self.assertIn(part, shown)
        for words in chrome.run("[...document.querySelectorAll('.mention')].map((e) => e.textContent)"):
            self.assertIn(words, HOSTILE)
            chrome.run(f"choose(mentions[{mention(words)}.dataset.mention], 'text')")
        self.assertEqual(chrome.run("typeof window.hacked"), "undefined")

    def test_the_policy_stops_what_got_in(self):
        chrome.open(page("hostile2", article("hostile2.txt", HOSTILE)))
        chrome.run("(() => { const s = document.createElement('script'); s.textContent = 'window.hacked = 9'; document.body.append(s);"
                   " const d = document.createElement('div'); d.setAttribute('onclick', 'window.hacked = 10'); document.body.append(d); d.click(); })()")
        self.assertEqual(chrome.run("typeof window.hacked"), "undefined")
        self.assertTrue(any("Content Security Policy" in problem for problem in chrome.problems))
        chrome.problems.clear()

    def test_an_article_without_places(self):
        chrome.open(page("none", article("none.txt", "Nothing happened.\n")))
        self.assertEqual(chrome.run("document.getElementById('tally').textContent"), "0 places, 0 mentions")


class Batch(PageTest):
    def setUp(self):
        chrome.open(page("batch", sample("caucasus"), sample("mediterranean"), sample("maine")))

    def test_clusters_gather_what_is_near(self):
        self.assertGreater(chrome.run("document.querySelectorAll('.cluster').length"), 0)
        counted = chrome.run("[...document.querySelectorAll('.cluster')].reduce((s, e) => s + Number(e.textContent), 0)")
        self.assertLessEqual(counted, chrome.run("entries.reduce((s, e) => s + e.mentions.length, 0)"))

    def test_time_takes_later_articles_away(self):
        count = chrome.run("entries.length")
        chrome.run("document.getElementById('time').focus()")
        chrome.key("Home")
        self.assertEqual(chrome.run("document.getElementById('time-value').textContent"), "2020-09-28")
        self.assertLess(chrome.run("entries.length"), count)

    def test_another_article_is_read(self):
        chrome.run("(() => { const a = document.getElementById('articles'); a.value = 1; a.dispatchEvent(new Event('change')); })()")
        self.assertIn("tanker", chrome.run("document.getElementById('reading').textContent"))

    def test_a_place_of_another_article_opens_it(self):
        chrome.run("[...document.querySelectorAll('#places button')].find((b) => b.querySelector('.name').textContent === 'Palermo').click()")
        self.assertEqual(chrome.run("document.querySelector('.mention.current').textContent"), "Palermo")


class Correcting(PageTest):
    def setUp(self):
        chrome.open(page("caucasus", sample()))

    def tearDown(self):
        super().tearDown()
        chrome.run("isSaved = true")

    def select(self, words):
        chrome.run(f"""(() => {{
            const walker = document.createTreeWalker(document.getElementById('reading'), NodeFilter.SHOW_TEXT);
            for (let node; (node = walker.nextNode());) {{
              const at = node.data.indexOf({json.dumps(words)});
              if (at < 0 || node.parentElement.closest('.mention')) continue;
              getSelection().setBaseAndExtent(node, at, node, at + {len(words)});
              return;
            }}
        }})()""")
        chrome.wait("!document.getElementById('name-it').disabled")

    def saved(self):
        folder_name = tempfile.mkdtemp(dir=folder.name)
        chrome.call("Page.setDownloadBehavior", behavior="allow", downloadPath=folder_name)
        chrome.click("#save")
        file = pathlib.Path(folder_name, "corrections.jsonl")
        deadline = time.monotonic() + 20
        while not file.exists() and time.monotonic() < deadline:
            chrome.run("1")
            time.sleep(0.05)
        return file

    def locate(self, file):
        done = geonews("locate", str(sample()), "--corrections", str(file))
        self.assertEqual(done.stderr, "")
        return {f["properties"]["name"]: f for f in json.loads(done.stdout)["features"]}

    def test_another_candidate(self):
        index = chrome.run("mentions.findIndex((m) => isMarked(m) && m.alternatives.length && m.place !== null)")
        chrome.run(f"choose(mentions[{index}], 'list')")
        wanted = chrome.run(f"places[mentions[{index}].alternatives[0][0]].label")
        chrome.run("[...document.querySelectorAll('#card .choice')][1].click()")
        self.assertEqual(chrome.run("document.querySelector('#card h2').textContent"), wanted)
        identifier = chrome.run(f"places[mentions[{index}].place].id")
        start = chrome.run(f"mentions[{index}].start")
        features = json.loads(geonews("locate", str(sample()), "--each", "mention", "--corrections", str(self.saved())).stdout)["features"]
        here = [f for f in features if f["properties"]["offsets"][0].split("-")[0] == str(start)]
        self.assertEqual([f["properties"]["geonames_id"] for f in here], [identifier if identifier < 2e9 else None])
        self.assertEqual(here[0]["properties"]["confidence"], 1)

    def test_not_a_place_and_undo(self):
        chrome.click(selector("Gyumri"))
        none = "[...document.querySelectorAll('#card .choice')].find((b) => b.textContent === 'Not a place')"
        chrome.run(f"{none}.click()")
        self.assertTrue(chrome.run(f"{mention('Gyumri')}.classList.contains('removed')"))
        self.assertFalse(chrome.run("entries.some((e) => e.place.name === 'Gyumri')"))
        self.assertNotIn("Gyumri", self.locate(self.saved()))
        chrome.run("[...document.querySelectorAll('#card .choice')].find((b) => b.textContent === 'Undo the correction').click()")
        self.assertTrue(chrome.run("entries.some((e) => e.place.name === 'Gyumri')"))
        self.assertTrue(chrome.run("document.getElementById('save').disabled"))

    def test_words_of_ones_own_at_a_point_of_ones_own(self):
        self.select("the enclave")
        chrome.key("n")
        self.assertEqual(chrome.run("document.querySelector('#card h2').textContent"), "the enclave")
        chrome.run("[...document.querySelectorAll('#card .choice')].find((b) => b.textContent.startsWith('A point')).click()")
        x, y = chrome.run("(() => { const b = map.getContainer().getBoundingClientRect(); return [b.x + b.width * 0.6, b.y + b.height * 0.7]; })()")
        wanted = chrome.run(f"(() => {{ const b = map.getContainer().getBoundingClientRect(); const p = map.containerPointToLatLng([{x} - b.x, {y} - b.y]); return [p.lng, p.lat]; }})()")
        chrome.click_at(x, y)
        chrome.wait("entries.some((e) => e.place.name === 'the enclave')")
        feature = self.locate(self.saved())["the enclave"]
        for got, want in zip(feature["geometry"]["coordinates"], wanted):
            self.assertAlmostEqual(got, want, places=1)
        self.assertEqual(feature["properties"]["matched"], "the enclave")

    def test_words_named_from_the_pages_places_by_keyboard(self):
        self.select("enclave")
        chrome.key("n")
        chrome.run("document.querySelector('#card input[type=search]').focus(); document.querySelector('#card input[type=search]').select()")
        chrome.type("Gyumri")
        chrome.wait("document.querySelector('#card ul li .choice') !== null")
        chrome.run("document.querySelector('#card div ul li .choice').focus()")
        chrome.key("Enter")
        chrome.wait("entries.find((e) => e.place.name === 'Gyumri').mentions.length > 1")
        self.assertEqual(self.locate(self.saved())["Gyumri"]["properties"]["mentions"], 2)

    def test_the_saved_file_is_a_gold_corpus(self):
        chrome.click(selector("Gyumri"))
        chrome.run("[...document.querySelectorAll('#card .choice')].find((b) => b.textContent === 'Not a place').click()")
        file = self.saved()
        line = json.loads(file.read_text(encoding="utf-8"))
        self.assertEqual(line["text"], sample().read_text())
        kinds = {line["text"][m["start"]:m["end"]]: m["kind"] for m in line["mentions"]}
        self.assertEqual(kinds["Gyumri"], "none")
        self.assertIn("Baku", kinds)
        self.assertIn("1 article", geonews("evaluate", str(file)).stdout + geonews("evaluate", str(file)).stderr)


if __name__ == "__main__":
    unittest.main()
