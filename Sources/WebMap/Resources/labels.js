"use strict";
// Names on the map: the most mentioned places first, each where it covers nothing; what finds no room is left out.
const labelPane = map.createPane("labels");
labelPane.style.zIndex = 620;
labelPane.style.pointerEvents = "none";
labelPane.classList.add("leaflet-zoom-hide");
labelPane.setAttribute("aria-hidden", "true");
const pencil = document.createElement("canvas").getContext("2d");
const widths = new Map();
const widthOf = (text, font, spacing) => {
  const key = `${font}|${text}`;
  if (!widths.has(key)) {
    pencil.font = font;
    widths.set(key, pencil.measureText(text).width + spacing * text.length + 4);
  }
  return widths.get(key);
};
const overlaps = (a, b) => a[0] < b[2] && b[0] < a[2] && a[1] < b[3] && b[1] < a[3];
const radiusOf = (entry) => 4.5 + 1.8 * Math.sqrt(entry.mentions.length);

const drawLabels = (entries) => {
  labelPane.replaceChildren();
  const size = map.getSize();
  const family = getComputedStyle(document.querySelector(".leaflet-container")).fontFamily;
  const isFree = (box, taken) => box[0] >= 2 && box[1] >= 2 && box[2] <= size.x - 2 && box[3] <= size.y - 2 && !taken.some((other) => overlaps(box, other));
  const taken = [...document.querySelectorAll("#map .leaflet-control")].map((element) => {
    const inner = element.getBoundingClientRect(), outer = map.getContainer().getBoundingClientRect();
    return [inner.left - outer.left, inner.top - outer.top, inner.right - outer.left, inner.bottom - outer.top];
  });
  const points = entries.map((entry) => map.latLngToContainerPoint([entry.place.lat, entry.place.lon]));
  entries.forEach((entry, index) => {
    const radius = radiusOf(entry), { x, y } = points[index];
    taken.push([x - radius, y - radius, x + radius, y + radius]);
  });
  const put = (box, text, kind) => {
    taken.push(box);
    const label = make("div", { class: `place-label ${kind}`, text });
    const at = map.containerPointToLayerPoint([box[0] + 2, box[1]]);
    label.style.transform = `translate(${Math.round(at.x)}px, ${Math.round(at.y)}px)`;
    labelPane.append(label);
  };
  entries.forEach((entry, index) => {
    const { x, y } = points[index];
    if (x < 0 || y < 0 || x > size.x || y > size.y) return;
    const width = widthOf(entry.place.name, `600 12px ${family}`, entry.place.kind === "country" ? 0.3 : 0), height = 15;
    const gap = radiusOf(entry) + 2, near = gap * 0.7;
    const spots = [
      [x + gap, y - height / 2], [x - gap - width, y - height / 2], [x - width / 2, y - gap - height], [x - width / 2, y + gap],
      [x + near, y - near - height], [x + near, y + near], [x - near - width, y - near - height], [x - near - width, y + near],
    ];
    const boxes = spots.map(([left, top]) => [left, top, left + width, top + height]);
    const free = boxes.find((box) => isFree(box, taken));
    if (free) put(free, entry.place.name, `k-${familyOf(entry.place)} ${familyOf(entry.place)}`);
  });
  if (data.tiles) return;
  // Countries and seas that nobody mentioned, for orientation, where they are large enough to be told apart.
  const named = new Set(entries.map(({ place }) => place.name));
  const metres = 40075016 * Math.cos((map.getCenter().lat * Math.PI) / 180) / (256 * 2 ** map.getZoom());
  for (const [text, lon, lat, radius, isSea] of data.names) {
    const reach = radius / metres;
    if (named.has(text) || reach < 34 || (isSea && reach > 4000)) continue;
    const { x, y } = map.latLngToContainerPoint([lat, lon]);
    const shown = isSea ? text : text.toUpperCase();
    const width = widthOf(shown, isSea ? `italic 12px ${family}` : `11px ${family}`, isSea ? 1 : 1.8);
    if (width > reach * 2.6) continue;
    const box = [x - width / 2, y - 8, x + width / 2, y + 8];
    if (isFree(box, taken)) put(box, text, isSea ? "sea" : "ground");
  }
};
