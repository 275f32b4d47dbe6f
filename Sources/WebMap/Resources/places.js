"use strict";
// Places on the map and in the list.
const areas = L.layerGroup().addTo(map);
const isClustered = articles.length > 1 && Boolean(L.markerClusterGroup);
const dots = isClustered
  ? L.markerClusterGroup({
      maxClusterRadius: 34, showCoverageOnHover: false, animate: !isCalm,
      iconCreateFunction: (cluster) => {
        const count = cluster.getAllChildMarkers().reduce((sum, marker) => sum + marker.options.count, 0);
        const size = 26 + 6 * Math.log2(1 + count / 4);
        return L.divIcon({ className: "cluster", html: String(count), iconSize: [size, size] });
      },
    })
  : L.layerGroup();
dots.addTo(map);
let entries = [];
const entryOf = (mention) => entries.find((entry) => entry.index === mention.place);

const aboutPlace = (place, mention, count) => {
  const box = make("div", {}, make("strong", { text: place.label }));
  const facts = [kindOf(place), count && times(count), `${percent(mention.confidence)} sure`];
  box.append(make("div", { class: "soft", text: facts.filter(Boolean).join(" · ") }));
  const others = mention.alternatives.slice(0, 2).map(([index, share]) => `${places[index].label} (${kindOf(places[index])}, ${percent(share)})`);
  if (others.length) box.append(make("div", { text: `or ${others.join(" or ")}` }));
  const why = reasonsFor(mention);
  if (why.length && !mention.before) box.append(make("div", { class: "soft", text: `because: ${why.join(", ")}` }));
  return box;
};
const dotOf = (entry) => {
  const { place } = entry;
  const point = [place.lat, place.lon];
  const family = familyOf(place);
  if (isClustered) {
    const size = 2 * radiusOf(entry);
    return L.marker(point, { count: entry.mentions.length, keyboard: true, icon: L.divIcon({ className: `pin k-${family}`, iconSize: [size, size] }) });
  }
  const style = isArea(place)
    ? { fillOpacity: 0.3, weight: 2, className: `place outline k-${family}` }
    : { fillOpacity: 0.4 + 0.6 * entry.sure, weight: 1.5, className: `place k-${family}` };
  return L.circleMarker(point, { radius: radiusOf(entry), bubblingMouseEvents: false, ...style });
};
const makeReachable = (entry) => {
  const element = entry.dot.getElement();
  if (!element || element.dataset.place) return;
  element.dataset.place = entry.index;
  element.setAttribute("tabindex", "0");
  element.setAttribute("role", "button");
  element.setAttribute("aria-label", `${entry.place.label}, ${times(entry.mentions.length)}`);
  element.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" && event.key !== " ") return;
    event.preventDefault();
    event.stopPropagation();
    choose(entry.mentions[0], "map");
  });
  element.addEventListener("focus", () => entry.dot.openTooltip());
  element.addEventListener("blur", () => entry.dot.closeTooltip());
};
const drawPlaces = () => {
  entries = shownPlaces();
  areas.clearLayers();
  dots.clearLayers();
  const list = $("places");
  list.replaceChildren();
  for (const entry of entries) {
    const { place } = entry;
    const family = familyOf(place);
    if (place.shape) {
      const look = place.kind === "disputed" ? " disputed" : place.kind === "region" ? " wide" : "";
      entry.area = L.polygon(shape(place.shape), { className: `area k-${family}${look}`, interactive: false }).addTo(areas);
    }
    entry.dot = dotOf(entry);
    entry.dot.bindTooltip(() => aboutPlace(place, entry.mentions[0], entry.mentions.length), { sticky: false, direction: "top", offset: [0, -8] });
    entry.dot.on("click", () => choose(nearestMention(entry), "map"));
    entry.dot.on("add", () => makeReachable(entry));
    entry.button = make("button", { type: "button", class: `k-${family}`, "data-place": entry.index },
      make("span", { class: "dot" }), make("span", { class: "name", text: place.name }),
      make("span", { class: "count", text: String(entry.mentions.length) }));
    entry.button.title = place.label;
    entry.button.style.setProperty("--sure", entry.sure);
    entry.button.addEventListener("click", () => choose(nearestMention(entry), "list"));
    list.append(make("li", {}, entry.button));
  }
  // The least mentioned first, so that the others lie over them.
  for (const entry of [...entries].reverse()) entry.dot.addTo(dots);
  const shown = entries.reduce((sum, entry) => sum + entry.mentions.length, 0);
  $("tally").textContent = `${entries.length === 1 ? "1 place" : `${entries.length} places`}, ${times(shown)}`;
  styleMentions();
  if (isClustered) labelPane.replaceChildren(); else drawLabels(entries);
  mark();
};
// In a batch, the mention in the article that is open.
const nearestMention = (entry) => entry.mentions.find((mention) => mention.article === state.article) || entry.mentions[0];
map.on("moveend zoomend resize", () => { if (!isClustered) drawLabels(entries); });
