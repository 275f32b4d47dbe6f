"use strict";
// The card of one mention: what it was taken for, why, and what else it could be.
const card = $("card");
let cameFrom = null;
const mark = () => {
  for (const element of document.querySelectorAll(".current, .same")) element.classList.remove("current", "same");
  const mention = state.current;
  if (!mention) return;
  for (const word of document.querySelectorAll(".mention")) {
    const other = mentions[word.dataset.mention];
    if (other === mention) word.classList.add("current");
    else if (mention.place !== null && other.place === mention.place && !other.removed) word.classList.add("same");
  }
  const entry = mention.removed ? null : entryOf(mention);
  if (!entry) return;
  entry.button.classList.add("current");
  for (const layer of [entry.dot, entry.area]) {
    const element = layer && layer.getElement && layer.getElement();
    if (element) element.classList.add("current");
  }
};
const choose = (mention, from) => {
  cameFrom = from;
  state.current = mention;
  if (mention.article !== state.article) openArticle(mention.article);
  mark();
  const entry = entryOf(mention);
  if (entry && from !== "map") showOnMap(entry);
  if (from !== "text") {
    const word = wordFor(mention);
    if (word) word.scrollIntoView({ block: "nearest" });
  }
  showCard(mention);
};
// Moves the map only as far as it must, clear of the card.
const showOnMap = ({ place, dot }) => {
  const point = [place.lat, place.lon];
  if (isClustered && dots.hasLayer(dot)) { dots.zoomToShowLayer(dot, mark); return; }
  const size = map.getSize(), at = map.latLngToContainerPoint(point);
  const right = size.x > 700 ? 380 : 40;
  if (at.x > 40 && at.y > 40 && at.x < size.x - right && at.y < size.y - 40) return;
  map.panTo(map.unproject(map.project(point).add([size.x > 700 ? 170 : 0, 0])), { animate: !isCalm });
};
const closeCard = () => {
  card.hidden = true;
  const mention = state.current;
  state.current = null;
  mark();
  const entry = mention && entryOf(mention);
  const dot = entry && entry.dot.getElement && entry.dot.getElement();
  const back = cameFrom === "list" && entry ? entry.button : cameFrom === "map" && dot ? dot : mention && wordFor(mention);
  if (back) back.focus({ preventScroll: true });
};
const choiceButton = (text, action, share, place) => {
  const button = make("button", { type: "button", class: "choice" }, make("span", { text }));
  if (place) button.append(make("span", { class: "soft", text: kindOf(place) }));
  if (share !== undefined) {
    button.style.setProperty("--share", share);
    button.append(make("span", { class: "count", text: percent(share) }));
  }
  button.addEventListener("click", action);
  return button;
};
const showCard = (mention) => {
  const place = mention.removed ? null : places[mention.place];
  const words = wordsOf(mention);
  card.className = `ui k-${familyOf(place)}`;
  const close = make("button", { type: "button", class: "close", "aria-label": "Close", text: "×" });
  close.addEventListener("click", closeCard);
  card.replaceChildren(close, make("h2", { id: "card-title", text: place ? place.label : words }));
  const line = (text, name = "soft") => text && card.append(make("p", { class: name, text }));
  if (place) {
    const people = place.population ? `${place.population.toLocaleString("en")} people` : "";
    line([kindOf(place), people, `“${words}”`, `${percent(mention.confidence)} sure`].filter(Boolean).join(" · "));
    if (mention.approximate) line("The gazetteer lacks the place itself; this is the one around it.");
    if (place.disputed) {
      const held = place.administration.length ? `; administered by ${place.administration.join(", ")}` : "";
      line(`Disputed: claimed by ${place.claimants.join(" and ")}${held}.`, "warning");
    }
    const why = reasonsFor(mention);
    if (why.length && !mention.before) {
      card.append(make("h3", { text: "Why" }), make("ul", { class: "evidence" }, ...why.map((text) => make("li", { text }))));
    }
  } else {
    line(mention.removed ? "Marked as not a place." : "No place is known for these words yet.");
  }
  mending(mention, words);
  card.hidden = false;
  card.scrollTop = 0;
  close.focus({ preventScroll: true });
};

const mending = (mention, words) => {
  card.append(make("h3", { text: mention.alternatives.length ? "Is it wrong? It could be" : "What is it?" }));
  const alike = articles[mention.article].mentions.filter((other) => isMarked(other) && wordsOf(other) === words);
  const box = make("input", { type: "checkbox", id: "alike", checked: "" });
  const mend = (change) => correct(alike.length > 1 && box.checked ? alike : [mention], change, mention);
  for (const [index, share] of candidatesOf(mention)) {
    const button = choiceButton(places[index].label, () => mend({ place: index, removed: false }), share, places[index]);
    button.setAttribute("aria-pressed", String(index === mention.place && !mention.removed));
    card.append(button);
  }
  card.append(finder(mention, words, mend));
  const point = choiceButton("A point on the map", () => pickPoint(words, mend));
  const none = choiceButton("Not a place", () => mend({ place: null, removed: true }));
  none.setAttribute("aria-pressed", String(Boolean(mention.removed)));
  card.append(make("div", { class: "two" }, point, none));
  if (alike.length > 1) {
    const label = make("label", {}, box, ` for all ${alike.length} “${words}”`);
    box.style.width = "auto";
    card.append(label);
  }
  if (mention.before) card.append(choiceButton("Undo the correction", () => undo(mention)));
};
// The first answer and its alternatives, as they were before any correction.
const candidatesOf = (mention) => {
  const first = mention.before || mention;
  const chosen = first.place === null || first.place === undefined ? [] : [[first.place, first.confidence]];
  return [...chosen, ...mention.alternatives];
};
const folded = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
const finder = (mention, words, mend) => {
  const input = make("input", { type: "search", placeholder: "Find another place of this page", "aria-label": "Find another place of this page" });
  const results = make("ul");
  const find = () => {
    const wanted = folded(input.value.trim());
    results.replaceChildren();
    if (!wanted) return;
    const rank = (place) => (folded(place.name) === wanted ? 1e12 : 0) + place.population;
    places.map((place, index) => [place, index]).filter(([place]) => place.kind !== "point" && folded(place.label).includes(wanted))
      .sort(([a], [b]) => rank(b) - rank(a)).slice(0, 6).forEach(([place, index]) => results.append(make("li", {}, choiceButton(place.label, () => mend({ place: index, removed: false }), undefined, place))));
  };
  input.addEventListener("input", find);
  if (mention.added && mention.place === null) { input.value = words; find(); }
  return make("div", {}, input, results);
};
