"use strict";
(() => {
  const data = JSON.parse(document.getElementById("data").textContent);
  const $ = (id) => document.getElementById(id);
  const make = (tag, attributes = {}, ...children) => {
    const element = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) {
      if (name === "class") element.className = value;
      else if (name === "text") element.textContent = value;
      else element.setAttribute(name, value);
    }
    element.append(...children);
    return element;
  };
  const families = {
    city: "city", section: "city", postal: "city", admin1: "division", admin2: "division", region: "division",
    disputed: "division", country: "country", continent: "country", historical: "past", ocean: "water", lake: "water",
    river: "water", landform: "nature", island: "nature", site: "site", airport: "site",
  };
  const familyNames = {
    city: "Towns", division: "Regions", country: "Countries", water: "Waters", nature: "Landforms", site: "Sites",
    past: "Historical",
  };
  const familyOf = (place) => (place ? families[place.kind] || "site" : "none");
  const percent = (number) => `${Math.round(number * 100)} %`;

  // Mentions carry their own state: a correction replaces `place` and remembers what it was.
  const articles = data.articles;
  const places = data.places;
  const mentions = [];
  articles.forEach((article, articleIndex) => {
    article.mentions.forEach((mention) => {
      mention.article = articleIndex;
      mention.index = mentions.length;
      mentions.push(mention);
    });
  });
  const state = { article: 0, sure: 0, region: "", kinds: new Set(Object.keys(familyNames)), until: null, current: null };
  const elements = new Map();

  // ---- the map
  const map = L.map("map", { worldCopyJump: true, zoomSnap: 0.5, attributionControl: true, minZoom: 1 });
  map.attributionControl.setPrefix(false);
  map.attributionControl.addAttribution(data.attribution);
  const ground = L.canvas({ padding: 0.3 });
  const styleOf = (name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();
  const decode = (text) => {
    const ring = [];
    let index = 0, latitude = 0, longitude = 0;
    const next = () => {
      let shift = 0, value = 0, chunk;
      do { chunk = text.charCodeAt(index++) - 63; value |= (chunk & 31) << shift; shift += 5; } while (chunk >= 32);
      return value & 1 ? ~(value >> 1) : value >> 1;
    };
    while (index < text.length) {
      latitude += next();
      longitude += next();
      ring.push([latitude / data.precision, longitude / data.precision]);
    }
    return ring;
  };
  const shape = (polygons) => polygons.map((rings) => rings.map(decode));
  const land = L.layerGroup().addTo(map);
  const drawLand = () => {
    land.clearLayers();
    if (data.tiles) {
      L.tileLayer(data.tiles.url, { attribution: data.tiles.attribution, maxZoom: 19 }).addTo(land);
      return;
    }
    const options = { renderer: ground, interactive: false, color: styleOf("--border"), weight: 0.8, fillColor: styleOf("--land"), fillOpacity: 1 };
    for (const polygons of data.land) L.polygon(shape(polygons), options).addTo(land);
    for (const polygons of data.water) L.polygon(shape(polygons), { ...options, weight: 0.5, fillColor: styleOf("--sea") }).addTo(land);
    for (const polygons of data.divisions) L.polygon(shape(polygons), { ...options, fill: false, weight: 0.5, dashArray: "2 3" }).addTo(land);
    for (const polygons of data.disputed) L.polygon(shape(polygons), { ...options, fill: false, weight: 1.2, color: styleOf("--disputed"), dashArray: "5 4" }).addTo(land);
  };
  const areas = L.layerGroup().addTo(map);
  const clusters = articles.length > 1 && L.markerClusterGroup
    ? L.markerClusterGroup({ maxClusterRadius: 36, showCoverageOnHover: false, iconCreateFunction: (cluster) => L.divIcon({ className: "cluster", html: String(cluster.getChildCount()), iconSize: [34, 34] }) })
    : null;
  const dots = (clusters || L.layerGroup()).addTo(map);

  // ---- what is shown
  const isShown = (mention) => {
    const place = places[mention.place];
    if (!place || mention.removed) return false;
    if (articles.length === 1 && mention.article !== state.article) return false;
    if (state.until && articles[mention.article].date && articles[mention.article].date > state.until) return false;
    if (mention.confidence * 100 < state.sure) return false;
    if (!state.kinds.has(familyOf(place))) return false;
    return !state.region || place.name === state.region || place.within.includes(state.region);
  };
  const shownPlaces = () => {
    const shown = new Map();
    for (const mention of mentions) {
      if (!isShown(mention)) continue;
      const entry = shown.get(mention.place) || { place: mention.place, count: 0, sure: 0, mentions: [] };
      entry.count += 1;
      entry.sure = Math.max(entry.sure, mention.confidence);
      entry.mentions.push(mention);
      shown.set(mention.place, entry);
    }
    return [...shown.values()].sort((a, b) => b.count - a.count || a.place - b.place);
  };

  const drawPlaces = () => {
    const shown = shownPlaces();
    elements.clear();
    areas.clearLayers();
    dots.clearLayers();
    const list = $("places");
    list.replaceChildren();
    for (const entry of shown) {
      const place = places[entry.place];
      const family = familyOf(place);
      if (place.shape) {
        L.polygon(shape(place.shape), { className: `area k-${family}${place.disputed ? " disputed" : ""}`, interactive: false }).addTo(areas);
      }
      const point = [place.lat, place.lon];
      const dot = clusters
        ? L.marker(point, { title: place.name, alt: place.name, keyboard: true, icon: L.divIcon({ className: `dot k-${family}`, iconSize: [14, 14] }) })
        : L.circleMarker(point, { radius: 5 + 2 * Math.sqrt(entry.count), weight: 1.5, fillOpacity: 0.35 + 0.6 * entry.sure, className: `place k-${family}` });
      dot.bindTooltip(() => tooltip(entry), { sticky: true });
      dot.on("click", () => choose(entry.mentions[0], "map"));
      dot.addTo(dots);
      entry.dot = dot;
      const path = dot.getElement && dot.getElement();
      if (path && !clusters) {
        path.setAttribute("tabindex", "0");
        path.setAttribute("role", "button");
        path.setAttribute("aria-label", `${place.name}, ${entry.count} mentions`);
        path.addEventListener("keydown", (event) => {
          if (event.key === "Enter" || event.key === " ") { event.preventDefault(); choose(entry.mentions[0], "map"); }
        });
      }
      const button = make("button", { type: "button", class: `k-${family}`, "data-place": entry.place },
        make("span", { class: "dot" }), make("span", { text: place.name }),
        make("span", { class: "count", text: String(entry.count) }));
      button.style.setProperty("--sure", 0.35 + 0.65 * entry.sure);
      button.addEventListener("click", () => choose(entry.mentions[0], "list"));
      list.append(make("li", {}, button));
      elements.set(entry.place, { entry, button });
    }
    $("tally").textContent = shown.length === 1 ? "1 place" : `${shown.length} places`;
    for (const element of document.querySelectorAll(".mention")) {
      const mention = mentions[element.dataset.mention];
      element.hidden = false;
      element.classList.toggle("unplaced", !isShown(mention));
      element.classList.toggle("removed", Boolean(mention.removed));
    }
    mark();
  };
  const tooltip = (entry) => {
    const place = places[entry.place];
    const best = entry.mentions[0];
    const box = make("div", {}, make("strong", { text: place.label }));
    box.append(make("div", { text: `${entry.count} × in the text, ${percent(entry.sure)} sure` }));
    if (best.alternatives.length) {
      box.append(make("div", { text: `or ${best.alternatives.slice(0, 2).map(([index, probability]) => `${places[index].label} (${percent(probability)})`).join(", ")}` }));
    }
    if (best.evidence && best.evidence.length) box.append(make("div", { text: `because of ${best.evidence.slice(0, 3).join(", ")}` }));
    return box;
  };
  const fit = () => {
    const points = shownPlaces().map((entry) => places[entry.place]).filter((place) => !["continent", "ocean"].includes(place.kind) && !(place.kind === "country" && place.radius > 1.2e6));
    const all = points.length ? points : shownPlaces().map((entry) => places[entry.place]);
    if (!all.length) { map.setView([20, 10], 1.5); return; }
    map.fitBounds(L.latLngBounds(all.map((place) => [place.lat, place.lon])), { padding: [40, 40], maxZoom: 9 });
  };

  // ---- the text
  const drawText = () => {
    const article = articles[state.article];
    $("title").textContent = article.title || article.id;
    $("byline").textContent = [article.source, article.date, article.focus && `About ${article.focus}`].filter(Boolean).join(" · ");
    const reading = $("reading");
    reading.replaceChildren();
    let paragraph = make("p");
    const addText = (text) => {
      text.split(/\n\s*\n/).forEach((part, index) => {
        if (index > 0) { reading.append(paragraph); paragraph = make("p"); }
        paragraph.append(part);
      });
    };
    let end = 0;
    for (const mention of article.mentions) {
      addText(article.text.slice(end, mention.start));
      const place = places[mention.place];
      const button = make("button", { type: "button", class: `mention k-${familyOf(place)}`, "data-mention": mention.index, text: article.text.slice(mention.start, mention.end) });
      button.style.setProperty("--sure", mention.confidence);
      button.title = describe(mention);
      button.addEventListener("click", () => choose(mention, "text"));
      paragraph.append(button);
      end = mention.end;
    }
    addText(article.text.slice(end));
    reading.append(paragraph);
  };
  const describe = (mention) => {
    const place = places[mention.place];
    if (!place) return "No place was found for it";
    const others = mention.alternatives.slice(0, 3).map(([index, probability]) => `${places[index].label} (${percent(probability)})`);
    return `${place.label}, ${percent(mention.confidence)} sure` + (others.length ? `; or ${others.join("; ")}` : "");
  };

  // ---- one place in the text, on the map and in the list
  const mark = () => {
    for (const element of document.querySelectorAll(".current")) element.classList.remove("current");
    const mention = state.current;
    if (!mention) return;
    for (const element of document.querySelectorAll(".mention")) {
      const other = mentions[element.dataset.mention];
      if (other === mention || (mention.place !== null && other.place === mention.place)) element.classList.add("current");
    }
    const found = elements.get(mention.place);
    if (found) {
      found.button.classList.add("current");
      const path = found.entry.dot.getElement && found.entry.dot.getElement();
      if (path) path.classList.add("current");
    }
  };
  const choose = (mention, from) => {
    state.current = mention;
    if (mention.article !== state.article) { state.article = mention.article; $("articles").value = mention.article; drawText(); }
    mark();
    const place = places[mention.place];
    if (place && from !== "map") map.setView([place.lat, place.lon], Math.max(map.getZoom(), 4));
    if (from !== "text") {
      const element = document.querySelector(`.mention[data-mention="${mention.index}"]`);
      if (element) element.scrollIntoView({ block: "center", behavior: "smooth" });
    }
    showCard(mention);
  };

  // ---- the card: what it is, why, and how to mend it
  const card = $("card");
  const closeCard = () => {
    card.hidden = true;
    const element = state.current && document.querySelector(`.mention[data-mention="${state.current.index}"]`);
    if (element) element.focus({ preventScroll: true });
  };
  const showCard = (mention) => {
    const place = places[mention.place];
    const article = articles[mention.article];
    const words = article.text.slice(mention.start, mention.end);
    card.replaceChildren();
    const close = make("button", { type: "button", class: "close", "aria-label": "Close", text: "×" });
    close.addEventListener("click", closeCard);
    card.append(close, make("h2", { text: place ? place.label : words }));
    if (place) {
      const facts = [`“${words}”`, place.kind, place.population ? `${place.population.toLocaleString("en")} people` : "", `${percent(mention.confidence)} sure`, mention.approximate ? "the place around it" : ""];
      card.append(make("p", { text: facts.filter(Boolean).join(" · ") }));
      if (place.disputed) card.append(make("p", { text: `Disputed: claimed by ${place.claimants.join(", ")}${place.administration.length ? `; administered by ${place.administration.join(", ")}` : ""}.` }));
      if (mention.evidence && mention.evidence.length) card.append(make("p", { class: "hint", text: `Because of ${mention.evidence.join(", ")}` }));
    } else {
      card.append(make("p", { text: mention.removed ? "Marked as not a place." : "No place was found for these words." }));
    }
    card.append(make("p", { class: "hint", text: "Is it wrong? Choose what is right:" }));
    for (const [index, probability] of mention.alternatives) {
      card.append(choice(`${places[index].label} (${percent(probability)})`, () => correct(mention, { place: index })));
    }
    card.append(finder(mention));
    card.append(choice("A point on the map …", () => pickPoint(mention)), choice("Not a place", () => correct(mention, { removed: true, place: null })));
    if (mention.before) card.append(choice("Undo the correction", () => undo(mention)));
    card.hidden = false;
    const box = $("reading").getBoundingClientRect();
    card.style.left = `${Math.min(box.right + 12, window.innerWidth - card.offsetWidth - 12)}px`;
    card.style.top = "4.5rem";
    close.focus({ preventScroll: true });
  };
  const choice = (text, action) => {
    const button = make("button", { type: "button", class: "choice", text });
    button.addEventListener("click", action);
    return button;
  };
  const finder = (mention) => {
    const input = make("input", { type: "search", placeholder: "Another place on this page", "aria-label": "Find another place" });
    const results = make("ul");
    input.addEventListener("input", () => {
      const wanted = input.value.trim().toLowerCase();
      results.replaceChildren();
      if (!wanted) return;
      places.map((place, index) => [place, index]).filter(([place]) => place.label.toLowerCase().includes(wanted)).slice(0, 8)
        .forEach(([place, index]) => results.append(make("li", {}, choice(place.label, () => correct(mention, { place: index })))));
    });
    return make("div", {}, input, results);
  };

  // ---- corrections
  const corrected = new Set();
  const correct = (mention, change) => {
    if (!mention.before) mention.before = { place: mention.place, confidence: mention.confidence, removed: mention.removed || false };
    Object.assign(mention, { removed: false, confidence: 1, approximate: false }, change);
    corrected.add(mention);
    redraw();
    choose(mention, "list");
  };
  const undo = (mention) => {
    if (mention.added) {
      const list = articles[mention.article].mentions;
      list.splice(list.indexOf(mention), 1);
      mention.place = null;
    } else {
      Object.assign(mention, mention.before);
    }
    delete mention.before;
    corrected.delete(mention);
    closeCard();
    redraw();
  };
  const pickPoint = (mention) => {
    card.hidden = true;
    $("tally").textContent = "Click the place on the map; Escape to leave it.";
    map.getContainer().style.cursor = "crosshair";
    const done = () => {
      map.off("click", take);
      document.removeEventListener("keydown", leave);
      map.getContainer().style.cursor = "";
      drawPlaces();
    };
    const take = (event) => {
      done();
      const at = event.latlng.wrap();
      const words = articles[mention.article].text.slice(mention.start, mention.end);
      places.push({ name: words, label: `${words} (${at.lat.toFixed(4)}, ${at.lng.toFixed(4)})`, kind: "site", lat: Number(at.lat.toFixed(5)), lon: Number(at.lng.toFixed(5)), id: null, within: [], claimants: [], administration: [], radius: 0 });
      correct(mention, { place: places.length - 1 });
    };
    const leave = (event) => { if (event.key === "Escape") done(); };
    map.on("click", take);
    document.addEventListener("keydown", leave);
  };
  const addMention = (start, end) => {
    const article = articles[state.article];
    if (article.mentions.some((mention) => mention.start < end && mention.end > start)) return;
    const mention = { start, end, kind: "place", place: null, confidence: 1, alternatives: [], added: true, before: {}, article: state.article, index: mentions.length };
    mentions.push(mention);
    article.mentions.push(mention);
    article.mentions.sort((a, b) => a.start - b.start);
    drawText();
    drawPlaces();
    choose(mention, "text");
  };
  const selectedRange = () => {
    const selection = getSelection();
    if (!selection.rangeCount || selection.isCollapsed) return null;
    const range = selection.getRangeAt(0);
    if (!$("reading").contains(range.commonAncestorContainer)) return null;
    const words = selection.toString().trim();
    if (!words || words.length > 80 || words.includes("\n")) return null;
    const before = document.createRange();
    before.selectNodeContents($("reading"));
    before.setEnd(range.startContainer, range.startOffset);
    // Paragraph breaks are not in the page's text, so the words are looked for from what came before them.
    const text = articles[state.article].text;
    const wanted = before.toString().replace(/\s+/g, "").length;
    let seen = 0, start = 0;
    while (start < text.length && (seen < wanted || /\s/.test(text[start]))) { if (!/\s/.test(text[start])) seen += 1; start += 1; }
    const found = text.indexOf(words, Math.max(0, start - 1));
    return found < 0 ? null : [found, found + words.length];
  };
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && !card.hidden) closeCard();
    if (event.key === "n" && !/INPUT|SELECT/.test(document.activeElement.tagName)) {
      const range = selectedRange();
      if (range) addMention(...range);
    }
  });
  $("reading").addEventListener("mouseup", () => {
    const range = selectedRange();
    const old = $("name-it");
    if (old) old.remove();
    if (!range) return;
    const button = make("button", { type: "button", id: "name-it", class: "choice", text: "Name this place (n)" });
    button.addEventListener("click", () => { button.remove(); addMention(...range); });
    $("panel").prepend(button);
  });
  // One line an article, as `geonews evaluate`, `train` and `locate --corrections` read it.
  const saved = () => [...new Set([...corrected].map((mention) => mention.article))].map((index) => {
    const article = articles[index];
    const points = (position) => [...article.text.slice(0, position)].length;
    const lines = article.mentions.map((mention) => {
      const place = places[mention.place];
      const line = { start: points(mention.start), end: points(mention.end), kind: mention.removed ? "none" : mention.kind };
      if (place) Object.assign(line, { lon: place.lon, lat: place.lat });
      if (place && Number.isInteger(place.id)) line.geonames_id = place.id;
      if (mention.before) line.corrected = true;
      return line;
    });
    return JSON.stringify({ id: article.id, source: article.source || undefined, title: article.title || undefined, date: article.date || undefined, text: article.text, mentions: lines });
  }).join("\n") + "\n";
  $("save").addEventListener("click", () => {
    const link = make("a", { download: "corrections.jsonl", href: URL.createObjectURL(new Blob([saved()], { type: "application/x-ndjson" })) });
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 1000);
  });

  // ---- filters
  const redraw = () => { $("save").disabled = corrected.size === 0; drawText(); drawPlaces(); };
  for (const [family, name] of Object.entries(familyNames)) {
    if (!places.some((place) => familyOf(place) === family)) continue;
    const box = make("input", { type: "checkbox", checked: "", "data-kind": family });
    box.addEventListener("change", () => { if (box.checked) state.kinds.add(family); else state.kinds.delete(family); drawPlaces(); });
    $("kinds").append(make("label", { class: `k-${family}` }, box, " ", make("span", { class: "dot" }), ` ${name}`));
  }
  $("sure").addEventListener("input", () => { state.sure = Number($("sure").value); $("sure-value").textContent = `${state.sure} %`; drawPlaces(); });
  const regions = new Map();
  for (const mention of mentions) {
    const place = places[mention.place];
    if (place) for (const region of place.within) regions.set(region, (regions.get(region) || 0) + 1);
  }
  [...regions].sort((a, b) => b[1] - a[1]).slice(0, 40).forEach(([region, count]) => $("region").append(make("option", { value: region, text: `${region} (${count})` })));
  $("region").addEventListener("change", () => { state.region = $("region").value; drawPlaces(); fit(); });
  if (articles.length > 1) {
    $("article-choice").hidden = false;
    articles.forEach((article, index) => $("articles").append(make("option", { value: index, text: article.title || article.id })));
    $("articles").addEventListener("change", () => { state.article = Number($("articles").value); drawText(); drawPlaces(); });
    const days = [...new Set(articles.map((article) => article.date).filter(Boolean))].sort();
    if (days.length > 1) {
      $("time-choice").hidden = false;
      const slider = $("time");
      slider.max = days.length - 1;
      slider.value = days.length - 1;
      const show = () => { state.until = days[slider.value]; $("time-value").textContent = state.until; drawPlaces(); };
      slider.addEventListener("input", show);
      $("time-value").textContent = days[days.length - 1];
    }
  }

  // ---- light and dark
  const setTheme = (dark) => {
    document.documentElement.dataset.theme = dark ? "dark" : "light";
    $("theme").setAttribute("aria-pressed", String(dark));
    $("theme").textContent = dark ? "Light" : "Dark";
    drawLand();
  };
  $("theme").addEventListener("click", () => setTheme(document.documentElement.dataset.theme !== "dark"));

  map.setView([20, 10], 2);
  setTheme(matchMedia("(prefers-color-scheme: dark)").matches);
  drawText();
  drawPlaces();
  fit();
  document.documentElement.dataset.ready = "true";
})();
