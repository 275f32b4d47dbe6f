"use strict";
// What the page knows: articles, their mentions, the places they point to, and what the reader asked to see.
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
const familyOfKind = {
  city: "city", section: "city", postal: "city", admin1: "division", admin2: "division", region: "division",
  disputed: "division", country: "country", continent: "country", historical: "past", ocean: "water", lake: "water",
  river: "water", landform: "nature", island: "nature", site: "site", airport: "site", point: "site",
};
const familyNames = {
  city: "Towns", division: "Regions", country: "Countries", water: "Waters", nature: "Landforms", site: "Sites",
  past: "Historical",
};
const kindNames = {
  city: "town", section: "part of a town", postal: "town", admin1: "division",
  admin2: "district", disputed: "disputed region", ocean: "sea", historical: "historical state",
};
const familyOf = (place) => (place ? familyOfKind[place.kind] || "site" : "none");
const isArea = (place) => ["division", "country", "water", "past"].includes(familyOf(place)) && place.kind !== "river";
const kindOf = (place) => kindNames[place.kind] || place.kind;
const percent = (number) => `${Math.round(number * 100)} %`;
const times = (count) => (count === 1 ? "1 mention" : `${count} mentions`);

// The ranker's features in a reader's words; what only the ranker understands is left out.
const reasons = {
  "its size": ["settlementPopulation", "divisionPopulation", "isLargest", "populationRank"],
  "how widely it is known": ["names", "namesBelowMost"],
  "it is a capital": ["isCapital"], "it is a seat of government": ["isSeat"],
  "it is the only one of that name": ["onlyCandidate"], "its usual name": ["namePreferred"],
  "the words around it": ["divisionWordFits", "nextWordFits", "previousWordFits", "afterInCity", "afterInDivision"],
  "the dateline": ["inDateline"],
  "the place named beside it": ["parentHolds", "inParentHolds"],
  "its country or division is named": ["countryNamed", "admin1Named", "countryNamedNear", "admin1NamedNear", "admin1InTitle", "countryInTitle", "countryMentioned", "admin1Mentioned", "admin2Mentioned"],
  "other places in the same country": ["countryShare", "countryShareLocal", "isMostSharedCountry"],
  "other places in the same division": ["admin1Share", "admin1ShareInCountry", "admin2Share", "admin1ShareLocal"],
  "other places near by": ["near50", "near250", "nearest50", "nearest50Local", "near50Local", "isNearest"],
  "it holds other places of the article": ["holdsOthers", "holdsOthersLocal"],
  "the same name elsewhere in the text": ["sameName"],
};
const reasonOf = new Map(Object.entries(reasons).flatMap(([reason, features]) => features.map((feature) => [feature, reason])));
const reasonsFor = (mention) => [...new Set(mention.evidence.map((feature) => reasonOf.get(feature)).filter(Boolean))].slice(0, 4);

const articles = data.articles;
const places = data.places;
const mentions = [];
// A reader's own point is a place of this page alone.
const addPoint = (words, lat, lon) => places.push({
  name: words, label: `${words} (${lat}, ${lon})`, kind: "point", lat, lon, id: null, within: [], claimants: [],
  administration: [], radius: 0, population: 0,
}) - 1;
const adopt = (mention, article) => {
  mention.article = article;
  mention.index = mentions.length;
  mentions.push(mention);
};
articles.forEach((article, index) => article.mentions.forEach((mention) => adopt(mention, index)));
for (const mention of mentions) {
  if (mention.point) mention.place = addPoint(articles[mention.article].text.slice(mention.start, mention.end), mention.point[1], mention.point[0]);
}
// Adjectives and places inside other names are kept for the saved file, not drawn.
const isMarked = (mention) => ["place", "metonym", "historical"].includes(mention.kind);
const wordsOf = (mention) => articles[mention.article].text.slice(mention.start, mention.end);

const state = {
  article: 0, sure: 0, region: "", kinds: new Set(Object.keys(familyNames)), until: null, current: null,
};
const isShown = (mention) => {
  const place = places[mention.place];
  if (!place || mention.removed || !isMarked(mention)) return false;
  const date = articles[mention.article].date;
  if (state.until && date && date > state.until) return false;
  if (mention.confidence * 100 < state.sure) return false;
  if (!state.kinds.has(familyOf(place))) return false;
  return !state.region || place.name === state.region || place.within.includes(state.region);
};
// One entry a place, the most mentioned first.
const shownPlaces = () => {
  const shown = new Map();
  for (const mention of mentions) {
    if (!isShown(mention)) continue;
    const entry = shown.get(mention.place) || { index: mention.place, place: places[mention.place], sure: 0, mentions: [] };
    entry.sure = Math.max(entry.sure, mention.confidence);
    entry.mentions.push(mention);
    shown.set(mention.place, entry);
  }
  return [...shown.values()].sort((a, b) => b.mentions.length - a.mentions.length || a.index - b.index);
};
