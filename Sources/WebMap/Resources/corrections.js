"use strict";
// What the reader mends, and the file that it is saved as.
const corrected = new Set();
let isSaved = true;
const redraw = () => {
  isSaved = corrected.size === 0;
  $("save").disabled = isSaved;
  drawText();
  drawPlaces();
};
const correct = (targets, change, shown) => {
  for (const mention of targets) {
    if (!mention.before) mention.before = { place: mention.place, confidence: mention.confidence, approximate: mention.approximate, removed: false };
    Object.assign(mention, { confidence: 1, approximate: false }, change);
    corrected.add(mention);
  }
  redraw();
  choose(shown, cameFrom === "map" ? "list" : cameFrom);
};
const undo = (mention) => {
  if (mention.added) {
    const list = articles[mention.article].mentions;
    list.splice(list.indexOf(mention), 1);
    Object.assign(mention, { place: null, removed: true });
  } else {
    Object.assign(mention, mention.before);
  }
  delete mention.before;
  corrected.delete(mention);
  redraw();
  closeCard();
};
let stopPicking = null;
const pickPoint = (words, mend) => {
  card.hidden = true;
  $("prompt").textContent = `Click where “${words}” is, or move the map and press Enter for its centre; Escape leaves it`;
  $("prompt").hidden = false;
  map.getContainer().classList.add("picking");
  map.getContainer().focus({ preventScroll: true });
  const done = () => {
    map.off("click", clicked);
    document.removeEventListener("keydown", pressed, true);
    map.getContainer().classList.remove("picking");
    $("prompt").hidden = true;
    stopPicking = null;
  };
  const take = (point) => {
    done();
    const at = point.wrap();
    const [lat, lon] = [at.lat, at.lng].map((degrees) => Number(degrees.toFixed(5)));
    mend({ place: addPoint(words, lat, lon), removed: false });
  };
  const clicked = (event) => take(event.latlng);
  const pressed = (event) => {
    if (event.key === "Escape") { event.stopPropagation(); done(); showCard(state.current); }
    if (event.key === "Enter" && map.getContainer().contains(document.activeElement)) { event.preventDefault(); event.stopPropagation(); take(map.getCenter()); }
  };
  stopPicking = done;
  map.on("click", clicked);
  document.addEventListener("keydown", pressed, true);
};
// Words that no mention covers become one; those that were kept from view give way to it.
const addMention = (start, end) => {
  const article = articles[state.article];
  const crossing = article.mentions.filter((mention) => mention.start < end && mention.end > start);
  const known = crossing.find(isMarked);
  if (known) { choose(known, "text"); return; }
  article.mentions = article.mentions.filter((mention) => !crossing.includes(mention));
  const mention = { start, end, kind: "place", place: null, confidence: 1, approximate: false, alternatives: [], evidence: [], added: true };
  adopt(mention, state.article);
  mention.before = { place: null, confidence: 1 };
  article.mentions.push(mention);
  article.mentions.sort((a, b) => a.start - b.start);
  getSelection().removeAllRanges();
  drawText();
  drawPlaces();
  choose(mention, "text");
};

// One line an article, as `geonews locate --corrections`, `evaluate` and `train` read it; offsets count code points.
const lineOf = (article) => {
  const points = (position) => [...article.text.slice(0, position)].length;
  const lines = article.mentions.filter((mention) => !mention.added || corrected.has(mention)).map((mention) => {
    const place = places[mention.place];
    const line = { start: points(mention.start), end: points(mention.end), kind: mention.removed ? "none" : mention.kind, corrected: corrected.has(mention) };
    if (place) Object.assign(line, { lon: place.lon, lat: place.lat });
    if (place && place.id !== null) line.place_id = place.id;
    if (place && place.id !== null && place.id < 2e9) line.geonames_id = place.id;
    return line;
  });
  const { id, source, title, date, text } = article;
  return JSON.stringify({ id, source: source || undefined, title: title || undefined, date: date || undefined, text, mentions: lines });
};
const correctionsFile = () => {
  const touched = [...new Set([...corrected].map((mention) => mention.article))].sort((a, b) => a - b);
  return touched.map((index) => `${lineOf(articles[index])}\n`).join("");
};
$("save").addEventListener("click", () => {
  const address = URL.createObjectURL(new Blob([correctionsFile()], { type: "application/x-ndjson" }));
  make("a", { download: "corrections.jsonl", href: address }).click();
  isSaved = true;
  setTimeout(() => URL.revokeObjectURL(address), 1000);
});
addEventListener("beforeunload", (event) => { if (!isSaved) event.preventDefault(); });
