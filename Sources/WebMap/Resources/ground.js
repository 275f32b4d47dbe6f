"use strict";
// The map and the ground under it.
const isCalm = matchMedia("(prefers-reduced-motion: reduce)").matches;
const map = L.map("map", {
  worldCopyJump: true, zoomSnap: 0.25, zoomDelta: 0.5, wheelPxPerZoomLevel: 120, minZoom: 1, maxZoom: data.tiles ? 19 : 13, zoomControl: false,
  fadeAnimation: !isCalm, zoomAnimation: !isCalm, inertia: !isCalm,
});
const asText = (text) => make("span", { text }).innerHTML;
map.attributionControl.setPrefix(false);
map.attributionControl.addAttribution(asText(data.attribution));
L.control.zoom({ position: "topleft" }).addTo(map);
L.control.scale({ position: "bottomleft", imperial: false }).addTo(map);

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
const ground = Object.fromEntries(["land", "water", "divisions", "disputed"].map((layer) => [layer, data[layer].map(shape)]));
const groundLayer = L.layerGroup().addTo(map);
const canvas = L.canvas({ padding: 0.4 });
const colour = (name) => getComputedStyle(document.documentElement).getPropertyValue(`--${name}`).trim();
const drawGround = () => {
  groundLayer.clearLayers();
  if (data.tiles) {
    L.tileLayer(data.tiles.url, { attribution: asText(data.tiles.attribution), maxZoom: 19 }).addTo(groundLayer);
    return;
  }
  const draw = (layer, style) => {
    for (const polygons of ground[layer]) {
      L.polygon(polygons, { renderer: canvas, interactive: false, smoothFactor: 0.6, fillOpacity: 1, ...style }).addTo(groundLayer);
    }
  };
  // Neighbours are simplified each on its own: a stroke of the land's colour closes the gaps between them.
  draw("land", { color: colour("land"), weight: 2, fillColor: colour("land") });
  draw("water", { color: colour("coast"), weight: 0.6, fillColor: colour("sea") });
  draw("divisions", { color: colour("border"), weight: 0.6, opacity: 0.7, dashArray: "1 3", fill: false });
  draw("land", { color: colour("border"), weight: 0.9, fill: false });
  draw("disputed", { color: colour("disputed"), weight: 1.2, dashArray: "5 4", fill: false });
};
const setTheme = (isDark) => {
  document.documentElement.dataset.theme = isDark ? "dark" : "light";
  $("theme").setAttribute("aria-pressed", String(isDark));
  drawGround();
};

// The map opens on what the article is about: far outliers, countries and seas do not widen it.
const distance = (a, b) => map.distance([a.lat, a.lon], [b.lat, b.lon]);
const focusOf = (entries) => {
  const fine = entries.filter(({ place }) => !["country", "continent", "ocean", "historical"].includes(place.kind));
  if (fine.length < 3) return fine.length ? fine : entries;
  const spread = (centre) => fine.reduce((sum, entry) => sum + entry.mentions.length * distance(centre.place, entry.place), 0);
  const middle = fine.reduce((best, entry) => (spread(entry) < spread(best) ? entry : best));
  const far = fine.map((entry) => distance(middle.place, entry.place)).sort((a, b) => a - b);
  const reach = Math.max(5 * far[Math.floor(far.length * 0.5)], 60e3);
  return fine.filter((entry) => distance(middle.place, entry.place) <= reach);
};
const fit = (entries) => {
  if (!entries.length) { map.setView([20, 10], 2); return; }
  const bounds = L.latLngBounds(entries.map(({ place }) => [place.lat, place.lon]));
  map.fitBounds(bounds, { paddingTopLeft: [70, 44], paddingBottomRight: [90, 56], maxZoom: 9, animate: false });
};
const fitControl = L.Control.extend({
  onAdd() {
    const box = make("div", { class: "leaflet-bar" });
    const add = (text, label, entries) => {
      const link = make("a", { href: "#", role: "button", title: label, "aria-label": label, text });
      L.DomEvent.on(link, "click", (event) => { L.DomEvent.stop(event); fit(entries()); });
      box.append(link);
    };
    add("◎", "Zoom to where the article is about", () => focusOf(shownPlaces()));
    add("⤢", "Zoom to all places", shownPlaces);
    return box;
  },
});
new fitControl({ position: "topleft" }).addTo(map);
